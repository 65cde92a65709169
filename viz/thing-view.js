// The page of a person, a body or a project: what the list tells of it.

import { data, factsOf, nameOf, regionName, roleRank, SEATED, typeName } from "./data.js";
import { el } from "./dom.js";
import { byName, showNumber, t } from "./language.js";
import { memberText, ruleText } from "./sentences.js";
import { sharing } from "./shared.js";
import { meetingsTable, relationsTable, rightsTable } from "./fact-tables.js";
import { evidenceButton, regionLink, roleCell, standingText, table, thingLink } from "./tables.js";

export function thingView(thing, state, holds) {
  const { kind, region, also, name } = data.things[thing];
  const facts = factsOf(thing).filter(holds);
  const where = region === undefined ? null : regionLink(region, regionName(region));
  const type = nameOf(thing).toLowerCase() === typeName(thing).toLowerCase() ? null : el("span", {}, typeName(thing));
  const about = [type, where].filter(Boolean);
  const others = [...new Set([...Object.values(name), ...(also || [])])].filter((each) => each !== nameOf(thing));
  const parts = kind === "person" ? personParts(thing, facts, state) : groupParts(thing, facts, state, holds);
  if (others.length)
    parts.push(
      section(
        t("otherNames"),
        el(
          "ul",
          { class: "plain" },
          others.map((each) => el("li", {}, each)),
        ),
      ),
    );
  parts.push(measuresOf(thing));
  return { title: nameOf(thing), about, parts };
}

function personParts(thing, facts, state) {
  const posts = facts.filter((fact) => fact.kind === "membership" && fact.source === thing);
  const presided = facts.filter((fact) => fact.kind === "meeting" && fact.presided === thing);
  const rows = posts
    .sort(byRole)
    .map((fact) => [
      roleCell(fact),
      fact.target === undefined ? "–" : thingLink(fact.target),
      standingText(fact, state.day),
      evidenceButton(fact),
    ]);
  const rights = facts.filter((fact) => fact.kind === "right" && fact.source === thing);
  return [
    table(t("posts"), [t("role"), t("where"), t("when"), t("source")], rows),
    rightsTable(rights, true),
    presided.length ? meetingsTable(presided, true, t("presidedTitle"), t("presidedNote")) : null,
    meetingsTable(
      facts.filter((fact) => fact.kind === "meeting" && fact.presided !== thing),
      true,
    ),
  ];
}

function groupParts(thing, facts, state, holds) {
  const people = facts.filter((fact) => fact.kind === "membership" && fact.target === thing).sort(byRole);
  const of = (kind) => facts.filter((fact) => fact.kind === kind && fact.source === thing);
  const seated = people.filter((fact) => [...SEATED, "deputy-member"].includes(fact.concept));
  const rows = people.map((fact) => [
    thingLink(fact.source),
    roleCell(fact),
    standingText(fact, state.day),
    evidenceButton(fact),
  ]);
  const note = data.things[thing].kind === "body" && seated.length ? memberText(thing, state.day) : null;
  return [
    plainFacts(t("mandates"), of("mandate")),
    table(t("people"), [t("name"), t("role"), t("when"), t("source")], rows, { note }),
    plainFacts(t("rules"), of("rule")),
    rightsTable(
      facts.filter((fact) => fact.kind === "right" && fact.target === thing),
      false,
    ),
    relationsTable(facts.filter((fact) => fact.kind === "relation")),
    meetingsTable(of("meeting"), false),
    rightsTable(of("right"), true),
    sharedWith(thing, holds),
  ];
}

function byRole(a, b) {
  return roleRank(a) - roleRank(b) || byName(nameOf(a.source), nameOf(b.source));
}

function section(title, ...content) {
  return el("section", { class: "block" }, el("div", { class: "block-head" }, el("h2", {}, title)), ...content);
}

function plainFacts(title, facts) {
  if (!facts.length) return null;
  const items = facts.map((fact) => el("li", { class: "fact" }, el("span", {}, ruleText(fact)), evidenceButton(fact)));
  return section(title, el("ul", { class: "plain" }, items));
}

function sharedWith(thing, holds) {
  const rows = sharing(thing, holds).map(({ body, people }) => [
    thingLink(body),
    people.map((person) => el("div", {}, thingLink(person))),
  ]);
  return table(t("sharedPairs"), [t("body"), t("commonPeople")], rows);
}

function measuresOf(thing) {
  const { neighbours, betweenness, reach } = data.things[thing];
  const lines = [t("neighbours", { n: neighbours || 0 })];
  if (betweenness) lines.push(t("betweenness", { n: showNumber(betweenness * 100, 1) }));
  if (reach) lines.push(t("reach", { n: reach }));
  return section(t("measures"), el("p", { class: "note" }, lines.join(" ")));
}
