// The tables of a results folder and their columns.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The shapes of the tables that a run writes.
public enum ResultTables {
  static let scenario = Column(
    "scenario", .text, "Name of the scenario; base for a model run as it stands.", required: true)
  static let replicate = Column(
    "replicate", .integer, unit: "1", "Number of the replicate, counted from 1.", required: true,
    lowest: 1)
  static let careUnit = Column(
    "unit", .text, "Care unit; with several copies name-1, name-2 and so on.", required: true)

  /// One row per scenario and outcome.
  public static let summary = TableSchema(
    name: "summary", title: "Outcomes over the replicates",
    meaning: "One row per scenario and outcome. Missing values are left out and n counts the "
      + "rest. Quantiles interpolate linearly between order statistics (Hyndman and Fan, "
      + "definition 7).",
    columns: [
      scenario,
      Column(
        "outcome", .text, "Name of the outcome, as in the columns of replicates.csv.",
        required: true),
      Column("unit", .text, "Unit of measure of the outcome.", required: true),
      Column(
        "n", .integer, unit: "1", "Replicates in which the outcome is defined.", required: true,
        lowest: 0),
      Column("mean", .number, unit: "as in unit", "Mean over replicates."),
      Column(
        "sd", .number, unit: "as in unit", "Standard deviation between replicates (n - 1).",
        lowest: 0),
      Column(
        "mcse", .number, unit: "as in unit", "Monte Carlo standard error of the mean.", lowest: 0),
      Column(
        "ci_low", .number, unit: "as in unit",
        "Lower end of the 95 % interval of the mean (Student's t)."),
      Column(
        "ci_high", .number, unit: "as in unit",
        "Upper end of the 95 % interval of the mean (Student's t)."),
      Column("median", .number, unit: "as in unit", "Median over replicates."),
      Column("p05", .number, unit: "as in unit", "5th percentile over replicates."),
      Column("p95", .number, unit: "as in unit", "95th percentile over replicates."),
    ], key: ["scenario", "outcome"])

  /// One row per scenario and replicate, one column per outcome.
  /// - Parameter currency: of the price list; nil without one.
  public static func replicates(currency: String? = nil) -> TableSchema {
    TableSchema(
      name: "replicates", title: "Outcomes of each replicate",
      meaning: "One row per scenario and finished replicate; every outcome is a column.",
      columns: [scenario, replicate] + Outcome.allCases.map { column($0, currency) },
      key: ["scenario", "replicate"])
  }

  /// One row per scenario, care unit, day and series.
  public static let daily = TableSchema(
    name: "daily", title: "Days over the replicates",
    meaning: "One row per scenario, care unit, observed day and series: mean and quantiles over "
      + "the replicates in which the value is defined.",
    columns: [
      scenario, careUnit,
      Column(
        "day", .integer, unit: "d", "Observed day, counted from 1.", required: true, lowest: 1),
      Column(
        "series", .text,
        DailySeries.allCases.map { series in
          let definition = series.definition
          return "\(definition.name) [\(definition.unit)]: \(definition.meaning)"
        }.joined(separator: " "),
        required: true, words: DailySeries.allCases.map(\.definition.name)),
      Column(
        "n", .integer, unit: "1", "Replicates in which the value is defined.", required: true,
        lowest: 0),
      Column("mean", .number, unit: "as in series", "Mean over replicates."),
      Column("p05", .number, unit: "as in series", "5th percentile over replicates."),
      Column("median", .number, unit: "as in series", "Median over replicates."),
      Column("p95", .number, unit: "as in series", "95th percentile over replicates."),
    ], key: ["scenario", "unit", "day", "series"])

