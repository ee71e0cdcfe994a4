// The floor without the product's sampling: an inlined generator and a ziggurat, for reference.
//
// xoshiro256++ (Blackman and Vigna 2021, doi:10.1145/3460772) and the exponential ziggurat of
// Marsaglia and Tsang (2000, doi:10.18637/jss.v005.i08) with 256 layers.
//
// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdint.h>

enum { KIND_CARE_UNIT = 1, KIND_POST = 2, PURPOSE_ARRIVALS = 1, PURPOSE_CLOCK = 3 };

typedef struct stream {
  uint64_t s[4];
} stream;

static double widths[257], heights[257];

static inline uint64_t rotl(uint64_t x, int k) { return x << k | x >> (64 - k); }

static inline uint64_t next(stream *g) {
  uint64_t *s = g->s, result = rotl(s[0] + s[3], 23) + s[0], t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotl(s[3], 45);
  return result;
}

static inline double unit_double(uint64_t bits) { return (double)(bits >> 11) * 0x1p-53; }

// Layer i spans 0 ... widths[i] and the heights exp(-widths[i]) ... exp(-widths[i + 1]); all have
// the area `area`; layer 0 holds the tail beyond widths[1].
static void tables_init(void) {
  const double tail = 7.69711747013104972, area = 3.94965982258156e-3;
  widths[0] = area / exp(-tail);
  widths[1] = tail;
  for (int i = 2; i < 256; i++) widths[i] = -log(area / widths[i - 1] + exp(-widths[i - 1]));
  widths[256] = 0;
  for (int i = 0; i <= 256; i++) heights[i] = exp(-widths[i]);
}

static void stream_init(stream *g, int kind, uint32_t unit, uint32_t index, int purpose) {
  if (widths[1] == 0) tables_init();
  uint64_t x = (uint64_t)kind << 56 ^ (uint64_t)unit << 32 ^ index ^ (uint64_t)purpose << 48;
  for (int i = 0; i < 4; i++) {  // SplitMix64
    uint64_t z = x += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    g->s[i] = z ^ z >> 31;
  }
}

static inline double exponential(stream *g, double mean) {
  double shift = 0;
  for (;;) {
    uint64_t bits = next(g);
    int layer = bits & 255;
    double x = unit_double(bits) * widths[layer];
    if (__builtin_expect(x < widths[layer + 1], 1)) return (shift + x) * mean;
    if (layer == 0) {
      shift += widths[1];  // the tail of an exponential is an exponential
      continue;
    }
    double y = heights[layer] + unit_double(next(g)) * (heights[layer + 1] - heights[layer]);
    if (y < exp(-x)) return (shift + x) * mean;
  }
}

#define VARIANT(name) name##_inlined
#include "workloads.h"
