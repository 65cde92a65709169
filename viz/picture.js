// The picture: a scene drawn by cytoscape.js, whole when it is small, else the part in view; from afar, without words.

import { data } from "./data.js";
import { byId } from "./dom.js";
import { boxElements, edgeElement, headingElement, idOf, stub } from "./elements.js";
import { hideFar, showFar, startFar } from "./far.js";
import { runInflated } from "./inflate.js";
import { lookOf } from "./look.js";
import { boundsOf, holds, within, widened } from "./shown.js";
import { changeState, placeHref } from "./state.js";

// Scenes of more boxes are drawn part by part.
const WHOLE = 120;
// Below this zoom nobody reads the words of a large scene.
const FAR = 0.45;
// So many drawn boxes are kept before those out of view are taken away.
const KEPT = 400;
const AROUND = 0.3;
// A picture that is taller stands in a frame of its own on a narrow screen.
const TALLEST = 4000;
const MARGIN = 28;
const LARGEST = 1.15;
// Words are not made smaller than this to show more at once; around a body or person, they may be.
const LEAST = 0.9;
const LEAST_AROUND = 0.7;
const EMPTY = { nodes: [], edges: [], headings: [], boxes: new Map() };

export const picture = { view: null, scene: EMPTY, bounds: null, tall: false };
let library = null;
let filled = null;
let marks = { box: null, fact: "" };

export function loadLibrary() {
  library ??= runInflated(byId("library"));
  return library;
}

export function isLarge() {
  return picture.scene.nodes.length > WHOLE;
}

function start() {
  const box = byId("canvas");
  picture.view = window.cytoscape({
    container: box,
    elements: [],
    layout: { name: "preset" },
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
    maxZoom: 2.5,
    pixelRatio: Math.min(window.devicePixelRatio || 1, 2),
    style: lookOf(),
  });
  startFar(box);
  const { view } = picture;
  view.on("tap", "node.box", (event) => openThing(event.target.data("thing")));
  view.on("tap", "node.heading", (event) => openRegion(event.target.data("region")));
  view.on("tap", "edge", (event) => changeState({ fact: event.target.data("fact") }));
  view.on("tap", (event) => {
    if (isFar() && event.target === view) zoomTo(event.position, 0.9);
  });
  view.on("mouseover", "node.box, edge, node.heading", (event) => {
    event.target.addClass("over");
    box.style.cursor = "pointer";
  });
  view.on("mouseout", "node.box, edge, node.heading", (event) => {
    event.target.removeClass("over");
    box.style.cursor = "";
  });
  view.on("viewport", fill);
  box.addEventListener("wheel", panByWheel, { capture: true, passive: false });
}

export function restyle() {
  if (!picture.view) return;
  hideFar();
  picture.view.style(lookOf());
  fill();
}

export function openThing(thing) {
  location.hash = placeHref("thing", data.things[thing].id);
}

function openRegion(region) {
  if (region !== null) location.hash = placeHref("region", data.regions[region].id);
}

