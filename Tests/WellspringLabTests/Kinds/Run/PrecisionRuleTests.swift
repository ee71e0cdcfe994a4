// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation
import Testing

@testable import WellspringLab

@Suite("Precision rule")
struct PrecisionRuleTests {
  static let runs = 2_000

  /// Runs a toy experiment until the rule stops it; nil correction for the plain rule.
  private func stopped(
    run: Int, ideal: Double, correction: Double? = nil
  ) -> (mean: Double, halfWidth: Double, count: Int) {
    // A half-width for which 1.96²/d² = ideal replicates of a standard normal are enough.
    let target = 1.96 / ideal.squareRoot()
    var normal = ToyNormal(seed: 31, run: run)
    var values: [Double] = []
    while true {
      values.append(normal.next())
      guard PrecisionRule.isLook(values.count) else { continue }
      let summary = SampleSummary(values)
      guard let correction else {
        guard PrecisionRule.isReached(values, halfWidth: target) else { continue }
        return (summary.mean, PrecisionRule.halfWidth(summary), values.count)
      }
      let plain = (summary.interval.high - summary.mean) * (1 + correction / Double(values.count))
      if plain <= target { return (summary.mean, plain, values.count) }
    }
  }

  @Test(
    "intervals of runs that stop at a precision cover as often as they say",
    arguments: [10.0, 25, 40, 100])
  func coverage(ideal: Double) {
    let results = (0..<Self.runs).map { stopped(run: $0, ideal: ideal) }
    let covered = results.count { abs($0.mean) <= $0.halfWidth }
    let n = UInt32(Self.runs)
    #expect(gsl_cdf_binomial_P(UInt32(covered), 0.95, n) >= 1e-6, "\(covered) cover")
    #expect(gsl_cdf_binomial_Q(UInt32(covered), 0.97, n) >= 1e-6, "\(covered) cover")
    #expect(results.allSatisfy { $0.count >= PrecisionRule.fewest })
    #expect(results.allSatisfy { $0.halfWidth <= 1.96 / ideal.squareRoot() })
  }

  @Test("without the margin they would cover too rarely, which exact coverage shows")
  func margin() {
    // Given the spread at the stop, the mean of normal data is still normal: coverage is exact.
    func coverage(_ correction: Double) -> (mean: Double, error: Double) {
      let covers = (0..<Self.runs).map { run -> Double in
        let it = stopped(run: run, ideal: 28, correction: correction)
        return 1 - 2 * gsl_cdf_ugaussian_Q(it.halfWidth * Double(it.count).squareRoot())
      }
      let summary = SampleSummary(covers)
      return (summary.mean, summary.mcse)
    }
    let (kept, keptError) = coverage(PrecisionRule.correction)
    #expect(kept > 0.95 - 4.9 * keptError)
    let (plain, plainError) = coverage(0)
    #expect(plain < 0.95 - 4.9 * plainError, "\(plain) ± \(plainError)")
  }

  @Test("nothing is decided before the minimum, and a constant outcome is precise at once")
  func minimum() {
    let constant = [Double](repeating: 2, count: PrecisionRule.fewest)
    #expect(PrecisionRule.isReached(constant, halfWidth: 1e-9))
    #expect(!PrecisionRule.isReached(Array(constant.dropLast()), halfWidth: 1))
    // Values that are missing do not count.
    #expect(!PrecisionRule.isReached(Array(constant.dropLast()) + [.nan], halfWidth: 1))
    #expect(PrecisionRule.isLook(20) && PrecisionRule.isLook(50))
    #expect(!PrecisionRule.isLook(10) && !PrecisionRule.isLook(25))
  }
}

@Suite("Proportion interval")
struct ProportionIntervalTests {
  @Test("Clopper and Pearson's interval is R's binom.test")
  func known() {
    // binom.test(7, 20)$conf.int
    let some = ProportionInterval(successes: 7, trials: 20)
    #expect(abs(some.low - 0.1539092) < 1e-7 && abs(some.high - 0.5921885) < 1e-7)
    let none = ProportionInterval(successes: 0, trials: 10)
    #expect(none.low == 0 && abs(none.high - 0.3084971) < 1e-7)
    let all = ProportionInterval(successes: 10, trials: 10)
    #expect(all.high == 1 && abs(all.low - 0.6915029) < 1e-7)
  }
}
