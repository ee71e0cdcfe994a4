// The axes of a picture: how far they reach, and their round values.
// SPDX-License-Identifier: GPL-3.0-or-later
import { s } from "./dom.js";
import { n } from "./words.js";

/** @param {import("./chart.js").Spec} spec */
export function ranges(spec) {
  const xs = spec.lines
    .flatMap((line) => [line.x[0], line.x[line.x.length - 1]])
    .filter(Number.isFinite);
  /** @type {number[]} */
  let ys = [];
  if (!spec.yRange) {
    ys = spec.lines
      .flatMap((line) => line.y)
      .concat((spec.bands ?? []).flatMap((band) => [...band.low, ...band.high]))
      .filter(Number.isFinite);
  }
  const low = ys.length ? Math.min(...ys) : 0;
  const high = ys.length ? Math.max(...ys) : 1;
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return {
    x: spec.xRange ?? [xs.length ? Math.min(...xs) : 0, xs.length ? Math.max(...xs) : 1],
    y: spec.yRange ?? [low - room, high + room],
  };
}

/**
 * Round values on an axis.
 * @param {number} low
 * @param {number} high
 * @param {number} about how many
 */
function ticks(low, high, about) {
  const rough = (high - low) / about || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const found = [];
  for (let value = Math.ceil(low / step - 1e-9) * step; value <= high + step * 1e-6; value += step)
    found.push(Math.abs(value) < step * 1e-9 ? 0 : value);
  return { found, digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}

/**
 * @param {import("./chart.js").Spec} spec
 * @param {any} bounds
 * @param {any} box
 * @param {(v: number) => number} x
 * @param {(v: number) => number} y
 */
export function axes(spec, bounds, box, x, y) {
  const across = ticks(bounds.x[0], bounds.x[1], Math.max(3, (box.x1 - box.x0) / 70));
  const up = ticks(bounds.y[0], bounds.y[1], 5);
  return [
    up.found.map((v) => [
      s("path", { class: "g", d: `M${box.x0} ${y(v)}H${box.x1}` }),
      s("text", { class: "q", x: box.x0 - 5, y: y(v) + 4, "text-anchor": "end" }, n(v, up.digits)),
    ]),
    across.found.map((v) =>
      s(
        "text",
        { class: "q", x: x(v), y: box.y0 + 15, "text-anchor": "middle" },
        n(v, across.digits),
      ),
    ),
    s("path", { class: "a", d: `M${box.x0} ${box.y1}V${box.y0}H${box.x1}`, fill: "none" }),
    s(
      "text",
      { class: "t", x: (box.x0 + box.x1) / 2, y: box.y0 + 32, "text-anchor": "middle" },
      spec.xName,
    ),
    s("text", { class: "t", x: box.x0 + 4, y: box.y1 + 6 }, spec.yName),
  ];
}
