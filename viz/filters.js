// Filters by kind of fact, role, region and document: they stay on while the reader goes from place to place.

import { conceptName, data, documentsOf, regionName, regionOf } from "./data.js";
import { byId, el } from "./dom.js";
import { byName, t } from "./language.js";
import { changeState, FILTERS } from "./state.js";

const KINDS = ["membership", "relation", "right", "meeting", "rule", "mandate"];
let shown = "";

// In the list of facts a role leaves its holders alone; elsewhere, what the bodies are stays beside them.
export function accepting(now) {
  return (fact) =>
    (!now.kind || fact.kind === now.kind) &&
    (!now.role || (fact.kind === "membership" ? fact.concept === now.role : now.view !== "facts")) &&
    (!now.region || data.regions[regionOf(fact)]?.id === now.region) &&
    (!now.document || documentsOf(fact).includes(Number(now.document)));
}

function choices() {
  const roles = new Set(data.facts.filter((fact) => fact.kind === "membership").map((fact) => fact.concept));
  const sorted = (pairs) => pairs.sort(([, a], [, b]) => byName(a, b));
  return {
    kind: KINDS.map((kind) => [kind, t(kind)]),
    role: sorted([...roles].filter(Boolean).map((role) => [role, conceptName(role)])),
    region: sorted(data.regions.map((region, index) => [region.id, regionName(index)])),
    document: sorted(data.documents.map((source, index) => [String(index), source.title])),
  };
}

export function startFilters() {
  byId("filters").addEventListener("toggle", fill);
  byId("filters-none").addEventListener("click", () => {
    changeState(Object.fromEntries(FILTERS.map((name) => [name, ""])));
    byId("filters").querySelector("summary").focus();
  });
}

// The lists are made when the reader opens them: a large network has thousands of documents.
function fill() {
  if (!byId("filters").open) return;
  const all = choices();
  for (const name of FILTERS) {
    const select = byId(`filter-${name}`);
    const wanted = select.dataset.value;
    select.replaceChildren(
      el("option", { value: "" }, t("any")),
      ...all[name].map(([value, text]) => el("option", { value }, text)),
    );
    select.value = wanted;
    select.onchange = () => changeState({ [name]: select.value });
  }
}

export function showFilters(now) {
  const on = FILTERS.filter((name) => now[name]);
  byId("filters").hidden = now.view === "sources";
  if (now.view === "facts" && shown !== "facts") byId("filters").open = true;
  shown = now.view;
  byId("filters-none").hidden = !on.length;
  for (const name of FILTERS) byId(`filter-${name}`).dataset.value = now[name];
  const names = on.length ? choices() : {};
  const said = on.map((name) => names[name].find(([value]) => value === now[name])?.[1] ?? now[name]);
  byId("filters-on").textContent = said.length ? `: ${said.join(", ")}` : "";
  fill();
}
