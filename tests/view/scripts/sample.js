// A small network, as a page carries it, for the tests of the page's modules.

globalThis.location = { hash: "" };
Object.defineProperty(globalThis, "navigator", { value: { languages: ["fi-FI"] }, configurable: true });

const table = (rows) => {
  const names = [...new Set(rows.flatMap(Object.keys))];
  return {
    rows: rows.length,
    columns: Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] ?? null)])),
  };
};

const body = (id, type, name, x, y) => ({ id, kind: "body", type, region: 0, "name fi": name, height: 80, x, y });

export const SENT = {
  things: table([
    body("body/top", "political-steering-group", "Poliittinen ohjausryhmä", 125, 100),
    body("body/managers", "management-group", "Johtoryhmä", 465, 100),
    { ...body("body/sub", "sub-group", "Hyvinvoinnin alaryhmä", 805, 60), "breaks fi": [13] },
    { id: "person/nayte", kind: "person", "name fi": "Näyte Mallikas", also: ["N. Mallikas"], height: 80 },
    { id: "person/koe", kind: "person", "name ": "Koe Øster-Kuviteltu", height: 80 },
  ]),
  facts: table([
    { id: "f0", kind: "relation", source: 1, target: 0, concept: "steered-by", evidence: [0] },
    { id: "f1", kind: "relation", source: 2, target: 1, concept: "steered-by", evidence: [0] },
    { id: "f2", kind: "membership", source: 3, target: 0, concept: "chair", evidence: [0] },
    { id: "f3", kind: "membership", source: 3, target: 2, concept: "member", evidence: [0] },
    { id: "f4", kind: "membership", source: 4, target: 0, concept: "member", "time 0": "2021-05-01", evidence: [0] },
  ]),
  passages: table([{ document: 0 }]),
  documents: table([{ title: "Malliasiakirja" }]),
  regions: [{ id: "region/lappi", name: { fi: "Lappi", sv: "Lappland" } }],
  concepts: {
    chair: { fi: "puheenjohtaja", sv: "ordförande" },
    member: { fi: "jäsen" },
    "sub-group": { fi: "alaryhmä" },
    "steered-by": { fi: "on ohjattavana" },
  },
  blocks: [{ region: 0, top: 0, width: 930, height: 140, order: [0, 1, 2], depth: [0, 1, 2] }],
  routes: {},
  days: ["2021-05-01", "2021-05-01"],
  sizes: { box: 250 },
};
