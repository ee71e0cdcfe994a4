// Every sampler against the distribution it claims, with extreme parameters, and broken ones.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import CSampling
import Foundation
import TestSupport
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
  /// Fourth central moment over the squared variance; nil where the sample variance is no
  /// useful measure, since the tail dominates it.
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
      kurtosis: shape >= 0.1 ? 3 + 6 / shape : nil)
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
    let excess =
      6 * ((a - b) * (a - b) * (n + 1) - a * b * (n + 2)) / (a * b * (n + 2) * (n + 3))
    return ContinuousSampler(
      name: "beta, \(a), \(b)", draw: { ws_beta(&$0, a, b) },
      cdf: { gsl_cdf_beta_P($0, a, b) }, support: 0...1, mean: a / n,
      variance: a * b / (n * n * (n + 1)), kurtosis: 3 + excess)
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
    gamma(shape: 0.02, scale: 1), gamma(shape: 12, scale: 0.1), gamma(shape: 1e6, scale: 1e-6),
    gaussian(sigma: 1), gaussian(sigma: 1e-12), gaussian(sigma: 1e12),
    lognormal(zeta: 0, sigma: 0.4), lognormal(zeta: 2, sigma: 0.05), lognormal(zeta: -3, sigma: 3),
    beta(2, 3), beta(0.5, 0.5), beta(0.1, 4), beta(1, 1), beta(200, 1000), beta(0.05, 0.05),
    weibull(scale: 2, shape: 1.7), weibull(scale: 1, shape: 0.5), weibull(scale: 1, shape: 50),
  ]
}

@Suite("Continuous samplers")
struct ContinuousSamplerTests {
  static let count = 100_000

  @Test("draws follow the claimed distribution", arguments: ContinuousSampler.all)
  func distribution(_ sampler: ContinuousSampler) {
    let values = drawEvents(seed: 61, Self.count, sampler.draw)
    let verdict = Statistics.kolmogorovSmirnov(values, mustDetect: 0.015, cdf: sampler.cdf)
    #expect(verdict.holds, "\(sampler.name): \(verdict), seed 61")
    #expect(values.allSatisfy(sampler.support.contains), "\(sampler.name), seed 61")
  }

  @Test("draws have the claimed mean and variance", arguments: ContinuousSampler.all)
  func moments(_ sampler: ContinuousSampler) {
    guard let kurtosis = sampler.kurtosis else { return }
    let values = drawEvents(seed: 62, Self.count, sampler.draw)
    let deviation = sampler.variance.squareRoot()
    let mean = Statistics.mean(
      of: values, equals: sampler.mean, deviation: deviation, mustDetect: 0.03 * deviation)
    #expect(mean.holds, "\(sampler.name): \(mean), seed 62")
    let variance = Statistics.variance(
      of: values, about: sampler.mean, equals: sampler.variance, kurtosis: kurtosis,
      mustDetect: 0.01 * (kurtosis.squareRoot() + 3))
    #expect(variance.holds, "\(sampler.name): \(variance), seed 62")
  }

  @Test("draws that continue within one event follow the claimed distribution as well")
  func sequential() {
    for sampler in [ContinuousSampler.uniform, .gamma(shape: 1.5, scale: 1), .gaussian(sigma: 1)] {
      var stream = ws_stream()
      stream.seed = 63
      ws_seek(&stream, 0)
      let values = (0..<Self.count).map { _ in sampler.draw(&stream) }
      let verdict = Statistics.kolmogorovSmirnov(values, mustDetect: 0.015, cdf: sampler.cdf)
      #expect(verdict.holds, "\(sampler.name): \(verdict), seed 63")
      let lag = Statistics.correlation(
        Array(values.dropLast()), Array(values.dropFirst()), mustDetect: 0.03)
      #expect(lag.holds, "\(sampler.name): \(lag), seed 63")
    }
  }

