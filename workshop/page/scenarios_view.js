// Guided scenarios: a question first, then the answer, then what it means and what not.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Ended } from "./bridge.js";
import { announce, button, h, refill } from "./dom.js";
import { Group } from "./pool.js";
import { SCENARIOS } from "./scenarios/list.js";
import { show } from "./scenarios/run.js";
import { n, t, words } from "./words.js";

/**
 * @param {import("./state.js").State} state
 * @param {import("./pool.js").Pool} pool
 * @param {{scenario?: string, chosen: (id: string) => void}} how
 */
export function scenariosView(state, pool, how) {
  const element = h("div", { class: "plain" });
  let group = new Group();

  function list() {
    pool.end(group);
    how.chosen("");
    refill(
      element,
      h("h2", { tabindex: "-1" }, t("scenario.heading")),
      h("p", {}, t("scenario.lead")),
      h(
        "ol",
        { class: "cards" },
        SCENARIOS.map((scenario) => {
          const text = words(`scenarios.${scenario.id}`);
          return h(
            "li",
            {},
            h("h3", {}, text.title),
            h("p", {}, text.lead),
            h("p", { class: "note" }, t("scenario.minutes", { minutes: scenario.minutes })),
            button(t("scenario.begin"), () => begin(scenario), {
              id: `scenario-${scenario.id}`,
              "aria-label": `${t("scenario.begin")}: ${text.title}`,
            }),
          );
        }),
      ),
      h(
        "section",
        { class: "notes-part" },
        h("h2", {}, t("notes.heading")),
        h("p", {}, t("notes.lead")),
        button(
          t("notes.print"),
          () => {
            document.body.dataset.print = "notes";
            notes.open = true;
            window.print();
            delete document.body.dataset.print;
          },
          { id: "print-notes" },
        ),
        notes,
      ),
    );
  }

  const notes = h(
    "details",
    { class: "notes" },
    h("summary", {}, t("notes.show")),
    facilitatorNotes(),
  );

  /** @param {import("./scenarios/list.js").Scenario} scenario */
  function begin(scenario) {
    how.chosen(scenario.id);
    question(scenario, 0);
  }

  /**
   * @param {import("./scenarios/list.js").Scenario} scenario
   * @param {number} at
   */
  function question(scenario, at) {
    pool.end(group);
    group = new Group();
    const mine = group;
    const text = words(`scenarios.${scenario.id}`);
    const step = text.questions[at];
    let chosen = -1;
    const place = h("div", { class: "reveal" });
    const bar = h("progress", {
      max: 1,
      value: 0,
      hidden: true,
      "aria-label": t("scenario.running"),
    });
    const said = h("div", { class: "answer", hidden: true, tabindex: "-1" });
    const next = button(
      t(at + 1 < scenario.questions.length ? "scenario.next" : "scenario.finish"),
      () => (at + 1 < scenario.questions.length ? question(scenario, at + 1) : end(scenario)),
      { class: "primary", id: "scenario-next", hidden: true },
    );
    const reveal = button(t("scenario.reveal"), () => run(), {
      class: "primary",
      id: "scenario-reveal",
      disabled: true,
    });
    const options = step.options.map((/** @type {string} */ option, /** @type {number} */ number) =>
      h(
        "label",
        { class: "option" },
        h("input", {
          type: "radio",
          name: "answer",
          value: number,
          id: `option-${number}`,
          onchange: () => {
            chosen = number;
            reveal.disabled = false;
          },
        }),
        h("span", {}, option),
      ),
    );
    const title = h("h2", { tabindex: "-1" }, text.title);
    refill(
      element,
      button(t("scenario.back"), list, { class: "quiet", id: "scenario-back" }),
      title,
      h(
        "p",
        { class: "note" },
        t("scenario.step", { step: at + 1, steps: scenario.questions.length }),
      ),
      step.text.map((/** @type {string} */ one) => h("p", {}, one)),
      h("fieldset", {}, h("legend", {}, step.ask), options),
      h("p", {}, reveal),
      bar,
      place,
      said,
      h("p", {}, next),
    );
    title.focus();

    async function run() {
      reveal.disabled = true;
      /** @type {any} */
      for (const input of element.querySelectorAll("input[name=answer]")) input.disabled = true;
      bar.hidden = false;
      announce(t("scenario.running"));
      try {
        const found = await show(scenario.questions[at].reveal, {
          state,
          pool,
          group: mine,
          id: scenario.id,
          place,
          progress: (share) => {
            bar.value = share;
          },
        });
        bar.hidden = true;
        said.hidden = false;
        refill(
          said,
          h("p", {}, t("scenario.yours", { answer: step.options[chosen] })),
          found.map((one) => h("p", {}, one)),
          step.comment.map((/** @type {string} */ one) => h("p", {}, one)),
        );
        next.hidden = false;
        announce([...found, ...step.comment].join(" "));
        said.focus({ preventScroll: true });
      } catch (error) {
        bar.hidden = true;
        if (!(error instanceof Ended)) state.tell("trouble", error);
      }
    }
  }

  /** @param {import("./scenarios/list.js").Scenario} scenario */
  function end(scenario) {
    const title = h("h2", { tabindex: "-1" }, words(`scenarios.${scenario.id}`).title);
    const place = SCENARIOS.indexOf(scenario);
    refill(
      element,
      button(t("scenario.back"), list, { class: "quiet", id: "scenario-back" }),
      title,
      lessons(scenario.id),
      place + 1 < SCENARIOS.length
        ? button(
            t("scenario.following", { title: words(`scenarios.${SCENARIOS[place + 1].id}`).title }),
            () => begin(SCENARIOS[place + 1]),
            { class: "primary", id: "scenario-following" },
          )
        : null,
    );
    element.dataset.ended = scenario.id;
    title.focus();
    announce(t("scenario.ended"));
  }

  const wanted = SCENARIOS.find((one) => one.id === how.scenario);
  if (wanted) begin(wanted);
  else list();
  return element;
}

