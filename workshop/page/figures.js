// People as figures: how full they are is their capacity; shape, pattern and colour say which harm weighs
// most; a sign at their feet says what they are doing.
//
// A figure is drawn once. What changes are a few attributes, and only when they do: so sixty people keep
// moving sixty times a second.
// SPDX-License-Identifier: GPL-3.0-or-later
import { h, s, still } from "./dom.js";
import { n, t, words } from "./words.js";

export const HARMS = ["none", "burnout", "trauma", "moral", "world"];
export const DOING = [
  "vacant",
  "asleep",
  "off",
  "free",
  "patient",
  "break",
  "call",
  "sick",
  "leave",
  "other",
];

/** The outline of a person, which is also the vessel. */
const OUTLINE =
  "M24 3a9 9 0 0 1 5.5 16.2C36 20.6 40 25.6 40 32v24a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4V32c0-6.4 4-11.4 10.5-12.8A9 9 0 0 1 24 3Z";
const [TOP, FOOT] = [3, 60];

const BADGES = [
  "",
  "M1 2H13L7 13Z",
  "M8 0L2 8H6L5 14L12 5H8L10 0Z",
  "M7 0L14 7L7 14L0 7Z",
  "M7 0A7 7 0 1 1 6.9 0ZM7 4A3 3 0 1 0 7.1 4Z",
];

const SIGNS = [
  "", // vacant
  "M2 2H11L4 11H11", // asleep: Z
  "", // off
  "", // free
  "M1 11V3M1 8H12V11M4 7.5V5H8L12 8", // with a patient: a bed
  "M2 3H9V8A3 3 0 0 1 6 11H5A3 3 0 0 1 2 8ZM9 4H11A1.6 1.6 0 0 1 11 7.5H9", // a cup
  "M3 2C2 7 6 11 11 10L10 7L8 8C6 7 5.5 6 5 5L6 3.5Z", // a handset
  "M6.5 1.5V11.5M1.5 6.5H11.5", // a cross
  "M6.5 3.8A2.7 2.7 0 1 1 6.4 3.8ZM6.5 0V1.5M6.5 11.5V13M0 6.5H1.5M11.5 6.5H13M2 2L3 3M10 10L11 11M2 11L3 10M10 3L11 2",
  "M6.5 6V7", // something else
];

