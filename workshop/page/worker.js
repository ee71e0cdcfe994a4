// The worker: runs the engine, so that the page itself never waits.
//
// Every worker can do all that is asked. One of them keeps the visible units; the others simulate
// histories and futures and check results. There is no shared memory on a page opened from a file:
// what is sent is copied or handed over.
// SPDX-License-Identifier: GPL-3.0-or-later
import { history } from "./history.js";
import { Lane } from "./lane.js";
import { Ledger } from "./ledger.js";
import { verify } from "./verify.js";

/** Events before a day that is gone back to that are told at most; most breaks are not told. */
const MOST_BEFORE = 200;

/** @param {any} Engine the class of engines */
export function serve(Engine) {
  /** @type {WebAssembly.Module} */
  let wasm;
  /** @type {Lane[]} */
  let lanes = [];
  /** @type {{bytes: Uint8Array, day: number}|undefined} the units as they stood when they parted */
  let origin;
  /** @type {any} an engine for histories, kept between jobs */
  let spare;
  /** @type {Uint8Array[]} the units as they stand, from which futures begin */
  let pasts = [];
  /** @type {Ledger|undefined} */
  let ledger;

  const face = () => ({
    day: lanes[0].day,
    lanes: lanes.map((lane) => ({ look: lane.engine.look() })),
  });

  const nextMidnight = (/** @type {number} */ day) => Math.floor(day + 1e-9) + 1;
  /** The units as they stand, and the day from which a plan would act that is adopted now. */
  const parting = () => ({
    bytes: lanes[0].engine.snapshot(),
    day: nextMidnight(lanes[0].day),
  });

  /** @type {Record<string, (ask: any, tell: (part: any) => void) => any>} */
  const verbs = {
    wake: (ask) => {
      wasm = ask.wasm;
    },

    open: async (ask, tell) => {
      const engine = await Engine.load(wasm);
      engine.begin(ask.begin);
      lanes = [new Lane(engine)];
      origin = undefined;
      const start = engine.day;
      const parts = Math.max(1, Math.ceil(-start / 45));
      for (let part = 1; part <= parts; part++) {
        engine.run(part === parts ? 0 : start + (-start * part) / parts);
        tell({ share: part / parts });
      }
      lanes[0].open();
      return { ...face(), constants: { ...engine.constants }, roles: [...(engine.roles ?? [])] };
    },

    advance: (ask) => {
      const events = lanes.map((lane) => lane.run(ask.until).slice(-400));
      return { ...face(), events };
    },

    rewind: (ask) => {
      const split = ask.split ?? Infinity;
      lanes[0].rewind(ask.day);
      if (lanes[1]) {
        if (ask.day <= split) {
          lanes[1].become(lanes[0]);
          origin = parting();
        } else lanes[1].rewind(ask.day);
      }
      return { ...face(), before: lanes.map((lane) => lane.chronicle.last(MOST_BEFORE)) };
    },

    adopt: (ask) => {
      lanes[ask.lane].adopt(ask.table);
      return face();
    },

    duel: async (ask) => {
      if (!ask.on) {
        if (ask.keep === 1 && lanes[1]) lanes[0].become(lanes[1]);
        lanes.length = 1;
        origin = undefined;
        return face();
      }
      const second = new Lane(await Engine.load(wasm));
      second.engine.begin(ask.begin);
      second.become(lanes[0]);
      lanes[1] = second;
      origin = parting();
      return face();
    },

    // Where the two parted, and what the second did since, by the day from which it acts.
    origin: () => ({
      ...origin,
      plans: lanes[1].plans
        .filter((plan) => !lanes[0].plans.includes(plan))
        .map(({ day, table }) => ({ day: nextMidnight(day), table })),
    }),

    series: () => lanes.map((lane) => lane.diary.series()),

    life: (ask) => lanes[ask.lane].life(ask.post),

    why: async (ask) => {
      ledger ??= new Ledger(await Engine.load(wasm));
      return ledger.of(lanes[ask.lane], ask.post);
    },

    outcomes: () => lanes.map((lane) => lane.engine.outcomes()),
    snapshot: (ask) => lanes[ask.lane].engine.snapshot(),

    history: async (ask, tell) => {
      spare ??= await Engine.load(wasm);
      return history(spare, ask, tell);
    },

    arms: async (ask) => {
      spare ??= await Engine.load(wasm);
      spare.begin({ events: "none", ...ask.begin });
      spare.run(0);
      const past = spare.snapshot();
      return ask.tables.map((/** @type {any} */ table) => {
        spare.restore(past);
        spare.adopt(table);
        return history(spare, { ...ask, begun: true }, () => {});
      });
    },

    futures: async (ask, tell) => {
      spare ??= await Engine.load(wasm);
      pasts = ask.shared ?? pasts;
      for (const luck of ask.lucks) {
        spare.restore(pasts[ask.lane]);
        spare.reseed(luck);
        tell({ luck, ...history(spare, { ...ask, begun: true }, () => {}) });
      }
    },

    held: () => ({
      lanes: lanes.map((lane) => lane.held),
      engines: [spare, ledger?.engine].map((engine) => engine?.memory().length ?? 0),
      pasts: pasts.reduce((sum, past) => sum + past.length, origin?.bytes.length ?? 0),
    }),

    verify: async (ask, tell) => {
      spare ??= await Engine.load(wasm);
      return verify(spare, ask, tell);
    },
  };

  self.onmessage = async (message) => {
    const { id, verb, ask } = message.data;
    try {
      const answer = await verbs[verb](ask, (part) => self.postMessage({ id, part }));
      self.postMessage({ id, answer });
    } catch (error) {
      // An engine that has trapped is lost; the next one begins anew.
      spare = undefined;
      ledger = undefined;
      self.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    }
  };
}
