// The time control: a day chosen with a slider or a date field, or played; or no day, for all times.

import { data } from "./data.js";
import { byId } from "./dom.js";
import { showDate, t } from "./language.js";
import { changeState, state } from "./state.js";
import { dayNumber, dayOf, standing } from "./time.js";

const PLAY_STEPS = 48;
const PLAY_PAUSE = 450;
let span = null;
let playing = null;

export function startTimeline() {
  span = data.days;
  byId("time").hidden = !span;
  if (!span) return;
  const slider = byId("time-slider");
  slider.min = dayNumber(span[0]);
  slider.max = dayNumber(span[1]);
  byId("time-date").min = span[0];
  byId("time-date").max = span[1];
  slider.addEventListener("input", () => changeState({ day: dayOf(Number(slider.value)) }, Boolean(state().day)));
  byId("time-date").addEventListener("change", (event) => {
    if (event.target.value) changeState({ day: event.target.value });
  });
  byId("time-all").addEventListener("click", () => {
    stop();
    changeState({ day: "" });
  });
  byId("time-play").addEventListener("click", () => (playing ? stop() : play()));
}

function play() {
  const [first, last] = span.map(dayNumber);
  const step = Math.max(1, Math.round((last - first) / PLAY_STEPS));
  let now = state().day && dayNumber(state().day) < last ? dayNumber(state().day) : first;
  const advance = () => {
    changeState({ day: dayOf(now) }, true);
    if (now >= last) stop();
    now = Math.min(last, now + step);
  };
  playing = setInterval(advance, PLAY_PAUSE);
  advance();
  byId("time-play").textContent = t("timeStop");
}

function stop() {
  clearInterval(playing);
  playing = null;
  byId("time-play").textContent = t("timePlay");
}

export function showTime(day) {
  if (!span) return;
  const slider = byId("time-slider");
  slider.value = day ? dayNumber(day) : slider.max;
  slider.setAttribute("aria-valuetext", day ? showDate(day) : t("timeAll"));
  byId("time-date").value = day;
  byId("time-all").setAttribute("aria-pressed", String(!day));
  byId("time-play").textContent = playing ? t("timeStop") : t("timePlay");
  const count = { certain: 0, possible: 0, no: 0 };
  if (day) for (const fact of data.facts) count[standing(fact, day)] += 1;
  byId("time-note").textContent = day ? t("timeNote", { date: showDate(day), ...count }) : "";
}
