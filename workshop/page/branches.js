// Both branches under a load, from a rested and from a collapsed start, drawn so that both can be seen.
// SPDX-License-Identifier: GPL-3.0-or-later
import { spread } from "./scenarios/judges.js";
import { ofHundred } from "./scale.js";
import { t } from "./words.js";

/** @typedef {import("./types.js").Table} Table */

/** What can be turned here. The loads are those of the shipped experiments, in fewer steps. */
export const SUBJECTS = {
  nurse: {
    model: "one-nurse",
    table: /** @type {Table} */ ([]),
    from: 1,
    to: 4.6,
    steps: 13,
    days: 728,
    replicates: 1,
  },
  life: {
    model: "one-nurse",
    table: /** @type {Table} */ ([["mechanisms.lifeStrain", true]]),
    from: 1,
    to: 4.6,
    steps: 13,
    days: 728,
    replicates: 12,
  },
  unit: {
    model: "ward",
    table: /** @type {Table} */ ([]),
    from: 0.8,
    to: 3.2,
    steps: 9,
    days: 364,
    replicates: 1,
  },
};

/** @param {number} from @param {number} to @param {number} steps */
export const loadsOf = (from, to, steps) =>
  Array.from({ length: steps }, (_, place) =>
    Number((from + ((to - from) * place) / (steps - 1)).toFixed(6)),
  );

/**
 * The two branches as lines: dots for one, wider rings for the other, so that both show where they fall together.
 * @param {import("./sweep.js").Point[]} points
 * @returns {import("./chart.js").Line[]}
 */
export const branchLines = (points) =>
  ["rested", "collapsed"].map((start) => {
    const mine = points.filter((one) => one.start === start).sort((a, b) => a.load - b.load);
    return {
      name: t(`tipping.${start}`),
      look: start === "rested" ? 0 : 1,
      x: mine.map((one) => one.load),
      y: mine.map((one) => ofHundred(one.capacity)),
      points: true,
      rings: start === "collapsed",
    };
  });

/**
 * What the two edges say of the way back.
 * @param {{collapse: [number, number]|null, recovery: [number, number]|null}} found
 */
export function wayBack({ collapse, recovery }) {
  if (!collapse || !recovery) return t("tipping.unseen");
  return t(recovery[1] <= collapse[0] ? "tipping.longer" : "tipping.same");
}

/**
 * At how many loads both end in the same place.
 * @param {import("./sweep.js").Point[]} points
 */
export function together(points) {
  const { together: count, loads: all } = spread(points);
  return t(count === all ? "tipping.oneLine" : "tipping.together", { count, all });
}
