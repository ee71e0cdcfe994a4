// Workloads A and B, written once for both ways of sampling; included by with_*.c, which define
// `stream`, `stream_init`, `exponential` and VARIANT. Defined in words in Benchmarks/README.md.
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outcome.h"
#include "winner_tree.h"

enum { LINE_LIMIT = 1 << 16 };

outcome VARIANT(single_server)(uint64_t customers, double *seconds) {
  enum { ARRIVAL, DEPARTURE };
  const double mean_gap = 1 / 0.9, mean_service = 1;
  tree queue;
  stream gaps, services;
  tree_init(&queue, 2);
  stream_init(&gaps, KIND_CARE_UNIT, 0, 0, PURPOSE_ARRIVALS);
  stream_init(&services, KIND_CARE_UNIT, 0, 0, PURPOSE_CLOCK);
  double *line = malloc(LINE_LIMIT * sizeof *line);
  uint64_t head = 0, waiting = 0, arrived = 0;
  int busy = 0;
  outcome o = {0};
  double start = cpu_seconds();
  tree_set(&queue, ARRIVAL, exponential(&gaps, mean_gap));
  for (;;) {
    double now;
    uint32_t slot = tree_next(&queue, &now);
    if (now == INFINITY) break;
    o.events++;
    o.last_time = now;
    if (slot == ARRIVAL) {
      arrived++;
      tree_set(&queue, ARRIVAL,
               arrived < customers ? now + exponential(&gaps, mean_gap) : INFINITY);
      if (busy) {
        if (waiting == LINE_LIMIT) abort();
        line[(head + waiting++) & (LINE_LIMIT - 1)] = now;
      } else {
        busy = 1;
        tree_set(&queue, DEPARTURE, now + exponential(&services, mean_service));
      }
    } else if (waiting == 0) {
      busy = 0;
      tree_set(&queue, DEPARTURE, INFINITY);
    } else {
      o.waited += now - line[head++ & (LINE_LIMIT - 1)];
      waiting--;
      tree_set(&queue, DEPARTURE, now + exponential(&services, mean_service));
    }
  }
  o.waits = customers;
  *seconds = cpu_seconds() - start;
  tree_free(&queue);
  free(line);
  return o;
}

typedef struct agent {
  stream stream;
  double waiting_since;
  uint8_t activity;
} agent;

typedef struct world {
  tree queue;
  agent *agents;
  uint32_t *line;
  uint32_t line_mask, head, waiting, free_servers;
} world;

enum { REST, PREPARE, TREAT, WRITE };

static inline void begin(world *w, uint32_t i, int activity, double now, double mean) {
  w->agents[i].activity = (uint8_t)activity;
  tree_set(&w->queue, i, now + exponential(&w->agents[i].stream, mean));
}

static void world_init(world *w, uint32_t unit, uint32_t agents, uint32_t servers) {
  *w = (world){.free_servers = servers};
  tree_init(&w->queue, agents);
  uint32_t capacity = 1;
  while (capacity < agents) capacity *= 2;
  w->line = malloc(capacity * sizeof *w->line);
  memset(w->line, 0, capacity * sizeof *w->line);
  w->line_mask = capacity - 1;
  w->agents = malloc(agents * sizeof *w->agents);
  for (uint32_t i = 0; i < agents; i++) {
    w->agents[i] = (agent){.activity = 0};
    stream_init(&w->agents[i].stream, KIND_POST, unit, i, PURPOSE_CLOCK);
    begin(w, i, REST, 0, 2.0);
  }
}

static void world_free(world *w) {
  tree_free(&w->queue);
  free(w->line);
  free(w->agents);
}

static outcome world_run(world *restrict w, double hours) {
  outcome o = {0};
  for (;;) {
    double now;
    uint32_t i = tree_next(&w->queue, &now);
    if (!(now <= hours)) break;
    o.events++;
    o.last_time = now;
    switch (w->agents[i].activity) {
    case REST: begin(w, i, PREPARE, now, 0.5); break;
    case PREPARE:
      if (w->free_servers > 0) {
        w->free_servers--;
        o.waits++;
        begin(w, i, TREAT, now, 1.0);
      } else {
        w->agents[i].waiting_since = now;
        w->line[(w->head + w->waiting++) & w->line_mask] = i;
        tree_set(&w->queue, i, INFINITY);
      }
      break;
    case TREAT:
      if (w->waiting == 0) {
        w->free_servers++;
      } else {
        uint32_t following = w->line[w->head++ & w->line_mask];
        w->waiting--;
        o.waited += now - w->agents[following].waiting_since;
        o.waits++;
        begin(w, following, TREAT, now, 1.0);
      }
      begin(w, i, WRITE, now, 0.5);
      break;
    default: begin(w, i, REST, now, 2.0);
    }
  }
  return o;
}

outcome VARIANT(shared_resource)(
    uint32_t agents, uint32_t servers, double hours, uint32_t units, double *seconds) {
  world *worlds = malloc(units * sizeof *worlds);
  for (uint32_t u = 0; u < units; u++) world_init(&worlds[u], u, agents, servers);
  outcome total = {0};
  double start = cpu_seconds();
  for (uint32_t u = 0; u < units; u++) {
    outcome o = world_run(&worlds[u], hours);
    total.events += o.events;
    total.waits += o.waits;
    total.waited += o.waited;
    if (o.last_time > total.last_time) total.last_time = o.last_time;
  }
  *seconds = cpu_seconds() - start;
  for (uint32_t u = 0; u < units; u++) world_free(&worlds[u]);
  free(worlds);
  return total;
}
