// The minimal ICU: what it counts.
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BENCH_ICU_H
#define BENCH_ICU_H
#include <stdint.h>

// In the order of EventKind in Sources/Wellspring/Recording/ReplicateResult.swift.
enum {
  N_ARRIVAL, N_ADMISSION, N_ASSIGNMENT, N_CASE_END, N_LEFT, N_TURNED_AWAY, N_HAND_OVER,
  N_SHIFT_START, N_SHIFT_END, N_OVERRUN_END,
  N_BREAK_START, N_BREAK_AT_DESK, N_BREAK_END, N_BREAK_POSTPONED, N_BREAK_MISSED,
  N_SLEEP_START, N_SLEEP_END, N_ENCOUNTER, N_CONTACT, N_SUPPORT, N_MORAL, N_REFRESH, N_DAY_MARK,
  N_SICKNESS, N_RECOVERY, N_RESIGNATION, N_HIRING, ICU_KINDS
};

typedef struct icu_outcome {
  uint64_t timers;
  uint64_t counts[ICU_KINDS];
  double mean_capacity;
} icu_outcome;

icu_outcome icu_run(double days, uint32_t replicate, double *seconds);
#endif
