// What the page does with the engine, without a browser: how much a long life holds, whether one gets back to
// every day of it, whether a cheap look sees what a whole one sees, and where the landscape has its valleys.
//
//     node workshop/tests/lives.mjs PROGRAM [MODULE]
//
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert";
import { Engine } from "../engine/engine.js";
import { averaged, difference, growth } from "../page/duel.js";
import { history } from "../page/history.js";
import { Lane } from "../page/lane.js";
import { landscape } from "../page/landscape.js";
import { beginning, plan } from "../page/levers.js";
import { change, whole } from "../page/snapshots.js";
import { serve } from "../page/worker.js";
import { Bench } from "./bench.js";

const bench = new Bench();
const table = (name) => bench.model(`models/${name}.yaml`).table;
/** The most days that a unit is followed on the page, and what two such lives may weigh. */
const [DAYS, MOST_BYTES] = [1825, 24e6];

/** A unit on the page, opened. */
async function lane(name) {
  const one = new Lane(await Engine.load(bench.module));
  one.engine.begin(beginning(table(name), { seed: 3, replicate: 1, days: 3650 }));
  one.engine.run(0);
  one.open();
  return one;
}

// A duel to the last day: bytes, bounded.
for (const name of ["icu", "emergency", "ambulance"]) {
  const [a, b] = [await lane(name), await lane(name)];
  a.run(100);
  b.become(a);
  b.adopt(plan(beginning(table(name), { seed: 3, replicate: 1, days: 3650 }).table, { "protected-breaks": 1 }));
  for (const one of [a, b]) one.run(DAYS);
  const parts = [a, b].map((one) => Object.values(one.held));
  const sum = parts.flat().reduce((all, part) => all + part, 0);
  assert(sum <= MOST_BYTES, `${name}: two lives of ${DAYS} days hold ${sum} bytes`);
  // The first snapshot is kept whole; what is kept of the later ones is little beside it.
  for (const { held } of [a, b]) assert(held.snapshots < 6 * held.engine, `${name}: snapshots ${held.snapshots}`);
  assert(a.chronicle.count > 8000 && a.chronicle.count <= 16000, `${name}: ${a.chronicle.count} events`);
  const said = parts.map((mine) => mine.map((part) => (part / 1e6).toFixed(1)).join(" + ")).join(", ");
  console.log(`${name}: a duel of ${DAYS} days holds ${(sum / 1e6).toFixed(1)} MB: ${said} (engine, snapshots, diary, chronicle)`);
}

// Back to any day, from far and from near: the same life, to the last bit.
const one = await lane("ward");
const seen = new Map();
for (const day of [3, 14.5, 40, 83, 84, 85, 200, 391]) {
  one.run(day);
  seen.set(day, [one.engine.look(), one.life(4)]);
}
for (const day of [391, 200, 85, 40, 14.5, 3, 84, 391, 83]) {
  if (day < one.day) one.rewind(day);
  else one.run(day);
  assert.deepStrictEqual([one.engine.look(), one.life(4)], seen.get(day), `day ${day} is another one`);
}
// What is written down is what was seen, to half the digits.
const { capacity: kept, person: holders } = one.diary.life(4);
assert.strictEqual(kept.at(-1), Math.fround(one.engine.look().capacity[4]));
assert.strictEqual(holders.at(-1), one.engine.look().person[4]);
assert.strictEqual(one.diary.series().hoursPaid.at(-1), one.engine.look().unit.hoursPaid);
// Somebody whose post was added on the way has no life before it.
const { day: known, capacity, person } = one.diary.life(one.engine.posts - 1);
assert(capacity.every(Number.isNaN) && person.every((value) => value === 0) && capacity.length === known.length);
assert(one.diary.life(0).capacity.every((value) => value >= 0 || Number.isNaN(value)));
const days = one.diary.series().day;
assert.deepStrictEqual(days, Array.from({ length: 84 }, (_, day) => day), "each midnight once");

