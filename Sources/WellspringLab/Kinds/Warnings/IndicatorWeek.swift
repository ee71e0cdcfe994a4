// indicators.csv: what rises before a tip.
// SPDX-License-Identifier: GPL-3.0-or-later

/// An indicator so many weeks before a tip.
struct IndicatorWeek {
  let signal: WarningSignal
  let indicator: Indicator
  let isTip: Bool
  let weeks: Int
  let mean: ClusterMean

  /// The picture of what rises before a tip.
  static let table = Table<IndicatorWeek>(
    name: "indicators", title: "Indicators in the weeks before a tip",
    meaning:
      "One row per signal, indicator, kind of episode and week before the tip (or before the "
      + "same day of those who do not tip): mean over episodes. Intervals know that persons of one "
      + "replicate are alike.",
    key: ["signal", "indicator", "episode", "weeks_before"],
    columns: [
      .signal { $0.signal },
      .indicator { $0.indicator },
      .text(
        "episode", "tip: it ends in a tip; none: it is one that tips are compared with.",
        required: true, words: ["tip", "none"]
      ) { $0.isTip ? "tip" : "none" },
      .integer(
        "weeks_before", "week", "Whole weeks from the look to the tip.", required: true, lowest: 0
      ) { $0.weeks },
      .integer(
        "n", "1", "Episodes in which the indicator is defined.", required: true, lowest: 0
      ) { $0.mean.count },
    ]
      + Column.interval("mean", "as the indicator", "Mean over episodes.") {
        ($0.mean.mean, $0.mean.interval)
      })
}

extension WarningsData {
  /// Every indicator, tips before the others, weeks descending.
  func weeks(replicates: Int) -> [IndicatorWeek] {
    plan.signals.indices.flatMap { signal in
      plan.indicators.indices.flatMap { indicator in
        [true, false].flatMap { isTip in
          weeksBefore.map { weeks in
            IndicatorWeek(
              signal: plan.signals[signal], indicator: plan.indicators[indicator], isTip: isTip,
              weeks: weeks,
              mean: aligned(
                signal: signal, indicator: indicator, transitions: isTip, weeks: weeks,
                replicates: replicates))
          }
        }
      }
    }
  }
}
