// Runs what answers a scenario's question and draws it.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Chart } from "../chart.js";
import { h } from "../dom.js";
import { beginning } from "../levers.js";
import { estimate } from "../statistics.js";
import { sweep, thresholds } from "../sweep.js";
import { loadsOf, SUBJECTS } from "../tipping_view.js";
import { n, signed, t } from "../words.js";

/** @typedef {import("./list.js").Reveal} Reveal */
/** @typedef {import("../types.js").Table} Table */
/**
 * @typedef {object} Run
 * @property {import("../state.js").State} state
 * @property {import("../pool.js").Pool} pool
 * @property {import("../pool.js").Group} group
 * @property {string} id of the scenario
 * @property {Element} place where it is drawn
 * @property {(share: number) => void} progress
 */

/**
 * Draws the answer; returns what it says, in sentences.
 * @param {Reveal} reveal
 * @param {Run} run
 * @returns {Promise<string[]>}
 */
export function show(reveal, run) {
  return { hand, courses, matrix, curve, branches, survey, facts }[reveal.type](reveal, run);
}

/** @param {Run} run @param {string|undefined} name */
function modelOf(run, name) {
  const model = run.state.models.find((one) => one.name === name);
  if (!model) throw new Error(t("scenario.noModel", { model: name }));
  return model;
}

const armName = (/** @type {Run} */ run, /** @type {string} */ name) => t(`scenarios.${run.id}.arms.${name}`);

/**
 * All arms of all replicates: those of equal number share a past and their luck.
 * @param {Reveal} reveal
 * @param {Run} run
 * @param {any} how
 * @returns {Promise<any[][]>} by arm and replicate
 */
async function armsOf(reveal, run, how) {
  const model = modelOf(run, reveal.model);
  const base = [...model.table, ...(reveal.base ? reveal.base(model) : [])];
  const arms = /** @type {import("./list.js").Arm[]} */ (reveal.arms);
  const count = reveal.replicates ?? 1;
  let done = 0;
  const told = () => run.progress((done += 1) / (count * (reveal.fresh ? arms.length : 1)));
  const days = reveal.days ?? 28;
  const common = { days, every: reveal.every ?? 28, perLook: reveal.perLook ?? 4, ...how };
  const lucks = Array.from({ length: count }, (_, place) => place + 1);
  const found = await Promise.all(lucks.map(async (replicate) => {
    if (reveal.fresh) {
      return Promise.all(arms.map(async (arm) => {
        const answer = await run.pool.ask(run.group, "history", { ...common, begin: beginning([...base, ...arm.table(model)], { seed: model.seed, replicate, days }) });
        told();
        return answer;
      }));
    }
    const begin = beginning(base, { seed: model.seed, replicate, days });
    const answer = await run.pool.ask(run.group, "arms", {
      ...common, begin, tables: arms.map((arm) => [...begin.table, ...arm.table(model)]),
    });
    told();
    return answer;
  }));
  return arms.map((_, arm) => found.map((one) => one[arm]));
}

/** @param {Reveal} reveal @param {Run} run */
async function courses(reveal, run) {
  const measure = /** @type {string} */ (reveal.measure);
  const found = await armsOf(reveal, run, { measures: [measure] });
  const arms = /** @type {any[]} */ (reveal.arms);
  const chart = place(run);
  const x = found[0][0].columns.day;
  const lines = found.flatMap((mine, look) => {
    const y = x.map((/** @type {number} */ _, /** @type {number} */ day) => mine.reduce((sum, one) => sum + one.columns[measure][day], 0) / mine.length);
    const each = mine.length > 1 ? mine.map((one) => ({ name: "", look, x, y: one.columns[measure], opacity: 0.3, quiet: true })) : [];
    return [...each, { name: armName(run, arms[look].name), look, x, y }];
  });
  const ends = found.map((mine) => mine.map((one) => one.columns[measure].at(-1)));
  const said = ends.map((mine, arm) => {
    const { mean } = estimate(mine);
    if (arm === 0) return t("scenario.end", { name: armName(run, arms[0].name), value: n(mean, 3) });
    const { mean: change, half } = estimate(mine.map((one, place_) => one - ends[0][place_]));
    const interval = Number.isFinite(half) && half > 0 ? t("scenario.interval", { low: signed(change - half, 3), high: signed(change + half, 3) }) : "";
    return t("scenario.against", { name: armName(run, arms[arm].name), value: n(mean, 3), change: signed(change, 3), interval });
  });
  chart.draw({
    title: t(`measures.${measure}`), says: said.join(" "), xName: t("chart.day"), yName: t(`measures.${measure}`), yRange: reveal.yRange, lines, digits: 3,
    levels: measure === "capacity" ? [{ y: run.state.constants.midpoint, name: t("chart.midpoint") }] : [],
  });
  return found[0].length > 1 ? [t("scenario.averages", { count: found[0].length }), ...said] : said;
}

