// The engine as JavaScript sees it: one instance of the module is one care unit.
//
// Nothing here knows a page. It runs in workers and in node; what crosses is numbers and bytes in the
// module's linear memory, copied before the next call can move them.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/** @typedef {number | boolean | string | number[] | string[]} Value */
/** @typedef {[path: string, value: Value]} Row A setting, as `--set` writes its path. */
/** @typedef {Row[]} Table What makes a model out of the defaults, in the order in which it is put. */

/**
 * @typedef {object} Beginning
 * @property {Table} table
 * @property {number | bigint} [seed]
 * @property {number | bigint} [replicate]
 * @property {number} [unit] Which care unit, copies counted, from 0.
 * @property {Table} [room] The largest model that will be adopted, when it needs more places.
 * @property {"none" | "notable" | "all"} [events] Which events `takeEvents` will give.
 */

/**
 * @typedef {object} LiveEvent
 * @property {number} day Days since the observed time began.
 * @property {number} hours The same in hours, as the table of events has it.
 * @property {string} kind
 * @property {number} post From 0; -1 for the unit itself.
 * @property {number} other The other post of a contact; -1 for none.
 * @property {string} what More of it: `taken` or `missed` of a break, the kind of a moral event.
 * @property {number} value Its size; NaN for none.
 * @property {number} capacity Of the post, after it.
 * @property {number} change How much it changed capacity.
 */

/**
 * @typedef {object} UnitLook
 * @property {number} onDuty
 * @property {number} patients
 * @property {number} waiting
 * @property {number} careLeftUndone Share of the demand that nobody meets now.
 * @property {number} meanCapacity
 * @property {number} belowMidpoint
 * @property {number} filled Posts that somebody holds.
 * @property {number} hoursPaid This and what follows: over the observed days that have ended.
 * @property {number} hoursOvertime
 * @property {number} left
 * @property {number} hired
 * @property {number} cost NaN without a price list.
 */

/**
 * @typedef {object} Look
 * @property {Float64Array} capacity NaN for a vacant post, like all states.
 * @property {Float64Array} exhaustion
 * @property {Float64Array} cynicism
 * @property {Float64Array} efficacy
 * @property {Float64Array} traumaticStress
 * @property {Float64Array} moralInjury
 * @property {Float64Array} worldview
 * @property {Float64Array} burnoutStanding How far on the way to a case, which is at 1; so the next three.
 * @property {Float64Array} traumaticStressStanding
 * @property {Float64Array} moralInjuryStanding
 * @property {Float64Array} vicariousTraumaStanding
 * @property {Float64Array} compassion
 * @property {Float64Array} sleepPressure
 * @property {Float64Array} fatigue
 * @property {Float64Array} arousal
 * @property {Float64Array} load
 * @property {Uint8Array} doing
 * @property {Uint8Array} weighs
 * @property {Uint32Array} person
 * @property {Uint8Array} role
 * @property {UnitLook} unit
 */

/**
 * @typedef {object} SettingInfo
 * @property {string} path `*` stands for any element of a list.
 * @property {string} kind number, count, switch, time, words with | between, or other.
 * @property {string} unit
 * @property {number} low
 * @property {number} high
 * @property {number | null} default
 * @property {string} meaning
 */

/** The module stopped in the middle: this instance is lost, a new one can take its last snapshot. */
export class EngineLost extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super("The engine stopped in the middle of something; it can go on from the last snapshot.");
    this.name = "EngineLost";
    this.cause = cause;
  }
}

/** A setting was refused. */
export class SettingRefused extends Error {
  /**
   * @param {string} path
   * @param {string} message
   */
  constructor(path, message) {
    super(`${path}: ${message}`);
    this.name = "SettingRefused";
    this.path = path;
  }
}

/** What a code of `SettingError.Fault` says; {note}, {low} and {high} are filled in. */
const REFUSALS = [
  "there is no such setting",
  "{note} is needed here",
  "it is outside {low} to {high}",
  "a whole number from {low} to {high} is needed",
  "it is none of: {note}",
  "a list of {low} numbers is needed",
  "it cannot be a name here: {note}",
  "{note}",
];

const EVENTS = { none: 0, notable: 1, all: 2 };

