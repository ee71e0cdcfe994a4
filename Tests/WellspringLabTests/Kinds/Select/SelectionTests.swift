// The promise of a selection is a probability: it is counted over thousands of toy experiments.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation
import Testing

@testable import WellspringLab

@Suite("Sequential selection")
struct SelectionTests {
  static let runs = 3_000

  /// Whether at least `share` of the runs being right is believable, at 1e-6.
  static func keeps(_ share: Double, right: Int, of runs: Int) -> Bool {
    gsl_cdf_binomial_P(UInt32(right), share, UInt32(runs)) >= 1e-6
  }

  @Test("the constants solve the equation of the procedure")
  func constants() {
    for (alternatives, firstStage) in [(2, 10), (5, 20), (10, 30)] {
      let rule = SelectionRule(
        alternatives: alternatives, prefersSmall: false, indifference: 1, confidence: 0.95,
        firstStage: firstStage)
      // E exp(−η χ²)/2 over χ² with n₀ − 1 degrees of freedom, by Simpson's rule over quantiles of
      // GSL's density, is α/(k − 1).
      let freedom = Double(firstStage - 1)
      let steps = 40_000
      let width = 400.0 / Double(steps)
      var sum = 0.0
      for i in 1..<steps {
        let x = Double(i) * width
        let weight = i.isMultiple(of: 2) ? 2.0 : 4.0
        sum +=
          weight * 0.5 * exp(-rule.eta(error: rule.errorOfOne) * x) * gsl_ran_chisq_pdf(x, freedom)
      }
      let error = sum * width / 3
      #expect(abs(error / (0.05 / Double(alternatives - 1)) - 1) < 1e-6, "k = \(alternatives)")
    }
    // Kim and Nelson's h² for k = 2, α = 0.05, n₀ = 10: 9 ((0.1)^(−2/9) − 1).
    let two = SelectionRule(
      alternatives: 2, prefersSmall: false, indifference: 1, confidence: 0.95, firstStage: 10)
    #expect(abs(two.squaredScale(error: two.errorOfOne) - 9 * (pow(0.1, -2 / 9.0) - 1)) < 1e-12)
  }

