// The solution of a Riccati equation with constant coefficients, measured from its start.
//
// Goals, in order of priority:
//  1. Accuracy of a few ulps of C for every hour count, whatever the sign of the discriminant and
//     however close it is to 0, at an equilibrium and beside one.
//  2. Speed: no call to libm for short times, one exp and one log otherwise.
//
// Write C = c₀ + y with y(0) = 0. In one piece of the loss spiral
//
//     dy/dt = f + 2 h y + q y²
//
// where f is the slope and 2h its derivative at c₀. The quantity d = h² − q f (a quarter of the
// discriminant) is the same at every point of a path. With T = tanh(√d t)/√d, which is
// tan(√−d t)/√−d for d < 0 and t for d = 0,
//
//     y(t) = f T/(1 − h T)
//     ∫y dt = −(log ψ + h t)/q,    ψ = cosh(√d t) − h sinh(√d t)/√d
//
// (differentiate to check: y' = f/ψ²). Used as they stand, these cancel badly. Stable forms:
//
// d > 0. Let ω = ±√d have the sign opposite to h, so that ω − h adds moduli, and
//     s = f/(ω − h),  Y = (1 − e^(−2ωt))/(2ω),  z = q s Y.
//     y = f Y/(1 + z)          ∫y dt = s t − log1p(z)/q
// For h < 0, s is the signed distance to the steady state that attracts the path; z → 0 gives the
// linear equation without a division by q. 1 + z is 0 where the path runs off to infinity, which
// is beyond the end of the piece, so a value that is not positive says "left the piece".
//
// d ≤ 0, ν = √−d, S = sin(νt/2)/ν, κ = cos(νt/2):
//     ψ − 1 = −2 S (ν² S + h κ),  y = 2 f S κ/ψ,  ∫y dt = −(log1p(ψ − 1) + h t)/q, up to νt < π.
//
// Short times, a = h t and b = d t² small: both series in powers of t, whose coefficients are those
// of f T/(1 − h T); they hold for either sign of d.
//
// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSampling

/// A path within one curved piece of the loss spiral.
struct RiccatiArc {
  /// f: slope at the start, 1/h.
  let slope: Double
  /// h: half the derivative of the slope at the start, 1/h.
  let halfGradient: Double
  /// q: coefficient of y², 1/h.
  let quadratic: Double
  /// d = h² − q f, taken from the piece's own coefficients and not from the start, so that a path
  /// cut in two keeps the same d. 1/h².
  let discriminant: Double

  /// The path from `c` for dC/dt = A g(C) − B C where g follows `piece`.
  @inline(__always)
  init(from c: Double, in piece: LossSpiral.Piece, replenishment: Double, depletion: Double) {
    let offset = c - piece.anchor
    let half = 0.5 * depletion
    quadratic = replenishment * piece.curvature
    let linear = quadratic * offset
    let refill = piece.value + piece.curvature * offset * offset
    slope = replenishment * refill - depletion * c
    halfGradient = linear - half
    discriminant =
      half * half - quadratic * (replenishment * piece.value - depletion * piece.anchor)
  }

  /// How far the path has moved after `hours`, and ∫y dt.
  ///
  /// The rise is not a number when the path has left for infinity, or when `hours` is above
  /// `longestStep`.
  @inline(__always)
  func travel(_ hours: Double) -> (rise: Double, area: Double) {
    let a = halfGradient * hours
    let b = discriminant * hours * hours
    if abs(a) < Self.shortReach && abs(b) < Self.shortReach * Self.shortReach {
      return travelShort(hours, a, b)
    }
    return discriminant > 0 ? travelExponential(hours) : travelCircular(hours)
  }

  /// Times beyond this overflow an intermediate value; a path that starts beside a repelling steady
  /// state has to be followed in steps no longer than this.
  var longestStep: Double {
    guard discriminant > 0, halfGradient > 0 else { return .infinity }
    return 0.49 * Self.longestReach / discriminant.squareRoot()
  }

