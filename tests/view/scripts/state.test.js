import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import "./sample.js";
import { placeHref, state } from "../../../viz/state.js";

afterEach(() => {
  location.hash = "";
});

test("an empty address is the overview, at all times, in the reader's language", () => {
  assert.deepEqual([state().view, state().id, state().day, state().lang], ["all", "", "", "fi"]);
});

test("a place's address leads back to the place, whatever is in its name", () => {
  for (const id of ["body/lapin-johtoryhmä", "person/a?b&c=d#e%", "x/<img src=x>"]) {
    location.hash = placeHref("thing", id);
    assert.deepEqual([state().view, state().id], ["thing", id]);
  }
});

test("the day, the language and the filters go along to another place, the open evidence does not", () => {
  location.hash = "#/facts?lang=sv&day=2021-04-13&fact=f1&kind=meeting";
  assert.equal(placeHref("thing", "body/top"), "#/thing/body/top?lang=sv&day=2021-04-13&kind=meeting");
});

test("a region's page takes off the filter by region", () => {
  location.hash = "#/facts?region=region/lappi&role=chair";
  assert.equal(placeHref("region", "region/savo"), "#/region/region/savo?lang=fi&role=chair");
  assert.match(placeHref("shared"), /region=region%2Flappi/);
});

test("what is no day, no language or no part of the state is left out", () => {
  location.hash = "#/facts?lang=<script>&day=2021&__proto__=x&view=thing";
  assert.deepEqual([state().lang, state().day, state().view], ["fi", "", "facts"]);
});

test("an address that cannot be decoded is taken as it stands", () => {
  location.hash = "#/thing/%E0%A4%A";
  assert.equal(state().id, "%E0%A4%A");
});
