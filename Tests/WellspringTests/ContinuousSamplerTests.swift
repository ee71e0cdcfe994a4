// Every continuous sampler against its distribution, with extreme parameters, and broken ones.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import CSampling
import Foundation
import TestSupport
import Testing

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
      mustDetect: 0.1)
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