  /// Hours until the path has moved by `rise`; infinity when it never does. The target must lie in
  /// the piece.
  ///
  /// T = y/(f + h y) is inverted by artanh or arctan; artanh(√d T) = log1p(2√d y/(f + (h − √d) y))/2.
  func time(toRise rise: Double) -> Double {
    if rise == 0 { return 0 }
    let (f, h, q) = (slope, halfGradient, quadratic)
    guard f * rise > 0 else { return .infinity }
    if discriminant >= 0 {
      let w = discriminant.squareRoot()
      // For h > 0 the difference h − √d would cancel; it is q f/(h + √d).
      let reach = h > 0 ? f * (1 + q * rise / (h + w)) : f - (w - h) * rise
      guard reach * f > 0 else { return .infinity }
      let z = 2 * w * rise / reach
      return z < 1e-18 ? rise / reach : ws_log1p(z) / (2 * w)
    }
    let nu = (-discriminant).squareRoot()
    let angle = ws_atan(nu * abs(rise) / (abs(f) + h * abs(rise)))
    return (angle < 0 ? angle + .pi : angle) / nu
  }
}

extension RiccatiArc {
  /// Series are used up to this |h| t and √|d| t; the first term left out is then below 2e-15 of
  /// the distance moved, which is itself a small share of C.
  private static var shortReach: Double { 0x1p-7 }
  /// Largest exponent of growth away from a repelling equilibrium that is followed in one step.
  private static var longestReach: Double { 600 }

  @inline(__always)
  private func travelShort(_ t: Double, _ a: Double, _ b: Double) -> (rise: Double, area: Double) {
    let aa = a * a
    let p2 = aa - b * (1.0 / 3)
    let p3 = a * (aa - b * (2.0 / 3))
    let p4 = aa * (aa - b) + b * b * (2.0 / 15)
    let p5 = a * (aa * (aa - b * (4.0 / 3)) + b * b * (17.0 / 45))
    let p6 = aa * (aa * (aa - b * (5.0 / 3)) + b * b * (11.0 / 15)) - b * b * b * (17.0 / 315)
    let moved = slope * t
    let rise = moved * (1 + (a + (p2 + (p3 + (p4 + (p5 + p6))))))
    let late = p4 * (1.0 / 6) + (p5 * (1.0 / 7) + p6 * 0.125)
    let shares = a * (1.0 / 3) + (p2 * 0.25 + (p3 * 0.2 + late))
    return (rise, moved * t * (0.5 + shares))
  }

  @inline(__always)
  private func travelExponential(_ t: Double) -> (rise: Double, area: Double) {
    let w = discriminant.squareRoot()
    let signed = halfGradient > 0 ? -w : w
    let x = 2 * signed * t
    guard x > -Self.longestReach else { return (.nan, .nan) }
    // Short x with h t not short means two steady states close together: only expm1 will do.
    let lost = abs(x) < 0x1p-6 ? -ws_expm1(-x) : 1 - ws_exp(-x)
    let spread = lost / (2 * signed)
    let distance = slope / (signed - halfGradient)
    let z = quadratic * distance * spread
    guard z > -1 else { return (.nan, .nan) }
    let rise = slope * spread / (1 + z)
    return (rise, distance * t - log1pOverQuadratic(z, distance * spread))
  }

  /// log1p(z)/q for z = q·p.
  @inline(__always)
  private func log1pOverQuadratic(_ z: Double, _ p: Double) -> Double {
    if abs(z) < 0x1p-10 {
      return p * (1 - z * (0.5 - z * (1.0 / 3 - z * (0.25 - z * 0.2))))
    }
    // log(1 + z) corrected for the rounding of 1 + z: as good as log1p here, and faster.
    let u = 1 + z
    return (ws_log(u) - ((u - 1) - z) / u) / quadratic
  }

  private func travelCircular(_ t: Double) -> (rise: Double, area: Double) {
    let nu = (-discriminant).squareRoot()
    let angle = nu * t
    guard angle < .pi else { return (.nan, .nan) }
    let s = nu > 0 ? ws_sin(0.5 * angle) / nu : 0.5 * t
    let k = ws_cos(0.5 * angle)
    let psiLessOne = -2 * s * (nu * nu * s + halfGradient * k)
    guard psiLessOne > -1 else { return (.nan, .nan) }
    let rise = 2 * slope * s * k / (1 + psiLessOne)
    return (rise, -(ws_log1p(psiLessOne) + halfGradient * t) / quadratic)
  }
}
