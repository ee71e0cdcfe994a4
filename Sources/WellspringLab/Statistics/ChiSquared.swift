// The chi-squared distribution.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL

enum ChiSquared {
  /// The chance of a value at least as large.
  /// - Parameters:
  ///   - value: at least 0.
  ///   - degreesOfFreedom: above 0.
  static func upperTail(_ value: Double, degreesOfFreedom: Double) -> Double {
    gsl_cdf_chisq_Q(max(0, value), degreesOfFreedom)
  }
}
