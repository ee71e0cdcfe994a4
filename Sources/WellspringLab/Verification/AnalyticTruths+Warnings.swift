// Early warnings: indicators of a process that is known to the last digit, tests and detectors where
// there is nothing to find, and escapes whose mean time is an integral.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

extension AnalyticTruths {
  static var warningChecks: [Check] {
    [
      Check("warnings") { indicatorTruths() },
      Check("warnings") { surrogateTruths() },
      Check("warnings") { blindDetector() },
      Check("double well") { escapes() },
    ]
  }

  private static func luck(_ index: UInt32, _ run: Int = 0) -> RandomStream {
    RandomStream(
      seed: seed, replicate: UInt64(run), kind: .experiment, unit: 2, index: index,
      purpose: .spotCheck)
  }

  /// An Ornstein–Uhlenbeck path sampled exactly once a day, in its steady state.
  static func ornsteinUhlenbeck(
    rate: Double, noise: Double, days: Int, _ luck: inout RandomStream
  ) -> [Double] {
    let kept = exp(-rate)
    let deviation = noise / (2 * rate).squareRoot()
    var x = luck.gaussian(deviation: deviation)
    let kick = deviation * (1 - kept * kept).squareRoot()
    return (0..<days).map { day in
      if day > 0 { x = kept * x + luck.gaussian(deviation: kick) }
      return x
    }
  }

  private static func indicatorTruths() -> [Truth] {
    let (rate, noise, days) = (0.3, 0.1, 200_000)
    var luck = luck(1)
    let path = ornsteinUhlenbeck(rate: rate, noise: noise, days: days, &luck)
    let window = IndicatorWindow(path[...], .none)
    let (kept, n) = (exp(-rate), Double(days))
    let variance = noise * noise / (2 * rate)
    func truth(
      _ indicator: Indicator, _ name: String, _ expected: Double, error: Double
    ) -> Truth {
      Truth(
        "warnings", "Ornstein-Uhlenbeck, 200,000 days: \(name)", expected: expected,
        got: window.value(indicator, worse: -1), tolerance: Truth.alarm * error)
    }
    let cubed = kept * kept * kept
    return [
      truth(
        .variance, "variance", variance,
        error: variance * (2 / n * (1 + kept * kept) / (1 - kept * kept)).squareRoot()),
      truth(
        .autocorrelation, "lag-1 autocorrelation", kept,
        error: ((1 - kept * kept) / n).squareRoot()),
      truth(.skewness, "skewness", 0, error: (6 / n * (1 + cubed) / (1 - cubed)).squareRoot()),
      // Setbacks hold a quarter of Σ u² at least.
      truth(
        .recovery, "share of a setback made up in a day", 1 - kept,
        error: ((1 - kept * kept) / (0.25 * n)).squareRoot()),
    ]
  }

  /// Without a change, p-values of a trend are uniform on 1/40, 2/40 … 1.
  private static func surrogateTruths() -> [Truth] {
    SurrogateMethod.allCases.enumerated().map { number, method in
      let values = (0..<600).map { run -> Double in
        var luck = luck(2 + UInt32(number), run)
        // Shuffling destroys memory, so that it is put to a series without any.
        let rate = method == .shuffle ? 40.0 : 0.7
        let path = ornsteinUhlenbeck(rate: rate, noise: 1, days: 112, &luck)
        let own = self.luck(20 + UInt32(number), run)
        return SurrogateTest.pValue(path, method, surrogates: 39, luck: own) { values in
          KendallTrend.tau(
            stride(from: 42, through: 112, by: 7).map {
              IndicatorWindow(values[$0 - 42..<$0], .linear).value(.variance, worse: 1)
            })
        }
      }
      return Truth(
        "warnings", "\(method.rawValue) surrogates, no change: mean p of a trend", expected: 0.5125,
        got: SampleSummary.mean(of: values),
        tolerance: Truth.alarm * (1 / (12 * Double(values.count))).squareRoot())
    }
  }

  /// A detector that is shown two groups of the same process.
  private static func blindDetector() -> [Truth] {
    let episodes = (0..<2_000).map { run -> ScoredEpisode in
      var luck = luck(10, run)
      let path = ornsteinUhlenbeck(rate: 0.5, noise: 1, days: 140, &luck)
      let looks = Array(stride(from: 56, through: 140, by: 7))
      return ScoredEpisode(
        replicate: 1 + run / 20, isTransition: run.isMultiple(of: 2),
        scores: looks.map {
          IndicatorWindow(path[$0 - 56..<$0], .linear).value(.autocorrelation, worse: 1)
        }, leads: looks.map { 168 - $0 })
    }
    return [
      Truth(
        "warnings", "a detector where there is nothing to find: AUC", expected: 0.5,
        got: ROC(episodes).area(weights: nil),
        tolerance: Truth.alarm * (2_001 / (12 * 1_000.0 * 1_000)).squareRoot())
    ]
  }

  private static func escapes() -> [Truth] {
    let well = DoubleWell(noise: 0.7)
    let step = 0.005
    let times = (0..<4_000).map { run -> Double in
      var luck = luck(11, run)
      return well.simulatedTime(from: -1, to: 1, step: step, &luck)
    }
    let weak = DoubleWell(noise: 0.2)
    return [
      .mean(
        "double well", "mean time from well to well, by quadrature, against 4,000 escapes",
        of: times, equals: well.meanTime(from: -1, to: 1 + well.overshoot(step: step))),
      Truth(
        "double well", "weak noise: quadrature over Kramers' formula", expected: 1,
        got: weak.meanTime(from: -1, to: 1) / weak.kramersTime, tolerance: 0.1),
    ]
  }
}
