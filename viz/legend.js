// The legend: the marks, shapes and lines that are in the picture now, in words.

import { conceptName, data } from "./data.js";
import { byId, el } from "./dom.js";
import { t } from "./language.js";

// Each line as it is drawn; a sign at its left end points back at the body that stands before.
const LINES = {
  "steered-by": "──▶",
  "part-of": "◆──",
  "prepares-for": "◀──",
  monitors: "──●",
  complements: "──┤",
  succeeds: "❮──",
};

export function showLegend(scene, day) {
  const marks = [...new Set(scene.nodes.map((node) => data.things[node.thing].type || data.things[node.thing].kind))];
  const lines = [...new Set(scene.edges.map((edge) => edge.kind))].filter((kind) => kind in LINES);
  const items = marks.map((name) =>
    el(
      "li",
      {},
      el("span", { class: `mark mark-${name}`, "aria-hidden": "true" }),
      name in data.concepts ? conceptName(name) : t(name).toLowerCase(),
    ),
  );
  for (const kind of lines) {
    items.push(
      el(
        "li",
        {},
        el("span", { class: "line", "aria-hidden": "true" }, LINES[kind]),
        kind === "steered-by" ? t("steers") : conceptName(kind),
      ),
    );
  }
  if (scene.edges.some((edge) => edge.kind === "presided")) {
    const sign = el("span", { class: "line", "aria-hidden": "true" }, "──■");
    items.push(el("li", {}, sign, t("presidedTitle").toLowerCase()));
  }
  if (day) {
    items.push(
      el("li", {}, el("span", { class: "sample", "aria-hidden": "true" }), t("certainLong")),
      el("li", {}, el("span", { class: "sample dashed", "aria-hidden": "true" }), t("possibleLong")),
    );
  }
  byId("legend-items").replaceChildren(...items);
  byId("legend").hidden = !items.length;
}
