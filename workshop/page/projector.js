// Large letters and pictures for a projector: while the page fills the screen, however it came to.
// SPDX-License-Identifier: GPL-3.0-or-later
import { button } from "./dom.js";
import { t } from "./words.js";

let wanted = false;
const alone = () => matchMedia("(display-mode: fullscreen)");

/** Marks the page by what fills the screen; style.css does the rest. */
function mark() {
  const isFull = wanted || Boolean(document.fullscreenElement) || alone().matches;
  if (isFull) document.documentElement.dataset.screen = "full";
  else delete document.documentElement.dataset.screen;
  const full = document.getElementById("full");
  full?.setAttribute("aria-pressed", String(isFull));
  if (full) full.textContent = t(isFull ? "settings.notFull" : "settings.full");
}

export function watchScreen() {
  document.addEventListener("fullscreenchange", () => {
    wanted = Boolean(document.fullscreenElement);
    mark();
  });
  alone().addEventListener("change", mark);
  mark();
}

/** Where a browser cannot fill the screen, letters grow all the same. */
export const fullButton = () =>
  button(
    t(document.documentElement.dataset.screen ? "settings.notFull" : "settings.full"),
    () => {
      wanted = !document.documentElement.dataset.screen;
      if (!wanted && document.fullscreenElement) document.exitFullscreen();
      if (wanted) document.documentElement.requestFullscreen?.().catch(() => {});
      mark();
    },
    { id: "full", "aria-pressed": String(Boolean(document.documentElement.dataset.screen)) },
  );
