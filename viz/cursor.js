// The picture by keyboard: arrows go from box to box, and what is come to is spoken.

import { nameOf, typeName } from "./data.js";
import { byId } from "./dom.js";
import { openThing, picture, setMarks, showWhole, zoomBy, zoomTo } from "./picture.js";
import { nearest } from "./shown.js";

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const READABLE = 0.6;
let at = null;

export function startCursor() {
  const box = byId("canvas");
  box.addEventListener("keydown", move);
  box.addEventListener("blur", () => goTo(null));
}

function move(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || !picture.view) return;
  const { nodes } = picture.scene;
  if (!nodes.includes(at)) at = null;
  if (Object.hasOwn(STEPS, event.key)) {
    event.preventDefault();
    if (nodes.length) goTo(at ? nearest(nodes, at, STEPS[event.key]) : nodes.find((node) => node.focus) || nodes[0]);
  } else if (event.key === "Enter" && at) {
    openThing(at.thing);
  } else if (event.key === "+" || event.key === "=") {
    zoomBy(1.25);
  } else if (event.key === "-") {
    zoomBy(0.8);
  } else if (event.key === "0") {
    showWhole();
  }
}

function goTo(node) {
  at = node;
  if (node) {
    bringIntoView(node);
    byId("spoken").textContent = [nameOf(node.thing), typeName(node.thing), ...node.about].join(". ");
  }
  setMarks({ box: node });
}

function bringIntoView({ x, y, w, h }) {
  const { view, tall } = picture;
  const zoom = view.zoom();
  if (tall) {
    const frame = byId("canvas").getBoundingClientRect();
    const [top, bottom] = [y - h / 2, y + h / 2].map((each) => each * zoom + view.pan().y + frame.top);
    if (top < 0 || bottom > innerHeight) scrollBy(0, top - innerHeight / 3);
    return;
  }
  if (zoom < READABLE && picture.scene.nodes.length > 1) {
    zoomTo({ x, y }, READABLE);
    return;
  }
  const [left, right] = [x - w / 2, x + w / 2].map((each) => each * zoom + view.pan().x);
  const [top, bottom] = [y - h / 2, y + h / 2].map((each) => each * zoom + view.pan().y);
  const dx = left < 0 ? 20 - left : right > view.width() ? view.width() - right - 20 : 0;
  const dy = top < 0 ? 20 - top : bottom > view.height() ? view.height() - bottom - 20 : 0;
  if (dx || dy) view.panBy({ x: dx, y: dy });
}
