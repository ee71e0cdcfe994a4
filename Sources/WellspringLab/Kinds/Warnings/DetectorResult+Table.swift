// warnings.csv.
// SPDX-License-Identifier: GPL-3.0-or-later

extension DetectorResult {
  /// One row per signal, indicator and score.
  static let table = Table<DetectorResult>(
    name: "warnings", title: "What would have warned of tips",
    meaning:
      "One row per signal, indicator and score: how well it tells the weeks before a tip from "
      + "the same weeks of somebody who does not tip. Only data from before the alarm are used, and "
      + "an alarm must come before the horizon. Intervals resample replicates.",
    key: ["signal", "indicator", "score"], columns: curve + alarms)

  private static let curve: [Column<DetectorResult>] = [
    .signal { $0.signal },
    .indicator { $0.indicator },
    .score { $0.score },
    .integer("tips", "1", "Episodes that end in a tip.", required: true, lowest: 0) {
      $0.result.transitions
    },
    .integer(
      "matched", "1", "Episodes without a tip that they are compared with.", required: true,
      lowest: 0
    ) { $0.result.matched },
    .number(
      "auc", "1",
      "Area under the ROC: chance that a tip scores higher than one of the others; 0.5 is blind.",
      lowest: 0, highest: 1
    ) { $0.result.auc },
    .number("auc_low", "1", "Lower end of its 95 % interval.", lowest: 0, highest: 1) {
      $0.result.aucInterval.low
    },
    .number("auc_high", "1", "Upper end of its 95 % interval.", lowest: 0, highest: 1) {
      $0.result.aucInterval.high
    },
    .number(
      "threshold", "as the score",
      "Lowest threshold that keeps to the rate of false alarms that is put up with."
    ) { $0.result.threshold },
  ]

  private static let alarms: [Column<DetectorResult>] = [
    .percent("sensitivity_percent", "Tips alarmed at that threshold.") { $0.result.sensitivity },
    .percent(
      "sensitivity_low_percent", "Lower end of its 95 % interval, at that threshold."
    ) { $0.result.sensitivityInterval.low },
    .percent("sensitivity_high_percent", "Upper end of its 95 % interval.") {
      $0.result.sensitivityInterval.high
    },
    .number(
      "false_alarms_per_year", "1/year",
      "False alarms at that threshold, per person (or unit) and year watched.", lowest: 0
    ) { $0.result.falseAlarmsPerYear },
    .percent(
      "false_alarm_percent", "Episodes without a tip that are alarmed at that threshold."
    ) { $0.result.falseAlarmShare },
    .number(
      "lead_days", "d", "Median time from alarm to tip, of the tips alarmed.", lowest: 0
    ) { $0.result.lead.median },
    .number("lead_p25_days", "d", "Its lower quartile.", lowest: 0) { $0.result.lead.low },
    .number("lead_p75_days", "d", "Its upper quartile.", lowest: 0) { $0.result.lead.high },
    .percent(
      "undefined_percent", "Episodes, of both kinds, in which the score is never defined."
    ) { $0.result.undefinedShare },
    .percent(
      "significant_tips_percent",
      "Tips before which the indicator's trend is significant (5 %) against surrogates; of the "
        + "score trend only."
    ) { $0.significantTransitions },
    .percent(
      "significant_matched_percent", "The same of episodes without a tip: it should be near 5 %."
    ) { $0.significantMatched },
  ]
}
