// What is on screen as a file: PNG as drawn, SVG drawn anew from the same scene.

import { data } from "./data.js";
import { download } from "./dom.js";
import { boxElements, lineOf } from "./elements.js";
import { farPicture } from "./far.js";
import { iconOf } from "./icons.js";
import { BORDER, CORNER, CORNERS, DASHES, FOCUS_BORDER, LEADING, SIZES, WIDTHS } from "./look.js";
import { isFar, isLarge, picture } from "./picture.js";
import { within } from "./shown.js";

const SPACE = "http://www.w3.org/2000/svg";

// A small scene is saved whole, and a large one as far as the view shows it.
export async function savePng(name) {
  const ground = colourOf("paper");
  const drawn = () => picture.view.png({ output: "blob", bg: ground, full: !isLarge(), scale: 2 });
  download(`${name}.png`, isFar() ? await farPicture(ground) : drawn());
}

export function saveSvg(name) {
  const root = svgOf();
  const [x, y, width, height] = root.getAttribute("viewBox").split(" ");
  root.prepend(make("rect", { x, y, width, height, fill: colourOf("paper") }));
  const text = new XMLSerializer().serializeToString(root);
  download(`${name}.svg`, new Blob([text], { type: "image/svg+xml" }));
}

function colourOf(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

export function svgOf() {
  const { view, scene, bounds } = picture;
  const inPart = isLarge() && !isFar();
  const shown = inPart ? view.extent() : bounds;
  const { nodes, edges, headings } = inPart ? within(scene, shown) : scene;
  const colours = new Map();
  const colour = (name) => {
    if (!colours.has(name)) colours.set(name, colourOf(name));
    return colours.get(name);
  };
  const [width, height] = [shown.x2 - shown.x1 + 40, shown.y2 - shown.y1 + 40];
  const viewBox = `${shown.x1 - 20} ${shown.y1 - 20} ${width} ${height}`;
  const root = make("svg", { viewBox, width, height, "font-family": colour("font") });
  const defs = markers();
  const lines = edges.map((edge) => [edge, lineOf(edge, scene.boxes)]);
  root.append(defs, ...lines.map(([edge, line]) => linePath(edge, line, colour)));
  const icons = new Map();
  for (const node of nodes) {
    const [box, about] = boxElements(node);
    const left = node.x - node.w / 2;
    root.append(frame(node, left, colour), mark(box.data.icon, icons, { x: left + 14, y: node.y - 10 }));
    const bold = { fill: colour("ink"), "font-size": SIZES.name, "font-weight": 600 };
    root.append(words(box.data.label, left + 44, node.y + box.data.middle, bold));
    const small = { fill: colour("muted"), "font-size": SIZES.about };
    if (about) root.append(words(about.data.label, left + 44, node.y + about.data.middle, small));
  }
  const large = { fill: colour("ink"), "font-size": SIZES.heading, "font-weight": 600 };
  for (const { text, x, y } of headings) root.append(words(text, x, y, large));
  for (const [, line] of lines) if (line.label) root.append(lineLabel(line, colour));
  for (const [name, id] of icons) {
    defs.append(make("image", { id, href: iconOf(name, colour), width: 20, height: 20 }));
  }
  return root;
}

function linePath(edge, line, colour) {
  const far = line.shape.endsWith("far");
  return make("path", {
    d: pathOf(line),
    fill: "none",
    stroke: colour(far ? "mark" : "line"),
    "stroke-width": far ? WIDTHS.far : edge.kind === "steered-by" ? WIDTHS.steering : WIDTHS.line,
    ...(edge.standing === "possible" ? { "stroke-dasharray": DASHES.join(" ") } : {}),
    ...(line.start in ENDS ? { "marker-start": `url(#end-${line.start})` } : {}),
    ...(line.end in ENDS ? { "marker-end": `url(#end-${line.end})` } : {}),
  });
}

function frame({ thing, y, w, h, focus, standing }, x, colour) {
  return make("rect", {
    x,
    y: y - h / 2,
    width: w,
    height: h,
    rx: CORNERS[data.things[thing].kind] ?? CORNER,
    fill: colour("surface"),
    stroke: colour(focus ? "accent" : "mark"),
    "stroke-width": focus ? FOCUS_BORDER : BORDER,
    ...(standing === "possible" ? { "stroke-dasharray": DASHES.join(" ") } : {}),
  });
}

function mark(name, icons, place) {
  if (!icons.has(name)) icons.set(name, `icon-${icons.size}`);
  return make("use", { href: `#${icons.get(name)}`, ...place });
}

// The shapes that tell one kind of line from another, drawn in a square of ten with the line's end at its right.
const ENDS = {
  triangle: "M0 0 L10 5 L0 10 Z",
  vee: "M0 0 L10 5 L0 10 L3 5 Z",
  chevron: "M0 0 L4 0 L10 5 L4 10 L0 10 L6 5 Z",
  diamond: "M0 5 L5 0 L10 5 L5 10 Z",
  circle: "M5 0 A5 5 0 0 1 5 10 A5 5 0 0 1 5 0 Z",
  square: "M0 0 H10 V10 H0 Z",
  tee: "M7 -2 H10 V12 H7 Z",
};

function markers() {
  const all = make("defs", {});
  for (const [name, d] of Object.entries(ENDS)) {
    const look = { id: `end-${name}`, viewBox: "-1 -3 12 16", refX: 10, refY: 5, orient: "auto-start-reverse" };
    const marker = make("marker", { ...look, markerWidth: 9, markerHeight: 12, markerUnits: "userSpaceOnUse" });
    marker.append(make("path", { d, fill: "context-stroke" }));
    all.append(marker);
  }
  return all;
}

// Straight pieces through the points of a route, or curves that meet half-way between the points that pull them.
function pathOf({ points, shape }) {
  const at = ([x, y]) => `${x} ${y}`;
  if (shape !== "curved") return `M${points.map(at).join(" L")}`;
  const pulls = points.slice(1, -1);
  const curves = pulls.map((pull, place) => {
    const next = pulls[place + 1];
    return `Q${at(pull)} ${at(next ? [(pull[0] + next[0]) / 2, (pull[1] + next[1]) / 2] : points[points.length - 1])}`;
  });
  return `M${at(points[0])} ${curves.join(" ")}`;
}

// Each word on a line of its own, beside the middle of a line.
function lineLabel({ points, label, aside }, colour) {
  const [x, y] = middleOf(points);
  const around = { stroke: colour("paper"), "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" };
  const look = { fill: colour("muted"), "font-size": SIZES.line, "text-anchor": "middle", ...around };
  return words(label.replaceAll(" ", "\n"), x, y + aside, look);
}

// Half-way along the straight pieces between points.
function middleOf(points) {
  const lengths = points.slice(1).map(([x, y], place) => Math.hypot(x - points[place][0], y - points[place][1]));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  const piece = Math.max(
    0,
    lengths.findIndex((length) => {
      left -= length;
      return left <= 0;
    }),
  );
  const share = lengths[piece] ? 1 + left / lengths[piece] : 0;
  const [from, to] = [points[piece], points[piece + 1]];
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

// Lines of text around a height.
function words(text, x, y, look) {
  const lines = text.split("\n");
  const leading = look["font-size"] * LEADING;
  const top = y - ((lines.length - 1) * leading) / 2 + look["font-size"] * 0.35;
  const group = make("g", look);
  lines.forEach((line, place) => {
    const each = make("text", { x, y: top + place * leading });
    each.textContent = line;
    group.append(each);
  });
  return group;
}

function make(tag, attributes) {
  const node = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
