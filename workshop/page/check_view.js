// Checking a result: a folder of a run is dropped here, and some of it is simulated again.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Ended } from "./bridge.js";
import { announce, h, refill } from "./dom.js";
import { Group } from "./pool.js";
import { n, t, words } from "./words.js";

/** Larger files are not read: no table that is needed is that large. */
const MOST_BYTES = 64e6;

/**
 * The files of what was dropped: a file, or what lies in a folder.
 * @param {any} entry
 * @returns {Promise<File[]>}
 */
async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
  const inside = await new Promise((done, fail) => entry.createReader().readEntries(done, fail));
  return Promise.all(
    inside
      .filter((/** @type {any} */ one) => one.isFile)
      .map((/** @type {any} */ one) => new Promise((done, fail) => one.file(done, fail))),
  );
}

/**
 * @param {import("./state.js").State} state
 * @param {import("./pool.js").Pool} pool
 */
export function checkView(state, pool) {
  const status = h("p", { role: "status" });
  const answer = h("div", {});
  let group = new Group();
  const input = h("input", {
    type: "file",
    id: "check-files",
    multiple: true,
    onchange: () => take([...input.files]),
  });
  const folder = h("input", {
    type: "file",
    id: "check-folder",
    webkitdirectory: true,
    onchange: () => take([...folder.files]),
  });
  const drop = h(
    "div",
    {
      class: "drop",
      ondragover: (/** @type {DragEvent} */ event) => {
        event.preventDefault();
        drop.dataset.over = "true";
      },
      ondragleave: () => delete drop.dataset.over,
      ondrop: async (/** @type {DragEvent} */ event) => {
        event.preventDefault();
        delete drop.dataset.over;
        const entries = [...(event.dataTransfer?.items ?? [])]
          .map((item) => item.webkitGetAsEntry?.())
          .filter(Boolean);
        const files = (
          await Promise.all(entries.map((entry) => filesOf(/** @type {any} */ (entry))))
        ).flat();
        take(files.length ? files : [...(event.dataTransfer?.files ?? [])]);
      },
    },
    h("p", {}, t("check.drop")),
    h("p", {}, h("label", { for: "check-files" }, t("check.files")), " ", input),
    h("p", {}, h("label", { for: "check-folder" }, t("check.folder")), " ", folder),
  );

  /** @param {File[]} files */
  async function take(files) {
    refill(answer);
    pool.end(group);
    group = new Group();
    /** @type {Record<string, string>} */
    const texts = {};
    for (const file of files) {
      if (file.size > MOST_BYTES || !/\.(json|csv|yaml|yml)$/.test(file.name)) continue;
      texts[file.webkitRelativePath?.split("/").slice(1).join("/") || file.name] =
        await file.text();
    }
    if (!texts["run.json"] || !texts["replicates.csv"]) {
      status.textContent = t("check.missing");
      return;
    }
    status.textContent = t("check.running");
    try {
      const sample = Math.floor(Math.random() * 2 ** 31);
      const found = await pool.ask(
        group,
        "verify",
        { files: texts, models: state.models, options: { most: 5, sample } },
        (part) => {
          status.textContent = t("check.progress", { done: part.done, all: part.all });
        },
      );
      shown(found);
    } catch (error) {
      if (error instanceof Ended) return;
      const reason = error instanceof Error ? error.message : String(error);
      status.textContent = t("check.failed", { reason: words("check.unfit")[reason] ?? reason });
    }
  }

  /** @param {{rows: {scenario: string, replicate: number, same: number, all: number, worst: string, apart: number}[]}} found */
  function shown(found) {
    const good = found.rows.length > 0 && found.rows.every((row) => row.same === row.all);
    status.textContent = t(good ? "check.agrees" : "check.differs", {
      count: n(found.rows.length),
    });
    refill(
      answer,
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
            ["scenario", "replicate", "same", "worst"].map((name) =>
              h("th", { scope: "col" }, t(`check.${name}`)),
            ),
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
    announce(status.textContent ?? "");
  }

  return h(
    "div",
    { class: "plain" },
    h("h2", {}, t("check.heading")),
    h("p", {}, t("check.lead")),
    drop,
    status,
    answer,
    h("p", { class: "note" }, t("check.note")),
  );
}
