// What can be set for the whole page: setting, luck, language, the projector's large letters.
// SPDX-License-Identifier: GPL-3.0-or-later
import { choice, h } from "./dom.js";
import { fullButton } from "./projector.js";
import { languages, spoken, t, titleOf } from "./words.js";

/**
 * What can be set for the whole page.
 * @param {import("./state.js").State} state
 * @param {(wanted: Partial<import("./types.js").Session>) => void} begin
 * @param {(code: string) => void} speaks
 */
export function settings(state, begin, speaks) {
  const models = state.models.filter(
    (one) => !["textbook", "setbacks", "queue"].includes(one.name),
  );
  const number = (/** @type {"seed"|"replicate"} */ name, /** @type {number} */ low) => {
    const input = h("input", {
      type: "number",
      id: `setting-${name}`,
      min: low,
      max: 999999,
      step: 1,
      value: state.session[name],
      onchange: () => {
        const value = Math.max(low, Math.min(999999, Math.round(Number(input.value)) || low));
        input.value = String(value);
        begin({ [name]: value });
      },
    });
    return h(
      "div",
      { class: "choice" },
      h("label", { for: `setting-${name}` }, t(`settings.${name}`)),
      input,
    );
  };
  return h(
    "div",
    { class: "settings" },
    choice({
      id: "setting-model",
      label: t("settings.model"),
      value: state.session.model,
      options: models.map((one) => [one.name, titleOf(one)]),
      change: (name) => begin({ model: name }),
    }),
    h(
      "details",
      { class: "luck", id: "setting-luck" },
      h("summary", {}, t("settings.more")),
      h("div", { class: "bar" }, number("seed", 1), number("replicate", 1)),
    ),
    choice({
      id: "setting-language",
      label: t("settings.language"),
      value: spoken(),
      options: /** @type {[string, string][]} */ (languages()),
      change: speaks,
    }),
    fullButton(),
  );
}
