// One visible unit: an engine with its memory of days, so that one can go back to any of them.
//
// Going back restores the last snapshot before the day that is asked for and simulates on from there, which
// gives the same life again; plans adopted in between are adopted again.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Chronicle } from "./chronicle.js";
import { Diary } from "./diary.js";
import { Snapshots } from "./snapshots.js";

/** @typedef {import("./types.js").Table} Table */

/** What the page tells; shifts and the like are seen in the figures themselves. */
const NOTABLE = new Set([
  "break",
  "support",
  "moral",
  "trauma",
  "error",
  "sick",
  "resignation",
  "hire",
  "meeting",
  "referral",
  "treatment_start",
]);

export class Lane {
  /** @param {any} engine */
  constructor(engine) {
    this.engine = engine;
    this.snapshots = new Snapshots();
    this.diary = new Diary();
    /** @type {{day: number, table: Table}[]} plans, by the day on which they were adopted */
    this.plans = [];
    this.chronicle = new Chronicle();
  }

  get day() {
    return this.engine.day;
  }

  /**
   * Simulates to a day, stopping at each midnight to write it down.
   * @param {number} until
   * @returns {any[]} what happened
   */
  run(until) {
    const events = [];
    while (this.engine.day < until - 1e-9) {
      const before = this.engine.day;
      const midnight = Math.floor(before + 1e-9) + 1;
      this.engine.run(Math.min(midnight, until));
      for (const event of this.engine.takeEvents(NOTABLE)) {
        events.push(event);
        this.chronicle.add(event);
      }
      // A long stretch in one go is not to pile up: what is told is the end of it.
      if (events.length > 800) events.splice(0, events.length - 400);
      if (this.engine.day <= before) throw new Error(`time stands still on day ${before}`);
      if (Math.abs(this.engine.day - midnight) < 1e-9 && midnight >= 0) this.#write(midnight);
    }
    return events;
  }

  /** The start of the observed time: nothing before it is gone back to. */
  open() {
    this.engine.dropEvents();
    this.#write(Math.round(this.engine.day));
  }

  /** @param {number} day */
  #write(day) {
    this.diary.write(day, this.engine);
    this.snapshots.keep(day, this.engine.memory());
  }

  /**
   * A plan that acts from the next midnight on.
   * @param {Table} table
   */
  adopt(table) {
    this.engine.adopt(table);
    this.plans.push({ day: this.engine.day, table });
  }

  /**
   * Back to a day that has been simulated, as it was before anything was adopted on it.
   * @param {number} day
   */
  rewind(day) {
    const nearest = this.snapshots.before(day);
    this.engine.restore(nearest.bytes);
    this.engine.dropEvents();
    this.diary.cut(nearest.day);
    this.chronicle.cut(nearest.day);
    this.plans = this.plans.filter((plan) => plan.day < day - 1e-9);
    for (const plan of this.plans) {
      if (plan.day < nearest.day - 1e-9) continue;
      this.run(plan.day);
      this.engine.adopt(plan.table);
    }
    this.run(day);
  }

  /** @param {Lane} other another unit that is to be the same as this one from its start to now */
  become(other) {
    this.engine.restore(other.engine.memory());
    this.engine.dropEvents();
    this.snapshots = other.snapshots.copy();
    this.diary = other.diary.copy();
    this.chronicle = other.chronicle.copy();
    this.plans = [...other.plans];
  }

  /** @param {number} post */
  life(post) {
    return { ...this.diary.life(post), events: this.chronicle.of(post, 60) };
  }

  /** What it holds, in bytes. */
  get held() {
    return {
      engine: this.engine.memory().length,
      snapshots: this.snapshots.bytes,
      diary: this.diary.bytes,
      chronicle: this.chronicle.bytes,
    };
  }
}
