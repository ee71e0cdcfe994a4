// Statistical claims that can fail: each states what it expects, how rarely it cries wolf, and how
// small an error it is sure to see.
//
// Every check compares a sample with an exact expectation at a two-sided false-alarm rate of 1e-6:
// if the code is right and the seed arbitrary, one run in a million disagrees. Seeds are fixed, so
// a check that passes goes on passing.
//
// Every check is also told the smallest error it has to notice. An error of that size is missed at
// most once in a thousand runs; when the sample is too small for that, the verdict does not hold,
// whatever the data say. A test therefore writes `#expect(verdict.holds, "\(verdict)")`, and a test
// of a deliberately broken sampler `#expect(verdict.catchesError)`.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation

/// The outcome of one statistical check.
public struct StatisticalVerdict: Sendable, CustomStringConvertible {
  /// What was compared, for the failure message.
  public let claim: String
  /// Observed departure, in the units of `tolerated`.
  public let departure: Double
  /// Largest departure that chance alone produces, at `Statistics.falseAlarmRate`.
  public let tolerated: Double
  /// Smallest true error that this sample is sure to show.
  public let detectable: Double
  /// Smallest true error that the test claims to show.
  public let mustDetect: Double

  /// Whether the sample can show the error that the test claims to show.
  public var isSharpEnough: Bool { detectable <= mustDetect }
  /// Whether the sample is compatible with the expectation.
  public var agrees: Bool { departure <= tolerated }
  /// Passes: sharp enough, and nothing seen.
  public var holds: Bool { isSharpEnough && agrees }
  /// Sharp enough, and an error seen.
  public var catchesError: Bool { isSharpEnough && !(departure <= tolerated) }

  public var description: String {
    let sharpness = isSharpEnough ? "" : " SAMPLE TOO SMALL:"
    return "\(claim): departure \(departure), tolerated \(tolerated) at false-alarm rate "
      + "\(Statistics.falseAlarmRate);\(sharpness) detects \(detectable), must detect \(mustDetect)"
  }
}

/// Statistical checks with known sampling error.
public enum Statistics {
  /// Probability that correct code fails a check on a fresh seed.
  public static let falseAlarmRate = 1e-6
  /// Probability that an error of the stated size goes unseen.
  public static let missRate = 1e-3

  /// Normal quantile of the two-sided false-alarm rate, 4.89.
  public static var alarmQuantile: Double { gsl_cdf_ugaussian_Qinv(falseAlarmRate / 2) }
  /// Normal quantile of the miss rate, 3.09.
  public static var missQuantile: Double { gsl_cdf_ugaussian_Qinv(missRate) }

  /// Compares an estimate with its expectation, given the estimate's standard error under it.
  ///
  /// Normal theory: an estimate beyond 4.89 standard errors raises the alarm, so a true error of
  /// 4.89 + 3.09 of them is missed once in a thousand. An error that also changes the standard
  /// error changes this figure in proportion.
  public static func compare(
    _ claim: String, estimate: Double, expected: Double, standardError: Double,
    mustDetect: Double
  ) -> StatisticalVerdict {
    StatisticalVerdict(
      claim: "\(claim): \(estimate), expected \(expected)",
      departure: abs(estimate - expected),
      tolerated: alarmQuantile * standardError,
      detectable: (alarmQuantile + missQuantile) * standardError,
      mustDetect: mustDetect)
  }

  /// Compares the mean of independent values with its expectation.
  /// - Parameter deviation: the true standard deviation of one value.
  public static func mean(
    of values: [Double], equals expected: Double, deviation: Double, mustDetect: Double
  ) -> StatisticalVerdict {
    compare(
      "mean of \(values.count)", estimate: average(values), expected: expected,
      standardError: deviation / Double(values.count).squareRoot(), mustDetect: mustDetect)
  }

  /// Compares the variance of independent values about their true mean with its expectation.
  /// - Parameters:
  ///   - kurtosis: the true fourth central moment over the squared variance; 3 for a normal.
  ///   - mustDetect: a share of the variance.
  public static func variance(
    of values: [Double], about mean: Double, equals expected: Double, kurtosis: Double,
    mustDetect: Double
  ) -> StatisticalVerdict {
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    let error = expected * ((kurtosis - 1) / Double(values.count)).squareRoot()
    return compare(
      "variance of \(values.count)", estimate: average(squares), expected: expected,
      standardError: error, mustDetect: mustDetect * expected)
  }

