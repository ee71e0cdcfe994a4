// The same unit in several ways: as courses over time, or as a table of causes and harms.
// SPDX-License-Identifier: GPL-3.0-or-later
import { h } from "../dom.js";
import { beginning } from "../levers.js";
import { SCALES } from "../scale.js";
import { estimate } from "../statistics.js";
import { n, signed, t } from "../words.js";
import { armName, modelOf, place } from "./stage.js";

/** @typedef {import("./list.js").Reveal} Reveal */
/** @typedef {import("../types.js").Table} Table */
/** @typedef {import("./stage.js").Run} Run */

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
  const found = await Promise.all(
    lucks.map(async (replicate) => {
      if (reveal.fresh) {
        return Promise.all(
          arms.map(async (arm) => {
            const answer = await run.pool.ask(run.group, "history", {
              ...common,
              begin: beginning([...base, ...arm.table(model)], {
                seed: model.seed,
                replicate,
                days,
              }),
            });
            told();
            return answer;
          }),
        );
      }
      const begin = beginning(base, { seed: model.seed, replicate, days });
      const answer = await run.pool.ask(run.group, "arms", {
        ...common,
        begin,
        tables: arms.map((arm) => [...begin.table, ...arm.table(model)]),
      });
      told();
      return answer;
    }),
  );
  return arms.map((_, arm) => found.map((one) => one[arm]));
}

/** @param {Reveal} reveal @param {Run} run */
export async function courses(reveal, run) {
  const measure = /** @type {string} */ (reveal.measure);
  const found = await armsOf(reveal, run, { measures: [measure] });
  const arms = /** @type {any[]} */ (reveal.arms);
  const chart = place(run);
  const x = found[0][0].columns.day;
  const meansOf = (/** @type {any[]} */ mine) =>
    x.map(
      (/** @type {number} */ _, /** @type {number} */ day) =>
        mine.reduce((sum, one) => sum + one.columns[measure][day], 0) / mine.length,
    );
  const scale = SCALES[measure];
  const shown = (/** @type {number[]} */ values) => values.map((value) => scale * value);
  const lines = found.flatMap((mine, look) => {
    const y = meansOf(mine);
    const each =
      mine.length > 1
        ? mine.map((one) => ({
            name: "",
            look,
            x,
            y: shown(one.columns[measure]),
            opacity: 0.3,
            quiet: true,
          }))
        : [];
    return [...each, { name: armName(run, arms[look].name), look, x, y: shown(y) }];
  });
  const ends = found.map((mine) => mine.map((one) => one.columns[measure].at(-1)));
  const said = ends.map((mine, arm) => {
    const { mean } = estimate(mine);
    if (arm === 0)
      return t("scenario.end", { name: armName(run, arms[0].name), value: n(scale * mean, 1) });
    const { mean: change, half } = estimate(mine.map((one, place_) => one - ends[0][place_]));
    const interval =
      Number.isFinite(half) && half > 0
        ? t("scenario.interval", {
            low: signed(scale * (change - half), 1),
            high: signed(scale * (change + half), 1),
          })
        : "";
    return t("scenario.against", {
      name: armName(run, arms[arm].name),
      value: n(scale * mean, 1),
      change: signed(scale * change, 1),
      interval,
    });
  });
  chart.draw({
    title: t(`measures.${measure}`),
    says: said.join(" "),
    xName: t("chart.day"),
    yName: t(`measures.${measure}`),
    yRange: reveal.yRange,
    lines,
    digits: 1,
    levels:
      measure === "capacity"
        ? [{ y: scale * run.state.constants.midpoint, name: t("chart.midpoint") }]
        : [],
  });
  const { midpoint } = run.state.constants;
  const fallen =
    reveal.counts && found[0].length > 1
      ? arms.map((arm, place_) =>
          t("scenario.fallen", {
            name: armName(run, arm.name),
            down: ends[place_].filter((value) => value < midpoint).length,
            count: ends[place_].length,
          }),
        )
      : [];
  return {
    said:
      found[0].length > 1
        ? [...said, ...fallen, t("scenario.averages", { count: found[0].length })]
        : said,
    found: { ends, x, means: found.map(meansOf), midpoint },
  };
}

/** What is followed, without how it is counted. */
const briefly = (/** @type {string} */ measure) => t(`measures.${measure}`).split(",")[0];

/** @param {Reveal} reveal @param {Run} run */
export async function matrix(reveal, run) {
  const measures = /** @type {string[]} */ (reveal.measures);
  const arms = [
    { name: "base", table: () => /** @type {Table} */ ([]) },
    .../** @type {any[]} */ (reveal.arms),
  ];
  const found = await armsOf({ ...reveal, arms }, run, { measures });
  const end = (/** @type {number} */ arm, /** @type {string} */ measure) =>
    found[arm].map((one) => 100 * one.columns[measure].at(-1));
  /** Of each arm and harm, the change in each history. */
  const changes = arms
    .slice(1)
    .map((_, arm) =>
      measures.map((measure) =>
        end(arm + 1, measure).map((value, place_) => value - end(0, measure)[place_]),
      ),
    );
  const rows = arms.slice(1).map((arm, place_) => ({
    name: armName(run, arm.name),
    cells: changes[place_].map(estimate),
  }));
  // Each column by its own greatest change, so that harms on different scales can be compared.
  // A column in which nothing moves by two points has no frame.
  const most = measures.map((_, column) =>
    Math.max(...rows.map((row) => Math.abs(row.cells[column].mean)), 2),
  );
  const isClear = (/** @type {{mean: number, half: number}} */ cell) =>
    Number.isFinite(cell.half) && Math.abs(cell.mean) > cell.half && Math.abs(cell.mean) >= 0.5;
  run.place.append(
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": t("scenario.matrix") },
      h(
        "table",
        { class: "matrix" },
        h("caption", {}, t("scenario.matrix")),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("td", {}),
            measures.map((measure) => h("th", { scope: "col" }, briefly(measure))),
          ),
        ),
        h(
          "tbody",
          {},
          rows.map((row) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, row.name),
              row.cells.map((cell, column) => {
                return h(
                  "td",
                  {
                    class: "n",
                    "data-weight": isClear(cell)
                      ? Math.min(3, Math.ceil((3 * Math.abs(cell.mean)) / most[column]))
                      : 0,
                  },
                  signed(cell.mean, 1),
                  h("span", { class: "note" }, ` ± ${n(cell.half, 1)}`),
                );
              }),
            ),
          ),
        ),
      ),
    ),
  );
  const count = found[0].length;
  run.place.append(
    h(
      "p",
      { class: "note histories" },
      t("scenario.histories", { count, weeks: n((reveal.days ?? 28) / 7) }),
      " ",
      t("scenario.matrixNote"),
    ),
  );
  const said = rows.map((row) => {
    const moved = row.cells
      .map((cell, at) => ({ cell, at }))
      .filter((one) => isClear(one.cell))
      .sort((a, b) => Math.abs(b.cell.mean) / most[b.at] - Math.abs(a.cell.mean) / most[a.at]);
    if (!moved.length) return t("scenario.still", { name: row.name, count });
    const { cell, at } = moved[0];
    return t("scenario.moves", {
      name: row.name,
      measure: briefly(measures[at]),
      change: signed(cell.mean, 1),
    });
  });
  return { said, found: { changes } };
}
