// Guided scenarios: a question first, then the answer, then what it means and what not.
// SPDX-License-Identifier: GPL-3.0-or-later
import { announce, button, h, refill, toTop } from "./dom.js";
import { isScenario, titleOfStep } from "./plan.js";
import { planList } from "./plan_view.js";
import { Group } from "./pool.js";
import { SCENARIOS } from "./scenarios/list.js";
import { askQuestion } from "./scenarios/question.js";
import { facilitatorNotes, lessons, notToClaim } from "./scenarios/sheets.js";
import { t, words } from "./words.js";

/** @typedef {import("./scenarios/list.js").Scenario} Scenario */

/** The page at a session's end, beside the scenarios. */
const CLOSE = "close";

/**
 * @param {import("./state.js").State} state
 * @param {import("./pool.js").Pool} pool
 * @param {{scenario?: string, chosen: (id: string) => void, guide: import("./plan.js").Guide}} how
 */
export function scenariosView(state, pool, how) {
  const { guide } = how;
  const element = h("div", { class: "plain scenarios" });
  let group = new Group();

  function list() {
    pool.end(group);
    how.chosen("");
    delete element.dataset.ended;
    refill(
      element,
      h("h2", { tabindex: "-1" }, t("scenario.heading")),
      h("p", {}, t("scenario.lead")),
      h("p", { class: "alone" }, t("scenario.alone")),
      leading(),
      h("ol", { class: "cards" }, SCENARIOS.map(card)),
    );
  }

  /** @param {Scenario} scenario */
  function card(scenario) {
    const text = words(`scenarios.${scenario.id}`);
    return h(
      "li",
      {},
      h("h3", {}, text.title),
      h("p", {}, text.lead),
      h("p", { class: "note" }, t("scenario.minutes", { minutes: scenario.minutes })),
      button(t("scenario.begin"), () => begin(scenario), {
        id: `scenario-${scenario.id}`,
        "aria-label": `${t("scenario.begin")}: ${text.title}`,
      }),
    );
  }

  /** For who leads a session: the plans step by step, and the notes to print. */
  function leading() {
    const notes = h(
      "details",
      { class: "notes" },
      h("summary", {}, t("notes.show")),
      facilitatorNotes(),
    );
    const print = () => {
      document.body.dataset.print = "notes";
      notes.open = true;
      window.print();
      delete document.body.dataset.print;
    };
    return h(
      "section",
      { class: "leading", "aria-labelledby": "leading-title" },
      h("h3", { id: "leading-title", tabindex: "-1" }, t("notes.heading")),
      h("p", {}, t("notes.lead")),
      h(
        "details",
        { id: "plan-short" },
        h("summary", {}, t("plan.short")),
        planList("short", guide),
      ),
      h("details", { id: "plan-long" }, h("summary", {}, t("plan.long")), planList("long", guide)),
      h(
        "div",
        { class: "buttons" },
        button(t("notes.print"), print, { id: "print-notes" }),
        button(t("honest.title"), close, { id: "open-honest" }),
      ),
      notes,
    );
  }

  /** @param {Scenario} scenario */
  function begin(scenario) {
    how.chosen(scenario.id);
    question(scenario, 0);
  }

  /**
   * @param {Scenario} scenario
   * @param {number} at
   */
  function question(scenario, at) {
    pool.end(group);
    group = new Group();
    delete element.dataset.ended;
    const steps = asked(scenario);
    askQuestion(element, {
      state,
      pool,
      group,
      scenario,
      at,
      steps,
      back: list,
      next: () => (at + 1 < steps ? question(scenario, at + 1) : end(scenario)),
    });
  }

  /**
   * How many of its questions are asked: in a plan, as many as its step has.
   * @param {Scenario} scenario
   */
  function asked(scenario) {
    const step = guide.step;
    return (step?.id === scenario.id && step.questions) || scenario.questions.length;
  }

  /**
   * On from here: to the plan's next step while one is in it, else to the next scenario.
   * @param {number} place
   */
  function onward(place) {
    const following = SCENARIOS[place + 1];
    if (!guide.step && !following) return null;
    const text = guide.following
      ? t("plan.next", { title: titleOfStep(guide.following) })
      : guide.step
        ? t("plan.end")
        : t("scenario.following", { title: words(`scenarios.${following.id}`).title });
    // Who has left the plan meanwhile goes on to the next scenario.
    const on = () => (guide.step ? guide.next() : following ? begin(following) : list());
    return button(text, on, { class: "primary", id: "scenario-following" });
  }

  /**
   * @param {string} id
   * @param {string} heading
   * @param {any} body
   * @param {any} after
   */
  function ending(id, heading, body, after) {
    const title = h("h2", { tabindex: "-1" }, heading);
    refill(
      element,
      h(
        "div",
        { class: "scenario-head" },
        button(t("scenario.back"), list, { class: "quiet", id: "scenario-back" }),
        title,
      ),
      body,
      after,
    );
    element.dataset.ended = id;
    toTop(element);
    title.focus({ preventScroll: true });
  }

  /** @param {Scenario} scenario */
  function end(scenario) {
    const { title } = words(`scenarios.${scenario.id}`);
    ending(
      scenario.id,
      title,
      h("div", { class: "lessons" }, lessons(scenario.id, asked(scenario))),
      onward(SCENARIOS.indexOf(scenario)),
    );
    announce(t("scenario.ended"));
  }

  /** The end of a session: what not to claim, read out, and one question to take home. */
  function close() {
    pool.end(group);
    how.chosen(CLOSE);
    ending(
      CLOSE,
      t("notes.steps.close"),
      [notToClaim(), h("p", { class: "last-question" }, t("plan.lastQuestion"))],
      guide.step ? onward(SCENARIOS.length) : null,
    );
  }

  /** @param {string} id of a scenario, the end of a session, or nothing for the list */
  function go(id) {
    const wanted = SCENARIOS.find((one) => one.id === id);
    if (wanted) begin(wanted);
    else if (id === CLOSE) close();
    else list();
  }

  go(how.scenario ?? "");
  return { element, go };
}

/**
 * Which part of the scenarios a step of a plan opens.
 * @param {import("./plan.js").Step} step
 */
export const partOf = (step) => (isScenario(step) || step.id === CLOSE ? step.id : "");
