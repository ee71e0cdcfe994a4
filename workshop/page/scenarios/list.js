// The guided scenarios: which question comes when, and which simulation answers it. Their words are in
// texts/; no number that a simulation gives stands there.
// SPDX-License-Identifier: GPL-3.0-or-later

/** @typedef {import("../types.js").Table} Table */
/** @typedef {import("../types.js").ModelData} ModelData */
/**
 * @typedef {object} Arm
 * @property {string} name its words are scenarios.ID.arms.NAME
 * @property {(model: ModelData) => Table} table what it adds to the model's table
 */
/**
 * @typedef {object} Reveal
 * @property {"hand"|"courses"|"matrix"|"curve"|"branches"|"survey"|"facts"} type
 * @property {string} [model]
 * @property {number} [days]
 * @property {number} [every]
 * @property {number} [perLook]
 * @property {number} [replicates]
 * @property {string} [measure]
 * @property {[number, number]} [yRange]
 * @property {boolean} [fresh] each arm begins anew, without the common past of the others
 * @property {(model: ModelData) => Table} [base] added to the model's table before the arms part
 * @property {Arm[]} [arms]
 * @property {string[]} [measures]
 * @property {number[]} [values]
 * @property {string} [path]
 * @property {string} [outcome]
 * @property {"nurse"|"life"} [subject]
 * @property {number} [alpha]
 * @property {number} [beta]
 */
/**
 * @typedef {object} Scenario
 * @property {string} id
 * @property {number} minutes
 * @property {{options: number, reveal: Reveal}[]} questions
 */

/** @param {ModelData} model @param {string} rest */
const unit = (model, rest) => `site.units.${model.units[0].name}.${rest}`;
/** @type {(name: string, dose: number) => Table} */
const policy = (name, dose) => [
  [`policies.${name}.active`, true],
  [`policies.${name}.dose`, dose],
];
const nothing = () => /** @type {Table} */ ([]);

/** The four rates of morally injurious events, so many times as high. */
const moral = (/** @type {number} */ times) => (/** @type {ModelData} */ model) =>
  /** @type {Table} */ (
    Object.entries({
      tookPart: 0.00017,
      failedToPrevent: 0.00014,
      witnessed: 0.0004,
      betrayed: 0.00114,
    }).map(([name, rate]) => [unit(model, `moralEvents.${name}`), rate * times])
  );

const trauma = (/** @type {ModelData} */ model) =>
  /** @type {Table} */ (
    [
      ["medical", 0.2],
      ["surgical", 0.15],
      ["frail", 0.6],
    ].map(([name, share]) => [unit(model, `work.cases.${name}.traumaShare`), share])
  );

/** @type {Reveal} */
const HARMS = {
  type: "matrix",
  model: "ward",
  days: 168,
  replicates: 3,
  measures: ["exhaustion", "traumaticStress", "moralInjury", "worldview"],
};

/** A ramp of the load to 4.3 and back. */
const ramp = (/** @type {number} */ days, /** @type {number} */ hold) => () =>
  /** @type {Table} */ ([
    ["perturbation.workload", 3.3],
    ["perturbation.rampTo", 4.3],
    ["perturbation.rampDays", days],
    ["perturbation.holdDays", hold],
    ["perturbation.rampBack", true],
    ["perturbation.day", 29],
  ]);

/** An intensive care unit in which all are alike and a vacancy takes eight months (experiments/tipping-unit.yaml). */
const alike = (/** @type {ModelData} */ model) =>
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

const openness = (/** @type {number} */ skill) => () =>
  /** @type {Table} */ ([
    ["clinicians.permeabilityDeviation", 0],
    ["clinicians.skillMean", skill],
    ["clinicians.skillDeviation", 0],
    ["horizon.warmUpDays", 60],
  ]);
/** @type {Reveal} */
const MEAN = {
  type: "curve",
  model: "ward",
  days: 60,
  replicates: 3,
  path: "clinicians.permeabilityMean",
  values: [0.02, 0.15, 0.3, 0.45, 0.6, 0.75, 0.95],
  arms: [
    { name: "skilled", table: openness(0.88) },
    { name: "unskilled", table: openness(0.55) },
  ],
  outcome: "capacity_mean",
};

/** @type {Reveal} */
const REST = {
  type: "courses",
  model: "ward",
  days: 252,
  every: 7,
  perLook: 7,
  replicates: 4,
  base: moral(4),
  measure: "moralInjury",
  arms: [
    { name: "nothing", table: moral(1) },
    {
      name: "rest",
      // Nobody is added: newcomers arrive uninjured, and would lower the mean without anybody having healed.
      table: (model) => [
        ...moral(1)(model),
        ...policy("protected-breaks", 1),
        ...policy("micro-breaks", 4),
        ["perturbation.workload", 0.7],
      ],
    },
    { name: "repair", table: (model) => [...moral(1)(model), ...policy("moral-repair", 1)] },
  ],
};

