// A scene as elements of cytoscape.js: a box with its lines of text, a heading, a line with its ends.

import { conceptName, data } from "./data.js";
import { along, curve, elbow } from "./routes.js";

// What stands at the left and the right end of a line.
const ARROWS = {
  "steered-by": ["none", "triangle"],
  "part-of": ["diamond", "none"],
  "prepares-for": ["vee", "none"],
  monitors: ["none", "circle"],
  complements: ["none", "tee"],
  succeeds: ["chevron", "none"],
  membership: ["none", "none"],
  right: ["none", "none"],
  presided: ["none", "square"],
};
const NAME_LINE = 13 * 1.36;
const ABOUT_LINE = 12 * 1.36;
// No letter in use is wider at 12 pixels; shorter lines need no measuring.
const WIDEST = 12;
let pen = null;

// A box and, below its name in the same box, the lines about it.
export function boxElements(node) {
  const about = node.about.map((line) => clip(line, node.w - 54)).join("\n");
  const tall = node.lines.length * NAME_LINE + (about ? 3 + node.about.length * ABOUT_LINE : 0);
  const middle = -tall / 2 + (node.lines.length * NAME_LINE) / 2;
  const thing = data.things[node.thing];
  const own = { label: node.lines.join("\n"), middle, icon: thing.type || thing.kind, shift: 44 - node.w };
  const elements = [stub(node, `box ${thing.kind} ${node.standing} ${node.focus ? "focus" : ""}`, own)];
  if (about) {
    const below = { ...own, label: about, middle: tall / 2 - (node.about.length * ABOUT_LINE) / 2 };
    elements.push(stub(node, "about", { ...below, id: `${idOf(node.thing)}about` }));
  }
  return elements;
}

// The end of a line to a box that is not drawn itself: as large as the box, and not to be seen.
export function stub(node, classes = "stub", more = {}) {
  const values = { id: idOf(node.thing), w: node.w, h: node.h, thing: node.thing, ...more };
  return { group: "nodes", data: values, position: { x: node.x, y: node.y }, classes };
}

export function idOf(thing) {
  return `t${thing}`;
}

// A line cut to the width it has, in the font that this machine shows.
function clip(line, room) {
  if (line.length * WIDEST < room) return line;
  if (!pen) {
    pen = document.createElement("canvas").getContext("2d");
    pen.font = `12px ${getComputedStyle(document.documentElement).getPropertyValue("--font")}`;
  }
  if (pen.measureText(line).width <= room) return line;
  let end = line.length;
  while (end > 1 && pen.measureText(`${line.slice(0, end)}…`).width > room) end -= 1;
  return `${line.slice(0, end).trimEnd()}…`;
}

export function headingElement(heading) {
  return {
    group: "nodes",
    data: { id: heading.id, label: heading.text, region: heading.region },
    position: { x: heading.x, y: heading.y },
    classes: "heading",
  };
}

// A line's points from end to end, what joins them, what stands at its ends and beside it.
export function lineOf(edge, boxes) {
  const [start, end] = Object.hasOwn(ARROWS, edge.kind) ? ARROWS[edge.kind] : ["none", "none"];
  const ends = [boxes.get(edge.from), boxes.get(edge.to)];
  const said = edge.text === undefined && !edge.elbow && !edge.bare && edge.kind !== "steered-by";
  return {
    start,
    end,
    ends,
    points: edge.route || (edge.elbow ? elbow(ends) : curve(ends, edge.shift || 0)),
    shape: edge.route ? "routed far" : edge.elbow ? "routed" : "curved",
    label: said ? conceptName(edge.kind) : "",
    aside: Math.sign(edge.shift || 0) * 15,
  };
}

export function edgeElement(edge, boxes) {
  const { start, end, ends, points, shape, label, aside } = lineOf(edge, boxes);
  const own = { id: edge.id, source: idOf(edge.from), target: idOf(edge.to), fact: edge.fact.id, kind: edge.kind };
  const values = { ...own, start, end, aside, ...along(points, ends), ...(label ? { label } : {}) };
  return { group: "edges", data: values, classes: `${edge.standing} ${shape}` };
}
