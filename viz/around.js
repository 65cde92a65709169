// A thing in the middle, what steers it on its left, its people and what it steers on its right.

import { bodyLines, INDENT, linesOf, spread } from "./boxes.js";
import { data, factsOf, nameOf, roleName, roleRank, sides } from "./data.js";
import { showDate, t } from "./language.js";
import { rightsText } from "./sentences.js";
import { standing } from "./time.js";

const ACROSS = 110;
const DOWN = 22;
// More boxes than these stand closer, so that they are seen whole on a common screen.
const ROOMY = 6;
const CLOSE = 12;
// So many boxes stand in a column, and so many where there are more than three such columns.
const TALLEST = 8;
const TALLEST_OF_MANY = 12;
const FEW_LINES = 3;
const rank = { certain: 2, possible: 1, no: 0 };

export function aroundThing(focus, state, accepts, narrow) {
  const links = linksOf(focus, state, accepts);
  const columns = new Map([[0, [focus]]]);
  const column = new Map([[focus, 0]]);
  const place = (thing, at) => {
    if (column.has(thing)) return;
    column.set(thing, at);
    if (!columns.has(at)) columns.set(at, []);
    columns.get(at).push(thing);
  };
  for (const link of links) place(link.other, link.side);
  const edges = links.map((link) => link.edge);
  if (state.steps === "2") {
    for (const thing of [...(columns.get(1) || [])]) {
      for (const link of linksOf(thing, state, accepts)) {
        if (column.get(link.other) === undefined) place(link.other, 2);
        if (link.other !== focus) edges.push(link.edge);
      }
    }
  }
  const roles = new Map();
  for (const edge of edges) {
    const other = column.get(edge.from) > column.get(edge.to) ? edge.from : edge.to;
    const far = Math.abs(column.get(edge.from)) >= Math.abs(column.get(edge.to)) ? edge.from : edge.to;
    if (edge.text && far !== focus) roles.set(far, [...(roles.get(far) || []), edge.text]);
    else if (edge.text && other !== focus) roles.set(other, [...(roles.get(other) || []), edge.text]);
  }
  const nodes = narrow ? stacked(columns, state, roles, focus) : inColumns(columns, state, roles, focus);
  const held = new Map();
  for (const edge of edges) {
    for (const end of [edge.from, edge.to]) {
      if (rank[edge.standing] > rank[held.get(end) || "no"]) held.set(end, edge.standing);
    }
  }
  for (const each of nodes) each.standing = each.thing === focus ? "certain" : held.get(each.thing) || "certain";
  const known = new Map(edges.map((edge) => [`${edge.fact.index} ${edge.from} ${edge.to}`, edge]));
  // Where many lines meet, the ends of the lines and the legend say what they are.
  const bare = known.size > FEW_LINES;
  const drawn = spread([...known.values()]).map((edge) => ({ ...edge, elbow: narrow, bare }));
  return { nodes, edges: drawn, headings: [] };
}

function linksOf(thing, state, accepts) {
  const links = [];
  const add = (fact, other, side, from, to, kind, text) => {
    if (other === undefined || other === thing) return;
    links.push({ other, side, edge: { fact, from, to, kind, text, standing: standing(fact, state.day) } });
  };
  const facts = factsOf(thing).filter((fact) => accepts(fact) && standing(fact, state.day) !== "no");
  facts.sort((a, b) => roleRank(a) - roleRank(b) || order(a, thing).localeCompare(order(b, thing), "fi"));
  for (const fact of facts) {
    if (fact.kind === "relation") {
      const [left, right] = sides(fact);
      if (left === thing) add(fact, right, 1, left, right, fact.concept);
      else add(fact, left, -1, left, right, fact.concept);
    } else if (fact.kind === "membership" || fact.kind === "right") {
      const text = fact.kind === "right" ? rightsText(fact) : roleName(fact);
      if (fact.source === thing) add(fact, fact.target, 1, thing, fact.target, fact.kind, text);
      else if (fact.target === thing) add(fact, fact.source, 1, thing, fact.source, fact.kind, text);
    } else if (fact.kind === "meeting") {
      const text = t("presided", { date: showDate(fact.start).split(/ klo| kl\.|,/)[0] });
      if (fact.presided === thing) add(fact, fact.source, 1, thing, fact.source, "presided", text);
      else if (fact.source === thing) add(fact, fact.presided, 1, thing, fact.presided, "presided", text);
    }
  }
  return links;
}

function order(fact, thing) {
  const other = fact.source === thing ? fact.target : fact.source;
  return other === undefined ? "" : nameOf(other);
}

function card(thing, state, roles, focus) {
  const lines = linesOf(thing);
  const stated = [...new Set(roles.get(thing) || [])];
  const shown = stated.length > 2 ? [stated[0], `${stated[1]} …`] : stated;
  const about = stated.length ? shown : bodyLines(thing, state.day);
  return {
    thing,
    w: data.sizes.box,
    h: 26 + lines.length * 18 + Math.max(about.length, 1) * 17,
    lines,
    about,
    focus: thing === focus,
  };
}

function inColumns(columns, state, roles, focus) {
  const nodes = [];
  let x = 0;
  for (const at of [...columns.keys()].sort((a, b) => a - b)) {
    const cards = columns.get(at).map((thing) => card(thing, state, roles, focus));
    const parts = Math.ceil(cards.length / (cards.length > 3 * TALLEST ? TALLEST_OF_MANY : TALLEST));
    const each = Math.ceil(cards.length / parts);
    for (let part = 0; part < parts; part += 1) {
      const stack = cards.slice(part * each, (part + 1) * each);
      const down = stack.length > ROOMY ? CLOSE : DOWN;
      const height = stack.reduce((sum, item) => sum + item.h + down, -down);
      let y = -height / 2;
      for (const item of stack) {
        nodes.push({ ...item, x: x + data.sizes.box / 2, y: y + item.h / 2 });
        y += item.h + down;
      }
      x += data.sizes.box + (part < parts - 1 ? 30 : ACROSS);
    }
  }
  return nodes;
}

function stacked(columns, state, roles, focus) {
  const nodes = [];
  let y = 0;
  const first = Math.min(...columns.keys());
  for (const at of [...columns.keys()].sort((a, b) => a - b)) {
    for (const thing of columns.get(at)) {
      const item = card(thing, state, roles, focus);
      nodes.push({ ...item, x: (at - first) * INDENT + data.sizes.box / 2, y: y + item.h / 2 });
      y += item.h + 14;
    }
  }
  return nodes;
}
