// The floor with the product's own sampling: GSL on addressed Philox streams, through CSampling.
// SPDX-License-Identifier: GPL-3.0-or-later
#include "csampling.h"

typedef ws_stream stream;

// The addresses that Ours uses: RandomStream.swift gives kinds and purposes their numbers.
enum { KIND_CARE_UNIT = 1, KIND_POST = 2, PURPOSE_ARRIVALS = 1, PURPOSE_CLOCK = 3 };

static void stream_init(ws_stream *s, int kind, uint32_t unit, uint32_t index, int purpose) {
  *s = (ws_stream){0};
  s->seed = 1;
  s->entity = (uint64_t)kind << 56 | (uint64_t)unit << 32 | index;
  s->stream = (uint64_t)purpose << 32;
  ws_seek(s, 0);
}

static inline double exponential(ws_stream *s, double mean) { return ws_exponential(s, mean); }

#define VARIANT(name) name##_gsl
#include "workloads.h"
