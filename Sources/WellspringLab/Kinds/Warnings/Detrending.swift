// Taking the slow course out of a window, so that its trend is not mistaken for its variance.
//
// Each window is detrended by itself and sees nothing of what comes after it. (Smoothing a whole
// record first, as is often done in hindsight, lets the future into every window.)
//
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation

/// What is taken out of a window before moments are taken.
public enum Detrending: String, CaseIterable, Sendable {
  /// Its mean.
  case none
  /// A straight line by least squares.
  case linear
  /// A Gaussian kernel smooth whose standard deviation is a quarter of the window.
  case gaussian

  /// Degrees of freedom that it takes, about: the divisor of a variance is n less these.
  var degreesOfFreedom: Double {
    switch self {
    case .none: 1
    case .linear: 2
    // 2 tr S − tr SSʼ of the smoother S, the same to two digits for 8 to 112 values.
    case .gaussian: 2.56
    }
  }

  /// What is left of the values; NaN stays NaN, and counts for nothing.
  func residuals(_ values: [Double]) -> [Double] {
    let present = values.indices.filter { !values[$0].isNaN }
    guard !present.isEmpty else { return values }
    switch self {
    case .none:
      let mean = SampleSummary.mean(of: present.map { values[$0] })
      return values.map { $0 - mean }
    case .linear: return lineOut(values, present)
    case .gaussian: return smoothOut(values, present)
    }
  }

  private func lineOut(_ values: [Double], _ present: [Int]) -> [Double] {
    guard present.count > 1 else { return values.map { $0 - values[present[0]] } }
    let (x, y) = (present.map(Double.init), present.map { values[$0] })
    var (intercept, slope, c00, c01, c11, squares) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    gsl_fit_linear(x, 1, y, 1, x.count, &intercept, &slope, &c00, &c01, &c11, &squares)
    return values.enumerated().map { $1 - (intercept + slope * Double($0)) }
  }

  private func smoothOut(_ values: [Double], _ present: [Int]) -> [Double] {
    let bandwidth = 0.25 * Double(values.count)
    let kernel = values.indices.map { exp(-0.5 * pow(Double($0) / bandwidth, 2)) }
    return values.indices.map { at in
      if values[at].isNaN { return .nan }
      var (sum, weights) = (0.0, 0.0)
      for other in present {
        let weight = kernel[abs(at - other)]
        sum += weight * values[other]
        weights += weight
      }
      return values[at] - sum / weights
    }
  }
}
