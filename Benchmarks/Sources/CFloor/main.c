// Usage: CFloor gsl|inlined single-server CUSTOMERS
//        CFloor gsl|inlined shared-resource AGENTS_PER_UNIT SERVERS_PER_UNIT HOURS UNITS
//        CFloor gsl full-model DAYS    prints, after the usual line, how often each event happened
// SPDX-License-Identifier: GPL-3.0-or-later
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "icu.h"
#include "outcome.h"

double cpu_seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static uint64_t bits(double x) {
  uint64_t b;
  memcpy(&b, &x, sizeof b);
  return b;
}

static int full_model(double days) {
  double seconds = 0;
  icu_outcome o = icu_run(days, 0, &seconds);
  printf("%" PRIu64 " %.9f %.9g -\n", o.timers, seconds, o.mean_capacity);
  for (int kind = 0; kind < ICU_KINDS; kind++) printf("%" PRIu64 " ", o.counts[kind]);
  printf("\n");
  return 0;
}

int main(int argc, char **argv) {
  double seconds = 0;
  outcome o;
  int gsl = argc > 1 && strcmp(argv[1], "gsl") == 0;
  if (argc == 4 && gsl && strcmp(argv[2], "full-model") == 0) return full_model(atof(argv[3]));
  if (argc == 4 && strcmp(argv[2], "single-server") == 0) {
    uint64_t customers = strtoull(argv[3], NULL, 10);
    o = gsl ? single_server_gsl(customers, &seconds) : single_server_inlined(customers, &seconds);
  } else if (argc == 7 && strcmp(argv[2], "shared-resource") == 0) {
    uint32_t agents = (uint32_t)atoi(argv[3]), servers = (uint32_t)atoi(argv[4]);
    double hours = atof(argv[5]);
    uint32_t units = (uint32_t)atoi(argv[6]);
    o = gsl ? shared_resource_gsl(agents, servers, hours, units, &seconds)
            : shared_resource_inlined(agents, servers, hours, units, &seconds);
  } else {
    fprintf(stderr, "see the head of main.c\n");
    return 64;
  }
  printf("%" PRIu64 " %.9f %.9g %" PRIx64 ":%" PRIx64 "\n", o.events, seconds,
         o.waited / (double)o.waits, bits(o.waited), bits(o.last_time));
  return 0;
}
