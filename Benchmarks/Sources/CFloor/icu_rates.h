// Between events: states by their closed forms, rates for the time ahead, hazards.
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BENCH_ICU_RATES_H
#define BENCH_ICU_RATES_H
#include "icu_flow.h"
#include "icu_state.h"

static void advance(unit *restrict u, int i) {
  clinician *restrict me = &u->people[i];
  double dt = u->now - me->time, below;
  if (dt <= 0) return;
  me->time = u->now;
  int mode = me->mode;
  if (mode == VACANT) return;
  me->day_capacity += flow(&me->capacity, me->replenishment, me->depletion, dt, &below);
  me->day_depleted += below;
  double rest = 0.3 * (double)me->hyperarousal;
  me->arousal = rest + (me->arousal - rest) * exp(-arousal_decay[mode] * dt);
  me->buffer *= exp(-BUFFER_DECAY * dt);
  me->isolation = raised(me->isolation, ISOLATION_GROWTH * dt);
  me->numbing *= exp(-NUMBING_DECAY * dt);
  me->distress *= exp(-DISTRESS_DECAY * dt);
  me->drive = DRIVE_SET + (me->drive - DRIVE_SET) * exp(-DRIVE_RETURN * dt);
  if (mode == ASLEEP) {
    me->pressure *= exp(-PRESSURE_FALL * dt);
    me->sleep_hours += dt;
  } else {
    me->pressure = raised(me->pressure, PRESSURE_RISE * dt);
  }
  if (mode >= WORKING) {
    me->encounters.left -= me->encounters.rate * dt;
    me->contacts.left -= me->contacts.rate * dt;
    me->morals.left -= me->morals.rate * dt;
    me->duty_hours += dt;
    if (me->mode != OVERRUN) me->floor_hours += dt;
    me->load_hours += dt * me->demand / NOMINAL;
    if (me->case_count > 0) me->busy_hours += dt;
  }
}

static inline double decay_mean(double x) { return x < 1e-9 ? 1 - 0.5 * x : -expm1(-x) / x; }

static inline double felt_load(const clinician *me) {
  return (me->mode == OVERRUN ? 0.4 : me->demand / NOMINAL) * (double)me->load_factor;
}

static inline double misalignment(double time, double hours) {
  const double turn = 2 * M_PI / 24;
  double start = turn * (time - 16.8), end = start + turn * hours;
  return 0.5 + 0.5 * (sin(end) - sin(start)) / (turn * hours);
}

static inline double mean_arousal(const clinician *me, double ahead) {
  double rest = 0.3 * (double)me->hyperarousal;
  return rest + (me->arousal - rest) * decay_mean(arousal_decay[me->mode] * ahead);
}

static inline double undone_share(const unit *u) {
  return u->demand > 0 ? fmin(1, fmax(0, u->unmet) / u->demand) : 0;
}

static inline void schedule(unit *u, const hazard *h, int timer, int i) {
  double wait = h->rate > 0 ? fmax(0, h->left) / h->rate : INFINITY;
  set(u, timer, i, fmax(u->now, u->people[i].time + wait));
}

static inline void set_rate(unit *u, hazard *h, double rate, int timer, int i) {
  if (rate == h->rate) return;
  h->rate = rate;
  schedule(u, h, timer, i);
}

static void refresh(unit *restrict u, int i) {
  clinician *restrict me = &u->people[i];
  int mode = me->mode;
  if (mode == VACANT) {
    set(u, REFRESH, i, INFINITY);
    return;
  }
  double mark = mode >= WORKING ? floor(u->now) + 1 : (floor(u->now / 4) + 1) * 4;
  double ahead = mark - u->now;
  if (when(u, REFRESH, i) != mark) set(u, REFRESH, i, mark);
  if (mode < WORKING) {
    double life = exp((double)(me->uplift - me->strain)), arousal = mean_arousal(me, ahead);
    me->replenishment =
        mode == ASLEEP
            ? 0.014 * life * (1 - 0.5 * arousal) * (1 - 0.35 * misalignment(u->now, ahead))
            : (me->vacation ? 0.0115 : 0.0084) * life * (1 - 0.4 * arousal);
    me->depletion = 0.0032;
  } else {
    if (mode == BREAK_FREE) {
      me->replenishment = 0.02 * (1 - 0.4 * mean_arousal(me, ahead));
      me->depletion = 0.0032;
    } else {
      double buffer = me->buffer * decay_mean(BUFFER_DECAY * ahead);
      me->replenishment = mode == BREAK_AT_DESK
                              ? 0.02 * 0.3
                              : 0.001 * (1 + 0.3 * buffer)
                                    * fmax(0, 1 + 0.3 * (me->drive / DRIVE_SET - 1));
      double w = felt_load(me);
      double pressure = 1 - (1 - me->pressure) * decay_mean(PRESSURE_RISE * ahead);
      double distress = me->distress * decay_mean(DISTRESS_DECAY * ahead);
      double injury = 0.5 * (double)(me->guilt + me->betrayal);
      me->depletion = 0.0032
                      + 0.01 * w * (1 + 0.5 * fmax(0, w - 1)) * (1 + 0.3 * pressure)
                            * (1 + 0.4 * distress) * (1 + 0.1 * injury);
    }
  }
  double moral = 0;
  if (caring(mode)) {
    double overload = fmax(0, me->demand / NOMINAL - 1);
    double content = me->case_count > 0 ? me->moral_hazard / me->case_count : 1;
    moral = MORAL_RATE * content * (1 + overload + 2 * undone_share(u));
  }
  set_rate(u, &me->encounters, caring(mode) ? me->encounter_rate : 0, ENCOUNTER, i);
  set_rate(u, &me->contacts, on_duty(mode) ? 4 : 0, CONTACT, i);
  set_rate(u, &me->morals, moral, MORAL, i);
}

// The unit's own integrals.
static inline void settle(unit *u) {
  double dt = u->now - u->settled;
  if (dt <= 0) return;
  u->settled = u->now;
  u->present_hours += dt * (double)(u->in_care + (int)u->waiting_count);
  u->care_hours += dt * (double)u->in_care;
  u->demand_hours += dt * u->demand;
  u->unmet_hours += dt * fmax(0, u->unmet);
  u->duty_hours += dt * (double)u->on_duty_count;
}
#endif
