// Futures of the visible units, on all workers: each luck once for every unit, so that they can be compared.
// SPDX-License-Identifier: GPL-3.0-or-later

import { averaged } from "./duel.js";

/** @typedef {import("./duel.js").Columns} Columns */
/**
 * @typedef {object} Asked
 * @property {number} days
 * @property {number} count
 * @property {string} measure
 * @property {"now"|"start"} from this moment, or the one at which the duel began
 */

/** Futures that one job runs: few enough to be seen coming. */
const BATCH = 5;
/** The number of the first luck: far from the replicates that are looked at. */
const FIRST_LUCK = 1000;

/**
 * The units as they stand; or as they stood when they parted, the second with its levers as they stand now: of levers that
 * were moved one after the other, the first is not what is asked about.
 * @param {import("./state.js").State} state
 * @param {Asked} asked
 */
async function beginnings(state, asked) {
  const bridge = /** @type {import("./bridge.js").Bridge} */ (state.bridge);
  if (asked.from === "start") {
    const { bytes, day, plans } = await bridge.ask("origin");
    const present = plans.slice(-1).map((/** @type {any} */ plan) => ({ ...plan, day }));
    return { pasts: [bytes, bytes], plans: [[], present] };
  }
  const lanes = state.face.lanes.length;
  const pasts = await Promise.all(
    Array.from({ length: lanes }, (_, lane) => bridge.ask("snapshot", { lane })),
  );
  return { pasts, plans: pasts.map(() => []) };
}

/**
 * @param {import("./state.js").State} state
 * @param {import("./pool.js").Pool} pool
 * @param {import("./pool.js").Group} group
 * @param {Asked} asked
 * @param {(lanes: Map<number, Columns>[]) => void} seen hears of each future that has come
 * @returns {Promise<Map<number, Columns>[]>} by unit, and by luck
 */
export async function futures(state, pool, group, asked, seen) {
  const { pasts, plans } = await beginnings(state, asked);
  const lanes = pasts.map(() => /** @type {Map<number, Columns>} */ (new Map()));
  const jobs = [];
  for (let first = 0; first < asked.count; first += BATCH) {
    const lucks = Array.from(
      { length: Math.min(BATCH, asked.count - first) },
      (_, place) => FIRST_LUCK + first + place,
    );
    for (const [lane, found] of lanes.entries()) {
      const ask = {
        shared: pasts,
        lane,
        lucks,
        adopt: plans[lane],
        days: asked.days,
        every: 1,
        perLook: 4,
        // What patients pay is told of every duel, asked about or not.
        measures: [...new Set([asked.measure, "hours", ...(lanes.length > 1 ? ["undone"] : [])])],
      };
      jobs.push(
        pool.ask(group, "futures", ask, ({ luck, columns }) => {
          // Of a moment's share the mean so far counts: a night alone says nothing.
          if (columns.undone) columns.undone = averaged(columns.undone);
          found.set(luck, columns);
          seen(lanes);
        }),
      );
    }
  }
  await Promise.all(jobs);
  return lanes;
}
