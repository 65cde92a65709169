// A saved question or the reader's own query in, the service's answer out: the page at /editor.

import { drawNetwork, network, readGraph, readRows, showTable } from "./results.js";
import { language, number, say, speak } from "./words.js";

const ROWS = "application/sparql-results+json";
const GRAPH = "application/ld+json";
const FIRST =
  "SELECT ?body ?bodyName\nWHERE {\n  ?body a rg:Body ;\n    skos:prefLabel ?bodyName .\n}\nORDER BY ?bodyName\n";

const get = (id) => document.getElementById(id);
const data = await (await fetch("/editor/data.json")).json();
const prefixes = Object.entries(data.prefixes).sort((one, other) => other[1].length - one[1].length);
const state = { answer: null, asked: "", question: null, view: "table", abort: null, drawn: null };

const known = {
  short(iri) {
    if (iri.startsWith(data.base) && iri.length > data.base.length) return iri.slice(data.base.length);
    const found = prefixes.find(([, space]) => iri.startsWith(space) && iri.length > space.length);
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
  },
  link(iri) {
    if (data.site && iri.startsWith(data.base)) return `/${iri.slice(data.base.length)}`;
    return `#query=${encodeURIComponent(`DESCRIBE <${iri}>`)}`;
  },
  heading: (column) => state.question?.columns[column]?.[language()] ?? column,
};

// The editor

function completer(name, iris) {
  const own = window.Yasqe.Autocompleters[name] ?? window.Yasqe.Autocompleters.property;
  return {
    ...own,
    name,
    bulk: false,
    get: (_, token) => {
      const begun = (token?.autocompletionString ?? "").toLowerCase();
      return iris.filter(
        (iri) => iri.toLowerCase().startsWith(begun) || known.short(iri).toLowerCase().startsWith(begun),
      );
    },
  };
}

window.Yasqe.registerAutocompleter(completer("property", data.terms.properties), false);
window.Yasqe.registerAutocompleter(completer("class", data.terms.classes), false);
window.Yasqe.registerAutocompleter(
  {
    ...completer("concept", data.terms.concepts),
    isValidCompletionPosition: (yasqe) => /^(role|bodytype|relation):/.test(yasqe.getCompleteToken().string),
  },
  false,
);
const yasqe = new window.Yasqe(get("editor"), {
  value: FIRST,
  persistenceId: null,
  consumeShareLink: null,
  createShareableLink: null,
  showQueryButton: false,
  resizeable: false,
  prefixCcApi: null,
  lineWrapping: true,
  autocompleters: ["class", "property", "concept", "variables"],
  extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, Tab: false, "Shift-Tab": false },
});
// Prefixes of the contract need no declaration here, so that completion knows them without one.
const declared = yasqe.getPrefixesFromQuery.bind(yasqe);
yasqe.getPrefixesFromQuery = () => ({ ...data.prefixes, ...declared() });

function write(text) {
  yasqe.setValue(text);
  yasqe.collapsePrefixes(true);
}

// Asking

async function run() {
  const query = yasqe.getValue();
  state.abort?.abort();
  const abort = new AbortController();
  state.abort = abort;
  history.replaceState(null, "", `#query=${encodeURIComponent(query)}`);
  busy(true);
  const started = performance.now();
  try {
    const reply = await ask(query, `${ROWS}, ${GRAPH};q=0.9`, abort.signal);
    const media = reply.headers.get("content-type") ?? "";
    if (!reply.ok) throw new Problem((await reply.text()).trim());
    const json = await reply.json();
    state.answer = media.startsWith(GRAPH) ? readGraph(json) : readRows(json);
    state.answer.seconds = (performance.now() - started) / 1000;
    state.asked = query;
    show();
  } catch (error) {
    if (abort.signal.aborted) get("status").textContent = say("stopped");
    else fail(error instanceof Problem ? error.message : say("unreachable"));
  } finally {
    if (state.abort === abort) busy(false);
  }
}

class Problem extends Error {}

const ask = (query, accept, signal) =>
  fetch("/sparql", { method: "POST", headers: { Accept: accept }, body: new URLSearchParams({ query }), signal });

function busy(on) {
  get("answer").hidden = false;
  get("run").disabled = on;
  get("stop").hidden = !on;
  if (!on) return;
  get("problem").hidden = true;
  for (const id of ["views", "table", "network"]) get(id).hidden = true;
  get("status").textContent = say("running");
}

function fail(text) {
  get("problem").textContent = text;
  get("problem").hidden = false;
  get("status").textContent = "";
}

// The answer

