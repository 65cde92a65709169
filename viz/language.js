// The language in use: words, names, dates.

import { MESSAGES } from "./messages.js";

export const LANGUAGES = ["fi", "sv", "en"];
let current = "fi";

export function setLanguage(language) {
  current = language;
}

export function language() {
  return current;
}

export function preferredLanguage() {
  const wanted = (navigator.languages || []).map((tag) => tag.slice(0, 2));
  return wanted.find((tag) => LANGUAGES.includes(tag)) || "fi";
}

export function t(key, values = {}) {
  const text = MESSAGES[current][key];
  return text === undefined ? key : text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

export function plural(key, n, values = {}) {
  return t(`${key}.${n === 1 ? "one" : "other"}`, { n, ...values });
}

// The language tag under which a set of labels is shown: the one in use, else the first there is.
export function labelLanguage(labels) {
  const order = [current, "fi", "sv", "en", ""];
  return order.find((tag) => labels[tag] !== undefined) ?? Object.keys(labels).sort()[0] ?? "";
}

export function label(labels) {
  return labels ? (labels[labelLanguage(labels)] ?? "") : "";
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function showDate(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(text || "");
  if (!match) return text || "";
  const [, year, month, day, hour, minute] = match;
  const date =
    current === "en"
      ? `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`
      : `${Number(day)}.${Number(month)}.${year}`;
  if (!hour) return date;
  const at = Number(hour);
  const clock = { fi: ` klo ${at}.${minute}`, sv: ` kl. ${at}.${minute}`, en: `, ${at}:${minute}` };
  return date + clock[current];
}

// A day as it is written in any of the languages, or in figures from year to day, as the latter; "" for what is no day.
export function readDate(text) {
  const written = text.trim();
  const figures = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written);
  const dotted = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(written);
  const named = /^(\d{1,2})\.?\s+([a-z]{3,9})\.?\s+(\d{4})$/i.exec(written);
  const [year, month, day] = figures?.slice(1) || (dotted || named)?.slice(1).reverse() || [];
  const number = named ? MONTHS.findIndex((name) => name.toLowerCase() === month.slice(0, 3).toLowerCase()) + 1 : month;
  const wanted = [year, ...[number, day].map((part) => String(part).padStart(2, "0"))].join("-");
  const found = Date.parse(wanted);
  return Number.isNaN(found) || new Date(found).toISOString().slice(0, 10) !== wanted ? "" : wanted;
}

export function showNumber(value, digits = 0) {
  // Small numbers are written alike everywhere, and making a browser's number format takes as long as drawing a region.
  if (Number.isInteger(value) && Math.abs(value) < 1000) return String(value);
  return value.toLocaleString(current, { maximumFractionDigits: digits });
}

export function byName(first, second) {
  return first.localeCompare(second, current === "en" ? "fi" : current);
}
