// Finding: everything that has a name, with letters folded so that "keranen" finds "Keränen".

import { conceptName, data, factsOf, nameOf, regionName, roleName, typeName } from "./data.js";
import { byId, el } from "./dom.js";
import { t } from "./language.js";
import { placeHref } from "./state.js";

const MOST = 12;
let entries = null;
let active = -1;

function fold(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ø/g, "o")
    .replace(/æ/g, "ae")
    .replace(/ß/g, "ss");
}

function indexNames() {
  return data.things.map((thing) => {
    const roles = factsOf(thing.index).filter((fact) => fact.kind === "membership" && fact.source === thing.index);
    const words = [
      ...Object.values(thing.name),
      ...(thing.also || []),
      ...Object.values(data.concepts[thing.type] || {}),
      ...roles.flatMap((fact) => [roleName(fact), conceptName(fact.concept)]),
    ];
    return { thing: thing.index, names: Object.values(thing.name).map(fold), text: fold(words.join(" ")) };
  });
}

// Matches in order: names that begin with the words, then names that hold them, then roles and other names.
export function find(query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  entries ??= indexNames();
  const score = (entry) => {
    if (!words.every((word) => entry.text.includes(word))) return 0;
    if (entry.names.some((name) => name.startsWith(words[0]))) return 3;
    return entry.names.some((name) => words.every((word) => name.includes(word))) ? 2 : 1;
  };
  return entries
    .map((entry) => [score(entry), entry.thing])
    .filter(([value]) => value > 0)
    .sort((a, b) => b[0] - a[0] || nameOf(a[1]).localeCompare(nameOf(b[1]), "fi"))
    .map(([, thing]) => thing);
}

export function startSearch() {
  const input = byId("search");
  input.addEventListener("input", showMatches);
  input.addEventListener("focus", showMatches);
  input.addEventListener("blur", () => setTimeout(hideMatches, 150));
  input.addEventListener("keydown", (event) => {
    const options = [...byId("matches").querySelectorAll("[role=option]")];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!options.length) return;
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
      mark(options);
    } else if (event.key === "Enter") {
      const chosen = options[Math.max(active, 0)];
      if (chosen) open(chosen.dataset.thing);
    } else if (event.key === "Escape") {
      hideMatches();
    }
  });
}

function mark(options) {
  for (const [index, option] of options.entries()) option.setAttribute("aria-selected", String(index === active));
  const chosen = options[active];
  if (chosen) {
    byId("search").setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  } else {
    byId("search").removeAttribute("aria-activedescendant");
  }
}

function open(id) {
  hideMatches();
  byId("search").value = "";
  location.hash = placeHref("thing", id);
}

function showMatches() {
  const query = byId("search").value;
  const box = byId("matches");
  active = -1;
  byId("search").removeAttribute("aria-activedescendant");
  if (!query.trim()) {
    hideMatches();
    return;
  }
  const found = find(query);
  const options = found.slice(0, MOST).map((thing, place) =>
    el(
      "li",
      {
        role: "option",
        id: `match-${place}`,
        "aria-selected": "false",
        "data-thing": data.things[thing].id,
        class: "match",
        mousedown: (event) => {
          event.preventDefault();
          open(data.things[thing].id);
        },
      },
      el("span", { class: `mark mark-${data.things[thing].type || data.things[thing].kind}`, "aria-hidden": "true" }),
      el("span", { class: "match-name" }, nameOf(thing)),
      el("span", { class: "match-about" }, about(thing)),
    ),
  );
  box.replaceChildren(...options);
  box.hidden = !options.length;
  byId("search").setAttribute("aria-expanded", String(options.length > 0));
  byId("search-count").textContent = found.length ? t("searchCount", { n: found.length }) : t("searchNone");
  byId("search-count").classList.toggle("visually-hidden", found.length > 0);
}

function about(thing) {
  const { kind, region } = data.things[thing];
  if (kind === "person") {
    const seen = new Set(
      factsOf(thing)
        .filter((fact) => fact.kind === "membership")
        .map(roleName),
    );
    return [...seen].slice(0, 3).join(", ") || t("person");
  }
  return region === undefined ? typeName(thing) : `${typeName(thing)}, ${regionName(region)}`;
}

function hideMatches() {
  byId("matches").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  byId("search-count").classList.add("visually-hidden");
}
