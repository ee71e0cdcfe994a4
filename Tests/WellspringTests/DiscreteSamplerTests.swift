// Every discrete sampler against its probabilities, with extreme parameters, and broken ones.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import CSampling
import TestSupport
import Testing

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
