// Runs what answers a scenario's question and draws it.
// SPDX-License-Identifier: GPL-3.0-or-later
import { courses, matrix } from "./arms.js";
import { branches, curve, hand, survey } from "./sights.js";

/** @typedef {import("./list.js").Reveal} Reveal */
/** @typedef {import("./stage.js").Run} Run */

/**
 * Draws the answer; returns what it says, in sentences, and what a judge needs to say which option held.
 * @param {Reveal} reveal
 * @param {Run} run
 * @returns {Promise<{said: string[], found: any}>}
 */
export function show(reveal, run) {
  return { hand, courses, matrix, curve, branches, survey, facts }[reveal.type](reveal, run);
}

/** What the documentation has found already is said in the scenario itself. */
async function facts() {
  return { said: [], found: {} };
}
