import assert from "node:assert/strict";
import { test } from "node:test";
import { setLanguage } from "../../../viz/language.js";
import { bound, dayNumber, dayOf, standing, timeText } from "../../../viz/time.js";

const fact = (...time) => ({ kind: "membership", time });

test("without a day everything holds as its source states it", () => {
  assert.equal(standing(fact("2021-01-01", "2021-01-01", "2021-02-01", "2021-02-01"), ""), "certain");
});

test("what surely began before a day and surely ended after it is certain, and at the edges too", () => {
  const held = fact("2021-01-01", "2021-01-10", "2021-02-01", "2021-02-10");
  assert.equal(standing(held, "2021-01-10"), "certain");
  assert.equal(standing(held, "2021-02-01"), "certain");
});

test("between the bounds of a beginning or an end it is possible, and outside of them it is not", () => {
  const held = fact("2021-01-01", "2021-01-10", "2021-02-01", "2021-02-10");
  assert.equal(standing(held, "2021-01-05"), "possible");
  assert.equal(standing(held, "2021-02-10"), "possible");
  assert.equal(standing(held, "2020-12-31"), "no");
  assert.equal(standing(held, "2021-02-11"), "no");
});

test("of a fact without bounds any day is possible", () => {
  assert.equal(standing({ kind: "membership" }, "2021-01-01"), "possible");
});

test("a meeting has been held from its day on", () => {
  const meeting = { kind: "meeting", start: "2021-03-04T09:00:00" };
  assert.equal(standing(meeting, "2021-03-03"), "no");
  assert.equal(standing(meeting, "2021-03-04"), "certain");
});

test("days and their numbers go over into one another, leap days too", () => {
  for (const day of ["1999-12-31", "2020-02-29", "2021-03-28"]) assert.equal(dayOf(dayNumber(day)), day);
  assert.equal(dayNumber("2020-03-01") - dayNumber("2020-02-28"), 2);
});

test("bounds and times are said in words", () => {
  setLanguage("en");
  assert.equal(bound("2021-01-02", "2021-01-02"), "2 Jan 2021");
  assert.equal(bound("", "2021-01-02"), "by 2 Jan 2021");
  assert.equal(timeText(fact("", "2021-01-02", "2021-01-02", "")), "held on 2 Jan 2021");
  assert.equal(timeText({ kind: "membership" }), "time not known");
  setLanguage("fi");
});
