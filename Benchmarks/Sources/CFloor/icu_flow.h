// Capacity between two events, dC/dt = A g(C) - B C, as one would write it in C for one fixed g.
//
// The equations are derived in Sources/Wellspring/Clinician (RiccatiArc, LinearArc, LossSpiral).
//
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BENCH_ICU_FLOW_H
#define BENCH_ICU_FLOW_H
#include <math.h>

#define LOW 0.2
#define HIGH 0.9
#define TOP 1.1
#define REFILL_LOW 0.25
#define MIDPOINT (0.5 * (LOW + HIGH))
#define BEND (2 * (1 - REFILL_LOW) / ((HIGH - LOW) * (HIGH - LOW)))
#define TOP_BEND (1 / ((TOP - HIGH) * (TOP - HIGH)))

typedef struct piece {
  double lower, upper, anchor, value, curvature;
} piece;

static const piece pieces[4] = {
    {0, LOW, LOW, REFILL_LOW, 0},
    {LOW, MIDPOINT, LOW, REFILL_LOW, BEND},
    {MIDPOINT, HIGH, HIGH, 1, -BEND},
    {HIGH, TOP, HIGH, 1, -TOP_BEND},
};

static inline int piece_of(double c) {
  return c >= HIGH ? 3 : c < LOW ? 0 : c >= MIDPOINT ? 2 : 1;
}

static inline double refill(double c) {
  const piece *p = &pieces[piece_of(c)];
  return p->value + p->curvature * (c - p->anchor) * (c - p->anchor);
}

typedef struct arc {
  double slope, half_gradient, quadratic, discriminant;
} arc;

static inline arc arc_from(double c, const piece *p, double A, double B) {
  double offset = c - p->anchor, half = 0.5 * B, q = A * p->curvature;
  return (arc){A * (p->value + p->curvature * offset * offset) - B * c, q * offset - half, q,
               half * half - q * (A * p->value - B * p->anchor)};
}

static inline double log1p_over(double z, double q, double p) {
  if (fabs(z) < 0x1p-10) return p * (1 - z * (0.5 - z * (1.0 / 3 - z * (0.25 - z * 0.2))));
  double u = 1 + z;
  return (log(u) - ((u - 1) - z) / u) / q;
}

static inline double arc_travel(const arc *r, double t, double *area) {
  double a = r->half_gradient * t, b = r->discriminant * t * t;
  if (fabs(a) < 0x1p-7 && fabs(b) < 0x1p-14) {
    double aa = a * a, p2 = aa - b * (1.0 / 3), p3 = a * (aa - b * (2.0 / 3));
    double p4 = aa * (aa - b) + b * b * (2.0 / 15);
    double p5 = a * (aa * (aa - b * (4.0 / 3)) + b * b * (17.0 / 45));
    double p6 = aa * (aa * (aa - b * (5.0 / 3)) + b * b * (11.0 / 15)) - b * b * b * (17.0 / 315);
    double moved = r->slope * t;
    double late = p4 * (1.0 / 6) + (p5 * (1.0 / 7) + p6 * 0.125);
    *area = moved * t * (0.5 + (a * (1.0 / 3) + (p2 * 0.25 + (p3 * 0.2 + late))));
    return moved * (1 + (a + (p2 + (p3 + (p4 + (p5 + p6))))));
  }
  if (r->discriminant > 0) {
    double w = sqrt(r->discriminant), s = r->half_gradient > 0 ? -w : w, x = 2 * s * t;
    double lost = fabs(x) < 0x1p-6 ? -expm1(-x) : 1 - exp(-x);
    double spread = lost / (2 * s), distance = r->slope / (s - r->half_gradient);
    double z = r->quadratic * distance * spread;
    if (!(z > -1)) return NAN;
    *area = distance * t - log1p_over(z, r->quadratic, distance * spread);
    return r->slope * spread / (1 + z);
  }
  double nu = sqrt(-r->discriminant), angle = nu * t;
  if (!(angle < M_PI)) return NAN;
  double s = nu > 0 ? sin(0.5 * angle) / nu : 0.5 * t, k = cos(0.5 * angle);
  double psi = -2 * s * (nu * nu * s + r->half_gradient * k);
  if (!(psi > -1)) return NAN;
  *area = -(log1p(psi) + r->half_gradient * t) / r->quadratic;
  return 2 * r->slope * s * k / (1 + psi);
}

static inline double travel(
    double c, const piece *p, double A, double B, double t, double *integral) {
  if (p->curvature == 0 || A == 0) {
    double x = B * t, in = A * p->value * t;
    double left = exp(-x), phi1 = x > 1e-9 ? -expm1(-x) / x : 1;
    double phi2 = x > 1e-4 ? (1 - phi1) / x : 0.5;
    *integral = t * (c * phi1 + in * phi2);
    return c * left + in * phi1;
  }
  arc r = arc_from(c, p, A, B);
  double area, rise = arc_travel(&r, t, &area);
  *integral = c * t + area;
  return c + rise;
}

// Hours until the path within a piece has moved by `rise`; infinity when it never does.
static inline double time_to_rise(double c, const piece *p, double A, double B, double rise) {
  double f = A * (p->value + p->curvature * (c - p->anchor) * (c - p->anchor)) - B * c;
  if (rise == 0) return 0;
  if (!(f * rise > 0)) return INFINITY;
  if (p->curvature == 0 || A == 0) {
    double there = f - B * rise;
    return there * rise > 0 ? log1p(B * rise / there) / B : INFINITY;
  }
  arc r = arc_from(c, p, A, B);
  double h = r.half_gradient, q = r.quadratic;
  if (r.discriminant >= 0) {
    double w = sqrt(r.discriminant);
    double reach = h > 0 ? f * (1 + q * rise / (h + w)) : f - (w - h) * rise;
    return reach * f > 0 ? log1p(2 * w * rise / reach) / (2 * w) : INFINITY;
  }
  double nu = sqrt(-r.discriminant);
  double angle = atan(nu * fabs(rise) / (fabs(f) + h * fabs(rise)));
  return (angle < 0 ? angle + M_PI : angle) / nu;
}

// Moves *c by `hours`, piece by piece; returns the integral. *below is the time under the midpoint.
static inline double flow(double *c, double A, double B, double hours, double *below) {
  double total = 0;
  int number = piece_of(*c);
  *below = 0;
  for (;;) {
    const piece *p = &pieces[number];
    double integral, there = travel(*c, p, A, B, hours, &integral);
    if (there >= p->lower && there <= p->upper) {
      if (number < 2) *below += hours;
      *c = there;
      return total + integral;
    }
    int up = A * refill(*c) - B * *c > 0;
    double knot = up ? p->upper : p->lower;
    double hit = fmin(hours, time_to_rise(*c, p, A, B, knot - *c));
    travel(*c, p, A, B, hit, &integral);
    if (number < 2) *below += hit;
    total += integral;
    hours -= hit;
    *c = knot;
    number += up ? 1 : -1;
    if (hours <= 0 || number < 0 || number > 3) return total + knot * hours;
  }
}
#endif
