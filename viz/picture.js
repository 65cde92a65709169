// The picture: a scene drawn by cytoscape.js, moved through with mouse, touch or keyboard.

import { conceptName, data, nameOf, typeName } from "./data.js";
import { byId } from "./dom.js";
import { changeState, placeHref } from "./state.js";
import { iconOf } from "./icons.js";

const ARROWS = {
  "steered-by": ["none", "triangle"],
  "part-of": ["diamond", "none"],
  "prepares-for": ["vee", "none"],
  monitors: ["none", "circle"],
  complements: ["none", "tee"],
  succeeds: ["none", "chevron"],
  membership: ["none", "none"],
  right: ["none", "none"],
  presided: ["none", "square"],
};
const NAME_LINE = 13 * 1.36;
const ABOUT_LINE = 12 * 1.36;
const pen = document.createElement("canvas").getContext("2d");
let picture = null;
let cursor = null;

export function startPicture() {
  const box = byId("canvas");
  picture = window.cytoscape({
    container: box,
    elements: [],
    layout: { name: "preset" },
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
    minZoom: 0.05,
    maxZoom: 2.5,
    textureOnViewport: false,
    hideEdgesOnViewport: false,
    style: styles(),
  });
  picture.on("tap", "node.box", (event) => openThing(event.target));
  picture.on("tap", "node.heading", (event) => openRegion(event.target));
  picture.on("tap", "edge", (event) => changeState({ fact: event.target.data("fact") }));
  picture.on("mouseover", "node.box, edge, node.heading", (event) => {
    event.target.addClass("over");
    box.style.cursor = "pointer";
  });
  picture.on("mouseout", "node.box, edge, node.heading", (event) => {
    event.target.removeClass("over");
    box.style.cursor = "";
  });
  box.addEventListener("wheel", panByWheel, { capture: true, passive: false });
  box.addEventListener("keydown", moveByKey);
  box.addEventListener("blur", () => setCursor(null));
  return picture;
}

export function restyle() {
  picture.style(styles());
}

function openThing(node) {
  location.hash = placeHref("thing", data.things[node.data("thing")].id);
}

function openRegion(node) {
  const region = node.data("region");
  if (region !== null) location.hash = placeHref("region", data.regions[region].id);
}

