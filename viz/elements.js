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
const pen = document.createElement("canvas").getContext("2d");

export function elementsOf(scene) {
  pen.font = `12px ${getComputedStyle(document.documentElement).getPropertyValue("--font")}`;
  const boxes = new Map(scene.nodes.map((node) => [node.thing, node]));
  return [
    ...scene.nodes.flatMap(boxElements),
    ...scene.headings.map(headingElement),
    ...scene.edges.map((edge, place) => edgeElement(edge, place, boxes)),
  ];
}

function boxElements(node) {
  const thing = data.things[node.thing];
  const id = `t${node.thing}`;
  const about = node.about.map((line) => clip(line, node.w - 54)).join("\n");
  const tall = node.lines.length * NAME_LINE + (about ? 3 + node.about.length * ABOUT_LINE : 0);
  const nameMiddle = -tall / 2 + (node.lines.length * NAME_LINE) / 2;
  const aboutMiddle = tall / 2 - (node.about.length * ABOUT_LINE) / 2;
  const classes = ["box", thing.kind, node.standing, node.focus ? "focus" : ""].join(" ");
  const values = { w: node.w, h: node.h, thing: node.thing, shift: 44 - node.w };
  const position = { x: node.x, y: node.y };
  const elements = [
    {
      data: { ...values, id, label: node.lines.join("\n"), middle: nameMiddle, icon: thing.type || thing.kind },
      position: { ...position },
      classes,
    },
  ];
  if (about) {
    const own = { ...values, id: `${id}about`, label: about, middle: aboutMiddle };
    elements.push({ data: own, position: { ...position }, classes: "about" });
  }
  return elements;
}

// A line cut to the width it has, in the font that this machine shows.
function clip(line, room) {
  if (line.length * WIDEST < room || pen.measureText(line).width <= room) return line;
  let end = line.length;
  while (end > 1 && pen.measureText(`${line.slice(0, end)}…`).width > room) end -= 1;
  return `${line.slice(0, end).trimEnd()}…`;
}

function headingElement(heading, place) {
  return {
    data: { id: `h${place}`, label: heading.text, region: heading.region },
    position: { x: heading.x, y: heading.y },
    classes: "heading",
  };
}

function edgeElement(edge, place, boxes) {
  const [start, end] = ARROWS[edge.kind] || ["none", "none"];
  const ends = [boxes.get(edge.from), boxes.get(edge.to)];
  const route = edge.route || (edge.elbow ? elbow(ends) : curve(ends, edge.shift || 0));
  const values = {
    id: `e${place}`,
    source: `t${edge.from}`,
    target: `t${edge.to}`,
    fact: edge.fact.id,
    start,
    end,
    kind: edge.kind,
    ...along(route, ends),
  };
  values.aside = Math.sign(edge.shift || 0) * 15;
  if (edge.text === undefined && !edge.elbow && edge.kind !== "steered-by") values.label = conceptName(edge.kind);
  const shape = edge.route ? "routed far" : edge.elbow ? "routed" : "curved";
  return { data: values, classes: `${edge.standing} ${shape}` };
}