// A memory that has grown, one that is shorter, and one that is no multiple of a piece.
const first = Uint8Array.from({ length: 1000 }, (_, place) => place % 7);
for (const length of [1000, 1300, 700, 256, 0]) {
  const other = Uint8Array.from({ length }, (_, place) => (place % 400 === 3 ? 9 : place % 7));
  assert.deepStrictEqual(whole(change(other, first), first), other, `${length} bytes`);
}
assert.strictEqual(change(first, first).pieces.length, 0);

// A number alone is the number of a whole look.
for (const name of ["ward", "clinic"]) {
  const engine = (await lane(name)).engine;
  engine.run(23.4);
  const look = engine.look();
  for (const [key, value] of Object.entries(look.unit)) assert.strictEqual(engine.sight(key), value, key);
  for (const key of ["capacity", "exhaustion", "traumaticStress", "moralInjury", "worldview"]) {
    const held = [...look[key]].filter((_, post) => look.doing[post] !== 0);
    assert(held.length > 0);
    assert.strictEqual(engine.sight(key), held.reduce((sum, one) => sum + one, 0) / held.length, key);
  }
  assert.throws(() => engine.sight("nothing"), /nothing to be seen/);
}

// What a duel's futures are asked from is the moment at which it began: with the luck that one watches they give the
// two lives that one sees, also after going back, and with what the first unit had adopted that very day.
globalThis.self = { postMessage: ({ id, part, answer, error }) => heard(id, part, answer, error) };
let heard = () => {};
serve(Engine);
const asked = (verb, ask = {}) =>
  new Promise((done, fail) => {
    const parts = [];
    heard = (_, part, answer, error) => {
      if (part) parts.push(part);
      else if (error) fail(new Error(error));
      else done({ answer, parts });
    };
    self.onmessage({ data: { id: 1, verb, ask } });
  });
await asked("wake", { wasm: bench.module });
for (const name of ["ward", "emergency"]) {
  const begin = beginning(table(name), { seed: 3, replicate: 7, days: 3650 });
  const adopt = (lane, levers) => asked("adopt", { lane, table: plan(begin.table, levers) });
  await asked("open", { begin });
  await asked("advance", { until: 5.2 });
  await adopt(0, { "micro-breaks": 4 });
  await asked("duel", { on: true, begin });
  for (const again of [false, true]) {
    if (again) await asked("rewind", { day: 5.2, split: 5.2 });
    await asked("advance", { until: 8.9 });
    await adopt(1, { workload: 1.4, "micro-breaks": 4 });
    await asked("advance", { until: 14.1 });
    await adopt(1, { "protected-breaks": 1, ...(again ? {} : { "staffing-level": 0.2 }) });
    const { answer: face } = await asked("advance", { until: 33.2 });
    const { answer: origin } = await asked("origin");
    assert.deepStrictEqual([origin.day, ...origin.plans.map((one) => one.day)], [6, 9, 15]);
    for (const lane of [0, 1]) {
      for (const [every, perLook] of [[7, 1], [1, 4], [28, 1]]) {
        const { parts } = await asked("futures", {
          shared: [origin.bytes, origin.bytes], lane, lucks: [7, 8], adopt: lane ? origin.plans : [],
          days: 28, every, perLook, measures: ["capacity", "hours"],
        });
        const [same, other] = parts.map(({ columns }) => columns);
        const unit = face.lanes[lane].look.unit;
        if (perLook === 1) {
          assert.strictEqual(same.hours.at(-1), unit.hoursPaid, `${name}, unit ${lane}: hours`);
          assert.strictEqual(same.capacity.at(-1), unit.meanCapacity, `${name}, unit ${lane}: capacity`);
        }
        assert(Math.abs(same.capacity.at(-1) - unit.meanCapacity) < 0.05, `${name}, unit ${lane}: capacity of a day`);
        assert.notStrictEqual(other.capacity.at(-1), same.capacity.at(-1), `${name}: other luck is another life`);
      }
    }
    assert(face.lanes[0].look.unit.hoursPaid !== face.lanes[1].look.unit.hoursPaid);
  }
  console.log(`${name}: a duel's futures begin where it began, and with the luck that is watched are what is seen`);
}

