// Capacity under random setbacks, against the theory of shot noise.
//
// Without the spiral, dC/dt = α − β C, and at the times of a Poisson process of rate λ a setback
// multiplies C by J = e^(−x), x ~ Gamma(shape a, mean m). With φₙ = E Jⁿ = (1 + n m/a)^(−a),
//
//     d/dt E Cⁿ = n α E Cⁿ⁻¹ − (n β + λ (1 − φₙ)) E Cⁿ
//
// so every stationary moment is closed:  E Cⁿ = E Cⁿ⁻¹ · n α/(n β + λ (1 − φₙ)),  E C⁰ = 1.
// The autocovariance is V e^(−r|τ|) with r = β + λ (1 − φ₁), hence the mean of C over a window of
// length W has variance 2 V/(r W) · (1 − (1 − e^(−rW))/(rW)).
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Shot noise")
struct CapacityShotNoiseTests {
  let alpha = 0.02
  let beta = 0.015
  let rate = 1 / 12.0
  let shape = 1.5
  let meanSetback = 0.15

  /// E Cⁿ for n = 0 … 4.
  private var moments: [Double] {
    var moments = [1.0]
    for n in 1...4 {
      let n = Double(n)
      let kept = pow(1 + n * meanSetback / shape, -shape)
      moments.append(moments.last! * n * alpha / (n * beta + rate * (1 - kept)))
    }
    return moments
  }

  private var relaxation: Double { beta + rate * (1 - pow(1 + meanSetback / shape, -shape)) }

  /// C at the end of the warm-up, and its mean over the window that follows.
  private func run(
    seed: UInt64, replicate: UInt64, warmUp: Double, window: Double
  ) -> (last: Double, mean: Double) {
    var clock = RandomStream(
      seed: seed, replicate: replicate, kind: .post, unit: 0, index: 0, purpose: .encounterClock)
    var size = RandomStream(
      seed: seed, replicate: replicate, kind: .post, unit: 0, index: 0,
      purpose: .encounterSeverity)
    let flow = CapacityFlow(
      replenishment: alpha, depletion: beta, spiral: startingSpiral(isOn: false))
    var c = moments[1]
    func follow(_ span: Double) -> Double {
      var rest = span
      var integral = 0.0
      // The process has no memory: a waiting time cut off by the end of a span is drawn afresh.
      while true {
        let wait = clock.exponential(mean: 1 / rate)
        let leg = flow.advance(c, hours: min(wait, rest))
        (c, integral, rest) = (leg.capacity, integral + leg.integral, rest - wait)
        if rest <= 0 { return integral / span }
        c *= exp(-size.gamma(shape: shape, mean: meanSetback))
      }
    }
    _ = follow(warmUp)
    let last = c
    return (last, follow(window))
  }

  @Test("capacity under Poisson setbacks has shot noise's mean and variance, in time as in person")
  func momentsMatch() {
    let people = 40_000
    let window = 100.0
    let runs = (0..<people).map {
      run(seed: 41, replicate: UInt64($0), warmUp: 30 / relaxation, window: window)
    }
    let m = moments
    let variance = m[2] - m[1] * m[1]
    let fourth = m[4] - 4 * m[3] * m[1] + 6 * m[2] * m[1] * m[1] - 3 * pow(m[1], 4)
    let kurtosis = fourth / (variance * variance)

    let ends = runs.map(\.last)
    let mean = Statistics.mean(
      of: ends, equals: m[1], deviation: variance.squareRoot(), mustDetect: 0.01 * m[1])
    #expect(mean.holds, "\(mean), seed 41")
    let spread = Statistics.variance(
      of: ends, about: m[1], equals: variance, kurtosis: kurtosis, mustDetect: 0.1)
    #expect(spread.holds, "\(spread), seed 41")

    let x = relaxation * window
    let windowVariance = 2 * variance / x * (1 - (1 - exp(-x)) / x)
    let windows = runs.map(\.mean)
    let windowMean = Statistics.mean(
      of: windows, equals: m[1], deviation: windowVariance.squareRoot(), mustDetect: 0.01 * m[1])
    #expect(windowMean.holds, "\(windowMean), seed 41")
    // The kurtosis of an average of C lies between that of C and a normal's; the larger is safe.
    let windowSpread = Statistics.variance(
      of: windows, about: m[1], equals: windowVariance, kurtosis: max(3, kurtosis),
      mustDetect: 0.1)
    #expect(windowSpread.holds, "\(windowSpread), seed 41")
  }

  @Test("a flow that loses one part in thirty of its refilling is caught")
  func wrongFlowIsCaught() {
    // The equation is linear: a thirtieth off α is a thirtieth off every C.
    let values = (0..<20_000).map {
      run(seed: 42, replicate: UInt64($0), warmUp: 30 / relaxation, window: 1).last * (29 / 30.0)
    }
    let m = moments
    let verdict = Statistics.mean(
      of: values, equals: m[1], deviation: (m[2] - m[1] * m[1]).squareRoot(),
      mustDetect: 0.02 * m[1])
    #expect(verdict.catchesError, "\(verdict), seed 42")
  }
}
