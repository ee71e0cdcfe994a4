// A toy with the face of the engine, for tests of the page that need no simulation. It is never shipped.
// SPDX-License-Identifier: GPL-3.0-or-later

export class EngineLost extends Error {}

const POSTS = 30;
const NAMES = [
  "capacity",
  "exhaustion",
  "cynicism",
  "efficacy",
  "traumaticStress",
  "moralInjury",
  "worldview",
  "compassion",
  "sleepPressure",
  "fatigue",
];

export class Engine {
  static async load() {
    return new Engine();
  }

  begin({ table, seed, replicate, warmUpDays = 365 }) {
    this.levers = Object.fromEntries(table);
    this.s = {
      t: -warmUpDays * 24,
      now: -warmUpDays,
      x: (seed * 7919 + replicate * 104729 + 1) >>> 0,
      load: 1,
      heal: 0,
      c: new Array(POSTS).fill(this.levers["perturbation.startCapacity"] ?? 1),
      e: new Array(POSTS).fill(0.2),
      m: new Array(POSTS).fill(0.1),
      p: new Array(POSTS).fill(1),
      paid: 0,
    };
    this.events = [];
    this.next = null;
    this.#take(table);
  }

  #take(table) {
    const values = Object.fromEntries(table);
    this.s.load = Number(values["perturbation.workload"] ?? 1);
    this.s.heal = table.filter(
      ([path]) => path.startsWith("policies.") && path.endsWith(".dose"),
    ).length;
  }

  #luck() {
    const s = this.s;
    s.x = (Math.imul(s.x, 1664525) + 1013904223) >>> 0;
    return s.x / 4294967296;
  }

  run(until) {
    const s = this.s;
    while (s.t + 1 <= until * 24 + 1e-9) {
      s.t += 1;
      if (s.t % 24 === 0 && this.next) {
        this.#take(this.next);
        this.next = null;
      }
      for (let i = 0; i < POSTS; i++) {
        const duty = this.#doing(i) >= 3 && this.#doing(i) < 6;
        const luck = this.#luck();
        const c = s.c[i];
        const g = c < 0.2 ? 0.25 : c > 0.87 ? 1 : 0.25 + 0.75 * ((c - 0.2) / 0.67);
        const b = duty ? 0.024 * s.load : 0.011;
        s.c[i] = Math.max(
          0.02,
          Math.min(1.15, c + (0.0145 + 0.0007 * s.heal) * g - b * c + (luck - 0.5) * 0.012),
        );
        s.e[i] += (1 - Math.min(1, s.c[i]) - s.e[i]) * 0.004;
        if (duty && luck < 0.004) {
          s.m[i] = Math.min(1, s.m[i] + 0.05);
          this.events.push({ day: s.t / 24, kind: "moral", post: i, what: "witnessed" });
        } else if (duty && luck < 0.02) {
          this.events.push({ day: s.t / 24, kind: "support", post: i, other: (i + 3) % POSTS });
        }
        s.m[i] *= 0.9997;
        if (duty) s.paid += 1;
      }
    }
    s.now = until;
  }

  get day() {
    return this.s.now;
  }

  #doing(i) {
    const hour = ((this.s.t % 24) + 24) % 24;
    const day = Math.floor(this.s.t / 24) + i;
    const on = ((day % 7) + 7) % 7 < 3;
    if (on && hour >= 7 && hour < 19) return hour === 13 ? 5 : i % 5 ? 4 : 3;
    return hour < 6 || hour >= 23 ? 1 : 2;
  }

  look() {
    const s = this.s;
    /** @type {any} */
    const seen = {};
    for (const name of NAMES) seen[name] = Float64Array.from(s.c, () => 0.1);
    seen.capacity = Float64Array.from(s.c);
    seen.exhaustion = Float64Array.from(s.e);
    seen.moralInjury = Float64Array.from(s.m);
    seen.doing = Uint8Array.from(s.c, (_, i) => this.#doing(i));
    seen.weighs = Uint8Array.from(s.e, (e, i) =>
      e > 0.5 ? 1 : s.m[i] > 0.15 ? 3 : i % 9 === 4 ? 2 : i % 11 === 5 ? 4 : 0,
    );
    seen.person = Uint32Array.from(s.p);
    seen.role = new Uint8Array(POSTS);
    const mean = s.c.reduce((a, b) => a + b, 0) / POSTS;
    const onDuty = [...seen.doing].filter((d) => d >= 3 && d < 6).length;
    seen.unit = {
      onDuty,
      patients: 24,
      waiting: 1,
      careLeftUndone: 0.02,
      meanCapacity: mean,
      belowMidpoint: s.c.filter((c) => c < 0.535).length,
      hoursPaid: s.paid,
      hoursOvertime: s.paid * 0.04,
      left: 0,
      cost: NaN,
      filled: POSTS,
    };
    return seen;
  }

  sight(name) {
    const look = this.look();
    if (name in look.unit) return look.unit[name];
    return look[name].reduce((sum, one) => sum + one, 0) / POSTS;
  }

  states(names) {
    const look = this.look();
    return Float32Array.from(names.flatMap((name) => [...look[name]]));
  }

  takeEvents(wanted) {
    const taken = this.events.filter((event) => !wanted || wanted.has(event.kind));
    this.events = [];
    return taken;
  }

  dropEvents() {
    this.events = [];
  }

  outcomes() {
    const mean = this.s.c.reduce((a, b) => a + b, 0) / POSTS;
    return {
      capacity_mean: mean,
      high_exhaustion_percent: (100 * this.s.e.filter((e) => e > 0.4).length) / POSTS,
      high_exhaustion_percent_surveyed: 25 + 10 * this.#luck(),
      good_outcomes_percent: 75,
      staff_hours: this.s.paid,
      moral_injury_percent: 10,
      traumatic_stress_percent: 5,
      worldview_mean: 0.7,
      care_left_undone_percent: 2,
      survey_response_percent: 61,
      tipped_percent: 3,
    };
  }

  adopt(table) {
    this.next = table;
  }

  reseed(replicate) {
    this.s.x = (this.s.x ^ Math.imul(replicate + 1, 2654435761)) >>> 0;
  }

  snapshot() {
    return new TextEncoder().encode(
      JSON.stringify({ s: this.s, next: this.next, levers: this.levers }),
    );
  }

  memory() {
    return this.snapshot();
  }

  restore(bytes) {
    Object.assign(this, JSON.parse(new TextDecoder().decode(bytes)));
    this.events = [];
  }

  watch(post) {
    this.watched = post;
  }

  why(post = this.watched) {
    return [
      { cause: "sleep", gained: 3 + post / 10, lost: 0 },
      { cause: "work", gained: 0, lost: 2.5 },
      { cause: "contagion", gained: 0, lost: 0.4 },
    ];
  }

  get constants() {
    return { midpoint: 0.535, lowKnot: 0.2, highKnot: 0.87 };
  }

  registry() {
    return [];
  }
}
