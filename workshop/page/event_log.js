// What just happened, newest first.
//
// A sentence is written once and moves down the list; none is made again, frame by frame, while it stands.
// SPDX-License-Identifier: GPL-3.0-or-later
import { h } from "./dom.js";
import { sentence } from "./sentences.js";
import { t } from "./words.js";

/** Events that are told at most. */
const MOST = 12;

export class EventLog {
  constructor() {
    this.element = h("ol", { class: "log", "aria-label": t("unit.log") });
  }

  /**
   * @param {{day: number, kind: string, post: number}[][]} lanes what happened in each unit, later than
   *   all that is told
   */
  add(lanes) {
    const all = lanes.flatMap((events, lane) =>
      events.slice(-MOST).map((event) => ({ ...event, lane })),
    );
    for (const event of all.sort((a, b) => a.day - b.day).slice(-MOST)) {
      const item = h("li", { "data-kind": event.kind }, sentence(event, lanes.length > 1));
      this.element.prepend(item);
    }
    while (this.element.children.length > MOST) this.element.lastElementChild?.remove();
  }

  /** Nothing has happened yet, or time has gone back. */
  clear() {
    this.element.replaceChildren();
  }
}
