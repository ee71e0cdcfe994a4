// What filled and what emptied one person: an engine lives the unit's life again and keeps account.
//
// The engine can keep account of one post at a time, and only from where it is told to. So somebody who is
// picked later is watched in a second life, from the start of the observed time to the present.
// SPDX-License-Identifier: GPL-3.0-or-later

export class Ledger {
  /** @param {any} engine */
  constructor(engine) {
    this.engine = engine;
    this.post = -1;
    this.day = 0;
    /** @type {any} where the watched life began */
    this.start = null;
    this.plans = 0;
  }

  /**
   * @param {import("./lane.js").Lane} lane
   * @param {number} post
   * @returns {{cause: string, gained: number, lost: number}[]}
   */
  of(lane, post) {
    const start = lane.snapshots.first;
    const goesOn =
      post === this.post &&
      start === this.start &&
      lane.day >= this.day &&
      lane.plans.length === this.plans;
    if (!goesOn) {
      this.engine.restore(/** @type {any} */ (start).bytes);
      this.engine.watch(post);
      for (const plan of lane.plans) {
        this.#run(plan.day);
        this.engine.adopt(plan.table);
      }
    }
    this.#run(lane.day);
    [this.post, this.day, this.start, this.plans] = [post, lane.day, start, lane.plans.length];
    return this.engine.why();
  }

  /**
   * By weeks: what happens on the way is told elsewhere and must not pile up in the engine's memory.
   * @param {number} day
   */
  #run(day) {
    while (this.engine.day < day - 1e-9) {
      this.engine.run(Math.min(day, this.engine.day + 7));
      this.engine.dropEvents();
    }
  }
}
