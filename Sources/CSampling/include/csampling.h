// Random numbers for the simulation: addressed Philox streams, and every distribution through GSL.
//
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Goals, in order of priority:
//  1. Freestanding. Only <stdint.h>, fixed-width integers, no `unsigned long`, no GSL or libc
//     header: this file is also imported by Embedded Swift for wasm32. Only the .c files see GSL.
//  2. Addressed, not sequential. A stream is a place in the counter space of one Philox 4x64-10
//     generator, so that no draw of one entity or purpose can shift another's.
//  3. Every distribution is GSL's own sampler, run on our `gsl_rng_type`.
#ifndef WELLSPRING_CSAMPLING_H
#define WELLSPRING_CSAMPLING_H
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The address of one draw, and the state of the generator while that draw is made.
///
/// Philox 4x64-10 maps (key, counter) to four 64-bit words. Layout:
///   key     = (seed, replicate)
///   counter = (entity, stream, ordinal, block)
///   entity  = kind (8 bits) | unit (24 bits) | index (32 bits), from the top
///   stream  = holder (16 bits) | purpose (16 bits) | reserved (32 bits, zero), from the top
///   ordinal = which event of this stream (64 bits)
///   block   = which group of four words within the draw (64 bits), counted from 0 by the generator
///
/// A rejection sampler may use any number of words: each event has its own ordinal.
typedef struct ws_stream {
  uint64_t seed;
  uint64_t replicate;
  uint64_t entity;
  uint64_t stream;
  uint64_t ordinal;
  uint64_t block;     // next block to generate
  uint64_t words[4];  // the current block
  uint32_t used;      // words of the current block already handed out; 4 = none left
  uint32_t reserved;
} ws_stream;

/// One Philox 4x64-10 block: `out[0..<4]` from `counter[0..<4]` and `key[0..<2]`.
void ws_philox4x64(const uint64_t counter[4], const uint64_t key[2], uint64_t out[4]);

/// The next 64 random bits at this address.
uint64_t ws_next_word(ws_stream *s);

// The draws below continue at the stream's present place; set `ordinal`, `block = 0` and `used = 4`
// (see `ws_seek`) to start a new event. Parameters must be in range: they are checked when a model
// is read, and GSL's error handler is off.

/// Uniform on the open interval (0, 1), 53 bits.
double ws_uniform(ws_stream *s);
/// Uniform integer in 0 ..< n, n in 1 ... 2^32 - 1.
uint32_t ws_uniform_index(ws_stream *s, uint32_t n);
/// Exponential with the given mean (> 0): 0 ... 36.8 means, 0 itself once in 2^53 draws.
double ws_exponential(ws_stream *s, double mean);
/// Gamma with shape > 0 and scale > 0 (mean = shape * scale). Draws too small for a double are 0:
/// one in ten already at shape 0.003.
double ws_gamma(ws_stream *s, double shape, double scale);
/// Normal, mean 0, standard deviation sigma >= 0.
double ws_gaussian(ws_stream *s, double sigma);
/// Lognormal: exp of a normal with mean zeta and standard deviation sigma >= 0.
double ws_lognormal(ws_stream *s, double zeta, double sigma);
/// Beta with a > 0, b > 0, on [0, 1]. For b well below 1 draws crowd beneath 1, where doubles are
/// 1e-16 apart: some 1e-16^b of them come out as 1 itself.
double ws_beta(ws_stream *s, double a, double b);
/// Weibull with scale > 0 and shape > 0.
double ws_weibull(ws_stream *s, double scale, double shape);
/// Poisson with mean >= 0.
uint32_t ws_poisson(ws_stream *s, double mean);
/// Binomial: successes in n trials of probability p in [0, 1].
uint32_t ws_binomial(ws_stream *s, double p, uint32_t n);
/// 1 with probability p, else 0.
uint32_t ws_bernoulli(ws_stream *s, double p);

/// Exponentials of mean 1 for events first ..< first + n of this stream, each at its own ordinal:
/// out[i] is exactly what ws_seek(first + i) and ws_exponential(1) would give.
void ws_exponential_block(ws_stream *s, uint64_t first, uint32_t n, double *out);

/// Places the stream at the start of event `ordinal`.
static inline void ws_seek(ws_stream *s, uint64_t ordinal) {
  s->ordinal = ordinal;
  s->block = 0;
  s->used = 4;
}

// The few functions of libm that the model needs, under names that need no header.
static inline double ws_exp(double x) { return __builtin_exp(x); }
static inline double ws_expm1(double x) { return __builtin_expm1(x); }
static inline double ws_log(double x) { return __builtin_log(x); }
static inline double ws_log1p(double x) { return __builtin_log1p(x); }
static inline double ws_sqrt(double x) { return __builtin_sqrt(x); }
static inline double ws_sin(double x) { return __builtin_sin(x); }
static inline double ws_cos(double x) { return __builtin_cos(x); }
static inline double ws_tan(double x) { return __builtin_tan(x); }
static inline double ws_atan(double x) { return __builtin_atan(x); }
static inline double ws_tanh(double x) { return __builtin_tanh(x); }
static inline double ws_atanh(double x) { return __builtin_atanh(x); }
static inline double ws_pow(double x, double y) { return __builtin_pow(x, y); }
static inline double ws_floor(double x) { return __builtin_floor(x); }

#ifdef __cplusplus
}
#endif
#endif
