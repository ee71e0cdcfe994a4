// Whether a results folder holds what the engine gives: some of its replicates are simulated again.
// SPDX-License-Identifier: GPL-3.0-or-later

/** Two values agree when they are this near, relative to their size: libraries of mathematics differ in the last digit. */
const NEAR = 1e-9;

/**
 * @typedef {object} Row
 * @property {string} scenario
 * @property {number} replicate
 * @property {number} same how many outcomes agree
 * @property {number} all of how many
 * @property {string} worst the one furthest apart; empty where all agree to the last digit
 * @property {number} apart how far, relative to its size
 */

/**
 * @typedef {object} Found
 * @property {Row[]} rows
 * @property {{same: number, all: number}|null} means how many means of the report follow from its replicates
 */

/** What keeps a folder from being checked here; the page has words for each. */
export class Unfit extends Error {}

/**
 * What can be simulated again.
 * @typedef {object} Claim
 * @property {string} seed
 * @property {Map<string, any[]>} tables the settings of each scenario
 * @property {string[]} columns
 * @property {string[][]} rows of replicates, as they are written
 * @property {[string, string, string][]} [means] scenario, outcome, mean
 */

/**
 * @param {any} engine
 * @param {{files?: Record<string, string>, models?: any[], result?: import("./types.js").Result, options: {most: number, sample: number}}} ask
 * @param {(part: {done: number, all: number}) => void} tell
 * @returns {Found}
 */
export function verify(engine, ask, tell) {
  const claim = ask.result
    ? carried(ask.result)
    : dropped(engine, ask.files ?? {}, ask.models ?? []);
  if (!claim.tables.size || !claim.columns.includes("replicate") || !claim.rows.length)
    throw new Unfit("table");
  const outcomes = claim.columns.filter((name) => name !== "scenario" && name !== "replicate");
  const chosen = sample(claim.rows, ask.options.most, ask.options.sample);
  const rows = chosen.map((row, done) => {
    const cell = (/** @type {string} */ name) => row[claim.columns.indexOf(name)] ?? "";
    const settings =
      claim.tables.get(cell("scenario")) ??
      (claim.tables.size === 1 ? [...claim.tables.values()][0] : undefined);
    if (!settings) throw new Unfit("table");
    const replicate = Number(cell("replicate"));
    const again = engine.replicate(settings, BigInt(claim.seed), replicate);
    tell({ done: done + 1, all: chosen.length });
    return compared(cell("scenario"), replicate, outcomes, cell, again);
  });
  return { rows, means: claim.means ? followed(claim, claim.means) : null };
}

/**
 * What the page itself carries. Scenarios say what they change in the model.
 * @param {import("./types.js").Result} result
 * @returns {Claim}
 */
function carried(result) {
  const tables = new Map(
    result.scenarios.map((one) => [one.name, one.table ?? [...result.table, ...one.changes]]),
  );
  return { ...result, tables };
}

/**
 * The files of a results folder.
 * @param {any} engine
 * @param {Record<string, string>} files
 * @param {any[]} models
 * @returns {Claim}
 */
function dropped(engine, files, models) {
  const run = json(files["run.json"]);
  const own = json(files["wellspring.json"] ?? files["run.json"]);
  const inputs = own.inputs ?? run.inputs ?? [];
  const model = models.find(
    (one) => one.sha256 && inputs.some((/** @type {any} */ input) => input.sha256 === one.sha256),
  );
  if (!model) throw new Unfit("model");
  const { columns, rows } = table(files["replicates.csv"]);
  const tables = new Map(
    (run.scenarios ?? []).map((/** @type {any} */ scenario) => [
      scenario.name,
      [
        ...model.table,
        ...(scenario.set ?? []).map((/** @type {string} */ line) => setting(engine, line)),
      ],
    ]),
  );
  return { seed: run.seed, tables, columns, rows };
}

/**
 * Whether the means that were written down are those of the rows.
 * @param {Claim} claim
 * @param {[string, string, string][]} means
 */
function followed(claim, means) {
  const scenario = claim.columns.indexOf("scenario");
  const place = new Map(claim.columns.map((name, index) => [name, index]));
  /** @type {Map<string, {sum: number, count: number}>} */
  const sums = new Map();
  for (const row of claim.rows) {
    for (const [name, index] of place) {
      if (row[index] === "" || index === scenario) continue;
      const key = JSON.stringify([row[scenario], name]);
      const one = sums.get(key) ?? { sum: 0, count: 0 };
      sums.set(key, { sum: one.sum + Number(row[index]), count: one.count + 1 });
    }
  }
  const same = means.filter(([of, outcome, mean]) => {
    const one = sums.get(JSON.stringify([of, outcome]));
    if (!one) return mean === "";
    return mean !== "" && distance(Number(mean), one.sum / one.count) <= NEAR;
  });
  return { same: same.length, all: means.length };
}

/**
 * How far apart two numbers are, relative to their size.
 * @param {number} one
 * @param {number} other
 */
const distance = (one, other) =>
  Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other), 1e-12);

/**
 * @param {string} scenario
 * @param {number} replicate
 * @param {string[]} outcomes
 * @param {(name: string) => string} cell
 * @param {Record<string, number>} again
 * @returns {Row}
 */
function compared(scenario, replicate, outcomes, cell, again) {
  const row = { scenario, replicate, same: 0, all: 0, worst: "", apart: 0 };
  for (const name of outcomes) {
    if (!(name in again)) continue;
    row.all += 1;
    const [written, found] = [cell(name) === "" ? NaN : Number(cell(name)), again[name]];
    const apart =
      Number.isNaN(written) || Number.isNaN(found)
        ? Number(Number.isNaN(written) !== Number.isNaN(found))
        : distance(written, found);
    if (apart <= NEAR) row.same += 1;
    if (apart > row.apart) [row.worst, row.apart] = [name, apart];
  }
  return row;
}

/** @param {string|undefined} text */
function json(text) {
  try {
    return JSON.parse(text ?? "");
  } catch (lost) {
    throw new Unfit("json");
  }
}

/**
 * A setting as the folder has it, such as `horizon.days=60`.
 * @param {any} engine
 * @param {string} line
 */
function setting(engine, line) {
  const at = line.indexOf("=");
  return engine.setting(line.slice(0, at), line.slice(at + 1));
}

/**
 * A table of numbers and names; no cell of it holds a comma or a quote.
 * @param {string} text
 */
function table(text) {
  const lines = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return { columns: lines[0], rows: lines.slice(1) };
}

/**
 * Some of all, each as likely.
 * @template T
 * @param {T[]} all
 * @param {number} most
 * @param {number} seed
 */
function sample(all, most, seed) {
  const left = [...all];
  const taken = [];
  let luck = seed >>> 0;
  while (taken.length < most && left.length) {
    luck = (Math.imul(luck, 1664525) + 1013904223) >>> 0;
    taken.push(left.splice(Math.floor((luck / 4294967296) * left.length), 1)[0]);
  }
  return taken;
}
