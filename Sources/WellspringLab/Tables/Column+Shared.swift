// Columns that several tables have.
// SPDX-License-Identifier: GPL-3.0-or-later

extension Column {
  static func scenario(_ name: @escaping @Sendable (Row) -> String) -> Column {
    .text(
      "scenario", "Name of the scenario; base for a model run as it stands.", required: true, name)
  }

  static func replicate(_ number: @escaping @Sendable (Row) -> Int) -> Column {
    .integer(
      "replicate", "1", "Number of the replicate, counted from 1.", required: true, lowest: 1,
      number)
  }

  static func careUnit(_ name: @escaping @Sendable (Row) -> String) -> Column {
    .text(
      "unit", "Care unit; with several copies name-1, name-2 and so on.", required: true, name)
  }

  static func post(_ name: @escaping @Sendable (Row) -> String) -> Column {
    .text(
      "post", "unit/position, for instance icu/12; positions count from 1.", required: true, name)
  }

  static func role(_ name: @escaping @Sendable (Row) -> String) -> Column {
    .text("role", "Role of the post.", required: true, name)
  }

  static func outcome(_ name: @escaping @Sendable (Row) -> String) -> Column {
    .text(
      "outcome", "Name of the outcome, as in the columns of replicates.csv.", required: true, name)
  }

  static func outcomeUnit(_ symbol: @escaping @Sendable (Row) -> String) -> Column {
    .text("unit", "Unit of measure of the outcome.", required: true, symbol)
  }

  /// In how many replicates an outcome is defined.
  static func definedCount(_ count: @escaping @Sendable (Row) -> Int) -> Column {
    .integer(
      "n", "1", "Replicates in which the outcome is defined.", required: true, lowest: 0, count)
  }
}
