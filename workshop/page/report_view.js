// The report that this page carries, and the engine that can have it simulated again.
//
// The report stays a page without scripts: it stands in a frame in which none can run. The frame is as high as
// its page, so that there is one thing to scroll.
// SPDX-License-Identifier: GPL-3.0-or-later
import { CheckPanel, SAMPLE } from "./check_panel.js";
import { button, h } from "./dom.js";
import { n, t } from "./words.js";

/** What a report without scripts may do: open its references, be measured, be printed. */
const ALLOWED = "allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals";

/**
 * @param {import("./pool.js").Pool} pool
 * @param {import("./types.js").Result} result
 */
export function reportView(pool, result) {
  const panel = new CheckPanel(pool);
  const frame = h("iframe", {
    class: "report",
    title: t("report.frame", { title: result.title }),
    sandbox: ALLOWED,
    srcdoc: result.page,
    onload: () => fit(frame),
  });
  const carried = result.rows.length;
  return h(
    "div",
    {},
    h(
      "div",
      { class: "plain carried" },
      h("h2", {}, t("report.heading")),
      h(
        "p",
        {},
        t("report.lead", { count: n(Math.min(SAMPLE, carried)) }),
        " ",
        carried < result.replicateCount
          ? t("report.some", { carried: n(carried), all: n(result.replicateCount) })
          : t("report.all", { all: n(carried) }),
      ),
      h(
        "p",
        { class: "buttons" },
        button(t("report.check"), () => panel.check({ result }), { id: "report-check" }),
        button(t("report.print"), () => frame.contentWindow?.print(), { id: "report-print" }),
        button(t("report.save"), () => save(result), { id: "report-save" }),
      ),
      panel.node,
      h(
        "details",
        {},
        h("summary", {}, t("report.shows")),
        h("p", { class: "note" }, t("report.note")),
      ),
    ),
    frame,
  );
}

/**
 * As high as its page is, now and whenever something in it is opened.
 * @param {HTMLIFrameElement} frame
 */
function fit(frame) {
  const page = frame.contentDocument;
  if (!page?.body) return;
  const measure = () => {
    frame.style.height = `${Math.ceil(page.documentElement.getBoundingClientRect().height)}px`;
  };
  new ResizeObserver(measure).observe(page.documentElement);
  measure();
  for (const reference of page.querySelectorAll("a[href^=http]")) {
    reference.setAttribute("target", "_blank");
    reference.setAttribute("rel", "noopener noreferrer");
  }
}

/**
 * The report by itself, as the run wrote it.
 * @param {import("./types.js").Result} result
 */
function save(result) {
  const address = URL.createObjectURL(new Blob([result.page], { type: "text/html" }));
  h("a", { href: address, download: "report.html" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
