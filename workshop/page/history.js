// One simulated history for a picture: begun, run, and looked at every so often.
// SPDX-License-Identifier: GPL-3.0-or-later

/** What can be followed: name → number of the unit as it stands. */
const MEASURES = {
  capacity: (/** @type {any} */ engine) => engine.sight("meanCapacity"),
  below: (/** @type {any} */ engine) =>
    (100 * engine.sight("belowMidpoint")) / (engine.sight("filled") || 1),
  undone: (/** @type {any} */ engine) => 100 * engine.sight("careLeftUndone"),
  exhaustion: (/** @type {any} */ engine) => engine.sight("exhaustion"),
  traumaticStress: (/** @type {any} */ engine) => engine.sight("traumaticStress"),
  moralInjury: (/** @type {any} */ engine) => engine.sight("moralInjury"),
  worldview: (/** @type {any} */ engine) => engine.sight("worldview"),
  onDuty: (/** @type {any} */ engine) => engine.sight("onDuty"),
  hours: (/** @type {any} */ engine) => engine.sight("hoursPaid"),
};

/** Followed every quarter of an hour: a share of the moment, which breaks and handovers move by the clock. */
const FINE = new Set(["undone"]);
const FINE_LOOKS_A_DAY = 96;

/**
 * Runs a history and follows it.
 *
 * `ask` holds: `begin` (what the engine begins with) unless `begun`; `days` to run from where it is;
 * `every` days between looks; `perDay` looks that are averaged into one (1 without); `measures`;
 * `adopt`: `{day, table}` plans that come in between; `outcomes`: whether they are wanted at the end.
 * @param {any} engine
 * @param {any} ask
 * @param {(part: any) => void} tell
 */
export function history(engine, ask, tell) {
  if (!ask.begun) {
    engine.begin({ events: "none", ...ask.begin });
    engine.run(0);
  }
  engine.dropEvents();
  const start = engine.day;
  const plans = [...(ask.adopt ?? [])];
  const perLook = ask.perLook ?? 1;
  /** @type {Record<string, number[]>} */
  const columns = { day: [start] };
  for (const name of ask.measures) columns[name] = [/** @type {any} */ (MEASURES)[name](engine)];
  let told = Date.now();
  const sums = new Float64Array(ask.measures.length);
  const steps = ask.measures.some((/** @type {string} */ name) => FINE.has(name))
    ? Math.max(1, Math.round((FINE_LOOKS_A_DAY * ask.every) / perLook))
    : 1;
  /** @param {number} weight @param {boolean} isFine whether those are looked at that are followed finely */
  const look = (weight, isFine) =>
    ask.measures.forEach((/** @type {string} */ name, /** @type {number} */ place) => {
      if (FINE.has(name) === isFine)
        sums[place] += weight * /** @type {any} */ (MEASURES)[name](engine);
    });
  for (let day = start + ask.every; day <= start + ask.days + 1e-9; day += ask.every) {
    sums.fill(0);
    for (let part = 1; part <= perLook; part++) {
      const moment = day - ask.every + (ask.every * part) / perLook;
      while (plans.length && plans[0].day <= moment) {
        const plan = plans.shift();
        engine.run(Math.max(engine.day, plan.day - 0.5));
        engine.adopt(plan.table);
      }
      const length = ask.every / perLook;
      for (let step = 1; step <= steps; step++) {
        engine.run(step === steps ? moment : moment - length + (length * step) / steps);
        if (steps > 1) look(1 / (perLook * steps), true);
      }
      look(1 / perLook, false);
    }
    columns.day.push(day);
    ask.measures.forEach((/** @type {string} */ name, /** @type {number} */ place) => {
      columns[name].push(sums[place]);
    });
    if (Date.now() - told > 250) {
      told = Date.now();
      tell({ share: (day - start) / ask.days });
    }
    engine.dropEvents();
  }
  return { columns, outcomes: ask.outcomes ? engine.outcomes() : undefined };
}
