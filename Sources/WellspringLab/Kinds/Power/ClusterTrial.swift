// How a trial that randomises care units is analysed.
//
// Stepped wedge (every unit crosses over, at a time drawn by lot): unit-wave means in a linear mixed
// model with a fixed effect of each wave, one effect of treatment and a random intercept of each
// unit (Hussey and Hughes), fitted by restricted maximum likelihood. t-test with
// n − units − waves degrees of freedom (n cells; those within units), which keeps the level of the
// test where units are few.
//
// Parallel (half of the units, after the first wave): analysis of covariance of the unit's mean over
// the later waves, adjusted for its first; t-test with units − 3 degrees of freedom.
//
// Every unit-wave mean weighs the same: units of one model have equally many posts.
//
// Source: Hussey MA, Hughes JP, Contemp Clin Trials 2007;28:182 (doi 10.1016/j.cct.2006.05.007);
// Hayes RJ, Moulton LH, Cluster Randomised Trials, 2nd ed., CRC 2017, chapters 10 and 11.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation

/// What the analysis of a trial says.
public struct TrialEstimate: Sendable {
  /// Treated minus untreated, in the unit of the values.
  public let effect: Double
  public let standardError: Double
  public let degreesOfFreedom: Double
  /// Two-sided.
  public let pValue: Double
  /// Share of the variance of a unit-wave mean that is between units; NaN where not estimated.
  public let betweenUnits: Double
}

/// One unit of a trial: its survey waves, and which of them came after its start of treatment.
public struct TrialUnit: Sendable {
  /// By wave; NaN where nothing may be reported.
  public let values: [Double]
  public let isTreated: [Bool]

  public init(values: [Double], isTreated: [Bool]) {
    precondition(values.count == isTreated.count, "a value for each wave")
    (self.values, self.isTreated) = (values, isTreated)
  }
}

/// Analyses of trials.
public enum ClusterTrial {
  /// Hussey and Hughes' mixed model; nil when the effect cannot be told from the waves.
  public static func steppedWedge(_ units: [TrialUnit]) -> TrialEstimate? {
    let groups = units.map(Group.init).filter { !$0.values.isEmpty }
    let waves = units.first?.values.count ?? 0
    let cells = groups.reduce(0) { $0 + $1.values.count }
    let freedom = Double(cells - groups.count - waves)
    guard freedom > 0, let best = bestRatio(groups, waves: waves) else { return nil }
    guard let fit = MixedFit(groups, waves: waves, ratio: best) else { return nil }
    let variance = fit.squares.residualSquares / Double(cells - waves - 1)
    let error = (variance * fit.squares.inverseDiagonal[waves]).squareRoot()
    return estimate(
      fit.squares.coefficients[waves], error, freedom, betweenUnits: best / (1 + best))
  }

  /// Analysis of covariance of unit means; nil with fewer than four usable units.
  public static func parallel(_ units: [TrialUnit]) -> TrialEstimate? {
    var rows: [[Double]] = []
    var values: [Double] = []
    for unit in units {
      let first = unit.values[0]
      let later = unit.values.dropFirst().filter { !$0.isNaN }
      guard !first.isNaN, !later.isEmpty else { continue }
      rows.append([1, unit.isTreated.last == true ? 1 : 0, first])
      values.append(SampleSummary.mean(of: Array(later)))
    }
    guard rows.count > 3 else { return nil }
    // Centred, so that a scale far from 0 costs no digits.
    let centre = SampleSummary.mean(of: rows.map { $0[2] })
    for i in rows.indices { rows[i][2] -= centre }
    if rows.allSatisfy({ abs($0[2]) < 1e-12 }) { for i in rows.indices { rows[i].removeLast() } }
    guard let fit = LeastSquares(rows, values) else { return nil }
    let freedom = Double(rows.count - 3)
    let error = (fit.residualSquares / freedom * fit.inverseDiagonal[1]).squareRoot()
    return estimate(fit.coefficients[1], error, freedom, betweenUnits: .nan)
  }

  private static func estimate(
    _ effect: Double, _ error: Double, _ freedom: Double, betweenUnits: Double
  ) -> TrialEstimate {
    // No spread at all: nothing to test against, unless there is nothing to test.
    let ratio = error > 0 ? abs(effect) / error : (effect == 0 ? 0 : .infinity)
    return TrialEstimate(
      effect: effect, standardError: error, degreesOfFreedom: freedom,
      pValue: ratio == .infinity ? 0 : 2 * gsl_cdf_tdist_Q(ratio, freedom),
      betweenUnits: betweenUnits)
  }

  /// The present cells of a unit.
  struct Group {
    var values: [Double] = []
    var waves: [Int] = []
    var treated: [Double] = []

    init(_ unit: TrialUnit) {
      for (wave, value) in unit.values.enumerated() where !value.isNaN {
        values.append(value)
        waves.append(wave)
        treated.append(unit.isTreated[wave] ? 1 : 0)
      }
    }
  }

  /// The fit for a known ratio of the variance between units to that within.
  ///
  /// A random intercept is taken out by subtracting a share of each unit's mean from all its rows:
  /// 1 − 1/√(1 + m ratio) for m rows. Least squares of the rest is then generalised least squares.
  struct MixedFit {
    let squares: LeastSquares
    /// −2 log of the restricted likelihood, up to a constant.
    let deviance: Double

    init?(_ groups: [Group], waves: Int, ratio: Double) {
      var rows: [[Double]] = []
      var values: [Double] = []
      var penalty = 0.0
      for group in groups {
        let m = Double(group.values.count)
        let share = 1 - 1 / (1 + m * ratio).squareRoot()
        penalty += log(1 + m * ratio)
        let mean = group.values.reduce(0, +) / m
        let meanTreated = group.treated.reduce(0, +) / m
        for (k, wave) in group.waves.enumerated() {
          var row = [Double](repeating: 0, count: waves + 1)
          for other in group.waves { row[other] -= share / m }
          row[wave] += 1
          row[waves] = group.treated[k] - share * meanTreated
          rows.append(row)
          values.append(group.values[k] - share * mean)
        }
      }
      guard let fit = LeastSquares(rows, values) else { return nil }
      squares = fit
      let freedom = Double(rows.count - waves - 1)
      deviance = freedom * log(max(fit.residualSquares, 1e-300)) + penalty + fit.logDeterminant
    }
  }

  /// The ratio of variances with the highest restricted likelihood: a coarse search over its
  /// logarithm, then golden sections around the best.
  private static func bestRatio(_ groups: [Group], waves: Int) -> Double? {
    func deviance(_ logRatio: Double) -> Double {
      MixedFit(groups, waves: waves, ratio: exp(logRatio))?.deviance ?? .infinity
    }
    guard let none = MixedFit(groups, waves: waves, ratio: 0) else { return nil }
    var best = (log: -9.0, deviance: deviance(-9))
    for step in 1...18 {
      let value = deviance(-9 + Double(step))
      if value < best.deviance { best = (-9 + Double(step), value) }
    }
    var (low, high) = (best.log - 1, best.log + 1)
    let golden = 0.6180339887498949
    for _ in 0..<24 {
      let (left, right) = (high - golden * (high - low), low + golden * (high - low))
      if deviance(left) <= deviance(right) { high = right } else { low = left }
    }
    let refined = 0.5 * (low + high)
    return min(deviance(refined), best.deviance) < none.deviance ? exp(refined) : 0
  }
}
