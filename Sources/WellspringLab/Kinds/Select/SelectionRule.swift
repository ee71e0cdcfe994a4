// What is to be selected, and with which certainty.
//
// The procedures are Kim and Nelson's (KN) for the comparison and Batur and Kim's for feasibility,
// run side by side as Andradóttir and Kim do (AK+). All three draw triangles: a running sum of
// differences (or of distances from a bound) is followed until it leaves
//
//     ± max(0, h² S²/(2 δ) − δ r/2),   h² = 2 η (n₀ − 1),   η = ((2 β)^(−2/(n₀ − 1)) − 1)/2,
//
// with S² the variance of the first n₀ replicates, r replicates so far, δ the difference worth
// detecting. For normal data whose true mean is at least δ away, it leaves on the wrong side with
// chance at most β: given S², Brownian motion does so with chance exp(−η (n₀ − 1) S²/σ²)/2 at most,
// and the mean of that over S² is (1 + 2 η)^(−(n₀ − 1)/2)/2 = β.
//
// Common random numbers are welcome: only the variance of differences enters. Bonferroni's
// inequality adds up the β's: k − 1 comparisons with the best, and s bounds for each of k. A bound
// with a confidence c of its own takes β = (1 − c)/k, so that its k verdicts hold together with c.
//
// Source: Kim S-H, Nelson BL, ACM Trans Model Comput Simul 2001;11:251
// (doi 10.1145/502109.502111); Batur D, Kim S-H, ACM Trans Model Comput Simul 2010;20:13
// (doi 10.1145/1842713.1842716); Andradóttir S, Kim S-H, Naval Res Logist 2010;57:403
// (doi 10.1002/nav.20408).
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A bound that the mean of an outcome has to keep.
public struct SelectionBound: Sendable, Equatable {
  /// Whether the mean is to be at most `bound`; otherwise at least.
  public let isUpper: Bool
  public let bound: Double
  /// Closer to the bound than this, either verdict is acceptable; above 0.
  public let tolerance: Double
  /// Chance with which the verdicts on all alternatives about this bound are right, at least; nil:
  /// it shares the error of the whole selection.
  public let confidence: Double?

  public init(isUpper: Bool, bound: Double, tolerance: Double, confidence: Double? = nil) {
    precondition(tolerance > 0, "a tolerance is above 0")
    precondition(confidence.map { $0 > 0.5 && $0 < 1 } ?? true, "a confidence lies in 0.5 ... 1")
    (self.isUpper, self.bound, self.tolerance) = (isUpper, bound, tolerance)
    self.confidence = confidence
  }
}

/// The rule of a selection: which mean is best, and what else it has to keep.
public struct SelectionRule: Sendable {
  public let alternatives: Int
  /// Whether the smallest mean is the best; otherwise the largest.
  public let prefersSmall: Bool
  /// δ: the smallest difference worth detecting; above 0.
  public let indifference: Double
  public let bounds: [SelectionBound]
  /// Chance, at least, that the comparisons are right and the verdicts on all bounds that have no
  /// confidence of their own.
  public let confidence: Double
  /// n₀: replicates of every alternative before the first decision.
  public let firstStage: Int

  /// - Parameters:
  ///   - alternatives: at least 2, or at least 1 with bounds.
  ///   - firstStage: at least 2; 10 to 30 are usual.
  public init(
    alternatives: Int, prefersSmall: Bool, indifference: Double, bounds: [SelectionBound] = [],
    confidence: Double = 0.95, firstStage: Int = 20
  ) {
    precondition(alternatives >= (bounds.isEmpty ? 2 : 1), "nothing to select from")
    precondition(indifference > 0 && firstStage >= 2, "out of range")
    precondition(confidence > 0.5 && confidence < 1, "a confidence lies in 0.5 ... 1")
    self.alternatives = alternatives
    self.prefersSmall = prefersSmall
    self.indifference = indifference
    self.bounds = bounds
    self.confidence = confidence
    self.firstStage = firstStage
  }

  /// β: how often a single comparison, or verdict on a bound without a confidence of its own, may
  /// go wrong.
  public var errorOfOne: Double {
    let sharing = bounds.count { $0.confidence == nil }
    return (1 - confidence) / Double(max(1, alternatives - 1 + alternatives * sharing))
  }

  /// β of a verdict on one alternative about a bound.
  public func error(of bound: SelectionBound) -> Double {
    bound.confidence.map { (1 - $0) / Double(alternatives) } ?? errorOfOne
  }

  /// Chance with which the right alternative is selected, at least: the errors of the comparisons and
  /// of all bounds add up.
  public var promise: Double {
    bounds.reduce(confidence) { $0 - ($1.confidence.map { 1 - $0 } ?? 0) }
  }

  /// η of the procedure for an error of one decision.
  func eta(error: Double) -> Double {
    0.5 * (pow(2 * error, -2 / Double(firstStage - 1)) - 1)
  }

  /// h² of the procedure for an error of one decision.
  func squaredScale(error: Double) -> Double { 2 * eta(error: error) * Double(firstStage - 1) }

  /// The triangle in which two alternatives are compared.
  /// - Parameter variance: S² of their differences in the first stage.
  func comparison(variance: Double) -> SelectionTriangle {
    SelectionTriangle(
      squaredScale: squaredScale(error: errorOfOne), variance: variance, difference: indifference)
  }

  /// The triangle in which an alternative is held against a bound.
  /// - Parameter variance: S² of the outcome in the first stage.
  func verdict(_ bound: SelectionBound, variance: Double) -> SelectionTriangle {
    SelectionTriangle(
      squaredScale: squaredScale(error: error(of: bound)), variance: variance,
      difference: bound.tolerance)
  }
}

/// The triangle that a running sum has to leave before anything is decided.
struct SelectionTriangle: Sendable {
  /// h² of the decision.
  let squaredScale: Double
  /// S² of the first stage.
  let variance: Double
  /// δ or the tolerance.
  let difference: Double

  /// Half its height after r replicates.
  func reach(replicates: Int) -> Double {
    max(0, 0.5 * (squaredScale * variance / difference - difference * Double(replicates)))
  }

  /// The replicate by which it is closed.
  var last: Double { squaredScale * variance / (difference * difference) }
}
