// What to draw: boxes with their places and lines with their routes, for the state the reader is in.

import { aroundThing } from "./around.js";
import { INDENT, node, spread } from "./boxes.js";
import { blocksOf, data, sides, thingById } from "./data.js";
import { label, t } from "./language.js";
import { standing } from "./time.js";

// Regions of more boxes than this stand in columns, so that a view of all of them has the shape of a screen.
const MOST_STACKED = 400;
const SCREEN = 1.4;
const BETWEEN = 100;

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
