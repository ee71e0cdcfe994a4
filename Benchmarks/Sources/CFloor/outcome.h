// What every contender reports.
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BENCH_OUTCOME_H
#define BENCH_OUTCOME_H
#include <stdint.h>

typedef struct outcome {
  uint64_t events;
  uint64_t waits;
  double waited;
  double last_time;
} outcome;

outcome single_server_gsl(uint64_t customers, double *seconds);
outcome single_server_inlined(uint64_t customers, double *seconds);
outcome shared_resource_gsl(
    uint32_t agents, uint32_t servers, double hours, uint32_t units, double *seconds);
outcome shared_resource_inlined(
    uint32_t agents, uint32_t servers, double hours, uint32_t units, double *seconds);

double cpu_seconds(void);
#endif
