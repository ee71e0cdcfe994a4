// A factor: what is varied, and over which values.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation

/// The values that a factor can take.
public enum FactorRange: Sendable, Equatable {
  /// These, as they would stand in a model file.
  case values([String])
  /// Evenly between two numbers; `steps` levels in a factorial design.
  case interval(low: Double, high: Double, steps: Int?)
  /// Normal, cut off at the parameter's range.
  case normal(mean: Double, deviation: Double)
  /// Lognormal by its median and the standard deviation of the logarithm.
  case lognormal(median: Double, logDeviation: Double)
  /// Triangular.
  case triangular(low: Double, mode: Double, high: Double)
  /// Evenly in the logarithm between two positive numbers.
  case logInterval(low: Double, high: Double)

  /// The value below which a share of the distribution lies.
  /// - Parameter share: strictly between 0 and 1.
  func quantile(_ share: Double) -> Double {
    switch self {
    case .values: preconditionFailure("a list has no quantiles")
    case .interval(let low, let high, _): return low + share * (high - low)
    case .normal(let mean, let deviation): return mean + gsl_cdf_gaussian_Pinv(share, deviation)
    case .lognormal(let median, let logDeviation):
      return median * exp(gsl_cdf_gaussian_Pinv(share, logDeviation))
    case .logInterval(let low, let high):
      return low * exp(share * log(high / low))
    case .triangular(let low, let mode, let high):
      let peak = (mode - low) / (high - low)
      return share < peak
        ? low + (share * (high - low) * (mode - low)).squareRoot()
        : high - ((1 - share) * (high - low) * (high - mode)).squareRoot()
    }
  }
}

/// One factor of an experiment.
public struct Factor: Sendable, Equatable {
  public let design: DesignFactor
  public let range: FactorRange
  /// Whole numbers only.
  public let isCount: Bool
  /// The parameter's own range, in documented units; values are cut off at it.
  public let lowest: Double
  public let highest: Double

  public init(
    _ design: DesignFactor, _ range: FactorRange, isCount: Bool = false, lowest: Double,
    highest: Double
  ) {
    self.design = design
    self.range = range
    self.isCount = isCount
    (self.lowest, self.highest) = (lowest, highest)
  }

  /// The levels in a factorial design; nil for a factor without levels.
  public var levels: [String]? {
    switch range {
    case .values(let values): return values
    case .interval(let low, let high, let steps?):
      return (0..<steps).map { step in
        text(steps == 1 ? low : low + Double(step) / Double(steps - 1) * (high - low))
      }
    default: return nil
    }
  }

  /// The value at a place of the unit interval.
  /// - Parameter place: in [0, 1); 0 is taken for a little more.
  public func value(at place: Double) -> String {
    if case .values(let values) = range {
      return values[min(values.count - 1, Int(place * Double(values.count)))]
    }
    return text(range.quantile(min(1 - 0x1p-53, max(0x1p-53, place))))
  }

  private func text(_ value: Double) -> String {
    let inside = min(highest, max(lowest, value))
    let number = isCount ? inside.rounded() : inside
    return (number == 0 ? 0 : number).shortText
  }
}
