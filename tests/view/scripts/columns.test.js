import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOf } from "../../../viz/columns.js";

test("a row has what its columns have, and nothing where they have null", () => {
  const rows = rowsOf({ rows: 2, columns: { id: ["a", "b"], height: [80, null] } });
  assert.deepEqual(rows, [{ id: "a", height: 80 }, { id: "b" }]);
});

test("a column of two names is a value inside a value", () => {
  const rows = rowsOf({ rows: 2, columns: { "name fi": ["Lappi", null], "name ": [null, "Lapland"] } });
  assert.deepEqual(rows, [{ name: { fi: "Lappi" } }, { name: { "": "Lapland" } }]);
});

test("texts that come again, and texts that begin alike, are put together", () => {
  const columns = { kind: { of: ["body", "person"], at: [1, null, 0] }, id: { start: "x/", rest: ["1", null, "2"] } };
  assert.deepEqual(rowsOf({ rows: 3, columns }), [{ kind: "person", id: "x/1" }, {}, { kind: "body", id: "x/2" }]);
});

test("no rows are no rows", () => {
  assert.deepEqual(rowsOf({ rows: 0, columns: {} }), []);
});
