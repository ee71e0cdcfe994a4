// Philox 4x64-10 from Random123 as a gsl_rng_type whose state is an addressed stream.
// SPDX-License-Identifier: GPL-3.0-or-later
#include "csampling.h"
#include "philox_rng.h"

#include <Random123/philox.h>

#pragma STDC FP_CONTRACT OFF

void ws_philox4x64(const uint64_t counter[4], const uint64_t key[2], uint64_t out[4]) {
  philox4x64_ctr_t c = {{counter[0], counter[1], counter[2], counter[3]}};
  philox4x64_key_t k = {{key[0], key[1]}};
  philox4x64_ctr_t r = philox4x64_R(10, c, k);
  for (int i = 0; i < 4; i++) out[i] = r.v[i];
}

static inline uint64_t next_word(ws_stream *s) {
  if (s->used >= 4) {
    philox4x64_ctr_t c = {{s->entity, s->stream, s->ordinal, s->block}};
    philox4x64_key_t k = {{s->seed, s->replicate}};
    philox4x64_ctr_t r = philox4x64_R(10, c, k);
    s->words[0] = r.v[0];
    s->words[1] = r.v[1];
    s->words[2] = r.v[2];
    s->words[3] = r.v[3];
    s->block += 1;
    s->used = 0;
  }
  return s->words[s->used++];
}

uint64_t ws_next_word(ws_stream *s) { return next_word(s); }

// GSL asks for two views of the same generator: an integer in 0 ... max, and a double in [0, 1).
// The double uses the top 53 bits; the integer the top 32, so that gsl_rng_uniform_int can serve
// any n below 2^32 and behaves the same where `unsigned long` has 32 bits.

static unsigned long get(void *state) {
  return (unsigned long)(next_word((ws_stream *)state) >> 32);
}

static double get_double(void *state) {
  return (double)(next_word((ws_stream *)state) >> 11) * 0x1p-53;
}

static void set(void *state, unsigned long seed) {
  ws_stream *s = (ws_stream *)state;
  *s = (ws_stream){0};
  s->seed = seed;
  s->used = 4;
}

const gsl_rng_type ws_philox_type = {
    "philox4x64-10", 0xffffffffUL, 0, sizeof(ws_stream), set, get, get_double};
