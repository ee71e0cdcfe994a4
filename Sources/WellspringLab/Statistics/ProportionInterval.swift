// How well a share of yes and no answers is known.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL

/// Clopper and Pearson's interval of a proportion: it covers at least as often as it says.
///
/// Source: Clopper CJ, Pearson ES, Biometrika 1934;26:404 (doi 10.1093/biomet/26.4.404).
public struct ProportionInterval: Sendable {
  /// successes/trials; NaN of no trials.
  public let estimate: Double
  public let low: Double
  public let high: Double

  /// - Parameter confidence: strictly between 0 and 1.
  public init(successes: Int, trials: Int, confidence: Double = 0.95) {
    precondition(successes >= 0 && successes <= trials, "more successes than trials")
    precondition(confidence > 0 && confidence < 1, "a confidence lies strictly in 0 ... 1")
    let (x, n) = (Double(successes), Double(trials))
    estimate = x / n
    let tail = (1 - confidence) / 2
    low = successes == 0 ? 0 : gsl_cdf_beta_Pinv(tail, x, n - x + 1)
    high = successes == trials ? 1 : gsl_cdf_beta_Qinv(tail, x + 1, n - x)
  }
}
