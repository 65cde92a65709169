// The list beside the picture: what each view tells, in reading order.

import { meetingsTable, relationsTable } from "./fact-tables.js";
import {
  blocksOf,
  data,
  documentsOf,
  factsOf,
  nameOf,
  regionById,
  regionName,
  regionOf,
  roleName,
  thingById,
  typeName,
} from "./data.js";
import { el, outwardLink } from "./dom.js";
import { showDate, showNumber, t } from "./language.js";
import { placeHref } from "./state.js";
import { chairsOf, memberText, sentence } from "./sentences.js";
import { connectors, sharedPairs } from "./shared.js";
import { evidenceButton, regionLink, standingText, table, thingLink } from "./tables.js";
import { thingView } from "./thing-view.js";
import { standing } from "./time.js";

const MOST_LISTED = 500;

// Heading, line below it, and the sections of a view.
export function describe(state, accepts) {
  const holds = (fact) => accepts(fact) && standing(fact, state.day) !== "no";
  if (state.view === "thing" && thingById.has(state.id)) return thingView(thingById.get(state.id), state, holds);
  if (state.view === "region" && regionById.has(state.id)) return regionView(regionById.get(state.id), state, holds);
  if (state.view === "region" && state.id === "none") return regionView(null, state, holds);
  if (state.view === "shared") return sharedView(holds);
  if (state.view === "facts") return factsView(state, holds);
  if (state.view === "sources") return sourcesView();
  const missing = state.view !== "all" ? el("p", { class: "note", role: "alert" }, t("notFound")) : null;
  return overview(state, holds, missing);
}

function overview(state, holds, missing) {
  const count = (kind) => data.things.filter((thing) => thing.kind === kind).length;
  const counts = { bodies: count("body"), people: count("person"), documents: data.documents.length };
  const about = t("summary", Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, showNumber(n)])));
  const blocks = blocksOf(state);
  const boxes = blocks.reduce((sum, block) => sum + block.order.length, 0);
  if (boxes > MOST_LISTED) return { title: t("all"), about, parts: [missing, regionsTable(blocks)] };
  const parts = blocks.map((block) => {
    const name = regionName(block.region);
    const title = block.region === null ? name : regionLink(block.region, name);
    return bodiesTable(title, name, block, state, holds);
  });
  return { title: t("all"), about, parts: [missing, ...parts, othersTable(undefined, holds)] };
}

// The kind of a thing, where its name does not say it already.
function typeAside(thing) {
  const type = typeName(thing);
  return nameOf(thing).toLowerCase().endsWith(type.toLowerCase()) ? null : el("span", { class: "aside" }, type);
}

function regionsTable(blocks) {
  const rows = blocks.map((block) => [
    block.region === null ? regionName(null) : regionLink(block.region, regionName(block.region)),
    showNumber(block.order.length),
  ]);
  return table(t("all"), [t("where"), t("bodies")], rows);
}

function regionView(region, state, holds) {
  const blocks = blocksOf(state);
  const parts = blocks.map((block) => bodiesTable(t("bodies"), t("bodies"), block, state, holds));
  const inside = new Set(blocks.flatMap((block) => block.order.map(([thing]) => thing)));
  const relations = data.facts.filter((fact) => fact.kind === "relation" && inside.has(fact.source) && holds(fact));
  const meetings = data.facts.filter((fact) => fact.kind === "meeting" && inside.has(fact.source) && holds(fact));
  return {
    title: regionName(region),
    about: "",
    parts: [...parts, relationsTable(relations), meetingsTable(meetings, true), othersTable(region, holds)],
  };
}

function bodiesTable(title, plain, block, state, holds) {
  const rows = block.order.map(([thing, depth]) => ({
    depth,
    cells: [
      [thingLink(thing), typeAside(thing)],
      chairsOf(thing, state.day)
        .filter(holds)
        .map((fact) => el("div", { class: "fact" }, thingLink(fact.source), evidenceButton(fact))),
      data.things[thing].kind === "body" ? memberText(thing, state.day) : "",
    ],
  }));
  return table(title, [t("body"), t("chair"), t("members")], rows, { plain });
}

function othersTable(region, holds) {
  const rows = data.things
    .filter((thing) => ["project", "organization"].includes(thing.kind))
    .filter((thing) => region === undefined || (thing.region ?? null) === region)
    .map((thing) => [thing.index, factsOf(thing.index).filter((fact) => fact.kind === "membership" && holds(fact))])
    .filter(([thing, facts]) => facts.length || region !== undefined || data.things[thing].region !== undefined)
    .map(([thing, facts]) => [
      [thingLink(thing), typeAside(thing)],
      facts
        .filter((fact) => fact.target === thing)
        .map((fact) =>
          el(
            "div",
            { class: "fact" },
            el("span", {}, thingLink(fact.source), el("span", { class: "aside" }, roleName(fact))),
            evidenceButton(fact),
          ),
        ),
    ]);
  return table(t("projects"), [t("name"), t("people")], rows);
}

function sharedView(holds) {
  const rows = connectors(holds).map(({ person, facts }) => [
    thingLink(person),
    facts.map((fact) =>
      el(
        "div",
        { class: "fact" },
        el("span", {}, thingLink(fact.target), el("span", { class: "aside" }, roleName(fact))),
        evidenceButton(fact),
      ),
    ),
  ]);
  const pairs = sharedPairs(holds).map(({ bodies, people }) => [
    bodies.map((body) => el("div", { class: "fact" }, thingLink(body))),
    people.map((person) => el("div", {}, thingLink(person))),
  ]);
  const parts = [
    table(t("sharedPeople"), [t("person"), t("posts")], rows),
    table(t("sharedPairs"), [t("bodies"), t("commonPeople")], pairs),
  ];
  return { title: t("shared"), about: "", parts: parts.some(Boolean) ? parts : [el("p", {}, t("noFacts"))] };
}

function factsView(state, holds) {
  const facts = data.facts.filter(holds);
  const rows = facts.map((fact) => [
    thingLink(fact.kind === "membership" ? (fact.target ?? fact.source) : fact.source),
    [el("span", {}, sentence(fact)), el("span", { class: "aside" }, t(fact.kind))],
    regionOf(fact) === undefined ? "" : regionLink(regionOf(fact), regionName(regionOf(fact))),
    standingText(fact, state.day),
    evidenceButton(fact),
  ]);
  const list = table(t("facts"), [t("who"), t("fact"), t("region"), t("when"), t("source")], rows);
  return {
    title: t("facts"),
    about: `${t("statements")}: ${showNumber(facts.length)}`,
    parts: [list || el("p", {}, t("noFacts"))],
  };
}

function sourcesView() {
  const counts = new Map();
  for (const fact of data.facts)
    for (const source of documentsOf(fact)) counts.set(source, (counts.get(source) || 0) + 1);
  const rows = data.documents.map((source, index) => [
    [outwardLink(source.url, source.title), source.publisher ? el("span", { class: "aside" }, source.publisher) : null],
    showDate(source.date),
    el("a", { href: placeHref("facts", "", { document: String(index) }) }, showNumber(counts.get(index) || 0)),
  ]);
  return {
    title: t("sources"),
    about: "",
    parts: [table(t("sources"), [t("document"), t("date"), t("statements")], rows)],
  };
}
