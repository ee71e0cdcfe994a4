// Two units that share their luck, held against each other pair by pair.
// SPDX-License-Identifier: GPL-3.0-or-later
import { estimate, fan, mean } from "./statistics.js";

/** @typedef {Record<string, number[]>} Columns what was followed in one future, by measure, and its days */

/**
 * A course of which the mean over its days counts, rather than its end, as such a course.
 * @param {number[]} course the first is the moment from which it goes on
 */
export const averaged = (course) => {
  let sum = 0;
  return course.map((value, day) => (day ? (sum += value) / day : value));
};

/**
 * What the second unit has more than the first. Luck moves both together, so a difference of pairs is far
 * surer than two bands beside each other let one think.
 * @param {Map<number, Columns>} first by luck
 * @param {Map<number, Columns>} second by luck
 * @param {string} measure
 * @returns {{x: number[], low: number[], high: number[], mean: number[], sure: number[][], end: {mean: number,
 *   half: number}, above: number, under: number, count: number}|null} nothing where there are not yet two pairs; `low` and
 *   `high` hold nine of ten pairs, `sure` the 95 % interval of the mean
 */
export function difference(first, second, measure) {
  const pairs = [...first]
    .filter(([luck]) => second.has(luck))
    .map(([luck, one]) => {
      const other = /** @type {Columns} */ (second.get(luck));
      return one[measure].map((value, day) => other[measure][day] - value);
    });
  if (pairs.length < 2) return null;
  const x = [...first.values()][0].day;
  const [low, , , , high] = fan(pairs);
  const daily = x.map((_, day) => estimate(pairs.map((pair) => pair[day])));
  const ends = pairs.map((pair) => pair[pair.length - 1]);
  return {
    x,
    low,
    high,
    mean: daily.map((one) => one.mean),
    sure: [daily.map((one) => one.mean - one.half), daily.map((one) => one.mean + one.half)],
    end: estimate(ends),
    above: ends.filter((end) => end > 0).length,
    under: ends.filter((end) => end < 0).length,
    count: pairs.length,
  };
}

/**
 * By how much more a count that only grows has grown in the second unit, pair by pair, and by how much in the first.
 * @param {Map<number, Columns>} first
 * @param {Map<number, Columns>} second
 * @param {string} measure
 */
export function growth(first, second, measure) {
  const grown = (/** @type {Columns} */ one) => one[measure][one.day.length - 1] - one[measure][0];
  const pairs = [...first]
    .filter(([luck]) => second.has(luck))
    .map(([luck, one]) => [grown(one), grown(/** @type {Columns} */ (second.get(luck)))]);
  return {
    ...estimate(pairs.map(([one, other]) => other - one)),
    first: mean(pairs.map(([one]) => one)),
  };
}
