// The page's words in the language that is chosen.
// SPDX-License-Identifier: GPL-3.0-or-later
import de from "./texts/de.js";
import en from "./texts/en.js";

/** @type {Record<string, any>} */
const LANGUAGES = {
  en,
  de,
};
let language = "en";

/** @param {string} wanted */
export function speak(wanted) {
  language = LANGUAGES[wanted] ? wanted : "en";
  document.documentElement.lang = language;
}

export const spoken = () => language;
export const languages = () => Object.entries(LANGUAGES).map(([code, words]) => [code, words.name]);

/**
 * The text at a path such as "unit.play", with {names} filled in.
 * @param {string} path
 * @param {Record<string, any>} [values]
 * @returns {string}
 */
export function t(path, values = {}) {
  const found = words(path);
  if (typeof found !== "string") throw new Error(`no text ${path}`);
  return found.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}

/**
 * Whatever stands at a path: a list or a group of texts.
 * @param {string} path
 * @returns {any}
 */
export function words(path) {
  let found = LANGUAGES[language];
  for (const key of path.split(".")) found = found?.[key];
  return found;
}

/**
 * A number as it is written in this language.
 * @param {number} value
 * @param {number} [digits]
 */
export function n(value, digits = 0) {
  if (!Number.isFinite(value)) return "–";
  return value.toLocaleString(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/**
 * A difference with its sign.
 * @param {number} value
 * @param {number} [digits]
 */
export function signed(value, digits = 0) {
  const text = n(Math.abs(value), digits);
  if (!Number.isFinite(value)) return text;
  return Number(Math.abs(value).toFixed(digits)) === 0 ? text : (value < 0 ? "−" : "+") + text;
}

/**
 * What a model is called in this language; one that the page does not know by its own title.
 * @param {import("./types.js").ModelData} model
 */
export const titleOf = (model) => words("models")[model.name] ?? model.title;
