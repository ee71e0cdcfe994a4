// Line pictures: lines, bands, points and marks over two axes, with their numbers in a table beneath.
//
// Every line has a colour, a dash and a name at its end, so that colour is never needed to tell them apart.
// SPDX-License-Identifier: GPL-3.0-or-later
import { axes, ranges } from "./axes.js";
import { h, refill, s } from "./dom.js";
import { n, t } from "./words.js";

/**
 * @typedef {object} Line
 * @property {string} name
 * @property {number} look place in the list of looks
 * @property {number[]} x
 * @property {number[]} y
 * @property {boolean} [points] drawn as points as well
 * @property {boolean} [rings] its points are rings around those of another line, its dashes a wide ground
 * @property {boolean} [scatter] points alone
 * @property {number} [opacity]
 * @property {boolean} [quiet] without a name of its own and not in the table
 * @property {boolean} [inKey] named in the key all the same
 */
/**
 * @typedef {object} Spec
 * @property {string} title
 * @property {string} says what is to be seen, for who cannot see it
 * @property {string} xName
 * @property {string} yName
 * @property {[number, number]} [xRange]
 * @property {[number, number]} [yRange]
 * @property {Line[]} lines
 * @property {{name: string, look: number, x: number[], low: number[], high: number[]}[]} [bands]
 * @property {{x: number, name: string, look?: number}[]} [marks] upright lines
 * @property {{y: number, name: string}[]} [levels] lines across
 * @property {number} [digits]
 * @property {number} [xDigits]
 */

const [LEFT, RIGHT, TOP, BOTTOM] = [46, 12, 12, 38];

/** How much larger than usual a picture is drawn: with the page's letters, and more for a projector. */
function zoom() {
  const style = getComputedStyle(document.documentElement);
  return (
    (parseFloat(style.fontSize) / 16 || 1) * (Number(style.getPropertyValue("--picture")) || 1)
  );
}

export class Chart {
  /** @param {{wide?: boolean, table?: boolean}} [how] */
  constructor(how = {}) {
    this.how = how;
    this.caption = h("figcaption");
    this.picture = s("svg", { role: "img", viewBox: "0 0 640 280" });
    this.legend = h("ul", { class: "legend" });
    this.body = h("div", { class: "scroll", tabindex: "0", role: "region" });
    this.details = h(
      "details",
      { ontoggle: () => this.#table() },
      h("summary", {}, t("chart.table")),
      this.body,
    );
    this.element = h(
      "figure",
      { class: "chart empty" },
      this.caption,
      this.legend,
      this.picture,
      how.table === false ? null : this.details,
    );
    /** @type {Spec|null} */
    this.spec = null;
    this.width = 0;
    // Letters in a picture keep their size when its place, or the page's letters, change.
    new ResizeObserver(() =>
      requestAnimationFrame(() => {
        if (this.spec && this.element.clientWidth && this.#width() !== this.width)
          this.draw(this.spec);
      }),
    ).observe(this.element);
  }

  #width() {
    return Math.round(Math.max(280, Math.min(1100, (this.element.clientWidth || 640) / zoom())));
  }

  /** @param {Spec} spec */
  draw(spec) {
    this.spec = spec;
    this.element.classList.remove("empty");
    this.caption.textContent = spec.title;
    this.picture.setAttribute("aria-label", `${spec.title}. ${spec.says}`);
    this.body.setAttribute("aria-label", spec.title);
    const width = this.#width();
    this.width = width;
    const height = Math.round(Math.max(200, Math.min(360, width * 0.42)));
    this.picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const box = { x0: LEFT, x1: width - RIGHT, y0: height - BOTTOM, y1: TOP };
    const bounds = ranges(spec);
    const x = (/** @type {number} */ v) =>
      box.x0 + ((v - bounds.x[0]) / (bounds.x[1] - bounds.x[0] || 1)) * (box.x1 - box.x0);
    const y = (/** @type {number} */ v) =>
      box.y0 - ((v - bounds.y[0]) / (bounds.y[1] - bounds.y[0] || 1)) * (box.y0 - box.y1);
    refill(
      this.picture,
      axes(spec, bounds, box, x, y),
      (spec.bands ?? []).map((band) =>
        s("path", { class: `b c${band.look}`, d: bandPath(band, x, y) }),
      ),
      (spec.levels ?? []).map((level) => [
        s("path", { class: "z", d: `M${box.x0} ${y(level.y)}H${box.x1}` }),
        s(
          "text",
          { class: "q", x: box.x1 - 2, y: y(level.y) - 4, "text-anchor": "end" },
          level.name,
        ),
      ]),
      spec.lines.map((line) => drawn(line, x, y)),
      (spec.marks ?? []).map((mark, place) => [
        s("path", { class: `mark c${mark.look ?? 4}`, d: `M${x(mark.x)} ${box.y0}V${box.y1}` }),
        s(
          "text",
          {
            class: "q",
            x: x(mark.x) + (x(mark.x) > width * 0.7 ? -4 : 4),
            y: box.y1 + 10 + 13 * (place % 3),
            "text-anchor": x(mark.x) > width * 0.7 ? "end" : "start",
          },
          mark.name,
        ),
      ]),
    );
    const named = [
      ...spec.lines
        .filter((line) => !line.quiet || line.inKey)
        .map((line) => ({ ...line, band: false })),
      ...(spec.bands ?? []).map((band) => ({
        name: band.name,
        look: band.look,
        band: true,
        rings: false,
        scatter: false,
      })),
    ].filter((one) => one.name);
    refill(
      this.legend,
      named.map((one) =>
        h(
          "li",
          {},
          s(
            "svg",
            { viewBox: "0 0 34 12", "aria-hidden": "true" },
            one.band
              ? s("path", { class: `b c${one.look}`, d: "M1 1H33V11H1Z" })
              : one.scatter
                ? s("circle", { class: `m c${one.look}`, cx: 17, cy: 6, r: 4.5 })
                : s("path", { class: `l c${one.look} d${one.look}`, d: "M1 6H33" }),
            one.rings ? s("circle", { class: `ring c${one.look}`, cx: 17, cy: 6, r: 4.5 }) : null,
          ),
          one.name,
        ),
      ),
    );
    if (this.details.open) this.#table();
  }

  #table() {
    const spec = this.spec;
    if (!spec || !this.details.open) return;
    const lines = spec.lines.filter((line) => !line.quiet && line.x.length);
    const places = thin(
      [...new Set(lines.flatMap((line) => line.x))].sort((a, b) => a - b),
      40,
    );
    const lookups = lines.map((line) => new Map(line.x.map((x, place) => [x, line.y[place]])));
    refill(
      this.body,
      h(
        "table",
        {},
        h("caption", {}, spec.yName),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", { scope: "col" }, spec.xName),
            lines.map((line) => h("th", { scope: "col" }, line.name)),
          ),
        ),
        h(
          "tbody",
          {},
          places.map((place) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, n(place, spec.xDigits ?? 0)),
              lookups.map((lookup) =>
                h(
                  "td",
                  { class: "n" },
                  lookup.has(place)
                    ? n(/** @type {number} */ (lookup.get(place)), spec.digits ?? 2)
                    : "",
                ),
              ),
            ),
          ),
        ),
      ),
    );
  }
}