/** How events of the module are called here; those that are left out keep their name. */
const KINDS = /** @type {Record<string, [kind: string, what: string]>} */ ({
  break_start: ["break", "taken"],
  break_at_desk: ["break", "at desk"],
  break_missed: ["break", "missed"],
  micro_break: ["break", "micro"],
  encounter: ["trauma", ""],
  moral_event: ["moral", ""],
  sickness: ["sick", ""],
  hiring: ["hire", ""],
  debriefing: ["meeting", "debriefing"],
  session: ["meeting", "session"],
});

const SIGHTS_AS_BYTES = new Set(["doing", "weighs", "role"]);

/** @typedef {Record<string, (...args: any[]) => any>} Exports */

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * @param {number | bigint} number
 * @returns {bigint} An unsigned integer of 64 bits.
 */
function unsigned(number) {
  return BigInt.asUintN(64, BigInt(number));
}

export class Engine {
  /** @type {Exports} */
  #calls;
  /** @type {WebAssembly.Memory} */
  #memory;
  #isLost = false;
  /** @type {Map<number, string[]>} */
  #names = new Map();
  /** @type {"none" | "notable" | "all"} */
  #events = "none";

  /** @param {WebAssembly.Instance} instance */
  constructor(instance) {
    this.#calls = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
    this.#memory = /** @type {WebAssembly.Memory} */ (instance.exports.memory);
    this.#call("__wasm_call_ctors");
  }

  /**
   * @param {BufferSource | WebAssembly.Module} module The module, or its bytes.
   * @returns {Promise<Engine>}
   */
  static async load(module) {
    if (module instanceof WebAssembly.Module) {
      return new Engine(await WebAssembly.instantiate(module, {}));
    }
    const { instance } = await WebAssembly.instantiate(module, {});
    return new Engine(instance);
  }

  /**
   * @param {string} name
   * @param {...(number | bigint)} values
   * @returns {number}
   */
  #call(name, ...values) {
    if (this.#isLost) throw new EngineLost("an earlier stop");
    try {
      return this.#calls[name](...values);
    } catch (error) {
      this.#isLost = true;
      throw new EngineLost(error);
    }
  }

  /**
   * @param {string} name
   * @param {...(number | bigint)} values
   * @returns {Float64Array} A copy of the numbers that a call answers with.
   */
  #numbers(name, ...values) {
    const place = this.#call(name, ...values);
    return new Float64Array(this.#memory.buffer, place, this.#call("ws_length")).slice();
  }

  /** @param {number} place */
  #text(place) {
    return decoder.decode(new Uint8Array(this.#memory.buffer, place, this.#call("ws_length")));
  }

  /**
   * Names in the order of their numbers.
   * @param {number} list
   * @returns {string[]}
   */
  #list(list) {
    let names = this.#names.get(list);
    if (!names) {
      names = this.#text(this.#call("ws_names", list)).split("\n");
      this.#names.set(list, names);
    }
    return names;
  }

