// Tipping: guess first, then both branches, the push, the margin, and the landscape.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Ended } from "./bridge.js";
import { branchLines, loadsOf, SUBJECTS, together, wayBack } from "./branches.js";
import { Chart } from "./chart.js";
import { announce, button, choice, h, refill, slider, toTop } from "./dom.js";
import { landscapeView } from "./landscape_view.js";
import { Group } from "./pool.js";
import { ofHundred } from "./scale.js";
import { margin, slowing, sweep, thresholds } from "./sweep.js";
import { n, t } from "./words.js";

/**
 * @param {import("./state.js").State} state
 * @param {import("./pool.js").Pool} pool
 */
export function tippingView(state, pool) {
  let group = new Group();
  /** @type {keyof typeof SUBJECTS} */
  let subject = "nurse";
  const status = h("p", { role: "status", class: "note" });
  const chart = new Chart();
  const answer = h("div", { class: "answer", hidden: true });
  const guesses = h("div", { class: "guess" });
  // Guesses and answer beside the picture, so that all of it is in sight at once.
  const stage = h(
    "div",
    { class: "down-and-back" },
    h("div", {}, guesses, status, answer),
    chart.element,
  );
  const after = h("div", {});
  let guess = { collapse: 2, recovery: 2 };

  const model = (/** @type {keyof typeof SUBJECTS} */ name) =>
    state.models.find((one) => one.name === SUBJECTS[name].model);

  /** @param {import("./sweep.js").Point[]} points @param {boolean} shown */
  function draw(points, shown) {
    const spec = SUBJECTS[subject];
    const found = thresholds(points);
    chart.draw({
      title: t("tipping.chart"),
      says: shown ? answer.textContent : t("tipping.hidden"),
      xName: t("tipping.load"),
      yName: t("chart.ofHundred"),
      xRange: [spec.from, spec.to],
      yRange: [0, 110],
      levels: [{ y: ofHundred(state.constants.midpoint), name: t("chart.midpoint") }],
      digits: 1,
      xDigits: 2,
      lines: branchLines(points),
      // A slider that nobody has moved is no guess.
      marks: [
        { x: guess.collapse, name: t("tipping.guessCollapse"), look: 3 },
        { x: guess.recovery, name: t("tipping.guessRecovery"), look: 5 },
      ].filter((mark) => mark.x > spec.from),
    });
    return found;
  }

  async function reveal() {
    pool.end(group);
    group = new Group();
    const mine = group;
    const data = model(subject);
    const spec = SUBJECTS[subject];
    if (!data) return;
    /** @type {import("./sweep.js").Point[]} */
    const points = [];
    const loads = loadsOf(spec.from, spec.to, spec.steps);
    const all = 2 * loads.length;
    toTop(stage);
    try {
      await sweep(
        pool,
        mine,
        {
          table: [...data.table, ...spec.table],
          seed: data.seed,
          loads,
          days: spec.days,
          replicates: spec.replicates,
          midpoint: state.constants.midpoint,
        },
        (point) => {
          if (mine.ended) return;
          points.push(point);
          status.textContent = t("tipping.progress", { seen: points.length, all });
          draw(points, true);
        },
      );
      const found = thresholds(points);
      answer.hidden = false;
      const range = (/** @type {[number, number]|null} */ edge) =>
        edge
          ? t("tipping.between", { low: n(edge[0], 2), high: n(edge[1], 2) })
          : t("tipping.nowhere");
      refill(
        answer,
        h(
          "p",
          {},
          t("tipping.answer", { collapse: range(found.collapse), recovery: range(found.recovery) }),
        ),
        h("p", {}, wayBack(found)),
        h("p", {}, together(points)),
        // A slider that nobody has moved is no guess.
        guess.collapse > spec.from && guess.recovery > spec.from
          ? h(
              "p",
              {},
              t("tipping.yours", {
                collapse: n(guess.collapse, 2),
                recovery: n(guess.recovery, 2),
              }),
            )
          : null,
      );
      draw(points, true);
      announce(answer.textContent);
      afterwards();
    } catch (error) {
      if (!(error instanceof Ended)) state.tell("trouble", error);
    }
  }

  function ask() {
    const spec = SUBJECTS[subject];
    // Where the sliders stand at first is not to be a hint.
    guess = { collapse: spec.from, recovery: spec.from };
    const show = (/** @type {number} */ value) => `× ${n(value, 2)}`;
    const one = (/** @type {"collapse"|"recovery"} */ name) =>
      slider({
        id: `guess-${name}`,
        label: t(`tipping.ask.${name}`),
        min: spec.from,
        max: spec.to,
        step: 0.05,
        value: guess[name],
        show,
        input: (value) => {
          guess[name] = value;
          draw([], false);
        },
      });
    refill(
      guesses,
      h("h3", {}, t("tipping.guessFirst")),
      one("collapse"),
      one("recovery"),
      button(t("tipping.reveal"), reveal, { class: "primary", id: "tipping-reveal" }),
    );
    answer.hidden = true;
    refill(after);
    status.textContent = "";
    requestAnimationFrame(() => draw([], false));
  }

  /** After the branches: how slowly a small push fades, and how great a push is survived. */
  function afterwards() {
    if (subject === "unit" || subject === "life")
      return refill(after, h("p", { class: "note" }, t(`tipping.note.${subject}`)));
    const data = /** @type {any} */ (model(subject));
    const spec = { table: data.table, seed: data.seed, settle: 84 };
    const slow = new Chart();
    const said = h("p", { role: "status" });
    const rows = h("div", {});
    const pushes = async () => {
      const lines = [];
      for (const [look, load] of [1, 2.5, 3.3, 3.7].entries()) {
        const found = await slowing(pool, group, { ...spec, load, push: 0.05, days: 84 });
        lines.push({
          name: t("tipping.atLoad", { load: n(load, 1) }),
          look,
          x: found.x,
          y: found.y,
        });
        const half = found.y.findIndex((value) => value < 0.25);
        said.textContent =
          half < 0
            ? t("tipping.slowest", { load: n(load, 1) })
            : t("tipping.quarter", { load: n(load, 1), days: half + 1 });
        slow.draw({
          title: t("tipping.slowing"),
          says: said.textContent ?? "",
          xName: t("tipping.afterPush"),
          yName: t("tipping.left"),
          lines,
          yRange: [0, 1.1],
          xRange: [0, 84],
        });
      }
    };
    const margins = async () => {
      const table = h("tbody", {});
      refill(
        rows,
        h(
          "table",
          {},
          h("caption", {}, t("tipping.margins")),
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              h("th", { scope: "col" }, t("tipping.load")),
              h("th", { scope: "col", class: "n" }, t("tipping.margin")),
            ),
          ),
          table,
        ),
      );
      for (const load of [1, 2.5, 3.3, 3.7]) {
        const greatest = await margin(pool, group, {
          ...spec,
          load,
          midpoint: state.constants.midpoint,
          days: 364,
        });
        table.append(
          h(
            "tr",
            {},
            h("th", { scope: "row" }, `× ${n(load, 1)}`),
            h("td", { class: "n" }, greatest > 0.98 ? t("tipping.any") : n(ofHundred(greatest))),
          ),
        );
      }
    };
    const current = () => {
      if (group.ended) group = new Group();
      return group;
    };
    const guarded = (/** @type {() => Promise<void>} */ work) => () => {
      current();
      work().catch((error) => error instanceof Ended || state.tell("trouble", error));
    };
    refill(
      after,
      h("h3", {}, t("tipping.pushTitle")),
      h("p", {}, t("tipping.pushLead")),
      button(t("tipping.push"), guarded(pushes), { id: "tipping-push" }),
      slow.element,
      said,
      h("h3", {}, t("tipping.marginTitle")),
      h("p", {}, t("tipping.marginLead")),
      button(t("tipping.findMargin"), guarded(margins), { id: "tipping-margin" }),
      rows,
      landscapeView(
        pool,
        {
          table: data.table,
          seed: data.seed,
          from: SUBJECTS.nurse.from,
          to: SUBJECTS.nurse.to,
          load: 3.3,
        },
        current,
        (error) => state.tell("trouble", error),
      ),
    );
  }

  const options = /** @type {[string, string][]} */ (
    Object.keys(SUBJECTS)
      .filter((name) => model(/** @type {any} */ (name)))
      .map((name) => [name, t(`tipping.subjects.${name}`)])
  );
  const element = h(
    "div",
    { class: "plain tipping" },
    h("h2", {}, t("tipping.heading")),
    h("p", {}, t("tipping.lead")),
    choice({
      id: "tipping-subject",
      label: t("tipping.subject"),
      value: subject,
      options,
      change: (value) => {
        subject = /** @type {keyof typeof SUBJECTS} */ (value);
        pool.end(group);
        group = new Group();
        ask();
      },
    }),
    stage,
    after,
    h(
      "section",
      { class: "honest" },
      h("h3", {}, t("honest.title")),
      h(
        "ul",
        {},
        /** @type {string[]} */ (t("tipping.honest").split("|")).map((text) => h("li", {}, text)),
      ),
    ),
  );
  ask();
  return element;
}
