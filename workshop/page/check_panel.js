// What was simulated again of a result, and whether it agrees.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Ended } from "./bridge.js";
import { announce, h, refill } from "./dom.js";
import { Group } from "./pool.js";
import { n, t, words } from "./words.js";

/** Replicates that are simulated again at a time. */
export const SAMPLE = 5;

/** @typedef {import("./verify.js").Found} Found */

export class CheckPanel {
  /** @param {import("./pool.js").Pool} pool */
  constructor(pool) {
    this.pool = pool;
    this.group = new Group();
    this.status = h("p", { role: "status" });
    this.answer = h("div", { class: "wide" });
    this.node = h("div", { class: "checked" }, this.status, this.answer);
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  /** Gives up what is being simulated. */
  clear() {
    refill(this.answer);
    this.say("");
    this.pool.end(this.group);
    this.group = new Group();
  }

  /**
   * Simulates some replicates again and says what came of it.
   * @param {Record<string, any>} what the files and models, or the result that the page carries
   */
  async check(what) {
    this.clear();
    this.say(t("check.running"));
    const sample = Math.floor(Math.random() * 2 ** 31);
    try {
      const found = await this.pool.ask(
        this.group,
        "verify",
        { ...what, options: { most: SAMPLE, sample } },
        (part) => this.say(t("check.progress", { done: part.done, all: part.all })),
      );
      this.#show(found);
    } catch (error) {
      if (error instanceof Ended) return;
      const reason = error instanceof Error ? error.message : String(error);
      this.say(t("check.failed", { reason: words("check.unfit")[reason] ?? reason }));
    }
  }

  /** @param {Found} found */
  #show(found) {
    const good = found.rows.length > 0 && found.rows.every((row) => row.same === row.all);
    const sentences = [t(good ? "check.agrees" : "check.differs", { count: n(found.rows.length) })];
    if (found.means) {
      const name = found.means.same === found.means.all ? "check.means" : "check.otherMeans";
      sentences.push(t(name, { same: n(found.means.same), all: n(found.means.all) }));
    }
    this.say(sentences.join(" "));
    const columns = ["scenario", "replicate", "same", "worst"];
    refill(
      this.answer,
      h(
        "table",
        {},
        h("caption", {}, t("check.again")),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            columns.map((name) => h("th", { scope: "col" }, t(`check.${name}`))),
          ),
        ),
        h(
          "tbody",
          {},
          found.rows.map((row) =>
            h(
              "tr",
              {},
              h("td", {}, row.scenario || "–"),
              h("td", { class: "n" }, n(row.replicate)),
              h("td", {}, t("check.of", { same: n(row.same), all: n(row.all) })),
              h("td", {}, row.worst ? `${row.worst} (${row.apart.toExponential(1)})` : "–"),
            ),
          ),
        ),
      ),
    );
    announce(this.status.textContent ?? "");
  }
}
