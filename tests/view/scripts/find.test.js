import assert from "node:assert/strict";
import { test } from "node:test";
import { SENT } from "./sample.js";
import { data, fillData, roleName, thingById } from "../../../viz/data.js";
import { pieces } from "../../../viz/marks.js";
import { makeScene } from "../../../viz/scene.js";
import { find } from "../../../viz/search.js";
import { connectors, sharedPairs, sharing } from "../../../viz/shared.js";
import { state } from "../../../viz/state.js";

fillData(SENT);
const all = () => true;
const names = (things) => things.map((thing) => Object.values(data.things[thing].name)[0]);

test("case, diacritics and letters of the north are folded", () => {
  assert.deepEqual(names(find("NAYTE")), ["Näyte Mallikas"]);
  assert.deepEqual(names(find("oster kuv")), ["Koe Øster-Kuviteltu"]);
});

test("other names, roles and kinds of body are found too, after names", () => {
  assert.deepEqual(names(find("n. mallikas")), ["Näyte Mallikas"]);
  assert.deepEqual(names(find("puheenjohtaja")), ["Näyte Mallikas"]);
  assert.deepEqual(names(find("alaryhmä")), ["Hyvinvoinnin alaryhmä"]);
  assert.deepEqual(find("ei ole"), []);
  assert.deepEqual(find("   "), []);
});

test("the overview has every body and no person, in layers", () => {
  const scene = makeScene(state(), all, false);
  assert.deepEqual(
    scene.nodes.map((node) => node.thing),
    [0, 1, 2],
  );
  assert.deepEqual(
    scene.edges.map((edge) => [edge.from, edge.to]),
    [
      [0, 1],
      [1, 2],
    ],
  );
  assert.ok(scene.nodes[0].x < scene.nodes[1].x);
});

test("a box says its name in lines, its members and its chair", () => {
  const [top, , sub] = makeScene(state(), all, false).nodes;
  assert.deepEqual(top.about, ["2 nimettyä jäsentä", "pj. Näyte Mallikas"]);
  assert.deepEqual(sub.lines, ["Hyvinvoinnin", "alaryhmä"]);
});

test("around a body stand its people, with what they are in it", () => {
  const scene = makeScene({ ...state(), view: "thing", id: "body/top" }, all, false);
  assert.deepEqual(new Set(scene.nodes.map((node) => node.thing)), new Set([0, 1, 3, 4]));
  assert.deepEqual(scene.boxes.get(3).about, ["puheenjohtaja"]);
});

test("two steps come to the other bodies of the people", () => {
  const scene = makeScene({ ...state(), view: "thing", id: "body/top", steps: "2" }, all, false);
  assert.ok(scene.boxes.has(2));
});

test("on a day, what had not begun is left out and what may have is dashed", () => {
  const on = (day) => makeScene({ ...state(), view: "thing", id: "body/top", day }, all, false).boxes.get(4);
  assert.equal(on("2021-04-30"), undefined);
  assert.equal(on("2021-05-01").standing, "possible");
});

test("who is in two bodies is found, and the bodies that share them", () => {
  assert.deepEqual(
    connectors(all).map(({ person }) => person),
    [3],
  );
  assert.deepEqual(sharing(0, all), [{ body: 2, people: [3] }]);
  assert.deepEqual(
    sharedPairs(all).map(({ bodies }) => bodies),
    [[0, 2]],
  );
});

test("a slug that is a word of the language is no concept", () => {
  assert.equal(roleName({ concept: "constructor", title: "rakentaja" }), "rakentaja");
  assert.equal(thingById.get("__proto__"), undefined);
});

test("a name is marked in a quote in whichever case it stands", () => {
  const marked = pieces("Kokouksessa Näytteen Mallikkaan sijasta oli Koe.", ["Näyte Mallikas"])
    .filter(([, isMark]) => isMark)
    .map(([text]) => text);
  assert.deepEqual(marked, ["Näytteen Mallikkaan"]);
  assert.deepEqual(pieces("Ei mitään.", []), [["Ei mitään.", false]]);
});
