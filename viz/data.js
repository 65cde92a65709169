// The page's data, and the questions that every view asks of it.

import { label, language, t } from "./language.js";

export const data = JSON.parse(document.getElementById("data").textContent);
export const SEATED = ["chair", "vice-chair", "member"];
const ROLE_ORDER = [...SEATED, "deputy-member", "secretary", "presenter", "expert"];
// Relations whose object stands to the left of their subject, as in the layout.
const UPWARD = ["steered-by", "part-of", "prepares-for", "succeeds"];

export const thingById = new Map(data.things.map((thing, index) => [thing.id, index]));
export const factById = new Map(data.facts.map((fact, index) => [fact.id, index]));
export const regionById = new Map(data.regions.map((region, index) => [region.id, index]));
const factsByThing = new Map();

for (const [index, fact] of data.facts.entries()) {
  fact.index = index;
  for (const thing of involved(fact)) {
    if (!factsByThing.has(thing)) factsByThing.set(thing, []);
    factsByThing.get(thing).push(fact);
  }
}
data.things.forEach((thing, index) => {
  thing.index = index;
});

export function involved(fact) {
  const ends = [fact.source, fact.target, fact.behalf, fact.presided, ...(fact.attendees || [])];
  return new Set(ends.filter((end) => end !== undefined));
}

export function factsOf(thing) {
  return factsByThing.get(thing) || [];
}

export function nameOf(thing) {
  return label(data.things[thing].name);
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
