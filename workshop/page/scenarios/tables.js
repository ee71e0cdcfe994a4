// What the scenarios change in a model: entries of its table, by name.
// SPDX-License-Identifier: GPL-3.0-or-later

/** @typedef {import("../types.js").Table} Table */
/** @typedef {import("../types.js").ModelData} ModelData */

/** @param {ModelData} model @param {string} rest */
const unit = (model, rest) => `site.units.${model.units[0].name}.${rest}`;
/** @type {(name: string, dose: number) => Table} */
export const policy = (name, dose) => [
  [`policies.${name}.active`, true],
  [`policies.${name}.dose`, dose],
];
export const nothing = () => /** @type {Table} */ ([]);

/** The four rates of morally injurious events, so many times as high. */
export const moral = (/** @type {number} */ times) => (/** @type {ModelData} */ model) =>
  /** @type {Table} */ (
    Object.entries({
      tookPart: 0.00017,
      failedToPrevent: 0.00014,
      witnessed: 0.0004,
      betrayed: 0.00114,
    }).map(([name, rate]) => [unit(model, `moralEvents.${name}`), rate * times])
  );

export const trauma = (/** @type {ModelData} */ model) =>
  /** @type {Table} */ (
    [
      ["medical", 0.2],
      ["surgical", 0.15],
      ["frail", 0.6],
    ].map(([name, share]) => [unit(model, `work.cases.${name}.traumaShare`), share])
  );

/** A ramp of the load to 4.3 and back. */
export const ramp = (/** @type {number} */ days, /** @type {number} */ hold) => () =>
  /** @type {Table} */ ([
    ["perturbation.workload", 3.3],
    ["perturbation.rampTo", 4.3],
    ["perturbation.rampDays", days],
    ["perturbation.holdDays", hold],
    ["perturbation.rampBack", true],
    ["perturbation.day", 29],
  ]);

/** An intensive care unit in which all are alike and a vacancy takes eight months (experiments/tipping-unit.yaml). */
export const alike = (/** @type {ModelData} */ model) =>
  /** @type {Table} */ ([
    ["dynamics.people.hiringDays", 240],
    ["mechanisms.lifeStrain", false],
    ["clinicians.loadLogDeviation", 0],
    ["clinicians.permeabilityDeviation", 0],
    ["clinicians.skillDeviation", 0],
    ["clinicians.exhaustionTraitDeviation", 0],
    ["mechanisms.vulnerability", false],
    ["dynamics.burnout.cynicismDeviation", 0],
    ["dynamics.burnout.efficacyDeviation", 0],
    ["horizon.warmUpDays", 0],
    [unit(model, "posts.nurse.count"), 37],
  ]);

export const openness = (/** @type {number} */ skill) => () =>
  /** @type {Table} */ ([
    ["clinicians.permeabilityDeviation", 0],
    ["clinicians.skillMean", skill],
    ["clinicians.skillDeviation", 0],
    ["horizon.warmUpDays", 60],
  ]);
