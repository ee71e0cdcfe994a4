// Futures: what may come from this very moment, over other luck; of a duel, what its levers have made of it.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Ended } from "./bridge.js";
import { Chart } from "./chart.js";
import { announce, button, choice, h, refill } from "./dom.js";
import { difference, growth } from "./duel.js";
import { futures } from "./futures.js";
import { dose } from "./lever_panel.js";
import { LEVERS } from "./levers.js";
import { Group } from "./pool.js";
import { SCALES } from "./scale.js";
import { when } from "./sentences.js";
import { fan, mean, quantile } from "./statistics.js";
import { n, signed, t, words } from "./words.js";

/** @typedef {import("./futures.js").Asked} Asked */
/** @typedef {Map<number, import("./duel.js").Columns>} Lane futures of one unit, by luck */

/** What can be followed. */
const FOLLOWED = ["capacity", "below", "exhaustion", "moralInjury", "undone"];
const MILLISECONDS_BETWEEN_PICTURES = 120;
/** A difference below this part of what luck does to a unit is called small. */
const SMALL = 0.1;

/**
 * What patients pay for it.
 * @param {Lane} first @param {Lane} second
 */
function patients(first, second) {
  const found = difference(first, second, "undone");
  if (!found) return "";
  const { mean: change, half } = found.end;
  const before = [...first.values()].map((one) => one.undone[one.undone.length - 1]);
  return t("futures.patients", {
    from: n(mean(before), 1),
    change: signed(change, 1),
    low: signed(change - half, 1),
    high: signed(change + half, 1),
  });
}

/**
 * @param {import("./state.js").State} state
 * @param {import("./pool.js").Pool} pool
 */
