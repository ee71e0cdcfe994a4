// The page: its frame, its views, and what they share.
// SPDX-License-Identifier: GPL-3.0-or-later
import { aboutView } from "./about_view.js";
import { engineModule } from "./bridge.js";
import { checkView } from "./check_view.js";
import { announce, button, h, refill, toTop } from "./dom.js";
import { patterns } from "./figures.js";
import { futuresView } from "./futures_view.js";
import { hint } from "./hint.js";
import { Guide } from "./plan.js";
import { strip } from "./plan_view.js";
import { Pool } from "./pool.js";
import { watchScreen } from "./projector.js";
import { partOf, scenariosView } from "./scenarios_view.js";
import { reportView } from "./report_view.js";
import { read } from "./session.js";
import { settings } from "./settings_view.js";
import { State } from "./state.js";
import { tippingView } from "./tipping_view.js";
import { unitView } from "./unit_view.js";
import { n, speak, spoken, t } from "./words.js";

const data = JSON.parse(document.getElementById("wellspring-models")?.textContent || "{}");
const wasm = engineModule();
const state = new State([...data.models, ...scenariosOf(data.experiment)], wasm);
const pool = new Pool(wasm);
/** @type {import("./types.js").Result|undefined} */
const result = data.result ?? undefined;
const VIEWS = [
  ...(result ? ["report"] : []),
  ...["unit", "futures", "tipping", "scenarios", "check", "about"],
];

const asked = read(location.hash || (typeof data.open === "string" ? data.open : ""));
let scenario = asked.more.scenario ?? "";
let view = VIEWS.includes(asked.more.view)
  ? asked.more.view
  : scenario
    ? "scenarios"
    : asked.session.model
      ? "unit"
      : VIEWS[0];
speak(asked.more.language ?? (navigator.language.startsWith("de") ? "de" : "en"));

const trouble = h("div", { class: "trouble", role: "alert", hidden: true });
const root = /** @type {HTMLElement} */ (document.getElementById("workshop"));
/** @type {Map<string, Element>} views that keep what they found while one looks elsewhere */
let kept = new Map();
const panel = h("main", { id: "panel", tabindex: "-1" });
const planned = h("section", { class: "plan", id: "plan" });
/** @type {ReturnType<typeof scenariosView>|null} */
let guided = null;
// A step of the plan opens where it is done.
const guide = new Guide(({ step, isOver }) => {
  strip(planned, guide);
  if (isOver) planning();
  if (!step) return;
  state.tell("step", step.id);
  scenario = partOf(step);
  if (step.view === "scenarios" && kept.has("scenarios")) guided?.go(scenario);
  open(step.view);
});

/**
 * The scenarios of an experiment that the page was made for, as settings to choose from.
 * @param {any} experiment
 * @returns {import("./types.js").ModelData[]}
 */
