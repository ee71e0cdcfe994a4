// What the steps of one arm say: both thresholds, and whether there is tipping at all.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A value with its 95 % interval; NaN where it is not known.
struct Estimate: Equatable {
  var value = Double.nan
  var low = Double.nan
  var high = Double.nan
  /// The neighbours among the values tried between which it lies; NaN where it was not tried for.
  var above = Double.nan
  var below = Double.nan

  init(value: Double = .nan, low: Double = .nan, high: Double = .nan) {
    (self.value, self.low, self.high) = (value, low, high)
  }

  /// Where a share passes a half. The interval holds chance and the steps between the values tried:
  /// it reaches from the lower neighbours of the resamples to their upper ones. Without chance
  /// (`lows` and `highs` NaN) it is the step.
  init(_ crossing: Threshold.Crossing, lows: Double, highs: Double) {
    if crossing.value.isNaN { return }
    value = crossing.value
    (above, below) = (crossing.low, crossing.high)
    low = lows.isNaN ? above : min(lows, above)
    high = highs.isNaN ? below : max(highs, below)
  }
}

/// How far the thresholds of an arm lie apart.
public enum TippingWidth {
  /// Whether it is known nearly as well as the steps allow. Steps alone make the interval two of them
  /// wide; one of more than four says nothing of there being no distance.
  /// - Parameters:
  ///   - low, high: the 95 % interval, in units of the parameter; NaN where there is none, which settles it.
  ///   - step: distance of neighbouring values that were tried.
  public static func isSettled(low: Double, high: Double, step: Double) -> Bool {
    !(high - low > 4.001 * step)
  }
}

/// Both thresholds of an arm, as simulated.
struct TippingFinding {
  enum Verdict: String {
    /// There are values at which who starts rested stays up and who starts collapsed stays down.
    case yes
    /// Who starts rested and who starts collapsed end alike.
    case no
    /// The state never changes within the range, or only one state was tried.
    case unknown
  }

  private(set) var collapse = Estimate()
  private(set) var recovery = Estimate()
  /// How far the recovery lies on the harmless side of the collapse.
  private(set) var width = Estimate()
  private(set) var verdict = Verdict.unknown
  /// Whether the verdict is more than a want of histories.
  var isSettled: Bool {
    if verdict == .unknown { return false }
    return verdict == .yes
      || TippingWidth.isSettled(
        low: width.low, high: width.high, step: 0.5 * (width.below - width.above))
  }
  /// Whether more of the parameter is worse.
  let moreIsWorse: Bool

  /// - Parameters:
  ///   - up, down: by step of the arm; empty where the state was not tried.
  init(_ values: [Double], up: [FateTally], down: [FateTally], seed: UInt64) {
    func mean(_ tally: FateTally) -> Double {
      SampleSummary.mean(of: tally.downShare.filter { !$0.isNaN })
    }
    let tried = up.isEmpty ? down : up
    let sign: Double = mean(tried.first!) <= mean(tried.last!) ? 1 : -1
    moreIsWorse = sign > 0
    let rows = Self.wholeReplicates(up + down)
    let order = sign > 0 ? Array(values.indices) : values.indices.reversed()
    let places = order.map { sign * values[$0] }
    func threshold(_ tallies: [FateTally], _ drawn: [Int]) -> Threshold.Crossing {
      if tallies.isEmpty { return Threshold.Crossing() }
      let shares = order.map { step in
        SampleSummary.mean(of: drawn.map { tallies[step].downShare[$0] })
      }
      return Threshold.half(places, shares)
    }
    func crossings(_ drawn: [Int]) -> [Threshold.Crossing] {
      let (a, b) = (threshold(up, drawn), threshold(down, drawn))
      func inUnits(_ one: Threshold.Crossing) -> Threshold.Crossing {
        sign > 0 ? one : .init(value: -one.value, low: -one.high, high: -one.low)
      }
      let apart = Threshold.Crossing(
        value: a.value - b.value, low: a.low - b.high, high: a.high - b.low)
      return [inUnits(a), inUnits(b), apart]
    }
    if rows.isEmpty { return }
    let intervals = Resampling.intervals(rows: rows.count, seed: seed) { drawn in
      crossings(drawn.map { rows[$0] }).flatMap { [$0.low, $0.high] }
    }
    let found = crossings(rows).enumerated().map { n, crossing in
      Estimate(crossing, lows: intervals[2 * n].low, highs: intervals[2 * n + 1].high)
    }
    (collapse, recovery, width) = (found[0], found[1], found[2])
    verdict = judge(up, down, first: order.first!)
  }

  /// Replicates that no step has lost.
  private static func wholeReplicates(_ tallies: [FateTally]) -> [Int] {
    tallies[0].downShare.indices.filter { row in
      tallies.allSatisfy { !$0.downShare[row].isNaN }
    }
  }

  private func judge(_ up: [FateTally], _ down: [FateTally], first: Int) -> Verdict {
    if up.isEmpty || down.isEmpty { return .unknown }
    if !width.value.isNaN {
      // Then there is a value that was tried, not one between two, at which both stay.
      return width.low >= 0 ? .yes : .no
    }
    // Who collapses inside the range and does not recover even at its harmless end.
    let staysDown =
      down[first].share.low >= 0.5 || (down[first].subjects == 1 && down[first].down == 1)
    if !collapse.value.isNaN && staysDown { return .yes }
    return .unknown
  }
}
