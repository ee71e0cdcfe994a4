// The landscape of one person: in which direction a week moves capacity, and what this adds up to.
//
// It is made of lives: at a load the person settles for four weeks, is set to a capacity and lives one week
// more, for each capacity of a grid. That is the map of a week by which `kind: tipping` finds the folds of a rota
// exactly. The height is the negative sum of what the week changes, from low to high: where capacity
// stays, the ground is flat; where a week brings it back, there is a valley.
// SPDX-License-Identifier: GPL-3.0-or-later
import { beginning } from "./levers.js";

/** Weeks in which everything but capacity settles into its course, as `kind: tipping` does. */
const SETTLE = 4;
/** Capacities that are tried: 0.02, 0.04 … */
const [STEP, COUNT] = [0.02, 54];

/**
 * @typedef {object} Landscape
 * @property {number[]} x capacity on a Monday at midnight
 * @property {number[]} change by the next Monday
 * @property {number[]} height
 * @property {{capacity: number, isValley: boolean}[]} rests where a week changes nothing
 */

/**
 * Capacity at the beginning and at the end of a week.
 * @param {import("./pool.js").Pool} pool
 * @param {import("./pool.js").Group} group
 * @param {{table: import("./types.js").Table, seed: number, load: number}} spec
 * @param {number} push what is taken away as the week begins
 * @returns {Promise<[number, number]>}
 */
async function week(pool, group, { table, seed, load }, push) {
  const days = 7 * (SETTLE + 1);
  const { columns } = await pool.ask(group, "history", {
    begin: beginning(
      [
        ...table,
        ["perturbation.workload", load],
        ["perturbation.day", 7 * SETTLE + 1],
        ["perturbation.push", push],
      ],
      { seed, replicate: 1, days },
    ),
    days,
    every: 7,
    measures: ["capacity"],
  });
  return [columns.capacity[SETTLE], columns.capacity[SETTLE + 1]];
}

/**
 * @param {import("./pool.js").Pool} pool
 * @param {import("./pool.js").Group} group
 * @param {{table: import("./types.js").Table, seed: number, load: number}} spec of one person, nothing by chance
 * @returns {Promise<Landscape>}
 */
export async function landscape(pool, group, spec) {
  const [settled] = await week(pool, group, spec, 0);
  const grid = Array.from({ length: COUNT }, (_, place) => STEP * (place + 1));
  const weeks = await Promise.all(
    grid.map((capacity) => week(pool, group, spec, settled - capacity)),
  );
  const x = weeks.map(([before]) => before);
  const change = weeks.map(([before, after]) => after - before);
  return { x, change, height: height(x, change), rests: rests(x, change) };
}

/**
 * The negative integral, by trapezia; the lowest place is 0.
 * @param {number[]} x
 * @param {number[]} change
 */
function height(x, change) {
  let sum = 0;
  const found = x.map((at, place) => {
    if (place) sum -= ((at - x[place - 1]) * (change[place] + change[place - 1])) / 2;
    return sum;
  });
  const lowest = Math.min(...found);
  return found.map((one) => one - lowest);
}

/**
 * @param {number[]} x
 * @param {number[]} change
 */
function rests(x, change) {
  const found = [];
  for (let place = 1; place < x.length; place++) {
    const [a, b] = [change[place - 1], change[place]];
    if (a === 0 || a * b > 0) continue;
    const capacity = x[place - 1] + ((x[place] - x[place - 1]) * a) / (a - b);
    found.push({ capacity, isValley: a > 0 });
  }
  return found;
}
