// The evidence of one fact: the quoted passage, where it stands, how sure it is, and what contradicts it.

import { conceptName, data, factById, involved, loadQuotes, nameOf } from "./data.js";
import { byId, el, outwardLink } from "./dom.js";
import { showDate, showNumber, t } from "./language.js";
import { changeState } from "./state.js";
import { sentence } from "./sentences.js";
import { bound, timeText } from "./time.js";

let opener = null;

export function startEvidence() {
  byId("evidence-close").addEventListener("click", close);
  byId("evidence").addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}

function close() {
  const wanted = opener;
  changeState({ fact: "" });
  const again = wanted && document.querySelector(`[data-fact="${CSS.escape(wanted)}"]`);
  (again || byId("canvas")).focus();
  opener = null;
}

export async function showEvidence(id) {
  const panel = byId("evidence");
  const fact = data.facts[factById.get(id)];
  panel.hidden = !fact;
  if (!fact) return;
  byId("evidence-fact").textContent = sentence(fact);
  const quoted = el("div", {});
  byId("evidence-body").replaceChildren(...[details(fact), quoted, conflicts(fact)].flat());
  if (opener !== id) {
    opener = id;
    byId("evidence-heading").focus({ preventScroll: false });
    panel.scrollTop = 0;
  }
  quoted.replaceChildren(...quotes(fact, await loadQuotes()));
}

function details(fact) {
  const rows = [[t("when"), timeText(fact)]];
  if (fact.time && fact.kind !== "meeting") {
    rows.push([t("began"), bound(fact.time[0], fact.time[1])], [t("ended"), bound(fact.time[2], fact.time[3])]);
  }
  if (fact.behalf !== undefined) rows.push([t("role"), t("behalf", { name: nameOf(fact.behalf) })]);
  if (fact.confidence !== undefined) rows.push([t("confidence"), `${showNumber(fact.confidence * 100)} %`]);
  if (fact.method) rows.push([t("method"), fact.method]);
  rows.push([t("status"), t(fact.status || "asserted")]);
  return el(
    "dl",
    {},
    rows.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]),
  );
}

function quotes(fact, texts) {
  const words = marksOf(fact);
  return [
    el("h3", {}, t("quote")),
    ...(fact.evidence || []).map((index) => {
      const passage = data.passages[index];
      const source = data.documents[passage.document] || { title: "" };
      return el(
        "figure",
        {},
        el("blockquote", { lang: source.language || null }, marked(texts[index], words)),
        el(
          "figcaption",
          {},
          el("cite", {}, source.title),
          el("span", {}, [source.publisher, showDate(source.date)].filter(Boolean).join(", ")),
          source.url ? outwardLink(source.url, t("openDocument")) : null,
        ),
      );
    }),
  ];
}

function conflicts(fact) {
  const against = fact.conflicts || [];
  if (!against.length) return [el("p", { class: "note" }, t("noConflicts"))];
  const items = against.map((index) =>
    el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: "link", click: () => changeState({ fact: data.facts[index].id }) },
        `${sentence(data.facts[index])} (${timeText(data.facts[index])})`,
      ),
    ),
  );
  return [el("h3", { class: "against" }, t("conflicts")), el("ul", { class: "plain" }, items)];
}

// The words that the passage is about: the names in the fact, its role and its title in the source.
function marksOf(fact) {
  const names = [...involved(fact)].flatMap((thing) => [
    ...Object.values(data.things[thing].name),
    ...(data.things[thing].also || []),
  ]);
  const roles = Object.values(data.concepts[fact.concept] || {});
  return [...names.flatMap(endings), ...roles, fact.title, conceptName(fact.concept)].filter(Boolean);
}

// A long name and its endings of two words or more, for documents shorten "Lapin talouden alaryhmä".
function endings(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const starts = words.map((_, place) => place).filter((place) => place === 0 || words.length - place > 1);
  return starts.map((place) => words.slice(place).join(" "));
}

// Finnish and Swedish inflect: a word counts as found when it begins like the name does.
function pattern(words) {
  const literal = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  const stem = (word) => (word.length < 5 ? literal(word) : literal(word.slice(0, Math.max(4, word.length - 3))));
  const one = (name) =>
    name
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => `${stem(word)}[\\p{L}\\p{M}]*`)
      .join("\\s+");
  const all = [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map(one)
    .filter(Boolean);
  return all.length ? new RegExp(`(?<![\\p{L}])(?:${all.join("|")})`, "giu") : null;
}

function marked(quote, words) {
  const found = pattern(words);
  if (!found) return [quote];
  const parts = [];
  let end = 0;
  for (const match of quote.matchAll(found)) {
    if (!match[0]) continue;
    parts.push(quote.slice(end, match.index), el("mark", {}, match[0]));
    end = match.index + match[0].length;
  }
  return [...parts, quote.slice(end)];
}
