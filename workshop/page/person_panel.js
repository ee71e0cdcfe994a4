// One person's life so far, with its causes.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Chart } from "./chart.js";
import { h, refill } from "./dom.js";
import { describe } from "./figures.js";
import { sentence } from "./sentences.js";
import { n, t, words } from "./words.js";

/** @param {import("./state.js").State} state */
export function personPanel(state) {
  const chart = new Chart();
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
    refill(element, title, now, chart.element, why, h("h3", {}, t("person.events")), events);
    const changes = life.day.filter(
      (/** @type {number} */ _, /** @type {number} */ place) =>
        place > 0 && life.person[place] !== life.person[place - 1],
    );
    const names = ["capacity", "exhaustion", "traumaticStress", "moralInjury", "worldview"];
    chart.draw({
      title: t("person.life"),
      says: t("person.lifeSays"),
      xName: t("chart.day"),
      yName: t("chart.share"),
      yRange: [0, 1.1],
      xRange: [0, Math.max(14, life.day.at(-1) ?? 0)],
      levels: [{ y: state.constants.midpoint, name: t("chart.midpoint") }],
      lines: names.map((name, look_) => ({
        name: words("states")[name],
        look: look_,
        x: life.day,
        y: life[name],
      })),
      marks: changes
        .slice(-3)
        .map((/** @type {number} */ day) => ({ x: day, name: t("person.another"), look: 5 })),
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
      value > 0.0005 ? n(value, 2) : "",
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
