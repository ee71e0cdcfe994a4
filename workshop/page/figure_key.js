// The key to the figures: what fills them, what their signs say, what makes them flash.
// SPDX-License-Identifier: GPL-3.0-or-later
import { h } from "./dom.js";
import { badge, DOING, sign } from "./figures.js";
import { t, words } from "./words.js";

/** What people do that has a sign, by its place in the list. */
const SIGNED = [1, 4, 5, 6, 7, 8];

/** @returns {Element} */
export function figureKey() {
  return h(
    "details",
    {
      class: "key",
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Escape") return;
        const key = /** @type {HTMLDetailsElement} */ (event.currentTarget);
        key.open = false;
        key.querySelector("summary")?.focus();
      },
    },
    h("summary", {}, t("unit.key")),
    h("p", {}, t("unit.keyCapacity")),
    h("p", {}, t("unit.keyHarms")),
    h(
      "ul",
      { class: "signs" },
      Object.values(words("standings")).map((name, place) => h("li", {}, badge(place + 1), name)),
    ),
    h("p", { class: "note" }, t("unit.keyLines")),
    h("p", {}, t("unit.keyDoing")),
    h(
      "ul",
      { class: "signs" },
      SIGNED.map((place) => h("li", {}, sign(place), words("doing")[DOING[place]])),
    ),
    h("p", {}, t("unit.keyDuty")),
    h("p", { class: "note" }, t("unit.keys")),
  );
}
