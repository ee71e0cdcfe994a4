// The levers: what is moved is tried at the next midnight, with its price beside.
// SPDX-License-Identifier: GPL-3.0-or-later
import { announce, button, h, refill, slider } from "./dom.js";
import { GROUPS, moved, ONCE } from "./levers.js";
import { command, link } from "./session.js";
import { n, t, titleOf, words } from "./words.js";

/** Milliseconds for which a lever has to be left alone before it is adopted; one that moves only once. */
const REST = 350;
const REST_ONCE = 2500;

/** @param {import("./state.js").State} state */
export function leverPanel(state) {
  const panel = h("aside", { class: "panel levers", "aria-labelledby": "lever-title" });
  const status = h("p", { class: "note", role: "status" });
  /** @type {import("./types.js").Levers} */
  let wanted = { ...state.levers };
  let pending = 0;

  /**
   * A lever is adopted a moment after it has come to rest, so that one pull is one plan. One that moves only once is
   * waited for: by keys it comes to rest at every step.
   * @param {boolean} once
   */
  function soon(once) {
    status.textContent = t(once ? "levers.pendingOnce" : "levers.pending");
    clearTimeout(pending);
    pending = window.setTimeout(
      () => {
        pending = 0;
        if (!state.face || !panel.isConnected) return;
        state.adopt(moved(wanted)).catch(() => {});
      },
      once ? REST_ONCE : REST,
    );
  }

  let drawn = "";
  const session = h("section", { class: "session" });

  /** All anew only where the panel is another one: a lever that is being held must not be taken away. */
  function draw() {
    // What is being moved just now is not undone by a plan that was adopted before it.
    if (!pending) wanted = { ...state.levers };
    refill(session, sessionPart());
    const split = state.session.split !== null;
    const now = `${state.model.name} ${split}`;
    if (now === drawn) return update();
    drawn = now;
    const open = new Set([...panel.querySelectorAll("details[open]")].map((one) => one.id));
    const known = (/** @type {string} */ name) =>
      name === "workload" ||
      state.model.policies.length === 0 ||
      state.model.policies.some((one) => one.name === name);
    refill(
      panel,
      h("h2", { id: "lever-title" }, t(split ? "levers.titleB" : "levers.title")),
      h("p", { class: "note" }, t("levers.lead")),
      button(
        t(split ? "levers.end" : "levers.duel"),
        () => {
          state
            .duel()
            .then(() =>
              announce(t(state.session.split === null ? "levers.ended" : "levers.started")),
            )
            .catch(() => {});
        },
        { id: "duel", "aria-pressed": String(split) },
      ),
      split
        ? button(
            t("levers.keep"),
            () => {
              state
                .duel(1)
                .then(() => announce(t("levers.kept")))
                .catch(() => {});
            },
            { id: "duel-keep" },
          )
        : null,
      h("p", { class: "note" }, t(split ? "levers.duelOn" : "levers.duelOff")),
      GROUPS.map(([group, levers], place) =>
        h(
          "details",
          { id: `levers-${group}`, open: open.size ? open.has(`levers-${group}`) : place < 2 },
          h("summary", {}, t(`leverGroups.${group}`)),
          levers
            .filter((lever) => known(lever.name))
            .map((lever) =>
              slider({
                id: `lever-${lever.name}`,
                label: words("levers.names")[lever.name],
                min: lever.min,
                max: lever.max,
                step: lever.step,
                value: wanted[lever.name] ?? lever.rest,
                note: words("levers.notes")[lever.name],
                show: (value) => dose(lever.unit, value),
                input: (value) => {
                  wanted[lever.name] = value;
                  soon(lever.name === ONCE);
                },
              }),
            ),
        ),
      ),
      button(
        t("levers.rest"),
        () => {
          wanted = ONCE in state.levers ? { [ONCE]: state.levers[ONCE] } : {};
          state
            .adopt(wanted)
            .then(draw)
            .catch(() => {});
        },
        { id: "levers-rest" },
      ),
      status,
      session,
    );
    update();
  }

  function update() {
    for (const [, levers] of GROUPS) {
      for (const lever of levers) {
        const input = /** @type {HTMLInputElement|null} */ (
          panel.querySelector(`#lever-${lever.name}`)
        );
        const value = wanted[lever.name] ?? lever.rest;
        if (input && lever.name === ONCE) input.disabled = value !== lever.rest;
        if (!input || Number(input.value) === value) continue;
        input.value = String(value);
        input.setAttribute("aria-valuetext", dose(lever.unit, value));
        /** @type {any} */ (input.previousElementSibling).textContent = dose(lever.unit, value);
      }
    }
  }

  const address = h("input", { type: "text", id: "session-link", readonly: true });
  const copied = h("p", { class: "note", role: "status" });
  const copier = button(
    t("session.copy"),
    () => {
      address.select();
      // Not every browser lets a page that was opened from a file write to the clipboard.
      Promise.resolve(navigator.clipboard?.writeText(address.value) ?? Promise.reject())
        .then(() => t("session.copied"))
        .catch(() => t("session.copyByHand"))
        .then((text) => {
          copied.textContent = text;
        });
    },
    { id: "session-copy" },
  );

  function sessionPart() {
    address.value = new URL(link(state.session), location.href).href;
    copied.textContent = "";
    const known = command(state.session);
    const { plans } = state.session;
    return [
      h("h3", {}, t("session.title")),
      h(
        "p",
        {},
        t("session.what", {
          model: titleOf(state.model),
          seed: state.session.seed,
          replicate: state.session.replicate,
        }),
      ),
      plans.length
        ? h(
            "ol",
            {},
            plans.map((one) =>
              h(
                "li",
                {},
                t("session.plan", { day: n(Math.floor(one.day) + 2) }),
                " ",
                Object.entries(one.levers)
                  .map(([name, value]) => `${words("levers.names")[name]} ${value}`)
                  .join(", ") || t("session.asBefore"),
              ),
            ),
          )
        : null,
      h("p", {}, t(known ? "session.command" : "session.noCommand")),
      known
        ? h(
            "pre",
            { tabindex: "0", role: "region", "aria-label": t("session.command") },
            h("code", {}, known),
          )
        : null,
      h("h4", {}, h("label", { for: "session-link" }, t("session.link"))),
      address,
      copier,
      copied,
      h("p", { class: "note" }, t("session.linkNote")),
    ];
  }

  // While time stands still the link and the command are those of this very moment.
  let shownDay = -1;
  state.follow("face", () => {
    if (!panel.isConnected || state.playing || state.session.day === shownDay) return;
    shownDay = state.session.day;
    // What somebody is about to copy is not taken away from under them.
    if (session.contains(document.activeElement))
      address.value = new URL(link(state.session), location.href).href;
    else refill(session, sessionPart());
  });
  state.follow("changed", () => panel.isConnected && draw());
  state.follow("opened", () => {
    clearTimeout(pending);
    pending = 0;
    if (panel.isConnected) draw();
  });
  state.follow("adopted", () => {
    if (!panel.isConnected) return;
    status.textContent = t("levers.adopted", { day: n(Math.floor(state.session.day) + 2) });
    announce(status.textContent);
  });
  state.follow("refused", (error) => {
    if (!panel.isConnected) return;
    status.textContent = t("levers.refused", { reason: error.message });
    announce(status.textContent);
  });
  draw();
  return panel;
}

/**
 * @param {import("./levers.js").Lever["unit"]} unit
 * @param {number} value
 */
export function dose(unit, value) {
  if (unit === "share") return `${n(100 * value)} %`;
  if (unit === "factor") return `× ${n(value, 2)}`;
  if (unit === "hours") return `${n(value, value % 1 ? 1 : 0)} h`;
  if (unit === "days") return t("levers.days", { days: n(value) });
  return n(value, value % 1 ? 2 : 0);
}
