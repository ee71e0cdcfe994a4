// What a manager can move, and the plan that the engine gets for it.
//
// All but the load are the model's own policies, by the names and ranges of the command line, so that what
// is seen here can be run there. A lever at rest is not in the plan: a policy with a dose of 0 changes
// nothing, by the model's own rule.
// SPDX-License-Identifier: GPL-3.0-or-later

/** @typedef {import("./types.js").Table} Table */
/** @typedef {import("./types.js").Levers} Levers */

/** The load that everybody feels; a factor. */
export const LOAD = "workload";

/**
 * @typedef {object} Lever
 * @property {string} name
 * @property {number} min
 * @property {number} max
 * @property {number} step
 * @property {number} rest where it is when nobody has moved it
 * @property {"share"|"number"|"hours"|"days"|"factor"} unit
 */

/**
 * @param {string} name
 * @param {number} max
 * @param {number} step
 * @param {Lever["unit"]} unit
 * @returns {Lever}
 */
const policy = (name, max, step, unit) => ({ name, min: 0, max, step, rest: 0, unit });

/** @type {[string, Lever[]][]} */
export const GROUPS = [
  [
    "work",
    [
      { name: LOAD, min: 0.5, max: 2.5, step: 0.05, rest: 1, unit: "factor" },
      policy("staffing-level", 1, 0.05, "share"),
      policy("shift-length", 8.5, 0.5, "hours"),
      policy("minimum-rest", 24, 1, "hours"),
      policy("float-pool", 20, 1, "number"),
      policy("agency-cover", 1, 0.1, "share"),
      policy("predictable-scheduling", 1, 0.1, "share"),
    ],
  ],
  [
    "breaks",
    [
      policy("break-plan", 4, 1, "number"),
      policy("protected-breaks", 1, 0.1, "share"),
      policy("micro-breaks", 8, 1, "number"),
      policy("rest-legitimacy", 1, 0.1, "share"),
    ],
  ],
  [
    "support",
    [
      policy("peer-support", 8, 0.5, "number"),
      policy("debriefing", 1, 0.05, "share"),
      policy("supervision", 8, 0.5, "number"),
      policy("wellbeing-screening", 12, 1, "number"),
      policy("paced-exposure", 56, 7, "days"),
    ],
  ],
  [
    "leading",
    [policy("leadership-transparency", 3, 0.25, "number"), policy("moral-repair", 1, 0.1, "share")],
  ],
  [
    "training",
    [
      policy("boundaries-training", 1, 0.1, "share"),
      policy("compassion-training", 1, 0.1, "share"),
      policy("mindfulness", 1, 0.1, "share"),
    ],
  ],
];

/** Posts can be added once in a life, and none are taken away. */
export const ONCE = "staffing-level";

/** @type {Map<string, Lever>} */
export const LEVERS = new Map(
  GROUPS.flatMap(([, levers]) => levers.map((lever) => [lever.name, lever])),
);

/**
 * The whole plan for these levers: the model's table with what they change.
 * @param {Table} base
 * @param {Levers} levers
 * @returns {Table}
 */
export function plan(base, levers) {
  /** @type {Table} */
  const table = [...base];
  for (const [name, dose] of Object.entries(levers)) {
    const lever = LEVERS.get(name);
    if (lever && dose === lever.rest) continue;
    if (name === LOAD) table.push(["perturbation.workload", dose]);
    else table.push([`policies.${name}.active`, true], [`policies.${name}.dose`, dose]);
  }
  return table;
}

/** What a unit needs room for when a lever is pulled to its end: buffers are made at its beginning. */
const LARGEST = ["staffing-level", "shift-length", "float-pool", "agency-cover"];

/**
 * What an engine begins with: a model that is followed for so many days.
 * @param {Table} table
 * @param {{seed: number, replicate: number, days: number}} how
 */
export function beginning(table, { seed, replicate, days }) {
  /** @type {Table} */
  const long = [...table, ["horizon.days", Math.max(1, Math.ceil(days))]];
  const room = plan(
    long,
    Object.fromEntries(LARGEST.map((name) => [name, /** @type {Lever} */ (LEVERS.get(name)).max])),
  );
  return { table: long, room, seed, replicate, unit: 0 };
}

/**
 * Levers without those at rest.
 * @param {Levers} levers
 * @returns {Levers}
 */
export function moved(levers) {
  return Object.fromEntries(
    Object.entries(levers).filter(([name, dose]) => dose !== LEVERS.get(name)?.rest),
  );
}

/**
 * Whether a dose is one that the lever can have.
 * @param {string} name
 * @param {number} dose
 */
export function fits(name, dose) {
  const lever = LEVERS.get(name);
  return (
    Boolean(lever) &&
    Number.isFinite(dose) &&
    dose >= /** @type {Lever} */ (lever).min &&
    dose <= /** @type {Lever} */ (lever).max
  );
}
