// Checking a result: a folder of a run is dropped here, and some of it is simulated again.
// SPDX-License-Identifier: GPL-3.0-or-later
import { CheckPanel } from "./check_panel.js";
import { h } from "./dom.js";
import { t } from "./words.js";

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
  const panel = new CheckPanel(pool);
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
    panel.clear();
    /** @type {Record<string, string>} */
    const texts = {};
    for (const file of files) {
      if (file.size > MOST_BYTES || !/\.(json|csv|yaml|yml)$/.test(file.name)) continue;
      texts[file.webkitRelativePath?.split("/").slice(1).join("/") || file.name] =
        await file.text();
    }
    if (!texts["run.json"] || !texts["replicates.csv"]) {
      panel.say(t("check.missing"));
      return;
    }
    panel.check({ files: texts, models: state.models });
  }

  return h(
    "div",
    { class: "plain" },
    h("h2", {}, t("check.heading")),
    h("p", {}, t("check.lead")),
    drop,
    panel.node,
    h("p", { class: "note" }, t("check.note")),
  );
}
