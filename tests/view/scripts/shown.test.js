import assert from "node:assert/strict";
import { test } from "node:test";
import { along, elbow } from "../../../viz/routes.js";
import { boundsOf, holds, nearest, widened, within } from "../../../viz/shown.js";

const node = (thing, x, y) => ({ thing, x, y, w: 100, h: 40 });
const nodes = [node(0, 0, 0), node(1, 200, 0), node(2, 200, 1000), node(3, 0, 1000)];
const scene = {
  nodes,
  edges: [
    { id: "e0", from: 0, to: 1 },
    { id: "e1", from: 1, to: 2 },
  ],
  headings: [{ x: 0, y: -60 }],
  boxes: new Map(nodes.map((each) => [each.thing, each])),
};

test("a scene takes the room of its boxes and headings", () => {
  const { x1, y1, x2, y2, w, h } = boundsOf(scene);
  assert.deepEqual([x1, y1, x2, y2, w, h], [-50, -76, 250, 1020, 300, 1096]);
});

test("a part of a scene has its boxes, and the lines that pass through it", () => {
  const part = within(scene, { x1: -10, y1: -10, x2: 20, y2: 10 });
  assert.deepEqual(part.nodes, [nodes[0]]);
  assert.deepEqual(part.edges, [scene.edges[0]]);
  const between = within(scene, { x1: 180, y1: 400, x2: 220, y2: 500 });
  assert.deepEqual([between.nodes, between.edges], [[], [scene.edges[1]]]);
});

test("an area that is widened holds the area", () => {
  const area = { x1: 0, y1: 0, x2: 100, y2: 50 };
  assert.ok(holds(widened(area, 0.5), area));
  assert.ok(!holds(area, widened(area, 0.5)));
});

test("an arrow goes to the nearest box in its direction, and stays where there is none", () => {
  assert.equal(nearest(nodes, nodes[0], [1, 0]), nodes[1]);
  assert.equal(nearest(nodes, nodes[0], [0, 1]), nodes[3]);
  assert.equal(nearest(nodes, nodes[0], [-1, 0]), nodes[0]);
});

test("a route's points are given along and beside the line between its ends", () => {
  const ends = [node(0, 0, 0), node(1, 400, 0)];
  const { weights, distances } = along(
    [
      [50, 0],
      [200, 30],
      [350, 0],
    ],
    ends,
  );
  assert.deepEqual([weights, distances.map(Math.abs)], [[0.5], [30]]);
});

test("in a column a line runs down beside the boxes and in from the left", () => {
  const route = elbow([node(0, 50, 0), node(1, 72, 100)]);
  assert.deepEqual(route, [
    [11, 20],
    [11, 100],
    [22, 100],
  ]);
});
