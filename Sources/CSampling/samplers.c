// Every distribution of the model, drawn by GSL's own samplers on an addressed Philox stream.
// SPDX-License-Identifier: GPL-3.0-or-later
#include "csampling.h"
#include "philox_rng.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>

#pragma STDC FP_CONTRACT OFF

// GSL's generator object is only a pair of pointers: it can live on the stack of each draw, which
// keeps the streams plain values and the library free of shared state.
#define GENERATOR(s) {&ws_philox_type, (s)}

// GSL's default error handler aborts the process. Parameters are checked when a model is read.
__attribute__((constructor)) static void quiet(void) { gsl_set_error_handler_off(); }

double ws_uniform(ws_stream *s) {
  gsl_rng r = GENERATOR(s);
  return gsl_rng_uniform_pos(&r);
}

uint32_t ws_uniform_index(ws_stream *s, uint32_t n) {
  gsl_rng r = GENERATOR(s);
  return (uint32_t)gsl_rng_uniform_int(&r, n);
}

double ws_exponential(ws_stream *s, double mean) {
  gsl_rng r = GENERATOR(s);
  return gsl_ran_exponential(&r, mean);
}

double ws_gamma(ws_stream *s, double shape, double scale) {
  gsl_rng r = GENERATOR(s);
  return gsl_ran_gamma(&r, shape, scale);
}

double ws_gaussian(ws_stream *s, double sigma) {
  gsl_rng r = GENERATOR(s);
  return gsl_ran_gaussian_ziggurat(&r, sigma);
}

double ws_lognormal(ws_stream *s, double zeta, double sigma) {
  gsl_rng r = GENERATOR(s);
  return gsl_ran_lognormal(&r, zeta, sigma);
}

double ws_beta(ws_stream *s, double a, double b) {
  gsl_rng r = GENERATOR(s);
  return gsl_ran_beta(&r, a, b);
}

double ws_weibull(ws_stream *s, double scale, double shape) {
  gsl_rng r = GENERATOR(s);
  return gsl_ran_weibull(&r, scale, shape);
}

uint32_t ws_poisson(ws_stream *s, double mean) {
  gsl_rng r = GENERATOR(s);
  return gsl_ran_poisson(&r, mean);
}

uint32_t ws_binomial(ws_stream *s, double p, uint32_t n) {
  gsl_rng r = GENERATOR(s);
  return gsl_ran_binomial(&r, p, n);
}

uint32_t ws_bernoulli(ws_stream *s, double p) {
  gsl_rng r = GENERATOR(s);
  return gsl_ran_bernoulli(&r, p);
}

void ws_exponential_block(ws_stream *s, uint64_t first, uint32_t n, double *out) {
  gsl_rng r = GENERATOR(s);
  for (uint32_t i = 0; i < n; i++) {
    ws_seek(s, first + i);
    out[i] = gsl_ran_exponential(&r, 1.0);
  }
}
