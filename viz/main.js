// The page put together: each change of state is shown in the heading, the list, the picture and the evidence.

import { data, loadData, regionName } from "./data.js";
import { byId, el } from "./dom.js";
import { byName, language, LANGUAGES, setLanguage, showNumber, t } from "./language.js";
import { showEvidence, startEvidence } from "./evidence.js";
import { accepting, showFilters, startFilters } from "./filters.js";
import { savePng, saveSvg, svgOf } from "./exports.js";
import { showLegend } from "./legend.js";
import { startCursor } from "./cursor.js";
import { drawScene, loadLibrary, picture, restyle, setMarks, showWhole, zoomBy } from "./picture.js";
import { makeScene } from "./scene.js";
import { startSearch } from "./search.js";
import { changeState, onState, placeHref, startState, state } from "./state.js";
import { applyTheme, startTheme, switchTheme } from "./theme.js";
import { showTime, startTimeline } from "./timeline.js";
import { describe } from "./views.js";

const MOST_DRAWN = 5000;
const MOST_PLACES = 30;
const narrow = matchMedia("(max-width: 720px)");
let drawn = "";
let placed = "";
let wanted = false;

function show(now) {
  setLanguage(now.lang);
  document.documentElement.lang = now.lang;
  showWords();
  showPlaces(now);
  showFilters(now);
  showList(now);
  showPicture(now);
  showTime(now.day);
  showEvidence(now.fact);
  setMarks({ fact: now.fact });
}

function showWords() {
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  byId("search").placeholder = t("search");
  for (const code of LANGUAGES) byId(`lang-${code}`).setAttribute("aria-pressed", String(code === language()));
}

function showPlaces(now) {
  const named = data.blocks.map((block) => block.region).filter((region) => region !== null);
  const regions = named.length > MOST_PLACES ? [] : named;
  regions.sort((a, b) => byName(regionName(a), regionName(b)));
  const here = now.view === "thing" ? "" : `${now.view}/${now.id}`;
  const item = (view, id, text) =>
    el(
      "li",
      {},
      el("a", { href: placeHref(view, id), "aria-current": here === `${view}/${id}` ? "page" : null }, text),
    );
  byId("places").replaceChildren(
    item("all", "", t("all")),
    ...regions.map((region) => item("region", data.regions[region].id, regionName(region))),
    item("shared", "", t("shared")),
    item("facts", "", t("facts")),
    item("sources", "", t("sources")),
  );
  byId("home").href = placeHref("all");
}

function showList(now) {
  const place = `${now.view}/${now.id}`;
  const { title, about, parts } = describe(now, accepting(now));
  byId("place-title").textContent = title;
  byId("place-about").replaceChildren(...[about].flat().filter(Boolean));
  byId("list-body").replaceChildren(...parts.filter(Boolean));
  document.title = `${title} – ${t("title")}`;
  byId("back").hidden = now.view === "all";
  byId("steps").hidden = now.view !== "thing";
  byId("steps").setAttribute("aria-pressed", String(now.steps === "2"));
  if (placed && placed !== place) {
    byId("place-title").focus({ preventScroll: true });
    scrollTo(0, 0);
    byId("list").scrollTop = 0;
  }
  placed = place;
}

function showPicture(now) {
  const scene = makeScene(now, accepting(now), narrow.matches);
  const many = scene.nodes.length > MOST_DRAWN && !wanted;
  byId("picture").hidden = scene.nodes.length === 0;
  byId("columns").classList.toggle("list-only", scene.nodes.length === 0);
  byId("columns").classList.toggle("not-drawn", many);
  for (const id of ["tools", "canvas", "legend"]) byId(id).hidden = many;
  byId("too-many").hidden = !many;
  byId("too-many-text").textContent = t("tooMany", { n: showNumber(scene.nodes.length) });
  byId("draw").textContent = t("draw", { n: showNumber(scene.nodes.length) });
  if (many || scene.nodes.length === 0) {
    drawn = "";
    return;
  }
  if (!window.cytoscape) {
    loadLibrary().then(() => showPicture(state()));
    return;
  }
  const place = [now.view, now.id, now.steps, narrow.matches].join(" ");
  const content = JSON.stringify([place, now.lang, now.day, now.kind, now.role, now.region, now.document]);
  if (content === drawn) return;
  const sameView = drawn && JSON.parse(drawn)[0] === place;
  drawScene(scene, narrow.matches, sameView && !(now.view === "thing" && now.day));
  showLegend(scene, now.day);
  drawn = content;
}

function redraw() {
  drawn = "";
  restyle();
  show(state());
}

// Paper is light, and takes the picture as lines, so that it fits the sheet.
function startPrinting() {
  addEventListener("beforeprint", () => {
    applyTheme("light");
    redraw();
    if (picture.view) byId("paper").replaceChildren(svgOf());
  });
  addEventListener("afterprint", () => {
    byId("paper").replaceChildren();
    applyTheme();
    redraw();
  });
}

async function start() {
  startTheme(redraw);
  await loadData();
  setLanguage(state().lang);
  startCursor();
  startSearch();
  startEvidence();
  startTimeline();
  startFilters();
  startPrinting();
  for (const code of LANGUAGES) byId(`lang-${code}`).addEventListener("click", () => changeState({ lang: code }, true));
  byId("theme").addEventListener("click", () => {
    switchTheme();
    redraw();
  });
  byId("skip").addEventListener("click", () => byId("place-title").focus());
  byId("to-list").addEventListener("click", () => byId("list").scrollIntoView());
  byId("back").addEventListener("click", () => history.back());
  byId("steps").addEventListener("click", () => changeState({ steps: state().steps === "2" ? "1" : "2" }));
  byId("zoom-in").addEventListener("click", () => zoomBy(1.25));
  byId("zoom-out").addEventListener("click", () => zoomBy(0.8));
  byId("fit").addEventListener("click", showWhole);
  byId("png").addEventListener("click", () => savePng("reformgraph"));
  byId("svg").addEventListener("click", () => saveSvg("reformgraph"));
  byId("print").addEventListener("click", () => print());
  byId("draw").addEventListener("click", () => {
    wanted = true;
    redraw();
  });
  narrow.addEventListener("change", redraw);
  let width = innerWidth;
  addEventListener("resize", () => {
    // A phone's bars come and go without a change of width.
    if (innerWidth === width) return;
    width = innerWidth;
    redraw();
  });
  onState(show);
  startState();
  if (!byId("canvas").hidden && !byId("picture").hidden) await loadLibrary();
  document.querySelector("main").removeAttribute("aria-busy");
}

// A browser from before 2023 stops at this script or cannot unpack the data: then the line that says so stays.
if ("DecompressionStream" in window) {
  byId("unreadable").hidden = true;
  start();
}
