// One quiet line for who opens the page and does not know where to begin.
// SPDX-License-Identifier: GPL-3.0-or-later
import { button, h } from "./dom.js";
import { t } from "./words.js";

/** The scenario to begin with, for one reader alone. */
const FIRST = "cliff";
let isOver = false;

/**
 * @param {() => void} leads to the plan of a session
 * @param {(scenario: string) => void} alone to a scenario
 */
export function hint(leads, alone) {
  const away = (/** @type {() => void} */ act) => () => {
    isOver = true;
    element.hidden = true;
    act();
  };
  const element = h(
    "aside",
    { class: "hint", id: "hint", hidden: isOver, "aria-label": t("hint.plan") },
    h("span", {}, t("hint.leading"), " "),
    button(t("hint.plan"), away(leads), { class: "quiet", id: "hint-plan" }),
    " ",
    h("span", {}, t("hint.alone"), " "),
    button(
      t("hint.begin"),
      away(() => alone(FIRST)),
      { class: "quiet", id: "hint-begin" },
    ),
    " ",
    button(
      "×",
      away(() => document.getElementById("panel")?.focus()),
      {
        class: "quiet",
        id: "hint-close",
        "aria-label": t("hint.close"),
      },
    ),
  );
  return element;
}
