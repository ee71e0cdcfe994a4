// slowing.csv.
// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioCensus {
  typealias Row = (
    scenario: String, census: ScenarioCensus, signal: WarningSignal, tally: SlowingTally
  )

  /// Critical slowing down by scenario.
  static let table = Table<Row>(
    name: "slowing", title: "How lively those are who have not tipped",
    meaning: "One row per scenario and signal (surveys have too few points): over everybody who is "
      + "there on all observed days and never below the midpoint. Nothing is detrended.",
    key: ["scenario", "signal"],
    columns: [
      .scenario { $0.scenario },
      .signal { $0.signal },
      .number(
        "person_years", "year", "Person-years (or unit-years) observed.", required: true, lowest: 0
      ) { Double($0.census.personDays) / 365 },
      .integer("tips", "1", "Tips seen.", required: true, lowest: 0) { $0.census.tips },
      .number(
        "collapsed_percent", "%",
        "Of those there at the end, with a 28-day mean below the midpoint.",
        lowest: 0, highest: 100
      ) { $0.census.collapsedPercent },
      .integer(
        "n", "1", "Persons (or units) that the rest of the row is of.", required: true, lowest: 0
      ) { $0.tally.mean.count },
    ] + liveliness)

  private static let liveliness: [Column<Row>] =
    Column.interval("mean", "as the signal", "Mean of the signal.") {
      ($0.tally.mean.mean, $0.tally.mean.interval)
    }
    + Column.interval("deviation", "as the signal", "Root of the mean variance in time.") {
      ($0.tally.deviation, $0.tally.deviationInterval)
    }
    + Column.interval(
      "autocorrelation", "1", "Mean correlation of neighbouring values, corrected for bias."
    ) { ($0.tally.autocorrelation.mean, $0.tally.autocorrelation.interval) }
}
