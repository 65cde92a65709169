// What to draw: boxes with their places and lines with their routes, for the state the reader is in.

import { blocksOf, capital, data, factsOf, nameOf, roleName, roleRank, sides, thingById } from "./data.js";
import { label, labelLanguage, showDate, t } from "./language.js";
import { chairText, memberLines, rightsText } from "./sentences.js";
import { standing } from "./time.js";

const ACROSS = 110;
const DOWN = 22;
// So many boxes stand in a column, and so many where there are more than three such columns.
const TALLEST = 8;
const TALLEST_OF_MANY = 12;
const INDENT = 22;
const FEW_LINES = 3;
// Regions of more boxes than this stand in columns, so that a view of all of them has the shape of a screen.
const MOST_STACKED = 400;
const SCREEN = 1.4;
const BETWEEN = 100;
const rank = { certain: 2, possible: 1, no: 0 };

// `narrow` asks for an indented column, as wide as a phone, in place of layers from left to right.
export function makeScene(state, accepts, narrow) {
  const scene = sceneOf(state, accepts, narrow);
  scene.boxes = new Map(scene.nodes.map((each) => [each.thing, each]));
  scene.headings.forEach((heading, place) => {
    heading.id = `h${place}`;
  });
  scene.edges.forEach((edge, place) => {
    edge.id = `e${place}`;
  });
  return scene;
}

function sceneOf(state, accepts, narrow) {
  const focus = state.view === "thing" ? thingById.get(state.id) : undefined;
  if (focus !== undefined) return aroundThing(focus, state, accepts, narrow);
  if (state.view !== "all" && state.view !== "region") return { nodes: [], edges: [], headings: [] };
  const draw = narrow ? indented : layered;
  return draw(blocksOf(state), state, accepts, state.view === "all");
}

// The label broken where the layout broke it; a line that ends inside a word ends in a hyphen.
function linesOf(thing) {
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
function node(thing, x, y, state) {
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

function bodyLines(thing, day) {
  if (data.things[thing].kind !== "body") return [t(data.things[thing].kind)];
  return [...memberLines(thing, day), chairText(thing, day)].filter(Boolean);
}

function relationsAmong(places, state, accepts) {
  const edges = data.facts
    .filter((fact) => fact.kind === "relation" && places.has(fact.source) && places.has(fact.target))
    .filter((fact) => fact.source !== fact.target && accepts(fact) && standing(fact, state.day) !== "no")
    .map((fact) => {
      const [left, right] = sides(fact);
      return { fact, from: left, to: right, kind: fact.concept, standing: standing(fact, state.day) };
    });
  return spread(edges);
}

// Lines between the same two boxes run side by side.
function spread(edges) {
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

function layered(blocks, state, accepts, named) {
  const nodes = [];
  const headings = [];
  const shifts = new Map();
  for (const { block, left, top } of inColumnsOfBlocks(blocks)) {
    if (named)
      headings.push({ text: regionTitle(block), x: left, y: top - 34, region: block.region, room: block.width });
    for (const [thing] of block.order) {
      const { x, y } = data.things[thing];
      nodes.push(node(thing, x + left, y - block.top + top, state));
      shifts.set(thing, [left, top - block.top]);
    }
  }
  const edges = relationsAmong(shifts, state, accepts).map((edge) => {
    const route = data.routes[edge.fact.index];
    const [dx, dy] = shifts.get(edge.from);
    return route ? { ...edge, route: route.map(([x, y]) => [x + dx, y + dy]) } : edge;
  });
  return { nodes, edges, headings };
}

// Few blocks stand one below another; many, in as many columns as give the whole the shape of a screen.
function inColumnsOfBlocks(blocks) {
  const boxes = blocks.reduce((sum, block) => sum + block.order.length, 0);
  const tall = blocks.reduce((sum, block) => sum + block.height + BETWEEN, 0);
  const wide = Math.max(...blocks.map((block) => block.width), 1) + BETWEEN;
  const columns = boxes > MOST_STACKED ? Math.max(1, Math.round(Math.sqrt((SCREEN * tall) / wide))) : 1;
  let [column, top] = [0, 0];
  return blocks.map((block) => {
    const place = { block, left: column * wide, top };
    top += block.height + BETWEEN;
    if (top >= tall / columns) [column, top] = [column + 1, 0];
    return place;
  });
}

function indented(blocks, state, accepts, named) {
  const nodes = [];
  const headings = [];
  let y = 0;
  for (const block of blocks) {
    if (named) {
      headings.push({ text: regionTitle(block), x: 0, y: y + 8, region: block.region, room: block.width });
      y += 36;
    }
    for (const [thing, depth] of block.order) {
      const height = data.things[thing].height;
      nodes.push(node(thing, Math.min(depth, 3) * INDENT + data.sizes.box / 2, y + height / 2, state));
      y += height + 14;
    }
    y += 30;
  }
  const placed = new Map(nodes.map((each) => [each.thing, each]));
  const edges = relationsAmong(placed, state, accepts).map((edge) => ({ ...edge, elbow: true }));
  return { nodes, edges, headings };
}

function regionTitle(block) {
  return block.region === null ? t("noRegion") : label(data.regions[block.region].name);
}

// A thing in the middle, what steers it on its left, its people and what it steers on its right.
function aroundThing(focus, state, accepts, narrow) {
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
      const height = stack.reduce((sum, item) => sum + item.h + DOWN, -DOWN);
      let y = -height / 2;
      for (const item of stack) {
        nodes.push({ ...item, x: x + data.sizes.box / 2, y: y + item.h / 2 });
        y += item.h + DOWN;
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
