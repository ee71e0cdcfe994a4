// The living unit: its people, the clock, what just happened, and the course so far.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Chart } from "./chart.js";
import { announce, button, h, refill } from "./dom.js";
import { EventLog } from "./event_log.js";
import { between, facts } from "./facts.js";
import { Board } from "./figures.js";
import { figureKey } from "./figure_key.js";
import { leverPanel } from "./lever_panel.js";
import { personPanel } from "./person_panel.js";
import { when } from "./sentences.js";
import { MOST_DAYS } from "./state.js";
import { n, t, titleOf, words } from "./words.js";

/** Simulated days per second of watching. */
export const SPEEDS = [1 / 24, 0.25, 1, 7, 30, 120];
/** Above this many days a second events no longer flash: it would only flicker. */
const FLASH_SPEED = 1;
const MOST_FLASHES = 12;

/**
 * What is told of what happened.
 * @param {any[]} events
 */
const told = (events) =>
  events.filter((event) => event.post >= 0 && (event.kind !== "break" || event.what === "missed"));

/** @param {import("./state.js").State} state */
export function unitView(state) {
  const view = new UnitView(state);
  return view.element;
}

class UnitView {
  /** @param {import("./state.js").State} state */
  constructor(state) {
    this.state = state;
    /** @type {Board[]} */
    this.boards = [];
    this.stage = h("div", {
      class: "stage",
      onkeydown: (/** @type {KeyboardEvent} */ e) => this.#key(e),
    });
    this.crowds = h("div", { class: "crowds" });
    this.clock = h("p", { class: "clock" });
    this.facts = h("div", { class: "facts" });
    this.oneLuck = h("p", { class: "note", hidden: true }, t("unit.oneLuck"));
    this.log = new EventLog();
    this.course = new Chart();
    this.person = personPanel(state);
    this.transport = this.#transport();
    this.waiting = h("p", { class: "waiting", role: "status" });
    this.key = /** @type {HTMLDetailsElement} */ (figureKey());
    this.beside = h("span", {});
    this.between = h(
      "p",
      { class: "between", hidden: true },
      this.beside,
      " ",
      button(t("unit.askFutures"), () => state.tell("go", "futures"), {
        id: "ask-futures",
        class: "quiet",
      }),
    );
    refill(
      this.stage,
      this.clock,
      this.between,
      this.waiting,
      this.crowds,
      this.transport,
      this.key,
    );
    this.element = h(
      "div",
      { class: "unit" },
      h(
        "div",
        { class: "main" },
        this.stage,
        this.facts,
        this.oneLuck,
        this.person.element,
        this.course.element,
        h(
          "section",
          { "aria-labelledby": "log-title" },
          h("h2", { id: "log-title" }, t("unit.log")),
          this.log.element,
        ),
      ),
      leverPanel(state),
    );
    this.drawn = 0;
    this.#listen();
    if (state.face) this.#face();
    else this.waiting.textContent = t("unit.opening", { share: 0 });
  }

  #listen() {
    const state = this.state;
    const heard = (/** @type {string} */ name, /** @type {(detail: any) => void} */ what) =>
      state.follow(name, (detail) => this.element.isConnected && what(detail));
    heard("opening", (share) => {
      this.waiting.textContent = t("unit.opening", { share: n(100 * share) });
      this.boards = [];
      for (const old of [this.crowds, this.facts, this.clock]) old.replaceChildren();
      this.log.clear();
      this.oneLuck.hidden = true;
      this.course.element.classList.add("empty");
      this.person.forget();
    });
    heard("opened", () => {
      this.waiting.textContent = "";
      announce(t("unit.opened", { model: titleOf(state.model) }));
    });
    heard("face", () => this.#face());
    heard("changed", () => {
      this.#course(true);
      this.boards.forEach((board) => board.name());
      this.person.refresh();
    });
    heard("playing", () => this.#playing());
    // A step of a plan finds the unit as its notes say.
    state.follow("step", (id) => {
      this.key.open = false;
      if (id !== "look") return;
      state.speed = SPEEDS[1];
      this.#speeds().value = "1";
    });
  }

  #face() {
    const { state } = this;
    const face = state.face;
    this.waiting.textContent = "";
    if (this.boards.length !== face.lanes.length) this.#boards(face.lanes.length);
    face.lanes.forEach((/** @type {any} */ lane, /** @type {number} */ place) =>
      this.boards[place].draw(lane.look),
    );
    this.clock.textContent = when(face.day);
    this.day.max = String(Math.max(1, Math.ceil(state.reached)));
    this.day.value = String(face.day);
    this.day.setAttribute("aria-valuetext", when(face.day));
    if (face.events) this.#events(face.events);
    if (face.before) {
      this.log.clear();
      this.log.add(face.before.slice(0, face.lanes.length).map(told));
    }
    const now = performance.now();
    if (state.playing && now - this.drawn < 250) return;
    this.drawn = now;
    this.#facts();
    this.#course(false);
  }