function panByWheel(event) {
  if (event.ctrlKey || event.metaKey || !picture.userPanningEnabled()) {
    if (!event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
    return;
  }
  event.stopImmediatePropagation();
  const extent = picture.extent();
  const bounds = picture.elements().boundingBox();
  const further = event.deltaY > 0 ? bounds.y2 > extent.y2 : bounds.y1 < extent.y1;
  if (!further && !event.deltaX) return;
  event.preventDefault();
  picture.panBy({ x: -event.deltaX, y: further ? -event.deltaY : 0 });
}

// Draw a scene; with `narrow` the picture takes the height it needs and the page scrolls instead of the picture.
export function drawScene(scene, narrow, keepView) {
  const box = byId("canvas");
  const names = { from: (edge) => `t${edge.from}`, to: (edge) => `t${edge.to}` };
  const elements = [];
  for (const node of scene.nodes) elements.push(...boxElements(node));
  for (const [place, heading] of scene.headings.entries()) elements.push(headingElement(heading, place));
  for (const [place, edge] of scene.edges.entries()) elements.push(edgeElement(edge, place, names, scene));
  picture.startBatch();
  picture.elements().remove();
  picture.add(elements);
  picture.endBatch();
  cursor = null;
  if (narrow && scene.nodes.length) {
    const bottom = Math.max(...scene.nodes.map((node) => node.y + node.h / 2));
    box.style.height = `${Math.ceil(bottom + 24)}px`;
  } else {
    box.style.height = "";
  }
  picture.userPanningEnabled(!narrow);
  picture.userZoomingEnabled(!narrow);
  picture.resize();
  if (!keepView) showAll(narrow);
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
  pen.font = `12px ${getComputedStyle(document.documentElement).getPropertyValue("--font")}`;
  if (pen.measureText(line).width <= room) return line;
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

function edgeElement(edge, place, names, scene) {
  const [start, end] = ARROWS[edge.kind] || ["none", "none"];
  const values = {
    id: `e${place}`,
    source: names.from(edge),
    target: names.to(edge),
    fact: edge.fact.id,
    start,
    end,
    kind: edge.kind,
  };
  if (edge.text === undefined && !edge.elbow && edge.kind !== "steered-by") values.label = conceptName(edge.kind);
  const ends = [edge.from, edge.to].map((thing) => scene.nodes.find((node) => node.thing === thing));
  let shape = "routed";
  if (edge.route) {
    Object.assign(values, along(edge.route, ends));
  } else if (!edge.elbow) {
    const [first, last] = sideways(ends, edge.shift || 0);
    const level = Math.abs(ends[0].x - ends[1].x) < ends[0].w / 2;
    const reach = level ? [34, 34] : [(last[0] - first[0]) * 0.38, (first[0] - last[0]) * 0.38];
    Object.assign(values, along([first, [first[0] + reach[0], first[1]], [last[0] + reach[1], last[1]], last], ends));
    shape = "curved";
  } else {
    Object.assign(values, along(elbow(ends), ends));
  }
  return { data: values, classes: `${edge.standing} ${shape}` };
}

// From the right side of the box on the left to the left side of the box on the right.
function sideways([from, to], shift) {
  const turn = from.x <= to.x ? 1 : -1;
  if (Math.abs(from.x - to.x) < from.w / 2) {
    return [
      [from.x + from.w / 2, from.y + shift],
      [to.x + to.w / 2, to.y + shift],
    ];
  }
  return [
    [from.x + (turn * from.w) / 2, from.y + shift],
    [to.x - (turn * to.w) / 2, to.y + shift],
  ];
}

// In an indented column: down beside the boxes and in from the left, or around them on the right.
function elbow([from, to]) {
  const [left, inner] = [from.x - from.w / 2, to.x - to.w / 2];
  if (to.y > from.y && inner > left)
    return [
      [left + 11, from.y + from.h / 2],
      [left + 11, to.y],
      [inner, to.y],
    ];
  const gutter = Math.max(from.x + from.w / 2, to.x + to.w / 2) + 12;
  return [
    [from.x + from.w / 2, from.y],
    [gutter, from.y],
    [gutter, to.y],
    [to.x + to.w / 2, to.y],
  ];
}

// A route's inner points as cytoscape wants them: along and beside the straight line between the two ends.
function along(route, [from, to]) {
  const first = route[0];
  const last = route[route.length - 1];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const length = Math.hypot(dx, dy) || 1;
  const inner = route.length > 2 ? route.slice(1, -1) : [[first[0] + dx / 2, first[1] + dy / 2]];
  return {
    weights: inner.map(([x, y]) => ((x - first[0]) * dx + (y - first[1]) * dy) / length ** 2),
    distances: inner.map(([x, y]) => ((y - first[1]) * dx - (x - first[0]) * dy) / length),
    startPoint: `${first[0] - from.x}px ${first[1] - from.y}px`,
    endPoint: `${last[0] - to.x}px ${last[1] - to.y}px`,
  };
}

export function showAll(narrow) {
  if (!picture.elements().length) return;
  const bounds = picture.elements().boundingBox();
  if (narrow) {
    picture.viewport({ zoom: Math.min(1, (picture.width() - 4) / bounds.w), pan: { x: 2 - bounds.x1 + 6, y: 12 } });
    const zoom = picture.zoom();
    picture.pan({ x: 2 - bounds.x1 * zoom, y: 8 - bounds.y1 * zoom });
    return;
  }
  const margin = 28;
  const across = (picture.width() - 2 * margin) / bounds.w;
  const down = (picture.height() - 2 * margin) / bounds.h;
  const focus = picture.nodes(".focus");
  const least = focus.length ? 0.62 : 0.9;
  const zoom = Math.min(1.15, Math.max(Math.min(across, down), Math.min(across, least)));
  const roomX = picture.width() - bounds.w * zoom;
  const roomY = picture.height() - bounds.h * zoom;
  picture.viewport({
    zoom,
    pan: {
      x: (roomX > 0 ? roomX / 2 : margin) - bounds.x1 * zoom,
      y: (roomY > 0 ? Math.min(roomY / 2, 60) : margin) - bounds.y1 * zoom,
    },
  });
  if (focus.length && roomY < 0) picture.panBy({ x: 0, y: picture.height() / 2 - focus.renderedPosition("y") });
}

export function zoomBy(factor) {
  const middle = { x: picture.width() / 2, y: picture.height() / 2 };
  picture.zoom({ level: picture.zoom() * factor, renderedPosition: middle });
}

function setCursor(node) {
  if (cursor) cursor.removeClass("cursor");
  cursor = node;
  if (!node) return;
  node.addClass("cursor");
  const thing = node.data("thing");
  const about = picture.getElementById(`${node.id()}about`).data("label") || "";
  byId("spoken").textContent = `${nameOf(thing)}. ${typeName(thing)}. ${about.replace(/\n/g, ". ")}`;
  const { x1, x2, y1, y2 } = node.renderedBoundingBox();
  const dx = x1 < 0 ? -x1 + 20 : x2 > picture.width() ? picture.width() - x2 - 20 : 0;
  const dy = y1 < 0 ? -y1 + 20 : y2 > picture.height() ? picture.height() - y2 - 20 : 0;
  if ((dx || dy) && picture.userPanningEnabled()) picture.panBy({ x: dx, y: dy });
}

function moveByKey(event) {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key in steps) {
    event.preventDefault();
    setCursor(nearest(steps[event.key]));
  } else if (event.key === "Enter" && cursor) {
    openThing(cursor);
  } else if (event.key === "+" || event.key === "=") {
    zoomBy(1.25);
  } else if (event.key === "-") {
    zoomBy(0.8);
  } else if (event.key === "0") {
    showAll(!picture.userPanningEnabled());
  }
}

function nearest([dx, dy]) {
  const boxes = picture.nodes(".box").toArray();
  if (!cursor) {
    const focus = picture.nodes(".focus");
    if (focus.length) return focus[0];
    return boxes[0] || null;
  }
  const here = cursor.position();
  const cost = (node) => {
    const along = (node.position("x") - here.x) * dx + (node.position("y") - here.y) * dy;
    const aside = Math.abs((node.position("x") - here.x) * dy) + Math.abs((node.position("y") - here.y) * dx);
    return along > 4 ? along + 2.2 * aside : Infinity;
  };
  const best = boxes.reduce((a, b) => (cost(b) < cost(a) ? b : a), cursor);
  return cost(best) === Infinity ? cursor : best;
}

function styles() {
  const look = getComputedStyle(document.documentElement);
  const colour = (name) => look.getPropertyValue(`--${name}`).trim();
  const font = look.getPropertyValue("--font").trim();
  const text = { "font-family": font, "text-wrap": "wrap", "text-max-width": 2000, "line-height": 1.36 };
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
        "corner-radius": 6,
        width: "data(w)",
        height: "data(h)",
        "background-color": colour("surface"),
        "border-width": 1.25,
        "border-color": colour("mark"),
        color: colour("ink"),
        "font-size": 13,
        "font-weight": 600,
        "background-image": (node) => iconOf(node.data("icon"), colour),
        "background-width": 20,
        "background-height": 20,
        "background-position-x": 14,
        "background-position-y": "50%",
        "background-clip": "none",
        "overlay-opacity": 0,
      },
    },
    { selector: "node.person", style: { "corner-radius": 30 } },
    { selector: "node.project", style: { shape: "cut-rectangle", "corner-radius": 10 } },
    { selector: "node.organization", style: { "corner-radius": 0 } },
    { selector: "node.possible", style: { "border-style": "dashed" } },
    { selector: "node.focus", style: { "border-width": 2.5, "border-color": colour("accent") } },
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
        "font-size": 12,
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
        "font-size": 19,
        "font-weight": 600,
        "overlay-opacity": 0,
      },
    },
    { selector: "node.heading.over", style: { color: colour("accent") } },
    {
      selector: "edge",
      style: {
        width: 1.75,
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
        "font-size": 11,
        "text-max-width": 84,
        color: colour("muted"),
        "text-background-color": colour("paper"),
        "text-background-opacity": 1,
        "text-background-padding": 2,
        "text-events": "yes",
        "min-zoomed-font-size": 6,
      },
    },
    { selector: "edge[kind = 'steered-by']", style: { width: 2.25 } },
    { selector: "edge.possible", style: { "line-style": "dashed", "line-dash-pattern": [6, 4] } },
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

export function chooseFact(id) {
  picture.edges(".chosen").removeClass("chosen");
  if (id)
    picture
      .edges()
      .filter((edge) => edge.data("fact") === id)
      .addClass("chosen");
}
