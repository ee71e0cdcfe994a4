// roc.csv: points of the curves of all detectors.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A point of a receiver operating characteristic.
struct CurvePoint {
  /// Points of a curve at most.
  private static let most = 50

  let signal: WarningSignal
  let indicator: Indicator
  let score: WarningsPlan.Score
  let threshold: Double
  let sensitivity: Double
  let falseAlarmShare: Double

  /// Points of each curve.
  static let table = Table<CurvePoint>(
    name: "roc", title: "Receiver operating characteristics",
    meaning: "One row per signal, indicator, score and threshold, thresholds descending: shares of "
      + "episodes alarmed. Thresholds are scores of episodes without a tip, 50 at most.",
    key: ["signal", "indicator", "score", "threshold"],
    columns: [
      .signal { $0.signal },
      .indicator { $0.indicator },
      .score { $0.score },
      .number("threshold", "as the score", "The threshold.", required: true) { $0.threshold },
      .number(
        "sensitivity", "1", "Share of tips alarmed.", required: true, lowest: 0, highest: 1
      ) { $0.sensitivity },
      .number(
        "false_alarm_share", "1", "Share of the others alarmed.", required: true, lowest: 0,
        highest: 1
      ) { $0.falseAlarmShare },
    ])

  /// The points of a detector's curve.
  fileprivate static func all(
    _ detector: WarningsPlan.Detector, _ data: WarningsData
  ) -> [CurvePoint] {
    ROC(data.scored(detector)).points(most: most).map { point in
      CurvePoint(
        signal: data.plan.signals[detector.signal],
        indicator: data.plan.indicators[detector.indicator], score: detector.score,
        threshold: point.threshold, sensitivity: point.sensitivity,
        falseAlarmShare: point.falseAlarmShare)
    }
  }
}

extension WarningsData {
  func curve(_ detector: WarningsPlan.Detector) -> [CurvePoint] { CurvePoint.all(detector, self) }
}
