// One question of a scenario: asked with nothing shown; then its picture, and which answer held.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Ended } from "../bridge.js";
import { announce, button, h, refill, toTop } from "../dom.js";
import { t, words } from "../words.js";
import { guessAxis } from "./axis.js";
import { show } from "./run.js";
import { heldSentences, verdictOf, yours } from "./verdict.js";

/**
 * @typedef {object} Asking
 * @property {import("../state.js").State} state
 * @property {import("../pool.js").Pool} pool
 * @property {import("../pool.js").Group} group
 * @property {import("./list.js").Scenario} scenario
 * @property {number} at
 * @property {number} steps how many questions are asked
 * @property {() => void} back to all scenarios
 * @property {() => void} next
 */

/**
 * @param {Element} element which it fills
 * @param {Asking} asking
 */
export function askQuestion(element, asking) {
  const { scenario, at, steps } = asking;
  const question = scenario.questions[at];
  const { reveal } = question;
  const text = words(`scenarios.${scenario.id}`);
  const step = text.questions[at];
  let chosen = -1;
  const axis = reveal.guess
    ? guessAxis(reveal.subject ?? "nurse", asking.state.constants.midpoint)
    : null;
  const go = button(t("judge" in question ? "scenario.reveal" : "scenario.show"), () => answer(), {
    class: "primary",
    id: "scenario-reveal",
    disabled: true,
  });
  const options = step.options.map((/** @type {string} */ option, /** @type {number} */ number) =>
    h(
      "label",
      { class: "option" },
      h("input", {
        type: "radio",
        name: "answer",
        value: number,
        id: `option-${number}`,
        onchange: () => {
          chosen = number;
          go.disabled = false;
        },
      }),
      h("span", {}, option),
    ),
  );
  const title = h("h2", { tabindex: "-1" }, text.title);
  const count = t("scenario.step", { step: at + 1, steps });
  refill(
    element,
    h(
      "div",
      { class: "scenario-head" },
      button(t("scenario.back"), asking.back, { class: "quiet", id: "scenario-back" }),
      title,
      h("p", { class: "note" }, count),
    ),
    h(
      "div",
      { class: axis ? "asking with-axis" : "asking" },
      h(
        "div",
        { class: "asked-first" },
        step.text.map((/** @type {string} */ one) => h("p", {}, one)),
        h("fieldset", {}, h("legend", {}, step.ask), options),
        h("p", {}, go),
      ),
      axis?.element,
    ),
  );
  toTop(element);
  title.focus({ preventScroll: true });

  /** Folds the question away, so that the picture has its place. */
  function stage() {
    const bar = h("progress", { max: 1, value: 0, "aria-label": t("scenario.running") });
    const waiting = h("div", { class: "meanwhile" }, bar, h("p", {}, t("scenario.meanwhile")));
    const held = h("div", { class: "held", tabindex: "-1" }, waiting);
    const place = h("div", { class: "reveal" });
    const said = h("div", { class: "answer", hidden: true });
    const next = button(
      t(at + 1 < steps ? "scenario.next" : "scenario.finish"),
      () => asking.next(),
      { class: "primary", id: "scenario-next", hidden: true },
    );
    const asked = h(
      "details",
      { class: "asked" },
      h("summary", {}, h("strong", {}, step.ask), " ", h("span", { class: "note" }, count)),
      step.text.map((/** @type {string} */ one) => h("p", {}, one)),
      h(
        "ul",
        {},
        step.options.map((/** @type {string} */ one) => h("li", {}, one)),
      ),
    );
    const whole = h("div", { class: "showing", "data-type": reveal.type }, [
      asked,
      held,
      place,
      said,
      h("p", { class: "onward" }, next),
    ]);
    refill(
      element,
      h(
        "div",
        { class: "scenario-head" },
        button(t("scenario.back"), asking.back, { class: "quiet", id: "scenario-back" }),
        h("h2", { tabindex: "-1" }, text.title),
      ),
      whole,
    );
    toTop(whole);
    return { bar, held, place, said, next, whole };
  }

  async function answer() {
    const { bar, held, place, said, next, whole } = stage();
    announce(t("scenario.running"));
    try {
      const { said: sentences, found } = await show(reveal, {
        state: asking.state,
        pool: asking.pool,
        group: asking.group,
        id: scenario.id,
        place,
        marks: axis?.marks() ?? [],
        progress: (share) => {
          bar.value = share;
        },
      });
      const verdicts = verdictOf(question, found);
      const first = heldSentences(verdicts, step.options, "judge" in question);
      const own = yours(verdicts, step.options, chosen);
      refill(
        held,
        first.map((one) => h("p", { class: "verdict" }, one)),
        h("p", { class: "own" }, own),
      );
      held.dataset.held = JSON.stringify(verdicts.map((one) => one.options));
      if ("holds" in question) held.dataset.expected = JSON.stringify(question.holds);
      const rule = step.rule ? t("scenario.rule", { rule: step.rule }) : "";
      said.hidden = false;
      refill(
        said,
        sentences.map((one) => h("p", {}, one)),
        step.comment.map((/** @type {string} */ one) => h("p", {}, one)),
        rule ? h("p", { class: "note" }, rule) : null,
      );
      next.hidden = false;
      announce([...first, own, ...sentences, ...step.comment].join(" "));
      held.focus({ preventScroll: true });
      toTop(whole);
    } catch (error) {
      refill(held);
      if (!(error instanceof Ended)) asking.state.tell("trouble", error);
    }
  }
}
