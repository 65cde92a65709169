// Tables: their rows, their links, and the same rows as CSV.

import { data, nameOf, roleName } from "./data.js";
import { download, el } from "./dom.js";
import { t } from "./language.js";
import { changeState, placeHref } from "./state.js";
import { sentence } from "./sentences.js";
import { standing, timeText } from "./time.js";

const AT_ONCE = 100;
const LONG = 10;

export function thingLink(thing, extra) {
  const { id, kind, type } = data.things[thing];
  return el(
    "a",
    { href: placeHref("thing", id), class: "thing" },
    el("span", { class: `mark mark-${type || kind}`, "aria-hidden": "true" }),
    el("span", {}, nameOf(thing)),
    extra,
  );
}

export function regionLink(region, text) {
  return el("a", { href: placeHref("region", data.regions[region].id) }, text);
}

export function evidenceButton(fact) {
  return el(
    "button",
    {
      type: "button",
      class: `evidence-button${fact.status === "disputed" || fact.conflicts ? " contested" : ""}`,
      "aria-label": `${t("source")}: ${sentence(fact)}`,
      "data-fact": fact.id,
      click: () => changeState({ fact: fact.id }),
    },
    fact.status === "disputed" || fact.conflicts ? `${t("source")} ≠` : t("source"),
  );
}

export function standingText(fact, day) {
  const held = day ? standing(fact, day) : null;
  return [
    el("span", {}, timeText(fact)),
    held && held !== "no" ? el("span", { class: `standing ${held}` }, t(held)) : null,
  ];
}

export function roleCell(fact) {
  return [
    el("span", {}, fact.kind === "membership" ? roleName(fact) : ""),
    fact.behalf === undefined ? null : el("span", { class: "aside" }, t("behalf", { name: nameOf(fact.behalf) })),
  ];
}

// A table of `rows`, each a list of cells (text, node or list of nodes); the first cell heads its row.
export function table(title, heads, rows, options = {}) {
  if (!rows.length) return null;
  const body = el("tbody", { role: "rowgroup" });
  let shown = 0;
  const more = el("button", { type: "button", class: "more", click: () => extend() }, t("more"));
  const extend = () => {
    for (const row of rows.slice(shown, shown + AT_ONCE)) {
      const [first, ...others] = row.cells || row;
      const depth = row.depth ? `depth depth-${Math.min(row.depth, 4)}` : null;
      body.append(
        el(
          "tr",
          { role: "row" },
          el("th", { scope: "row", role: "rowheader", class: depth }, first),
          others.map((cell, place) => el("td", { role: "cell", "data-head": heads[place + 1] }, cell)),
        ),
      );
    }
    shown += AT_ONCE;
    more.hidden = shown >= rows.length;
  };
  extend();
  const heading = el(options.level || "h2", {}, title);
  return el(
    "section",
    rows.length > LONG
      ? { class: "block long", style: `--rows: ${Math.min(rows.length, AT_ONCE)}` }
      : { class: "block" },
    el(
      "div",
      { class: "block-head" },
      heading,
      el(
        "button",
        {
          type: "button",
          class: "quiet",
          "aria-label": `${t("csv")}: ${options.plain || title}`,
          click: () => saveCsv(options.plain || title, heads, rows),
        },
        t("csv"),
      ),
    ),
    options.note ? el("p", { class: "note" }, options.note) : null,
    el(
      "table",
      { role: "table", class: heads.length > 3 ? "wide" : null },
      el("caption", { class: "visually-hidden" }, options.plain || title),
      el(
        "thead",
        { role: "rowgroup" },
        el(
          "tr",
          { role: "row" },
          heads.map((head) => el("th", { scope: "col", role: "columnheader" }, head)),
        ),
      ),
      body,
    ),
    more,
  );
}

function plainText(cell) {
  if (cell === null || cell === undefined) return "";
  if (Array.isArray(cell)) return cell.map(plainText).filter(Boolean).join(" ");
  if (!(cell instanceof Element)) return String(cell);
  return cell.matches(".evidence-button") ? cell.getAttribute("aria-label") : cell.textContent;
}

// A cell that a spreadsheet would take for a formula is led by an apostrophe.
function csvCell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}

function saveCsv(title, heads, rows) {
  const lines = [heads, ...rows.map((row) => (row.cells || row).map(plainText))];
  const text = lines.map((line) => line.map(csvCell).join(";")).join("\r\n");
  const name = `${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}.csv`;
  download(name, new Blob([`\ufeff${text}\r\n`], { type: "text/csv;charset=utf-8" }));
}