/** Patterns for the harms, once for the page. */
export function patterns() {
  const pattern = (/** @type {string} */ id, /** @type {string} */ d, /** @type {string} */ harm) =>
    s(
      "pattern",
      { id, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
      s("rect", { width: 6, height: 6, class: `harm-${harm} fill` }),
      s("path", { d, class: "weave" }),
    );
  return s(
    "svg",
    { class: "hidden", "aria-hidden": "true" },
    s(
      "defs",
      {},
      s("clipPath", { id: "vessel" }, s("path", { d: OUTLINE })),
      pattern("weave-burnout", "M-1 1L1 -1M0 6L6 0M5 7L7 5", "burnout"),
      pattern("weave-trauma", "M1.5 1.5H1.6M4.5 4.5H4.6", "trauma"),
      pattern("weave-moral", "M0 0L6 6M6 0L0 6", "moral"),
      pattern("weave-world", "M0 1.5H6M0 4.5H6", "world"),
    ),
  );
}

/** The signs by themselves, for the key. */
export const badge = (/** @type {number} */ place) =>
  s(
    "svg",
    { viewBox: "-1 -1 16 16", class: "glyph", "aria-hidden": "true" },
    s("path", { d: BADGES[place], class: `harm-${HARMS[place]} fill`, "fill-rule": "evenodd" }),
  );
export const sign = (/** @type {number} */ place) =>
  s(
    "svg",
    { viewBox: "-1 -1 15 15", class: "glyph", "aria-hidden": "true" },
    s("path", { d: SIGNS[place], class: "sign" }),
  );

export class Board {
  /**
   * @param {string} label
   * @param {(post: number) => void} pick
   * @param {number} midpoint
   * @param {string[]} roles by number
   * @param {number} posts how many there are at first; further ones are shown once somebody holds them
   */
  constructor(label, pick, midpoint, roles, posts) {
    this.roles = roles;
    this.posts = posts;
    this.pick = pick;
    this.midpoint = midpoint;
    this.list = h("ul", {
      class: "people",
      "aria-label": label,
      onkeydown: (/** @type {KeyboardEvent} */ e) => this.#move(e),
    });
    this.element = this.list;
    /** @type {any[]} */
    this.tiles = [];
    this.chosen = -1;
  }

  /** @param {number} count */
  #build(count) {
    this.list.replaceChildren();
    this.list.dataset.size = this.posts <= 20 ? "large" : this.posts <= 36 ? "middle" : "small";
    this.tiles = Array.from({ length: count }, (_, post) => {
      const level = s("rect", { x: 0, y: 0, width: 48, height: 64, class: "level" });
      const mark = s("path", {
        d: `M8 ${FOOT - (FOOT - TOP) * this.midpoint}H40`,
        class: "midpoint",
      });
      const harm = s("path", {
        d: "",
        class: "badge",
        transform: "translate(33 0)",
        "fill-rule": "evenodd",
      });
      const doing = s("path", { d: "", class: "sign", transform: "translate(17.5 44)" });
      const plate = s("circle", { cx: 24, cy: 50.5, r: 9, class: "plate" });
      const figure = s(
        "svg",
        { viewBox: "0 0 48 64", "aria-hidden": "true" },
        s("path", { d: OUTLINE, class: "shell" }),
        s("g", { "clip-path": "url(#vessel)" }, level, mark),
        s("path", { d: OUTLINE, class: "outline" }),
        plate,
        doing,
        harm,
      );
      const button = h(
        "button",
        {
          type: "button",
          class: "person",
          tabindex: post === 0 ? "0" : "-1",
          "aria-pressed": "false",
          onclick: () => this.pick(post),
          onfocus: () => this.#name(post),
        },
        figure,
      );
      const item = h("li", { hidden: post >= this.posts }, button);
      this.list.append(item);
      return { item, button, level, harm, doing, plate, was: "", look: null };
    });
    this.tiles.forEach((_, post) => this.#name(post));
  }

  /** @param {any} look */
  draw(look) {
    const first = this.tiles.length !== look.capacity.length;
    if (first) this.#build(look.capacity.length);
    this.look = look;
    for (let post = 0; post < this.tiles.length; post++) {
      const tile = this.tiles[post];
      const capacity = Math.max(0, Math.min(1, look.capacity[post] || 0));
      const [doing, weighs] = [look.doing[post], look.weighs[post]];
      const height = Math.round((FOOT - TOP) * capacity * 2) / 2;
      const state = `${height} ${doing} ${weighs}`;
      if (state === tile.was) continue;
      tile.was = state;
      if (doing && tile.item.hidden) tile.item.hidden = false;
      tile.level.setAttribute("transform", `translate(0 ${FOOT - height})`);
      tile.level.setAttribute("class", weighs ? `level weave-${HARMS[weighs]}` : "level");
      tile.harm.setAttribute("d", BADGES[weighs]);
      tile.harm.setAttribute("class", `badge harm-${HARMS[weighs]} fill`);
      tile.doing.setAttribute("d", SIGNS[doing]);
      tile.plate.setAttribute("class", SIGNS[doing] ? "plate" : "plate gone");
      tile.button.dataset.doing = DOING[doing];
      tile.button.dataset.low = String(capacity < this.midpoint);
    }
    if (first) this.tiles.forEach((_, post) => this.#name(post));
  }

  /** Says in words what each figure shows; not on every frame, but when it stands still. */
  name() {
    this.tiles.forEach((_, post) => this.#name(post));
  }

  /** @param {number} post */
  #name(post) {
    if (!this.look) return;
    this.tiles[post].button.setAttribute("aria-label", describe(this.look, post, this.roles));
  }

  /** @param {number} post */
  choose(post) {
    for (const tile of this.tiles) tile.button.setAttribute("aria-pressed", "false");
    this.chosen = post;
    if (this.tiles[post]) this.tiles[post].button.setAttribute("aria-pressed", "true");
  }

  /**
   * A short light around who is concerned.
   * @param {{kind: string, post: number, other?: number}[]} events
   */
  flash(events) {
    for (const event of events) {
      if (event.kind === "break") continue;
      for (const post of [event.post, event.kind === "support" ? event.other : undefined]) {
        const button = post === undefined ? undefined : this.tiles[post]?.button;
        if (!button) continue;
        button.dataset.flash = event.kind;
        clearTimeout(button.fading);
        button.fading = setTimeout(() => delete button.dataset.flash, still() ? 1500 : 700);
      }
    }
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const at = this.tiles.findIndex((tile) => tile.button === document.activeElement);
    if (at < 0) return;
    const top = this.tiles[0].button.offsetTop;
    const inRow = this.tiles.filter((tile) => tile.button.offsetTop === top).length || 1;
    /** @type {Record<string, number>} */
    const steps = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: inRow,
      ArrowUp: -inRow,
      Home: -at,
      End: this.tiles.length - 1 - at,
    };
    if (!(event.key in steps)) return;
    event.preventDefault();
    event.stopPropagation();
    const last =
      this.tiles.length - 1 - [...this.tiles].reverse().findIndex((tile) => !tile.item.hidden);
    const to = Math.max(0, Math.min(last, at + steps[event.key]));
    this.tiles[at].button.setAttribute("tabindex", "-1");
    this.tiles[to].button.setAttribute("tabindex", "0");
    this.tiles[to].button.focus();
  }
}

/**
 * @param {any} look
 * @param {number} post
 * @param {string[]} roles of the unit; with one alone it goes without saying
 */
export function describe(look, post, roles) {
  const doing = words("doing")[DOING[look.doing[post]]];
  const name = roles[look.role[post]];
  const role = roles.length > 1 && name ? ` (${words("roles")[name] ?? name})` : "";
  if (look.doing[post] === 0) return t("unit.vacantPost", { post: `${post + 1}${role}` });
  return t("unit.personState", {
    post: `${post + 1}${role}`,
    doing,
    capacity: n(100 * look.capacity[post]),
    harm: words("harms")[HARMS[look.weighs[post]]],
  });
}