/** @param {Reveal} reveal @param {Run} run */
async function matrix(reveal, run) {
  const measures = /** @type {string[]} */ (reveal.measures);
  const arms = [{ name: "base", table: () => /** @type {Table} */ ([]) }, .../** @type {any[]} */ (reveal.arms)];
  const found = await armsOf({ ...reveal, arms }, run, { measures });
  const change = (/** @type {number} */ arm, /** @type {string} */ measure) =>
    estimate(found[arm].map((one, place_) => 100 * (one.columns[measure].at(-1) - found[0][place_].columns[measure].at(-1))));
  const rows = arms.slice(1).map((arm, place_) => ({ name: armName(run, arm.name), cells: measures.map((measure) => change(place_ + 1, measure)) }));
  // Each column by its own greatest change, so that harms on different scales can be compared.
  // A column in which nothing moves by two points has no frame.
  const most = measures.map((_, column) => Math.max(...rows.map((row) => Math.abs(row.cells[column].mean)), 2));
  const isClear = (/** @type {{mean: number, half: number}} */ cell) => Number.isFinite(cell.half) && Math.abs(cell.mean) > cell.half && Math.abs(cell.mean) >= 0.5;
  run.place.append(h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("scenario.matrix") },
    h("table", { class: "matrix" }, h("caption", {}, t("scenario.matrix"), " ", h("span", { class: "note" }, t("scenario.matrixNote"))),
      h("thead", {}, h("tr", {}, h("td", {}), measures.map((measure) => h("th", { scope: "col" }, t(`measures.${measure}`))))),
      h("tbody", {}, rows.map((row) => h("tr", {}, h("th", { scope: "row" }, row.name), row.cells.map((cell, column) => {
        return h("td", { class: "n", "data-weight": isClear(cell) ? Math.min(3, Math.ceil((3 * Math.abs(cell.mean)) / most[column])) : 0 },
          signed(cell.mean, 1), h("span", { class: "note" }, ` ± ${n(cell.half, 1)}`));
      })))))));
  return rows.map((row) => {
    const moved = row.cells.map((cell, at) => ({ cell, at })).filter((one) => isClear(one.cell))
      .sort((a, b) => Math.abs(b.cell.mean) / most[b.at] - Math.abs(a.cell.mean) / most[a.at]);
    if (!moved.length) return t("scenario.still", { name: row.name });
    const { cell, at } = moved[0];
    return t("scenario.moves", { name: row.name, measure: t(`measures.${measures[at]}`), change: signed(cell.mean, 1) });
  });
}

/** @param {Reveal} reveal @param {Run} run */
async function curve(reveal, run) {
  const model = modelOf(run, reveal.model);
  const values = /** @type {number[]} */ (reveal.values);
  const outcome = /** @type {string} */ (reveal.outcome);
  const chart = place(run);
  const arms = /** @type {import("./list.js").Arm[]} */ (reveal.arms);
  const count = reveal.replicates ?? 1;
  const days = reveal.days ?? 28;
  let done = 0;
  const lines = await Promise.all(arms.map(async (arm, look) => {
    const y = await Promise.all(values.map(async (value) => {
      const ends = await Promise.all(Array.from({ length: count }, (_, place_) => run.pool.ask(run.group, "history", {
        begin: beginning([...model.table, ...arm.table(model), [String(reveal.path), value]], { seed: model.seed, replicate: place_ + 1, days }),
        days, every: days, measures: [], outcomes: true,
      })));
      done += 1;
      run.progress(done / (values.length * arms.length));
      return ends.reduce((sum, one) => sum + one.outcomes[outcome], 0) / count;
    }));
    return { name: armName(run, arm.name), look, x: values, y, points: true };
  }));
  const said = lines.map((line) => {
    const best = line.y.indexOf(Math.max(...line.y));
    return t("scenario.best", { name: line.name, x: n(values[best], 2), y: n(line.y[best], outcome.endsWith("percent") ? 1 : 3), first: n(line.y[0], outcome.endsWith("percent") ? 1 : 3), last: n(line.y[line.y.length - 1], outcome.endsWith("percent") ? 1 : 3) });
  });
  chart.draw({ title: t(`outcomes.${outcome}`), says: said.join(" "), xName: t(`scenarios.${run.id}.axis`), yName: t(`outcomes.${outcome}`), xRange: [0, 1], lines, digits: 3, xDigits: 2 });
  return said;
}

