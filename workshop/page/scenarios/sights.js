// Single pictures: a curve over a setting, both ways of a load, the equation by hand, a survey.
// SPDX-License-Identifier: GPL-3.0-or-later
import { beginning } from "../levers.js";
import { estimate } from "../statistics.js";
import { sweep, thresholds } from "../sweep.js";
import { loadsOf, SUBJECTS } from "../tipping_view.js";
import { n, t } from "../words.js";
import { armName, modelOf, place } from "./stage.js";

/** @typedef {import("./list.js").Reveal} Reveal */
/** @typedef {import("./stage.js").Run} Run */

/** @param {Reveal} reveal @param {Run} run */
export async function curve(reveal, run) {
  const model = modelOf(run, reveal.model);
  const values = /** @type {number[]} */ (reveal.values);
  const outcome = /** @type {string} */ (reveal.outcome);
  const chart = place(run);
  const arms = /** @type {import("./list.js").Arm[]} */ (reveal.arms);
  const count = reveal.replicates ?? 1;
  const days = reveal.days ?? 28;
  let done = 0;
  const lines = await Promise.all(
    arms.map(async (arm, look) => {
      const y = await Promise.all(
        values.map(async (value) => {
          const ends = await Promise.all(
            Array.from({ length: count }, (_, place_) =>
              run.pool.ask(run.group, "history", {
                begin: beginning(
                  [...model.table, ...arm.table(model), [String(reveal.path), value]],
                  { seed: model.seed, replicate: place_ + 1, days },
                ),
                days,
                every: days,
                measures: [],
                outcomes: true,
              }),
            ),
          );
          done += 1;
          run.progress(done / (values.length * arms.length));
          return ends.reduce((sum, one) => sum + one.outcomes[outcome], 0) / count;
        }),
      );
      return { name: armName(run, arm.name), look, x: values, y, points: true };
    }),
  );
  const said = lines.map((line) => {
    const best = line.y.indexOf(Math.max(...line.y));
    return t("scenario.best", {
      name: line.name,
      x: n(values[best], 2),
      y: n(line.y[best], outcome.endsWith("percent") ? 1 : 3),
      first: n(line.y[0], outcome.endsWith("percent") ? 1 : 3),
      last: n(line.y[line.y.length - 1], outcome.endsWith("percent") ? 1 : 3),
    });
  });
  chart.draw({
    title: t(`outcomes.${outcome}`),
    says: said.join(" "),
    xName: t(`scenarios.${run.id}.axis`),
    yName: t(`outcomes.${outcome}`),
    xRange: [0, 1],
    lines,
    digits: 3,
    xDigits: 2,
  });
  return said;
}

/** @param {Reveal} reveal @param {Run} run */
export async function branches(reveal, run) {
  const spec = SUBJECTS[/** @type {"nurse"|"life"} */ (reveal.subject)];
  const model = modelOf(run, spec.model);
  const chart = place(run);
  const loads = loadsOf(spec.from, spec.to, spec.steps);
  /** @type {import("../sweep.js").Point[]} */
  const points = [];
  const draw = (/** @type {string} */ says) =>
    chart.draw({
      title: t("tipping.chart"),
      says,
      xName: t("tipping.load"),
      yName: t("chart.capacity"),
      xRange: [spec.from, spec.to],
      yRange: [0, 1.1],
      digits: 3,
      xDigits: 2,
      levels: [{ y: run.state.constants.midpoint, name: t("chart.midpoint") }],
      lines: ["rested", "collapsed"].map((start, look) => {
        const mine = points.filter((one) => one.start === start).sort((a, b) => a.load - b.load);
        return {
          name: t(`tipping.${start}`),
          look,
          x: mine.map((one) => one.load),
          y: mine.map((one) => one.capacity),
          points: true,
        };
      }),
    });
  await sweep(
    run.pool,
    run.group,
    {
      table: [...model.table, ...spec.table],
      seed: model.seed,
      loads,
      days: spec.days,
      replicates: spec.replicates,
      midpoint: run.state.constants.midpoint,
    },
    (point) => {
      points.push(point);
      run.progress(points.length / (2 * loads.length));
      draw("");
    },
  );
  const found = thresholds(points);
  const range = (/** @type {[number, number]|null} */ edge) =>
    edge ? t("tipping.between", { low: n(edge[0], 2), high: n(edge[1], 2) }) : t("tipping.nowhere");
  const said = t("tipping.answer", {
    collapse: range(found.collapse),
    recovery: range(found.recovery),
  });
  const way = found.collapse && found.recovery && found.recovery[1] <= found.collapse[0];
  draw(said);
  return [said, t(way ? "tipping.longer" : "tipping.same")];
}

