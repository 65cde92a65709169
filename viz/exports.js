// What is on screen as a file: PNG as drawn, SVG drawn anew from the same boxes and lines.

import { download } from "./dom.js";

const SPACE = "http://www.w3.org/2000/svg";

export function savePng(picture, name) {
  const background = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
  download(`${name}.png`, picture.png({ output: "blob", full: true, scale: 2, bg: background }));
}

export function saveSvg(picture, name) {
  const text = new XMLSerializer().serializeToString(svgOf(picture));
  download(`${name}.svg`, new Blob([text], { type: "image/svg+xml" }));
}

export function svgOf(picture) {
  const bounds = picture.elements().boundingBox();
  const root = make("svg", { viewBox: `${bounds.x1 - 20} ${bounds.y1 - 20} ${bounds.w + 40} ${bounds.h + 40}` });
  for (const edge of picture.edges()) {
    const points = [edge.sourceEndpoint(), ...(edge.segmentPoints() || []), edge.targetEndpoint()];
    root.append(
      make("polyline", {
        points: points.map(({ x, y }) => `${x},${y}`).join(" "),
        fill: "none",
        stroke: edge.style("line-color"),
        "stroke-width": edge.numericStyle("width"),
        "stroke-dasharray": edge.hasClass("possible") ? "6 4" : "none",
      }),
    );
  }
  for (const node of picture.nodes()) {
    const { x, y } = node.position();
    if (node.hasClass("box")) {
      const [w, h] = [node.width(), node.height()];
      const look = { fill: node.style("background-color"), stroke: node.style("border-color") };
      root.append(make("rect", { x: x - w / 2, y: y - h / 2, width: w, height: h, rx: 6, ...look }));
    }
    root.append(words(node, x, y));
  }
  return root;
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
