// The answer of the service in; a table, a network and what they are made from out.

import { language, number, say } from "./words.js";

const PAGE = 200;
const MOST_NODES = 400;
const NUMERIC = /#(integer|decimal|double|float|nonNegativeInteger|int|long)$/;
const DAY = /#(date|gYear|gYearMonth)$/;
const NAMES = ["#prefLabel", "/name", "#label", "/title"];

export function readRows(json) {
  if ("boolean" in json) return { columns: [], rows: [], yes: json.boolean, graph: false };
  return { columns: json.head.vars, rows: json.results.bindings, graph: false };
}

/** Statements, from the expanded JSON-LD that the service writes. */
export function readGraph(things) {
  const rows = [];
  for (const thing of things) {
    const subject = { type: "uri", value: thing["@id"] };
    for (const type of thing["@type"] ?? []) {
      const predicate = { type: "uri", value: "http://www.w3.org/1999/02/22-rdf-syntax-ns#type" };
      rows.push({ subject, predicate, object: { type: "uri", value: type } });
    }
    for (const [name, values] of Object.entries(thing)) {
      if (name.startsWith("@")) continue;
      for (const value of values) rows.push({ subject, predicate: { type: "uri", value: name }, object: term(value) });
    }
  }
  return { columns: ["subject", "predicate", "object"], rows, graph: true };
}

function term(value) {
  if ("@id" in value) return { type: "uri", value: value["@id"] };
  const plain = String(value["@value"]);
  return { type: "literal", value: plain, datatype: value["@type"], "xml:lang": value["@language"] };
}

/** `known` says how IRIs are shortened, where they lead, and what columns are called. */
export function showTable(place, answer, known) {
  place.replaceChildren();
  if (!answer.rows.length) return;
  const table = document.createElement("table");
  // A name leads to what it names, so that the IRI beside it needs no column of its own.
  const columns = answer.columns.filter((column) => !answer.columns.includes(`${column}Name`));
  const head = table.createTHead().insertRow();
  for (const column of columns) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = answer.graph ? say(column) : known.heading(column);
    head.append(cell);
  }
  const body = table.createTBody();
  const more = document.createElement("button");
  more.type = "button";
  let shown = 0;
  const add = () => {
    for (const row of answer.rows.slice(shown, shown + PAGE)) addRow(body, columns, row, known);
    shown = Math.min(shown + PAGE, answer.rows.length);
    more.hidden = shown === answer.rows.length;
    more.textContent = say("more", { n: number(answer.rows.length - shown) });
  };
  more.addEventListener("click", add);
  add();
  place.append(table, more);
}

function addRow(body, columns, row, known) {
  const line = body.insertRow();
  for (const column of columns) {
    const cell = line.insertCell();
    const value = row[column];
    if (!value) continue;
    const meant = column.endsWith("Name") ? row[column.slice(0, -4)] : value;
    if (meant?.type === "uri") {
      const link = document.createElement("a");
      link.href = known.link(meant.value);
      link.textContent = value.type === "uri" ? known.short(value.value) : value.value;
      link.title = meant.value;
      if (value["xml:lang"]) link.lang = value["xml:lang"];
      cell.append(link);
    } else {
      cell.textContent = value.value;
      if (value["xml:lang"]) cell.lang = value["xml:lang"];
      if (NUMERIC.test(value.datatype ?? "")) cell.className = "number";
      if (DAY.test(value.datatype ?? "")) cell.className = "day";
    }
  }
}

/** Things and how they are connected: by a statement, or by standing in one row. */
export function network(answer, known) {
  const names = new Map();
  const edges = new Map();
  const link = (from, to, what) => edges.set(`${from} ${to} ${what}`, { source: from, target: to, label: what });
  if (answer.graph) {
    for (const { subject, predicate, object } of answer.rows) {
      if (object.type === "uri" && !predicate.value.endsWith("#type")) {
        link(subject.value, object.value, known.short(predicate.value));
      } else if (NAMES.some((end) => predicate.value.endsWith(end))) {
        if (!names.has(subject.value) || object["xml:lang"] === language()) names.set(subject.value, object.value);
      }
    }
  } else {
    const named = answer.columns.filter((column) => answer.columns.includes(`${column}Name`));
    for (const row of answer.rows) {
      const things = (named.length > 1 ? named : answer.columns).filter((column) => row[column]?.type === "uri");
      for (const column of things) {
        const name = row[`${column}Name`];
        if (name) names.set(row[column].value, name.value);
      }
      for (const other of things.slice(1)) {
        if (row[things[0]].value !== row[other].value) link(row[things[0]].value, row[other].value, "");
      }
    }
  }
  const nodes = [...new Set([...edges.values()].flatMap(({ source, target }) => [source, target]))];
  const kept = new Set(nodes.slice(0, MOST_NODES));
  return {
    total: nodes.length,
    nodes: [...kept].map((id) => ({ id, label: names.get(id) ?? known.short(id) })),
    edges: [...edges.values()].filter(({ source, target }) => kept.has(source) && kept.has(target)),
  };
}

export function drawNetwork(canvas, found) {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return window.cytoscape({
    container: canvas,
    elements: [...found.nodes, ...found.edges].map((data) => ({ data })),
    layout: { name: "cose", animate: false, nodeDimensionsIncludeLabels: true, padding: 24, randomize: true },
    minZoom: 0.1,
    maxZoom: 4,
    style: [
      {
        selector: "node",
        style: {
          label: "data(label)",
          color: colour("--ink"),
          "background-color": colour("--accent"),
          "font-size": 12,
          "text-wrap": "wrap",
          "text-max-width": 140,
          "text-valign": "bottom",
          "text-margin-y": 4,
          "text-background-color": colour("--surface"),
          "text-background-opacity": 0.85,
          "text-background-padding": 2,
          width: 18,
          height: 18,
        },
      },
      {
        selector: "edge",
        style: {
          label: "data(label)",
          width: 1.5,
          color: colour("--muted"),
          "line-color": colour("--mark"),
          "target-arrow-color": colour("--mark"),
          "target-arrow-shape": found.edges.some(({ label }) => label) ? "triangle" : "none",
          "curve-style": "bezier",
          "font-size": 9,
          "text-rotation": "autorotate",
        },
      },
      { selector: "node:selected", style: { "background-color": colour("--focus") } },
    ],
  });
}
