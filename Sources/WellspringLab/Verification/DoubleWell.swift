// The double well: the plainest system that tips by chance, with exact mean times to do so.
//
//     dx = (x − x³) dt + σ dW       wells at −1 and 1, barrier at 0, V = x⁴/4 − x²/2
//
// The mean time from a to b > a is (2/σ²) ∫_a^b e^(2V(y)/σ²) ∫_(−∞)^y e^(−2V(z)/σ²) dz dy, and for weak
// noise from well to well 2π/√(V″(−1) |V″(0)|) e^(2ΔV/σ²) = (2π/√2) e^(1/(2σ²)) (Kramers).
//
// Source: Gardiner C, Stochastic Methods, 4th ed., Springer 2009, sections 5.5 and 14.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// Escape from one well of a symmetric quartic potential to the other.
public struct DoubleWell: Sendable {
  /// σ, above 0.
  public let noise: Double

  public init(noise: Double) {
    precondition(noise > 0, "without noise nothing escapes")
    self.noise = noise
  }

  /// Mean time from `start` to the first passage of `end`, by quadrature.
  public func meanTime(from start: Double, to end: Double) -> Double {
    let strength = 2 / (noise * noise)
    func potential(_ x: Double) -> Double { x * x * (0.25 * x * x - 0.5) }
    return strength
      * Quadrature.integral(from: start, to: end) { y in
        exp(strength * potential(y))
          * Quadrature.integral(from: -.infinity, to: y) { exp(-strength * potential($0)) }
      }
  }

  /// Kramers' approximation of the mean time from well to well.
  public var kramersTime: Double { 2 * .pi / 2.0.squareRoot() * exp(1 / (2 * noise * noise)) }

  /// How far beyond a level a path that is looked at every `step` has got, on average, when it is
  /// first seen beyond: 0.5826 σ √step. A simulated passage of b is one of b and this, up to terms of
  /// the order of the step.
  ///
  /// Source: Broadie M, Glasserman P, Kou S, Math Finance 1997;7:325 (doi 10.1111/1467-9965.00035).
  public func overshoot(step: Double) -> Double { 0.5826 * noise * step.squareRoot() }

  /// The time of a first passage, by steps of Euler and Maruyama.
  public func simulatedTime(
    from start: Double, to end: Double, step: Double, _ luck: inout RandomStream
  ) -> Double {
    var (x, steps) = (start, 0.0)
    let kick = noise * step.squareRoot()
    while x < end {
      x += (x - x * x * x) * step + luck.gaussian(deviation: kick)
      steps += 1
    }
    return steps * step
  }
}
