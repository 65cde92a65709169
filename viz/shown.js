// A scene and a part of the plane in, what of the scene stands there out: large scenes are drawn part by part.

const BEND = 40;

// The room that a scene takes.
export function boundsOf(scene) {
  const bounds = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
  for (const { x, y, w, h } of scene.nodes) {
    bounds.x1 = Math.min(bounds.x1, x - w / 2);
    bounds.x2 = Math.max(bounds.x2, x + w / 2);
    bounds.y1 = Math.min(bounds.y1, y - h / 2);
    bounds.y2 = Math.max(bounds.y2, y + h / 2);
  }
  for (const { x, y } of scene.headings) {
    bounds.x1 = Math.min(bounds.x1, x);
    bounds.y1 = Math.min(bounds.y1, y - 16);
  }
  for (const { route } of scene.edges) {
    for (const [x, y] of route || []) {
      bounds.x1 = Math.min(bounds.x1, x - 4);
      bounds.x2 = Math.max(bounds.x2, x + 4);
      bounds.y1 = Math.min(bounds.y1, y - 4);
      bounds.y2 = Math.max(bounds.y2, y + 4);
    }
  }
  return { ...bounds, w: bounds.x2 - bounds.x1, h: bounds.y2 - bounds.y1 };
}

// Boxes, lines and headings in a part of the plane; a line counts where the rectangle around it comes in.
export function within(scene, area) {
  return {
    nodes: scene.nodes.filter((node) => meets(area, node.x - node.w / 2, node.y - node.h / 2, node.w, node.h)),
    edges: scene.edges.filter((edge) => meets(area, ...around(edge, scene.boxes))),
    headings: scene.headings.filter(({ x, y }) => meets(area, x, y - 16, 300, 32)),
  };
}

function around(edge, boxes) {
  const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
  const [left, right] = [Math.min(from.x, to.x) - BEND, Math.max(from.x, to.x) + BEND];
  let [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  for (const [, y] of edge.route || []) {
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right - left, bottom - top];
}

function meets(area, x, y, w, h) {
  return x <= area.x2 && x + w >= area.x1 && y <= area.y2 && y + h >= area.y1;
}

export function holds(outer, inner) {
  return outer.x1 <= inner.x1 && outer.y1 <= inner.y1 && outer.x2 >= inner.x2 && outer.y2 >= inner.y2;
}

export function widened({ x1, y1, x2, y2 }, share) {
  const [dx, dy] = [(x2 - x1) * share, (y2 - y1) * share];
  return { x1: x1 - dx, y1: y1 - dy, x2: x2 + dx, y2: y2 + dy };
}

// The box in a direction from another: the nearest, and rather straight ahead than aside.
export function nearest(nodes, here, [dx, dy]) {
  let best = here;
  let least = Infinity;
  for (const node of nodes) {
    const along = (node.x - here.x) * dx + (node.y - here.y) * dy;
    const aside = Math.abs((node.x - here.x) * dy) + Math.abs((node.y - here.y) * dx);
    if (along <= 4 || along + 2.2 * aside >= least) continue;
    best = node;
    least = along + 2.2 * aside;
  }
  return best;
}
