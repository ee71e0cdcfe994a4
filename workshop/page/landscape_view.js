// The landscape in the view of tipping: drawn for the one person for whom there is one, with what it leaves out.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Ended } from "./bridge.js";
import { Chart } from "./chart.js";
import { h, slider } from "./dom.js";
import { landscape } from "./landscape.js";
import { n, t } from "./words.js";

/**
 * @param {import("./pool.js").Pool} pool
 * @param {{table: import("./types.js").Table, seed: number, from: number, to: number, load: number}} spec
 * @param {() => import("./pool.js").Group} group with which it is given up
 * @param {(error: Error) => void} trouble
 */
export function landscapeView(pool, spec, group, trouble) {
  const changes = new Chart();
  const heights = new Chart();
  const said = h("p", { role: "status", id: "landscape-says" });
  /** @type {number|null} the load that is to be drawn next */
  let wanted = spec.load;
  let isBusy = false;

  /**
   * @param {number} load
   * @param {import("./landscape.js").Landscape} found
   */
  function show(load, { x, change, height, rests }) {
    const places = (/** @type {boolean} */ isValley) =>
      rests.filter((one) => one.isValley === isValley).map((one) => n(one.capacity, 2));
    const [valleys, ridges] = [places(true), places(false)];
    said.textContent = t(ridges.length ? "landscape.two" : "landscape.one", {
      load: n(load, 2),
      valleys: valleys.join(t("landscape.and")),
      ridge: ridges.join(t("landscape.and")),
    });
    const shared = {
      says: said.textContent ?? "",
      xName: t("landscape.capacity"),
      xRange: /** @type {[number, number]} */ ([0, 1.1]),
      digits: 4,
      xDigits: 2,
    };
    changes.draw({
      ...shared,
      title: t("landscape.changeTitle", { load: n(load, 2) }),
      yName: t("landscape.change"),
      yRange: [-0.3, 0.3],
      levels: [{ y: 0, name: t("landscape.nothing") }],
      lines: [{ name: t("landscape.change"), look: 0, x, y: change }],
    });
    heights.draw({
      ...shared,
      title: t("landscape.heightTitle", { load: n(load, 2) }),
      yName: t("landscape.height"),
      yRange: [0, 0.08],
      lines: [{ name: t("landscape.height"), look: 0, x, y: height }],
      marks: rests.map((one) => ({
        x: one.capacity,
        name: t(one.isValley ? "landscape.valley" : "landscape.ridge"),
        look: one.isValley ? 3 : 5,
      })),
    });
  }

  /** Draws what is wanted; what is wanted meanwhile comes after it, and only the last of it. */
  async function draw() {
    if (isBusy) return;
    isBusy = true;
    try {
      while (wanted !== null) {
        const load = wanted;
        wanted = null;
        show(load, await landscape(pool, group(), { ...spec, load }));
      }
    } catch (error) {
      if (!(error instanceof Ended)) trouble(error);
    } finally {
      isBusy = false;
    }
  }

  draw();
  return h(
    "section",
    { class: "landscape" },
    h("h3", {}, t("landscape.heading")),
    h("p", {}, t("landscape.lead")),
    slider({
      id: "landscape-load",
      label: t("tipping.load"),
      min: spec.from,
      max: spec.to,
      step: 0.05,
      value: spec.load,
      show: (value) => `× ${n(value, 2)}`,
      input: (value) => {
        wanted = value;
        draw();
      },
    }),
    said,
    changes.element,
    heights.element,
    h("p", {}, t("landscape.made")),
    h(
      "div",
      { class: "honest" },
      h("h4", {}, t("landscape.misleads")),
      h(
        "ul",
        {},
        /** @type {string[]} */ (t("landscape.honest").split("|")).map((text) => h("li", {}, text)),
      ),
    ),
  );
}
