// Cases: arrival, waiting, assignment to the least loaded, hand-over, end; and breaks with cover.
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BENCH_ICU_CASES_H
#define BENCH_ICU_CASES_H
#include "icu_encounters.h"

static void plan_arrival(unit *u) {
  ws_stream s = stream(u, KIND_UNIT, 0, 0, P_ARRIVALS, u->arrivals);
  tree_set(&u->queue, ARRIVAL_SLOT, u->now + ws_exponential(&s, 1.0) / (6.1 / 24));
}

// Fewest cases; beyond the limit only when all have reached it; ties to the next in turn.
static int choose_carer(const unit *u) {
  int best = -1, best_turn = 0;
  double best_key = INFINITY;
  for (int place = 0; place < u->on_duty_count; place++) {
    int i = u->on_duty[place];
    const clinician *me = &u->people[i];
    if (!caring(me->mode)) continue;
    double key = (double)me->case_count;
    if (me->case_count >= CASE_LIMIT) key += 1e6 * key;
    int turn = i - u->turn + (i < u->turn ? POSTS : 0);
    if (key < best_key || (key == best_key && turn < best_turn)) {
      best = i;
      best_key = key;
      best_turn = turn;
    }
  }
  return best;
}

static inline double unmet_of(const clinician *me) { return fmax(0, me->demand - UNMET_ABOVE); }

static void attach(unit *u, int c, int i) {
  advance(u, i);
  clinician *me = &u->people[i];
  care_case *it = &u->cases[c];
  const kind *k = &kinds[it->kind];
  double before = unmet_of(me);
  it->carer = i;
  it->previous = -1;
  it->next = me->first_case;
  if (me->first_case >= 0) u->cases[me->first_case].previous = c;
  me->first_case = c;
  me->case_count++;
  me->demand += k->demand;
  me->encounter_rate += ENCOUNTER_RATE;
  me->moral_hazard += k->moral;
  u->unmet += unmet_of(me) - before;
  refresh(u, i);
}

static void give(unit *u, int c, int i) {
  settle(u);
  u->turn = i + 1 == POSTS ? 0 : i + 1;
  u->cases[c].owner = i;
  attach(u, c, i);
  u->counts[N_ASSIGNMENT]++;
}

static void leave_unattended(unit *u, int c) {
  u->cases[c].owner = u->cases[c].carer = -1;
  u->unattended[u->unattended_count++] = c;
  u->unmet += kinds[u->cases[c].kind].demand;
}

static void take(unit *u, int c, int refreshing) {
  settle(u);
  care_case *it = &u->cases[c];
  const kind *k = &kinds[it->kind];
  int i = it->carer;
  if (i < 0) {
    int place = 0;
    while (u->unattended[place] != c) place++;
    for (u->unattended_count--; place < u->unattended_count; place++)
      u->unattended[place] = u->unattended[place + 1];
    u->unmet -= k->demand;
    return;
  }
  advance(u, i);
  clinician *me = &u->people[i];
  double before = unmet_of(me);
  if (it->previous >= 0) u->cases[it->previous].next = it->next;
  else me->first_case = it->next;
  if (it->next >= 0) u->cases[it->next].previous = it->previous;
  it->carer = -1;
  me->case_count--;
  me->demand = me->case_count == 0 ? 0 : me->demand - k->demand;
  me->encounter_rate = me->case_count == 0 ? 0 : me->encounter_rate - ENCOUNTER_RATE;
  me->moral_hazard = me->case_count == 0 ? 0 : me->moral_hazard - k->moral;
  u->unmet += unmet_of(me) - before;
  if (refreshing) refresh(u, i);
}

static void move(unit *u, int c, int i) {
  take(u, c, 1);
  attach(u, c, i);
}

static void attend_unattended(unit *u) {
  while (u->unattended_count > 0) {
    int i = choose_carer(u);
    if (i < 0) return;
    int c = u->unattended[0];
    take(u, c, 0);
    give(u, c, i);
  }
}

static void admit(unit *u, int c) {
  care_case *it = &u->cases[c];
  u->wait_hours += u->now - it->arrival;
  it->state = IN_CARE;
  u->in_care++;
  u->demand += kinds[it->kind].demand;
  tree_set(&u->queue, (uint32_t)(CASE_SLOT + c), u->now + it->length);
  u->counts[N_ADMISSION]++;
  int i = choose_carer(u);
  if (i >= 0) give(u, c, i);
  else leave_unattended(u, c);
}

static void arrive(unit *u) {
  settle(u);
  uint64_t number = u->arrivals++;
  u->counts[N_ARRIVAL]++;
  plan_arrival(u);
  int room = u->in_care < BEDS;
  if (!room && u->waiting_count >= 20) {
    u->counts[N_TURNED_AWAY]++;
    return;
  }
  int c = u->free_cases[--u->free_count];
  ws_stream s = stream(u, KIND_CASE, (uint32_t)number, 0, P_ATTRIBUTES, 0);
  double x = ws_uniform(&s);
  int kind = x < kinds[0].share ? 0 : x < kinds[0].share + kinds[1].share ? 1 : 2;
  care_case new = {.number = number, .arrival = u->now, .carer = -1, .owner = -1, .next = -1,
                   .previous = -1, .kind = (uint8_t)kind};
  new.traumatic = ws_uniform(&s) < kinds[kind].trauma_share;
  new.length = kinds[kind].mean * exp(-0.5 * 1.04 * 1.04) * ws_lognormal(&s, 0, 1.04);
  u->cases[c] = new;
  if (room) {
    admit(u, c);
  } else {
    u->cases[c].state = WAITING;
    u->waiting[(u->waiting_head + u->waiting_count++) & 31] = c;
  }
}

