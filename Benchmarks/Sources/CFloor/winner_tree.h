// The winner tree of Sources/Wellspring/Engine/EventQueue.swift, as one would write it in C.
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BENCH_WINNER_TREE_H
#define BENCH_WINNER_TREE_H
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct tree {
  uint64_t *keys;     // by slot, and one for the padding
  uint32_t *winners;  // by node, 1 ..< base
  uint64_t base;
} tree;

static inline uint64_t key_of(double time) {
  uint64_t key;
  memcpy(&key, &time, sizeof key);
  return key;
}

static inline double time_of(uint64_t key) {
  double time;
  memcpy(&time, &key, sizeof time);
  return time;
}

static inline void tree_init(tree *t, uint32_t slots) {
  t->base = 2;
  while (t->base < slots) t->base *= 2;
  t->keys = malloc((slots + 1) * sizeof *t->keys);
  t->winners = malloc(t->base * sizeof *t->winners);
  for (uint32_t i = 0; i <= slots; i++) t->keys[i] = key_of(INFINITY);
  for (uint64_t node = t->base - 1; node >= 1; node--) {
    uint64_t leftmost = node;
    while (leftmost < t->base) leftmost *= 2;
    leftmost -= t->base;
    t->winners[node] = leftmost < slots ? (uint32_t)leftmost : slots;
  }
}

static inline void tree_free(tree *t) {
  free(t->keys);
  free(t->winners);
}

static inline void tree_set(tree *t, uint32_t slot, double time) {
  uint64_t *restrict keys = t->keys;
  uint32_t *restrict winners = t->winners;
  uint64_t key = key_of(time);
  keys[slot] = key;
  uint64_t node = slot + t->base;
  uint32_t winner = slot, rival = slot ^ 1;
  for (;;) {
    uint64_t rival_key = keys[rival];
    uint64_t mask = (uint64_t)((int64_t)(rival_key - (key + (node & 1))) >> 63);
    key ^= (key ^ rival_key) & mask;
    winner ^= (winner ^ rival) & (uint32_t)mask;
    node >>= 1;
    winners[node] = winner;
    if (node == 1) return;
    rival = winners[node ^ 1];
  }
}

static inline uint32_t tree_next(const tree *t, double *time) {
  uint32_t slot = t->winners[1];
  *time = time_of(t->keys[slot]);
  return slot;
}
#endif