/**
 * What is shown, what is hypothesis, what not to claim.
 * @param {string} id
 */
function lessons(id) {
  const text = words(`scenarios.${id}`);
  return ["shown", "hypothesis", "notClaim"].map((part) =>
    h(
      "section",
      { class: `lesson ${part}` },
      h("h3", {}, t(`scenario.${part}`)),
      h(
        "ul",
        {},
        text[part].map((/** @type {string} */ one) => h("li", {}, one)),
      ),
    ),
  );
}

/** All facilitator notes, for paper. */
function facilitatorNotes() {
  return h(
    "div",
    { class: "sheets" },
    h("h2", {}, t("notes.title")),
    words("notes.before").map((/** @type {string} */ one) => h("p", {}, one)),
    h(
      "table",
      {},
      h("caption", {}, t("notes.plan")),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, t("notes.time")),
          h("th", { scope: "col" }, t("notes.what")),
        ),
      ),
      h(
        "tbody",
        {},
        words("notes.session").map((/** @type {[string, string]} */ row) =>
          h("tr", {}, h("td", {}, row[0]), h("td", {}, row[1])),
        ),
      ),
    ),
    SCENARIOS.map((scenario) => {
      const text = words(`scenarios.${scenario.id}`);
      return h(
        "section",
        { class: "sheet" },
        h("h3", {}, `${text.title} (${t("scenario.minutes", { minutes: n(scenario.minutes) })})`),
        h("p", {}, text.lead),
        text.facilitator.map((/** @type {string} */ one) => h("p", {}, one)),
        h(
          "ol",
          {},
          text.questions.map((/** @type {any} */ one) =>
            h(
              "li",
              {},
              h("p", {}, h("strong", {}, one.ask)),
              h("p", {}, one.options.join(" · ")),
              one.comment.map((/** @type {string} */ line) => h("p", {}, line)),
            ),
          ),
        ),
        lessons(scenario.id),
      );
    }),
  );
}
