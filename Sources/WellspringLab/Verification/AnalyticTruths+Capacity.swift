// Capacity: its closed form against a solver, its folds, and its law under random setbacks.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

extension AnalyticTruths {
  static var flowChecks: [Check] {
    [
      Check("capacity flow") { solver(isOn: true) + solver(isOn: false) },
      Check("fold points") { folds() },
      Check("shot noise") { shotNoise() },
    ]
  }

  private static func spiral(isOn: Bool) -> LossSpiral {
    LossSpiral(lowKnot: 0.2, highKnot: 0.9, ceiling: 1.1, refillWhenDepleted: 0.25, isOn: isOn)
  }

  private static func stream(_ index: UInt32, _ replicate: UInt64 = 0) -> RandomStream {
    RandomStream(
      seed: seed, replicate: replicate, kind: .experiment, unit: 0, index: index,
      purpose: .spotCheck)
  }

  /// The worst distance from an adaptive solver over random rates, starts and times.
  private static func solver(isOn: Bool) -> [Truth] {
    let spiral = spiral(isOn: isOn)
    var luck = stream(isOn ? 1 : 2)
    var worst = (end: 0.0, mean: 0.0)
    for _ in 0..<300 {
      let flow = CapacityFlow(
        replenishment: exp(-6 + 4 * luck.uniform()), depletion: exp(-6 + 4 * luck.uniform()),
        spiral: spiral)
      let (start, hours) = (1.1 * luck.uniform(), 200 * luck.uniform() + 0.01)
      let closed = flow.advance(start, hours: hours)
      let solved = AdaptiveSolver.integrate(from: start, hours: hours, tolerance: 1e-13) {
        flow.replenishment * spiral.refill(at: $0) - flow.depletion * $0
      }
      let (value, integral) = solved ?? (.infinity, .infinity)
      worst.end = max(worst.end, abs(closed.capacity - value))
      worst.mean = max(worst.mean, abs(closed.integral - integral) / hours)
    }
    let name = "spiral \(isOn ? "on" : "off"), 300 cases against GSL's rk8pd: worst distance"
    return [
      Truth(
        "capacity flow", "\(name) of C", expected: 0, got: worst.end, tolerance: 1e-11),
      Truth(
        "capacity flow", "\(name) of mean C", expected: 0, got: worst.mean, tolerance: 1e-11),
    ]
  }

  /// The loads at which a steady state vanishes, by bisection on the number of steady states, which
  /// uses nothing of the closed form of the folds.
  private static func folds() -> [Truth] {
    let spiral = spiral(isOn: true)
    guard let folds = spiral.folds else {
      return [Truth("fold points", "folds exist", expected: 1, got: 0, tolerance: 0)]
    }
    func hasThree(_ load: Double) -> Bool {
      CapacityFlow(replenishment: 0.01, depletion: 0.01 * load, spiral: spiral)
        .equilibria().count == 3
    }
    let inside = 0.5 * (folds.collapse.load + folds.recovery.load)
    func edge(_ outside: Double) -> Double {
      var (three, one) = (inside, outside)
      for _ in 0..<60 {
        let middle = 0.5 * (three + one)
        if hasThree(middle) { three = middle } else { one = middle }
      }
      return three
    }
    return [
      Truth(
        "fold points", "load of collapse, by counting steady states",
        expected: folds.collapse.load, got: edge(2), tolerance: 1e-9),
      Truth(
        "fold points", "load of recovery, by counting steady states",
        expected: folds.recovery.load, got: edge(0.5), tolerance: 1e-9),
    ]
  }

  /// Without the spiral, C under Poisson setbacks that leave e^(−x) of it, x gamma, has moments
  /// E Cⁿ = E Cⁿ⁻¹ n α/(n β + λ (1 − E e^(−n x))).
  private static func shotNoise() -> [Truth] {
    let (alpha, beta, rate, shape, setback) = (0.02, 0.015, 1 / 12.0, 1.5, 0.15)
    var moments = [1.0]
    for n in 1...4 {
      let n = Double(n)
      let kept = pow(1 + n * setback / shape, -shape)
      moments.append(moments.last! * n * alpha / (n * beta + rate * (1 - kept)))
    }
    let flow = CapacityFlow(
      replenishment: alpha, depletion: beta, spiral: spiral(isOn: false))
    let values = (0..<20_000).map { person -> Double in
      var luck = stream(3, UInt64(person))
      var c = moments[1]
      var left = 1_500.0
      while true {
        let wait = luck.exponential(mean: 1 / rate)
        if wait >= left { return flow.capacity(c, after: left) }
        c = flow.capacity(c, after: wait) * exp(-luck.gamma(shape: shape, mean: setback))
        left -= wait
      }
    }
    let variance = moments[2] - moments[1] * moments[1]
    let fourth =
      moments[4] - 4 * moments[3] * moments[1] + 6 * moments[2] * moments[1] * moments[1]
      - 3 * pow(moments[1], 4)
    let mean = values.reduce(0, +) / 20_000
    let spread = values.reduce(0) { $0 + ($1 - moments[1]) * ($1 - moments[1]) } / 20_000
    return [
      Truth(
        "shot noise", "mean capacity of 20,000 people", expected: moments[1], got: mean,
        tolerance: Truth.alarm * (variance / 20_000).squareRoot()),
      Truth(
        "shot noise", "its variance", expected: variance, got: spread,
        tolerance: Truth.alarm * ((fourth - variance * variance) / 20_000).squareRoot()),
    ]
  }
}
