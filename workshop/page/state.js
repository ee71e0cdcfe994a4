// What the page knows: the session, the models, and who wants to hear of a change.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Bridge } from "./bridge.js";
import { beginning, moved, plan } from "./levers.js";

/** @typedef {import("./types.js").ModelData} ModelData */
/** @typedef {import("./types.js").Session} Session */
/** @typedef {import("./types.js").Levers} Levers */

/** The most days that a unit is followed here. */
export const MOST_DAYS = 1825;
/** Futures go beyond that day. */
const LONGEST = 3650;

export class State extends EventTarget {
  /**
   * @param {ModelData[]} models
   * @param {Promise<WebAssembly.Module|null>} wasm
   */
  constructor(models, wasm) {
    super();
    this.models = models;
    this.wasm = wasm;
    this.model = models[0];
    /** @type {Session} */
    this.session = {
      model: this.model.name,
      seed: this.model.seed,
      replicate: 1,
      day: 0,
      plans: [],
      split: null,
    };
    /** @type {Levers} what the levers stand at, adopted or not */
    this.levers = {};
    /** @type {Bridge|null} */
    this.bridge = null;
    /** @type {string[]} roles by number */
    this.roles = [];
    this.playing = false;
    /** Simulated days a second. */
    this.speed = 1;
    this.reached = 0;
    /** @type {any} */
    this.face = null;
    this.constants = { midpoint: 0.535 };
    this.busy = "";
    /** Set while something must not be overtaken by another request. */
    this.turn = Promise.resolve();
    this.followed = new AbortController();
  }

  /**
   * @param {string} name
   * @param {any} [detail]
   */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /**
   * @param {string} name
   * @param {(detail: any) => void} heard
   * @param {AbortSignal} [signal] until when; without one for good
   */
  hear(name, heard, signal) {
    const listener = (/** @type {Event} */ event) =>
      heard(/** @type {CustomEvent} */ (event).detail);
    this.addEventListener(name, listener, { signal });
  }

  /**
   * What a view hears, until all views are made anew.
   * @param {string} name
   * @param {(detail: any) => void} heard
   */
  follow(name, heard) {
    this.hear(name, heard, this.followed.signal);
  }

  /** The views are made anew: those there were hear nothing any more, and can be forgotten. */
  leave() {
    this.followed.abort();
    this.followed = new AbortController();
  }

  /**
   * One thing after the other: what is asked of the visible units never crosses.
   * @param {() => Promise<any>} work
   * @returns {Promise<any>}
   */
  inTurn(work) {
    const done = this.turn.then(work);
    this.turn = done.catch((error) => this.tell("trouble", error));
    return done;
  }

  /** What the engine begins with. */
  begin() {
    return beginning(this.model.table, { ...this.session, days: LONGEST });
  }

  /**
   * Begins a session and plays it to its day.
   * @param {Partial<Session>} wanted
   */
  open(wanted) {
    return this.inTurn(async () => {
      this.playing = false;
      const model = this.models.find((one) => one.name === wanted.model) ?? this.model;
      this.model = model;
      const plans = wanted.plans ?? [];
      const split = wanted.split ?? null;
      this.session = {
        model: model.name,
        seed: wanted.seed ?? model.seed,
        replicate: wanted.replicate ?? 1,
        day: 0,
        plans: [],
        split: null,
      };
      this.levers = { ...(plans[plans.length - 1]?.levers ?? {}) };
      this.reached = 0;
      this.face = null;
      this.busy = "opening";
      this.tell("opening", 0);
      this.bridge?.end();
      this.bridge = new Bridge(await this.wasm);
      const face = await this.bridge.ask("open", { begin: this.begin() }, (part) =>
        this.tell("opening", part.share),
      );
      this.constants = face.constants;
      this.roles = face.roles;
      // Rooms that are kept for later posts come after the last one that somebody holds.
      const first = model.units[0];
      first.posts ||=
        1 +
        face.lanes[0].look.doing.reduce(
          (/** @type {number} */ last, /** @type {number} */ doing, /** @type {number} */ post) =>
            doing ? post : last,
          0,
        );
      this.busy = "";
      this.#show(face);
      this.tell("opened");
      const goal = Math.min(MOST_DAYS, wanted.day ?? 0);
      for (const one of plans.filter((each) => each.day <= goal)) {
        if (split !== null && split <= one.day && this.session.split === null)
          await this.#split(split);
        if (one.day > this.session.day) await this.#advance(one.day);
        await this.#adopt(one.levers);
      }
      if (split !== null && split <= goal && this.session.split === null) await this.#split(split);
      if (goal > this.session.day) await this.#advance(goal);
      this.tell("changed");
    });
  }