  /** @param {number} answer */
  #accept(answer) {
    if (answer === 0) return;
    if (answer === 2) throw new Error("More happens in this unit than can be simulated.");
    if (answer === 3) throw new Error("Nothing has begun.");
    const [path, note] = this.#text(this.#call("ws_refusal_text")).split("\n");
    const [fault, low, high] = new Float64Array(
      this.#memory.buffer,
      this.#call("ws_refusal_numbers"),
      3,
    );
    const message = REFUSALS[fault]
      .replace("{note}", note)
      .replace("{low}", String(low))
      .replace("{high}", String(high));
    throw new SettingRefused(path, message);
  }

  /**
   * Puts a model together out of the defaults.
   * @param {Table} table
   */
  #put(table) {
    this.#call("ws_new");
    for (const [path, value] of table) {
      const name = encoder.encode(path);
      const start = (name.length + 7) & ~7;
      const [kind, bytes, count] = encoded(path, value);
      const place = this.#call("ws_input", start + bytes.length);
      const input = new Uint8Array(this.#memory.buffer, place, start + bytes.length);
      input.set(name);
      input.set(bytes, start);
      this.#accept(this.#call("ws_put", name.length, kind, count));
    }
  }

  /**
   * Begins the life of a unit, at the midnight that begins its warm-up.
   * @param {Beginning} beginning
   * @throws {SettingRefused}
   */
  begin({ table, seed = 1, replicate = 0, unit = 0, room, events = "notable" }) {
    if (room) {
      this.#put(room);
      this.#call("ws_room");
    }
    this.#put(table);
    this.#events = events;
    this.#names.delete(5);
    this.#accept(
      this.#call("ws_begin", unsigned(seed), unsigned(replicate), unit, EVENTS[events]),
    );
  }

  /**
   * Runs to a day, a fraction allowed, and never beyond the last observed one.
   * @param {number} untilDay
   */
  run(untilDay) {
    this.#accept(this.#call("ws_run", untilDay));
  }

  /** Days since the observed time began; negative in the warm-up. */
  get day() {
    return this.#call("ws_day");
  }

  get posts() {
    return this.#call("ws_posts");
  }

  /** Roles by number. */
  get roles() {
    return this.#list(5);
  }

  /** @returns {Look} */
  look() {
    const all = this.#numbers("ws_look");
    const posts = this.posts;
    /** @type {Record<string, unknown>} */
    const look = {};
    let at = 0;
    for (const name of this.#list(3)) {
      const column = all.subarray(at, at + posts);
      at += posts;
      if (SIGHTS_AS_BYTES.has(name)) look[name] = Uint8Array.from(column);
      else if (name === "person") look[name] = Uint32Array.from(column);
      else look[name] = column;
    }
    /** @type {Record<string, number>} */
    const unit = {};
    for (const name of this.#list(4)) unit[name] = all[at++];
    look.unit = unit;
    return /** @type {Look} */ (/** @type {unknown} */ (look));
  }

  /**
   * Some things of all posts up to the last that somebody holds, one after the other, with half the digits:
   * what is kept of a moment.
   * @param {string[]} names As in `Look`.
   */
  states(names) {
    const columns = this.#list(3);
    const posts = this.posts;
    const place = this.#call("ws_look");
    const all = new Float64Array(this.#memory.buffer, place, this.#call("ws_length"));
    const doing = columns.indexOf("doing") * posts;
    let held = posts;
    while (held > 0 && all[doing + held - 1] === 0) held -= 1;
    const states = new Float32Array(names.length * held);
    names.forEach((name, at) => {
      const start = columns.indexOf(name) * posts;
      states.set(all.subarray(start, start + held), at * held);
    });
    return states;
  }

  /**
   * One number of a look, without the rest: of a thing of posts the mean over those that somebody
   * holds, or a thing of the unit.
   * @param {string} name As in `Look` or `UnitLook`.
   */
  sight(name) {
    const posts = this.#list(3);
    const place = posts.indexOf(name);
    const other = place < 0 ? this.#list(4).indexOf(name) : 0;
    if (other < 0) throw new Error(`There is nothing to be seen that is called ${name}.`);
    return this.#call("ws_sight", place < 0 ? posts.length + other : place);
  }

  /**
   * Events since the last call. Of `all` they have the names of the table of events.
   * @param {Set<string>} [wanted] Their kinds; what is left out is gone all the same.
   * @returns {LiveEvent[]}
   */
  takeEvents(wanted) {
    const isPlain = this.#events === "all";
    const kinds = this.#list(1);
    const details = this.#list(7);
    const place = this.#call("ws_events");
    const numbers = new Float64Array(this.#memory.buffer, place, this.#call("ws_length"));
    /** @type {LiveEvent[]} */
    const events = [];
    for (let at = 0; at < numbers.length; at += 8) {
      const name = kinds[numbers[at + 1]];
      const renamed = isPlain ? undefined : KINDS[name];
      const kind = renamed ? renamed[0] : name;
      if (wanted && !wanted.has(kind)) continue;
      events.push({
        day: numbers[at] / 24,
        hours: numbers[at],
        kind,
        post: numbers[at + 2],
        other: numbers[at + 3],
        what: (renamed && renamed[1]) || details[numbers[at + 4]],
        value: numbers[at + 5],
        capacity: numbers[at + 6],
        change: numbers[at + 7],
      });
    }
    return events;
  }

  /** Forgets the events since the last call: nobody wants to know them. */
  dropEvents() {
    this.#call("ws_events");
  }

  /**
   * The outcomes of the observed days that have ended, by the names of outcomes.csv; none before the
   * first has. NaN stands for what is not defined.
   * @returns {Record<string, number>}
   */
  outcomes() {
    return named(this.#list(0), this.#numbers("ws_outcomes"));
  }

  /**
   * From the next midnight on the unit lives by another model.
   * @param {Table} table The whole of it.
   * @throws {SettingRefused} Also for what cannot change while a unit lives.
   */
  adopt(table) {
    this.#put(table);
    this.#accept(this.#call("ws_adopt"));
  }

  /**
   * Other luck from now on; clocks that run already keep what is left of them.
   * @param {number | bigint} replicate
   */
  reseed(replicate) {
    this.#call("ws_reseed", unsigned(replicate));
  }

  /** @returns {Uint8Array} Everything there is of this unit. */
  snapshot() {
    return this.memory().slice();
  }

  /** @returns {Uint8Array} The same where it lies: only until the next call of anything. */
  memory() {
    if (this.#isLost) throw new EngineLost("an earlier stop");
    return new Uint8Array(this.#memory.buffer);
  }

  /**
   * Goes back to a snapshot, also one of another engine of the same module.
   * @param {Uint8Array} bytes
   * @param {"none" | "notable" | "all"} [events] What that engine was begun with; here: as this one.
   */
  restore(bytes, events = this.#events) {
    const page = 65536;
    const missing = bytes.length - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / page));
    new Uint8Array(this.#memory.buffer).set(bytes);
    this.#events = events;
    this.#names.delete(5);
  }

  /**
   * Keeps from now on what moves the capacity of a post; of one post at a time.
   * @param {number} post From 0; -1 for none.
   */
  watch(post) {
    this.#call("ws_watch", post);
  }

  /**
   * What the holders of the watched post have gained and lost since it is watched, by cause. Of
   * another post nothing is known: restore a snapshot, watch it, and run again.
   * @returns {{cause: string, gained: number, lost: number}[]} Those that moved anything.
   */
  why() {
    const numbers = this.#numbers("ws_ledger");
    return this.#list(2)
      .map((cause, at) => ({ cause, gained: numbers[2 * at], lost: numbers[2 * at + 1] }))
      .filter(({ gained, lost }) => gained !== 0 || lost !== 0);
  }

  /** Capacity at which the loss spiral turns, its knots and its top. */
  get constants() {
    const [midpoint, lowKnot, highKnot, ceiling] = this.#numbers("ws_knots");
    return { midpoint, lowKnot, highKnot, ceiling };
  }

  /** @returns {SettingInfo[]} Everything that can be put. */
  registry() {
    return this.#list(8).map((line) => {
      const [path, kind, unit, low, high, standard, meaning] = line.split("\t");
      return {
        path,
        kind,
        unit,
        low: Number(low),
        high: Number(high),
        default: standard === "" ? null : Number(standard),
        meaning,
      };
    });
  }

  /**
   * A value as `--set` writes it, as it is put: numbers with units, switches, times, words, lists of
   * numbers or words.
   * @param {string} path
   * @param {string} text
   * @returns {Row}
   */
  setting(path, text) {
    const parts = path.split(".");
    const info = this.registry().find(({ path: pattern }) => {
      const keys = pattern.split(".");
      return (
        keys.length === parts.length && keys.every((key, at) => key === "*" || key === parts[at])
      );
    });
    if (!info) throw new SettingRefused(path, REFUSALS[0]);
    return [path, read(info, text.trim())];
  }

  /** The policies by name, in the order in which they are applied. */
  get policies() {
    return this.#list(6);
  }

  /**
   * One whole replicate of a model with all its units: what the command line writes as a row of
   * outcomes.csv. It leaves a course that has begun alone.
   * @param {Table} table
   * @param {number | bigint} seed
   * @param {number | bigint} replicate
   * @returns {Record<string, number>}
   */
  replicate(table, seed, replicate) {
    this.#put(table);
    const numbers = this.#numbers("ws_replicate", unsigned(seed), unsigned(replicate));
    if (numbers.length === 0) throw new Error("This model cannot be run.");
    return named(this.#list(0), numbers);
  }
}

/**
 * @param {string[]} names
 * @param {Float64Array} numbers
 * @returns {Record<string, number>}
 */
function named(names, numbers) {
  /** @type {Record<string, number>} */
  const all = {};
  numbers.forEach((number, at) => (all[names[at]] = number));
  return all;
}

/**
 * @param {string} path
 * @param {Value} value
 * @returns {[kind: number, bytes: Uint8Array, count: number]}
 */
function encoded(path, value) {
  if (typeof value === "number") return [0, doubles([value]), 1];
  if (typeof value === "boolean") return [1, doubles([value ? 1 : 0]), 1];
  if (typeof value === "string") return words(2, value);
  if (Array.isArray(value)) {
    const isText = value.some((one) => typeof one === "string");
    if (isText) return words(4, value.join("\n"));
    return [3, doubles(/** @type {number[]} */ (value)), value.length];
  }
  throw new SettingRefused(path, "a number, a switch, a text or a list is needed here");
}

/** @param {number[]} numbers */
function doubles(numbers) {
  return new Uint8Array(Float64Array.from(numbers).buffer);
}

/**
 * @param {number} kind
 * @param {string} text
 * @returns {[kind: number, bytes: Uint8Array, count: number]}
 */
function words(kind, text) {
  const bytes = encoder.encode(text);
  return [kind, bytes, bytes.length];
}

/** Units of time and rates as fractions of an hour, or per hour: numerator, denominator, names. */
const UNITS = /** @type {[number, number, string[]][]} */ ([
  [1, 1, ["1", "x"]],
  [1, 100, ["%", "percent"]],
  [1, 3600, ["s", "sec", "second", "seconds"]],
  [1, 60, ["min", "minute", "minutes", "mins"]],
  [1, 1, ["h", "hour", "hours", "hr", "hrs"]],
  [24, 1, ["d", "day", "days"]],
  [168, 1, ["week", "weeks", "wk"]],
  [8760, 1, ["year", "years", "y", "yr", "a"]],
  [60, 1, ["/min", "/minute", "per minute"]],
  [1, 1, ["/h", "/hour", "per hour", "1/h"]],
  [1, 24, ["/d", "/day", "per day", "1/d"]],
  [1, 168, ["/week", "/wk", "per week"]],
  [1, 8760, ["/year", "/y", "/yr", "per year"]],
]);

/** Which of three dimensions a place in `UNITS` has: number, time, rate. */
const dimension = (/** @type {number} */ at) => (at < 2 ? 0 : at < 8 ? 1 : 2);

/**
 * @param {string} symbol
 * @returns {number} The place in `UNITS`; -1 for none.
 */
function unitOf(symbol) {
  const name = symbol.replace(/\s+/g, " ").replace(/^\/ /, "/");
  return UNITS.findIndex(([, , names]) => names.includes(name));
}

/**
 * @param {SettingInfo} info
 * @param {string} text
 * @returns {Value}
 */
function read(info, text) {
  const inner = /^\[(.*)\]$/s.exec(text);
  if (inner && !inner[1].includes("{")) {
    const words = inner[1].split(",").map((word) => word.trim().replace(/^(["'])(.*)\1$/, "$2"));
    if (words.length === 1 && words[0] === "") return [];
    const numbers = words.map(Number);
    return numbers.some(Number.isNaN) ? words : numbers;
  }
  if (info.kind === "other" || info.kind.includes("|")) return text;
  if (info.kind === "switch") {
    const word = text.toLowerCase();
    if (["on", "true", "yes", "1"].includes(word)) return true;
    if (["off", "false", "no", "0"].includes(word)) return false;
    throw new SettingRefused(info.path, "on or off is needed here");
  }
  if (info.kind === "time" && text.includes(":")) return text;
  const found = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/.exec(text);
  if (!found) throw new SettingRefused(info.path, `${text} is not a number`);
  const value = Number(found[1]);
  if (found[2] === "") return value;
  const [from, to] = [unitOf(found[2]), unitOf(info.unit)];
  if (from < 0 || dimension(from) !== dimension(to)) {
    throw new SettingRefused(info.path, `${found[2]} is no unit for it`);
  }
  if (from === to) return value;
  // In the order in which the program rounds.
  const [mine, theirs] = [UNITS[from], UNITS[to]];
  return (value * (mine[0] * theirs[1])) / (mine[1] * theirs[0]);
}
