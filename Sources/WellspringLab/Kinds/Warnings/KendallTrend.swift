// Kendall's tau of a short series against time.
//
// Source: Kendall MG, Biometrika 1938;30:81 (doi 10.1093/biomet/30.1-2.81); tau-b, which takes
// account of ties among the values (time has none).
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether a series rises.
enum KendallTrend {
  /// Values below which there is no trend.
  static let fewest = 5

  /// Tau of the values that are there, in their order: 1 when each is above the one before.
  /// - Returns: NaN for fewer than five values, or values that are all the same.
  static func tau(_ values: [Double]) -> Double {
    let present = values.filter { !$0.isNaN }
    guard present.count >= fewest else { return .nan }
    var (score, untied, pairs) = (0, 0, 0)
    for i in present.indices {
      for j in i + 1..<max(i + 1, present.count) {
        pairs += 1
        if present[j] == present[i] { continue }
        untied += 1
        score += present[j] > present[i] ? 1 : -1
      }
    }
    guard untied > 0 else { return .nan }
    return Double(score) / (Double(pairs) * Double(untied)).squareRoot()
  }
}
