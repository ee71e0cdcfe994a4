// A moment and an event, in words.
// SPDX-License-Identifier: GPL-3.0-or-later
import { n, t, words } from "./words.js";

/** @param {number} day */
export function when(day) {
  const minutes = Math.round(day * 1440);
  const whole = Math.floor(minutes / 1440);
  const rest = minutes - whole * 1440;
  const time = `${String(Math.floor(rest / 60)).padStart(2, "0")}:${String(rest % 60).padStart(2, "0")}`;
  return t("unit.when", {
    day: n(whole + 1),
    weekday: words("weekdays")[((whole % 7) + 7) % 7],
    time,
  });
}

/**
 * @param {any} event
 * @param {boolean} two
 */
export function sentence(event, two = false) {
  const kinds = words("events");
  const text = kinds[`${event.kind}.${event.what}`] ?? kinds[event.kind] ?? event.kind;
  const who = text
    .replace("{post}", String(event.post + 1))
    .replace("{other}", String((event.other ?? 0) + 1));
  return `${when(event.day)}: ${who}${
    two ? ` (${t(event.lane ? "unit.laneB" : "unit.laneA")})` : ""
  }`;
}
