// Small helpers for making elements.
// SPDX-License-Identifier: GPL-3.0-or-later

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an element. Keys of `props` that begin with "on" are listeners; others are attributes, of which
 * false, null and undefined are left out.
 * @param {string} tag
 * @param {Record<string, any>} [props]
 * @param {...any} children
 * @returns {any}
 */
export function h(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

/**
 * The same for pictures.
 * @param {string} tag
 * @param {Record<string, any>} [props]
 * @param {...any} children
 * @returns {any}
 */
export function s(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

/**
 * @param {Element} element
 * @param {Record<string, any>} props
 * @param {any[]} children
 */
function fill(element, props, children) {
  for (const [key, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(
    ...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

/**
 * Puts these children in the place of those there are.
 * @param {Element} element
 * @param {...any} children
 */
export function refill(element, ...children) {
  element.replaceChildren(
    ...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false),
  );
}

/** Whether somebody asked for less motion. */
export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

let live = /** @type {HTMLElement|null} */ (null);

/**
 * Says something to who listens rather than looks.
 * @param {string} text
 */
export function announce(text) {
  live ??= document.getElementById("announcer");
  if (live) live.textContent = text;
}

/**
 * A labelled range with its value beside it.
 * @param {{label: string, min: number, max: number, step: number, value: number, id: string, note?: string,
 *   show?: (value: number) => string, input: (value: number) => void}} spec
 */
export function slider(spec) {
  const show = spec.show ?? String;
  const out = h("output", { for: spec.id }, show(spec.value));
  const input = h("input", {
    type: "range",
    id: spec.id,
    min: spec.min,
    max: spec.max,
    step: spec.step,
    value: spec.value,
    "aria-valuetext": show(spec.value),
    "aria-describedby": spec.note ? `${spec.id}-note` : null,
    oninput: () => {
      out.textContent = show(Number(input.value));
      input.setAttribute("aria-valuetext", show(Number(input.value)));
      spec.input(Number(input.value));
    },
  });
  return h(
    "div",
    { class: "slider" },
    h("label", { for: spec.id }, spec.label),
    out,
    input,
    spec.note ? h("p", { class: "note", id: `${spec.id}-note` }, spec.note) : null,
  );
}

/**
 * @param {string} text
 * @param {() => void} act
 * @param {Record<string, any>} [props]
 */
export function button(text, act, props = {}) {
  return h("button", { type: "button", onclick: act, ...props }, text);
}

/**
 * A choice from a list.
 * @param {{label: string, id: string, options: [string, string][], value: string, change: (value: string) => void}} spec
 */
export function choice(spec) {
  const select = h(
    "select",
    { id: spec.id, onchange: () => spec.change(select.value) },
    spec.options.map(([value, text]) =>
      h("option", { value, selected: value === spec.value }, text),
    ),
  );
  return h("div", { class: "choice" }, h("label", { for: spec.id }, spec.label), select);
}

/**
 * Scrolls so that this begins at the top, where it is on the page at all.
 * @param {Element} element
 */
export const toTop = (element) => element.isConnected && element.scrollIntoView({ block: "start" });
