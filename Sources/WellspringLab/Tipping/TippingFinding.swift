// What the steps of one arm say: both thresholds, and whether there is tipping at all.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A value with its 95 % interval; NaN where it is not known.
struct Estimate: Equatable {
  var value = Double.nan
  var low = Double.nan
  var high = Double.nan
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
    func threshold(_ tallies: [FateTally], _ drawn: [Int]) -> Double {
      if tallies.isEmpty { return .nan }
      let shares = order.map { step in
        SampleSummary.mean(of: drawn.map { tallies[step].downShare[$0] })
      }
      return Threshold.half(places, shares)
    }
    func statistics(_ drawn: [Int]) -> [Double] {
      let (a, b) = (threshold(up, drawn), threshold(down, drawn))
      return [sign * a, sign * b, a - b]
    }
    if rows.isEmpty { return }
    let found = statistics(rows)
    let intervals = Resampling.intervals(rows: rows.count, seed: seed) { drawn in
      statistics(drawn.map { rows[$0] })
    }
    func estimate(_ n: Int) -> Estimate {
      found[n].isNaN
        ? Estimate() : Estimate(value: found[n], low: intervals[n].low, high: intervals[n].high)
    }
    (collapse, recovery, width) = (estimate(0), estimate(1), estimate(2))
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
      let isApart = width.low.isNaN ? width.value > 0 : width.low > 0
      return isApart ? .yes : .no
    }
    // Who collapses inside the range and does not recover even at its harmless end.
    let staysDown =
      down[first].share.low >= 0.5 || (down[first].subjects == 1 && down[first].down == 1)
    if !collapse.value.isNaN && staysDown { return .yes }
    return .unknown
  }
}