export function futuresView(state, pool) {
  let group = new Group();
  /** @type {Asked} */
  const asked = { days: 28, count: 100, measure: "capacity", from: "now" };
  const status = h("p", { role: "status", class: "note" }, "");
  const chart = new Chart();
  const between = new Chart();
  const answer = h("div", { class: "answer" }, h("p", {}, t("futures.before")));
  const start = button(t("futures.run"), () => run(), { class: "primary", id: "futures-run" });
  const stop = button(t("futures.stop"), () => pool.end(group), {
    id: "futures-stop",
    hidden: true,
  });
  const from = choice({
    id: "futures-from",
    label: t("futures.from"),
    value: asked.from,
    options: ["now", "start"].map((one) => [one, t(`futures.froms.${one}`)]),
    change: (value) => {
      asked.from = /** @type {Asked["from"]} */ (value);
    },
  });

  const lead = h("p", {}, t("futures.lead"));

  /** Where the two units parted can be chosen while there are two. */
  function offer() {
    const isDuel = state.session.split !== null;
    lead.textContent = t(isDuel ? "futures.leadDuel" : "futures.lead");
    if (from.hidden === !isDuel) return;
    from.hidden = !isDuel;
    asked.from = isDuel ? "start" : "now";
    from.querySelector("select").value = asked.from;
  }
  from.hidden = true;
  offer();
  // What was found is about the levers and the parting that there were.
  const about = () => JSON.stringify([state.session.split, state.session.plans]);
  let found = about();
  state.follow("changed", () => {
    offer();
    if (found !== about()) forget();
  });
  // Views are made anew: this one asks for nothing more, also where it is still gathering what to ask.
  state.followed.signal.addEventListener("abort", () => pool.end(group), { once: true });
  // Another unit: what was found of the last one is not about it.
  state.follow("opening", () => {
    offer();
    forget();
  });

  function forget() {
    pool.end(group);
    found = about();
    status.textContent = "";
    refill(answer, h("p", {}, t("futures.before")));
    for (const one of [chart, between]) one.element.classList.add("empty");
  }

  async function run() {
    if (!state.bridge || !state.face) return;
    pool.end(group);
    group = new Group();
    const mine = group;
    found = about();
    // What is chosen meanwhile counts for the next run.
    const now = { ...asked };
    stop.hidden = false;
    status.textContent = "";
    state.playing = false;
    state.tell("playing");
    const began = performance.now();
    let next = 0;
    try {
      const lanes = await futures(state, pool, mine, now, (some) => {
        next ||= window.setTimeout(() => {
          next = 0;
          if (mine === group && !mine.ended) draw(some, now);
        }, MILLISECONDS_BETWEEN_PICTURES);
      });
      clearTimeout(next);
      draw(lanes, now, true);
      const seconds = (performance.now() - began) / 1000;
      status.textContent = t("futures.done", {
        count: n(now.count),
        days: n(now.days),
        seconds: n(seconds, 1),
        workers: n(pool.most),
      });
      announce(`${status.textContent} ${answer.textContent}`);
    } catch (error) {
      clearTimeout(next);
      if (!(error instanceof Ended)) state.tell("trouble", error);
      else status.textContent = t("futures.stopped");
    } finally {
      if (mine === group) stop.hidden = true;
    }
  }

  /** @param {Lane[]} lanes @param {Asked} now @param {boolean} [isWhole] whether all have come */
  function draw(lanes, now, isWhole = false) {
    const seen = lanes[0].size;
    if (!seen) return;
    status.textContent = t("futures.seen", { seen: n(seen), count: n(now.count) });
    const told = lanes.length > 1 ? compare(lanes, now, isWhole) : [];
    const bands = sketch(lanes, now);
    refill(
      answer,
      [...told, ...bands].map((text) => h("p", {}, text)),
    );
    between.element.hidden = told.length === 0;
  }

  /**
   * The units themselves: bands of what may come.
   * @param {Lane[]} lanes @param {Asked} now
   */
  function sketch(lanes, { measure }) {
    const scale = SCALES[measure];
    const x = [...lanes[0].values()][0].day;
    const bands = [];
    const lines = [];
    const said = [];
    for (const [lane, found] of lanes.entries()) {
      if (!found.size) continue;
      const mine = [...found.values()].map((one) => one[measure].map((value) => scale * value));
      const [low, lower, middle, upper, high] = fan(mine);
      const name = lanes.length > 1 ? t(lane ? "unit.laneB" : "unit.laneA") : "";
      const called = (/** @type {string} */ what) => (name ? `${name}: ${what}` : what);
      bands.push({ name: called(t("futures.ninety")), look: lane, x, low, high });
      bands.push({ name: "", look: lane, x, low: lower, high: upper });
      lines.push({ name: called(t("futures.median")), look: lane, x, y: middle });
      if (lane === 0)
        for (const [place, one] of mine.slice(0, 3).entries())
          lines.push({
            name: place ? "" : called(t("futures.single")),
            look: 4,
            x,
            y: one,
            opacity: 0.35,
            quiet: true,
            inKey: !place,
          });
      const ends = mine.map((one) => one[one.length - 1]).sort((a, b) => a - b);
      said.push(
        t("futures.answer", {
          name: name || t("futures.theUnit"),
          measure: t(`measures.${measure}`),
          when: when(x[x.length - 1]),
          middle: n(quantile(ends, 0.5)),
          low: n(quantile(ends, 0.05)),
          high: n(quantile(ends, 0.95)),
        }),
      );
    }
    chart.draw({
      title: t("futures.title", { when: when(x[0]) }),
      says: said.join(" "),
      xName: t("chart.day"),
      yName: t(`measures.${measure}`),
      yRange: measure === "below" ? [0, 100] : undefined,
      bands,
      lines,
      digits: 1,
    });
    return said;
  }

  /**
   * What the second unit has more, pair by pair: whether the levers did it, or luck.
   * @param {Lane[]} lanes @param {Asked} now @param {boolean} isWhole
   */
  function compare([first, second], { measure, days }, isWhole) {
    const scale = SCALES[measure];
    const found = difference(first, second, measure);
    if (!found) return [];
    const { mean: change, half } = found.end;
    const shown = (/** @type {number} */ value) => signed(scale * value, 1);
    const values = {
      measure: t(`measures.${measure}`),
      when: when(found.x[found.x.length - 1]),
      change: shown(change),
      low: shown(change - half),
      high: shown(change + half),
      count: n(found.count),
      above: n(found.above),
      under: n(found.under),
    };
    const same = change === 0 && half === 0;
    const verdict = same ? "alike" : Math.abs(change) > half ? "isMore" : "isChance";
    const hours = growth(first, second, "hours");
    // How far luck moves the first unit by itself says whether a difference is large.
    const ends = [...first.values()].map((one) => one[measure][one.day.length - 1]);
    const luck = ends.sort((a, b) => a - b);
    const width = quantile(luck, 0.95) - quantile(luck, 0.05);
    const size = {
      width: n(scale * width, 1),
      small: Math.abs(change) < SMALL * width ? ` ${t("futures.small")}` : "",
    };
    const price = {
      days: n(days),
      share: signed((100 * hours.mean) / hours.first, 1),
      hours: signed(hours.mean),
      low: signed(hours.mean - hours.half),
      high: signed(hours.mean + hours.half),
    };
    const said = [
      // Whether it is more than chance is said once, when all pairs are there.
      same
        ? t("futures.alike")
        : `${t("futures.unlike", values)} ${isWhole ? t(`futures.${verdict}`) : ""}`.trim(),
      ...(same
        ? []
        : [
            `${t("futures.size", size)}${size.small}`,
            t("futures.price", price),
            measure === "undone" ? "" : patients(first, second),
            t("futures.overlap"),
            t("futures.assumed"),
          ].filter(Boolean)),
    ];
    const moved = Object.entries(state.levers).filter(
      ([name, value]) => value !== LEVERS.get(name)?.rest,
    );
    const list = moved.map(
      ([name, value]) =>
        `${words("levers.names")[name]} ${dose(/** @type {any} */ (LEVERS.get(name)).unit, value)}`,
    );
    if (list.length) said.unshift(t("futures.levers", { list: list.join(", ") }));
    const scaled = (/** @type {number[]} */ column) => column.map((value) => scale * value);
    between.draw({
      title: t("futures.betweenTitle", { measure: values.measure }),
      says: said.join(" "),
      xName: t("chart.day"),
      yName: t("unit.difference"),
      levels: [{ y: 0, name: t("futures.none") }],
      bands: [
        {
          name: t("futures.ninetyPairs"),
          look: 1,
          x: found.x,
          low: scaled(found.low),
          high: scaled(found.high),
        },
        {
          name: t("futures.sure"),
          look: 2,
          x: found.x,
          low: scaled(found.sure[0]),
          high: scaled(found.sure[1]),
        },
      ],
      lines: [{ name: t("futures.meanPair"), look: 1, x: found.x, y: scaled(found.mean) }],
      digits: 2,
    });
    return said;
  }

  return h(
    "div",
    { class: "plain futures" },
    h("h2", {}, t("futures.heading")),
    lead,
    h(
      "div",
      { class: "bar" },
      from,
      choice({
        id: "futures-days",
        label: t("futures.days"),
        value: String(asked.days),
        options: ["28", "90", "180", "365"].map((one) => [one, t("levers.days", { days: one })]),
        change: (value) => {
          asked.days = Number(value);
        },
      }),
      choice({
        id: "futures-count",
        label: t("futures.count"),
        value: String(asked.count),
        options: ["100", "300", "1000"].map((one) => [one, n(Number(one))]),
        change: (value) => {
          asked.count = Number(value);
        },
      }),
      choice({
        id: "futures-measure",
        label: t("futures.measure"),
        value: asked.measure,
        options: FOLLOWED.map((one) => [one, t(`measures.${one}`)]),
        change: (value) => {
          asked.measure = value;
        },
      }),
      start,
      stop,
    ),
    status,
    h("div", { class: "found" }, answer, h("div", {}, between.element, chart.element)),
    h("p", { class: "note" }, t("futures.note")),
  );
}
