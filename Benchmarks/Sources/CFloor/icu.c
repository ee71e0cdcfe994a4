// The minimal ICU in C: the events of models/icu.yaml, with the same mathematics and the same draws
// per event, its constants as literals, and nothing that only serves generality or reporting.
// What it leaves out is listed in Benchmarks/README.md.
// SPDX-License-Identifier: GPL-3.0-or-later
#include "icu.h"

#include "icu_duty.h"
#include "outcome.h"

static double exhaustion_share(const clinician *me) {
  double base = 0.22 + (double)me->trait, room = fmax(0, 1 - base);
  double rise = 1 - exp(-2.2 * (double)me->exhaustion / fmax(1e-9, room));
  return fmin(1, fmax(0, base + room * rise));
}

static float first_of(const unit *u, int i, int purpose, uint64_t ordinal) {
  ws_stream s = of_post(u, i, purpose, ordinal);
  return (float)ws_exponential(&s, 1.0);
}

static float beta_of(ws_stream *s, uint64_t ordinal, double mean, double deviation) {
  double spread = mean * (1 - mean) / (deviation * deviation) - 1;
  ws_seek(s, ordinal);
  return (float)ws_beta(s, mean * spread, (1 - mean) * spread);
}

// A new holder of post i.
static void fill(unit *u, int i) {
  clinician *me = &u->people[i], new = {.holder = me->holder, .first_case = -1, .duty_index = -1};
  new.mode = OFF_DUTY;
  new.time = u->now;
  new.capacity = 1;
  new.last_duty_end = -1000;
  new.drive = DRIVE_SET;
  new.efficacy = 0.85f;
  new.uplift_ordinal = UINT64_C(1) << 32;
  *me = new;
  ws_stream s = of_post(u, i, P_TRAITS, 0);
  me->load_factor = (float)exp(ws_gaussian(&s, 0.3) - 0.045);
  me->permeability = beta_of(&s, 1, 0.5, 0.1);
  me->skill = beta_of(&s, 2, 0.72, 0.06);
  ws_seek(&s, 3);
  me->trait = (float)ws_gaussian(&s, 0.11);
  ws_seek(&s, 4);
  double worked = 365 * ws_exponential(&s, 6.0);
  double dose = 1700.0 / 365 * 0.35 * 0.15 * exp(0.5 * 0.8 * 0.8) * 240 * (1 - exp(-worked / 240));
  me->guilt = raised_slow(0, dose * 4.8e-4);
  me->betrayal = raised_slow(0, dose * 12.7e-4);
  me->cynicism = (float)(0.75 * exhaustion_share(me));
  me->encounters.left = (double)first_of(u, i, P_ENCOUNTER, 0);
  me->contacts.left = (double)first_of(u, i, P_CONTACT, 0);
  me->morals.left = (double)first_of(u, i, P_MORAL, 0);
  me->strain_left = first_of(u, i, P_LIFE, 0);
  me->uplift_left = first_of(u, i, P_LIFE, UINT64_C(1) << 32);
  me->sickness_left = first_of(u, i, P_ABSENCE, 0);
  me->leaving_left = first_of(u, i, P_LEAVING, 0);
}

static void spell(unit *u, int i, float *size, float *left, uint64_t *ordinal) {
  *size *= (float)exp(-1 / 60.0);
  *left -= (float)(4.0 / 365);
  if (*left > 0) return;
  ws_stream s = of_post(u, i, P_LIFE, ++*ordinal);
  *left = (float)ws_exponential(&s, 1.0);
  *size += (float)ws_gamma(&s, 2, 0.15);
}

static void close_day(unit *u, int i) {
  clinician *me = &u->people[i];
  me->capacity_hours += me->day_capacity;
  u->capacity_hours += me->day_capacity;
  u->filled_hours += 24;
  me->depleted_hours += me->day_depleted;
  float depletion = (float)fmax(0, 1 - me->day_capacity / 24);
  me->exhaustion = depletion + (me->exhaustion - depletion) * (float)exp(-1 / 60.0);
  double share = exhaustion_share(me);
  float cynicism = (float)(0.75 * share);
  me->cynicism = cynicism + (me->cynicism - cynicism) * (float)exp(-1 / 90.0);
  double efficacy = 0.85 - 0.5 * fmax(0, share - 0.22);
  if (me->day_encounters > 0)
    efficacy += 0.5 * ((double)me->day_good / (double)me->day_encounters - 0.784);
  float target = (float)fmin(1, fmax(0, efficacy));
  me->efficacy = target + (me->efficacy - target) * (float)exp(-1 / 90.0);
  me->intrusion *= (float)exp(-1 / 45.0);
  me->avoidance *= (float)exp(-1 / 45.0);
  me->hyperarousal *= (float)exp(-1 / 45.0);
  me->guilt *= (float)exp(-1 / 240.0);
  me->betrayal *= (float)exp(-1 / 240.0);
  spell(u, i, &me->strain, &me->strain_left, &me->strain_ordinal);
  spell(u, i, &me->uplift, &me->uplift_left, &me->uplift_ordinal);
  me->day_capacity = me->day_depleted = 0;
  me->day_good = me->day_encounters = 0;
}

