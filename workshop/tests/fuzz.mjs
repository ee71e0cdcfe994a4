// Whatever settings within their ranges are put together: refused by name, or lived through. Never a
// module that stops in the middle.
//
//     node workshop/tests/fuzz.mjs PROGRAM [MODULE] [ROUNDS]
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { Engine, EngineLost, SettingRefused } from "../engine/engine.js";
import { Bench } from "./bench.js";

const bench = new Bench();
const rounds = Number(process.argv[4] ?? 200);
const first = Number(process.argv[5] ?? Date.now() % 1e6);

/** A small generator, so that a round can be repeated. */
function luck(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

const names = ["ward", "icu", "emergency", "hospice", "clinic", "ambulance", "one-nurse", "queue"];
const tables = names.map((name) => bench.model(`models/${name}.yaml`).table);
const registry = (await Engine.load(bench.module)).registry();
// How long it lives and how large it is are ours, or a round takes hours.
const ours = /^horizon\.|\.count$|\.beds$|arrivals\.rate$|waitingPlaces$|site\.floatPool$|maximumPerShift$/;
const free = registry.filter(({ kind, path }) => kind !== "other" && !ours.test(path));

/** A value of a setting, now and then at the end of its range. */
function value({ kind, low, high }, next) {
  if (kind === "switch") return next() < 0.5;
  if (kind.includes("|")) return kind.split("|")[Math.floor(next() * kind.split("|").length)];
  const at = next() < 0.3 ? Math.round(next()) : next() ** 3;
  const number = low + at * (high - low);
  return kind === "count" ? Math.round(number) : number;
}

/** Some settings of a model, changed. */
function changes(next, most) {
  const rows = [];
  for (let count = Math.ceil(next() * most); count > 0; count -= 1) {
    const one = free[Math.floor(next() * free.length)];
    const path = one.path.replaceAll("*", "0");
    rows.push([path, value(one, next)]);
    if (/^policies\..*\.dose$/.test(path)) rows.push([path.replace("dose", "active"), true]);
  }
  return rows;
}

let [lived, refused, adopted] = [0, 0, 0];
for (let round = first; round < first + rounds; round += 1) {
  const next = luck(round);
  const table = [
    ...tables[Math.floor(next() * tables.length)], ["horizon.days", 40], ["horizon.warmUpDays", 5],
  ];
  const engine = await Engine.load(bench.module);
  let plan = table;
  try {
    const attempt = [...table];
    for (const row of changes(next, 12)) attempt.push(row);
    try {
      engine.begin({ table: attempt, seed: round });
      plan = attempt;
    } catch (error) {
      if (!(error instanceof SettingRefused)) throw error;
      refused += 1;
      engine.begin({ table, seed: round });
    }
    for (let day = 0; day < 40; day += 10 * next()) {
      engine.run(day);
      engine.look();
      engine.takeEvents();
      const other = [...plan, ...changes(next, 4)];
      try {
        engine.adopt(other);
        plan = other;
        adopted += 1;
      } catch (error) {
        if (!(error instanceof SettingRefused)) throw error;
        refused += 1;
      }
    }
    engine.run(40);
    engine.outcomes();
    lived += 1;
  } catch (error) {
    console.error(`round ${round}: ${error}`, error instanceof EngineLost ? error.cause : "");
    console.error(JSON.stringify(plan.slice(table.length)));
    process.exitCode = 1;
  }
}
console.log(`${lived} of ${rounds} lives from ${first} on lived to their end; ${refused} settings refused, ${adopted} plans adopted.`);