/** @type {Scenario[]} */
export const SCENARIOS = [
  {
    id: "harms",
    minutes: 10,
    questions: [
      {
        options: 4,
        reveal: {
          ...HARMS,
          arms: [
            { name: "load", table: () => [["perturbation.workload", 1.5]] },
            { name: "deaths", table: trauma },
            { name: "wrongs", table: moral(5) },
          ],
        },
      },
      {
        options: 4,
        reveal: {
          ...HARMS,
          days: 252,
          arms: [
            { name: "staff", table: () => policy("staffing-level", 0.3) },
            { name: "breaks", table: () => policy("protected-breaks", 1) },
            { name: "peers", table: () => policy("peer-support", 4) },
            { name: "reflection", table: () => policy("supervision", 4) },
            { name: "repair", table: () => policy("moral-repair", 1) },
          ],
        },
      },
    ],
  },
  {
    id: "hand",
    minutes: 8,
    questions: [
      { options: 4, reveal: { type: "hand", model: "textbook", alpha: 0.012, beta: 0.015 } },
      { options: 3, reveal: { type: "hand", model: "textbook", alpha: 0.012, beta: 0.03 } },
    ],
  },
  {
    id: "spiral",
    minutes: 7,
    questions: [
      {
        options: 3,
        reveal: {
          type: "courses",
          model: "one-nurse",
          fresh: true,
          days: 364,
          every: 7,
          perLook: 28,
          replicates: 1,
          measure: "capacity",
          yRange: [0, 1.1],
          arms: [
            { name: "on", table: ramp(28, 28) },
            { name: "off", table: () => [...ramp(28, 28)(), ["mechanisms.lossSpiral", false]] },
          ],
        },
      },
      {
        options: 3,
        reveal: {
          type: "courses",
          model: "one-nurse",
          fresh: true,
          days: 364,
          every: 7,
          perLook: 28,
          replicates: 1,
          measure: "capacity",
          yRange: [0, 1.1],
          arms: [
            { name: "slow", table: ramp(28, 28) },
            { name: "quick", table: ramp(7, 0) },
          ],
        },
      },
    ],
  },
  {
    id: "cliff",
    minutes: 10,
    questions: [
      { options: 4, reveal: { type: "branches", subject: "nurse" } },
      { options: 3, reveal: { type: "branches", subject: "life" } },
    ],
  },
  {
    id: "mean",
    minutes: 8,
    questions: [
      { options: 3, reveal: MEAN },
      { options: 3, reveal: { ...MEAN, outcome: "good_outcomes_percent" } },
    ],
  },
  {
    id: "rest",
    minutes: 8,
    questions: [
      { options: 3, reveal: REST },
      { options: 3, reveal: { ...REST, measure: "exhaustion" } },
    ],
  },
  {
    id: "unit",
    minutes: 10,
    questions: [
      {
        options: 3,
        reveal: {
          type: "courses",
          model: "icu",
          fresh: true,
          days: 1092,
          every: 28,
          perLook: 14,
          replicates: 3,
          measure: "capacity",
          yRange: [0, 1.1],
          arms: [
            {
              name: "members",
              table: (model) => [
                ...alike(model),
                ["mechanisms.absence", false],
                ["mechanisms.turnover", false],
              ],
            },
            { name: "cut", table: (model) => [...alike(model), ["mechanisms.unitSpiral", false]] },
            { name: "whole", table: alike },
          ],
        },
      },
      { options: 3, reveal: { type: "facts" } },
    ],
  },
  {
    id: "survey",
    minutes: 8,
    questions: [
      { options: 3, reveal: { type: "survey", model: "ward", days: 182, replicates: 16 } },
      { options: 4, reveal: { type: "facts" } },
    ],
  },
  {
    id: "breaks",
    minutes: 8,
    questions: [
      {
        options: 4,
        reveal: {
          type: "courses",
          model: "ward",
          days: 182,
          every: 7,
          perLook: 7,
          replicates: 6,
          measure: "capacity",
          arms: [
            { name: "today", table: nothing },
            { name: "legitimacy", table: () => policy("rest-legitimacy", 0.5) },
            { name: "micro", table: () => policy("micro-breaks", 4) },
            { name: "protected", table: () => policy("protected-breaks", 0.5) },
            { name: "planned", table: () => policy("break-plan", 1) },
          ],
        },
      },
      { options: 3, reveal: { type: "facts" } },
    ],
  },
];