/**
 * The linear equation by hand, and what the engine makes of it.
 * @param {Reveal} reveal
 * @param {Run} run
 */
export async function hand(reveal, run) {
  const model = modelOf(run, reveal.model);
  const [alpha, beta] = [Number(reveal.alpha), Number(reveal.beta)];
  const { columns } = await run.pool.ask(run.group, "history", {
    begin: beginning(
      [
        ...model.table,
        ["horizon.warmUpDays", 0],
        ["dynamics.capacity.working", alpha],
        ["dynamics.capacity.baseDepletion", beta],
      ],
      { seed: model.seed, replicate: 1, days: 28 },
    ),
    days: 28,
    every: 0.5,
    measures: ["capacity"],
  });
  const rest = alpha / beta;
  const exact = columns.day.map(
    (/** @type {number} */ day) => rest + (1 - rest) * Math.exp(-beta * 24 * day),
  );
  const apart = Math.max(
    ...exact.map((/** @type {number} */ value, /** @type {number} */ place_) =>
      Math.abs(value - columns.capacity[place_]),
    ),
  );
  const said = t("scenario.hand", {
    alpha: n(alpha, 3),
    beta: n(beta, 3),
    rest: n(rest, 2),
    end: n(columns.capacity.at(-1), 4),
    apart: apart < 1e-9 ? "10⁻⁹" : n(apart, 6),
  });
  place(run).draw({
    title: t("scenario.handTitle"),
    says: said,
    xName: t("chart.day"),
    yName: t("chart.capacity"),
    yRange: [0, 1.1],
    digits: 4,
    levels: [{ y: rest, name: `C* = ${n(rest, 2)}` }],
    lines: [
      { name: t("scenario.byEngine"), look: 0, x: columns.day, y: columns.capacity },
      { name: t("scenario.byHand"), look: 1, x: columns.day, y: exact, points: true },
    ],
  });
  return [said];
}

/**
 * What a survey saw against what was true, a dot per simulated unit.
 * @param {Reveal} reveal
 * @param {Run} run
 */
export async function survey(reveal, run) {
  const model = modelOf(run, reveal.model);
  const count = reveal.replicates ?? 8;
  const days = reveal.days ?? 182;
  let done = 0;
  const found = await Promise.all(
    Array.from({ length: count }, async (_, place_) => {
      const answer = await run.pool.ask(run.group, "history", {
        begin: beginning(model.table, { seed: model.seed, replicate: place_ + 1, days }),
        days,
        every: days,
        measures: [],
        outcomes: true,
      });
      run.progress((done += 1) / count);
      return answer.outcomes;
    }),
  );
  const pairs = found
    .map((one) => [one.high_exhaustion_percent, one.high_exhaustion_percent_surveyed])
    .filter((pair) => pair.every(Number.isFinite))
    .sort((a, b) => a[0] - b[0]);
  const gaps = pairs.map(([real, seen]) => Math.abs(seen - real));
  const said = t("scenario.survey", {
    count: pairs.length,
    apart: n(estimate(gaps).mean, 1),
    most: n(Math.max(...gaps), 1),
    response: n(estimate(found.map((one) => one.survey_response_percent)).mean),
  });
  const top = Math.ceil(Math.max(...pairs.flat(), 10) / 10) * 10;
  place(run).draw({
    title: t("scenario.surveyTitle"),
    says: said,
    xName: t("scenario.surveyTrue"),
    yName: t("scenario.surveySeen"),
    xRange: [0, top],
    yRange: [0, top],
    digits: 1,
    xDigits: 1,
    lines: [
      { name: t("scenario.surveyEqual"), look: 4, x: [0, top], y: [0, top], quiet: true },
      {
        name: t("scenario.surveyDots"),
        look: 0,
        x: pairs.map((pair) => pair[0]),
        y: pairs.map((pair) => pair[1]),
        scatter: true,
      },
    ],
  });
  return [said];
}
