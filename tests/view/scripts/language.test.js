import assert from "node:assert/strict";
import { test } from "node:test";
import "./sample.js";
import { label, plural, preferredLanguage, readDate, setLanguage, showDate, t } from "../../../viz/language.js";

test("a date and a time of day are written as each language writes them", () => {
  const shown = ["fi", "sv", "en"].map((code) => {
    setLanguage(code);
    return showDate("2021-04-13T09:30:00");
  });
  assert.deepEqual(shown, ["13.4.2021 klo 9.30", "13.4.2021 kl. 9.30", "13 Apr 2021, 9:30"]);
  setLanguage("fi");
});

test("a day is read in the form that each language writes, and in figures from year to day", () => {
  for (const text of ["2021-04-13", "13.4.2021", " 13. 4. 2021 ", "13.04.2021", "13 Apr 2021", "13 april 2021"]) {
    assert.equal(readDate(text), "2021-04-13", text);
  }
  for (const code of ["fi", "sv", "en"]) {
    setLanguage(code);
    assert.equal(readDate(showDate("2020-12-01")), "2020-12-01");
  }
  setLanguage("fi");
});

test("what could be two days, or is none, is not read as a day", () => {
  for (const text of ["", "04/13/2021", "3/4/2021", "31.2.2021", "2021", "13 Foo 2021", "x"]) {
    assert.equal(readDate(text), "", text);
  }
});

test("what is no date is shown as it is", () => {
  assert.equal(showDate("keväällä 2021"), "keväällä 2021");
  assert.equal(showDate(undefined), "");
});

test("a name without a form in the language in use is shown in one that it has", () => {
  setLanguage("sv");
  assert.equal(label({ fi: "Lappi", sv: "Lappland" }), "Lappland");
  assert.equal(label({ fi: "Lappi" }), "Lappi");
  assert.equal(label({ "": "Koe" }), "Koe");
  assert.equal(label({}), "");
  setLanguage("fi");
});

test("one and many have their own words", () => {
  assert.equal(plural("named", 1), "1 nimetty jäsen");
  assert.match(plural("named", 3), /^3 /);
});

test("a value is put in as it is, and a message that is not there is its key", () => {
  assert.match(t("searchCount", { n: "$& {n}" }), /\$& \{n\}/);
  assert.equal(t("no such message"), "no such message");
});

test("the first language of the reader that the page has is taken", () => {
  assert.equal(preferredLanguage(), "fi");
});
