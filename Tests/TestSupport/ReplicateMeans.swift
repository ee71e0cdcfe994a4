// Claims about the mean of independent replicates, whose spread is not known beforehand.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation

extension Statistics {
  /// Compares the mean of independent replicates with its expectation.
  ///
  /// Values within a run depend on each other, so each replicate counts as one value and their
  /// spread is estimated: Student's t with n − 1 degrees of freedom takes the place of the normal
  /// quantile. Replicates are themselves means over long runs, hence near enough to normal.
  ///
  /// - Parameter mustDetect: in the units of the values.
  public static func replicates(
    _ claim: String, _ values: [Double], equal expected: Double, mustDetect: Double
  ) -> StatisticalVerdict {
    precondition(values.count >= 20, "too few replicates to know their spread")
    let mean = average(values)
    let freedom = Double(values.count - 1)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / freedom
    let error = (variance / Double(values.count)).squareRoot()
    let alarm = gsl_cdf_tdist_Qinv(falseAlarmRate / 2, freedom)
    return StatisticalVerdict(
      claim: "\(claim): \(mean) over \(values.count) replicates, expected \(expected)",
      departure: abs(mean - expected), tolerated: alarm * error,
      detectable: (alarm + gsl_cdf_tdist_Qinv(missRate, freedom)) * error, mustDetect: mustDetect)
  }
}
