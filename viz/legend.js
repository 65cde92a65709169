// The legend: the marks, shapes and lines that are in the picture now, in words.

import { conceptName, data } from "./data.js";
import { byId, el } from "./dom.js";
import { t } from "./language.js";

const ENDS = { "steered-by": "▶", "part-of": "◆", "prepares-for": "➤", monitors: "●", complements: "┤", succeeds: "❯" };
const LEFT = ["part-of", "prepares-for"];

export function showLegend(scene, day) {
  const marks = [...new Set(scene.nodes.map((node) => data.things[node.thing].type || data.things[node.thing].kind))];
  const lines = [...new Set(scene.edges.map((edge) => edge.kind))].filter((kind) => kind in ENDS);
  const items = marks.map((name) =>
    el(
      "li",
      {},
      el("span", { class: `mark mark-${name}`, "aria-hidden": "true" }),
      name in data.concepts ? conceptName(name) : t(name).toLowerCase(),
    ),
  );
  for (const kind of lines) {
    const sign = LEFT.includes(kind) ? (kind === "part-of" ? "◆──" : "◀──") : `──${ENDS[kind]}`;
    items.push(
      el(
        "li",
        {},
        el("span", { class: "line", "aria-hidden": "true" }, sign),
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
