// What is written down of a unit at each midnight, for pictures of its life so far.
// SPDX-License-Identifier: GPL-3.0-or-later

/** Of these the page draws a person's life. */
const STATES = ["capacity", "exhaustion", "traumaticStress", "moralInjury", "worldview", "person"];
/** And of these the unit's. */
const NUMBERS = ["meanCapacity", "belowMidpoint", "onDuty", "hoursPaid", "hoursOvertime", "left"];

export class Diary {
  /** @type {{day: number, unit: number[], posts: Float32Array}[]} */
  midnights = [];

  /**
   * For pictures half the digits will do, and rooms that nobody holds yet are left out: a long life is to
   * stay light.
   * @param {number} day
   * @param {any} look
   */
  write(day, look) {
    let count = look.doing.length;
    while (count > 0 && look.doing[count - 1] === 0) count -= 1;
    const posts = new Float32Array(STATES.length * count);
    STATES.forEach((name, place) => {
      posts.set(look[name].subarray(0, count), place * count);
    });
    this.midnights.push({ day, unit: NUMBERS.map((name) => look.unit[name]), posts });
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
