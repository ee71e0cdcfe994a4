// The few statistics that the page needs.
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The value below which this share of them lies, between neighbours in proportion.
 * @param {number[]} sorted
 * @param {number} share
 */
export function quantile(sorted, share) {
  if (!sorted.length) return NaN;
  const place = (sorted.length - 1) * share;
  const low = Math.floor(place);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low] + (sorted[high] - sorted[low]) * (place - low);
}

/** @param {number[]} values */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The mean with half the width of its 95 % interval (Student), NaN for fewer than two.
 * @param {number[]} values
 */
export function estimate(values) {
  const middle = mean(values);
  if (values.length < 2) return { mean: middle, half: NaN };
  const variance =
    values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
  return { mean: middle, half: student(values.length - 1) * Math.sqrt(variance / values.length) };
}

/** The 97.5 % point of Student's t, by degrees of freedom. */
const STUDENT = [
  NaN,
  12.71,
  4.303,
  3.182,
  2.776,
  2.571,
  2.447,
  2.365,
  2.306,
  2.262,
  2.228,
  2.201,
  2.179,
  2.16,
  2.145,
  2.131,
  2.12,
  2.11,
  2.101,
  2.093,
  2.086,
];

/** @param {number} freedom */
const student = (freedom) => STUDENT[freedom] ?? 1.96 + 2.4 / freedom;

/**
 * Bands over time from many courses of the same days.
 * @param {number[][]} courses
 */
export function fan(courses) {
  const length = Math.min(...courses.map((course) => course.length));
  const shares = [0.05, 0.25, 0.5, 0.75, 0.95];
  /** @type {number[][]} */
  const rows = shares.map(() => []);
  for (let day = 0; day < length; day++) {
    const sorted = courses.map((course) => course[day]).sort((a, b) => a - b);
    shares.forEach((share, place) => rows[place].push(quantile(sorted, share)));
  }
  return rows;
}
