// Samplers: mean, variance and distribution of what the model draws.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation
import Wellspring

extension AnalyticTruths {
  static var samplerChecks: [Check] {
    samplers.enumerated().map { number, sampler in
      Check("samplers") { truths(of: sampler, number: UInt32(number)) }
    }
  }

  private struct Sampler: Sendable {
    let name: String
    let mean: Double
    let variance: Double
    /// Fourth central moment over the squared variance.
    let kurtosis: Double
    let cdf: @Sendable (Double) -> Double
    let draw: @Sendable (inout RandomStream) -> Double
  }

  private static let draws = 100_000

  private static let samplers: [Sampler] = [
    Sampler(
      name: "uniform", mean: 0.5, variance: 1 / 12.0, kurtosis: 1.8, cdf: { $0 },
      draw: { $0.uniform() }),
    Sampler(
      name: "exponential, mean 2", mean: 2, variance: 4, kurtosis: 9,
      cdf: { gsl_cdf_exponential_P($0, 2) }, draw: { $0.exponential(mean: 2) }),
    Sampler(
      name: "gamma, shape 0.5, mean 1", mean: 1, variance: 2, kurtosis: 15,
      cdf: { gsl_cdf_gamma_P($0, 0.5, 2) }, draw: { $0.gamma(shape: 0.5, mean: 1) }),
    Sampler(
      name: "gamma, shape 3, mean 83", mean: 83, variance: 83 * 83 / 3.0, kurtosis: 5,
      cdf: { gsl_cdf_gamma_P($0, 3, 83 / 3.0) }, draw: { $0.gamma(shape: 3, mean: 83) }),
    Sampler(
      name: "normal, deviation 3", mean: 0, variance: 9, kurtosis: 3,
      cdf: { gsl_cdf_gaussian_P($0, 3) }, draw: { $0.gaussian(deviation: 3) }),
    lognormal(0.3),
    beta(2, 3),
  ]

  private static func lognormal(_ s: Double) -> Sampler {
    let w = exp(s * s)
    return Sampler(
      name: "lognormal, median 1, deviation of the log 0.3", mean: w.squareRoot(),
      variance: w * (w - 1), kurtosis: w * w * w * w + 2 * w * w * w + 3 * w * w - 3,
      cdf: { gsl_cdf_lognormal_P($0, 0, s) },
      draw: { $0.lognormal(median: 1, logDeviation: s) })
  }

  private static func beta(_ a: Double, _ b: Double) -> Sampler {
    let sum = a + b
    let excess =
      6 * ((a - b) * (a - b) * (sum + 1) - a * b * (sum + 2))
      / (a * b * (sum + 2) * (sum + 3))
    return Sampler(
      name: "beta 2, 3", mean: a / sum, variance: a * b / (sum * sum * (sum + 1)),
      kurtosis: 3 + excess, cdf: { gsl_cdf_beta_P($0, a, b) }, draw: { $0.beta(a, b) })
  }

  private static func truths(of sampler: Sampler, number: UInt32) -> [Truth] {
    var luck = RandomStream(
      seed: seed, replicate: 1, kind: .experiment, unit: 0, index: number, purpose: .spotCheck)
    let values = (0..<draws).map { draw -> Double in
      luck.seek(UInt64(draw))
      return sampler.draw(&luck)
    }
    let n = Double(draws)
    let mean = values.reduce(0, +) / n
    let variance = values.reduce(0) { $0 + ($1 - sampler.mean) * ($1 - sampler.mean) } / n
    // Kolmogorov's limit with Stephens' scale for finite samples.
    let critical = (-0.5 * log(0.5e-6)).squareRoot() / (n.squareRoot() + 0.12)
    return [
      Truth(
        "samplers", "\(sampler.name): mean of 100,000", expected: sampler.mean, got: mean,
        tolerance: Truth.alarm * (sampler.variance / n).squareRoot()),
      Truth(
        "samplers", "\(sampler.name): variance", expected: sampler.variance, got: variance,
        tolerance: Truth.alarm * sampler.variance * ((sampler.kurtosis - 1) / n).squareRoot()),
      Truth(
        "samplers", "\(sampler.name): Kolmogorov-Smirnov distance", expected: 0,
        got: distance(values.sorted(), sampler.cdf), tolerance: critical),
    ]
  }

  private static func distance(_ sorted: [Double], _ cdf: (Double) -> Double) -> Double {
    let n = Double(sorted.count)
    var distance = 0.0
    for (i, value) in sorted.enumerated() {
      let p = cdf(value)
      guard p >= 0 && p <= 1 else { return .infinity }
      distance = max(distance, p - Double(i) / n, Double(i + 1) / n - p)
    }
    return distance
  }
}
