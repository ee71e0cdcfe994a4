// daily.csv: the days of a scenario over its replicates.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One series of one day of a care unit.
struct DailyRow {
  let scenario: String
  let unit: String
  /// Observed day, from 1.
  let day: Int
  let date: String?
  let weekday: String
  let series: DailySeries
  let count: Int
  let mean: Double
  let p05: Double
  let median: Double
  let p95: Double

  /// - Parameter values: by replicate; NaN where the value is not defined.
  init(
    scenario: String, unit: String, day: Int, of days: StudyDays, series: DailySeries,
    values: [Double]
  ) {
    (self.scenario, self.unit, self.day, self.series) = (scenario, unit, day, series)
    (date, weekday) = (days.date(day), days.weekday(day))
    let present = values.filter { !$0.isNaN }
    let sorted = present.sorted()
    count = present.count
    mean = SampleSummary.mean(of: present)
    p05 = quantile(of: sorted, at: 0.05)
    median = quantile(of: sorted, at: 0.5)
    p95 = quantile(of: sorted, at: 0.95)
  }
}

extension ResultTables {
  /// One row per scenario, care unit, day and series.
  static let daily = Table<DailyRow>(
    name: "daily", title: "Days over the replicates",
    meaning: "One row per scenario, care unit, observed day and series: mean and quantiles over "
      + "the replicates in which the value is defined.",
    key: ["scenario", "unit", "day", "series"],
    columns: [
      .scenario { $0.scenario },
      .careUnit { $0.unit },
      .integer("day", "d", "Observed day, counted from 1.", required: true, lowest: 1) { $0.day },
      .text("date", "Its date, year-month-day; empty where the model has no horizon.start.") {
        $0.date
      },
      .text("weekday", "Its weekday.", required: true, words: Weekday.short) { $0.weekday },
      .text(
        "series",
        DailySeries.allCases.map { series in
          let definition = series.definition
          return "\(definition.name) [\(definition.unit)]: \(definition.meaning)"
        }.joined(separator: " "),
        required: true, words: DailySeries.allCases.map(\.definition.name)
      ) { $0.series.definition.name },
      .integer("n", "1", "Replicates in which the value is defined.", required: true, lowest: 0) {
        $0.count
      },
      .number("mean", "as in series", "Mean over replicates.") { $0.mean },
      .number("p05", "as in series", "5th percentile over replicates.") { $0.p05 },
      .number("median", "as in series", "Median over replicates.") { $0.median },
      .number("p95", "as in series", "95th percentile over replicates.") { $0.p95 },
    ])
}
