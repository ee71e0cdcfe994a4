// The solution of dC/dt = a − b C from a given start, for a, b ≥ 0.
//
// Goals, in order of priority:
//  1. Relative accuracy of a few ulps for every b·t, also where b → 0 and where C decays to 0.
//  2. At most one call to libm.
//
// With x = b t and φ₂(x) = (x − 1 + e^(−x))/x² = 1/2! − x/3! + x²/4! − …,
//
//     φ₁ = (1 − e^(−x))/x = 1 − x φ₂         e^(−x) = 1 − x φ₁
//     C(t)  = C₀ e^(−x) + a t φ₁             a sum of non-negative terms: nothing cancels
//     ∫C dt = C₀ t φ₁ + a t² φ₂              likewise
//
// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSampling

/// A path of the linear equation dC/dt = inflow − decay·C.
struct LinearArc {
  var start: Double
  var inflow: Double
  var decay: Double

  /// Where the path is after `hours`, and ∫C dt up to then.
  func travel(_ hours: Double) -> (capacity: Double, integral: Double) {
    let x = decay * hours
    let remaining: Double
    let phi1: Double
    let phi2: Double
    if x < 0.25 {
      phi2 = Self.phi2Series(x)
      phi1 = 1 - x * phi2
      remaining = 1 - x * phi1
    } else {
      remaining = ws_exp(-x)
      phi1 = (1 - remaining) / x
      phi2 = (1 - phi1) / x
    }
    let flow = inflow * hours
    return (start * remaining + flow * phi1, hours * (start * phi1 + flow * phi2))
  }

  /// φ₂ for 0 ≤ x < 1/4; the first term left out is 0.25¹¹/13! ≈ 4e-17.
  @inline(__always)
  private static func phi2Series(_ x: Double) -> Double {
    var sum = 1.0 / 479_001_600  // 1/12!
    sum = 1.0 / 39_916_800 - x * sum
    sum = 1.0 / 3_628_800 - x * sum
    sum = 1.0 / 362_880 - x * sum
    sum = 1.0 / 40_320 - x * sum
    sum = 1.0 / 5_040 - x * sum
    sum = 1.0 / 720 - x * sum
    sum = 1.0 / 120 - x * sum
    sum = 1.0 / 24 - x * sum
    sum = 1.0 / 6 - x * sum
    return 0.5 - x * sum
  }

  /// Hours until the path has moved by `rise`; infinity when it never does.
  ///
  /// The slope falls as e^(−b t), so t = log(f₀/f₁)/b with f the slopes at both ends, and
  /// f₀ − f₁ = b·rise makes that log1p(b·rise/f₁)/b.
  func time(toRise rise: Double) -> Double {
    if rise == 0 { return 0 }
    let slope = inflow - decay * start
    let slopeThere = inflow - decay * (start + rise)
    guard slope * rise > 0, slopeThere * rise > 0 else { return .infinity }
    let z = decay * rise / slopeThere
    return abs(z) < 1e-18 ? rise / slopeThere : ws_log1p(z) / decay
  }
}
