// How a line runs between two boxes, as points, and those points as cytoscape.js wants them.

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
export function elbow([from, to]) {
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
export function along(route, [from, to]) {
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

// A curve from one box to another; between boxes of one column it bends outwards.
export function curve(ends, shift) {
  const [first, last] = sideways(ends, shift);
  const level = Math.abs(ends[0].x - ends[1].x) < ends[0].w / 2;
  const reach = level ? [34, 34] : [(last[0] - first[0]) * 0.38, (first[0] - last[0]) * 0.38];
  return [first, [first[0] + reach[0], first[1]], [last[0] + reach[1], last[1]], last];
}
