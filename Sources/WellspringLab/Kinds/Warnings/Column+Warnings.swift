// Columns that the tables of early warnings share.
// SPDX-License-Identifier: GPL-3.0-or-later

extension Column {
  static func signal(
    _ signal: @escaping @Sendable (Row) -> WarningSignal
  ) -> Column {
    .text(
      "signal",
      WarningSignal.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: " "),
      required: true, words: WarningSignal.allCases.map(\.rawValue)
    ) { signal($0).rawValue }
  }

  static func indicator(
    _ indicator: @escaping @Sendable (Row) -> Indicator
  ) -> Column {
    .text(
      "indicator",
      Indicator.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: " "),
      required: true, words: Indicator.allCases.map(\.rawValue)
    ) { indicator($0).rawValue }
  }

  static func score(
    _ score: @escaping @Sendable (Row) -> WarningsPlan.Score
  ) -> Column {
    .text(
      "score",
      "What is held against the threshold. value: the indicator, counted towards worse; trend: "
        + "Kendall's tau of it.",
      required: true, words: WarningsPlan.Score.allCases.map(\.rawValue)
    ) { score($0).rawValue }
  }

  /// A value and the ends of its interval.
  static func interval(
    _ name: String, _ unit: String, _ meaning: String,
    _ value: @escaping @Sendable (Row) -> (Double, (low: Double, high: Double))
  ) -> [Column] {
    [
      .number(name, unit, meaning) { value($0).0 },
      .number("\(name)_low", unit, "Lower end of its 95 % interval.") { value($0).1.low },
      .number("\(name)_high", unit, "Upper end of its 95 % interval.") { value($0).1.high },
    ]
  }
}
