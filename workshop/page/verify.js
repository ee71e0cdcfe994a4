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

/** What keeps a folder from being checked here; the page has words for each. */
export class Unfit extends Error {}

/**
 * @param {any} engine
 * @param {{files: Record<string, string>, models: any[], options: {most: number, sample: number}}} ask
 * @param {(part: {done: number, all: number}) => void} tell
 * @returns {{rows: Row[]}}
 */
export function verify(engine, ask, tell) {
  const run = json(ask.files["run.json"]);
  const own = json(ask.files["wellspring.json"] ?? ask.files["run.json"]);
  const inputs = own.inputs ?? run.inputs ?? [];
  const model = ask.models.find(
    (one) => one.sha256 && inputs.some((/** @type {any} */ input) => input.sha256 === one.sha256),
  );
  if (!model) throw new Unfit("model");
  const { header, rows } = table(ask.files["replicates.csv"]);
  const tables = new Map(
    (run.scenarios ?? []).map((/** @type {any} */ scenario) => [
      scenario.name,
      [
        ...model.table,
        ...(scenario.set ?? []).map((/** @type {string} */ line) => setting(engine, line)),
      ],
    ]),
  );
  if (!tables.size || !header.includes("replicate") || !rows.length) throw new Unfit("table");
  const outcomes = header.filter((name) => name !== "scenario" && name !== "replicate");
  const chosen = sample(rows, ask.options.most, ask.options.sample);
  return {
    rows: chosen.map((row, done) => {
      const cell = (/** @type {string} */ name) => row[header.indexOf(name)] ?? "";
      const settings =
        tables.get(cell("scenario")) ?? (tables.size === 1 ? [...tables.values()][0] : undefined);
      if (!settings) throw new Unfit("table");
      const replicate = Number(cell("replicate"));
      const again = engine.replicate(settings, BigInt(run.seed), replicate);
      tell({ done: done + 1, all: chosen.length });
      return compared(cell("scenario"), replicate, outcomes, cell, again);
    }),
  };
}

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
        : Math.abs(written - found) / Math.max(Math.abs(written), Math.abs(found), 1e-12);
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
  return { header: lines[0], rows: lines.slice(1) };
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
