// Percentile intervals by resampling whole rows.
//
// Source: Efron B, Tibshirani RJ, An Introduction to the Bootstrap, Chapman & Hall 1993, ch. 13.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The bootstrap.
enum Resampling {
  /// Resamples for an interval.
  static let usual = 1_000

  /// Percentile intervals of several statistics of the same rows.
  ///
  /// - Parameters:
  ///   - rows: how many there are to draw from.
  ///   - statistics: of the rows with these numbers, which may repeat; NaN where undefined.
  /// - Returns: the 2.5th and 97.5th percentile of each; NaN below two rows.
  static func intervals(
    rows: Int, resamples: Int = usual, seed: UInt64, statistics: ([Int]) -> [Double]
  ) -> [(low: Double, high: Double)] {
    let width = statistics(Array(0..<rows)).count
    guard rows > 1 else { return Array(repeating: (.nan, .nan), count: width) }
    var luck = RandomStream(
      seed: seed, replicate: 0, kind: .experiment, unit: 0, index: 0, purpose: .resampling)
    var drawn = [[Double]](repeating: [], count: width)
    for resample in 0..<resamples {
      luck.seek(UInt64(resample))
      let values = statistics((0..<rows).map { _ in luck.index(below: rows) })
      for (column, value) in values.enumerated() where !value.isNaN { drawn[column].append(value) }
    }
    return drawn.map { values in
      let sorted = values.sorted()
      return (quantile(of: sorted, at: 0.025), quantile(of: sorted, at: 0.975))
    }
  }
}
