// What is written down of a unit at each midnight, for pictures of its life so far.
// SPDX-License-Identifier: GPL-3.0-or-later

/** Of these the page draws a person's life. */
const STATES = [
  "capacity",
  "burnoutStanding",
  "traumaticStressStanding",
  "moralInjuryStanding",
  "vicariousTraumaStanding",
  "person",
];
/** And of these the unit's. */
const NUMBERS = ["meanCapacity", "belowMidpoint", "onDuty", "hoursPaid", "hoursOvertime", "left"];

export class Diary {
  /** @type {{day: number, unit: number[], posts: Float32Array}[]} */
  midnights = [];

  /**
   * For pictures half the digits will do, and rooms that nobody holds yet are left out: a long life is to
   * stay light.
   * @param {number} day
   * @param {any} engine at its midnight
   */
  write(day, engine) {
    const unit = NUMBERS.map((name) => engine.sight(name));
    this.midnights.push({ day, unit, posts: engine.states(STATES) });
  }

  /**
   * As if nothing had been after a day.
   * @param {number} day
   */
  cut(day) {
    this.midnights = this.midnights.filter((one) => one.day <= day + 1e-9);
  }

  copy() {
    const copy = new Diary();
    copy.midnights = [...this.midnights];
    return copy;
  }

  /** Numbers of the unit, as columns. */
  series() {
    /** @type {Record<string, number[]>} */
    const columns = { day: this.midnights.map((one) => one.day) };
    NUMBERS.forEach((name, place) => {
      columns[name] = this.midnights.map((one) => one.unit[place]);
    });
    return columns;
  }

  /**
   * States of a post, as columns.
   * @param {number} post
   */
  life(post) {
    /** @type {any} */
    const life = { day: this.midnights.map((one) => one.day) };
    STATES.forEach((name, place) => {
      life[name] = this.midnights.map(({ posts }) => {
        const count = posts.length / STATES.length;
        if (post < count) return posts[place * count + post];
        return name === "person" ? 0 : NaN;
      });
    });
    return life;
  }

  /** What the states weigh. */
  get bytes() {
    return this.midnights.reduce((sum, one) => sum + one.posts.byteLength, 0);
  }
}
