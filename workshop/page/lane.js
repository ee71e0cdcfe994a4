// One visible unit: an engine with its memory of days, so that one can go back to any of them.
//
// A snapshot is the engine's whole memory. Going back restores the last one before the day that is
// asked for and simulates on from there, which gives the same life again; plans adopted in between are
// adopted again.
// SPDX-License-Identifier: GPL-3.0-or-later

/** @typedef {import("./types.js").Table} Table */

/** Snapshots kept of a unit; when there are more, every second one is let go. */
const MOST_SNAPSHOTS = 12;
/** Events kept for people's lives so far. */
const MOST_EVENTS = 16000;
/** Of these the page draws a person's life. */
const STATES = ["capacity", "exhaustion", "traumaticStress", "moralInjury", "worldview"];

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
    /** @type {{day: number, bytes: Uint8Array}[]} */
    this.snapshots = [];
    this.every = 7;
    /** @type {{day: number, table: Table}[]} plans, by the day on which they were adopted */
    this.plans = [];
    /** @type {{day: number, unit: any, person: Uint32Array, states: Record<string, Float32Array>}[]} the unit at each midnight */
    this.midnights = [];
    /** @type {any[]} what happened lately to people, for their life so far */
    this.notable = [];
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
      for (const event of this.engine.takeEvents()) {
        if (!NOTABLE.has(event.kind)) continue;
        events.push(event);
        this.notable.push(event);
      }
      // A long stretch in one go is not to pile up: what is told is the end of it.
      if (events.length > 2000) events.splice(0, events.length - 400);
      if (this.notable.length > MOST_EVENTS) this.notable.splice(0, MOST_EVENTS / 2);
      if (this.engine.day <= before) throw new Error(`time stands still on day ${before}`);
      if (Math.abs(this.engine.day - midnight) < 1e-9 && midnight >= 0) this.#write(midnight);
    }
    return events;
  }

  /** The start of the observed time: nothing before it is gone back to. */
  open() {
    this.engine.takeEvents();
    this.#write(Math.round(this.engine.day));
  }

  /** @param {number} day */
  #write(day) {
    const look = this.engine.look();
    // For pictures half the digits will do: a long life is to stay light.
    const states = Object.fromEntries(STATES.map((name) => [name, Float32Array.from(look[name])]));
    this.midnights.push({ day, unit: look.unit, person: look.person, states });
    if (day % this.every !== 0) return;
    this.snapshots.push({ day, bytes: this.engine.snapshot() });
    if (this.snapshots.length > MOST_SNAPSHOTS) {
      this.snapshots = this.snapshots.filter((_, place) => place === 0 || place % 2 === 0);
      this.every *= 2;
    }
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
    let nearest = this.snapshots[0];
    for (const one of this.snapshots) if (one.day <= day + 1e-9) nearest = one;
    this.engine.restore(nearest.bytes);
    this.engine.takeEvents();
    this.snapshots = this.snapshots.filter((one) => one.day <= nearest.day);
    this.midnights = this.midnights.filter((one) => one.day <= nearest.day + 1e-9);
    this.notable = this.notable.filter((event) => event.day <= nearest.day);
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
    this.engine.restore(other.engine.snapshot());
    this.engine.takeEvents();
    this.snapshots = [...other.snapshots];
    this.midnights = [...other.midnights];
    this.notable = [...other.notable];
    this.plans = [...other.plans];
    this.every = other.every;
  }

  /** Numbers of the unit at each midnight, as columns. */
  series() {
    const wanted = [
      "meanCapacity",
      "belowMidpoint",
      "onDuty",
      "hoursPaid",
      "hoursOvertime",
      "left",
    ];
    /** @type {Record<string, number[]>} */
    const columns = { day: this.midnights.map((one) => one.day) };
    for (const name of wanted) columns[name] = this.midnights.map((one) => one.unit[name]);
    return columns;
  }

  /** @param {number} post */
  life(post) {
    /** @type {any} */
    const life = { day: this.midnights.map((one) => one.day), person: [] };
    for (const name of STATES) life[name] = this.midnights.map((one) => one.states[name][post]);
    life.person = this.midnights.map((one) => one.person[post]);
    life.events = this.notable
      .filter((event) => event.post === post || event.other === post)
      .slice(-60);
    return life;
  }
}
