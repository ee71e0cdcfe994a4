// The indicators of early warning, and what each takes for a worsening.
//
// Before a fold the return from small setbacks slows down (critical slowing down): what is left of a
// setback lasts into the next day, so that variance and autocorrelation rise; the state spends more
// time on the bad side, so that the distribution leans; and colleagues who share a cause move
// together. The mean is no such indicator. It is here because it is what people look at anyway, and
// an indicator that adds nothing to it adds nothing.
//
// Source: Scheffer M et al., Nature 2009;461:53 (doi 10.1038/nature08227); Dakos V et al., PLoS ONE
// 2012;7:e41010 (doi 10.1371/journal.pone.0041010).
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// A number made of the last days of a series.
public enum Indicator: String, CaseIterable, Sendable {
  case mean, variance, autocorrelation, skewness
  case crossCorrelation = "cross-correlation"
  case recovery

  /// Values that a window must hold at least. Setbacks are counted apart: see `fewestSetbacks`.
  var fewestValues: Int {
    switch self {
    case .mean: 1
    case .variance: 4
    case .autocorrelation, .skewness, .crossCorrelation, .recovery: 6
    }
  }

  /// Setbacks whose return is seen, below which a rate of recovery is undefined.
  static let fewestSetbacks = 3
  /// Colleagues below which a mean correlation with them is undefined.
  static let fewestColleagues = 3

  /// The factor that makes a rise of the indicator a worsening.
  /// - Parameter worse: 1 for a signal that rises when things get worse, −1 for one that falls.
  func direction(worse: Double) -> Double {
    switch self {
    case .mean, .skewness: worse
    case .variance, .autocorrelation, .crossCorrelation: 1
    case .recovery: -1
    }
  }

  /// Whether it can be computed from one series alone, as a surrogate is.
  var needsOneSeries: Bool { self != .crossCorrelation }

  /// One sentence for tables.
  var meaning: String {
    switch self {
    case .mean: "Mean of the window."
    case .variance: "Variance of what detrending leaves."
    case .autocorrelation: "Correlation of neighbouring values of what detrending leaves."
    case .skewness: "Third standardised moment of what detrending leaves."
    case .crossCorrelation:
      "Mean correlation with colleagues (of a unit: among them) of what detrending leaves."
    case .recovery:
      "Share of a setback (a worsening beyond one standard deviation) made up by the next value."
    }
  }
}
