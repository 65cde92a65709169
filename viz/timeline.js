// The time control: a day chosen with a slider, written or taken from a calendar, or played; or no day, for all times.

import { data } from "./data.js";
import { byId } from "./dom.js";
import { readDate, showDate, t } from "./language.js";
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
  startPicker();
  slider.addEventListener("input", () => changeState({ day: dayOf(Number(slider.value)) }, Boolean(state().day)));
  byId("time-date").addEventListener("change", takeDay);
  byId("time-all").addEventListener("click", () => {
    stop();
    changeState({ day: "" });
  });
  byId("time-play").addEventListener("click", () => (playing ? stop() : play()));
}

// A browser's own date field shows days as the browser is set, whatever the page's language: it is left to its calendar.
function startPicker() {
  const picker = byId("time-picker");
  [picker.min, picker.max] = span;
  byId("time-pick").hidden = !("showPicker" in picker);
  byId("time-pick").addEventListener("click", () => {
    picker.value = state().day || span[1];
    picker.showPicker();
  });
  picker.addEventListener("change", () => {
    if (picker.value) changeState({ day: picker.value });
  });
}

function takeDay() {
  const field = byId("time-date");
  const day = readDate(field.value);
  if (day || !field.value.trim()) {
    stop();
    changeState({ day });
    showTime(day);
  } else {
    field.setAttribute("aria-invalid", "true");
    byId("time-note").textContent = t("timeUnread", { date: showDate(span[1]) });
  }
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
  const field = byId("time-date");
  field.value = showDate(day);
  field.placeholder = t("timeHint", { date: showDate(span[1]) });
  field.removeAttribute("aria-invalid");
  byId("time-all").setAttribute("aria-pressed", String(!day));
  byId("time-play").textContent = playing ? t("timeStop") : t("timePlay");
  const count = { certain: 0, possible: 0, no: 0 };
  if (day) for (const fact of data.facts) count[standing(fact, day)] += 1;
  byId("time-note").textContent = day ? t("timeNote", { date: showDate(day), ...count }) : "";
}
