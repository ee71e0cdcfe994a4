// One thing that is known exactly, held against this machine.
//
// Statistical checks compare an estimate with its exact expectation. They allow 4.89 standard
// errors, which chance passes once in a million, and say so: the tolerance is part of the table.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL

/// A known value, what this machine gave, and how far apart they may be.
public struct Truth: Sendable {
  /// The part of the product that it is about.
  public let subject: String
  /// What is compared, in a few words.
  public let claim: String
  public let expected: Double
  public let got: Double
  /// Largest distance that is not an error.
  public let tolerance: Double

  public init(
    _ subject: String, _ claim: String, expected: Double, got: Double, tolerance: Double
  ) {
    (self.subject, self.claim) = (subject, claim)
    (self.expected, self.got, self.tolerance) = (expected, got, tolerance)
  }

  /// False as well when something is not a number.
  public var holds: Bool { abs(got - expected) <= tolerance }

  /// Normal quantile of a two-sided false alarm in a million, 4.89.
  static var alarm: Double { gsl_cdf_ugaussian_Qinv(0.5e-6) }

  /// A mean of independent values against its expectation, with the spread that the values show.
  static func mean(
    _ subject: String, _ claim: String, of values: [Double], equals expected: Double
  ) -> Truth {
    let summary = SampleSummary(values)
    let quantile = gsl_cdf_tdist_Qinv(0.5e-6, Double(summary.count - 1))
    return Truth(
      subject, claim, expected: expected, got: summary.mean, tolerance: quantile * summary.mcse)
  }
}
