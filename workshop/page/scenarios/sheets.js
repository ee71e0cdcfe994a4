// Facilitator notes, for paper: the plans, each scenario, and an axis to guess on.
// SPDX-License-Identifier: GPL-3.0-or-later
import { h } from "../dom.js";
import { dose } from "../lever_panel.js";
import { GROUPS } from "../levers.js";
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
 * @param {number} [questions] how many were asked; what the others show was not shown then
 */
export function lessons(id, questions = Infinity) {
  const text = words(`scenarios.${id}`);
  const shown = questions < text.questions.length ? text.shown.slice(0, questions) : text.shown;
  return ["shown", "hypothesis", "notClaim"].map((part) =>
    h(
      "section",
      { class: `lesson ${part}` },
      h("h3", {}, t(`scenario.${part}`)),
      list(part === "shown" ? shown : text[part]),
    ),
  );
}

/**
 * What the whole page does not say, to be read out.
 * @param {any} [heading]
 */
export const notToClaim = (heading) =>
  h("section", { class: "lesson notClaim" }, heading, list(words("about.honest")));

/**
 * What is going to be said to have held, for who prepares.
 * @param {import("./list.js").Question} question
 * @param {string[]} options
 */
function heldOf(question, options) {
  const quoted = (/** @type {number} */ place) => t("scenario.quoted", { answer: options[place] });
  const text =
    "known" in question
      ? t("scenario.known", { answer: quoted(question.known) })
      : t("scenario.expected", {
          answer: question.holds
            .map((places) => places.map(quoted).join(t("scenario.or")))
            .join(t("scenario.then")),
        });
  return h("p", {}, text);
}

/** Every lever that a unit can decide, with what it means. */
const leverSheet = () =>
  h(
    "section",
    { class: "sheet" },
    h("h3", {}, t("notes.levers")),
    h("p", {}, t("notes.leversLead")),
    GROUPS.map(([group, levers]) => [
      h("h4", {}, t(`leverGroups.${group}`)),
      h(
        "dl",
        { class: "lever-list" },
        levers.map((lever) => [
          h(
            "dt",
            {},
            words("levers.names")[lever.name],
            " ",
            h(
              "span",
              { class: "note" },
              t("notes.fromTo", {
                from: dose(lever.unit, lever.min),
                to: dose(lever.unit, lever.max),
              }),
            ),
          ),
          h("dd", {}, words("levers.notes")[lever.name]),
        ]),
      ),
    ]),
  );

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
    h("section", { class: "sheet" }, notToClaim(h("h3", {}, t("honest.title"))), planTable("long")),
    leverSheet(),
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
              one.text.map((/** @type {string} */ line) => h("p", {}, line)),
              h("p", {}, h("strong", {}, one.ask)),
              h("p", {}, one.options.join(" · ")),
              heldOf(scenario.questions[at], one.options),
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
