// Which answer held: worked out from what has just been simulated, never written down beforehand.
//
// A judge is given what its picture was drawn from and names the options that held: one, several where the
// simulation cannot tell them apart, none where no option fits.
// SPDX-License-Identifier: GPL-3.0-or-later
import { estimate, mean } from "../statistics.js";
import { thresholds } from "../sweep.js";

/** @typedef {import("../sweep.js").Point} Point */
/**
 * @typedef {object} Verdict
 * @property {string} [of] the arm that it is about, where arms differ
 * @property {number[]} options
 */
/** @typedef {(found: any) => Verdict[]} Judge */

/** How near to where it began a course has to end to be back. */
const BACK = 0.05;
/** The least dip that is one. */
const DIP = 0.02;
/** Effects within this are called alike, if their interval lies within it too. */
const ALIKE = 0.01;
/** Heights of a curve of capacity that are no further apart than this are not told apart, however narrow their interval. */
const FLAT = 0.005;

/** @param {number[]} options @returns {Verdict[]} */
const one = (...options) => [{ options }];

/** @param {number[]} values whether they are on one side of nothing, beyond their 95 % interval */
export function clear(values) {
  const { mean: middle, half } = estimate(values);
  return Number.isFinite(half) ? Math.abs(middle) > half : middle !== 0;
}

const less = (/** @type {number[]} */ a, /** @type {number[]} */ b) =>
  a.map((value, place) => value - b[place]);

/**
 * The option with the highest mean, and all that are not below it beyond the interval of the difference, which is
 * taken pair by pair.
 * @param {{option: number, values: number[]}[]} candidates
 * @param {number} [least] a difference that is smaller counts as none
 * @returns {number[]}
 */
export function highest(candidates, least = 0) {
  const best = candidates.reduce((a, b) => (mean(b.values) > mean(a.values) ? b : a));
  const isBelow = (/** @type {number[]} */ values) => {
    const difference = less(best.values, values);
    return clear(difference) && mean(difference) >= least;
  };
  const beside = candidates.filter((it) => it !== best && !isBelow(it.values));
  return [...new Set([best, ...beside].map((it) => it.option))].sort((a, b) => a - b);
}

/**
 * The same where the highest has to differ from nothing as well; else nobody can tell.
 * @param {{option: number, values: number[]}[]} candidates
 */
const highestOfClear = (candidates) =>
  candidates.some((it) => mean(it.values) > 0 && clear(it.values))
    ? highest(candidates)
    : [...new Set(candidates.map((it) => it.option))];

/**
 * Which harm the first row moves most, in points; the last option is that all are moved alike.
 * @type {Judge}
 */
export function movedMost({ changes }) {
  const candidates = [0, 1, 2].map((measure) => {
    const values = changes[0][measure];
    const sign = Math.sign(mean(values));
    return { option: measure, values: values.map((/** @type {number} */ value) => sign * value) };
  });
  const found = highestOfClear(candidates);
  return found.length === 3 && candidates.every((it) => clear(it.values)) ? one(3) : one(...found);
}

/**
 * Which row lowers one harm most.
 * @type {(measure: number, options: number[]) => Judge}
 */
export const loweredMost =
  (measure, options) =>
  ({ changes }) =>
    one(
      ...highestOfClear(
        options.map((option, arm) => ({
          option,
          values: changes[arm][measure].map((/** @type {number} */ value) => -value),
        })),
      ),
    );

/**
 * Which arm ends highest above the first.
 * @type {Judge}
 */
export const raisedMost = ({ ends }) =>
  one(
    ...highestOfClear(
      ends.slice(1).map((/** @type {number[]} */ mine, /** @type {number} */ option) => ({
        option,
        values: less(mine, ends[0]),
      })),
    ),
  );

/**
 * Of the second and third arm, which ends lower; the last option is that they end alike.
 * @type {Judge}
 */
export function lower({ ends }) {
  const difference = less(ends[1], ends[2]);
  const { mean: middle, half } = estimate(difference);
  if (clear(difference)) return one(middle < 0 ? 0 : 1);
  return Math.abs(middle) + half < ALIKE ? one(2) : one(0, 1);
}

/**
 * Where it comes to rest: the nearest of these values, if it is near.
 * @type {(values: number[]) => Judge}
 */
export const restsAt =
  (values) =>
  ({ end }) => {
    const far = values.map((value) => Math.abs(value - end));
    const place = far.indexOf(Math.min(...far));
    return far[place] < 0.02 ? one(place) : one();
  };

/**
 * Whether it rests there, and sooner or later than before.
 * @type {(value: number) => Judge}
 */
export const restsSooner =
  (value) =>
  ({ end, half, halfBefore }) => {
    if (end < 0.05) return one(2);
    if (Math.abs(end - value) > 0.02 || half === halfBefore) return one();
    return one(half < halfBefore ? 0 : 1);
  };

/**
 * What a ramp of the load did to each arm.
 * @param {{x: number[], means: number[][]}} found
 * @param {number} day at which it began
 */