  /** @param {any} face */
  #show(face) {
    this.face = face;
    this.session.day = face.day;
    this.reached = Math.max(this.reached, face.day);
    this.tell("face", face);
  }

  /** @param {number} until */
  async #advance(until) {
    const face = await /** @type {Bridge} */ (this.bridge).ask("advance", {
      until: Math.min(MOST_DAYS, until),
    });
    this.#show(face);
  }

  /** @param {number} until */
  advance(until) {
    return this.inTurn(() => this.#advance(until));
  }

  /**
   * Back, or forward to where one has been.
   * @param {number} day
   */
  goTo(day) {
    return this.inTurn(async () => {
      if (day > this.session.day) return this.#advance(day);
      const face = await /** @type {Bridge} */ (this.bridge).ask("rewind", {
        day,
        split: this.session.split,
      });
      this.session.plans = this.session.plans.filter((one) => one.day < day - 1e-9);
      if (this.session.split !== null && day < this.session.split) await this.#end(0);
      this.levers = { ...(this.session.plans[this.session.plans.length - 1]?.levers ?? {}) };
      this.#show(this.session.split === null ? { ...face, lanes: face.lanes.slice(0, 1) } : face);
      this.tell("changed");
    });
  }

  /** @param {Levers} levers */
  async #adopt(levers) {
    const lane = this.session.split === null ? 0 : 1;
    await /** @type {Bridge} */ (this.bridge).ask("adopt", {
      lane,
      table: plan(this.begin().table, levers),
    });
    const day = this.session.day;
    this.session.plans = this.session.plans.filter((one) => one.day !== day);
    this.session.plans.push({ day, levers: moved(levers) });
    // Plans that have never moved anything are none.
    if (this.session.plans.every((one) => Object.keys(one.levers).length === 0))
      this.session.plans = [];
    this.levers = { ...levers };
  }

  /** @param {Levers} levers */
  adopt(levers) {
    return this.inTurn(async () => {
      try {
        await this.#adopt(levers);
      } catch (error) {
        // Some plans cannot follow upon others, such as posts that are taken away again.
        this.tell("changed");
        return this.tell("refused", error);
      }
      this.tell("changed");
      this.tell("adopted");
    });
  }

  /** @param {number} day */
  async #split(day) {
    if (day > this.session.day) await this.#advance(day);
    const face = await /** @type {Bridge} */ (this.bridge).ask("duel", {
      on: true,
      begin: this.begin(),
    });
    this.session.split = this.session.day;
    this.#show(face);
  }

  /** @param {number} keep which of the two goes on */
  async #end(keep) {
    const face = await /** @type {Bridge} */ (this.bridge).ask("duel", { on: false, keep });
    if (keep === 0) {
      const split = /** @type {number} */ (this.session.split);
      this.session.plans = this.session.plans.filter((one) => one.day < split);
      this.levers = { ...(this.session.plans[this.session.plans.length - 1]?.levers ?? {}) };
    }
    this.session.split = null;
    this.#show(face);
  }

  /**
   * A second unit from now on, the same in everything; or an end of it.
   * @param {number} [keep] which of the two goes on
   */
  duel(keep = 0) {
    return this.inTurn(async () => {
      if (this.session.split === null) await this.#split(this.session.day);
      else await this.#end(keep);
      this.tell("changed");
    });
  }
}
