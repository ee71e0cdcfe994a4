// Quantiles: exact ones of a sample, and those of Student's t.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL

/// The quantile of a sample by linear interpolation between order statistics.
///
/// Definition 7 of Hyndman and Fan (Am Stat 1996;50:361, doi 10.1080/00031305.1996.10473566), the
/// one that R, NumPy, pandas and spreadsheets use unless told otherwise: with h = (n − 1) p, the
/// value at rank h counted from 0, interpolated between the two neighbours.
///
/// - Parameters:
///   - sorted: ascending, without NaN.
///   - probability: 0 ... 1.
/// - Returns: NaN for an empty sample.
public func quantile(of sorted: [Double], at probability: Double) -> Double {
  precondition((0...1).contains(probability), "a probability lies in 0 ... 1")
  guard let last = sorted.indices.last else { return .nan }
  let rank = Double(last) * probability
  let below = Int(rank)
  let above = min(below + 1, last)
  let share = rank - Double(below)
  // Written so that equal neighbours give exactly their value.
  return sorted[below] + share * (sorted[above] - sorted[below])
}

/// The quantile of Student's t distribution (GSL).
/// - Parameters:
///   - probability: strictly between 0 and 1.
///   - degreesOfFreedom: above 0.
public func studentQuantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
  precondition(probability > 0 && probability < 1, "a probability lies strictly in 0 ... 1")
  precondition(degreesOfFreedom > 0, "degrees of freedom are above 0")
  return gsl_cdf_tdist_Pinv(probability, degreesOfFreedom)
}