static void resign(unit *u, int i) {
  ws_stream s = of_post(u, i, P_HIRING, 0);
  u->people[i].return_day = (float)u->day + (float)ws_gamma(&s, 3, 83.0 / 3);
  u->people[i].mode = VACANT;
  u->counts[N_RESIGNATION]++;
  set(u, DUTY, i, INFINITY);
  set(u, SLEEP, i, INFINITY);
  set(u, REFRESH, i, INFINITY);
}

static void open_day(unit *u, int i) {
  clinician *me = &u->people[i];
  if (me->mode == VACANT) {
    if ((float)u->day < me->return_day) return;
    me->holder++;
    fill(u, i);
    plan_shift(u, i, u->now - 1e-9);
    u->counts[N_HIRING]++;
    fall_asleep(u, i);
    return;
  }
  int burned_out = exhaustion_share(me) >= 0.5;
  if (me->sick) {
    if ((float)u->day >= me->return_day) {
      me->sick = 0;
      u->counts[N_RECOVERY]++;
    }
  } else if ((me->sickness_left -= (float)(2.5 / 365 * (burned_out ? 1.6 : 1))) <= 0) {
    ws_stream s = of_post(u, i, P_ABSENCE, ++me->sick_ordinal);
    me->sickness_left = (float)ws_exponential(&s, 1.0);
    me->return_day = (float)u->day + (float)ws_gamma(&s, 1.2, 9 / 1.2);
    me->sick = 1;
    u->counts[N_SICKNESS]++;
  }
  me->leaving_left -= (float)(0.15 / 365 * (burned_out ? 2.0 : 1));
  if (me->leaving_left <= 0 && me->mode < WORKING) {
    resign(u, i);
    return;
  }
  me->vacation = (uint8_t)on_vacation(i, u->day);
  refresh(u, i);
}

static void day_mark(unit *u) {
  settle(u);
  u->counts[N_DAY_MARK]++;
  tree_set(&u->queue, DAY_SLOT, u->now + 24);
  for (int i = 0; i < POSTS; i++) {
    advance(u, i);
    if (u->people[i].mode != VACANT) close_day(u, i);
  }
  u->day++;
  for (int i = 0; i < POSTS; i++) open_day(u, i);
}

static void start(unit *u) {
  for (int c = 0; c < CASES; c++) u->free_cases[u->free_count++] = CASES - 1 - c;
  tree_set(&u->queue, DAY_SLOT, 24);
  plan_arrival(u);
  for (int i = 0; i < POSTS; i++) {
    fill(u, i);
    plan_shift(u, i, -1);
    fall_asleep(u, i);
    set(u, SLEEP, i, fmax(0, when(u, SLEEP, i) - 1.25));
  }
}

static void run(unit *u, double end) {
  for (;;) {
    double time;
    int slot = (int)tree_next(&u->queue, &time);
    if (time > end) break;
    u->now = time;
    u->timers++;
    if (slot >= CASE_SLOT) {
      end_case(u, slot - CASE_SLOT);
      continue;
    }
    int i = slot % POSTS;
    switch (slot / POSTS) {
    case DUTY: duty_timer(u, i); break;
    case BREAKS: break_timer(u, i); break;
    case SLEEP: sleep_timer(u, i); break;
    case ENCOUNTER: encounter_timer(u, i); break;
    case CONTACT: contact_timer(u, i); break;
    case MORAL: moral_timer(u, i); break;
    case REFRESH: refresh_timer(u, i); break;
    default:
      if (slot == DAY_SLOT) day_mark(u);
      else arrive(u);
    }
  }
}

icu_outcome icu_run(double days, uint32_t replicate, double *seconds) {
  double begun = cpu_seconds();
  unit *u = calloc(1, sizeof *u);
  u->seed = 1;
  u->replicate = replicate;
  tree_init(&u->queue, SLOTS);
  start(u);
  run(u, 24 * days);
  icu_outcome o = {.timers = u->timers, .mean_capacity = u->capacity_hours / u->filled_hours};
  memcpy(o.counts, u->counts, sizeof o.counts);
  tree_free(&u->queue);
  free(u);
  *seconds = cpu_seconds() - begun;
  return o;
}
