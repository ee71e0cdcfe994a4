// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Warning indicators")
struct IndicatorTests {
  private func value(
    _ indicator: Indicator, _ values: [Double], _ detrending: Detrending = .none,
    worse: Double = -1
  ) -> Double {
    IndicatorWindow(values[...], detrending).value(indicator, worse: worse)
  }

  /// A first-order autoregression of variance 1 around a straight line.
  static func path(_ run: Int, days: Int, kept: Double, slope: Double = 0) -> [Double] {
    var luck = RandomStream(
      seed: 31, replicate: UInt64(run), kind: .experiment, unit: 0, index: 0, purpose: .spotCheck)
    return AnalyticTruths.ornsteinUhlenbeck(
      rate: -log(kept), noise: (-2 * log(kept)).squareRoot(), days: days, &luck
    ).enumerated().map { $1 + slope * Double($0) }
  }

  @Test("Small windows have the values that are found by hand")
  func byHand() {
    let values = [1.0, 2, 4, 3, 0, 2]
    #expect(abs(value(.mean, values) - 2) < 1e-12)
    #expect(abs(value(.variance, values) - 2) < 1e-12)
    // Around 2: -1 0 2 1 -2 0; neighbours: 0 + 0 + 2 - 2 + 0.
    #expect(abs(value(.autocorrelation, values)) < 1e-12)
    // Cubes: -1 + 8 + 1 - 8 = 0.
    #expect(abs(value(.skewness, values)) < 1e-12)
    // A line leaves nothing of a line.
    let line = (0..<10).map { 3 + 0.5 * Double($0) }
    #expect(abs(value(.variance, line, .linear)) < 1e-20)
    #expect(value(.autocorrelation, line, .linear).isNaN)
  }

  @Test("What is missing is left out, and too little is undefined, never 0")
  func missing() {
    let nan = Double.nan
    #expect(abs(value(.mean, [1, nan, 3, nan]) - 2) < 1e-12)
    #expect(value(.mean, [1, nan, nan]).isNaN)
    #expect(value(.variance, [1, 2, 3]).isNaN)
    #expect(abs(value(.variance, [1, 2, nan, 3, 4]) - 5.0 / 3) < 1e-12)
    let constant = [Double](repeating: 0.3, count: 30)
    #expect(abs(value(.variance, constant)) < 1e-20)
    for indicator in [Indicator.autocorrelation, .skewness, .recovery] {
      #expect(value(indicator, constant).isNaN)
      #expect(value(indicator, []).isNaN)
      #expect(value(indicator, [Double](repeating: nan, count: 40)).isNaN)
    }
    // Neighbours with a gap between them are none.
    let gappy = (0..<40).map { $0.isMultiple(of: 2) ? Double($0 % 7) : nan }
    #expect(value(.autocorrelation, gappy).isNaN && !value(.variance, gappy).isNaN)
    // Two setbacks are too few to tell how they are made up.
    var calm = [Double](repeating: 0, count: 40)
    (calm[10], calm[20]) = (-1, -1)
    #expect(value(.recovery, calm).isNaN)
    (calm[30], calm[11]) = (-1, -0.5)
    #expect(!value(.recovery, calm).isNaN)
    // Upward jumps are no setbacks of something that is good when it is high.
    #expect(value(.recovery, calm.map { -$0 }).isNaN)
    #expect(!value(.recovery, calm.map { -$0 }, worse: 1).isNaN)
  }

  @Test("Detrending takes a slow course out, and leaves fast noise its variance")
  func detrending() {
    let runs = (0..<2_000).map { Self.path($0, days: 56, kept: 0.02, slope: 0.05) }
    for method in [Detrending.linear, .gaussian] {
      let values = runs.map { value(.variance, $0, method) }
      let mean = Statistics.average(values)
      // The kernel leaves a little of the line at the ends of the window.
      let allowed = method == .linear ? 0.03 : 0.12
      #expect(abs(mean - 1) < allowed, "\(method) \(mean)")
    }
    #expect(Statistics.average(runs.map { value(.variance, $0) }) > 1.5)
  }

  @Test("Colleagues that share half of their variance correlate at a half, and strangers at 0")
  func togetherness() {
    let common = Self.path(900, days: 20_000, kept: 0.2)
    let members = (0..<5).map { one in
      zip(common, Self.path(901 + one, days: 20_000, kept: 0.2)).map { $0 + $1 }
    }
    let all = Togetherness(members.map { IndicatorWindow($0[...], .linear) })
    #expect(abs(all.meanCorrelation - 0.5) < 0.05)
    #expect(abs(all.correlation(of: 2) - 0.5) < 0.05)
    let apart = Togetherness(
      (0..<5).map { IndicatorWindow(Self.path(950 + $0, days: 20_000, kept: 0.2)[...], .linear) })
    #expect(abs(apart.meanCorrelation) < 0.05)
    let few = Togetherness(members.prefix(3).map { IndicatorWindow($0[...], .linear) })
    #expect(few.correlation(of: 0).isNaN && !few.meanCorrelation.isNaN)
    let gap = Togetherness(
      members.enumerated().map { number, values in
        var values = values
        if number == 1 { values[7] = .nan }
        return IndicatorWindow(values[...], .linear)
      })
    #expect(gap.correlation(of: 1).isNaN && !gap.correlation(of: 0).isNaN)
  }

  @Test("Kendall's tau is 1 for a rise, -1 for a fall, and undefined where nothing changes")
  func tau() {
    #expect(KendallTrend.tau([1, 2, 3, 4, 5]) == 1)
    #expect(KendallTrend.tau([5, 4, .nan, 3, 2, 1]) == -1)
    #expect(KendallTrend.tau([1, 2, 3, 4]).isNaN)
    #expect(KendallTrend.tau([2, 2, 2, 2, 2]).isNaN)
    // Of ten pairs, nine rise and one falls.
    #expect(abs(KendallTrend.tau([1, 2, 3, 5, 4]) - 0.8) < 1e-12)
    // One tie among ten pairs: 9/sqrt(10 x 9).
    #expect(abs(KendallTrend.tau([1, 2, 3, 4, 4]) - 9 / 90.0.squareRoot()) < 1e-12)
  }

  @Test("A look sees what is dated up to its day, and no more of it than its window")
  func windows() {
    let series = TimedSeries(days: [7, 14, 21, 28], values: [1, 2, 3, 4])
    #expect(series.positions(through: 21, span: 14) == 1..<3)
    #expect(series.positions(through: 20, span: 14) == 0..<2)
    #expect(series.positions(through: 6, span: 14).isEmpty)
    #expect(series.positions(through: 100, span: 7).isEmpty)
  }
}
