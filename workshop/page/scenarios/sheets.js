// Facilitator notes, for paper: the plans, each scenario, and an axis to guess on.
// SPDX-License-Identifier: GPL-3.0-or-later
import { h } from "../dom.js";
import { planTable } from "../plan_view.js";
import { n, t, words } from "../words.js";
import { axisSheet } from "./axis.js";
import { SCENARIOS } from "./list.js";

const list = (/** @type {string[]} */ texts) =>
  h(
    "ul",
    {},
    texts.map((one) => h("li", {}, one)),
  );

/**
 * What is shown, what is hypothesis, what not to claim.
 * @param {string} id
 */
export function lessons(id) {
  const text = words(`scenarios.${id}`);
  return ["shown", "hypothesis", "notClaim"].map((part) =>
    h("section", { class: `lesson ${part}` }, h("h3", {}, t(`scenario.${part}`)), list(text[part])),
  );
}

/**
 * What the whole page does not say, to be read out.
 * @param {any} [heading]
 */
export const notToClaim = (heading) =>
  h("section", { class: "lesson notClaim" }, heading, list(words("about.honest")));

/**
 * What is known beforehand; what is simulated is not.
 * @param {import("./list.js").Question} question
 * @param {string[]} options
 */
const knownOf = (question, options) =>
  "known" in question
    ? h(
        "p",
        {},
        t("scenario.known", { answer: t("scenario.quoted", { answer: options[question.known] }) }),
      )
    : null;

/** All notes. */
export function facilitatorNotes() {
  return h(
    "div",
    { class: "sheets" },
    h("h2", {}, t("notes.title")),
    words("notes.before").map((/** @type {string} */ one) => h("p", {}, one)),
    planTable("short"),
    h("h3", {}, t("notes.lateTitle")),
    list(words("notes.late")),
    h("p", { class: "note" }, t("notes.counted")),
    h("p", { class: "note" }, t("notes.computed")),
    h("p", { class: "note" }, t("notes.documents")),
    h("section", { class: "sheet" }, planTable("long"), notToClaim(h("h3", {}, t("honest.title")))),
    SCENARIOS.map((scenario) => {
      const text = words(`scenarios.${scenario.id}`);
      return h(
        "section",
        { class: "sheet" },
        h("h3", {}, `${text.title} (${t("scenario.minutes", { minutes: n(scenario.minutes) })})`),
        h("p", {}, text.lead),
        list(text.facilitator),
        h(
          "ol",
          {},
          text.questions.map((/** @type {any} */ one, /** @type {number} */ at) =>
            h(
              "li",
              {},
              h("p", {}, h("strong", {}, one.ask)),
              h("p", {}, one.options.join(" · ")),
              knownOf(scenario.questions[at], one.options),
              one.comment.map((/** @type {string} */ line) => h("p", {}, line)),
            ),
          ),
        ),
        lessons(scenario.id),
      );
    }),
    axisSheet(),
  );
}
