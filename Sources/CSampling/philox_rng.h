// Private to CSampling: the generator as GSL sees it.
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WELLSPRING_PHILOX_RNG_H
#define WELLSPRING_PHILOX_RNG_H
#include <gsl/gsl_rng.h>

extern const gsl_rng_type ws_philox_type;

#endif
