// A unit that is changed while it lives, rewound and lived through again.
//
//     node workshop/tests/live.mjs PROGRAM [MODULE]
//
// A policy adopted live on the day before equals the program's run with policies.startDay; a snapshot
// is lived through again bit for bit, also in another engine; other luck makes another life.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert";
import { join } from "node:path";
import { Engine, EngineLost, SettingRefused } from "../engine/engine.js";
import { Bench, isClose, number } from "./bench.js";

const bench = new Bench();
const [days, warmUp, start] = [60, 30, 21];

for (const [name, policy] of [
  ["icu", "protected-breaks"],
  ["ward", "protected-breaks"],
  ["emergency", "staffing-level"],
  ["hospice", "supervision"],
]) {
  const { table } = bench.model(`models/${name}.yaml`);
  const base = [...table, ["horizon.days", days], ["horizon.warmUpDays", warmUp]];
  const plan = [...base, [`policies.${policy}.active`, true]];
  const folder = `${name}-${policy}`;
  bench.run(
    "run", `models/${name}.yaml`, "-r", "1", "--seed", "7", "--days", String(days), "--set",
    `horizon.warmUpDays=${warmUp}`, "--policy", policy, "--set", `policies.startDay=${start}`,
    "--no-report", "--quiet", "--out", join(bench.folder, folder),
  );
  const [expected] = bench.rows(folder, "replicates.csv");
  const engine = await Engine.load(bench.module);
  engine.begin({ table: base, room: plan, seed: 7, replicate: 1 });
  engine.run(start - 1.7);
  const before = engine.snapshot();
  engine.adopt(plan);
  engine.run(days);
  const found = engine.outcomes();
  for (const [key, value] of Object.entries(found)) {
    assert(isClose(number(expected[key]), value), `${folder}: ${key} ${value} ${expected[key]}`);
  }

  // Back to the day before, and once more, in this engine and in another one.
  const other = await Engine.load(bench.module);
  for (const again of [engine, other]) {
    again.restore(before);
    assert.strictEqual(again.day, start - 1.7);
    again.adopt(plan);
    for (let day = start; day <= days; day += 1.3) again.run(day);
    again.run(days);
    assert.deepStrictEqual(again.outcomes(), found);
  }

  // Without the policy, and with other luck, it is another life.
  for (const change of [(e) => e.reseed(99), () => {}]) {
    engine.restore(before);
    change(engine);
    engine.run(days);
    assert.notDeepStrictEqual(engine.outcomes(), found);
  }
  console.log(`${folder}: ${Object.keys(found).length} outcomes equal, and again after a rewind`);
}

// What is refused leaves the unit alone; before anything has begun there is nothing to run.
const { table } = bench.model("models/ward.yaml");
const engine = await Engine.load(bench.module);
assert.throws(() => engine.run(3), /Nothing has begun/);
for (const [path, value] of [
  ["mechanisms.nothing", true], ["horizon.days", -1], ["site.units.0.beds", "many"],
  ["site.units.0.posts.clerk.count", 3], ["site.units.0.work.cases.0.roles", ["pilot"]],
  ["site.units.0.work.arrivals.surges.x.days", 3], ["policies.none.active", true],
]) {
  assert.throws(() => engine.begin({ table: [...table, [path, value]] }), SettingRefused, path);
}
engine.begin({ table: [...table, ["horizon.warmUpDays", 3]], seed: 2n ** 64n - 1n });
engine.run(1);
assert.throws(() => engine.adopt([...table, ["horizon.days", 9]]), SettingRefused);
engine.run(5);
assert.strictEqual(engine.day, 5);
assert.deepStrictEqual(
  [engine.setting("site.units.ward.breaks.hours", "30 min"), engine.setting("mechanisms.turnover", "off")],
  [["site.units.ward.breaks.hours", 0.5], ["mechanisms.turnover", false]],
);
assert(!(new EngineLost("x") instanceof SettingRefused));
console.log("What cannot be put is refused by name.");
