// The picture: a scene drawn by cytoscape.js, moved through with mouse, touch or keyboard.

import { data, nameOf, typeName } from "./data.js";
import { byId } from "./dom.js";
import { changeState, placeHref } from "./state.js";
import { elementsOf } from "./elements.js";
import { lookOf } from "./look.js";

// More boxes than this are moved as one image, so that panning stays smooth.
const MANY = 400;
let picture = null;
let cursor = null;

export function startPicture() {
  const box = byId("canvas");
  const many = data.blocks.reduce((sum, block) => sum + block.order.length, 0) > MANY;
  picture = window.cytoscape({
    container: box,
    elements: [],
    layout: { name: "preset" },
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
    minZoom: 0.05,
    maxZoom: 2.5,
    textureOnViewport: many,
    hideEdgesOnViewport: many,
    style: lookOf(),
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
  picture.style(lookOf());
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
  picture.startBatch();
  picture.elements().remove();
  picture.add(elementsOf(scene));
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

export function chooseFact(id) {
  picture.edges(".chosen").removeClass("chosen");
  if (id)
    picture
      .edges()
      .filter((edge) => edge.data("fact") === id)
      .addClass("chosen");
}
