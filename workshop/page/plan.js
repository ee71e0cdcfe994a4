// The plan of a session that somebody leads: its steps, and where in it one is.
// SPDX-License-Identifier: GPL-3.0-or-later
import { SCENARIOS } from "./scenarios/list.js";
import { t, words } from "./words.js";

/**
 * @typedef {object} Step
 * @property {string} id of a scenario, or "look", "duel", "pause", "close"
 * @property {number} minutes
 * @property {string} view where it is done
 * @property {number} [questions] how many questions of the scenario are asked; all unless it is said
 * @property {boolean} [spare] is left out first when time is short
 */

const scenario = (
  /** @type {string} */ id,
  /** @type {number} */ minutes,
  /** @type {Partial<Step>} */ more = {},
) => /** @type {Step} */ ({ id, minutes, view: "scenarios", ...more });

/**
 * What a question takes: half a minute to read, one and a half in pairs, a quarter to raise hands, up to a quarter to
 * simulate, two to talk. That makes four and a half, and the end of a scenario one.
 * @type {Record<"short"|"long", Step[]>}
 */
export const PLANS = {
  short: [
    { id: "look", minutes: 5, view: "unit" },
    scenario("harms", 10),
    scenario("cliff", 10),
    { id: "duel", minutes: 10, view: "unit" },
    scenario("survey", 5, { questions: 1, spare: true }),
    { id: "close", minutes: 5, view: "scenarios" },
  ],
  long: [
    { id: "look", minutes: 6, view: "unit" },
    scenario("harms", 14),
    scenario("spiral", 10, { spare: true }),
    scenario("cliff", 12),
    { id: "pause", minutes: 5, view: "unit" },
    { id: "duel", minutes: 14, view: "unit" },
    scenario("rest", 10),
    scenario("survey", 10, { spare: true }),
    { id: "close", minutes: 6, view: "scenarios" },
  ],
};
/** What the two plans have to fit in. */
export const LENGTHS = { short: 45, long: 90 };

export const isScenario = (/** @type {Step} */ step) => SCENARIOS.some((one) => one.id === step.id);

/** @param {Step} step */
export const titleOfStep = (step) =>
  isScenario(step) ? words(`scenarios.${step.id}`).title : t(`notes.steps.${step.id}`);

/**
 * What to do and to say in a step.
 * @param {Step} step
 * @returns {string[]}
 */
export function notesOf(step) {
  if (step.id === "close") return [...words("notes.close"), t("plan.lastQuestion")];
  if (!isScenario(step)) return words(`notes.${step.id}`);
  const own = words(`scenarios.${step.id}`).facilitator;
  return step.questions ? [t("notes.firstOnly"), ...own] : own;
}

/**
 * Minute by minute: from when to when each step lasts.
 * @param {Step[]} steps
 */
export function timed(steps) {
  let from = 0;
  return steps.map((step) => ({ step, from, to: (from += step.minutes) }));
}

/** Where in a plan one is, if in any. */
export class Guide {
  /** @param {(guide: Guide) => void} moved */
  constructor(moved) {
    this.moved = moved;
    /** @type {"short"|"long"} */
    this.name = "short";
    this.at = -1;
    /** Whether its last step has just been done. */
    this.isOver = false;
  }

  get steps() {
    return PLANS[this.name];
  }

  /** @returns {Step|undefined} */
  get step() {
    return this.steps[this.at];
  }

  /** @returns {Step|undefined} */
  get following() {
    return this.step && this.steps[this.at + 1];
  }

  /** @param {"short"|"long"} name @param {number} at */
  begin(name, at) {
    [this.name, this.at] = [name, at];
    this.moved(this);
  }

  next() {
    this.isOver = !this.following;
    this.begin(this.name, this.isOver ? -1 : this.at + 1);
    this.isOver = false;
  }

  leave() {
    this.begin(this.name, -1);
  }
}
