// How long a start-up transient lasts: MSER-5.
//
// Of all truncation points, take the one that minimises the standard error that the rest would
// have if its values were independent. Dropping a transient lowers that figure; dropping more than
// the transient raises it again, because fewer values are left.
//
// Source: White KP, Simulation 1997;69:323 (doi 10.1177/003754979706900601), with batches of 5:
// White KP, Cobb MJ, Spratt SC, Proc Winter Simulation Conf 2000:755
// (doi 10.1109/WSC.2000.899791). On the mean over replicates: Hoad K, Robinson S, Davies R,
// J Oper Res Soc 2010;61:1389 (doi 10.1057/jors.2009.121).
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// MSER-m: where to cut a series so that what is left is as precise as it can be.
public enum WarmUpRule {
  /// Values in a batch: the 5 of MSER-5.
  public static let batch = 5

  /// What the rule says of a series.
  public enum Suggestion: Sendable, Equatable {
    /// Leave out this many values from the start; a multiple of the batch.
    case cut(Int)
    /// The best cut is in the second half: the series has not settled, or is too short to tell.
    case notSettled
    /// Fewer than ten batches, or values missing.
    case tooShort
  }

  /// Applies the rule.
  /// - Parameter series: one value per equal step of time, from the start of the run.
  public static func suggestion(for series: [Double]) -> Suggestion {
    let count = series.count / batch
    guard count >= 10, series.allSatisfy(\.isFinite) else { return .tooShort }
    let means = (0..<count).map { index in
      series[index * batch..<(index + 1) * batch].reduce(0, +) / Double(batch)
    }
    let best = bestCut(means)
    return best * 2 > count ? .notSettled : .cut(best * batch)
  }

  /// The number of leading values whose removal minimises Σ(x − x̄)²/n² of the rest; the smallest
  /// such number. At least five values are left: fewer may agree by chance.
  static func bestCut(_ values: [Double]) -> Int {
    // From the end, so that every suffix costs one step; Welford's update does not cancel.
    var mean = 0.0
    var squares = 0.0
    var count = 0.0
    var best = (cut: 0, measure: Double.infinity)
    for cut in values.indices.reversed() {
      count += 1
      let change = values[cut] - mean
      mean += change / count
      squares += change * (values[cut] - mean)
      guard count >= 5 else { continue }
      let measure = squares / (count * count)
      if measure <= best.measure { best = (cut, measure) }
    }
    return best.cut
  }
}