  /** @param {number} count */
  #boards(count) {
    const { state } = this;
    this.boards = Array.from(
      { length: count },
      (_, lane) =>
        new Board(
          t(count === 1 ? "unit.people" : lane ? "unit.peopleB" : "unit.peopleA"),
          (post) => this.#pick(lane, post),
          state.constants.midpoint,
          state.roles,
          state.model.units[0].posts,
        ),
    );
    refill(
      this.crowds,
      this.boards.map((board, lane) =>
        h(
          "section",
          { class: "crowd" },
          count > 1 ? h("h2", {}, t(lane ? "unit.laneB" : "unit.laneA")) : null,
          board.element,
        ),
      ),
    );
    this.crowds.dataset.lanes = String(count);
  }

  /**
   * @param {number} lane
   * @param {number} post
   */
  #pick(lane, post) {
    this.boards.forEach((board, place) => board.choose(place === lane ? post : -1));
    this.person.show(lane, post);
  }

  /** @param {any[][]} lanes */
  #events(lanes) {
    const fast = this.state.speed > FLASH_SPEED && this.state.playing;
    const all = lanes.map(told);
    if (!fast) all.forEach((events, lane) => this.boards[lane]?.flash(events.slice(-MOST_FLASHES)));
    this.log.add(
      fast
        ? all.map((events) =>
            events.filter((event) => event.kind !== "support" && event.kind !== "break"),
          )
        : all,
    );
  }

  #facts() {
    const units = this.state.face.lanes.map((/** @type {any} */ lane) => lane.look.unit);
    refill(this.facts, facts(units));
    this.oneLuck.hidden = units.length === 1;
    this.between.hidden = units.length === 1;
    if (units.length > 1) this.beside.textContent = between(units);
  }

  /** @param {boolean} now */
  async #course(now) {
    if (!this.state.bridge || (this.asking && !now)) return;
    this.asking = true;
    try {
      const lanes = await this.state.bridge.ask("series");
      const last = Math.max(14, lanes[0].day[lanes[0].day.length - 1] ?? 0);
      this.course.draw({
        title: t("unit.course"),
        says: t("unit.courseSays", { value: n(100 * (lanes[0].meanCapacity.at(-1) ?? NaN)) }),
        xName: t("chart.day"),
        yName: t("chart.ofHundred"),
        xRange: [0, last],
        yRange: [0, 110],
        digits: 1,
        levels: [{ y: 100 * this.state.constants.midpoint, name: t("chart.midpoint") }],
        lines: lanes.map((/** @type {any} */ lane, /** @type {number} */ place) => ({
          name: lanes.length > 1 ? t(place ? "unit.laneB" : "unit.laneA") : t("chart.mean"),
          look: place,
          x: lane.day,
          y: lane.meanCapacity.map((/** @type {number} */ one) => 100 * one),
        })),
        marks: this.state.session.plans.map((one) => ({
          x: one.day,
          name: t("unit.planMark"),
          look: 3,
        })),
      });
    } catch (lost) {
      // The session was opened anew meanwhile; the new one draws itself.
    } finally {
      this.asking = false;
    }
  }

  #transport() {
    const { state } = this;
    this.day = h("input", {
      type: "range",
      id: "day",
      min: 0,
      max: 1,
      step: 1,
      value: 0,
      onchange: () => this.#step(Number(this.day.value), true),
    });
    this.play = button(t("unit.play"), () => this.toggle(), { class: "primary", id: "play" });
    const change = () => {
      state.speed = SPEEDS[Number(speeds.value)];
    };
    const choices = SPEEDS.map((speed, place) =>
      h("option", { value: place, selected: speed === state.speed }, words("speeds")[place]),
    );
    const speeds = h("select", { id: "speed", onchange: change }, choices);
    const steps = /** @type {[string, number][]} */ ([
      ["backWeek", -7],
      ["backDay", -1],
      ["hour", 1 / 24],
      ["dayOn", 1],
      ["week", 7],
      ["month", 28],
    ]);
    const buttons = steps.map(([name, days]) => {
      const props = { "aria-label": t(`unit.${name}Long`), id: `step-${name}` };
      return button(t(`unit.${name}`), () => this.#step(state.session.day + days), props);
    });
    const back = h(
      "div",
      { class: "rewind" },
      h("label", { for: "day" }, t("unit.rewind")),
      this.day,
    );
    const label = h("label", { for: "speed", class: "hidden" }, t("unit.speed"));
    const all = h("div", { class: "transport", role: "group", "aria-label": t("unit.transport") });
    all.append(this.play, label, speeds, h("div", { class: "steps" }, buttons), back);
    return all;
  }

  /**
   * @param {number} day
   * @param {boolean} [exact]
   */
  #step(day, exact = false) {
    const { state } = this;
    if (!state.face) return;
    this.pause();
    const to = Math.max(0, Math.min(MOST_DAYS, exact ? day : Math.round(day * 24) / 24));
    const work = to < state.session.day ? state.goTo(to) : state.advance(to);
    work
      .then(() => {
        this.#facts();
        this.boards.forEach((board) => board.name());
        this.person.refresh();
        announce(this.#summary());
      })
      .catch(() => {});
  }

  #summary() {
    const unit = this.state.face.lanes[0].look.unit;
    const first = t("unit.summary", {
      when: when(this.state.session.day),
      duty: unit.onDuty,
      patients: n(unit.patients),
      capacity: n(100 * unit.meanCapacity),
      below: unit.belowMidpoint,
    });
    const other = this.state.face.lanes[1]?.look.unit;
    return other
      ? `${first} ${t("unit.summaryB", {
          capacity: n(100 * other.meanCapacity),
          below: other.belowMidpoint,
        })}`
      : first;
  }

  toggle() {
    if (this.state.playing) this.pause();
    else this.#run();
  }

  pause() {
    if (!this.state.playing) return;
    this.state.playing = false;
    this.#playing();
    this.state.tell("changed");
    announce(this.#summary());
  }

  /** @returns {HTMLSelectElement} */
  #speeds() {
    return /** @type {any} */ (this.transport.querySelector("#speed"));
  }

  #playing() {
    this.play.textContent = t(this.state.playing ? "unit.pause" : "unit.play");
  }

  /** Plays: each frame asks for as much time as has passed, and never for more than one frame at once. */
  #run() {
    const { state } = this;
    if (!state.face || state.session.day >= MOST_DAYS) return;
    state.playing = true;
    this.#playing();
    let last = performance.now();
    const frame = async () => {
      if (!state.playing || !this.element.isConnected) {
        state.playing = false;
        return this.#playing();
      }
      const now = performance.now();
      const passed = Math.min(0.1, (now - last) / 1000);
      last = now;
      try {
        await state.advance(state.session.day + passed * state.speed);
      } catch (lost) {
        state.playing = false;
        return this.#playing();
      }
      if (state.session.day >= MOST_DAYS) return this.pause();
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/** @type {HTMLElement} */ (event.target).closest("input,select")) return;
    /** @type {Record<string, () => void>} */
    const keys = {
      k: () => this.toggle(),
      ".": () => this.#step(this.state.session.day + 1 / 24),
      ">": () => this.#step(this.state.session.day + 1),
      ",": () => this.#step(this.state.session.day - 1),
    };
    if (!(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  }
}
