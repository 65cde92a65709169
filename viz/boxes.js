// Boxes and the lines between them, as every scene has them.

import { capital, data } from "./data.js";
import { labelLanguage, t } from "./language.js";
import { chairText, memberLines } from "./sentences.js";

export const INDENT = 22;

// The label broken where the layout broke it; a line that ends inside a word ends in a hyphen.
export function linesOf(thing) {
  const { name, breaks } = data.things[thing];
  const tag = labelLanguage(name);
  const text = [...(data.things[thing].kind === "person" ? name[tag] : capital(name[tag]))];
  const ends = [...(breaks?.[tag] || []), text.length];
  return ends.map((end, place) => {
    const line = text
      .slice(place ? ends[place - 1] : 0, end)
      .join("")
      .trimEnd();
    return end < text.length && !" -‐/–".includes(text[end - 1]) ? `${line}-` : line;
  });
}

// What a box says is put together when the box is drawn: most of a large scene is out of view.
export function node(thing, x, y, state) {
  const { height } = data.things[thing];
  return {
    thing,
    x,
    y,
    w: data.sizes.box,
    h: height,
    standing: "certain",
    get lines() {
      return linesOf(thing);
    },
    get about() {
      return bodyLines(thing, state.day);
    },
  };
}

export function bodyLines(thing, day) {
  if (data.things[thing].kind !== "body") return [t(data.things[thing].kind)];
  return [...memberLines(thing, day), chairText(thing, day)].filter(Boolean);
}

// Lines between the same two boxes run side by side.
export function spread(edges) {
  const pairs = new Map();
  for (const edge of edges) {
    const pair = [edge.from, edge.to].sort().join(" ");
    if (!pairs.has(pair)) pairs.set(pair, []);
    pairs.get(pair).push(edge);
  }
  for (const together of pairs.values()) {
    together.forEach((edge, place) => {
      edge.shift = (place - (together.length - 1) / 2) * Math.min(14, 42 / together.length);
    });
  }
  return edges;
}
