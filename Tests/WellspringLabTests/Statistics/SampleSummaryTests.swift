// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Sample summary")
struct SampleSummaryTests {
  @Test("Mean, deviation, error and interval match values worked out by hand")
  func byHand() {
    // 2, 4, 4, 4, 5, 5, 7, 9: sum 40, squared deviations 32, t(0.975, 7) = 2.364624251592785.
    let summary = SampleSummary([2, 4, 4, 4, 5, 5, 7, 9])
    let deviation = (32.0 / 7).squareRoot()
    #expect(summary.count == 8)
    #expect(summary.mean == 5)
    #expect(abs(summary.deviation - deviation) < 1e-15)
    #expect(abs(summary.mcse - deviation / 8.0.squareRoot()) < 1e-15)
    #expect(abs(summary.interval.high - 5 - 2.364624251592785 * summary.mcse) < 1e-9)
    #expect(abs(summary.interval.low - 5 + 2.364624251592785 * summary.mcse) < 1e-9)
    #expect(summary.median == 4.5)
    #expect(abs(summary.p05 - 2.7) < 1e-14)
    #expect(abs(summary.p95 - 8.3) < 1e-14)
  }

  @Test("Missing values are left out and counted out")
  func missing() {
    let whole = SampleSummary([1, 2, 6])
    let holes = SampleSummary([.nan, 1, .nan, 2, 6, .nan])
    #expect(holes.count == 3)
    #expect(holes.mean == whole.mean)
    #expect(holes.deviation == whole.deviation)
    #expect(holes.median == 2)
  }

  @Test("A single value has a mean and no spread")
  func single() {
    let summary = SampleSummary([3.5])
    #expect(summary.count == 1)
    #expect(summary.mean == 3.5)
    #expect(summary.median == 3.5)
    #expect(summary.p05 == 3.5)
    #expect(summary.deviation.isNaN)
    #expect(summary.mcse.isNaN)
    #expect(summary.interval.low.isNaN && summary.interval.high.isNaN)
  }

  @Test("Nothing has no summary")
  func empty() {
    for summary in [SampleSummary([]), SampleSummary([.nan, .nan])] {
      #expect(summary.count == 0)
      #expect(summary.mean.isNaN && summary.median.isNaN && summary.deviation.isNaN)
    }
  }

  @Test("A constant sample has exactly its value and exactly no spread", arguments: [0.1, 1e9, 7])
  func constant(value: Double) {
    let summary = SampleSummary(Array(repeating: value, count: 1001))
    #expect(summary.mean == value)
    #expect(summary.deviation == 0)
    #expect(summary.interval.low == value && summary.interval.high == value)
  }

  @Test("A large offset does not swallow the deviation")
  func cancellation() {
    // Exact in doubles: the offset changes nothing but the mean.
    let values = (0..<1000).map { Double($0 % 2) }
    let far = SampleSummary(values.map { $0 + 1_073_741_824 })
    #expect(far.deviation == SampleSummary(values).deviation)
  }

  /// Expected 95 % exactly (normal draws). False-alarm rate 1e-6 (4.892 standard errors). With
  /// 40,000 experiments the smallest error it must detect is 1 % of coverage; taking the normal
  /// quantile for Student's would cover 87.8 %.
  @Test("95 % intervals of five normal draws cover the mean 95 % of the time")
  func coverage() {
    let (seed, experiments, expected) = (UInt64(20), 40_000, 0.95)
    let tolerance = 4.892 * (expected * (1 - expected) / Double(experiments)).squareRoot()
    #expect(tolerance < 0.01)
    var stream = RandomStream(
      seed: seed, replicate: 1, kind: .careUnit, unit: 0, index: 0, purpose: .traits)
    var covered = 0
    for _ in 0..<experiments {
      let summary = SampleSummary((0..<5).map { _ in 10 + 3 * stream.normalByPolar() })
      if summary.interval.low <= 10, 10 <= summary.interval.high { covered += 1 }
    }
    let share = Double(covered) / Double(experiments)
    #expect(abs(share - expected) < tolerance, "seed \(seed): covered \(share)")
  }
}

extension RandomStream {
  /// Standard normal by Marsaglia's polar method, so that the test does not lean on the samplers.
  fileprivate mutating func normalByPolar() -> Double {
    while true {
      let (x, y) = (2 * uniform() - 1, 2 * uniform() - 1)
      let square = x * x + y * y
      if square < 1, square > 0 { return x * (-2 * naturalLogarithm(square) / square).squareRoot() }
    }
  }
}
