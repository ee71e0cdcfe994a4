// The unit in numbers: one unit as a list, two as a table with their difference.
// SPDX-License-Identifier: GPL-3.0-or-later
import { h } from "./dom.js";
import { n, signed, t } from "./words.js";

/** Name, value and decimals of what is shown. */
const ROWS = /** @type {[string, (unit: any) => number, number][]} */ ([
  ["onDuty", (u) => u.onDuty, 0],
  ["patients", (u) => u.patients, 0],
  ["waiting", (u) => u.waiting, 0],
  ["capacity", (u) => 100 * u.meanCapacity, 0],
  ["below", (u) => u.belowMidpoint, 0],
  ["undone", (u) => 100 * u.careLeftUndone, 1],
  ["hours", (u) => u.hoursPaid, 0],
  ["overtime", (u) => u.hoursOvertime, 0],
  ["left", (u) => u.left, 0],
  ["cost", (u) => u.cost, 0],
]);

/**
 * The difference of two numbers as they are shown: one column less the other has to come out.
 * @param {any[]} units
 * @param {(unit: any) => number} value
 * @param {number} digits
 */
function less(units, value, digits) {
  const [a, b] = units.map((unit) => Number(value(unit).toFixed(digits)));
  return b - a;
}

/**
 * The two units in a line, for who sits far away.
 * @param {any[]} units two
 */
export function between(units) {
  const row = (/** @type {string} */ name) =>
    /** @type {any} */ (ROWS.find((one) => one[0] === name));
  const [[, capacity], [, hours]] = [row("capacity"), row("hours")];
  return t("unit.between", {
    a: n(capacity(units[0])),
    b: n(capacity(units[1])),
    change: signed(less(units, capacity, 0)),
    hours: signed(less(units, hours, 0)),
  });
}

/**
 * @param {any[]} units one or two
 * @returns {Element}
 */
export function facts(units) {
  const rows = ROWS.filter(([, value]) => Number.isFinite(value(units[0])));
  if (units.length === 1) {
    const each = rows.map(([name, value, digits]) =>
      h("div", {}, h("dt", {}, t(`facts.${name}`)), h("dd", {}, n(value(units[0]), digits))),
    );
    return h("dl", { class: "stats", "aria-label": t("unit.facts") }, each);
  }
  const columns = ["laneA", "laneB", "difference"].map((name) =>
    h("th", { scope: "col", class: "n" }, t(`unit.${name}`)),
  );
  const body = rows.map(([name, value, digits]) => {
    const cells = units.map((unit) => h("td", { class: "n" }, n(value(unit), digits)));
    const difference = h("td", { class: "n" }, signed(less(units, value, digits), digits));
    return h("tr", {}, h("th", { scope: "row" }, t(`facts.${name}`)), cells, difference);
  });
  const caption = h("caption", { class: "hidden" }, t("unit.facts"));
  return h(
    "table",
    {},
    caption,
    h("thead", {}, h("tr", {}, h("td", {}), columns)),
    h("tbody", {}, body),
  );
}
