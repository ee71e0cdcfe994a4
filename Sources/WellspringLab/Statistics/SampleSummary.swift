// What a table says about one outcome over the replicates.
//
// Goals, in order of priority:
// 1. the same bytes however many threads ran the replicates: sums are taken in index order;
// 2. no loss to cancellation: deviations are taken from the mean, in a second pass;
// 3. undefined values (NaN) are left out and counted out.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Mean, spread, interval and quantiles of a sample.
///
/// Undefined values are NaN: everything for an empty sample; `deviation`, `mcse` and the interval
/// for a single value.
public struct SampleSummary: Sendable {
  /// Values that were not missing.
  public let count: Int
  public let mean: Double
  /// Standard deviation between replicates, with divisor n − 1.
  public let deviation: Double
  /// Monte Carlo standard error of the mean: deviation / √n.
  public let mcse: Double
  /// 95 % interval of the mean: mean ± t(0.975, n − 1) · mcse.
  public let interval: (low: Double, high: Double)
  public let median: Double
  /// 5th and 95th percentile, as `quantile(of:at:)` defines them.
  public let p05: Double
  public let p95: Double

  /// Summarises `values`, in the order given.
  /// - Parameter values: one per replicate, in index order; NaN where missing.
  public init(_ values: [Double]) {
    let present = values.filter { !$0.isNaN }
    count = present.count
    mean = Self.mean(of: present)
    deviation = Self.deviation(of: present, around: mean)
    mcse = deviation / Double(count).squareRoot()
    let reach =
      count > 1 ? studentQuantile(0.975, degreesOfFreedom: Double(count - 1)) * mcse : .nan
    interval = (mean - reach, mean + reach)
    let sorted = present.sorted()
    median = quantile(of: sorted, at: 0.5)
    p05 = quantile(of: sorted, at: 0.05)
    p95 = quantile(of: sorted, at: 0.95)
  }

  /// The mean; NaN of nothing.
  static func mean(of present: [Double]) -> Double {
    guard !present.isEmpty else { return .nan }
    var sum = 0.0
    for value in present { sum += value }
    let rough = sum / Double(present.count)
    // The second pass takes out the rounding of the first; a constant sample has exactly its
    // value as mean, and so a deviation of exactly 0.
    var rest = 0.0
    for value in present { rest += value - rough }
    return rough + rest / Double(present.count)
  }

  /// The standard deviation with divisor n − 1; NaN below two values.
  static func deviation(of present: [Double], around mean: Double) -> Double {
    guard present.count > 1 else { return .nan }
    var squares = 0.0
    for value in present { squares += (value - mean) * (value - mean) }
    return (squares / Double(present.count - 1)).squareRoot()
  }
}
