// Facts in words: one sentence a fact, and the short lines that a box carries.

import { conceptName, factsOf, nameOf, roleName, SEATED } from "./data.js";
import { label, plural, showDate, t } from "./language.js";
import { standing } from "./time.js";

export function sentence(fact) {
  const source = fact.source === undefined ? "" : nameOf(fact.source);
  const target = fact.target === undefined ? "" : nameOf(fact.target);
  switch (fact.kind) {
    case "membership":
      return t(target ? "fact.membership" : "fact.post", { source, role: roleName(fact), target });
    case "relation":
      return t("fact.relation", { source, relation: conceptName(fact.concept), target });
    case "right":
      return t("fact.right", { source, rights: rightsText(fact), target });
    case "meeting": {
      const values = { source, date: showDate(fact.start) };
      if (fact.presided === undefined) return t("fact.meeting", values);
      return t("fact.meetingPresided", { ...values, person: nameOf(fact.presided) });
    }
    default:
      return t(`fact.${fact.kind}`, { source, text: ruleText(fact) });
  }
}

export function rightsText(fact) {
  return (fact.rights || []).map((right) => t(`${right}Can`)).join(", ");
}

export function ruleText(fact) {
  const parts = [label(fact.text).replace(/[.;\s]+$/, "")];
  if (fact.seats !== undefined) parts.push(t("seatsText", { n: fact.seats }));
  if (fact.each !== undefined) parts.push(t("seatsEach", { n: fact.each, unit: unitName(fact.unit) }));
  return parts.filter(Boolean).join("; ");
}

// A source's own word for what names members, unless it is one that readings use.
function unitName(unit) {
  const said = t(`unit.${unit}`);
  return said === `unit.${unit}` ? unit || "" : said;
}

// How many people hold such a role in a body: those certain, and those certain or possible.
function countRole(body, roles, day) {
  const certain = new Set();
  const all = new Set();
  for (const fact of factsOf(body)) {
    if (fact.kind !== "membership" || fact.target !== body || !roles.includes(fact.concept)) continue;
    const held = standing(fact, day);
    if (held === "no") continue;
    all.add(fact.source);
    if (held === "certain") certain.add(fact.source);
  }
  return { certain: certain.size, all: all.size };
}

function range({ certain, all }) {
  return certain === all ? String(all) : `${certain}–${all}`;
}

// How many members and how many deputies: one line each.
export function memberLines(body, day) {
  const named = countRole(body, SEATED, day);
  const deputies = countRole(body, ["deputy-member"], day);
  const rule = factsOf(body).find((fact) => fact.kind === "rule" && fact.seats !== undefined);
  const parts = [];
  if (rule && standing(rule, day) !== "no")
    parts.push(plural("seats", rule.seats, { seats: rule.seats, n: range(named) }));
  else if (named.all) parts.push(plural("named", named.all, { n: range(named) }));
  if (deputies.all) parts.push(plural("deputies", deputies.all, { n: range(deputies) }));
  return parts.length ? parts : [t("nobody")];
}

export function memberText(body, day) {
  return memberLines(body, day).join(", ");
}

export function chairsOf(body, day) {
  const facts = factsOf(body).filter(
    (fact) => fact.kind === "membership" && fact.target === body && fact.concept === "chair",
  );
  return facts.filter((fact) => standing(fact, day) !== "no");
}

export function chairText(body, day) {
  const names = [...new Set(chairsOf(body, day).map((fact) => nameOf(fact.source)))];
  if (!names.length) return "";
  return `${t("chairShort")} ${names[0]}${names.length > 1 ? ` +${names.length - 1}` : ""}`;
}
