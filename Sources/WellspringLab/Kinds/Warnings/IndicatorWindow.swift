// Indicators of one window of one series.
//
// Missing values (NaN) are left out, and never taken for 0. A window of which less than half is
// there, or less than an indicator needs, has no value: NaN.
//
// With r what detrending leaves:
//
//     variance          Σ r² / (n − degrees of freedom of the detrending)
//     autocorrelation   Σ r_t r_(t+1) / √(Σ r_t² Σ r_(t+1)²) over neighbours that are both there
//     skewness          Σ r³/n / (Σ r²/n)^(3/2)
//     recovery          1 − Σ u_t u_(t+1) / Σ u_t² over setbacks: days on which u, r counted in the
//                       direction of worsening, is beyond one standard deviation and above the day
//                       before. Of an Ornstein–Uhlenbeck process it is 1 − e^(−θ): what comes after
//                       a day does not depend on how the day was chosen by its past.
//
// In short windows detrending pulls autocorrelation down and recovery up; both sides of every
// comparison here have windows of the same length.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// One window, detrended once for all indicators.
struct IndicatorWindow: Sendable {
  let values: ArraySlice<Double>
  let residuals: [Double]
  private let detrending: Detrending
  private let present: Int

  init(_ values: ArraySlice<Double>, _ detrending: Detrending) {
    self.values = values
    self.detrending = detrending
    present = values.count { !$0.isNaN }
    residuals = present > 0 ? detrending.residuals(Array(values)) : Array(values)
  }

  /// Whether enough is there for an indicator.
  func suffices(for indicator: Indicator) -> Bool {
    present >= indicator.fewestValues && 2 * present >= values.count
  }

  /// - Parameter worse: 1 when the signal rises as things get worse, −1 when it falls.
  /// - Returns: NaN where undefined, and for cross-correlation, which one series has not.
  func value(_ indicator: Indicator, worse: Double) -> Double {
    guard suffices(for: indicator) else { return .nan }
    switch indicator {
    case .mean: return SampleSummary.mean(of: values.filter { !$0.isNaN })
    case .variance: return variance
    case .autocorrelation: return autocorrelation
    case .skewness: return skewness
    case .crossCorrelation: return .nan
    case .recovery: return recovery(worse: worse)
    }
  }

  private var squares: Double {
    residuals.reduce(0) { $1.isNaN ? $0 : $0 + $1 * $1 }
  }

  private var variance: Double {
    let freedom = Double(present) - detrending.degreesOfFreedom
    return freedom > 0 ? squares / freedom : .nan
  }

  /// Whether there is anything to divide by: a constant leaves rounding errors behind.
  private var varies: Bool {
    let scale = values.reduce(0) { $1.isNaN ? $0 : max($0, abs($1)) }
    return squares > 1e-20 * scale * scale * Double(present)
  }

  private var autocorrelation: Double {
    guard varies else { return .nan }
    var (both, first, second) = (0.0, 0.0, 0.0)
    for (a, b) in zip(residuals, residuals.dropFirst()) where !(a + b).isNaN {
      both += a * b
      first += a * a
      second += b * b
    }
    return first > 0 && second > 0 ? both / (first * second).squareRoot() : .nan
  }

  private var skewness: Double {
    guard varies else { return .nan }
    let n = Double(present)
    let cubes = residuals.reduce(0) { $1.isNaN ? $0 : $0 + $1 * $1 * $1 }
    let spread = squares / n
    return cubes / n / (spread * spread.squareRoot())
  }

  private func recovery(worse: Double) -> Double {
    guard varies else { return .nan }
    let threshold = (squares / Double(present)).squareRoot()
    var (both, own, setbacks) = (0.0, 0.0, 0)
    for t in residuals.indices.dropFirst().dropLast() {
      let (before, now) = (worse * residuals[t - 1], worse * residuals[t])
      let after = worse * residuals[t + 1]
      guard now > threshold, now > before, !after.isNaN else { continue }
      both += now * after
      own += now * now
      setbacks += 1
    }
    return setbacks >= Indicator.fewestSetbacks ? 1 - both / own : .nan
  }

  /// Residuals with length 1, for correlations; nil where the window is not whole or constant.
  var unitResiduals: [Double]? {
    guard suffices(for: .crossCorrelation), present == values.count, varies else { return nil }
    // Around their own mean, which a kernel smooth does not make 0.
    let mean = SampleSummary.mean(of: residuals)
    let centred = residuals.map { $0 - mean }
    let length = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? centred.map { $0 / length } : nil
  }
}
