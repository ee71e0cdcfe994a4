// Promises about chance: intervals cover, selections are right, as often as they say.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation
import Wellspring

extension AnalyticTruths {
  static var intervalChecks: [Check] {
    [
      Check("intervals") { studentCoverage() },
      Check("intervals") { precisionCoverage() },
      Check("selection") { selection() },
      Check("indices") { indices() },
    ]
  }

  private static let experiments = 2_000

  private static func luck(_ index: UInt32, _ run: Int) -> RandomStream {
    RandomStream(
      seed: seed, replicate: UInt64(run), kind: .experiment, unit: 1, index: index,
      purpose: .spotCheck)
  }

  private static func share(_ count: Int) -> Double { 100 * Double(count) / Double(experiments) }

  /// Tolerance of a percentage that is `percent` in truth.
  private static func chance(_ percent: Double) -> Double {
    Truth.alarm * (percent * (100 - percent) / Double(experiments)).squareRoot()
  }

  private static func studentCoverage() -> [Truth] {
    let covered = (0..<experiments).count { run in
      var luck = luck(1, run)
      let summary = SampleSummary((0..<8).map { _ in luck.gaussian(deviation: 1) })
      return summary.interval.low <= 0 && 0 <= summary.interval.high
    }
    return [
      Truth(
        "intervals", "95 % interval of 8 replicates: coverage, %", expected: 95,
        got: share(covered), tolerance: chance(95))
    ]
  }

  /// Given the spread at the stop, the mean of normal data is normal, so that each toy experiment
  /// has an exact coverage; their mean lies between 0.950 and 0.965 by the rule's design.
  private static func precisionCoverage() -> [Truth] {
    let covers = (0..<experiments).map { run -> Double in
      var luck = luck(2, run)
      var values: [Double] = []
      while true {
        values.append(luck.gaussian(deviation: 1))
        guard PrecisionRule.isLook(values.count),
          PrecisionRule.isReached(values, halfWidth: 1.96 / 40.0.squareRoot())
        else { continue }
        let reach = PrecisionRule.halfWidth(SampleSummary(values))
        return 100 - 200 * gsl_cdf_ugaussian_Q(reach * Double(values.count).squareRoot())
      }
    }
    let summary = SampleSummary(covers)
    return [
      Truth(
        "intervals", "--precision, 40 replicates asked: coverage, %", expected: 95.75,
        got: summary.mean, tolerance: 0.75 + Truth.alarm * summary.mcse)
    ]
  }

  private static func selection() -> [Truth] {
    let rule = SelectionRule(
      alternatives: 3, prefersSmall: false, indifference: 0.5, confidence: 0.95, firstStage: 10)
    let right = (0..<experiments).count { run in
      var luck = luck(3, run)
      var selection = SequentialSelection(rule)
      while selection.decision == .none {
        selection.add((0..<3).map { [luck.gaussian(deviation: 1) + ($0 == 1 ? 0.5 : 0)] })
      }
      return selection.decision == .selected(1)
    }
    // The procedure promises at least 95 % and no more than certainty.
    return [
      Truth(
        "selection", "best of 3 by the indifference zone: right, %", expected: 97.5,
        got: share(right), tolerance: 2.5 + chance(95))
    ]
  }

  /// Ishigami's function, whose indices are closed forms.
  private static func indices() -> [Truth] {
    let (a, b) = (7.0, 0.1)
    let design = SaltelliDesign(factors: 3, rows: 8_192)
    let values = design.points(seed: seed).map { u -> Double in
      let x = u.map { .pi * (2 * $0 - 1) }
      return sin(x[0]) + a * pow(sin(x[1]), 2) + b * pow(x[2], 4) * sin(x[0])
    }
    let first = 0.5 * pow(1 + b * pow(.pi, 4) / 5, 2)
    let both = b * b * pow(.pi, 8) * (1 / 18.0 - 1 / 50.0)
    let variance = first + a * a / 8 + both
    let found = SobolIndices.analyse(design, values: values, seed: seed, resamples: 2)
    return [
      Truth(
        "indices", "Ishigami's function: first order of x1", expected: first / variance,
        got: found[0].firstOrder, tolerance: 0.01),
      Truth(
        "indices", "Ishigami's function: total of x3", expected: both / variance,
        got: found[2].total, tolerance: 0.01),
    ]
  }
}
