// Sweeps for tipping: the same value of the load from a rested and from a collapsed start.
// SPDX-License-Identifier: GPL-3.0-or-later

import { beginning } from "./levers.js";

/** @typedef {import("./types.js").Table} Table */

/** Capacity of who starts collapsed, as in `kind: tipping` of the command line. */
export const COLLAPSED = 0.2;

/**
 * @typedef {object} Point
 * @property {number} load
 * @property {"rested"|"collapsed"} start
 * @property {number} capacity mean over the last 28 days and all histories
 * @property {number} down share of histories that end below the midpoint
 */

/**
 * @param {import("./pool.js").Pool} pool
 * @param {import("./pool.js").Group} group
 * @param {{table: Table, seed: number, loads: number[], days: number, replicates: number, midpoint: number}} spec
 * @param {(point: Point) => void} found
 */
export async function sweep(pool, group, spec, found) {
  const jobs = [];
  // Up first, then down, as one would turn the lever.
  for (const start of /** @type {const} */ (["rested", "collapsed"])) {
    const loads = start === "rested" ? spec.loads : [...spec.loads].reverse();
    for (const load of loads) jobs.push(point(pool, group, spec, load, start).then(found));
  }
  await Promise.all(jobs);
}

/**
 * @param {import("./pool.js").Pool} pool
 * @param {import("./pool.js").Group} group
 * @param {{table: Table, seed: number, days: number, replicates: number, midpoint: number}} spec
 * @param {number} load
 * @param {"rested"|"collapsed"} start
 * @returns {Promise<Point>}
 */
async function point(pool, group, spec, load, start) {
  /** @type {Table} */
  const table = [
    ...spec.table,
    ["perturbation.workload", load],
    ["perturbation.startCapacity", start === "rested" ? 1 : COLLAPSED],
  ];
  const ends = await Promise.all(
    Array.from({ length: spec.replicates }, (_, place) =>
      pool
        .ask(group, "history", {
          begin: beginning(table, { seed: spec.seed, replicate: place + 1, days: spec.days }),
          days: spec.days,
          every: 28,
          perLook: 56,
          measures: ["capacity"],
        })
        .then((answer) => answer.columns.capacity.at(-1)),
    ),
  );
  return {
    load,
    start,
    capacity: ends.reduce((sum, one) => sum + one, 0) / ends.length,
    down: ends.filter((one) => one < spec.midpoint).length / ends.length,
  };
}

/**
 * Between which loads it tips: where rested starts first end down, and below which collapsed ones come back.
 * @param {Point[]} points
 */
export function thresholds(points) {
  const of = (/** @type {string} */ start) =>
    points.filter((one) => one.start === start).sort((a, b) => a.load - b.load);
  const edge = (/** @type {Point[]} */ line) => {
    const first = line.findIndex((one) => one.down >= 0.5);
    if (first <= 0) return null;
    return /** @type {[number, number]} */ ([line[first - 1].load, line[first].load]);
  };
  return { collapse: edge(of("rested")), recovery: edge(of("collapsed")) };
}

/**
 * A life with one push after it has settled.
 * @param {{table: Table, seed: number, load: number, settle: number, days: number}} spec
 * @param {number} push
 */
const pushed = (spec, push) =>
  beginning(
    [
      ...spec.table,
      ["perturbation.workload", spec.load],
      ["perturbation.day", spec.settle + 1],
      ["perturbation.push", push],
    ],
    { seed: spec.seed, replicate: 1, days: spec.settle + spec.days },
  );

/**
 * How a small push at once fades at a load: the difference to the same life without it, as a share of the push.
 * @param {import("./pool.js").Pool} pool
 * @param {import("./pool.js").Group} group
 * @param {{table: Table, seed: number, load: number, push: number, settle: number, days: number}} spec
 */
export async function slowing(pool, group, spec) {
  const run = (/** @type {number} */ push) =>
    pool.ask(group, "history", {
      begin: pushed(spec, push),
      days: spec.settle + spec.days,
      every: 1,
      measures: ["capacity"],
    });
  const [struck, left] = await Promise.all([run(spec.push), run(0)]);
  const x = [];
  const y = [];
  for (let day = 1; day <= spec.days; day++) {
    x.push(day);
    y.push(
      (left.columns.capacity[spec.settle + day] - struck.columns.capacity[spec.settle + day]) /
        spec.push,
    );
  }
  return { x, y, down: struck.columns.capacity.at(-1) };
}

/**
 * The greatest push at once that is survived at a load, by halving.
 * @param {import("./pool.js").Pool} pool
 * @param {import("./pool.js").Group} group
 * @param {{table: Table, seed: number, load: number, midpoint: number, settle: number, days: number}} spec
 */
export async function margin(pool, group, spec) {
  let [survived, lost] = [0, 1];
  for (let step = 0; step < 7; step++) {
    const push = (survived + lost) / 2;
    const { columns } = await pool.ask(group, "history", {
      begin: pushed(spec, push),
      days: spec.settle + spec.days,
      every: 28,
      perLook: 28,
      measures: ["capacity"],
    });
    if (columns.capacity.at(-1) >= spec.midpoint) survived = push;
    else lost = push;
  }
  return survived;
}
