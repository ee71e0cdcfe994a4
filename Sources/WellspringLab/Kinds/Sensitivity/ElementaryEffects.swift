// Morris screening: what one factor does on its own, averaged over the space of the others.
//
// An elementary effect is the change of the outcome over one step, divided by the step as a share
// of the factor's range: the slope per whole range. μ is its mean, μ* the mean of its size (which
// opposite signs cannot cancel), σ its standard deviation: large for factors that act in curves or
// together with others.
//
// Source: Morris MD, Technometrics 1991;33:161 (doi 10.1080/00401706.1991.10484804); μ*:
// Campolongo F, Cariboni J, Saltelli A, Environ Model Softw 2007;22:1509
// (doi 10.1016/j.envsoft.2006.10.004).
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// The elementary effects of one factor on one outcome.
public struct ElementaryEffects: Sendable {
  /// Mean effect, in the outcome's unit per whole range of the factor.
  public let mu: Double
  /// Mean size of the effect.
  public let muStar: Double
  /// 95 % interval of `muStar` (bootstrap over trajectories).
  public let interval: (low: Double, high: Double)
  /// Standard deviation of the effect between trajectories.
  public let sigma: Double
  /// `muStar` that luck alone would give a factor without any effect; NaN when not known. Below
  /// about twice this a factor cannot be told from noise.
  public let noiseFloor: Double
  /// Effects used, and those lost because one of their two points has no value.
  public let used: Int
  public let lost: Int

  /// Whether a factor can be told from luck: by the mean size of its effects, twice that of luck alone,
  /// or by their mean with its sign, three of luck's standard errors from nothing. What goes one way in all
  /// trajectories is seen in the second and may be lost in the first.
  ///
  /// - Parameter floor: mean size that luck alone would give, √(2 v/π) of a variance v.
  public static func standsOut(mu: Double, muStar: Double, floor: Double, used: Int) -> Bool {
    if muStar >= 2 * floor { return true }
    let error = floor * (.pi / 2 / Double(max(1, used))).squareRoot()
    return abs(mu) >= 3 * error
  }

  /// Whether it can be told from luck; without a known floor nothing is called luck.
  public var standsOut: Bool {
    noiseFloor.isNaN
      || Self.standsOut(mu: mu, muStar: muStar, floor: noiseFloor, used: used)
  }
}

extension ElementaryEffects {
  /// Analyses every factor of a design.
  ///
  /// - Parameters:
  ///   - values: one per point of the design, the mean over its replicates; NaN where missing.
  ///   - noiseOfDifference: variance that luck adds to the difference of two points' values
  ///     (`VarianceShares.noiseOfDifference`), NaN when not known.
  /// - Returns: one per factor.
  public static func analyse(
    _ design: MorrisDesign, values: [Double], noiseOfDifference: Double = .nan, seed: UInt64
  ) -> [ElementaryEffects] {
    let effects = effects(design, values)
    let intervals = Resampling.intervals(rows: design.trajectories, seed: seed) { rows in
      (0..<design.factors).map { factor in
        meanSize(rows.map { effects[$0][factor] })
      }
    }
    // A normal variable of variance v has mean size √(2 v/π).
    let floor = (2 * noiseOfDifference / .pi).squareRoot() / design.step
    return (0..<design.factors).map { factor in
      let all = effects.map { $0[factor] }
      let present = all.filter { !$0.isNaN }
      let mean = SampleSummary.mean(of: present)
      return ElementaryEffects(
        mu: mean, muStar: meanSize(all), interval: intervals[factor],
        sigma: SampleSummary.deviation(of: present, around: mean), noiseFloor: floor,
        used: present.count, lost: all.count - present.count)
    }
  }

  /// By trajectory and factor.
  private static func effects(_ design: MorrisDesign, _ values: [Double]) -> [[Double]] {
    precondition(values.count == design.points.count, "a value for each point")
    return (0..<design.trajectories).map { trajectory in
      var effects = [Double](repeating: .nan, count: design.factors)
      for (step, factor) in design.order[trajectory].enumerated() {
        let before = trajectory * (design.factors + 1) + step
        let moved = design.points[before + 1][factor] - design.points[before][factor]
        effects[factor] = (values[before + 1] - values[before]) / moved
      }
      return effects
    }
  }

  private static func meanSize(_ effects: [Double]) -> Double {
    SampleSummary.mean(of: effects.filter { !$0.isNaN }.map { abs($0) })
  }
}
