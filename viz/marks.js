// What is marked in a quote: the names in the fact, its role and its title in the source, however they are inflected.

import { conceptName, data, involved } from "./data.js";

// The words that the passage is about: the names in the fact, its role and its title in the source.
export function marksOf(fact) {
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

// A quote in pieces, each with whether it is marked.
export function pieces(quote, words) {
  const found = pattern(words);
  if (!found) return [[quote, false]];
  const parts = [];
  let end = 0;
  for (const match of quote.matchAll(found)) {
    if (!match[0]) continue;
    parts.push([quote.slice(end, match.index), false], [match[0], true]);
    end = match.index + match[0].length;
  }
  return [...parts, [quote.slice(end), false]].filter(([text]) => text);
}