// A share of the moment, followed in steps, has the mean that the command line's outcome has, also of a difference.
{
  const engine = await Engine.load(bench.module);
  for (const name of ["ward", "icu"]) {
    const found = [{}, { "protected-breaks": 1 }].map((levers) => {
      const seen = [];
      for (let replicate = 1; replicate <= 6; replicate += 1) {
        const begin = beginning(table(name), { seed: 1, replicate, days: 28 });
        const { columns, outcomes } = history(engine, {
          begin, days: 28, every: 1, perLook: 4, measures: ["capacity", "undone"], outcomes: true,
          adopt: [{ day: 1, table: plan(begin.table, levers) }],
        }, () => {});
        seen.push([averaged(columns.undone).at(-1), outcomes.care_left_undone_percent]);
      }
      return [0, 1].map((place) => seen.reduce((sum, one) => sum + one[place] / seen.length, 0));
    });
    const [step, exact] = [0, 1].map((place) => found[1][place] - found[0][place]);
    assert(exact > 0.5 && Math.abs(step / exact - 1) < 0.08, `${name}: ${found}`);
    console.log(`${name}: protected breaks leave ${step.toFixed(2)} points more undone, by its outcome ${exact.toFixed(2)}`);
  }
}

// Pairs are held together by their luck, whatever the order in which they come; who has no partner is left out.
{
  const lane = (rows) => new Map(rows.map(([luck, values]) => [luck, { day: [5, 6], x: values, hours: values }]));
  const [a, b] = [lane([[1, [1, 4]], [2, [1, 8]], [3, [1, 6]], [9, [1, 0]]]), lane([[3, [1, 9]], [1, [1, 5]], [2, [1, 7]]])];
  const { end, above, under, count, mean } = difference(a, b, "x");
  assert.deepStrictEqual([end.mean, above, under, count, mean], [1, 2, 1, 3, [0, 1]]);
  // Differences 1, -1, 3: deviation 2, Student's t with two degrees of freedom 4.303.
  assert(Math.abs(end.half - (4.303 * 2) / Math.sqrt(3)) < 1e-9);
  assert.deepStrictEqual([growth(a, b, "hours").mean, growth(a, b, "hours").first], [1, 5]);
  assert.strictEqual(difference(a, lane([[1, [1, 5]]]), "x"), null);
}

// The landscape has its valleys where lives of years end, and one of them where they end together.
const engine = await Engine.load(bench.module);
const pool = { ask: async (_group, _verb, ask) => history(engine, ask, () => {}) };
const nurse = { table: table("one-nurse"), seed: 1 };
for (const load of [1, 3.3, 3.7, 4.2]) {
  const { x, change: moved, height, rests } = await landscape(pool, null, { ...nurse, load });
  const ends = [];
  for (const start of [0.2, 1]) {
    engine.begin(beginning(
      [...nurse.table, ["perturbation.workload", load], ["perturbation.startCapacity", start]],
      { seed: 1, replicate: 1, days: 1400 },
    ));
    engine.run(1400);
    ends.push(engine.sight("meanCapacity"));
  }
  const valleys = rests.filter((one) => one.isValley).map((one) => one.capacity);
  const expected = ends[1] - ends[0] < 1e-6 ? [ends[1]] : ends;
  assert.strictEqual(valleys.length, expected.length, `load ${load}: ${valleys}`);
  assert.strictEqual(rests.length, 2 * valleys.length - 1, `load ${load}: a ridge between valleys`);
  valleys.forEach((capacity, place) => assert(Math.abs(capacity - expected[place]) < 2e-3, `load ${load}: ${valleys}, ${ends}`));
  // Downhill is where the week goes.
  for (let place = 1; place < x.length; place += 1) {
    const slope = height[place] - height[place - 1];
    if (moved[place] * moved[place - 1] > 0) assert(slope * moved[place] < 0, `load ${load} at ${x[place]}`);
  }
  console.log(`load ${load}: valleys ${valleys.map((one) => one.toFixed(4))}, lives end at ${ends.map((one) => one.toFixed(4))}, height to ${Math.max(...height).toFixed(3)}`);
}