  /// One row per scenario, replicate and post.
  public static let clinicians = TableSchema(
    name: "clinicians", title: "Clinicians",
    meaning: "One row per scenario, replicate and post (a position that persons hold one after "
      + "another; states are those of the holder at the end).",
    columns: [
      scenario, replicate,
      Column(
        "post", .text, "unit/position, for instance icu/12; positions count from 1.",
        required: true),
      careUnit,
      Column("role", .text, "Role of the post.", required: true),
    ]
      + ClinicianColumn.allCases.map { column in
        Column(
          column.definition.name, .number, unit: column.definition.unit, column.definition.meaning)
      },
    key: ["scenario", "replicate", "post"])

  /// One row per scenario, replicate, survey wave, care unit and instrument.
  public static let surveys = TableSchema(
    name: "surveys", title: "Surveys",
    meaning: "One row per scenario, replicate, wave, care unit and instrument: what is true of "
      + "everybody invited beside what the answers show. Surveyed values are empty where fewer "
      + "answered than may be reported.",
    columns: [
      scenario, replicate,
      Column(
        "wave", .integer, unit: "1", "Survey wave, counted from 1.", required: true, lowest: 1),
      Column(
        "day", .integer, unit: "d", "Observed day at whose end the wave was taken.",
        required: true, lowest: 1),
      careUnit,
      Column("instrument", .text, "Name of the instrument.", required: true),
      Column("invited", .integer, unit: "1", "Persons invited.", required: true, lowest: 0),
      Column("answered", .integer, unit: "1", "Persons who answered.", required: true, lowest: 0),
      Column("true_mean", .number, unit: "points", "Mean true score of those invited."),
      Column("true_cases_percent", .number, unit: "%", "Of those invited, true cases.", lowest: 0),
      Column("surveyed_mean", .number, unit: "points", "Mean observed score of the answers."),
      Column(
        "surveyed_cases_percent", .number, unit: "%", "Of the answers, scored as cases.",
        lowest: 0),
    ], key: ["scenario", "replicate", "wave", "unit", "instrument"])

  /// One row per event.
  public static let events = TableSchema(
    name: "events", title: "Events",
    meaning: "One row per event of the observed days, by replicate, care unit and time.",
    columns: [
      scenario, replicate,
      Column(
        "hours", .number, unit: "h", "Hours since midnight of the first observed day.",
        required: true),
      careUnit,
      Column("post", .text, "unit/position of the clinician; empty for events of the unit."),
      Column(
        "event", .text, "What happened.", required: true,
        words: EventKind.allCases.map(\.name)),
      Column(
        "case", .integer, unit: "1", "Number of the case within the unit; empty without a case.",
        lowest: 0),
      Column(
        "value", .number, unit: "by event",
        "Size of the event: severity, hours or kind; empty where it has none."),
      Column("capacity", .number, unit: "1", "Capacity of the clinician after the event."),
      Column(
        "capacity_change", .number, unit: "1", "How much the event itself changed capacity."),
      Column("arousal", .number, unit: "1", "Arousal of the clinician after the event."),
      Column("load", .number, unit: "1", "Load of the clinician after the event."),
    ])

  /// One row per replicate that could not be finished.
  public static let failures = TableSchema(
    name: "failures", title: "Replicates that failed",
    meaning: "One row per replicate that hit a bound of the simulation, or whose scenario is a "
      + "combination of values that no model can have; the other tables leave it out.",
    columns: [
      scenario, replicate, Column("reason", .text, "Why it failed.", required: true),
    ],
    key: ["scenario", "replicate"])

  private static func column(_ outcome: Outcome, _ currency: String?) -> Column {
    let definition = outcome.definition
    // A share, a time or a score below zero is a bug; a pure number may mean anything.
    let cannotBeNegative = ["%", "h", "h/d", "points", "1/shift", "1/d", "%/year"]
    return Column(
      definition.name, .number,
      unit: outcome.unit(currency),
      "\(definition.meaning) Formula: \(definition.formula). Window: \(definition.window).",
      lowest: cannotBeNegative.contains(definition.unit) ? 0 : nil)
  }
}