  @Test(
    "the best of five is found as often as promised in the hardest case, whatever the correlation",
    arguments: [0.0, 0.8], [true, false])
  func slippage(correlation: Double, prefersSmall: Bool) {
    let rule = SelectionRule(
      alternatives: 5, prefersSmall: prefersSmall, indifference: 0.5, confidence: 0.95,
      firstStage: 10)
    var (right, early, total) = (0, 0, 0)
    for run in 0..<Self.runs {
      var normal = ToyNormal(seed: 5, run: run)
      var selection = SequentialSelection(rule)
      var sums = [Double](repeating: 0, count: 5)
      while selection.decision == .none {
        let common = normal.next(correlation.squareRoot())
        let row = (0..<5).map { i in
          let mean = i == 3 ? 0.5 : 0
          let value = mean + common + normal.next((1 - correlation).squareRoot())
          if selection.count < 10 { sums[i] += value }
          return [prefersSmall ? -value : value]
        }
        selection.add(row)
        if selection.count == 10, sums.max() == sums[3] { early += 1 }
      }
      if selection.decision == .selected(3) { right += 1 }
      total += selection.count
    }
    #expect(Self.keeps(0.95, right: right, of: Self.runs), "\(right) right")
    // The test can fail: stopping after the first stage does not keep the promise.
    if correlation == 0 { #expect(!Self.keeps(0.95, right: early, of: Self.runs)) }
    // Luck that is shared makes the decision cheaper, fivefold here.
    let mean = Double(total) / Double(Self.runs)
    #expect(correlation == 0 ? mean > 30 : mean < 20, "\(mean) replicates on average")
  }

  @Test("the cheapest alternative that keeps a bound is found as often as promised")
  func constrained() {
    // Costs, and what is bounded: at most 30, tolerance 1. Two cheap ones break it by the
    // tolerance, one keeps it by the tolerance, two dearer ones keep it well.
    let costs = [1.0, 2, 3, 4, 5]
    let shares = [33.0, 31, 29, 25, 29]
    let rule = SelectionRule(
      alternatives: 5, prefersSmall: true, indifference: 1,
      bounds: [SelectionBound(isUpper: true, bound: 30, tolerance: 1)], confidence: 0.95,
      firstStage: 20)
    var (right, naive) = (0, 0)
    for run in 0..<2_000 {
      var normal = ToyNormal(seed: 6, run: run)
      var selection = SequentialSelection(rule)
      var sums = [Double](repeating: 0, count: 5)
      while selection.decision == .none {
        let common = normal.next(2)
        let row = (0..<5).map { i -> [Double] in
          let share = shares[i] + common + normal.next(2.5)
          if selection.count < 20 { sums[i] += share / 20 }
          return [costs[i] + normal.next(0.7), share]
        }
        selection.add(row)
      }
      if selection.decision == .selected(2) { right += 1 }
      if sums.firstIndex(where: { $0 <= 30 }) == 2 { naive += 1 }
    }
    #expect(Self.keeps(0.95, right: right, of: 2_000), "\(right) right")
    #expect(!Self.keeps(0.95, right: naive, of: 2_000), "\(naive) right at a glance")
  }

  @Test(
    "the verdicts on a bound are right as often as its own confidence says, and more of it costs more",
    arguments: [(0.7, 0.95), (0.99, 0.7)])
  func ownConfidence(whole: Double, own: Double) {
    // The first bound is the hard one: one alternative keeps it by the tolerance, two break it.
    let shares = [31.0, 29, 31]
    func rule(_ own: Double?) -> SelectionRule {
      SelectionRule(
        alternatives: 3, prefersSmall: true, indifference: 1,
        bounds: [
          SelectionBound(isUpper: true, bound: 30, tolerance: 1, confidence: own),
          SelectionBound(isUpper: true, bound: 50, tolerance: 10),
        ], confidence: whole, firstStage: 10)
    }
    let runs = 2_000
    func count(_ rule: SelectionRule) -> (right: Int, replicates: Int) {
      var (right, replicates) = (0, 0)
      for run in 0..<runs {
        var normal = ToyNormal(seed: 10, run: run)
        var selection = SequentialSelection(rule)
        while selection.decision == .none {
          selection.add(
            shares.map { [normal.next(0.1), $0 + normal.next(4), 40 + normal.next(4)] })
        }
        if selection.decision == .selected(1) { right += 1 }
        replicates += selection.count
      }
      return (right, replicates)
    }
    let (right, replicates) = count(rule(own))
    #expect(Self.keeps(rule(own).promise, right: right, of: runs), "\(right) right")
    let shared = count(rule(nil)).replicates
    #expect(own > whole ? replicates > shared : replicates < shared)
    // The error is split as Bonferroni's inequality asks for: no more, and no less.
    let split = rule(own)
    #expect(abs(split.error(of: split.bounds[0]) - (1 - own) / 3) < 1e-15)
    #expect(abs(split.error(of: split.bounds[1]) - (1 - whole) / 5) < 1e-15)
    #expect(abs(split.promise - (whole + own - 1)) < 1e-15)
  }

  @Test("when every alternative breaks a bound, none is selected")
  func nothingFeasible() {
    let rule = SelectionRule(
      alternatives: 2, prefersSmall: true, indifference: 1,
      bounds: [SelectionBound(isUpper: false, bound: 10, tolerance: 0.5)], firstStage: 10)
    var selection = SequentialSelection(rule)
    var normal = ToyNormal(seed: 7, run: 0)
    while selection.decision == .none { selection.add([[1, normal.next()], [2, normal.next()]]) }
    #expect(selection.decision == .nothingFeasible && selection.open.isEmpty)
    for standing in selection.standings {
      guard case .infeasible(bound: 0, _) = standing else {
        Issue.record("\(standing)")
        continue
      }
    }
  }

  @Test("alternatives that are the same to the last digit end in a tie, at once")
  func identical() {
    let rule = SelectionRule(
      alternatives: 3, prefersSmall: true, indifference: 0.1, firstStage: 10)
    var selection = SequentialSelection(rule)
    var normal = ToyNormal(seed: 8, run: 0)
    while selection.decision == .none {
      let same = normal.next()
      selection.add([[same], [same], [same + 1]])
    }
    #expect(selection.decision == .selected(0) && selection.tied == [1])
    #expect(selection.count == 10)
    #expect(selection.standings[2] == .inferior(to: 0, replicate: 10))
  }

  @Test("a replicate with a missing value is left out for all and counted")
  func missing() {
    let rule = SelectionRule(alternatives: 2, prefersSmall: false, indifference: 1, firstStage: 5)
    var selection = SequentialSelection(rule)
    selection.add([[1], [.nan]])
    selection.add([[1], [2]])
    #expect(selection.count == 1 && selection.skipped == 1)
  }
}
