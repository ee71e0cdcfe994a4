// Futures: what may come from this very moment, over other luck.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Ended } from "./bridge.js";
import { Chart } from "./chart.js";
import { announce, button, choice, h, refill } from "./dom.js";
import { Group } from "./pool.js";
import { when } from "./sentences.js";
import { fan, quantile } from "./statistics.js";
import { n, t } from "./words.js";

/** Futures that one job runs: few enough to be seen coming. */
const BATCH = 5;

/**
 * @param {import("./state.js").State} state
 * @param {import("./pool.js").Pool} pool
 */
export function futuresView(state, pool) {
  let group = new Group();
  let days = 28;
  let count = 100;
  let measure = "capacity";
  const status = h("p", { role: "status", class: "note" }, "");
  const chart = new Chart();
  const answer = h("div", { class: "answer" }, h("p", {}, t("futures.before")));
  const start = button(t("futures.run"), () => run(), { class: "primary", id: "futures-run" });
  const stop = button(t("futures.stop"), () => pool.end(group), {
    id: "futures-stop",
    hidden: true,
  });

  async function run() {
    if (!state.bridge || !state.face) return;
    pool.end(group);
    group = new Group();
    const mine = group;
    // What is chosen meanwhile counts for the next run.
    const asked = { days, count, measure };
    stop.hidden = false;
    status.textContent = "";
    state.playing = false;
    state.tell("playing");
    const lanes = state.face.lanes.length;
    /** @type {number[][][]} courses of each unit */
    const courses = Array.from({ length: lanes }, () => []);
    /** @type {number[]} */
    let x = [];
    const began = performance.now();
    let complete = false;
    try {
      const snapshots = await Promise.all(
        Array.from({ length: lanes }, (_, lane) =>
          /** @type {any} */ (state.bridge).ask("snapshot", { lane }),
        ),
      );
      const jobs = [];
      for (let first = 0; first < asked.count; first += BATCH) {
        const lucks = Array.from(
          { length: Math.min(BATCH, asked.count - first) },
          (_, place) => 1000 + first + place,
        );
        for (let lane = 0; lane < lanes; lane++) {
          jobs.push(
            pool.ask(
              mine,
              "futures",
              {
                shared: snapshots,
                lane,
                lucks,
                days: asked.days,
                every: 1,
                perLook: 4,
                measures: [asked.measure],
              },
              (part) => {
                x = part.columns.day;
                courses[lane].push(part.columns[asked.measure]);
                soon();
              },
            ),
          );
        }
      }
      let waiting = false;
      const soon = () => {
        if (waiting) return;
        waiting = true;
        setTimeout(() => {
          waiting = false;
          if (mine === group && !complete) draw(courses, x, asked);
        }, 120);
      };
      await Promise.all(jobs);
      complete = true;
      draw(courses, x, asked);
      const seconds = (performance.now() - began) / 1000;
      status.textContent = t("futures.done", {
        count: n(asked.count),
        days: n(asked.days),
        seconds: n(seconds, 1),
        workers: n(pool.most),
      });
      announce(`${status.textContent} ${answer.textContent}`);
    } catch (error) {
      if (!(error instanceof Ended)) state.tell("trouble", error);
      else status.textContent = t("futures.stopped");
    } finally {
      if (mine === group) stop.hidden = true;
    }
  }

  /**
   * @param {number[][][]} courses
   * @param {number[]} x
   * @param {{count: number, measure: string}} asked
   */
  function draw(courses, x, { count, measure }) {
    const seen = courses[0].length;
    if (!seen) return;
    status.textContent = t("futures.seen", { seen: n(seen), count: n(count) });
    const percent = measure === "below";
    const bands = [];
    const lines = [];
    const said = [];
    for (const [lane, mine] of courses.entries()) {
      if (!mine.length) continue;
      const [low, lower, middle, upper, high] = fan(mine);
      const name = courses.length > 1 ? t(lane ? "unit.laneB" : "unit.laneA") : "";
      bands.push({ name: `${name} ${t("futures.ninety")}`.trim(), look: lane, x, low, high });
      bands.push({ name: "", look: lane, x, low: lower, high: upper });
      lines.push({ name: `${name} ${t("futures.median")}`.trim(), look: lane, x, y: middle });
      if (lane === 0)
        for (const one of mine.slice(0, 3))
          lines.push({ name: "", look: 4, x, y: one, opacity: 0.35, quiet: true });
      const ends = mine.map((one) => one[one.length - 1]).sort((a, b) => a - b);
      const scale = percent ? 1 : 100;
      said.push(
        t("futures.answer", {
          name: name || t("futures.theUnit"),
          measure: t(`measures.${measure}`),
          when: when(x[x.length - 1]),
          middle: n(scale * quantile(ends, 0.5)),
          low: n(scale * quantile(ends, 0.05)),
          high: n(scale * quantile(ends, 0.95)),
        }),
      );
    }
    refill(
      answer,
      said.map((text) => h("p", {}, text)),
    );
    chart.draw({
      title: t("futures.title", { when: when(x[0]) }),
      says: said.join(" "),
      xName: t("chart.day"),
      yName: t(`measures.${measure}`),
      yRange: percent ? [0, 100] : undefined,
      bands,
      lines,
      digits: percent ? 1 : 3,
    });
  }

  const element = h(
    "div",
    { class: "plain" },
    h("h2", {}, t("futures.heading")),
    h("p", {}, t("futures.lead")),
    h(
      "div",
      { class: "bar" },
      choice({
        id: "futures-days",
        label: t("futures.days"),
        value: String(days),
        options: ["28", "90", "180", "365"].map((one) => [one, t("levers.days", { days: one })]),
        change: (value) => {
          days = Number(value);
        },
      }),
      choice({
        id: "futures-count",
        label: t("futures.count"),
        value: String(count),
        options: ["100", "300", "1000"].map((one) => [one, n(Number(one))]),
        change: (value) => {
          count = Number(value);
        },
      }),
      choice({
        id: "futures-measure",
        label: t("futures.measure"),
        value: measure,
        options: ["capacity", "below", "exhaustion", "moralInjury"].map((one) => [
          one,
          t(`measures.${one}`),
        ]),
        change: (value) => {
          measure = value;
        },
      }),
      start,
      stop,
    ),
    status,
    answer,
    chart.element,
    h("p", { class: "note" }, t("futures.note")),
  );
  return element;
}
