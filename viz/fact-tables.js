// Tables of facts of one kind: rights, relations, meetings.

import { conceptName } from "./data.js";
import { el } from "./dom.js";
import { showDate, t } from "./language.js";
import { rightsText } from "./sentences.js";
import { evidenceButton, table, thingLink } from "./tables.js";

export function rightsTable(facts, ofHolder) {
  const rows = facts.map((fact) => [
    thingLink(ofHolder ? fact.target : fact.source),
    rightsText(fact),
    evidenceButton(fact),
  ]);
  return table(t("rights"), [ofHolder ? t("where") : t("who"), t("right"), t("source")], rows);
}

export function relationsTable(facts) {
  const rows = facts.map((fact) => [
    thingLink(fact.source),
    [el("span", { class: "aside" }, conceptName(fact.concept)), " ", thingLink(fact.target)],
    evidenceButton(fact),
  ]);
  return table(t("relations"), [t("who"), t("how"), t("source")], rows);
}

export function meetingsTable(facts, withBody, title = t("meetings"), note = null) {
  const ordered = [...facts].sort((a, b) => (a.start || "").localeCompare(b.start || "") || a.index - b.index);
  const rows = ordered.map((fact) => {
    const mode =
      fact.online === undefined ? null : el("span", { class: "aside" }, t(fact.online ? "online" : "inPerson"));
    const present = (fact.attendees || []).map((person) => el("div", {}, thingLink(person)));
    return [
      [el("span", {}, showDate(fact.start)), mode],
      ...(withBody ? [thingLink(fact.source)] : []),
      [
        fact.presided === undefined ? null : thingLink(fact.presided),
        present.length ? el("div", { class: "aside" }, `${t("attended")}:`, present) : null,
      ],
      evidenceButton(fact),
    ];
  });
  const heads = [t("when"), ...(withBody ? [t("body")] : []), t("presidedBy"), t("source")];
  return table(title, heads, rows, { note });
}
