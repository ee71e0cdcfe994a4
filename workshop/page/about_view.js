// What this page is, how to move in it, and whose work is in it.
// SPDX-License-Identifier: GPL-3.0-or-later
import { h } from "./dom.js";
import { t, words } from "./words.js";

/** @param {string} version */
export function aboutView(version) {
  const list = (/** @type {string} */ path) =>
    h(
      "ul",
      {},
      words(path).map((/** @type {string} */ one) => h("li", {}, one)),
    );
  return h(
    "div",
    { class: "plain" },
    h("h2", {}, t("about.heading")),
    words("about.text").map((/** @type {string} */ one) => h("p", {}, one)),
    h("h3", {}, t("about.keys")),
    list("about.keyList"),
    h("h3", {}, t("honest.title")),
    list("about.honest"),
    h("h3", {}, t("about.private")),
    h("p", {}, t("about.privateText")),
    h("h3", {}, t("about.licences")),
    list("about.licenceList"),
    h("p", { class: "note" }, t("about.version", { version })),
  );
}
