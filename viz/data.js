// The page's data, and the questions that every view asks of it.

import { rowsOf } from "./columns.js";
import { byId } from "./dom.js";
import { inflated } from "./inflate.js";
import { label, language, t } from "./language.js";

export const SEATED = ["chair", "vice-chair", "member"];
const ROLE_ORDER = [...SEATED, "deputy-member", "secretary", "presenter", "expert"];
// Relations whose object stands to the left of their subject, as in the layout.
const UPWARD = ["steered-by", "part-of", "prepares-for", "succeeds"];
const TABLES = ["things", "facts", "passages", "documents"];

export const data = {};
export const thingById = new Map();
export const factById = new Map();
export const regionById = new Map();
const factsByThing = new Map();
let quotes = null;

export async function loadData() {
  fillData(JSON.parse(await inflated(byId("data"))));
}

// The quotes are read when the first evidence is asked for.
export function loadQuotes() {
  quotes ??= inflated(byId("quotes")).then(JSON.parse);
  return quotes;
}

export function fillData(sent) {
  Object.assign(data, sent, Object.fromEntries(TABLES.map((name) => [name, rowsOf(sent[name])])));
  data.facts.forEach((fact, index) => {
    fact.index = index;
    if (fact.time) fact.time = [0, 1, 2, 3].map((place) => fact.time[place] ?? "");
    factById.set(fact.id, index);
    for (const thing of involved(fact)) {
      if (!factsByThing.has(thing)) factsByThing.set(thing, []);
      factsByThing.get(thing).push(fact);
    }
  });
  data.things.forEach((thing, index) => {
    thing.index = index;
    thingById.set(thing.id, index);
  });
  // A slug from a document may be "constructor": concepts have no property but their own.
  data.concepts = Object.assign(Object.create(null), sent.concepts);
  for (const block of data.blocks) block.order = block.order.map((thing, place) => [thing, block.depth[place]]);
  for (const [index, region] of data.regions.entries()) regionById.set(region.id, index);
}

export function involved(fact) {
  const ends = [fact.source, fact.target, fact.behalf, fact.presided, ...(fact.attendees || [])];
  return new Set(ends.filter((end) => end !== undefined));
}

export function factsOf(thing) {
  return factsByThing.get(thing) || [];
}

// Bodies begin with a capital, as in a list, though a source writes them small inside a sentence.
export function nameOf(thing) {
  const { kind, name } = data.things[thing];
  const text = label(name);
  return kind === "person" ? text : capital(text);
}

export function capital(text) {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}

// The regions' parts of the hierarchy that a place and its filter show.
export function blocksOf({ view, id, region }) {
  const only = view === "region" ? (regionById.get(id) ?? null) : regionById.get(region);
  return data.blocks.filter((block) => only === undefined || block.region === only);
}

// The region that a fact is about: that of its body.
export function regionOf(fact) {
  return data.things[fact.target]?.region ?? data.things[fact.source]?.region;
}

export function regionName(region) {
  return region === null || region === undefined ? t("noRegion") : label(data.regions[region].name);
}

export function conceptName(slug) {
  return label(data.concepts[slug]) || slug || "";
}

export function typeName(thing) {
  const { type, kind } = data.things[thing];
  return (type && conceptName(type)) || t(kind);
}

export function roleName(fact) {
  const stated = data.concepts[fact.concept];
  if (stated && (stated[language()] || !fact.title)) return label(stated);
  return fact.title || conceptName(fact.concept);
}

export function roleRank(fact) {
  const rank = ROLE_ORDER.indexOf(fact.concept);
  return rank < 0 ? ROLE_ORDER.length : rank;
}

// A relation's left and right end as drawn.
export function sides(fact) {
  return UPWARD.includes(fact.concept) ? [fact.target, fact.source] : [fact.source, fact.target];
}

export function documentsOf(fact) {
  return [...new Set((fact.evidence || []).map((passage) => data.passages[passage].document))];
}