/** @param {Reveal} reveal @param {Run} run */
async function branches(reveal, run) {
  const spec = SUBJECTS[/** @type {"nurse"|"life"} */ (reveal.subject)];
  const model = modelOf(run, spec.model);
  const chart = place(run);
  const loads = loadsOf(spec.from, spec.to, spec.steps);
  /** @type {import("../sweep.js").Point[]} */
  const points = [];
  const draw = (/** @type {string} */ says) => chart.draw({
    title: t("tipping.chart"), says, xName: t("tipping.load"), yName: t("chart.capacity"), xRange: [spec.from, spec.to], yRange: [0, 1.1], digits: 3, xDigits: 2,
    levels: [{ y: run.state.constants.midpoint, name: t("chart.midpoint") }],
    lines: ["rested", "collapsed"].map((start, look) => {
      const mine = points.filter((one) => one.start === start).sort((a, b) => a.load - b.load);
      return { name: t(`tipping.${start}`), look, x: mine.map((one) => one.load), y: mine.map((one) => one.capacity), points: true };
    }),
  });
  await sweep(run.pool, run.group, {
    table: [...model.table, ...spec.table], seed: model.seed, loads, days: spec.days, replicates: spec.replicates, midpoint: run.state.constants.midpoint,
  }, (point) => {
    points.push(point);
    run.progress(points.length / (2 * loads.length));
    draw("");
  });
  const found = thresholds(points);
  const range = (/** @type {[number, number]|null} */ edge) => (edge ? t("tipping.between", { low: n(edge[0], 2), high: n(edge[1], 2) }) : t("tipping.nowhere"));
  const said = t("tipping.answer", { collapse: range(found.collapse), recovery: range(found.recovery) });
  const way = found.collapse && found.recovery && found.recovery[1] <= found.collapse[0];
  draw(said);
  return [said, t(way ? "tipping.longer" : "tipping.same")];
}

/**
 * The linear equation by hand, and what the engine makes of it.
 * @param {Reveal} reveal
 * @param {Run} run
 */
async function hand(reveal, run) {
  const model = modelOf(run, reveal.model);
  const [alpha, beta] = [Number(reveal.alpha), Number(reveal.beta)];
  const { columns } = await run.pool.ask(run.group, "history", {
    begin: beginning(
      [...model.table, ["horizon.warmUpDays", 0], ["dynamics.capacity.working", alpha], ["dynamics.capacity.baseDepletion", beta]],
      { seed: model.seed, replicate: 1, days: 28 }), days: 28, every: 0.5, measures: ["capacity"],
  });
  const rest = alpha / beta;
  const exact = columns.day.map((/** @type {number} */ day) => rest + (1 - rest) * Math.exp(-beta * 24 * day));
  const apart = Math.max(...exact.map((/** @type {number} */ value, /** @type {number} */ place_) => Math.abs(value - columns.capacity[place_])));
  const said = t("scenario.hand", { alpha: n(alpha, 3), beta: n(beta, 3), rest: n(rest, 2), end: n(columns.capacity.at(-1), 4), apart: apart < 1e-9 ? "10⁻⁹" : n(apart, 6) });
  place(run).draw({
    title: t("scenario.handTitle"), says: said, xName: t("chart.day"), yName: t("chart.capacity"), yRange: [0, 1.1], digits: 4,
    levels: [{ y: rest, name: `C* = ${n(rest, 2)}` }],
    lines: [{ name: t("scenario.byEngine"), look: 0, x: columns.day, y: columns.capacity }, { name: t("scenario.byHand"), look: 1, x: columns.day, y: exact, points: true }],
  });
  return [said];
}

/**
 * What a survey saw against what was true, a dot per simulated unit.
 * @param {Reveal} reveal
 * @param {Run} run
 */
async function survey(reveal, run) {
  const model = modelOf(run, reveal.model);
  const count = reveal.replicates ?? 8;
  const days = reveal.days ?? 182;
  let done = 0;
  const found = await Promise.all(Array.from({ length: count }, async (_, place_) => {
    const answer = await run.pool.ask(run.group, "history", {
      begin: beginning(model.table, { seed: model.seed, replicate: place_ + 1, days }),
      days, every: days, measures: [], outcomes: true,
    });
    run.progress((done += 1) / count);
    return answer.outcomes;
  }));
  const pairs = found.map((one) => [one.high_exhaustion_percent, one.high_exhaustion_percent_surveyed]).filter((pair) => pair.every(Number.isFinite)).sort((a, b) => a[0] - b[0]);
  const gaps = pairs.map(([real, seen]) => Math.abs(seen - real));
  const said = t("scenario.survey", {
    count: pairs.length, apart: n(estimate(gaps).mean, 1), most: n(Math.max(...gaps), 1), response: n(estimate(found.map((one) => one.survey_response_percent)).mean),
  });
  const top = Math.ceil(Math.max(...pairs.flat(), 10) / 10) * 10;
  place(run).draw({
    title: t("scenario.surveyTitle"), says: said, xName: t("scenario.surveyTrue"), yName: t("scenario.surveySeen"), xRange: [0, top], yRange: [0, top], digits: 1, xDigits: 1,
    lines: [{ name: t("scenario.surveyEqual"), look: 4, x: [0, top], y: [0, top], quiet: true },
      { name: t("scenario.surveyDots"), look: 0, x: pairs.map((pair) => pair[0]), y: pairs.map((pair) => pair[1]), scatter: true }],
  });
  return [said];
}

/** What the documentation has found already is said in the scenario itself. */
async function facts() {
  return /** @type {string[]} */ ([]);
}

/** @param {Run} run */
function place(run) {
  const chart = new Chart();
  run.place.append(chart.element);
  return chart;
}