static void end_case(unit *u, int c) {
  settle(u);
  care_case *it = &u->cases[c];
  int i = it->carer;
  if (i >= 0 && caring(u->people[i].mode)) {
    advance(u, i);
    encounter(u, i, c, 1);
  }
  u->counts[N_CASE_END]++;
  u->stay_hours += u->now - it->arrival;
  take(u, c, 1);
  u->demand = --u->in_care == 0 ? 0 : u->demand - kinds[it->kind].demand;
  it->state = FREE;
  tree_set(&u->queue, (uint32_t)(CASE_SLOT + c), INFINITY);
  u->free_cases[u->free_count++] = c;
  while (u->waiting_count > 0 && u->in_care < BEDS) {
    int next = u->waiting[u->waiting_head++ & 31];
    u->waiting_count--;
    admit(u, next);
  }
  attend_unattended(u);
}

static void hand_over_all(unit *u, int i) {
  while (u->people[i].first_case >= 0) {
    int c = u->people[i].first_case;
    take(u, c, 0);
    int carer = choose_carer(u);
    if (carer >= 0) give(u, c, carer);
    else leave_unattended(u, c);
    u->counts[N_HAND_OVER]++;
  }
}

static void relieve_overloaded(unit *u, int i) {
  for (;;) {
    int most = -1;
    for (int place = 0; place < u->on_duty_count; place++) {
      int j = u->on_duty[place];
      if (u->people[j].case_count <= CASE_LIMIT) continue;
      if (most < 0 || u->people[j].case_count > u->people[most].case_count) most = j;
    }
    if (most < 0 || u->people[most].case_count < u->people[i].case_count + 2) return;
    int c = u->people[most].first_case;
    take(u, c, 1);
    give(u, c, i);
    u->counts[N_HAND_OVER]++;
  }
}

// Breaks.

static void enter(unit *u, int mode, int i) {
  u->people[i].mode = (uint8_t)mode;
  refresh(u, i);
}

static void plan_break(unit *u, int i) {
  clinician *me = &u->people[i];
  for (; me->breaks_left > 0; me->breaks_left--, me->break_ordinal++) {
    double time = me->scheduled_end - 12.5 * ((double)me->breaks_left / 3);
    if (time >= u->now) {
      set(u, BREAKS, i, time);
      return;
    }
  }
  set(u, BREAKS, i, INFINITY);
}

static void close_break(clinician *me) {
  me->deadline = 0;
  me->breaks_left--;
  me->break_ordinal++;
}

static void begin_break(unit *u, int i, int mode) {
  advance(u, i);
  close_break(&u->people[i]);
  enter(u, mode, i);
  u->counts[mode == BREAK_FREE ? N_BREAK_START : N_BREAK_AT_DESK]++;
  set(u, BREAKS, i, u->now + 0.5);
}

static int find_cover(const unit *u, int i) {
  int best = -1;
  double least = 2.4 * NOMINAL - u->people[i].demand;
  for (int place = 0; place < u->on_duty_count; place++) {
    int j = u->on_duty[place];
    if (j == i || u->people[j].mode != WORKING) continue;
    double demand = u->people[j].demand;
    if (demand < least || (best < 0 && demand == least)) {
      best = j;
      least = demand;
    }
  }
  return best;
}

static void seek_break(unit *u, int i) {
  advance(u, i);
  clinician *me = &u->people[i];
  if (me->deadline == 0) me->deadline = u->now + 1.5;
  ws_stream s = of_post(u, i, P_BREAKS, me->break_ordinal);
  int feels_free = ws_uniform(&s) < 0.3, cover;
  double chance = ws_uniform(&s);
  if (me->case_count == 0) {
    begin_break(u, i, BREAK_FREE);
  } else if (feels_free && (cover = find_cover(u, i)) >= 0) {
    while (me->first_case >= 0) move(u, me->first_case, cover);
    begin_break(u, i, BREAK_FREE);
  } else if (feels_free && u->now + 0.5 <= me->deadline) {
    u->counts[N_BREAK_POSTPONED]++;
    set(u, BREAKS, i, u->now + 0.5);
  } else if (chance < 0.72 * exp(-fmax(0, me->demand / NOMINAL - 1))) {
    begin_break(u, i, BREAK_AT_DESK);
  } else {
    u->counts[N_BREAK_MISSED]++;
    close_break(me);
    plan_break(u, i);
  }
}

static void break_timer(unit *u, int i) {
  if (u->people[i].mode == WORKING) {
    seek_break(u, i);
    return;
  }
  settle(u);
  advance(u, i);
  enter(u, WORKING, i);
  u->counts[N_BREAK_END]++;
  for (int c = 0; c < CASES; c++) {
    care_case *it = &u->cases[c];
    if (it->state == IN_CARE && it->owner == i && it->carer != i && it->carer >= 0) move(u, c, i);
  }
  attend_unattended(u);
  relieve_overloaded(u, i);
  plan_break(u, i);
}

static void end_break_early(unit *u, int i) {
  clinician *me = &u->people[i];
  if (me->mode == BREAK_FREE)
    for (int c = 0; c < CASES; c++)
      if (u->cases[c].state == IN_CARE && u->cases[c].owner == i)
        u->cases[c].owner = u->cases[c].carer;
  me->breaks_left = 0;
  me->deadline = 0;
  set(u, BREAKS, i, INFINITY);
}
#endif
