// Encounters, contacts with support, morally injurious events.
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BENCH_ICU_ENCOUNTERS_H
#define BENCH_ICU_ENCOUNTERS_H
#include "icu_rates.h"

static void alarm_by(clinician *me, double x) {
  me->arousal = raised(me->arousal, x * (1 + 0.5 * me->isolation) * (1 - 0.5 * me->buffer));
}

static inline float raised_slow(float s, double x) { return (float)raised((double)s, x); }

static void encounter(unit *u, int i, int c, int last) {
  clinician *restrict me = &u->people[i];
  care_case *restrict it = &u->cases[c];
  int trauma = last && it->traumatic;
  ws_stream luck = stream(u, KIND_CASE, (uint32_t)it->number, 0, P_SEVERITY, it->ordinal++);
  double luck_of_outcome = ws_uniform(&luck);
  double x = ws_gamma(&luck, 2.0, trauma ? 4.0 : 0.5);
  double before = me->capacity, skill = (double)me->skill;
  double s = (double)me->permeability * (1 - me->numbing);
  double control = skill * (1 - 0.5 * me->arousal) * (1 - 0.3 * me->pressure)
                   * (1 - 0.3 * fmax(0, 1 - before));
  double contagion = s * s * (1 - control);
  double quality = (1 - 0.3 * me->numbing) * (1 - 0.3 * fmax(0, 1 - control / skill));
  int good = !trauma && luck_of_outcome < kinds[it->kind].good * quality;
  double compassion = good ? s * control * -expm1(-x) / fmax(1, felt_load(me)) : 0;
  double capacity = before * exp(-0.025 * x * contagion);
  capacity += 0.026 * compassion * (me->drive / DRIVE_SET) * refill(capacity);
  me->capacity = capacity = fmin(capacity, TOP);
  alarm_by(me, 0.6 * x * contagion);
  if (capacity < 0.8) me->numbing = raised(me->numbing, 0.05 * x * s * (0.8 - capacity));
  if (good) me->drive = raised(me->drive, 0.05 * compassion);
  else me->drive *= exp(-0.05 * s);
  if (x > 4) {
    double dose = (x - 4) * contagion * (1 + (double)me->intrusion);
    me->intrusion = raised_slow(me->intrusion, 0.3 * dose);
    me->avoidance = raised_slow(me->avoidance, 0.2 * dose);
    me->hyperarousal = raised_slow(me->hyperarousal, 0.2 * dose);
  }
  me->day_encounters++;
  me->day_good += (uint16_t)good;
  me->encounter_count++;
  u->counts[N_ENCOUNTER]++;
}

static void encounter_timer(unit *u, int i) {
  advance(u, i);
  clinician *me = &u->people[i];
  ws_stream luck = of_post(u, i, P_ENCOUNTER, ++me->encounters.ordinal);
  me->encounters.left = ws_exponential(&luck, 1.0);
  double at = ws_uniform(&luck) * me->encounter_rate;
  int c = me->first_case;
  while (u->cases[c].next >= 0 && (at -= ENCOUNTER_RATE) >= 0) c = u->cases[c].next;
  encounter(u, i, c, 0);
  refresh(u, i);
  schedule(u, &me->encounters, ENCOUNTER, i);
}

static void contact_timer(unit *u, int i) {
  u->counts[N_CONTACT]++;
  clinician *restrict me = &u->people[i];
  ws_stream luck = of_post(u, i, P_CONTACT, ++me->contacts.ordinal);
  me->contacts.left = (u->now - me->time) * me->contacts.rate + ws_exponential(&luck, 1.0);
  schedule(u, &me->contacts, CONTACT, i);
  if (u->on_duty_count < 2) return;
  int place = (int)(ws_uniform(&luck) * (double)(u->on_duty_count - 1));
  if (place >= me->duty_index) place++;
  int j = u->on_duty[place];
  clinician *restrict other = &u->people[j];
  float exhaustion = 0.0001f * (other->exhaustion - me->exhaustion);
  float cynicism = 0.0001f * (other->cynicism - me->cynicism);
  me->exhaustion += exhaustion;
  other->exhaustion -= exhaustion;
  me->cynicism += cynicism;
  other->cynicism -= cynicism;
  if (ws_uniform(&luck) >= 0.1 * fmin(1, other->capacity)) return;
  advance(u, i);
  me->buffer = raised(me->buffer, 0.3);
  me->isolation *= exp(-0.2);
  me->support++;
  u->counts[N_SUPPORT]++;
  refresh(u, i);
  advance(u, j);
  other->capacity *= exp(-0.0005);
  refresh(u, j);
}

static void moral_timer(unit *u, int i) {
  advance(u, i);
  clinician *me = &u->people[i];
  ws_stream luck = of_post(u, i, P_MORAL, ++me->morals.ordinal);
  me->morals.left = ws_exponential(&luck, 1.0);
  double at = ws_uniform(&luck) * MORAL_RATE;
  double severity = 0.15 * ws_lognormal(&luck, 0, 0.8), injury = 0.35 * severity;
  me->distress = raised(me->distress, severity);
  double self = at < 2.8e-4 ? 1 : at < 6.8e-4 ? 0.5 : 0;
  if (self > 0) me->guilt = raised_slow(me->guilt, self * injury);
  if (self < 1) me->betrayal = raised_slow(me->betrayal, (1 - self) * injury);
  alarm_by(me, severity);
  me->moral_count++;
  u->counts[N_MORAL]++;
  refresh(u, i);
  schedule(u, &me->morals, MORAL, i);
}

static void refresh_timer(unit *u, int i) {
  u->counts[N_REFRESH]++;
  advance(u, i);
  clinician *me = &u->people[i];
  if (on_duty(me->mode) && u->unmet > 0) {
    double dose = 0.02 * undone_share(u);
    me->distress = raised(me->distress, dose);
    me->guilt = raised_slow(me->guilt, 0.35 * 0.1 * dose);
  }
  refresh(u, i);
}
#endif
