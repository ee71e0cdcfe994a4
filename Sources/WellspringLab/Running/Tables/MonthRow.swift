// months.csv: the months of a scenario over its replicates.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One series of one month of a care unit.
struct MonthRow {
  let scenario: String
  let unit: String
  let month: String
  let days: ClosedRange<Int>
  let series: DailySeries
  let values: RunningMean
}

/// The months of a scenario, replicate by replicate.
struct MonthTally {
  private let months: [(name: String, days: ClosedRange<Int>)]
  private let days: Int
  private let units: [String]
  /// By unit, month and series.
  private var values: [RunningMean]

  init(_ model: Model) {
    let study = StudyDays(model)
    (months, days, units) = (study.months, study.days, Staff(model).unitNames)
    values = Array(
      repeating: RunningMean(), count: units.count * months.count * DailySeries.allCases.count)
  }

  /// Takes in a replicate.
  /// - Parameter daily: row-major: unit, observed day, `DailySeries`.
  mutating func add(_ daily: [Double]) {
    let width = DailySeries.allCases.count
    guard daily.count == units.count * days * width else { return }
    var place = 0
    for unit in units.indices {
      for month in months {
        for series in DailySeries.allCases {
          var (sum, count) = (0.0, 0.0)
          for day in month.days {
            let value = daily[(unit * days + day - 1) * width + series.rawValue]
            if value.isNaN { continue }
            sum += value
            count += 1
          }
          values[place].add(count == 0 ? .nan : series.isSum ? sum : sum / count)
          place += 1
        }
      }
    }
  }

  func rows(_ scenario: String) -> [MonthRow] {
    var rows: [MonthRow] = []
    for unit in units {
      for month in months {
        for series in DailySeries.allCases {
          rows.append(
            MonthRow(
              scenario: scenario, unit: unit, month: month.name, days: month.days, series: series,
              values: values[rows.count]))
        }
      }
    }
    return rows
  }
}

extension ResultTables {
  /// One row per scenario, care unit, month and series.
  static let months = Table<MonthRow>(
    name: "months", title: "Months over the replicates",
    meaning:
      "One row per scenario, care unit, month and series of daily.csv: the sum of the month's "
      + "days where days add up (shifts, breaks missed, events, hours, cost), their mean otherwise; "
      + "over replicates.",
    key: ["scenario", "unit", "month", "series"],
    columns: [
      .scenario { $0.scenario },
      .careUnit { $0.unit },
      .text(
        "month",
        "Year and month, or the number of the month of 28 days where the model has no horizon.start.",
        required: true
      ) { $0.month },
      .integer("first_day", "d", "Its first observed day.", required: true, lowest: 1) {
        $0.days.lowerBound
      },
      .integer("days", "d", "Observed days in it.", required: true, lowest: 1) { $0.days.count },
      .text(
        "series", "As in daily.csv.", required: true,
        words: DailySeries.allCases.map(\.definition.name)
      ) { $0.series.definition.name },
      .integer("n", "1", "Replicates in which the value is defined.", required: true, lowest: 0) {
        $0.values.count
      },
      .number("mean", "as in series", "Mean over replicates.") { $0.values.mean },
      .number("ci_low", "as in series", "Lower end of the 95 % interval of the mean (Student).") {
        $0.values.interval().low
      },
      .number("ci_high", "as in series", "Upper end of the same.") {
        $0.values.interval().high
      },
    ])
}
