// Is the rise of an indicator more than the same noise would show without any change?
//
// Rolling windows overlap, so that an indicator drifts by itself and Kendall's tau has no usual null
// distribution. Surrogates give it one: series that are like the one at hand in everything but the
// change, sent through the same windows.
//
//   ar1      what a straight line leaves, fitted with a first-order autoregression (its coefficient
//            corrected for the bias of short detrended series, (2 + 4 φ)/n), and simulated
//   phase    the same residuals with the phases of their Fourier transform drawn afresh: the same
//            spectrum, another course
//   shuffle  the same residuals in another order
//
// The p-value is (1 + surrogates at least as extreme)/(1 + surrogates), one-sided towards worse.
//
// Source: Dakos V et al., PNAS 2008;105:14308 (doi 10.1073/pnas.0802430105); Theiler J et al.,
// Physica D 1992;58:77 (doi 10.1016/0167-2789(92)90102-S); Tjostheim D, Paulsen J, Biometrika
// 1983;70:389 (doi 10.1093/biomet/70.2.389).
//
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation
import Wellspring

/// Where surrogates come from.
public enum SurrogateMethod: String, CaseIterable, Sendable {
  case ar1, phase, shuffle
}

/// Makes series that are like one series in everything but its change.
struct SurrogateSource: Sendable {
  private let method: SurrogateMethod
  /// By position; NaN where the series has no value.
  private let residuals: [Double]
  private let present: [Int]
  private let spectrum: [Double]
  private let coefficient: Double
  private let innovation: Double

  /// - Parameter values: NaN where missing. Needs six values at least, and some spread.
  init?(_ values: [Double], _ method: SurrogateMethod) {
    self.method = method
    residuals = Detrending.linear.residuals(values)
    present = values.indices.filter { !values[$0].isNaN }
    let own = residuals
    let squares = present.reduce(0) { $0 + own[$1] * own[$1] }
    guard present.count >= 6, squares > 0 else { return nil }
    let n = Double(present.count)
    let fitted = IndicatorWindow(own[...], .none).value(.autocorrelation, worse: 1)
    let raw = fitted.isNaN ? 0 : fitted
    coefficient = min(0.98, max(-0.98, raw + (2 + 4 * raw) / n))
    let variance = squares / max(1, n - 2)
    innovation = (variance * (1 - coefficient * coefficient)).squareRoot()
    spectrum = method == .phase ? Fourier.transform(Self.filled(own, present)) : []
  }

  /// The next surrogate, NaN where the series has no value.
  func next(_ luck: inout RandomStream) -> [Double] {
    switch method {
    case .ar1: return restricted(autoregression(&luck))
    case .phase: return restricted(Fourier.withRandomPhases(spectrum, &luck))
    case .shuffle:
      var drawn = residuals
      for last in present.indices.dropFirst().reversed() {
        drawn.swapAt(present[last], present[luck.index(below: last + 1)])
      }
      return drawn
    }
  }

  private func autoregression(_ luck: inout RandomStream) -> [Double] {
    let spread = innovation / (1 - coefficient * coefficient).squareRoot()
    var value = luck.gaussian(deviation: spread)
    return residuals.indices.map { at in
      if at > 0 { value = coefficient * value + luck.gaussian(deviation: innovation) }
      return value
    }
  }

  private func restricted(_ values: [Double]) -> [Double] {
    if present.count == residuals.count { return values }
    var kept = [Double](repeating: .nan, count: values.count)
    for at in present { kept[at] = values[at] }
    return kept
  }

  /// Gaps filled by straight lines, and by the nearest value at the ends: a spectrum needs them.
  private static func filled(_ values: [Double], _ present: [Int]) -> [Double] {
    var filled = values
    for at in 0..<present[0] { filled[at] = values[present[0]] }
    for (left, right) in zip(present, present.dropFirst()) {
      for at in left + 1..<max(left + 1, right) {
        let share = Double(at - left) / Double(right - left)
        filled[at] = values[left] + share * (values[right] - values[left])
      }
    }
    for at in present[present.count - 1]..<values.count { filled[at] = values[present.last!] }
    return filled
  }
}

/// The real Fourier transform of GSL, in its half-complex order.
private enum Fourier {
  static func transform(_ values: [Double]) -> [Double] {
    var data = values
    let n = values.count
    let table = gsl_fft_real_wavetable_alloc(n)
    let work = gsl_fft_real_workspace_alloc(n)
    defer {
      gsl_fft_real_wavetable_free(table)
      gsl_fft_real_workspace_free(work)
    }
    gsl_fft_real_transform(&data, 1, n, table, work)
    return data
  }

  /// A series with the same amplitudes and phases of chance.
  static func withRandomPhases(_ spectrum: [Double], _ luck: inout RandomStream) -> [Double] {
    var data = spectrum
    let n = data.count
    // Each frequency but 0 and, for even n, the highest is a pair (real, imaginary).
    for real in stride(from: 1, to: n - 1, by: 2) {
      let size = (data[real] * data[real] + data[real + 1] * data[real + 1]).squareRoot()
      let (sine, cosine) = sineAndCosine(2 * .pi * luck.uniform())
      (data[real], data[real + 1]) = (size * cosine, size * sine)
    }
    let table = gsl_fft_halfcomplex_wavetable_alloc(n)
    let work = gsl_fft_real_workspace_alloc(n)
    defer {
      gsl_fft_halfcomplex_wavetable_free(table)
      gsl_fft_real_workspace_free(work)
    }
    gsl_fft_halfcomplex_inverse(&data, 1, n, table, work)
    return data
  }

  private static func sineAndCosine(_ angle: Double) -> (Double, Double) {
    (sin(angle), cos(angle))
  }
}

/// The share of surrogates whose statistic is at least as extreme.
enum SurrogateTest {
  /// Surrogates of one test.
  static let usual = 99
  /// The level at which a trend counts as significant.
  static let level = 0.05

  /// - Parameters:
  ///   - values: the series, NaN where missing.
  ///   - luck: one stream for one series; surrogate k is its event k.
  ///   - statistic: larger is more extreme; NaN where undefined.
  /// - Returns: NaN where the series has no statistic, or half of the surrogates have none.
  static func pValue(
    _ values: [Double], _ method: SurrogateMethod, surrogates: Int = usual, luck: RandomStream,
    statistic: ([Double]) -> Double
  ) -> Double {
    pValues(values, method, surrogates: surrogates, luck: luck) { [statistic($0)] }[0]
  }

  /// The same for several statistics of the same surrogates.
  static func pValues(
    _ values: [Double], _ method: SurrogateMethod, surrogates: Int = usual, luck: RandomStream,
    statistics: ([Double]) -> [Double]
  ) -> [Double] {
    let observed = statistics(values)
    guard observed.contains(where: { !$0.isNaN }), let source = SurrogateSource(values, method)
    else { return observed.map { _ in .nan } }
    var luck = luck
    var (extreme, defined) = (observed.map { _ in 0 }, observed.map { _ in 0 })
    for surrogate in 0..<surrogates {
      luck.seek(UInt64(surrogate))
      for (number, value) in statistics(source.next(&luck)).enumerated() where !value.isNaN {
        defined[number] += 1
        // A constant's statistics differ from their surrogates' by rounding alone.
        if value >= observed[number] - 1e-12 { extreme[number] += 1 }
      }
    }
    return observed.indices.map { number in
      guard !observed[number].isNaN, 2 * defined[number] >= surrogates else { return .nan }
      return Double(1 + extreme[number]) / Double(1 + defined[number])
    }
  }
}