  /// Kolmogorov–Smirnov: compares a sample with a continuous distribution function.
  ///
  /// The null distribution is Kolmogorov's limit with Stephens' small-sample scale
  /// √n + 0.12 + 0.11/√n (doi:10.1111/j.2517-6161.1970.tb00821.x). If the true distribution
  /// function is off by Δ at some point, the empirical one is off by Δ there, give or take at most
  /// 1/(2√n): Δ is seen when it exceeds the critical distance by 3.09 of these.
  ///
  /// - Parameter mustDetect: largest vertical distance between distribution functions.
  public static func kolmogorovSmirnov(
    _ values: [Double], mustDetect: Double, cdf: (Double) -> Double
  ) -> StatisticalVerdict {
    let sorted = values.sorted()
    let n = Double(sorted.count)
    var distance = 0.0
    for (i, value) in sorted.enumerated() {
      let p = cdf(value)
      // A value that is not a number, or a cdf outside 0 ... 1, is as wrong as can be.
      guard p >= 0 && p <= 1 else { return unusable("Kolmogorov–Smirnov", value, mustDetect) }
      distance = max(distance, p - Double(i) / n, Double(i + 1) / n - p)
    }
    let root = n.squareRoot()
    let scale = root + 0.12 + 0.11 / root
    let critical = (-0.5 * log(falseAlarmRate / 2)).squareRoot() / scale
    return StatisticalVerdict(
      claim: "Kolmogorov–Smirnov distance of \(sorted.count)", departure: distance,
      tolerated: critical, detectable: critical + 0.5 * missQuantile / root,
      mustDetect: mustDetect)
  }

  /// Pearson's χ²: compares counts with the probabilities of their cells.
  ///
  /// Cells are merged from left to right until each expects at least 50, so that the χ² limit
  /// holds in the far tail. `mustDetect` is the effect size w = √Σ (p′ − p)²/p; χ² then has
  /// noncentrality n w², whose normal approximation (mean m + n w², variance 2 m + 4 n w², m the
  /// degrees of freedom) gives the smallest w that is missed once in a thousand.
  public static func chiSquared(
    counts: [Int], probabilities: [Double], mustDetect: Double
  ) -> StatisticalVerdict {
    precondition(counts.count == probabilities.count)
    let n = Double(counts.reduce(0, +))
    var cells: [(count: Double, expected: Double)] = []
    var open = (count: 0.0, expected: 0.0)
    for (count, probability) in zip(counts, probabilities) {
      if count > 0 && probability <= 0 { return unusable("χ²", Double(count), mustDetect) }
      open = (open.count + Double(count), open.expected + n * probability)
      if open.expected >= 50 {
        cells.append(open)
        open = (0, 0)
      }
    }
    if let last = cells.popLast() {
      cells.append((last.count + open.count, last.expected + open.expected))
    }
    precondition(cells.count >= 2, "too few counts for a χ² test")
    let statistic = cells.reduce(0) { sum, cell in
      sum + (cell.count - cell.expected) * (cell.count - cell.expected) / cell.expected
    }
    let freedom = Double(cells.count - 1)
    let critical = gsl_cdf_chisq_Qinv(falseAlarmRate, freedom)
    let noncentrality = smallestNoncentrality(freedom: freedom, critical: critical)
    return StatisticalVerdict(
      claim: "χ² of \(Int(n)) in \(cells.count) cells", departure: statistic, tolerated: critical,
      detectable: (noncentrality / n).squareRoot(), mustDetect: mustDetect)
  }

  /// Correlation of pairs that should be independent.
  ///
  /// Under independence the sample correlation has standard error 1/√n.
  public static func correlation(
    _ x: [Double], _ y: [Double], mustDetect: Double
  ) -> StatisticalVerdict {
    precondition(x.count == y.count)
    let n = Double(x.count)
    let (meanX, meanY) = (average(x), average(y))
    var (xy, xx, yy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xy += (a - meanX) * (b - meanY)
      xx += (a - meanX) * (a - meanX)
      yy += (b - meanY) * (b - meanY)
    }
    return compare(
      "correlation of \(x.count) pairs", estimate: xy / (xx * yy).squareRoot(), expected: 0,
      standardError: 1 / n.squareRoot(), mustDetect: mustDetect)
  }

  public static func average(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// Solves m + λ − 3.09 √(2 m + 4 λ) = critical for λ, by bisection.
  private static func smallestNoncentrality(freedom: Double, critical: Double) -> Double {
    var (low, high) = (0.0, 1e6)
    for _ in 0..<200 {
      let middle = 0.5 * (low + high)
      let reached = freedom + middle - missQuantile * (2 * freedom + 4 * middle).squareRoot()
      if reached < critical { low = middle } else { high = middle }
    }
    return high
  }

  private static func unusable(
    _ test: String, _ value: Double, _ mustDetect: Double
  ) -> StatisticalVerdict {
    StatisticalVerdict(
      claim: "\(test): \(value) is outside the support", departure: .infinity, tolerated: 0,
      detectable: 0, mustDetect: mustDetect)
  }
}
