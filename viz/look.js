// How boxes and lines look, in the page's colours of the moment.

import { iconOf } from "./icons.js";

export const CORNERS = { person: 30, organization: 0 };
export const CORNER = 6;
export const BORDER = 1.25;
export const FOCUS_BORDER = 2.5;
export const WIDTHS = { line: 1.75, steering: 2.25, far: 1.25 };
export const SIZES = { name: 13, about: 12, heading: 19, line: 11 };
export const LEADING = 1.36;
export const DASHES = [6, 4];

export function lookOf() {
  const look = getComputedStyle(document.documentElement);
  const known = new Map();
  const remember = (name, make) => {
    if (!known.has(name)) known.set(name, make());
    return known.get(name);
  };
  const colour = (name) => remember(name, () => look.getPropertyValue(`--${name}`).trim());
  const icon = (name) => remember(`icon ${name}`, () => iconOf(name, colour));
  const font = look.getPropertyValue("--font").trim();
  const text = { "font-family": font, "text-wrap": "wrap", "text-max-width": 2000, "line-height": LEADING };
  const inside = {
    ...text,
    label: "data(label)",
    "text-halign": "right",
    "text-valign": "center",
    "text-justification": "left",
    "text-margin-x": "data(shift)",
    "text-margin-y": "data(middle)",
  };
  return [
    {
      selector: "node.box",
      style: {
        ...inside,
        shape: "round-rectangle",
        "corner-radius": CORNER,
        width: "data(w)",
        height: "data(h)",
        "background-color": colour("surface"),
        "border-width": BORDER,
        "border-color": colour("mark"),
        color: colour("ink"),
        "font-size": SIZES.name,
        "font-weight": 600,
        "background-image": (node) => icon(node.data("icon")),
        "background-width": 20,
        "background-height": 20,
        "background-position-x": 14,
        "background-position-y": "50%",
        "background-clip": "none",
        "overlay-opacity": 0,
      },
    },
    { selector: "node.person", style: { "corner-radius": CORNERS.person } },
    { selector: "node.project", style: { shape: "cut-rectangle", "corner-radius": 10 } },
    { selector: "node.organization", style: { "corner-radius": CORNERS.organization } },
    { selector: "node.possible", style: { "border-style": "dashed" } },
    { selector: "node.focus", style: { "border-width": FOCUS_BORDER, "border-color": colour("accent") } },
    { selector: "node.over", style: { "border-color": colour("accent"), "border-width": 2 } },
    {
      selector: "node.cursor",
      style: { "outline-width": 3, "outline-color": colour("focus"), "outline-offset": 3, "outline-opacity": 1 },
    },
    {
      selector: "node.about",
      style: {
        ...inside,
        width: "data(w)",
        height: "data(h)",
        shape: "rectangle",
        "background-opacity": 0,
        color: colour("muted"),
        "font-size": SIZES.about,
        events: "no",
        "overlay-opacity": 0,
      },
    },
    {
      selector: "node.heading",
      style: {
        ...text,
        label: "data(label)",
        width: 1,
        height: 1,
        "background-opacity": 0,
        "text-halign": "right",
        "text-valign": "center",
        "text-events": "yes",
        color: colour("ink"),
        "font-size": SIZES.heading,
        "font-weight": 600,
        "overlay-opacity": 0,
      },
    },
    { selector: "node.heading.over", style: { color: colour("accent") } },
    {
      selector: "edge",
      style: {
        width: WIDTHS.line,
        "line-color": colour("line"),
        "source-arrow-color": colour("line"),
        "target-arrow-color": colour("line"),
        "source-arrow-shape": "data(start)",
        "target-arrow-shape": "data(end)",
        "arrow-scale": 1.05,
        "curve-style": "straight",
        "overlay-opacity": 0,
      },
    },
    {
      selector: "edge.routed",
      style: {
        "curve-style": "round-segments",
        "segment-weights": "data(weights)",
        "segment-distances": "data(distances)",
        "segment-radii": 14,
        "edge-distances": "endpoints",
        "source-endpoint": "data(startPoint)",
        "target-endpoint": "data(endPoint)",
      },
    },
    {
      selector: "edge.curved",
      style: {
        "curve-style": "unbundled-bezier",
        "control-point-weights": "data(weights)",
        "control-point-distances": "data(distances)",
        "edge-distances": "endpoints",
        "source-endpoint": "data(startPoint)",
        "target-endpoint": "data(endPoint)",
      },
    },
    {
      selector: "edge[label]",
      style: {
        ...text,
        label: "data(label)",
        "font-size": SIZES.line,
        "text-max-width": 84,
        "text-margin-y": "data(aside)",
        color: colour("muted"),
        "text-background-color": colour("paper"),
        "text-background-opacity": 1,
        "text-background-padding": 2,
        "text-events": "yes",
        "min-zoomed-font-size": 6,
      },
    },
    { selector: "edge[kind = 'steered-by']", style: { width: WIDTHS.steering } },
    // A line past a layer says again what the lines between the layers say, and stands back.
    {
      selector: "edge.far",
      style: {
        width: WIDTHS.far,
        "line-color": colour("mark"),
        "source-arrow-color": colour("mark"),
        "target-arrow-color": colour("mark"),
      },
    },
    { selector: "edge.possible", style: { "line-style": "dashed", "line-dash-pattern": DASHES } },
    {
      selector: "edge.over, edge.chosen",
      style: {
        width: 3.5,
        "line-color": colour("accent"),
        "source-arrow-color": colour("accent"),
        "target-arrow-color": colour("accent"),
        "z-index": 9,
      },
    },
  ];
}