function show() {
  const { answer } = state;
  const seconds = new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(answer.seconds);
  const n = answer.rows.length;
  const counted = answer.graph ? "statements" : n === 1 ? "row" : "rows";
  const yes = answer.yes === undefined ? null : say(answer.yes ? "yes" : "no");
  get("status").textContent = yes ?? (n ? say(counted, { n: number(n), s: seconds }) : say("none"));
  get("status").classList.toggle("verdict", yes !== null);
  get("views").hidden = yes !== null || !n;
  get("csv").hidden = answer.graph;
  get("raw").textContent = answer.graph ? "Turtle" : "JSON";
  showTable(get("table"), answer, known);
  choose(yes === null && n ? (answer.graph ? "network" : state.view) : null);
}

function choose(view) {
  if (view) state.view = view;
  for (const name of ["table", "network"]) {
    get(name).hidden = name !== view;
    get(`tab-${name}`).setAttribute("aria-selected", String(name === view));
    get(`tab-${name}`).tabIndex = name === view ? 0 : -1;
  }
  if (view !== "network") return;
  const found = network(state.answer, known);
  const words = { n: number(found.nodes.length), m: number(found.edges.length) };
  const cut = found.total > found.nodes.length ? ` ${say("tooMany", words)}` : "";
  get("network-note").textContent = found.nodes.length ? say("networkNote", words) + cut : say("noNetwork");
  get("canvas").hidden = !found.nodes.length;
  state.drawn?.destroy();
  state.drawn = found.nodes.length ? drawNetwork(get("canvas"), found) : null;
}

async function save(accept, name) {
  const reply = await ask(state.asked, accept);
  if (!reply.ok) return fail((await reply.text()).trim());
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await reply.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

// Saved questions

function listQuestions() {
  const first = new Option(say("choose"), "");
  const options = data.questions.map((each) => new Option(each.title[language()], each.name));
  options.sort((one, other) => one.text.localeCompare(other.text, language()));
  const chosen = state.question?.name ?? "";
  get("question").replaceChildren(first, ...options);
  get("question").value = chosen;
  get("about").textContent = state.question?.question[language()] ?? "";
}

function listParameters() {
  const form = get("parameters");
  const given = Object.fromEntries(new FormData(form));
  form.replaceChildren();
  form.hidden = !state.question?.parameters.length;
  for (const each of state.question?.parameters ?? []) {
    const label = document.createElement("label");
    const about = each.about[language()];
    label.append(`${about[0].toUpperCase()}${about.slice(1)}${each.required ? ` (${say("required")})` : ""}`);
    const input = document.createElement(each.choices.length ? "select" : "input");
    for (const choice of each.choices) input.append(new Option(choice, choice));
    input.name = each.name;
    input.required = each.required;
    input.value = given[each.name] ?? each.value;
    if (each.example && "placeholder" in input) input.placeholder = say("example", { value: each.example });
    label.append(input);
    form.append(label);
  }
  const fill = document.createElement("button");
  fill.textContent = say("fill");
  form.append(fill);
}

async function fill() {
  const given = new URLSearchParams(new FormData(get("parameters")));
  given.set("language", language());
  const reply = await fetch(`/editor/questions/${state.question.name}?${given}`);
  const text = await reply.text();
  if (!reply.ok) {
    get("answer").hidden = false;
    return fail(text.trim());
  }
  write(text);
  await run();
}

function take() {
  state.question = data.questions.find(({ name }) => name === get("question").value) ?? null;
  get("parameters").replaceChildren();
  listQuestions();
  listParameters();
  if (state.question && !state.question.parameters.some(({ required }) => required)) fill();
}

// The page

function change(chosen) {
  speak(chosen);
  for (const button of document.querySelectorAll(".languages button")) {
    button.setAttribute("aria-pressed", String(button.value === language()));
  }
  yasqe.getInputField().setAttribute("aria-label", say("editor"));
  listQuestions();
  listParameters();
  if (state.answer) show();
}

function open() {
  const query = new URLSearchParams(location.hash.slice(1)).get("query");
  if (query === null || query === yasqe.getValue()) return;
  state.question = null;
  listQuestions();
  listParameters();
  write(query);
  run();
}

get("run").addEventListener("click", run);
get("stop").addEventListener("click", () => state.abort?.abort());
get("question").addEventListener("change", take);
get("parameters").addEventListener("submit", (event) => {
  event.preventDefault();
  fill();
});
get("csv").addEventListener("click", () => save("text/csv", "reformgraph.csv"));
get("raw").addEventListener("click", () =>
  state.answer.graph ? save("text/turtle", "reformgraph.ttl") : save(ROWS, "reformgraph.json"),
);
for (const view of ["table", "network"]) {
  get(`tab-${view}`).addEventListener("click", () => choose(view));
  get(`tab-${view}`).addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = view === "table" ? "network" : "table";
    choose(other);
    get(`tab-${other}`).focus();
  });
}
for (const button of document.querySelectorAll(".languages button")) {
  button.addEventListener("click", () => change(button.value));
}
addEventListener("hashchange", open);
change(document.documentElement.lang);
open();
document.documentElement.dataset.ready = "yes";