function panByWheel(event) {
  if (event.ctrlKey || event.metaKey || picture.tall) {
    if (!event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
    return;
  }
  event.stopImmediatePropagation();
  const extent = picture.view.extent();
  const further = event.deltaY > 0 ? picture.bounds.y2 > extent.y2 : picture.bounds.y1 < extent.y1;
  if (!further && !event.deltaX) return;
  event.preventDefault();
  picture.view.panBy({ x: -event.deltaX, y: further ? -event.deltaY : 0 });
}

// Draw a scene; on a narrow screen the picture takes the height it needs, and the page scrolls in place of the picture.
export function drawScene(scene, narrow, keepView) {
  if (!picture.view) start();
  const { view } = picture;
  picture.scene = scene;
  picture.bounds = boundsOf(scene);
  picture.tall = narrow && !isLarge() && picture.bounds.h <= TALLEST;
  const box = byId("canvas");
  box.style.height = `${Math.ceil(picture.tall ? picture.bounds.h + 36 : needed(box, scene))}px`;
  box.classList.toggle("tall", picture.tall);
  filled = null;
  hideFar();
  marks.box = null;
  view.elements().remove();
  view.userPanningEnabled(!picture.tall);
  view.userZoomingEnabled(!picture.tall);
  view.resize();
  view.minZoom(Math.min(0.05, fitting() * 0.8));
  if (keepView) fill();
  else showAll();
}

// The height in which a scene shows whole at the width that there is; the page's style allows it less.
function needed(box, scene) {
  if (isLarge()) return innerHeight;
  const focus = scene.nodes.some((node) => node.focus);
  const across = (box.clientWidth - 2 * MARGIN) / picture.bounds.w;
  const zoom = Math.min(LARGEST, Math.max(across, focus ? LEAST_AROUND : Math.min(across, LEAST)));
  return picture.bounds.h * zoom + 2 * MARGIN + 8;
}

function fitting(margin = MARGIN) {
  const { w, h } = picture.bounds;
  return Math.min((picture.view.width() - 2 * margin) / w, (picture.view.height() - 2 * margin) / h);
}

export function isFar() {
  return isLarge() && picture.view.zoom() < FAR;
}

// Put what stands in the view, and somewhat around it, into the picture.
function fill() {
  const { view, scene } = picture;
  if (isFar()) {
    if (filled) view.elements().remove();
    filled = null;
    showFar(scene, { zoom: view.zoom(), pan: view.pan(), width: view.width(), height: view.height() });
    return;
  }
  if (!isLarge()) {
    if (!filled) add(scene);
    filled = { x1: -Infinity, y1: -Infinity, x2: Infinity, y2: Infinity };
    return;
  }
  hideFar();
  const extent = view.extent();
  if (filled && holds(filled, extent)) return;
  if (view.nodes(".box").length > KEPT) view.elements().remove();
  filled = widened(extent, AROUND);
  add(within(scene, filled));
}

function add({ nodes, edges, headings }) {
  const { view, scene } = picture;
  const there = (id) => view.hasElementWithId(id);
  const adding = new Map();
  view.startBatch();
  for (const node of nodes) {
    const element = view.getElementById(idOf(node.thing));
    if (element.hasClass("box")) continue;
    const [box, ...rest] = boxElements(node);
    if (element.length) element.data(box.data).classes(box.classes);
    else adding.set(box.data.id, box);
    for (const each of rest) adding.set(each.data.id, each);
  }
  for (const edge of edges) {
    if (there(edge.id)) continue;
    for (const end of [edge.from, edge.to]) {
      if (!there(idOf(end)) && !adding.has(idOf(end))) adding.set(idOf(end), stub(scene.boxes.get(end)));
    }
  }
  for (const heading of headings) if (!there(heading.id)) adding.set(heading.id, headingElement(heading));
  for (const edge of edges) if (!there(edge.id)) adding.set(edge.id, edgeElement(edge, scene.boxes));
  view.add([...adding.values()]);
  view.endBatch();
  mark();
}

export function showAll() {
  const { view, scene, bounds } = picture;
  if (!view || !scene.nodes.length) return;
  if (picture.tall) {
    const zoom = Math.min(1, (view.width() - 8) / (bounds.w + 8));
    view.viewport({ zoom, pan: { x: 4 - bounds.x1 * zoom, y: 10 - bounds.y1 * zoom } });
    fill();
    return;
  }
  const margin = MARGIN;
  const focus = scene.nodes.find((node) => node.focus);
  const across = (view.width() - 2 * margin) / bounds.w;
  const least = focus ? LEAST_AROUND : LEAST;
  const wide = isLarge() ? least : Math.min(across, least);
  const zoom = Math.min(LARGEST, Math.max(fitting(margin), wide));
  const roomX = view.width() - bounds.w * zoom;
  const roomY = view.height() - bounds.h * zoom;
  view.viewport({
    zoom,
    pan: {
      x: (roomX > 0 ? roomX / 2 : margin) - bounds.x1 * zoom,
      y: (roomY > 0 ? Math.min(roomY / 2, 60) : margin) - bounds.y1 * zoom,
    },
  });
  if (focus && roomY < 0) view.panBy({ x: 0, y: view.height() / 2 - (focus.y * zoom + view.pan().y) });
  fill();
}

// The whole of a scene in one view, however small.
export function showWhole() {
  if (!isLarge()) {
    showAll();
    return;
  }
  const { view, bounds } = picture;
  const zoom = Math.min(LARGEST, fitting());
  const pan = { x: (view.width() - bounds.w * zoom) / 2 - bounds.x1 * zoom, y: 28 - bounds.y1 * zoom };
  view.viewport({ zoom, pan });
  fill();
}

export function zoomBy(factor) {
  const middle = { x: picture.view.width() / 2, y: picture.view.height() / 2 };
  picture.view.zoom({ level: picture.view.zoom() * factor, renderedPosition: middle });
}

export function zoomTo({ x, y }, zoom) {
  const { view } = picture;
  view.viewport({ zoom, pan: { x: view.width() / 2 - x * zoom, y: view.height() / 2 - y * zoom } });
}

// What the keyboard stands on, and the line whose evidence is open.
export function setMarks(changes) {
  marks = { ...marks, ...changes };
  mark();
}

function mark() {
  const { view } = picture;
  if (!view) return;
  view.elements(".cursor, .chosen").removeClass("cursor chosen");
  if (marks.box) view.getElementById(idOf(marks.box.thing)).addClass("cursor");
  if (marks.fact)
    view
      .edges()
      .filter((edge) => edge.data("fact") === marks.fact)
      .addClass("chosen");
}
