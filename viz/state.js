// Where the reader is: kept in the address after `#`, so that links, back and forward work from a file too.

import { LANGUAGES, preferredLanguage } from "./language.js";

export const FILTERS = ["kind", "role", "region", "document"];
const NO_FILTER = Object.fromEntries(FILTERS.map((name) => [name, ""]));
const DEFAULTS = { view: "all", id: "", lang: "", day: "", fact: "", steps: "1", ...NO_FILTER };
const QUERIED = Object.keys(DEFAULTS).filter((name) => name !== "view" && name !== "id");
const listeners = [];
let announced = null;
let read = null;

function parseState(hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [view, ...rest] = path.split("/");
  const state = { ...DEFAULTS, view: view || "all", id: rest.map(decode).join("/") };
  for (const [name, value] of new URLSearchParams(query)) {
    if (name in DEFAULTS && name !== "view" && name !== "id") state[name] = value;
  }
  if (!LANGUAGES.includes(state.lang)) state.lang = preferredLanguage();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(state.day)) state.day = "";
  return state;
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function writeState(state) {
  const query = QUERIED.filter((name) => state[name] && state[name] !== DEFAULTS[name])
    .map((name) => `${name}=${encodeURIComponent(state[name])}`)
    .join("&");
  const path = state.view === "all" ? [] : [state.view, ...state.id.split("/").filter(Boolean)];
  return `#/${path.map(encodeURIComponent).join("/")}${query && `?${query}`}`;
}

// Every link asks for the state, and the address seldom changes.
export function state() {
  const { hash } = location;
  if (read?.hash !== hash) read = { hash, state: Object.freeze(parseState(hash)) };
  return read.state;
}

// The address of another place: the language, the day and the filters stay, the rest starts anew. A region's page is
// its own filter by region.
export function placeHref(view, id = "", changes = {}) {
  const now = state();
  const region = view === "region" ? "" : now.region;
  return writeState({ ...now, fact: "", steps: "1", view, id, region, ...changes });
}

export function changeState(changes, replace = false) {
  const address = writeState({ ...state(), ...changes });
  if (address === location.hash) return;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  announce();
}

export function onState(listener) {
  listeners.push(listener);
}

// A step in the history tells of itself twice, as a step and as a change of address.
function announce() {
  if (location.hash === announced) return;
  announced = location.hash;
  const now = state();
  for (const listener of listeners) listener(now);
}

export function startState() {
  addEventListener("popstate", announce);
  addEventListener("hashchange", announce);
  announce();
}
