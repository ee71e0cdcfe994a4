// The state of the minimal ICU and its constants: those of models/icu.yaml and the model's
// defaults, as literals, so that the compiler folds what it can.
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BENCH_ICU_STATE_H
#define BENCH_ICU_STATE_H
#include "csampling.h"
#include "icu.h"
#include "winner_tree.h"

enum { POSTS = 62, BEDS = 24, CASES = 24 + 20 + 1, CYCLE = 14, CASE_LIMIT = 2 };
enum { DUTY, BREAKS, SLEEP, ENCOUNTER, CONTACT, MORAL, REFRESH, TIMERS };
enum { ARRIVAL_SLOT = TIMERS * POSTS, DAY_SLOT, CASE_SLOT, SLOTS = CASE_SLOT + CASES };
enum { VACANT, OFF_DUTY, ASLEEP, WORKING, BREAK_FREE, BREAK_AT_DESK, OVERRUN };
enum { FREE, WAITING, IN_CARE };

// Addresses of draws: kinds and purposes as RandomStream.swift numbers them.
enum { KIND_UNIT = 1, KIND_POST = 2, KIND_CASE = 3 };
enum {
  P_ARRIVALS = 1, P_ATTRIBUTES, P_ENCOUNTER, P_SEVERITY, P_CONTACT, P_MORAL, P_BREAKS, P_SLEEP,
  P_SHIFT, P_TRAITS, P_ABSENCE, P_LEAVING, P_HIRING, P_LIFE
};

typedef struct hazard {
  double left, rate;
  uint32_t ordinal;
} hazard;

typedef struct clinician {
  double time, capacity, replenishment, depletion;
  double arousal, buffer, isolation, pressure, numbing, drive, distress;
  hazard encounters, contacts, morals;
  double demand, encounter_rate, moral_hazard, scheduled_end, last_duty_end, deadline;
  double day_capacity, day_depleted;
  // Tallies.
  double capacity_hours, depleted_hours, duty_hours, floor_hours, load_hours, busy_hours, sleep_hours;
  double overrun_hours;
  float exhaustion, cynicism, efficacy, intrusion, avoidance, hyperarousal, guilt, betrayal;
  float strain, uplift, strain_left, uplift_left, sickness_left, leaving_left, return_day;
  float load_factor, permeability, skill, trait;
  uint32_t shifts, encounter_count, support, moral_count;
  uint32_t shift_ordinal, break_ordinal, sleep_ordinal, sick_ordinal;
  uint64_t strain_ordinal, uplift_ordinal;
  int32_t first_case, case_count, duty_index;
  uint16_t holder, day_good, day_encounters;
  uint8_t mode, breaks_left, shift, sick, vacation;
} clinician;

typedef struct care_case {
  uint64_t number;
  double arrival, length;
  int32_t carer, owner, next, previous;
  uint32_t ordinal;
  uint8_t kind, traumatic, state;
} care_case;

typedef struct unit {
  tree queue;
  double now, settled, demand, unmet;
  int on_duty_count, in_care, turn, day;
  int32_t free_cases[CASES], waiting[32], unattended[CASES];
  int free_count, unattended_count;
  uint32_t waiting_head, waiting_count;
  uint64_t arrivals, seed, replicate, timers;
  uint32_t number;
  uint64_t counts[ICU_KINDS];
  double present_hours, care_hours, demand_hours, unmet_hours, duty_hours, wait_hours, stay_hours;
  double capacity_hours, filled_hours;
  int32_t on_duty[POSTS];
  care_case cases[CASES];
  clinician people[POSTS];
} unit;

typedef struct kind {
  double share, demand, mean, trauma_share, good, moral;
} kind;

static const kind kinds[3] = {
    {0.52, 1.0, 57.6, 0.03, 0.8, 1},
    {0.40, 1.15, 91.2, 0.13, 0.8, 1},
    {0.08, 1.3, 132.0, 0.40, 0.6, 3},
};
#define ENCOUNTER_RATE 0.8
#define NOMINAL 2.0
#define UNMET_ABOVE (1.7 * NOMINAL)
#define MORAL_RATE (1.4e-4 + 1.4e-4 + 4.0e-4 + 10.7e-4)
#define DRIVE_SET 0.6
#define LN2 0.693147180559945309

// By mode: vacant, off duty, asleep, working, free break, break at the desk, overrun.
static const double arousal_decay[7] = {LN2 / 1.5, LN2 / 1.5, LN2 / 1.0, LN2 / 2.0,
                                        LN2 / 0.5, LN2 / 2.0, LN2 / 2.0};
#define BUFFER_DECAY (LN2 / 3)
#define ISOLATION_GROWTH (1 / 168.0)
#define NUMBING_DECAY (LN2 / 120)
#define DISTRESS_DECAY (1 / 96.0)
#define DRIVE_RETURN (1 / 168.0)
#define PRESSURE_RISE 0.0353
#define PRESSURE_FALL 0.3813

static inline int on_duty(int mode) { return mode >= WORKING && mode <= BREAK_AT_DESK; }
static inline int caring(int mode) { return mode == WORKING || mode == BREAK_AT_DESK; }
static inline double raised(double s, double x) { return 1 - (1 - s) * exp(-x); }

static inline ws_stream stream(
    const unit *u, int kind, uint32_t index, uint32_t holder, int purpose, uint64_t ordinal) {
  ws_stream s;
  s.seed = u->seed;
  s.replicate = u->replicate;
  s.entity = (uint64_t)kind << 56 | (uint64_t)u->number << 32 | index;
  s.stream = (uint64_t)holder << 48 | (uint64_t)purpose << 32;
  ws_seek(&s, ordinal);
  return s;
}

static inline ws_stream of_post(const unit *u, int i, int purpose, uint64_t ordinal) {
  return stream(u, KIND_POST, (uint32_t)i, u->people[i].holder, purpose, ordinal);
}

static inline void set(unit *u, int timer, int i, double time) {
  tree_set(&u->queue, (uint32_t)(timer * POSTS + i), time);
}

static inline double when(const unit *u, int timer, int i) {
  return time_of(u->queue.keys[timer * POSTS + i]);
}
#endif
