// Two scenarios compared replicate by replicate.
//
// Replicates of equal number share their luck, so their differences vary less than the scenarios
// do. What is reported about that: the correlation that was achieved, and how many times as many
// replicates an unpaired comparison would have needed for the same precision.
//
// What only rounding makes different counts as the same: two scenarios that do the same to an
// outcome may add the same numbers up in another order.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL

/// What paired values say about a difference. Undefined values are NaN.
public struct PairedDifference: Sendable {
  /// Pairs in which both values are defined.
  public let count: Int
  public let baselineMean: Double
  public let otherMean: Double
  /// Mean of other − baseline.
  public let difference: Double
  public let deviation: Double
  public let mcse: Double
  /// 95 % interval of the difference (Student's t).
  public let interval: (low: Double, high: Double)
  /// Two-sided p of no difference (paired t-test); 1 where every difference is 0.
  public let p: Double
  /// The difference in standard deviations between replicates: divided by the root mean square of
  /// the two scenarios' deviations (d_av of Cumming, Understanding the New Statistics, 2012).
  public let effectSize: Double
  /// Pearson's correlation between the scenarios over replicates.
  public let correlation: Double
  /// (variance of baseline + variance of other) / variance of the difference.
  public let varianceReduction: Double

  /// Largest difference that counts as rounding, as a share of the values (or of 1, where they are
  /// smaller: no outcome means anything at a hundred-thousand-millionth of its unit). A sum of 10⁸
  /// terms is off by about 10⁴ times 10⁻¹⁶, which leaves a factor of ten; the smallest change that
  /// a simulated event makes to a sum of that many is a thousand times larger.
  public static let rounding = 1e-11

  /// other − baseline; exactly 0 where it is no more than rounding.
  public static func real(_ baseline: Double, _ other: Double) -> Double {
    let difference = other - baseline
    let scale = max(1, max(abs(baseline), abs(other)))
    return abs(difference) <= rounding * scale ? 0 : difference
  }

  /// - Parameters:
  ///   - baseline: by pair; NaN where undefined.
  ///   - other: as many.
  public init(baseline: [Double], other: [Double]) {
    precondition(baseline.count == other.count, "values come in pairs")
    let present = baseline.indices.filter { !baseline[$0].isNaN && !other[$0].isNaN }
    let a = present.map { baseline[$0] }
    let b = present.map { other[$0] }
    let differences = zip(a, b).map { Self.real($0, $1) }
    let summary = SampleSummary(differences)
    count = summary.count
    baselineMean = SampleSummary.mean(of: a)
    otherMean = SampleSummary.mean(of: b)
    difference = summary.mean
    deviation = summary.deviation
    mcse = summary.mcse
    interval = summary.interval
    p = Self.pValue(summary)
    let (spreadA, spreadB) = (
      SampleSummary.deviation(of: a, around: baselineMean),
      SampleSummary.deviation(of: b, around: otherMean)
    )
    let spread = ((spreadA * spreadA + spreadB * spreadB) / 2).squareRoot()
    effectSize = difference == 0 ? 0 : spread > 0 ? difference / spread : .nan
    correlation = Self.correlation(a, b, spreadA, spreadB)
    let variance = spreadA * spreadA + spreadB * spreadB
    varianceReduction = deviation > 0 ? variance / (deviation * deviation) : .nan
  }

  /// The interval that holds with 95 % for every one of so many differences at once (Bonferroni).
  public func interval(among differences: Int) -> (low: Double, high: Double) {
    guard count > 1 else { return interval }
    let probability = 1 - 0.025 / Double(max(1, differences))
    let reach = studentQuantile(probability, degreesOfFreedom: Double(count - 1)) * mcse
    return (difference - reach, difference + reach)
  }

  private static func pValue(_ differences: SampleSummary) -> Double {
    guard differences.count > 1 else { return .nan }
    if differences.mcse == 0 { return differences.mean == 0 ? 1 : 0 }
    let t = abs(differences.mean) / differences.mcse
    return 2 * gsl_cdf_tdist_Q(t, Double(differences.count - 1))
  }

  private static func correlation(
    _ a: [Double], _ b: [Double], _ spreadA: Double, _ spreadB: Double
  ) -> Double {
    guard a.count > 1, spreadA > 0, spreadB > 0 else { return .nan }
    let (meanA, meanB) = (SampleSummary.mean(of: a), SampleSummary.mean(of: b))
    var sum = 0.0
    for (x, y) in zip(a, b) { sum += (x - meanA) / spreadA * ((y - meanB) / spreadB) }
    return max(-1, min(1, sum / Double(a.count - 1)))
  }
}

/// Holm's adjusted p-values (Scand J Stat 1979;6:65): the family-wise error is held whatever the
/// dependence. NaN are left out of the family and stay NaN.
public func holmAdjusted(_ values: [Double]) -> [Double] {
  let order = values.indices.filter { !values[$0].isNaN }.sorted {
    (values[$0], $0) < (values[$1], $1)
  }
  var adjusted = values
  var largest = 0.0
  for (rank, index) in order.enumerated() {
    largest = max(largest, min(1, Double(order.count - rank) * values[index]))
    adjusted[index] = largest
  }
  return adjusted
}
