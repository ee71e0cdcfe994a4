// One person's life so far, with its causes.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Chart } from "./chart.js";
import { h, refill } from "./dom.js";
import { describe } from "./figures.js";
import { sentence } from "./sentences.js";
import { n, t, words } from "./words.js";

/** Colours of the harms in pictures: those of the figures. */
const LOOKS = [1, 0, 3, 2];

/** @param {number[]} values @returns {number[]} */
const greatest = (values) => {
  const known = values.filter(Number.isFinite);
  return known.length ? [1.05 * Math.max(...known)] : [];
};

/** @param {import("./state.js").State} state */
export function personPanel(state) {
  const chart = new Chart();
  const harms = new Chart();
  const title = h("h2", { id: "person-title" }, t("person.none"));
  const now = h("p", {});
  const why = h("div", { class: "why" });
  const events = h("ul", { class: "log" });
  const element = h(
    "section",
    { class: "panel personal", "aria-labelledby": "person-title" },
    title,
    now,
  );
  let chosen = /** @type {{lane: number, post: number}|null} */ (null);
  let asked = 0;

  async function refresh() {
    if (!chosen || !state.bridge || !state.face) return;
    const lane = Math.min(chosen.lane, state.face.lanes.length - 1);
    const look = state.face.lanes[lane].look;
    if (chosen.post >= look.capacity.length) return;
    const turn = ++asked;
    const life = await state.bridge.ask("life", { lane, post: chosen.post }).catch(() => null);
    if (!life || turn !== asked) return;
    title.textContent = t("person.title", { post: chosen.post + 1 });
    now.textContent = describe(look, chosen.post, state.roles);
    refill(
      element,
      title,
      now,
      harms.element,
      chart.element,
      why,
      h("h3", {}, t("person.events")),
      events,
    );
    const changes = life.day.filter(
      (/** @type {number} */ _, /** @type {number} */ place) =>
        place > 0 && life.person[place] !== life.person[place - 1],
    );
    const xRange = /** @type {[number, number]} */ ([0, Math.max(14, life.day.at(-1) ?? 0)]);
    const marks = changes
      .slice(-3)
      .map((/** @type {number} */ day) => ({ x: day, name: t("person.another"), look: 5 }));
    const standings = /** @type {[string, string][]} */ (Object.entries(words("standings")));
    const list = standings.map(([key, harm]) =>
      t("person.harmSays", { harm, value: n(life[key].at(-1), 1) }),
    );
    harms.draw({
      title: t("person.harms"),
      says: t("person.harmsSay", { list: list.join(", ") }),
      xName: t("chart.day"),
      yName: t("chart.standing"),
      xRange,
      yRange: [0, Math.max(1.5, ...standings.flatMap(([key]) => greatest(life[key])))],
      levels: [{ y: 1, name: t("chart.caseLine") }],
      lines: standings.map(([key, name], look_) => ({
        name,
        look: LOOKS[look_],
        x: life.day,
        y: life[key],
      })),
      marks,
    });
    chart.draw({
      title: t("person.life"),
      says: t("person.lifeSays", { value: n(100 * (life.capacity.at(-1) ?? NaN)) }),
      xName: t("chart.day"),
      yName: t("chart.ofHundred"),
      yRange: [0, 110],
      xRange,
      levels: [{ y: 100 * state.constants.midpoint, name: t("chart.midpoint") }],
      lines: [
        {
          name: t("chart.capacity"),
          look: 4,
          x: life.day,
          y: life.capacity.map((/** @type {number} */ one) => 100 * one),
        },
      ],
      marks,
      digits: 0,
    });
    // The causes take longer: the life is lived again for them.
    const { post } = chosen;
    state.bridge
      .ask("why", { lane, post })
      .then((rows) => turn === asked && refill(why, causes(rows)))
      .catch(() => {});
    refill(
      events,
      life.events.length
        ? life.events
            .slice(-15)
            .reverse()
            .map((/** @type {any} */ event) =>
              h("li", { "data-kind": event.kind }, sentence(event)),
            )
        : h("li", {}, t("person.quiet")),
    );
  }

  return {
    element,
    refresh,
    /** Another unit: nobody is chosen in it yet. */
    forget() {
      chosen = null;
      asked += 1;
      title.textContent = t("person.none");
      now.textContent = "";
      refill(element, title, now);
    },
    /**
     * @param {number} lane
     * @param {number} post
     */
    show(lane, post) {
      chosen = { lane, post };
      return refresh();
    },
  };
}

/**
 * What filled a person and what emptied them, as a table with bars.
 * @param {{cause: string, gained: number, lost: number}[]} rows
 */
function causes(rows) {
  if (!rows.length) return h("p", { class: "note" }, t("person.noCauses"));
  const most = Math.max(...rows.map((row) => Math.max(row.gained, row.lost)), 1e-9);
  const bar = (/** @type {number} */ value, /** @type {string} */ kind) =>
    h(
      "td",
      { class: "n" },
      value > 0.0005 ? n(100 * value, 1) : "",
      h("span", { class: `bar ${kind}`, style: `inline-size:${(5 * value) / most}rem` }),
    );
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": t("person.causes") },
    h(
      "table",
      {},
      h(
        "caption",
        {},
        t("person.causes"),
        " ",
        h("span", { class: "note" }, t("person.causesNote")),
      ),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, t("person.cause")),
          h("th", { scope: "col", class: "n" }, t("person.gained")),
          h("th", { scope: "col", class: "n" }, t("person.lost")),
        ),
      ),
      h(
        "tbody",
        {},
        [...rows]
          .sort((a, b) => Math.max(b.gained, b.lost) - Math.max(a.gained, a.lost))
          .map((row) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, words("causes")[row.cause] ?? row.cause),
              bar(row.gained, "gain"),
              bar(row.lost, "loss"),
            ),
          ),
      ),
    ),
  );
}
