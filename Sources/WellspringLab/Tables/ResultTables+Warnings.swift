// The tables that early warnings add.
// SPDX-License-Identifier: GPL-3.0-or-later

extension ResultTables {
  /// Points of a curve in roc.csv at most.
  static let mostROCPoints = 50

  private static let signal = Column(
    "signal", .text,
    WarningSignal.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: " "),
    required: true, words: WarningSignal.allCases.map(\.rawValue))
  private static let indicator = Column(
    "indicator", .text,
    Indicator.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: " "),
    required: true, words: Indicator.allCases.map(\.rawValue))
  private static let score = Column(
    "score", .text,
    "What is held against the threshold. value: the indicator, counted towards worse; trend: "
      + "Kendall's tau of it.",
    required: true, words: WarningsPlan.Score.allCases.map(\.rawValue))

  private static func percent(_ name: String, _ meaning: String) -> Column {
    Column("\(name)_percent", .number, unit: "%", meaning, lowest: 0, highest: 100)
  }

  private static func interval(_ name: String, unit: String, _ meaning: String) -> [Column] {
    [
      Column(name, .number, unit: unit, meaning),
      Column("\(name)_low", .number, unit: unit, "Lower end of its 95 % interval."),
      Column("\(name)_high", .number, unit: unit, "Upper end of its 95 % interval."),
    ]
  }

  /// One row per signal, indicator and score.
  public static let warnings = TableSchema(
    name: "warnings", title: "What would have warned of tips",
    meaning:
      "One row per signal, indicator and score: how well it tells the weeks before a tip from "
      + "the same weeks of somebody who does not tip. Only data from before the alarm are used, and "
      + "an alarm must come before the horizon. Intervals resample replicates.",
    columns: [
      signal, indicator, score,
      Column("tips", .integer, unit: "1", "Episodes that end in a tip.", required: true, lowest: 0),
      Column(
        "matched", .integer, unit: "1", "Episodes without a tip that they are compared with.",
        required: true, lowest: 0),
      Column(
        "auc", .number, unit: "1",
        "Area under the ROC: chance that a tip scores higher than one of the others; 0.5 is blind.",
        lowest: 0, highest: 1),
      Column(
        "auc_low", .number, unit: "1", "Lower end of its 95 % interval.", lowest: 0, highest: 1),
      Column(
        "auc_high", .number, unit: "1", "Upper end of its 95 % interval.", lowest: 0, highest: 1),
      Column(
        "threshold", .number, unit: "as the score",
        "Lowest threshold that keeps to the rate of false alarms that is put up with."),
      percent("sensitivity", "Tips alarmed at that threshold."),
      percent("sensitivity_low", "Lower end of its 95 % interval, at that threshold."),
      percent("sensitivity_high", "Upper end of its 95 % interval."),
      Column(
        "false_alarms_per_year", .number, unit: "1/year",
        "False alarms at that threshold, per person (or unit) and year watched.", lowest: 0),
      percent("false_alarm", "Episodes without a tip that are alarmed at that threshold."),
      Column(
        "lead_days", .number, unit: "d", "Median time from alarm to tip, of the tips alarmed.",
        lowest: 0),
      Column("lead_p25_days", .number, unit: "d", "Its lower quartile.", lowest: 0),
      Column("lead_p75_days", .number, unit: "d", "Its upper quartile.", lowest: 0),
      percent("undefined", "Episodes, of both kinds, in which the score is never defined."),
      percent(
        "significant_tips",
        "Tips before which the indicator's trend is significant (5 %) against surrogates; of the "
          + "score trend only."),
      percent("significant_matched", "The same of episodes without a tip: it should be near 5 %."),
    ], key: ["signal", "indicator", "score"])

  /// Points of each curve.
  public static let roc = TableSchema(
    name: "roc", title: "Receiver operating characteristics",
    meaning: "One row per signal, indicator, score and threshold, thresholds descending: shares of "
      + "episodes alarmed. Thresholds are scores of episodes without a tip, 50 at most.",
    columns: [
      signal, indicator, score,
      Column("threshold", .number, unit: "as the score", "The threshold.", required: true),
      Column(
        "sensitivity", .number, unit: "1", "Share of tips alarmed.", required: true, lowest: 0,
        highest: 1),
      Column(
        "false_alarm_share", .number, unit: "1", "Share of the others alarmed.", required: true,
        lowest: 0, highest: 1),
    ], key: ["signal", "indicator", "score", "threshold"])

  /// The picture of what rises before a tip.
  public static let indicators = TableSchema(
    name: "indicators", title: "Indicators in the weeks before a tip",
    meaning:
      "One row per signal, indicator, kind of episode and week before the tip (or before the "
      + "same day of those who do not tip): mean over episodes. Intervals know that persons of one "
      + "replicate are alike.",
    columns: [
      signal, indicator,
      Column(
        "episode", .text, "tip: it ends in a tip; none: it is one that tips are compared with.",
        required: true, words: ["tip", "none"]),
      Column(
        "weeks_before", .integer, unit: "week", "Whole weeks from the look to the tip.",
        required: true, lowest: 0),
      Column(
        "n", .integer, unit: "1", "Episodes in which the indicator is defined.", required: true,
        lowest: 0),
    ] + interval("mean", unit: "as the indicator", "Mean over episodes."),
    key: ["signal", "indicator", "episode", "weeks_before"])

  /// Critical slowing down by scenario.
  public static let slowing = TableSchema(
    name: "slowing", title: "How lively those are who have not tipped",
    meaning: "One row per scenario and signal (surveys have too few points): over everybody who is "
      + "there on all observed days and never below the midpoint. Nothing is detrended.",
    columns: [
      scenario, signal,
      Column(
        "person_years", .number, unit: "year", "Person-years (or unit-years) observed.",
        required: true, lowest: 0),
      Column("tips", .integer, unit: "1", "Tips seen.", required: true, lowest: 0),
      percent("collapsed", "Of those there at the end, with a 28-day mean below the midpoint."),
      Column(
        "n", .integer, unit: "1", "Persons (or units) that the rest of the row is of.",
        required: true, lowest: 0),
    ] + interval("mean", unit: "as the signal", "Mean of the signal.")
      + interval("deviation", unit: "as the signal", "Root of the mean variance in time.")
      + interval(
        "autocorrelation", unit: "1", "Mean correlation of neighbouring values, corrected for bias."
      ),
    key: ["scenario", "signal"])
}
