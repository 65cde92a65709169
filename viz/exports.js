// What is on screen as a file: PNG as drawn, SVG drawn anew from the same boxes and lines.

import { download } from "./dom.js";
import { farPicture } from "./far.js";
import { addAll, isFar, isLarge, picture, restoreView } from "./picture.js";

const SPACE = "http://www.w3.org/2000/svg";

// A small scene is saved whole, and a large one as far as the view shows it.
export async function savePng(name) {
  const ground = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
  const drawn = () => picture.view.png({ output: "blob", bg: ground, full: !isLarge(), scale: 2 });
  download(`${name}.png`, isFar() ? await farPicture(ground) : drawn());
}

export function saveSvg(name) {
  const text = new XMLSerializer().serializeToString(svgOf());
  download(`${name}.svg`, new Blob([text], { type: "image/svg+xml" }));
}

export function svgOf() {
  const { view, bounds } = picture;
  const shown = isLarge() && !isFar() ? view.extent() : bounds;
  if (isFar()) addAll();
  const [width, height] = [shown.x2 - shown.x1 + 40, shown.y2 - shown.y1 + 40];
  const root = make("svg", { viewBox: `${shown.x1 - 20} ${shown.y1 - 20} ${width} ${height}`, width, height });
  root.append(markers());
  for (const edge of view.edges()) {
    const start = edge.data("start");
    const end = edge.data("end");
    root.append(
      make("path", {
        d: pathOf(edge),
        fill: "none",
        stroke: edge.style("line-color"),
        "stroke-width": edge.numericStyle("width"),
        ...(edge.hasClass("possible") ? { "stroke-dasharray": "6 4" } : {}),
        ...(start in ENDS ? { "marker-start": `url(#end-${start})` } : {}),
        ...(end in ENDS ? { "marker-end": `url(#end-${end})` } : {}),
      }),
    );
  }
  for (const node of view.nodes(".box, .about, .heading")) {
    const { x, y } = node.position();
    if (node.hasClass("box")) {
      const [w, h] = [node.width(), node.height()];
      const look = { fill: node.style("background-color"), stroke: node.style("border-color") };
      root.append(make("rect", { x: x - w / 2, y: y - h / 2, width: w, height: h, rx: 6, ...look }));
      root.append(
        make("image", { href: node.style("background-image"), x: x - w / 2 + 14, y: y - 10, width: 20, height: 20 }),
      );
    }
    root.append(words(node, x, y));
  }
  for (const edge of view.edges("[label]")) root.append(edgeLabel(edge));
  restoreView();
  return root;
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
function pathOf(edge) {
  const at = ({ x, y }) => `${x} ${y}`;
  const [first, last] = [edge.sourceEndpoint(), edge.targetEndpoint()];
  const pulls = edge.controlPoints();
  if (!pulls) return `M${[first, ...(edge.segmentPoints() || []), last].map(at).join(" L")}`;
  const meets = pulls
    .slice(1)
    .map((pull, place) => ({ x: (pulls[place].x + pull.x) / 2, y: (pulls[place].y + pull.y) / 2 }));
  return `M${at(first)} ${pulls.map((pull, place) => `Q${at(pull)} ${at(meets[place] || last)}`).join(" ")}`;
}

function edgeLabel(edge) {
  const bends = edge.controlPoints() || edge.segmentPoints() || [];
  const points = [edge.sourceEndpoint(), ...bends, edge.targetEndpoint()];
  const [before, after] = [points[Math.floor((points.length - 1) / 2)], points[Math.ceil((points.length - 1) / 2)]];
  const [x, y] = [(before.x + after.x) / 2, (before.y + after.y) / 2 + edge.data("aside")];
  const look = { fill: edge.style("color"), "font-size": 11, "font-family": edge.style("font-family") };
  const group = make("g", { ...look, "text-anchor": "middle" });
  edge
    .data("label")
    .split(" ")
    .forEach((word, place, all) => {
      const text = make("text", { x, y: y + (place - (all.length - 1) / 2) * 13 + 4 });
      text.textContent = word;
      group.append(text);
    });
  return group;
}

function words(node, x, y) {
  const size = node.numericStyle("font-size");
  const lines = (node.data("label") || "").split("\n");
  const left = node.hasClass("heading") ? x : x + node.width() / 2 + node.numericStyle("text-margin-x");
  const middle = node.hasClass("heading") ? y : y + node.numericStyle("text-margin-y");
  const top = middle - ((lines.length - 1) * size * 1.36) / 2 + size * 0.35;
  const look = { fill: node.style("color"), "font-size": size, "font-weight": node.style("font-weight") };
  const group = make("g", { ...look, "font-family": node.style("font-family") });
  lines.forEach((line, place) => {
    const text = make("text", { x: left, y: top + place * size * 1.36 });
    text.textContent = line;
    group.append(text);
  });
  return group;
}

function make(tag, attributes) {
  const node = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
