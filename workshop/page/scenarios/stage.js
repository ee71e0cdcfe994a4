// What the pictures of scenarios share: the run they belong to, its model, its place on the page.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Chart } from "../chart.js";
import { t } from "../words.js";

/**
 * @typedef {object} Run
 * @property {import("../state.js").State} state
 * @property {import("../pool.js").Pool} pool
 * @property {import("../pool.js").Group} group
 * @property {string} id of the scenario
 * @property {Element} place where it is drawn
 * @property {(share: number) => void} progress
 * @property {{x: number, name: string, look: number}[]} marks what people had guessed, on the axis
 */

/** @param {Run} run @param {string|undefined} name */
export function modelOf(run, name) {
  const model = run.state.models.find((one) => one.name === name);
  if (!model) throw new Error(t("scenario.noModel", { model: name }));
  return model;
}

export const armName = (/** @type {Run} */ run, /** @type {string} */ name) =>
  t(`scenarios.${run.id}.arms.${name}`);

/** @param {Run} run */
export function place(run) {
  const chart = new Chart();
  run.place.append(chart.element);
  return chart;
}
