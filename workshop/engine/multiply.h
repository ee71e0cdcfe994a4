// The upper half of a product of two 64-bit words, for a machine without an instruction for it.
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WELLSPRING_MULTIPLY_H
#define WELLSPRING_MULTIPLY_H

#include <stdint.h>

static inline uint64_t ws_upper_product(uint64_t a, uint64_t b) {
  uint64_t a_high = a >> 32, a_low = (uint32_t)a;
  uint64_t b_high = b >> 32, b_low = (uint32_t)b;
  uint64_t first = a_high * b_low + ((a_low * b_low) >> 32);
  uint64_t second = a_low * b_high + (uint32_t)first;
  return a_high * b_high + (first >> 32) + (second >> 32);
}

#endif
