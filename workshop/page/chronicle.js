// What happened to people, for their life so far: as rows of numbers, since objects would weigh four times as much.
// SPDX-License-Identifier: GPL-3.0-or-later

/** Events that are kept at most; when there are more, the older half is let go. */
const MOST = 16000;
/** Of an event are kept its day, post, other post, and the places of its kind and of what it was. */
const WIDTH = 5;

/** @typedef {{day: number, kind: string, post: number, other: number, what: string}} Event */

export class Chronicle {
  rows = new Float64Array(256 * WIDTH);
  count = 0;
  /** @type {string[]} kinds and what they were, by number */
  words = [];

  /** @param {string} word */
  #place(word) {
    const place = this.words.indexOf(word);
    return place < 0 ? this.words.push(word) - 1 : place;
  }

  /** @param {any} event later than those before it */
  add({ day, kind, post, other = -1, what = "" }) {
    if (this.count === MOST) {
      this.rows.copyWithin(0, (MOST / 2) * WIDTH);
      this.count = MOST / 2;
    } else if (this.count * WIDTH === this.rows.length) {
      const rows = new Float64Array(Math.min(2 * this.rows.length, MOST * WIDTH));
      rows.set(this.rows);
      this.rows = rows;
    }
    this.rows.set([day, post, other, this.#place(kind), this.#place(what)], this.count * WIDTH);
    this.count += 1;
  }

  /**
   * As if nothing had happened after a day.
   * @param {number} day
   */
  cut(day) {
    while (this.count > 0 && this.rows[(this.count - 1) * WIDTH] > day) this.count -= 1;
  }

  copy() {
    const copy = new Chronicle();
    [copy.rows, copy.count, copy.words] = [this.rows.slice(), this.count, [...this.words]];
    return copy;
  }

  /** @param {number} row */
  #event(row) {
    const [day, post, other, kind, what] = this.rows.subarray(row * WIDTH, (row + 1) * WIDTH);
    return { day, post, other, kind: this.words[kind], what: this.words[what] };
  }

  /**
   * @param {number} most
   * @returns {Event[]}
   */
  last(most) {
    const first = Math.max(0, this.count - most);
    return Array.from({ length: this.count - first }, (_, place) => this.#event(first + place));
  }

  /**
   * The last ones of a post, whether it acts or is acted upon.
   * @param {number} post
   * @param {number} most
   * @returns {Event[]}
   */
  of(post, most) {
    const found = [];
    for (let row = this.count - 1; row >= 0 && found.length < most; row--) {
      const event = this.#event(row);
      if (event.post === post || event.other === post) found.push(event);
    }
    return found.reverse();
  }

  /** What it weighs. */
  get bytes() {
    return this.rows.byteLength;
  }
}