/**
 * At most so many of these, the first and the last among them.
 * @template T
 * @param {T[]} all
 * @param {number} most
 * @returns {T[]}
 */
export function thin(all, most) {
  if (all.length <= most) return all;
  return Array.from(
    { length: most },
    (_, place) => all[Math.round((place * (all.length - 1)) / (most - 1))],
  );
}

/**
 * @param {Line} line
 * @param {(v: number) => number} x
 * @param {(v: number) => number} y
 */
function drawn(line, x, y) {
  const places = thin(
    line.x.map((_, place) => place),
    700,
  ).filter((place) => Number.isFinite(line.y[place]));
  const d = places
    .map(
      (place, order) =>
        `${order ? "L" : "M"}${x(line.x[place]).toFixed(1)} ${y(line.y[place]).toFixed(1)}`,
    )
    .join("");
  const dots = () =>
    places.map((place) =>
      s("circle", {
        class: line.rings ? `ring c${line.look}` : `m c${line.look}`,
        cx: x(line.x[place]),
        cy: y(line.y[place]),
        r: line.rings ? 6.5 : line.scatter ? 4.5 : 3.5,
      }),
    );
  if (line.scatter) return dots();
  return [
    s("path", {
      class: `l c${line.look} d${line.look}${line.rings ? " wide" : ""}`,
      d,
      opacity: line.opacity,
    }),
    line.points ? dots() : null,
  ];
}

/**
 * @param {{x: number[], low: number[], high: number[]}} band
 * @param {(v: number) => number} x
 * @param {(v: number) => number} y
 */
function bandPath(band, x, y) {
  const there = band.x.map((v, place) => `${x(v).toFixed(1)} ${y(band.high[place]).toFixed(1)}`);
  const back = band.x
    .map((v, place) => `${x(v).toFixed(1)} ${y(band.low[place]).toFixed(1)}`)
    .reverse();
  return there.length ? `M${[...there, ...back].join("L")}Z` : "";
}