  @Test("degenerate parameters give the point they should")
  func degenerate() {
    for value in drawEvents(seed: 64, 100, { ws_gaussian(&$0, 0) }) { #expect(value == 0) }
    for value in drawEvents(seed: 64, 100, { ws_lognormal(&$0, 1.5, 0) }) {
      #expect(value == exp(1.5))
    }
    for value in drawEvents(seed: 64, 1000, { ws_gamma(&$0, 1e-6, 1) }) {
      #expect(value >= 0 && value < .infinity)
    }
    for value in drawEvents(seed: 64, 1000, { ws_beta(&$0, 1e-3, 1e-3) }) {
      #expect((0...1).contains(value))
    }
  }

  /// Samplers with a fault of the size that slips into real code.
  static let broken: [ContinuousSampler] = {
    var scaled = ContinuousSampler.gamma(shape: 1.5, scale: 1)
    scaled.name = "gamma with its mean taken for its scale"
    scaled.draw = { ws_gamma(&$0, 1.5, 1 / 1.5) }
    var shifted = ContinuousSampler.gaussian(sigma: 1)
    shifted.name = "normal off by a twentieth of its deviation"
    shifted.draw = { ws_gaussian(&$0, 1) + 0.05 }
    var coarse = ContinuousSampler.uniform
    coarse.name = "uniform of five bits"
    coarse.draw = { (ws_uniform(&$0) * 32).rounded(.up) / 32 }
    var doubled = ContinuousSampler.exponential(mean: 1)
    doubled.name = "exponential whose rate is 5 % too high"
    doubled.draw = { ws_exponential(&$0, 1 / 1.05) }
    var invalid = ContinuousSampler.beta(2, 3)
    invalid.name = "beta with one draw in ten thousand not a number"
    invalid.draw = { ws_uniform(&$0) < 1e-4 ? .nan : ws_beta(&$0, 2, 3) }
    return [scaled, shifted, coarse, doubled, invalid]
  }()

  @Test("a deliberately broken sampler is caught", arguments: broken)
  func brokenIsCaught(_ sampler: ContinuousSampler) {
    let values = drawEvents(seed: 65, Self.count, sampler.draw)
    let verdict = Statistics.kolmogorovSmirnov(values, mustDetect: 0.015, cdf: sampler.cdf)
    #expect(verdict.catchesError, "\(sampler.name): \(verdict), seed 65")
  }

  @Test("a normal 3 % too wide is caught by its variance, and a small sample is refused")
  func wrongVarianceIsCaught() {
    let values = drawEvents(seed: 66, Self.count) { ws_gaussian(&$0, 1.03) }
    let verdict = Statistics.variance(
      of: values, about: 0, equals: 1, kurtosis: 3, mustDetect: 0.05)
    #expect(verdict.catchesError, "\(verdict), seed 66")
    let few = Array(drawEvents(seed: 66, Self.count) { ws_gaussian(&$0, 1) }.prefix(1000))
    let blunt = Statistics.variance(of: few, about: 0, equals: 1, kurtosis: 3, mustDetect: 0.05)
    #expect(blunt.agrees && !blunt.holds, "\(blunt), seed 66")
    let short = Statistics.kolmogorovSmirnov(few, mustDetect: 0.015) {
      gsl_cdf_gaussian_P($0, 1)
    }
    #expect(short.agrees && !short.holds, "\(short), seed 66")
  }
}

/// A discrete sampler and the probabilities it claims.
struct DiscreteSampler: Sendable, CustomTestStringConvertible {
  var name: String
  var draw: @Sendable (inout ws_stream) -> UInt32
  var probability: @Sendable (UInt32) -> Double
  var mean: Double
  var variance: Double
  var largest: UInt32
  var testDescription: String { name }

  static func index(_ n: UInt32) -> DiscreteSampler {
    DiscreteSampler(
      name: "index below \(n)", draw: { ws_uniform_index(&$0, n) },
      probability: { _ in 1 / Double(n) }, mean: Double(n - 1) / 2,
      variance: (Double(n) * Double(n) - 1) / 12, largest: n - 1)
  }

  static func poisson(_ mean: Double) -> DiscreteSampler {
    DiscreteSampler(
      name: "poisson, mean \(mean)", draw: { ws_poisson(&$0, mean) },
      probability: { gsl_ran_poisson_pdf($0, mean) }, mean: mean, variance: mean, largest: .max)
  }

  static func binomial(_ p: Double, _ n: UInt32) -> DiscreteSampler {
    DiscreteSampler(
      name: "binomial, \(n) at \(p)", draw: { ws_binomial(&$0, p, n) },
      probability: { gsl_ran_binomial_pdf($0, p, n) }, mean: Double(n) * p,
      variance: Double(n) * p * (1 - p), largest: n)
  }

  static func bernoulli(_ p: Double) -> DiscreteSampler {
    DiscreteSampler(
      name: "bernoulli, \(p)", draw: { ws_bernoulli(&$0, p) },
      probability: { $0 == 0 ? 1 - p : p }, mean: p, variance: p * (1 - p), largest: 1)
  }

