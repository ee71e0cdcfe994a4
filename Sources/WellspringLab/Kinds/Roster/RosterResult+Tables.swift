// The tables of an experiment of kind roster.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Column {
  /// A value with the ends of its 95 % interval.
  fileprivate static func estimated(
    _ name: String, _ unit: String, _ meaning: String, lowest: Double? = nil,
    highest: Double? = nil,
    _ value: @escaping @Sendable (Row) -> (Double, (low: Double, high: Double))
  ) -> [Column] {
    [
      .number(name, unit, meaning, lowest: lowest, highest: highest) { value($0).0 },
      .number("\(name)_low", unit, "Lower end of its 95 % interval.") { value($0).1.low },
      .number("\(name)_high", unit, "Upper end of its 95 % interval.") { value($0).1.high },
    ]
  }

  fileprivate static func mean(
    _ name: String, _ unit: String, _ meaning: String, lowest: Double? = nil,
    _ value: @escaping @Sendable (Row) -> RunningMean
  ) -> [Column] {
    estimated(name, unit, meaning, lowest: lowest) { (value($0).mean, value($0).interval()) }
  }

  /// A share of futures, in %.
  fileprivate static func chance(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> ProportionInterval
  ) -> [Column] {
    estimated(name, "%", meaning, lowest: 0, highest: 100) {
      let chance = value($0)
      return (100 * chance.estimate, (100 * chance.low, 100 * chance.high))
    }
  }

  /// Observed day, date and weekday.
  fileprivate static func calendar(
    _ place: @escaping @Sendable (Row) -> (plan: RosterPlan, day: Int)
  ) -> [Column] {
    [
      .integer("day", "d", "Observed day, counted from 1.", required: true, lowest: 1) {
        place($0).day + 1
      },
      .text("date", "Its date; empty where the model names none.") {
        let (plan, day) = place($0)
        return plan.date(day)?.text
      },
      .text("weekday", "Its weekday.", required: true, words: Weekday.names) {
        let (plan, day) = place($0)
        return plan.weekday(day)
      },
    ]
  }
}

extension RosterResult {
  typealias DayRow = (plan: RosterPlan, post: Int, day: Int, risk: RosterRisk.Day)

  var dayRows: [DayRow] {
    (0..<risk.posts).flatMap { post in
      (0..<risk.dayCount).map { (plan, post, $0, risk.day(post, $0)) }
    }
  }

  /// One row per post and day.
  static let days = Table<DayRow>(
    name: "roster-days", title: "Every post on every day of the roster, over the futures",
    meaning:
      "One row per post and observed day, over the futures of the roster as planned in which "
      + "somebody holds the post. It is about posts and rosters and measures no person.",
    key: ["post", "day"],
    columns: [.post { $0.plan.post($0.post) }] + Column.calendar { ($0.plan, $0.day) }
      + [
        .text(
          "shift", "Shift by the roster; two with a plus between them; off; leave: vacation.",
          required: true
        ) { $0.plan.month.word($0.post, $0.day) },
        .integer("n", "1", "Futures in which somebody holds it.", required: true, lowest: 0) {
          $0.risk.held
        },
        .number("capacity_mean", "1", "Mean over futures of the day's mean capacity.") {
          $0.risk.capacity.mean
        },
        .number("capacity_p10", "1", "10th percentile over futures, to a hundredth.") {
          $0.risk.quantile(0.1)
        },
        .number("capacity_p90", "1", "90th percentile over futures, to a hundredth.") {
          $0.risk.quantile(0.9)
        },
      ]
      + Column.chance(
        "below_percent", "Share of futures in which the day's mean lies below the midpoint."
      ) { $0.risk.chanceBelow }
      + [
        .percent("absent_percent", "Share of futures in which it is absent sick.") {
          $0.risk.chanceAbsent
        }
      ])

  typealias PostRow = (
    plan: RosterPlan, rank: Int, post: Int, row: PostRoster, risk: RosterRisk.Post
  )

  var postRows: [PostRow] {
    risk.ranking.enumerated().map { place, post in
      (plan, place + 1, post, plan.month.summary(post), risk.byPost[post])
    }
  }

  /// One row per post, most at risk first.
  static let posts = Table<PostRow>(
    name: "roster-posts", title: "The posts of the roster, those most at risk first",
    meaning:
      "One row per post: what its roster is, and what the futures expect of whoever holds it. "
      + "Ranked by the time below the midpoint. It ranks rosters and states, and judges nobody.",
    key: ["post"],
    columns: [
      .integer("rank", "1", "1 is most at risk.", required: true, lowest: 1) { $0.rank },
      .post { $0.plan.post($0.post) },
      .role { $0.plan.month.roles[$0.post] },
    ] + rosterColumns + riskColumns)

  private static let rosterColumns: [Column<PostRow>] = [
    .number("rostered_hours", "h", "Hours of its shifts at work.", required: true, lowest: 0) {
      $0.row.hours
    },
    .integer("shifts", "1", "Its shifts at work.", required: true, lowest: 0) { $0.row.shifts },
    .integer(
      "nights", "1", "Those that go on at three in the morning.", required: true, lowest: 0
    ) { $0.row.nights },
    .integer(
      "quick_returns", "1", "Rests of less than 11 h between two shifts.", required: true, lowest: 0
    ) { $0.row.quickReturns },
    .integer(
      "short_rests", "1", "Rests shorter than the unit's minimumRestHours.", required: true,
      lowest: 0
    ) { $0.row.shortRests },
    .integer("longest_run", "1", "Most days on end with a shift.", required: true, lowest: 0) {
      $0.row.longestRun
    },
    .integer("longest_night_run", "1", "Most nights on end.", required: true, lowest: 0) {
      $0.row.longestNightRun
    },
  ]

  private static let riskColumns: [Column<PostRow>] =
    [
      .number("worked_hours", "h", "Mean hours on duty, overruns included.") {
        $0.risk.worked.mean
      }
    ]
    + Column.mean("sleep_hours_per_day", "h/d", "Mean sleep a day.", lowest: 0) { $0.risk.sleep }
    + [
      .number("capacity_start", "1", "Mean capacity of the first day.") { $0.risk.start.mean },
      .number("capacity_end", "1", "Mean capacity of the last day.") { $0.risk.end.mean },
    ]
    + Column.mean("capacity_lowest", "1", "Mean of the lowest day of a future.", lowest: 0) {
      $0.risk.lowest
    }
    + Column.mean("below_midpoint_days", "d", "Expected time below the midpoint.") {
      $0.risk.daysBelow
    }
    + Column.chance(
      "ever_below_percent", "Share of futures with a day whose mean lies below the midpoint."
    ) { ProportionInterval(successes: $0.risk.everBelow, trials: $0.risk.held) }
}