const ramped = ({ x, means }, day) =>
  means.map((course) => {
    const first = Math.max(0, x.filter((it) => it <= day).length - 1);
    const end = course[course.length - 1];
    return {
      end,
      isBack: course[first] - end <= BACK,
      dip: course[first] - Math.min(...course.slice(first)),
    };
  });

/**
 * Who is back after the ramp: both, the second alone, neither.
 * @type {(day: number) => Judge}
 */
export const whoIsBack = (day) => (found) => {
  const [first, second] = ramped(found, day).map((it) => it.isBack);
  if (first && !second) return one();
  return one(first ? 0 : second ? 1 : 2);
};

/**
 * What the ramp of the second arm did: the same collapse, a dip, nothing.
 * @type {(day: number) => Judge}
 */
export const whatRampDid = (day) => (found) => {
  const second = ramped(found, day)[1];
  if (second.end < found.midpoint) return one(0);
  if (!second.isBack) return one();
  return one(second.dip > DIP ? 1 : 2);
};

/**
 * Which arms go down: all, the last alone, none; an arm does if most of its histories do.
 * @type {Judge}
 */
export function wentDown({ ends, midpoint }) {
  const down = ends.map(
    (/** @type {number[]} */ mine) =>
      mine.filter((value) => value < midpoint).length > mine.length / 2,
  );
  const count = down.filter(Boolean).length;
  if (count === down.length) return one(0);
  if (count === 0) return one(2);
  return count === 1 && down[down.length - 1] ? one(1) : one();
}

/** @param {Verdict[]} all one for each arm; where they agree, one for all */
const agreed = (all) =>
  all.every((it) => String(it.options) === String(all[0].options)) ? one(...all[0].options) : all;

/**
 * Where a curve is highest: at its left end, between, at its right end.
 * @type {Judge}
 */
export const highestWhere = ({ arms }) =>
  agreed(
    arms.map((/** @type {{of: string, values: number[][]}} */ arm) => ({
      of: arm.of,
      options: highest(
        arm.values.map((values, place) => ({
          option: place === 0 ? 0 : place === arm.values.length - 1 ? 2 : 1,
          values,
        })),
        FLAT,
      ),
    })),
  );

/**
 * What the left end of a curve costs: nothing, something, or it gains.
 * @type {Judge}
 */
export const costOfLeft = ({ arms }) =>
  agreed(
    arms.map((/** @type {{of: string, values: number[][]}} */ arm) => {
      const [left, ...others] = arm.values;
      const best = others.reduce((a, b) => (mean(b) > mean(a) ? b : a));
      const difference = less(best, left);
      const { mean: middle, half } = estimate(difference);
      if (clear(difference)) return { of: arm.of, options: [middle > 0 ? 1 : 2] };
      return { of: arm.of, options: Math.abs(middle) + half < 1 ? [0] : [0, 1, 2] };
    }),
  );

const middleOf = (/** @type {[number, number]} */ edge) => (edge[0] + edge[1]) / 2;

/**
 * How far the load has to fall: just below the collapse, or to the nearest of these loads.
 * @type {(loads: number[]) => Judge}
 */
export const backAt =
  (loads) =>
  ({ points }) => {
    const { collapse, recovery } = thresholds(points);
    if (!collapse || !recovery) return one();
    if (recovery[1] >= collapse[0]) return one(0);
    const far = loads.map((load) => Math.abs(load - middleOf(recovery)));
    return one(1 + far.indexOf(Math.min(...far)));
  };

/**
 * How far two starts end apart at most, and at how many loads histories part.
 * @param {Point[]} points
 */
export function spread(points) {
  const loads = [...new Set(points.map((point) => point.load))];
  const gaps = loads.map((load) => {
    const [a, b] = points.filter((point) => point.load === load).map((point) => point.capacity);
    return Math.abs(a - b);
  });
  return {
    gap: Math.max(...gaps),
    together: gaps.filter((gap) => gap < 0.02).length,
    loads: loads.length,
    parted: points.filter((point) => point.down > 0 && point.down < 1).length,
  };
}

/**
 * What became of two branches beside those drawn before: as sharp, further apart, together and blurred.
 * @type {Judge}
 */
export function branchesNow({ points, before }) {
  const [now, then] = [spread(points), spread(before)];
  if (now.gap < then.gap / 2) return now.parted ? one(2) : one();
  if (now.parted) return one();
  const width = (/** @type {Point[]} */ all) => {
    const { collapse, recovery } = thresholds(all);
    return collapse && recovery ? middleOf(collapse) - middleOf(recovery) : NaN;
  };
  return width(points) > width(before) + 1e-9 ? one(1) : one(0);
}

/**
 * How far a survey is from the truth: a point or two, several either way, always too little.
 * @type {Judge}
 */
export function surveyed({ gaps }) {
  if (mean(gaps.map(Math.abs)) <= 2) return one(0);
  const low = gaps.filter((/** @type {number} */ gap) => gap < 0).length / gaps.length;
  if (low === 1) return one(2);
  return low > 0 ? one(1) : one();
}
