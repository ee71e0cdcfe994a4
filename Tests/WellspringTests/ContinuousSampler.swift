// The continuous samplers and the distributions they claim.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import CSampling
import Foundation
import Testing

/// `count` draws, each at its own event of one stream.
func drawEvents<Value>(
  seed: UInt64, _ count: Int, _ draw: (inout ws_stream) -> Value
) -> [Value] {
  var stream = ws_stream()
  stream.seed = seed
  return (0..<count).map { i in
    ws_seek(&stream, UInt64(i))
    return draw(&stream)
  }
}

/// A continuous sampler and the distribution it claims.
struct ContinuousSampler: Sendable, CustomTestStringConvertible {
  var name: String
  var draw: @Sendable (inout ws_stream) -> Double
  var cdf: @Sendable (Double) -> Double
  var support: ClosedRange<Double>
  var mean: Double
  var variance: Double
  /// Fourth central moment over the squared variance; nil above 15, where the tail dominates and
  /// the sample variance says little.
  var kurtosis: Double?

  var testDescription: String { name }
}

extension ContinuousSampler {
  static let uniform = ContinuousSampler(
    name: "uniform", draw: { ws_uniform(&$0) }, cdf: { $0 },
    support: Double.leastNonzeroMagnitude...1.nextDown, mean: 0.5, variance: 1 / 12.0,
    kurtosis: 1.8)

  static func exponential(mean: Double) -> ContinuousSampler {
    ContinuousSampler(
      name: "exponential, mean \(mean)", draw: { ws_exponential(&$0, mean) },
      cdf: { gsl_cdf_exponential_P($0, mean) }, support: 0...(40 * mean), mean: mean,
      variance: mean * mean, kurtosis: 9)
  }

  static func gamma(shape: Double, scale: Double) -> ContinuousSampler {
    ContinuousSampler(
      name: "gamma, shape \(shape), scale \(scale)", draw: { ws_gamma(&$0, shape, scale) },
      cdf: { gsl_cdf_gamma_P($0, shape, scale) }, support: 0...Double.greatestFiniteMagnitude,
      mean: shape * scale, variance: shape * scale * scale,
      kurtosis: shape >= 0.5 ? 3 + 6 / shape : nil)
  }

  /// A gamma of huge shape. GSL's own distribution function is wrong for some shapes from 1e6 up
  /// (2.7.1 gives −0.62 where it should be 0.16), so this uses Wilson and Hilferty's cube root of
  /// a normal, whose error falls with the shape and is below 1e-6 here.
  static func hugeGamma(shape: Double) -> ContinuousSampler {
    var sampler = gamma(shape: shape, scale: 1 / shape)
    let spread = 1 / (9 * shape)
    sampler.cdf = { gsl_cdf_ugaussian_P((cbrt($0) - (1 - spread)) / spread.squareRoot()) }
    return sampler
  }

  static func gaussian(sigma: Double) -> ContinuousSampler {
    ContinuousSampler(
      name: "normal, deviation \(sigma)", draw: { ws_gaussian(&$0, sigma) },
      cdf: { gsl_cdf_gaussian_P($0, sigma) }, support: (-9 * sigma)...(9 * sigma), mean: 0,
      variance: sigma * sigma, kurtosis: 3)
  }

  static func lognormal(zeta: Double, sigma: Double) -> ContinuousSampler {
    let s = exp(sigma * sigma)
    return ContinuousSampler(
      name: "lognormal, zeta \(zeta), sigma \(sigma)", draw: { ws_lognormal(&$0, zeta, sigma) },
      cdf: { gsl_cdf_lognormal_P($0, zeta, sigma) },
      support: Double.leastNonzeroMagnitude...Double.greatestFiniteMagnitude,
      mean: exp(zeta + 0.5 * sigma * sigma),
      variance: (s - 1) * exp(2 * zeta + sigma * sigma),
      kurtosis: sigma <= 0.5 ? pow(s, 4) + 2 * pow(s, 3) + 3 * pow(s, 2) - 3 : nil)
  }

  static func beta(_ a: Double, _ b: Double) -> ContinuousSampler {
    let n = a + b
    let skewed = (a - b) * (a - b) * (n + 1)
    let kurtosis = 3 + 6 * (skewed - a * b * (n + 2)) / (a * b * (n + 2) * (n + 3))
    return ContinuousSampler(
      name: "beta, \(a), \(b)", draw: { ws_beta(&$0, a, b) },
      cdf: { gsl_cdf_beta_P($0, a, b) }, support: 0...1, mean: a / n,
      variance: a * b / (n * n * (n + 1)), kurtosis: kurtosis < 15 ? kurtosis : nil)
  }

  static func weibull(scale: Double, shape: Double) -> ContinuousSampler {
    func moment(_ n: Double) -> Double { pow(scale, n) * tgamma(1 + n / shape) }
    let mean = moment(1)
    let variance = moment(2) - mean * mean
    let fourth =
      moment(4) - 4 * moment(3) * mean + 6 * moment(2) * mean * mean - 3 * pow(mean, 4)
    return ContinuousSampler(
      name: "weibull, scale \(scale), shape \(shape)", draw: { ws_weibull(&$0, scale, shape) },
      cdf: { gsl_cdf_weibull_P($0, scale, shape) },
      support: 0...Double.greatestFiniteMagnitude, mean: mean, variance: variance,
      kurtosis: shape >= 0.8 && shape < 100 ? fourth / (variance * variance) : nil)
  }

  static let all: [ContinuousSampler] = [
    uniform,
    exponential(mean: 1), exponential(mean: 1e-9), exponential(mean: 1e9),
    gamma(shape: 1, scale: 1), gamma(shape: 1.5, scale: 0.02), gamma(shape: 0.5, scale: 3),
    gamma(shape: 0.02, scale: 1), gamma(shape: 12, scale: 0.1), gamma(shape: 1e4, scale: 1e-4),
    hugeGamma(shape: 1e6), hugeGamma(shape: 1e9),
    gaussian(sigma: 1), gaussian(sigma: 1e-12), gaussian(sigma: 1e12),
    lognormal(zeta: 0, sigma: 0.4), lognormal(zeta: 2, sigma: 0.05), lognormal(zeta: -3, sigma: 3),
    beta(2, 3), beta(0.5, 0.5), beta(0.1, 4), beta(1, 1), beta(200, 1000), beta(0.3, 0.3),
    weibull(scale: 2, shape: 1.7), weibull(scale: 1, shape: 0.5), weibull(scale: 1, shape: 50),
  ]
}
