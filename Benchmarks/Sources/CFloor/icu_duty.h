// Shifts by a three-on-four-off rota, overrun, and sleep.
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BENCH_ICU_DUTY_H
#define BENCH_ICU_DUTY_H
#include "icu_cases.h"

// Three days, four off, three nights, four off; the posts enter the cycle evenly spread.
static const uint8_t cycle[CYCLE] = {1, 1, 1, 0, 0, 0, 0, 2, 2, 2, 0, 0, 0, 0};
static const double shift_start[2] = {7, 19};

static int on_vacation(int i, int day) {
  double turn = (double)(i + 1) * 0.618033988749894903, spacing = 365 / 2.0;
  double since = (double)(day % 365) - (turn - floor(turn)) * spacing + 365;
  return since - floor(since / spacing) * spacing < 14;
}

static void plan_shift(unit *u, int i, double after) {
  int first = (int)fmax(0, floor(after / 24));
  for (int day = first;; day++) {
    int number = cycle[(day + i * CYCLE / POSTS) % CYCLE];
    double start = (double)day * 24 + shift_start[number == 2];
    if (number == 0 || start <= after) continue;
    u->people[i].shift = (uint8_t)(number - 1);
    u->people[i].scheduled_end = start + 12.5;
    set(u, DUTY, i, fmax(u->now, start));
    return;
  }
}

static int skips_next_shift(const unit *u, int i) {
  const clinician *me = &u->people[i];
  return me->sick || me->mode == VACANT
         || on_vacation(i, (int)floor((me->scheduled_end - 12.5) / 24));
}

static void plan_sleep(unit *u, int i, double earliest, int after_night) {
  clinician *me = &u->people[i];
  double start = when(u, DUTY, i);
  double latest_wake = (skips_next_shift(u, i) ? INFINITY : start) - 1.25;
  double midnight = 24 * floor(earliest / 24), hour = earliest - midnight, onset = earliest;
  if (!after_night && hour > 12 && hour < 22.75) {
    double bedtime = midnight + 22.75;
    onset = fmax(earliest, fmin(bedtime, fmax(bedtime - 1, latest_wake - 8)));
  }
  ws_stream s = of_post(u, i, P_SLEEP, me->sleep_ordinal++);
  onset = fmax(earliest, onset + fmin(fmax(ws_gaussian(&s, 0.5), -1), 1));
  set(u, SLEEP, i, latest_wake - onset < 0.5 ? INFINITY : onset);
}

static void fall_asleep(unit *u, int i) {
  double daytime = misalignment(u->now, 8), night = misalignment(22.75, 8);
  double wake = u->now + 8 * (1 - 0.3 * fmax(0, daytime - night) / (1 - night));
  if (!skips_next_shift(u, i)) wake = fmin(wake, when(u, DUTY, i) - 1.25);
  enter(u, ASLEEP, i);
  u->counts[N_SLEEP_START]++;
  set(u, SLEEP, i, fmax(u->now, wake));
}

static void sleep_timer(unit *u, int i) {
  advance(u, i);
  if (u->people[i].mode != ASLEEP) {
    fall_asleep(u, i);
    return;
  }
  enter(u, OFF_DUTY, i);
  u->counts[N_SLEEP_END]++;
  double noon = 24 * floor(u->now / 24) + 12;
  plan_sleep(u, i, fmax(u->now + 6, u->now < noon ? noon + 0.01 : 0), 0);
}

static void skip_shift(unit *u, int i) {
  plan_shift(u, i, u->people[i].scheduled_end - 12.5);
  if (u->people[i].mode == OFF_DUTY && when(u, SLEEP, i) == INFINITY) plan_sleep(u, i, u->now, 0);
}

static void begin_shift(unit *u, int i) {
  clinician *me = &u->people[i];
  if (me->sick || on_vacation(i, (int)floor((me->scheduled_end - 12.5) / 24))) {
    skip_shift(u, i);
    return;
  }
  double rested = me->last_duty_end + 10;
  if (rested > u->now) {
    if (rested > me->scheduled_end - 1) skip_shift(u, i);
    else set(u, DUTY, i, rested);
    return;
  }
  settle(u);
  advance(u, i);
  set(u, SLEEP, i, INFINITY);
  set(u, DUTY, i, me->scheduled_end);
  me->duty_index = u->on_duty_count;
  u->on_duty[u->on_duty_count++] = i;
  enter(u, WORKING, i);
  u->counts[N_SHIFT_START]++;
  me->breaks_left = 2;
  me->deadline = 0;
  plan_break(u, i);
  attend_unattended(u);
  relieve_overloaded(u, i);
}

static void end_shift(unit *u, int i) {
  settle(u);
  advance(u, i);
  end_break_early(u, i);
  clinician *me = &u->people[i];
  double load = me->demand / NOMINAL;
  me->mode = OVERRUN;
  int moved = u->on_duty[--u->on_duty_count];
  u->on_duty[me->duty_index] = moved;
  u->people[moved].duty_index = me->duty_index;
  me->duty_index = -1;
  hand_over_all(u, i);
  ws_stream s = of_post(u, i, P_SHIFT, me->shift_ordinal++);
  double overrun = ws_gamma(&s, 1.5, 55.0 / 60 * (0.5 + 0.5 * load) / 1.5);
  me->shifts++;
  me->overrun_hours += overrun;
  u->counts[N_SHIFT_END]++;
  refresh(u, i);
  set(u, DUTY, i, u->now + overrun);
}

static void leave_work(unit *u, int i) {
  advance(u, i);
  u->counts[N_OVERRUN_END]++;
  clinician *me = &u->people[i];
  me->last_duty_end = u->now;
  double start = me->scheduled_end - 12.5;
  int after_night = fmod(me->scheduled_end, 24) < 12;
  enter(u, OFF_DUTY, i);
  plan_shift(u, i, start);
  plan_sleep(u, i, u->now + 1.5, after_night);
}

static void duty_timer(unit *u, int i) {
  int mode = u->people[i].mode;
  if (on_duty(mode)) end_shift(u, i);
  else if (mode == OVERRUN) leave_work(u, i);
  else begin_shift(u, i);
}
#endif
