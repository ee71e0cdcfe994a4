// The plan of a session as a list to begin from, and as a strip that stays above what is being done.
// SPDX-License-Identifier: GPL-3.0-or-later
import { button, h, refill } from "./dom.js";
import { isScenario, LENGTHS, notesOf, PLANS, timed, titleOfStep } from "./plan.js";
import { n, t, words } from "./words.js";

/** @typedef {import("./plan.js").Guide} Guide */

const minutes = (/** @type {number} */ from, /** @type {number} */ to) =>
  t("notes.fromTo", { from: n(from), to: n(to) });

/**
 * The steps of a plan, each to begin at.
 * @param {"short"|"long"} name
 * @param {Guide} guide
 */
export const planList = (name, guide) =>
  h(
    "ol",
    { class: "steps-of-plan" },
    timed(PLANS[name]).map(({ step, from, to }, at) =>
      h(
        "li",
        {},
        h("span", { class: "when" }, minutes(from, to)),
        h(
          "span",
          { class: "what" },
          titleOfStep(step),
          step.spare ? h("span", { class: "note" }, ` (${t("notes.spare")})`) : null,
        ),
        button(t("scenario.begin"), () => guide.begin(name, at), {
          id: `plan-${name}-${at}`,
          "aria-label": `${t("scenario.begin")}: ${titleOfStep(step)}`,
        }),
      ),
    ),
  );

/**
 * A plan as a table for paper: when, what, and how.
 * @param {"short"|"long"} name
 */
export const planTable = (name) =>
  h(
    "table",
    { class: "plan-table" },
    h("caption", {}, t("notes.plan", { minutes: LENGTHS[name] })),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, t("notes.time")),
        h("th", { scope: "col" }, t("notes.what")),
      ),
    ),
    h(
      "tbody",
      {},
      timed(PLANS[name]).map(({ step, from, to }) =>
        h(
          "tr",
          {},
          h("td", {}, minutes(from, to)),
          h(
            "td",
            {},
            h("strong", {}, titleOfStep(step)),
            step.spare ? ` (${t("notes.spare")})` : "",
            isScenario(step)
              ? h(
                  "p",
                  {},
                  words(`scenarios.${step.id}`).lead,
                  step.questions ? ` ${t("notes.firstOnly")}` : "",
                )
              : notesOf(step).map((text) => h("p", {}, text)),
          ),
        ),
      ),
    ),
  );

/**
 * The strip: which step, what the facilitator has to know, and on to the next.
 * @param {Element} place
 * @param {Guide} guide
 */
export function strip(place, guide) {
  const { step, following } = guide;
  if (!step) return refill(place);
  const now = timed(guide.steps)[guide.at];
  refill(
    place,
    h(
      "p",
      { class: "where" },
      h("strong", {}, titleOfStep(step)),
      " ",
      h(
        "span",
        { class: "note" },
        t("plan.where", {
          step: guide.at + 1,
          steps: guide.steps.length,
          minutes: minutes(now.from, now.to),
        }),
      ),
    ),
    h(
      "details",
      { class: "cue", id: "plan-notes" },
      h("summary", {}, t("plan.facilitator")),
      h(
        "ul",
        {},
        notesOf(step).map((text) => h("li", {}, text)),
      ),
    ),
    h(
      "div",
      { class: "buttons" },
      button(t(following ? "plan.on" : "plan.end"), () => guide.next(), {
        id: "plan-next",
        "aria-label": following ? `${t("plan.on")}: ${titleOfStep(following)}` : null,
      }),
      button(t("plan.leave"), () => guide.leave(), { class: "quiet", id: "plan-leave" }),
    ),
  );
}
