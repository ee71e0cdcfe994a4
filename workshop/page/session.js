// A session as a link, and as the command that gives the same numbers.
// SPDX-License-Identifier: GPL-3.0-or-later
import { fits, LOAD, moved } from "./levers.js";

/** @typedef {import("./types.js").Session} Session */
/** @typedef {import("./types.js").Levers} Levers */

/**
 * @param {Levers} levers
 * @returns {string}
 */
const list = (levers) =>
  Object.entries(levers)
    .map(([name, dose]) => `${name}=${dose}`)
    .join(",");

/**
 * The part of an address after #. It can be read and written by hand.
 * @param {Session} session
 * @param {Record<string, string>} [more]
 */
export function link(session, more = {}) {
  const parts = new URLSearchParams({
    model: session.model,
    seed: String(session.seed),
    replicate: String(session.replicate),
    day: String(Math.floor(session.day)),
  });
  if (session.split !== null) parts.set("beside", String(session.split));
  if (session.plans.length) {
    parts.set("plans", session.plans.map((one) => `${one.day}:${list(one.levers)}`).join(";"));
  }
  for (const [key, value] of Object.entries(more)) parts.set(key, value);
  return (
    "#" +
    parts
      .toString()
      .replaceAll("%3A", ":")
      .replaceAll("%3B", ";")
      .replaceAll("%2C", ",")
      .replaceAll("%3D", "=")
  );
}

/**
 * What a link says, as far as it can be understood; whatever does not fit is left out.
 * @param {string} hash
 * @returns {{session: Partial<Session>, more: Record<string, string>}}
 */
export function read(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, "").replaceAll("+", "%2B"));
  /** @type {Partial<Session>} */
  const session = {};
  const whole = (/** @type {string} */ key, /** @type {number} */ most) => {
    const value = Number(parts.get(key) ?? NaN);
    return Number.isInteger(value) && value >= 0 && value <= most ? value : undefined;
  };
  if (parts.get("model")) session.model = String(parts.get("model"));
  const [seed, replicate, day, split] = [
    whole("seed", 2 ** 53 - 1),
    whole("replicate", 1e6),
    whole("day", 3650),
    whole("beside", 3650),
  ];
  if (seed !== undefined) session.seed = seed;
  if (replicate !== undefined) session.replicate = replicate;
  if (day !== undefined) session.day = day;
  if (split !== undefined) session.split = split;
  session.plans = plans(parts.get("plans") ?? "");
  const more = Object.fromEntries(
    [...parts].filter(([key]) => ["view", "language", "scenario"].includes(key)),
  );
  return { session, more };
}

/** @param {string} text */
function plans(text) {
  const found = [];
  for (const one of text.split(";")) {
    const [day, levers = ""] = one.split(":");
    if (one === "" || !(Number(day) >= 0)) continue;
    const pairs = levers
      .split(",")
      .filter(Boolean)
      .map((pair) => pair.split("="));
    const good = pairs.filter(([name, dose]) => fits(name, Number(dose)));
    found.push({
      day: Number(day),
      levers: Object.fromEntries(good.map(([name, dose]) => [name, Number(dose)])),
    });
  }
  return found.sort((a, b) => a.day - b.day).slice(0, 50);
}

/**
 * The command that gives the same numbers, or null where there is none: the command line knows one plan for
 * a run, from its start or from one day on, and the load only from the start.
 * @param {Session} session
 * @returns {string|null}
 */
export function command(session) {
  const days = Math.max(1, Math.floor(session.day));
  if (!/^[\w-]+$/.test(session.model)) return null;
  const words = [
    `wellspring run models/${session.model}.yaml`,
    `--seed ${session.seed}`,
    `--replicates ${Math.max(1, session.replicate)}`,
    `--days ${days}`,
  ];
  const acting = session.plans.filter((one) => one.day < days);
  if (acting.length > 1) return null;
  if (acting.length === 1) {
    const levers = moved(acting[0].levers);
    if (LOAD in levers) return null;
    for (const [name, dose] of Object.entries(levers)) words.push(`--policy ${name}=${dose}`);
    // Adopted on day d, a plan acts from the next midnight, which begins observed day ⌊d⌋ + 2.
    if (Object.keys(levers).length)
      words.push(`--set policies.startDay=${Math.floor(acting[0].day) + 2}`);
  }
  return words.join(" ");
}
