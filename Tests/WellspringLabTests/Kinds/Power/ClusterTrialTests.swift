// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation
import Testing

@testable import WellspringLab

@Suite("Cluster trials")
struct ClusterTrialTests {
  /// A stepped wedge: unit i starts treatment after wave 1 + i mod (waves − 1).
  private func wedge(units: Int, waves: Int) -> [[Bool]] {
    (0..<units).map { unit in
      let start = 1 + unit % (waves - 1)
      return (0..<waves).map { $0 >= start }
    }
  }

  private func trial(
    _ treated: [[Bool]], effect: Double, between: Double, within: Double, seed: UInt64, run: Int
  ) -> [TrialUnit] {
    var normal = ToyNormal(seed: seed, run: run)
    return treated.map { unit in
      let own = normal.next(between)
      let values = unit.enumerated().map { wave, isTreated in
        10 + 0.3 * Double(wave) + own + normal.next(within) + (isTreated ? effect : 0)
      }
      return TrialUnit(values: values, isTreated: unit)
    }
  }

  @Test("for known variances, the error of the mixed model is Hussey and Hughes' formula")
  func formula() throws {
    let (units, waves, ratio) = (9, 4, 0.7)
    let treated = wedge(units: units, waves: waves)
    let groups = trial(treated, effect: 1, between: 1, within: 1, seed: 1, run: 0)
      .map(ClusterTrial.Group.init)
    let fit = try #require(ClusterTrial.MixedFit(groups, waves: waves, ratio: ratio))
    let x = treated.map { $0.map { $0 ? 1.0 : 0 } }
    let (i, t) = (Double(units), Double(waves))
    let u = x.joined().reduce(0, +)
    let w = (0..<waves).reduce(0.0) { sum, wave in
      let column = x.reduce(0) { $0 + $1[wave] }
      return sum + column * column
    }
    let v = x.reduce(0.0) { sum, row in
      let total = row.reduce(0, +)
      return sum + total * total
    }
    // σ² = 1, τ² = ratio.
    let variance =
      i * (1 + t * ratio) / ((i * u - w) + (u * u + i * t * u - t * w - i * v) * ratio)
    #expect(abs(fit.squares.inverseDiagonal[waves] / variance - 1) < 1e-10)
  }

  @Test(
    "without an effect, a stepped wedge finds one in 5 % of trials",
    arguments: [(6, 4, 0.0), (8, 5, 1.0), (24, 3, 0.5)])
  func level(units: Int, waves: Int, between: Double) throws {
    let treated = wedge(units: units, waves: waves)
    var found = 0
    for run in 0..<2_000 {
      let estimate = try #require(
        ClusterTrial.steppedWedge(
          trial(treated, effect: 0, between: between, within: 1, seed: 2, run: run)))
      if estimate.pValue < 0.05 { found += 1 }
    }
    // At 5 % a count of 100 ± 4.9 · 9.7 is chance at 1e-6.
    #expect((53...152).contains(found), "\(found) of 2,000")
  }

  @Test("an effect is estimated without bias, and its error says how far off it is")
  func effect() throws {
    let treated = wedge(units: 8, waves: 5)
    let estimates = try (0..<2_000).map { run in
      try #require(
        ClusterTrial.steppedWedge(
          trial(treated, effect: 2, between: 0.6, within: 1, seed: 3, run: run)))
    }
    let effects = SampleSummary(estimates.map(\.effect))
    #expect(abs(effects.mean - 2) < 4.9 * effects.mcse)
    let errors = SampleSummary(estimates.map { $0.standardError * $0.standardError })
    #expect(abs(errors.mean.squareRoot() / effects.deviation - 1) < 0.1)
    let share = SampleSummary(estimates.map(\.betweenUnits))
    #expect(abs(share.mean - 0.36 / 1.36) < 0.1)
  }

  @Test("a parallel trial keeps its level and finds an effect as often as the t-test should")
  func parallel() throws {
    let treated = (0..<12).map { unit in (0..<4).map { $0 > 0 && unit.isMultiple(of: 2) } }
    var (false_, found) = (0, 0)
    for run in 0..<2_000 {
      let none = try #require(
        ClusterTrial.parallel(
          trial(treated, effect: 0, between: 0, within: 1, seed: 4, run: run)))
      if none.pValue < 0.05 { false_ += 1 }
      let some = try #require(
        ClusterTrial.parallel(
          trial(treated, effect: 1, between: 0, within: 1, seed: 4, run: run)))
      if some.pValue < 0.05 { found += 1 }
      #expect(none.degreesOfFreedom == 9)
      #expect(abs(some.effect - none.effect - 1) < 1e-9)
    }
    #expect((53...152).contains(false_), "\(false_) of 2,000")
    // Means of three waves have deviation 1/√3; six against six units: noncentrality 1/(1/3)= 3.
    // Adjusting for a useless first wave costs a little, so power is 0.70 to 0.80.
    #expect((1_350...1_640).contains(found), "\(found) of 2,000")
  }

  @Test("missing waves are left out; too little to go on is no estimate")
  func missing() throws {
    let treated = wedge(units: 6, waves: 4)
    var units = trial(treated, effect: 1, between: 0.3, within: 0.1, seed: 5, run: 0)
    var values = units[0].values
    values[2] = .nan
    units[0] = TrialUnit(values: values, isTreated: units[0].isTreated)
    let estimate = try #require(ClusterTrial.steppedWedge(units))
    #expect(estimate.degreesOfFreedom == 13 && abs(estimate.effect - 1) < 0.4)
    #expect(ClusterTrial.steppedWedge(Array(units[..<1])) == nil)
    #expect(ClusterTrial.parallel(Array(units[..<3])) == nil)
  }
}