  static let all: [DiscreteSampler] = [
    index(2), index(7), index(100), poisson(0.01), poisson(0.7), poisson(9.9), poisson(10.1),
    poisson(85), poisson(1e4), binomial(0.5, 1), binomial(0.3, 20), binomial(0.97, 30),
    binomial(0.4, 100), binomial(0.001, 5000), binomial(0.5, 100_000), bernoulli(0.5),
    bernoulli(0.01), bernoulli(0.999),
  ]
}

@Suite("Discrete samplers")
struct DiscreteSamplerTests {
  static let count = 100_000

  private func verdict(_ sampler: DiscreteSampler, seed: UInt64) -> StatisticalVerdict {
    let values = drawEvents(seed: seed, Self.count, sampler.draw)
    guard let highest = values.max(), highest <= sampler.largest else {
      return Statistics.compare(
        "beyond \(sampler.largest)", estimate: .nan, expected: 0, standardError: 0, mustDetect: 0)
    }
    // The last cell takes the rest of the distribution, far into a tail that is never drawn.
    let spread = 12 * sampler.variance.squareRoot() + 12
    let end = min(UInt32(clamping: Int(sampler.mean + spread)), sampler.largest)
    let start = UInt32(max(0, sampler.mean - spread))
    var counts = [Int](repeating: 0, count: Int(end - start) + 1)
    for value in values where value >= start && value <= end { counts[Int(value - start)] += 1 }
    let cells = (start...end).map(sampler.probability)
    return Statistics.chiSquared(counts: counts, probabilities: cells, mustDetect: 0.06)
  }

  @Test("draws have the claimed probabilities", arguments: DiscreteSampler.all)
  func probabilities(_ sampler: DiscreteSampler) {
    let verdict = verdict(sampler, seed: 71)
    #expect(verdict.holds, "\(sampler.name): \(verdict), seed 71")
  }

  @Test("draws have the claimed mean", arguments: DiscreteSampler.all)
  func mean(_ sampler: DiscreteSampler) {
    let values = drawEvents(seed: 72, Self.count, sampler.draw).map(Double.init)
    let deviation = sampler.variance.squareRoot()
    let verdict = Statistics.mean(
      of: values, equals: sampler.mean, deviation: deviation, mustDetect: 0.03 * deviation)
    #expect(verdict.holds, "\(sampler.name): \(verdict), seed 72")
  }

  @Test("an index below a huge count is uniform up to its last value")
  func hugeIndex() {
    for n in [UInt32.max, 3_000_000_000, 1 << 31] {
      let values = drawEvents(seed: 73, Self.count) { ws_uniform_index(&$0, n) }
      #expect(values.allSatisfy { $0 < n })
      let verdict = Statistics.kolmogorovSmirnov(
        values.map { (Double($0) + 0.5) / Double(n) }, mustDetect: 0.015
      ) { $0 }
      #expect(verdict.holds, "below \(n): \(verdict), seed 73")
    }
  }

  @Test("probabilities 0 and 1, no trials and mean 0 leave nothing to chance")
  func degenerate() {
    let certain: [(String, UInt32, (inout ws_stream) -> UInt32)] = [
      ("bernoulli 0", 0, { ws_bernoulli(&$0, 0) }), ("bernoulli 1", 1, { ws_bernoulli(&$0, 1) }),
      ("binomial 0", 0, { ws_binomial(&$0, 0, 50) }),
      ("binomial 1", 50, { ws_binomial(&$0, 1, 50) }),
      ("no trials", 0, { ws_binomial(&$0, 0.5, 0) }), ("poisson 0", 0, { ws_poisson(&$0, 0) }),
      ("one index", 0, { ws_uniform_index(&$0, 1) }),
    ]
    for (name, value, draw) in certain {
      #expect(drawEvents(seed: 74, 1000, draw).allSatisfy { $0 == value }, "\(name)")
    }
  }

  @Test("a deliberately broken discrete sampler is caught")
  func brokenIsCaught() {
    var modulo = DiscreteSampler.index(7)
    modulo.draw = { ws_uniform_index(&$0, 64) % 7 }
    var merged = DiscreteSampler.poisson(9.9)
    merged.draw = { ws_poisson(&$0, 9.5) }
    var beyond = DiscreteSampler.binomial(0.3, 20)
    beyond.draw = { ws_binomial(&$0, 0.3, 20) + (ws_uniform(&$0) < 0.001 ? 18 : 0) }
    for sampler in [modulo, merged, beyond] {
      let verdict = verdict(sampler, seed: 75)
      #expect(!verdict.agrees, "\(sampler.name): \(verdict), seed 75")
    }
  }
}
