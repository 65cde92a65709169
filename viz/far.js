// A large scene seen from afar: boxes without words and lines without ends, on a canvas of its own below the picture.

import { data } from "./data.js";
import { toneOf } from "./icons.js";
import { holds } from "./shown.js";

// The canvas reaches so many views beyond the view on each side, and is moved as it is until the view leaves it.
const BEYOND = 0.5;
let canvas = null;
let painted = null;

export function startFar(box) {
  canvas = document.createElement("canvas");
  canvas.className = "far";
  canvas.hidden = true;
  box.prepend(canvas);
}

export function hideFar() {
  canvas.hidden = true;
  canvas.parentElement.classList.remove("afar");
  painted = null;
}

// Show a scene at a zoom, with the plane's origin at `pan` in a view of so many pixels.
export function showFar(scene, { zoom, pan, width, height }) {
  const view = { x1: -pan.x / zoom, y1: -pan.y / zoom, x2: (width - pan.x) / zoom, y2: (height - pan.y) / zoom };
  canvas.hidden = false;
  canvas.parentElement.classList.add("afar");
  if (!painted || painted.scene !== scene || painted.zoom !== zoom || !holds(painted.area, view)) {
    const [dx, dy] = [(width * BEYOND) / zoom, (height * BEYOND) / zoom];
    const area = { x1: view.x1 - dx, y1: view.y1 - dy, x2: view.x2 + dx, y2: view.y2 + dy };
    painted = { scene, zoom, area };
    paint(scene, zoom, area, width * (1 + 2 * BEYOND), height * (1 + 2 * BEYOND));
  }
  const [left, top] = [(painted.area.x1 - view.x1) * zoom, (painted.area.y1 - view.y1) * zoom];
  canvas.style.transform = `translate(${left}px, ${top}px)`;
}

// The part in view as a PNG.
export function farPicture(ground) {
  const { width } = canvas.getBoundingClientRect();
  const share = canvas.width / width;
  const part = document.createElement("canvas");
  [part.width, part.height] = [canvas.width, canvas.height].map((each) => Math.round(each / (1 + 2 * BEYOND)));
  const place = new DOMMatrix(getComputedStyle(canvas).transform);
  const pen = part.getContext("2d");
  pen.fillStyle = ground;
  pen.fillRect(0, 0, part.width, part.height);
  pen.drawImage(canvas, place.e * share, place.f * share);
  return new Promise((resolve) => part.toBlob(resolve));
}

function paint(scene, zoom, area, width, height) {
  const dense = Math.min(window.devicePixelRatio || 1, 2);
  // What a bitmap shows is not drawn again when it is moved, as the contents of a canvas may be.
  const drawing = new OffscreenCanvas(Math.round(width * dense), Math.round(height * dense));
  [canvas.width, canvas.height] = [drawing.width, drawing.height];
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const look = getComputedStyle(document.documentElement);
  const colour = (name) => look.getPropertyValue(`--${name}`).trim();
  const pen = drawing.getContext("2d");
  pen.setTransform(zoom * dense, 0, 0, zoom * dense, -area.x1 * zoom * dense, -area.y1 * zoom * dense);
  pen.strokeStyle = colour("line");
  pen.lineWidth = 0.75 / zoom;
  pen.stroke(linesOf(scene));
  for (const [tone, boxes] of byTone(scene)) {
    pen.fillStyle = colour(tone);
    pen.fill(boxes);
  }
  pen.fillStyle = colour("ink");
  pen.font = `600 ${13 / zoom}px ${colour("font")}`;
  for (const { x, y, text, room } of scene.headings) if (room * zoom > 60) pen.fillText(text, x, y + 8, room);
  canvas.getContext("bitmaprenderer").transferFromImageBitmap(drawing.transferToImageBitmap());
}

function linesOf(scene) {
  const path = new Path2D();
  for (const edge of scene.edges) {
    const [from, to] = [scene.boxes.get(edge.from), scene.boxes.get(edge.to)];
    const points = edge.route || [
      [from.x + from.w / 2, from.y],
      [to.x - to.w / 2, to.y],
    ];
    points.forEach(([x, y], place) => {
      if (place) path.lineTo(x, y);
      else path.moveTo(x, y);
    });
  }
  return path;
}

function byTone(scene) {
  const paths = new Map();
  for (const { thing, x, y, w, h } of scene.nodes) {
    const tone = toneOf(data.things[thing].type || data.things[thing].kind);
    if (!paths.has(tone)) paths.set(tone, new Path2D());
    paths.get(tone).rect(x - w / 2, y - h / 2, w, h);
  }
  return paths;
}
