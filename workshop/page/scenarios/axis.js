// An empty axis to guess on: nothing is drawn on it but what people have marked.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Chart } from "../chart.js";
import { announce, button, h, s, slider } from "../dom.js";
import { SUBJECTS } from "../branches.js";
import { ofHundred } from "../scale.js";
import { n, t } from "../words.js";

const MOST_MARKS = 12;

/**
 * @param {"nurse"|"life"} subject
 * @param {number} midpoint
 */
export function guessAxis(subject, midpoint) {
  const { from, to } = SUBJECTS[subject];
  const chart = new Chart({ table: false });
  /** @type {{x: number, name: string, look: number}[]} */
  const marks = [];
  let now = from;
  const draw = () =>
    chart.draw({
      title: t("scenario.axis"),
      says: marks.length
        ? t("scenario.marked", { loads: marks.map((mark) => n(mark.x, 2)).join(", ") })
        : t("scenario.axisEmpty"),
      xName: t("tipping.load"),
      yName: t("chart.ofHundred"),
      xRange: [from, to],
      yRange: [0, 110],
      lines: [],
      levels: [{ y: ofHundred(midpoint), name: t("chart.midpoint") }],
      marks: [...marks, ...(now > from ? [{ x: now, name: n(now, 2), look: 4 }] : [])],
    });
  const add = button(
    t("scenario.mark"),
    () => {
      marks.push({ x: now, name: marks.length ? "" : t("scenario.guesses"), look: 3 });
      announce(t("scenario.marked", { loads: marks.map((mark) => n(mark.x, 2)).join(", ") }));
      add.disabled = marks.length >= MOST_MARKS;
      draw();
    },
    { id: "mark-guess", disabled: true },
  );
  const element = h(
    "div",
    { class: "guess-axis" },
    chart.element,
    slider({
      id: "guess-load",
      label: t("scenario.guess"),
      min: from,
      max: to,
      step: 0.05,
      value: from,
      show: (value) => `× ${n(value, 2)}`,
      input: (value) => {
        now = value;
        add.disabled = now <= from || marks.length >= MOST_MARKS;
        draw();
      },
    }),
    add,
  );
  requestAnimationFrame(draw);
  // A slider that was moved is a guess, whether it was marked or not.
  return {
    element,
    marks: () =>
      marks.length || now <= from ? marks : [{ x: now, name: t("scenario.guesses"), look: 3 }],
  };
}

/** The same axis, four times, to print, cut and hand out. */
export function axisSheet() {
  const { from, to } = SUBJECTS.nurse;
  const x = (/** @type {number} */ load) => 30 + ((load - from) / (to - from)) * 580;
  const loads = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5];
  const one = () =>
    s(
      "svg",
      { class: "paper-axis", viewBox: "0 0 640 150", role: "img", "aria-label": t("notes.axis") },
      s("path", { class: "a", d: "M30 100H610", fill: "none" }),
      loads.map((load) => [
        s("path", { class: "a", d: `M${x(load)} 94V106`, fill: "none" }),
        s("text", { class: "t", x: x(load), y: 122, "text-anchor": "middle" }, n(load, 1)),
      ]),
      s("text", { class: "t", x: 320, y: 142, "text-anchor": "middle" }, t("tipping.load")),
      s("text", { class: "t", x: 30, y: 22 }, t("notes.axisAsk")),
    );
  return h(
    "section",
    { class: "sheet" },
    h("h3", {}, t("notes.axis")),
    h("p", {}, t("notes.axisUse")),
    [1, 2, 3, 4].map(one),
  );
}
