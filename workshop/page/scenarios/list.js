// The guided scenarios: which question comes when, and which simulation answers it. Their words are in
// texts/; no number that a simulation gives stands there.
// SPDX-License-Identifier: GPL-3.0-or-later
import {
  backAt,
  branchesNow,
  costOfLeft,
  highestWhere,
  lower,
  loweredMost,
  movedMost,
  raisedMost,
  restsAt,
  restsSooner,
  surveyed,
  wentDown,
  whatRampDid,
  whoIsBack,
} from "./judges.js";
import { alike, moral, nothing, openness, policy, ramp, trauma } from "./tables.js";

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
 * @property {"nurse"} [beside] whose branches those of the subject are held against
 * @property {"recovery"} [guess] what is marked on an empty axis beforehand
 * @property {boolean} [counts] says how many histories of each arm end below the midpoint
 * @property {number} [alpha]
 * @property {number} [beta]
 * @property {number} [before] a drain to compare with
 */
/**
 * Either a judge, who works out of what was simulated which option held, or the option that the documentation
 * has found, for what is not simulated here. What a judge is going to say on this page is written beside it, for the
 * notes of who prepares a session: seeds are fixed, so it comes out the same, and the check of the page holds the two together.
 * @typedef {{options: number, reveal: Reveal} & ({judge: import("./judges.js").Judge, holds: number[][]} | {known: number})} Question
 */
/**
 * @typedef {object} Scenario
 * @property {string} id
 * @property {number} minutes
 * @property {Question[]} questions
 */

/** @type {Reveal} */
const HARMS = {
  type: "matrix",
  model: "ward",
  days: 168,
  replicates: 6,
  measures: ["exhaustion", "traumaticStress", "moralInjury", "worldview"],
};

/** @type {Reveal} */
const MEAN = {
  type: "curve",
  model: "ward",
  days: 60,
  replicates: 6,
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
      // Nobody is added: newcomers are less injured, and would lower the mean without anybody having healed.
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
        judge: movedMost,
        holds: [[0]],
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
        judge: loweredMost(2, [0, 1, 2, 2, 3]),
        holds: [[3]],
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
      {
        options: 4,
        judge: restsAt([0.6, 0.8, 1, 1.25]),
        holds: [[1]],
        reveal: { type: "hand", model: "textbook", alpha: 0.012, beta: 0.015 },
      },
      {
        options: 3,
        judge: restsSooner(0.4),
        holds: [[0]],
        reveal: { type: "hand", model: "textbook", alpha: 0.012, beta: 0.03, before: 0.015 },
      },
    ],
  },
  {
    id: "spiral",
    minutes: 7,
    questions: [
      {
        options: 3,
        judge: whoIsBack(28),
        holds: [[1]],
        reveal: {
          type: "courses",
          model: "one-nurse",
          fresh: true,
          days: 364,
          every: 7,
          perLook: 28,
          replicates: 1,
          measure: "capacity",
          yRange: [0, 110],
          arms: [
            { name: "on", table: ramp(28, 28) },
            { name: "off", table: () => [...ramp(28, 28)(), ["mechanisms.lossSpiral", false]] },
          ],
        },
      },
      {
        options: 3,
        judge: whatRampDid(28),
        holds: [[1]],
        reveal: {
          type: "courses",
          model: "one-nurse",
          fresh: true,
          days: 364,
          every: 7,
          perLook: 28,
          replicates: 1,
          measure: "capacity",
          yRange: [0, 110],
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
      {
        options: 4,
        judge: backAt([3.5, 2.9, 1]),
        holds: [[2]],
        reveal: { type: "branches", subject: "nurse", guess: "recovery" },
      },
      {
        options: 3,
        judge: branchesNow,
        holds: [[2]],
        reveal: { type: "branches", subject: "life", beside: "nurse" },
      },
    ],
  },
  {
    id: "mean",
    minutes: 8,
    questions: [
      { options: 3, judge: highestWhere, holds: [[1], [0, 1]], reveal: MEAN },
      {
        options: 3,
        judge: costOfLeft,
        holds: [[1]],
        reveal: { ...MEAN, outcome: "good_outcomes_percent" },
      },
    ],
  },
  {
    id: "rest",
    minutes: 8,
    questions: [
      { options: 3, judge: lower, holds: [[1]], reveal: REST },
      { options: 3, judge: lower, holds: [[0]], reveal: { ...REST, measure: "exhaustion" } },
    ],
  },
  {
    id: "unit",
    minutes: 10,
    questions: [
      {
        options: 3,
        judge: wentDown,
        holds: [[1]],
        reveal: {
          type: "courses",
          model: "icu",
          counts: true,
          fresh: true,
          days: 1092,
          every: 28,
          perLook: 14,
          replicates: 3,
          measure: "capacity",
          yRange: [0, 110],
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
      { options: 3, known: 1, reveal: { type: "facts" } },
    ],
  },
  {
    id: "survey",
    minutes: 8,
    questions: [
      {
        options: 3,
        judge: surveyed,
        holds: [[1]],
        reveal: { type: "survey", model: "ward", days: 182, replicates: 16 },
      },
      { options: 4, known: 0, reveal: { type: "facts" } },
    ],
  },
  {
    id: "breaks",
    minutes: 8,
    questions: [
      {
        options: 4,
        judge: raisedMost,
        holds: [[1, 2]],
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
      { options: 3, known: 2, reveal: { type: "facts" } },
    ],
  },
];
