// What the module would otherwise ask of an operating system.
// SPDX-License-Identifier: GPL-3.0-or-later
#include <stddef.h>
#include <string.h>

// Swift's hash seeds. A constant: two runs of the module do the same.
void arc4random_buf(void *place, size_t count) { memset(place, 0x5a, count); }

// Where Swift would print why it stops.
int putchar(int character) { return character; }

// Parameters are checked before they reach GSL, and its handler is off.
void gsl_error(const char *reason, const char *file, int line, int number) {
  (void)reason, (void)file, (void)line, (void)number;
}
void *gsl_set_error_handler_off(void) { return NULL; }
