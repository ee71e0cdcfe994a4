// Random situations for the tests of the capacity flow.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation
import Wellspring

/// The loss spiral with the model's starting values.
func startingSpiral(isOn: Bool = true) -> LossSpiral {
  LossSpiral(lowKnot: 0.2, highKnot: 0.9, ceiling: 1.1, refillWhenDepleted: 0.25, isOn: isOn)
}

/// A start, a flow and a time.
struct FlowCase: CustomStringConvertible {
  var flow: CapacityFlow
  var start: Double
  var hours: Double

  var description: String {
    "C₀ \(start), A \(flow.replenishment), B \(flow.depletion), \(hours) h, \(flow.spiral)"
  }
}

/// A sequence of random situations: the same seed, the same situations.
struct FlowCaseSource {
  var stream: RandomStream

  init(seed: UInt64) {
    stream = RandomStream(
      seed: seed, replicate: 0, kind: .instrument, unit: 0, index: 0, purpose: .survey)
  }

  mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * stream.uniform()
  }

  mutating func logUniform(_ low: Double, _ high: Double) -> Double {
    exp(uniform(log(low), log(high)))
  }

  /// Any admissible spiral, from nearly flat to nearly a step.
  mutating func spiral() -> LossSpiral {
    let low = uniform(0.02, 0.6)
    let high = low + uniform(0.05, 0.9)
    return LossSpiral(
      lowKnot: low, highKnot: high, ceiling: high + uniform(0.02, 0.6),
      refillWhenDepleted: uniform(0.02, 1), isOn: true)
  }

  /// A load B/A between 0.05 and 20, over times from far below to far above a relaxation time.
  mutating func next(spiral: LossSpiral? = nil) -> FlowCase {
    let spiral = spiral ?? self.spiral()
    let replenishment = logUniform(0.0005, 0.05)
    let load = stream.uniform() < 0.5 ? uniform(0.6, 1.5) : logUniform(0.05, 20)
    return FlowCase(
      flow: CapacityFlow(
        replenishment: replenishment, depletion: load * replenishment, spiral: spiral),
      start: uniform(0.001, 0.999) * spiral.ceiling,
      hours: logUniform(0.01, 20) / replenishment)
  }
}

/// g(C) written out from the model's equations, independently of the code under test.
func refillFromEquations(_ spiral: LossSpiral, _ c: Double) -> Double {
  let (lo, hi, top) = (spiral.lowKnot, spiral.highKnot, spiral.ceiling)
  let g0 = spiral.refillWhenDepleted
  let k = 2 * (1 - g0) / pow(hi - lo, 2)
  if c <= lo { return g0 }
  if c <= (lo + hi) / 2 { return g0 + k * pow(c - lo, 2) }
  if c < hi { return 1 - k * pow(hi - c, 2) }
  return 1 - pow((c - hi) / (top - hi), 2)
}

/// Which of the four stretches between knots holds `c`.
func pieceNumber(_ spiral: LossSpiral, _ c: Double) -> Int {
  [spiral.lowKnot, spiral.midpoint, spiral.highKnot].filter { c >= $0 }.count
}