function scenariosOf(experiment) {
  const slug = String(experiment?.path ?? "")
    .replace(/^.*\//, "")
    .replace(/\.ya?ml$/, "");
  return (experiment?.scenarios ?? []).map((/** @type {any} */ one) => ({
    name: `${experiment.path}:${one.name}`,
    title: `${slug}: ${one.name}`,
    about: experiment.title,
    table: one.table,
    units: [{ name: "", posts: 0 }],
    warmupDays: 0,
    days: 0,
    seed: Number(experiment.seed) || 1,
    policies: [],
  }));
}

/** @param {string} name */
function make(name) {
  if (name === "report" && result) return reportView(pool, result);
  if (name === "unit") return unitView(state);
  if (name === "futures") return futuresView(state, pool);
  if (name === "tipping") return tippingView(state, pool);
  if (name === "scenarios")
    return (guided = scenariosView(state, pool, {
      scenario,
      guide,
      chosen: (id) => {
        scenario = id;
      },
    })).element;
  if (name === "check") return checkView(state, pool);
  return aboutView(data.version ?? "");
}

/** To the list of scenarios, at the plan of a session. */
function planning() {
  scenario = "";
  if (kept.has("scenarios")) guided?.go("");
  open("scenarios");
  document.getElementById("plan-short")?.setAttribute("open", "");
  const title = document.getElementById("leading-title");
  title?.focus({ preventScroll: true });
  title?.scrollIntoView({ block: "start" });
}

/** @param {string} id of a scenario */
function guidedBy(id) {
  scenario = id;
  if (kept.has("scenarios")) guided?.go(id);
  open("scenarios");
}

/** @param {string} name @param {boolean} [moves] */
function open(name, moves = true) {
  if (name !== "unit" && state.playing) {
    state.playing = false;
    state.tell("playing");
  }
  view = name;
  document.body.dataset.view = name;
  if (!kept.has(name)) kept.set(name, make(name));
  refill(panel, kept.get(name));
  for (const tab of document.querySelectorAll("nav a")) {
    if (/** @type {HTMLElement} */ (tab).dataset.view === name)
      tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  if (name === "unit" && state.face) {
    state.tell("face", state.face);
    state.tell("changed");
  }
  if (moves) {
    panel.focus({ preventScroll: true });
    scrollTo(0, 0);
    // On a projector a question needs the whole height.
    if (name === "scenarios" && scenario && document.documentElement.dataset.screen) toTop(panel);
    announce(t(`views.${name}`));
  }
}

function frame() {
  kept = new Map();
  state.leave();
  pool.endAll();
  document.title = t("title");
  const nav = h(
    "nav",
    { "aria-label": t("nav") },
    h(
      "ul",
      {},
      VIEWS.map((name) =>
        h(
          "li",
          {},
          h(
            "a",
            {
              href: `#view=${name}`,
              "data-view": name,
              id: `view-${name}`,
              onclick: (/** @type {Event} */ event) => {
                event.preventDefault();
                open(name);
              },
            },
            t(`views.${name}`),
          ),
        ),
      ),
    ),
  );
  refill(
    root,
    h(
      "a",
      {
        class: "skip",
        href: "#panel",
        onclick: (/** @type {Event} */ event) => {
          event.preventDefault();
          panel.focus();
        },
      },
      t("skip"),
    ),
    h("header", {}, h("h1", {}, t("title")), settings(state, begin, speaks), nav),
    hint(planning, guidedBy),
    planned,
    trouble,
    panel,
    patterns(),
  );
  planned.setAttribute("aria-label", t("plan.label"));
  strip(planned, guide);
  open(view, false);
}

/** @param {string} code of a language */
function speaks(code) {
  speak(code);
  frame();
  document.getElementById("setting-language")?.focus();
}

/** @param {Partial<import("./types.js").Session>} wanted */
function begin(wanted) {
  const { model, seed, replicate } = state.session;
  return state.open({ model, seed, replicate, ...wanted }).catch(() => {});
}

state.hear("go", (name) => open(name));

state.hear("trouble", (error) => {
  trouble.hidden = false;
  const again = button(t("trouble.again"), () => {
    trouble.hidden = true;
    begin({ day: state.session.day, plans: state.session.plans, split: state.session.split });
  });
  refill(
    trouble,
    h("p", {}, t("trouble.text", { reason: error?.message ?? String(error) })),
    again,
    button(t("trouble.close"), () => {
      trouble.hidden = true;
    }),
  );
});

// What the settings say is what runs, also when a link has chosen it.
state.hear("opened", () => {
  for (const name of /** @type {const} */ (["model", "seed", "replicate"])) {
    const input = /** @type {HTMLInputElement|null} */ (document.getElementById(`setting-${name}`));
    if (input) input.value = String(state.session[name]);
  }
});

addEventListener("hashchange", () => {
  const { session, more } = read(location.hash);
  if (more.language && more.language !== spoken()) {
    speak(more.language);
    frame();
  }
  if (VIEWS.includes(more.view)) open(more.view);
  if (session.model) {
    begin(session);
    open("unit");
  }
});

watchScreen();
frame();
state
  .open({
    model: (data.experiment && state.models[data.models.length]?.name) || state.models[0].name,
    ...asked.session,
  })
  .catch(() => {});

// For tests: what state the page is in, without a way to change it.
Object.defineProperty(window, "wellspring", {
  value: Object.freeze({
    get day() {
      return state.session.day;
    },
    get busy() {
      return state.busy;
    },
    get session() {
      return structuredClone(state.session);
    },
    workers: n(pool.most),
    /** What the workers hold, in bytes: the first keeps the visible units. */
    held: async () => [
      ...(state.bridge ? [await state.bridge.ask("held")] : []),
      ...(await pool.held()),
    ],
  }),
});
