// Says which answer held, and whether it was the one that was given.
// SPDX-License-Identifier: GPL-3.0-or-later
import { t } from "../words.js";

/** @typedef {import("./judges.js").Verdict} Verdict */

/**
 * @param {import("./list.js").Question} question
 * @param {any} found what its picture was drawn from
 * @returns {Verdict[]}
 */
export const verdictOf = (question, found) =>
  "judge" in question ? question.judge(found) : [{ options: [question.known] }];

/**
 * @param {Verdict[]} verdicts
 * @param {string[]} options
 * @param {boolean} simulated
 */
export function heldSentences(verdicts, options, simulated) {
  const named = (/** @type {number[]} */ places) =>
    places.map((place) => t("scenario.quoted", { answer: options[place] })).join(", ");
  return verdicts.map(({ of, options: places }) => {
    const kind = !places.length
      ? "noneHeld"
      : places.length > 1
        ? "open"
        : simulated
          ? "held"
          : "known";
    const answer = named(places);
    if (!of) return t(`scenario.${kind}`, { answer });
    return places.length
      ? t(`scenario.${places.length > 1 ? "openOf" : "heldOf"}`, { of, answer })
      : `${of}: ${t("scenario.noneHeld")}`;
  });
}

/**
 * What to say to the answer that was given.
 * @param {Verdict[]} verdicts
 * @param {string[]} options
 * @param {number} chosen
 */
export function yours(verdicts, options, chosen) {
  const answer = t("scenario.quoted", { answer: options[chosen] });
  const fits = verdicts.filter((it) => it.options.includes(chosen)).length;
  const isOpen = verdicts.some((it) => it.options.length !== 1);
  if (fits === verdicts.length && !isOpen) return t("scenario.right", { answer });
  if (fits) return t("scenario.among", { answer });
  return t(verdicts.every((it) => !it.options.length) ? "scenario.neither" : "scenario.other", {
    answer,
  });
}
