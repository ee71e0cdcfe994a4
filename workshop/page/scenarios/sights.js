// Single pictures: a curve over a setting, both ways of a load, the equation by hand, a survey.
// SPDX-License-Identifier: GPL-3.0-or-later
import { beginning } from "../levers.js";
import { ofHundred } from "../scale.js";
import { estimate, mean } from "../statistics.js";
import { sweep, thresholds } from "../sweep.js";
import { branchLines, loadsOf, SUBJECTS, together, wayBack } from "../branches.js";
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
      const each = await Promise.all(
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
          return ends.map((one) => /** @type {number} */ (one.outcomes[outcome]));
        }),
      );
      const name = armName(run, arm.name);
      return { name, look, x: values, y: each.map(mean), points: true, each };
    }),
  );
  const scale = outcome.endsWith("percent") ? 1 : 100;
  const said = lines.map((line) => {
    const best = line.y.indexOf(Math.max(...line.y));
    return t("scenario.best", {
      name: line.name,
      x: n(values[best], 2),
      y: n(scale * line.y[best], 1),
      first: n(scale * line.y[0], 1),
      last: n(scale * line.y[line.y.length - 1], 1),
    });
  });
  chart.draw({
    title: t(`outcomes.${outcome}`),
    says: said.join(" "),
    xName: t(`scenarios.${run.id}.axis`),
    yName: t(`outcomes.${outcome}`),
    xRange: [0, 1],
    lines: lines.map((line) => ({ ...line, y: line.y.map((value) => scale * value) })),
    digits: 1,
    xDigits: 2,
  });
  return {
    said: [...said, t("scenario.eachPoint", { count })],
    found: { arms: lines.map((line) => ({ of: line.name, values: line.each })) },
  };
}

/** @param {Reveal} reveal @param {Run} run */
export async function branches(reveal, run) {
  const spec = SUBJECTS[/** @type {"nurse"|"life"} */ (reveal.subject)];
  const chart = place(run);
  const loads = loadsOf(spec.from, spec.to, spec.steps);
  const { midpoint } = run.state.constants;
  const swept = async (
    /** @type {typeof spec} */ what,
    /** @type {(points: import("../sweep.js").Point[]) => void} */ told,
  ) => {
    const model = modelOf(run, what.model);
    /** @type {import("../sweep.js").Point[]} */
    const points = [];
    const { days, replicates } = what;
    const table = [...model.table, ...what.table];
    const how = { table, seed: model.seed, loads, days, replicates, midpoint };
    await sweep(run.pool, run.group, how, (point) => {
      points.push(point);
      told(points);
    });
    return points;
  };
  const draw = (/** @type {import("../sweep.js").Point[]} */ points, /** @type {string} */ says) =>
    chart.draw({
      title: t("tipping.chart"),
      says,
      xName: t("tipping.load"),
      yName: t("chart.ofHundred"),
      xRange: [spec.from, spec.to],
      yRange: [0, 110],
      digits: 1,
      xDigits: 2,
      levels: [{ y: ofHundred(midpoint), name: t("chart.midpoint") }],
      lines: branchLines(points),
      marks: run.marks,
    });
  // What a second picture is held against is simulated anew: it takes half a second, and nothing is kept.
  const before = reveal.beside ? await swept(SUBJECTS[reveal.beside], () => {}) : [];
  const points = await swept(spec, (seen) => {
    run.progress(seen.length / (2 * loads.length));
    draw(seen, "");
  });
  const edges = thresholds(points);
  const range = (/** @type {[number, number]|null} */ edge) =>
    edge ? t("tipping.between", { low: n(edge[0], 2), high: n(edge[1], 2) }) : t("tipping.nowhere");
  const said = t("tipping.answer", {
    collapse: range(edges.collapse),
    recovery: range(edges.recovery),
  });
  draw(points, said);
  return {
    said: [
      said,
      wayBack(edges),
      together(points),
      ...(spec.replicates > 1 ? [t("scenario.eachPoint", { count: spec.replicates })] : []),
    ],
    found: { points, before },
  };
}

/**
 * The linear equation by hand, and what the engine makes of it.
 * @param {Reveal} reveal
 * @param {Run} run
 */
export async function hand(reveal, run) {
  const model = modelOf(run, reveal.model);
  const [alpha, beta] = [Number(reveal.alpha), Number(reveal.beta)];
  const lived = async (/** @type {number} */ drain) => {
    const answer = await run.pool.ask(run.group, "history", {
      begin: beginning(
        [
          ...model.table,
          ["horizon.warmUpDays", 0],
          ["dynamics.capacity.working", alpha],
          ["dynamics.capacity.baseDepletion", drain],
        ],
        { seed: model.seed, replicate: 1, days: 28 },
      ),
      days: 28,
      every: 0.5,
      measures: ["capacity"],
    });
    return answer.columns;
  };
  const columns = await lived(beta);
  const before = reveal.before ? await lived(reveal.before) : null;
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
      ...(before
        ? [
            {
              name: t("scenario.before", { beta: n(reveal.before ?? 0, 3) }),
              look: 2,
              x: before.day,
              y: before.capacity,
            },
          ]
        : []),
    ],
  });
  return {
    said: [said],
    found: {
      end: columns.capacity.at(-1),
      half: halfWay(columns),
      halfBefore: before ? halfWay(before) : NaN,
    },
  };
}

/**
 * The day at which half of the way from start to end is gone.
 * @param {{day: number[], capacity: number[]}} columns
 */
function halfWay({ day, capacity }) {
  const half = (capacity[0] + capacity[capacity.length - 1]) / 2;
  return day[capacity.findIndex((value) => value <= half)];
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
      {
        name: t("scenario.surveyEqual"),
        look: 4,
        x: [0, top],
        y: [0, top],
        quiet: true,
        inKey: true,
      },
      {
        name: t("scenario.surveyDots"),
        look: 0,
        x: pairs.map((pair) => pair[0]),
        y: pairs.map((pair) => pair[1]),
        scatter: true,
      },
    ],
  });
  return { said: [said], found: { gaps: pairs.map(([real, seen]) => seen - real) } };
}
