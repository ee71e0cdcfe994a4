// Statistics of association against known answers.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringEvidence

@Suite("Association")
struct AssociationTests {
  @Test("A logistic regression on one yes-or-no has the logarithm of the odds ratio as its slope")
  func fourfold() {
    let exposed = [Bool](repeating: true, count: 40) + [Bool](repeating: false, count: 60)
    let outcome = (0..<100).map { $0 < 30 || ($0 >= 40 && $0 < 55) }
    let slope = Association.logistic(exposed.map { [$0 ? 1 : 0] }, outcome)[1]
    // 30 of 40 against 15 of 60: (30 / 10) / (15 / 45) = 9.
    #expect(abs(slope - log(9)) < 1e-6)
    #expect(abs(Association.oddsRatio(exposed, outcome) - 30.5 * 45.5 / (10.5 * 15.5)) < 1e-12)
  }

  @Test("A logistic regression finds the coefficients that made the chances")
  func coefficients() {
    // Every combination as often as its chance says: the likelihood is largest at the truth.
    var rows: [[Double]] = []
    var outcomes: [Bool] = []
    for a in [-1.0, 0, 1] {
      for b in [0.0, 1] {
        let chance = 1 / (1 + exp(-(0.3 + 0.8 * a - 0.5 * b)))
        for n in 0..<10_000 {
          rows.append([a, b])
          outcomes.append(Double(n) + 0.5 < 10_000 * chance)
        }
      }
    }
    let found = Association.logistic(rows, outcomes)
    for (value, truth) in zip(found, [0.3, 0.8, -0.5]) { #expect(abs(value - truth) < 1e-3) }
  }

  @Test("Correlation is 1 along a line, and leaves incomplete pairs out")
  func line() {
    #expect(abs(Association.correlation([1, 2, 3, .nan], [2, 4, 6, 100]) - 1) < 1e-12)
    #expect(abs(Association.correlation([1, 2, 3], [3, 2, 1]) + 1) < 1e-12)
  }

  @Test("Quantiles lie between the values around them")
  func quantiles() {
    #expect(Association.quantile([4, 1, 3, 2, 5], 0.5) == 3)
    #expect(Association.quantile([1, 2], 0.25) == 1.25)
    #expect(abs(Association.normalQuantile(0.975) - 1.959964) < 1e-6)
  }
}
