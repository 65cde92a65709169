// The evidence of one fact: the quoted passage, where it stands, how sure it is, and what contradicts it.

import { data, factById, loadQuotes, nameOf } from "./data.js";
import { byId, el, outwardLink } from "./dom.js";
import { showDate, showNumber, t } from "./language.js";
import { marksOf, pieces } from "./marks.js";
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
  if (fact.method) rows.push([t("method"), fact.method.split(", ").map(methodName).join(", ")]);
  rows.push([t("status"), t(fact.status || "asserted")]);
  return el(
    "dl",
    {},
    rows.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]),
  );
}

// How a fact was found, in words; a rule that the page does not know is shown by its name.
function methodName(name) {
  const said = t(`method.${name}`);
  return said === `method.${name}` ? name : said;
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
        el(
          "blockquote",
          { lang: source.language || null },
          pieces(texts[index], words).map(([text, isMark]) => (isMark ? el("mark", {}, text) : text)),
        ),
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
