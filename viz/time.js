// What held when: a fact's bounds against a day, and both in words.

import { showDate, t } from "./language.js";

// "certain", "possible" or "no"; without a day every fact counts as certain, as the source stated it.
export function standing(fact, day) {
  if (!day) return "certain";
  if (fact.kind === "meeting" && fact.start) return fact.start.slice(0, 10) <= day ? "certain" : "no";
  const [startNotBefore, startNotAfter, endNotBefore, endNotAfter] = fact.time || ["", "", "", ""];
  if ((startNotBefore && startNotBefore > day) || (endNotAfter && endNotAfter < day)) return "no";
  const sure = startNotAfter && endNotBefore && startNotAfter <= day && day <= endNotBefore;
  return sure ? "certain" : "possible";
}

export function dayNumber(day) {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86400000);
}

export function dayOf(number) {
  return new Date(number * 86400000).toISOString().slice(0, 10);
}

export function bound(notBefore, notAfter) {
  if (notBefore && notAfter && notBefore === notAfter) return t("onDay", { date: showDate(notBefore) });
  if (notBefore && notAfter) return t("between", { first: showDate(notBefore), last: showDate(notAfter) });
  if (notAfter) return t("byDay", { date: showDate(notAfter) });
  if (notBefore) return t("fromDay", { date: showDate(notBefore) });
  return t("unknown");
}

export function timeText(fact) {
  if (fact.kind === "meeting") return showDate(fact.start);
  const [startNotBefore, startNotAfter, endNotBefore, endNotAfter] = fact.time || ["", "", "", ""];
  if (startNotAfter && startNotAfter === endNotBefore) return t("heldOn", { date: showDate(startNotAfter) });
  if (startNotAfter && endNotBefore) {
    return t("heldBetween", { first: showDate(startNotAfter), last: showDate(endNotBefore) });
  }
  const parts = [];
  if (startNotBefore || startNotAfter)
    parts.push(`${t("began").toLowerCase()} ${bound(startNotBefore, startNotAfter)}`);
  if (endNotBefore || endNotAfter) parts.push(`${t("ended").toLowerCase()} ${bound(endNotBefore, endNotAfter)}`);
  return parts.join(", ") || t("timeUnknown");
}
