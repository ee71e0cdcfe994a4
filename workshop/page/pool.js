// As many workers as there are cores, which take jobs from one queue.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Bridge, Ended } from "./bridge.js";

const MOST_WORKERS = 16;
/** Milliseconds after which a worker that has nothing to do is let go: each weighs some megabytes. */
const IDLE = 20000;

/** @typedef {{bridge: Bridge, group: Group|null, shared: any, idle: number}} PoolWorker */

/** Which jobs belong together: they are given up together. */
export class Group {
  ended = false;
}

export class Pool {
  /** @param {Promise<WebAssembly.Module|null>} wasm */
  constructor(wasm) {
    this.wasm = wasm;
    /** @type {PoolWorker[]} */
    this.workers = [];
    /** @type {{verb: string, ask: any, part: (part: any) => void, group: Group, done: (a: any) => void, fail: (e: Error) => void}[]} */
    this.queue = [];
    this.most = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2));
  }

  /**
   * What is large and the same for many jobs goes into `ask.shared`: a worker is sent it once.
   * @param {Group} group
   * @param {string} verb
   * @param {any} ask
   * @param {(part: any) => void} [part]
   * @returns {Promise<any>}
   */
  ask(group, verb, ask, part = () => {}) {
    // Who gives up while still gathering what to ask has given up what is asked afterwards as well.
    if (group.ended) return Promise.reject(new Ended());
    return new Promise((done, fail) => {
      this.queue.push({ verb, ask, part, group, done, fail });
      this.#next();
    });
  }

  /** @param {Group} group */
  end(group) {
    if (group.ended) return;
    group.ended = true;
    const left = this.queue.filter((job) => job.group === group);
    this.queue = this.queue.filter((job) => job.group !== group);
    for (const job of left) job.fail(new Ended());
    // A worker cannot be interrupted: it is ended, and another takes its place when there is work.
    this.workers = this.workers.filter((worker) => {
      if (worker.group !== group) return true;
      worker.bridge.end();
      return false;
    });
    this.#next();
  }

  /** Nobody waits any more for what was asked. */
  endAll() {
    const asked = [...this.queue, ...this.workers].map((one) => one.group);
    for (const group of new Set(asked)) if (group) this.end(group);
  }

  async #next() {
    const wasm = await this.wasm;
    while (this.queue.length) {
      let free = this.workers.find((worker) => worker.group === null);
      if (!free && this.workers.length < this.most) {
        free = { bridge: new Bridge(wasm), group: null, shared: null, idle: 0 };
        this.workers.push(free);
      }
      if (!free) return;
      const job = /** @type {any} */ (this.queue.shift());
      const worker = free;
      clearTimeout(worker.idle);
      worker.group = job.group;
      const { shared, ...ask } = job.ask;
      if (shared && shared !== worker.shared) ask.shared = worker.shared = shared;
      worker.bridge
        .ask(job.verb, ask, (part) => job.group.ended || job.part(part))
        .then(job.done, job.fail)
        .finally(() => this.#rest(worker));
    }
  }

  /** @param {PoolWorker} worker whose job is done or was given up */
  #rest(worker) {
    worker.group = null;
    // One that has been ended waits for nothing: its timer would hold all that it was sent until it rings.
    if (!this.workers.includes(worker)) return;
    worker.idle = setTimeout(() => this.#letGo(worker), IDLE);
    this.#next();
  }

  /** @param {PoolWorker} worker one that has nothing to do */
  #letGo(worker) {
    if (worker.group) return;
    this.workers = this.workers.filter((one) => one !== worker);
    worker.bridge.end();
  }

  /** What the workers hold that have nothing to do; those at work cannot say. */
  held() {
    const free = this.workers.filter((worker) => worker.group === null);
    return Promise.all(free.map((worker) => worker.bridge.ask("held")));
  }
}
