// The module lives the same lives as the program: events in kind, order and time, states, outcomes.
//
//     node workshop/tests/parity.mjs PROGRAM [MODULE]
//
// Every shipped model, and models with a surge, a roster, policies and a policy that begins later, are
// run by the program with all events recorded, and by the module. Times have to be equal bit for bit;
// states and outcomes to 1e-12, since two mathematical libraries may differ in the last place.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Engine } from "../engine/engine.js";
import { Bench, isClose, number } from "./bench.js";

const bench = new Bench();

/**
 * @param {string} file
 * @returns {[string, any][]}
 */
const table = (file) => bench.model(file).table;

/**
 * One model: events of replicate 1 and outcomes of two replicates.
 * @param {string} name
 * @param {string} file
 * @param {{days: number, warmUp: number, settings?: [string, any][], sets?: string[]}} how Settings
 *   as the engine puts them, and as the program is given them.
 */
async function compare(name, file, { days, warmUp, settings = [], sets = [] }) {
  bench.run(
    "run", file, "-r", "2", "--seed", "42", "--days", String(days), "--set",
    `horizon.warmUpDays=${warmUp}`, ...sets.flatMap((set) => ["--set", set]), "--record", "events", "--no-report", "--quiet",
    "--out", join(bench.folder, name),
  );
  const whole = [
    ...table(file), ["horizon.days", days], ["horizon.warmUpDays", warmUp],
    ...settings,
  ];
  const expected = bench.rows(name, "events.csv").filter((row) => row.replicate === "1");
  const outcomes = bench.rows(name, "replicates.csv");
  const units = new Set(expected.map((row) => row.unit));

  const engine = await Engine.load(bench.module);
  let [at, worst] = [0, 0];
  let unit = 0;
  for (const _ of units) {
    engine.begin({ table: whole, seed: 42, replicate: 1, unit, events: "all" });
    unit += 1;
    // Uneven steps: they must not matter.
    for (let day = -warmUp; day < days; day += 0.37) {
      engine.run(Math.min(days, day + 0.37));
      for (const event of engine.takeEvents()) {
        const row = expected[at];
        const post = row?.post ? Number(row.post.split("/").pop()) - 1 : -1;
        const isSame = row && row.event === event.kind && post === event.post
          && Number(row.hours) === event.hours;
        const gap = Math.abs(number(row?.capacity) - event.capacity);
        if (!isSame || gap > 1e-12) {
          throw new Error(`${name}, event ${at}: ${JSON.stringify(event)} for ${JSON.stringify(row)}`);
        }
        if (gap > worst) worst = gap;
        at += 1;
      }
    }
  }
  if (at !== expected.length || at === 0) {
    throw new Error(`${name}: ${at} events, and the program has ${expected.length}`);
  }
  let cells = 0;
  for (const row of outcomes) {
    const found = engine.replicate(whole, 42, Number(row.replicate));
    for (const [key, value] of Object.entries(found)) {
      if (!(key in row)) throw new Error(`${name}: the program has no outcome ${key}`);
      if (!isClose(number(row[key]), value)) {
        throw new Error(`${name}, replicate ${row.replicate}: ${key} is ${value}, not ${row[key]}`);
      }
      cells += 1;
    }
  }
  if (units.size === 1) {
    // The course that was lived in steps ends where the replicate in one piece does.
    for (const [key, value] of Object.entries(engine.outcomes())) {
      if (!isClose(number(outcomes[0][key]), value)) throw new Error(`${name}: ${key} in steps`);
    }
  }
  console.log(
    `${name}: ${at} events equal, states to ${worst.toExponential(1)}, ${cells} outcomes`);
}

/** A unit with a roster of its own, two shifts a day and a roster of 14 days. */
function withRoster() {
  const file = join(bench.folder, "rostered.yaml");
  bench.run("new", join(bench.folder, "rostered"));
  const text = readFileSync(file, "utf8")
    .replace("pattern: three-on-four-off", "pattern: roster\n        roster: roster.csv");
  writeFileSync(file, text);
  const lines = ["post,day,shift"];
  for (let post = 1; post <= 31; post += 1) {
    for (let day = 1; day <= 14; day += 1) {
      const turn = (day + 3 * post) % 7;
      lines.push(`${post},${day},${turn > 2 ? "off" : post % 2 ? "day" : "night"}`);
    }
  }
  writeFileSync(join(bench.folder, "roster.csv"), lines.join("\n") + "\n");
  return file;
}

/** Policies that begin on a day, as both are given them. */
const policies = ["staffing-level", "mindfulness", "float-pool", "peer-support", "protected-breaks"];

/** A surge, as both are given it. */
const surge = { name: "winter", start: 4, days: 10, arrivals: 1.5, moralHazard: 2 };

for (const name of ["ward", "icu", "emergency", "hospice", "clinic", "ambulance"]) {
  await compare(name, `models/${name}.yaml`, { days: 21, warmUp: 30 });
}
for (const name of ["one-nurse", "textbook", "queue", "setbacks"]) {
  await compare(name, `models/${name}.yaml`, { days: 60, warmUp: 20 });
}
await compare("policies", "models/icu.yaml", {
  days: 21,
  warmUp: 10,
  settings: [
    ...policies.map((policy) => [`policies.${policy}.active`, true]), ["policies.startDay", 8],
  ],
  sets: [...policies.map((policy) => `policies.${policy}.active=on`), "policies.startDay=8"],
});
const names = table("models/emergency.yaml").map(([path]) => path);
const unit = names.find((path) => path.startsWith("site.units.")).split(".")[2];
const path = `site.units.${unit}.work.arrivals.surges`;
const keys = Object.entries(surge);
await compare("surge", "models/emergency.yaml", {
  days: 21,
  warmUp: 10,
  settings: keys.map(([key, value]) => [`${path}.winter.${key}`, value]),
  sets: [`${path}=[{${keys.map(([key, value]) => `${key}: ${value}`).join(", ")}}]`],
});
await compare("roster", withRoster(), { days: 30, warmUp: 20 });
console.log("The module and the program live the same lives.");
