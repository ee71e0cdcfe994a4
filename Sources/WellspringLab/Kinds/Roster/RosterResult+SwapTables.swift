// The tables of the swaps of an experiment of kind roster.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension RosterResult {
  /// One row per roster that is worth telling.
  static let harms = Table<HarmRow>(
    name: "roster-harm", title: "The harm of the roster as planned and after the chosen swaps",
    meaning: "One row for the roster as planned, for each chosen swap alone, and for all of them "
      + "together, which is simulated where there are several. Negative differences are less harm.",
    key: ["scenario"],
    columns: [
      .scenario { $0.name },
      .text("harm", "What is lowered.", required: true) { $0.plan.harm.name },
      .text("unit", "Unit of measure of the harm.", required: true) { $0.plan.harm.unit },
      .integer("n", "1", "Futures.", required: true, lowest: 0) { $0.harm.count },
      .number("mean", "as in unit", "Mean harm over futures.") { $0.harm.mean },
      .number("mean_low", "as in unit", "Lower end of its 95 % interval.") {
        $0.harm.interval().low
      },
      .number("mean_high", "as in unit", "Upper end of its 95 % interval.") {
        $0.harm.interval().high
      },
      .number("difference", "as in unit", "Harm less that as planned, with the same luck.") {
        $0.difference?.mean ?? .nan
      },
      .number("difference_low", "as in unit", "Lower end of its 95 % interval.") {
        $0.difference?.interval().low ?? .nan
      },
      .number("difference_high", "as in unit", "Upper end of its 95 % interval.") {
        $0.difference?.interval().high ?? .nan
      },
    ])

  /// One row per swap.
  static let swaps = Table<Trial>(
    name: "roster-swaps", title: "Swaps of two shifts, and what each does to the harm",
    meaning:
      "One row per swap that was simulated, those that were chosen first. Differences are of "
      + "futures with the same luck; negative is less harm. Intervals take no account of stopping.",
    key: ["swap"],
    columns: [
      .text("swap", "Name of its scenario.", required: true) { $0.plan.name($0.scenario) },
      .integer("rank", "1", "Place among the chosen; empty for the others.", lowest: 1) { $0.rank },
    ] + duty("a", "who is relieved most") { $0.swap.first }
      + duty("b", "who takes that shift and gives one") { $0.swap.second }
      + [
        .number("relief", "1", "Strain that it takes off the roster, by which it was tried.") {
          $0.swap.relief
        },
        .text("harm", "What is lowered.", required: true) { $0.plan.harm.name },
        .text("unit", "Unit of measure of the harm.", required: true) { $0.plan.harm.unit },
        .integer("n", "1", "Futures that both have.", required: true, lowest: 0) {
          $0.difference.count
        },
        .number("difference", "as in unit", "Harm with the swap less harm without it.") {
          $0.difference.mean
        },
        .number("difference_low", "as in unit", "Lower end of its 95 % interval.") {
          $0.difference.interval().low
        },
        .number("difference_high", "as in unit", "Upper end of its 95 % interval.") {
          $0.difference.interval().high
        },
        .text(
          "verdict",
          "chosen: settled as the best of its round; leading: ahead when replicates were used up; tied: "
            + "no different from the chosen; inferior: another, or no swap, is better; open: not settled.",
          required: true, words: Verdict.allCases.map(\.rawValue)
        ) { $0.verdict.rawValue },
      ])

  private static func duty(
    _ letter: String, _ who: String,
    _ duty: @escaping @Sendable (Trial) -> RosterSwap.Duty
  ) -> [Column<Trial>] {
    [
      .text("post_\(letter)", "Post, unit/position: \(who).", required: true) {
        $0.plan.post(duty($0).post)
      },
      .integer(
        "day_\(letter)", "d", "Observed day of the shift that it gives, counted from 1.",
        required: true, lowest: 1
      ) { duty($0).day + 1 },
      .text("shift_\(letter)", "The shift that it gives.", required: true) {
        $0.plan.month.shifts[Int(duty($0).shift) - 1].name
      },
    ]
  }

  typealias SwapDayRow = (
    trial: Trial, changed: RosterMonth, post: Int, day: Int, course: SwapCourse.Day
  )

  var swapDayRows: [SwapDayRow] {
    zip(chosen, courses).flatMap { trial, course in
      let changed = plan.month.after([trial.swap])
      return course.posts.enumerated().flatMap { number, post in
        course.days[number].enumerated().map { (trial, changed, post, $0, $1) }
      }
    }
  }

  /// One row per chosen swap, post and day.
  static let swapDays = Table<SwapDayRow>(
    name: "roster-swap-days", title: "The two posts of each chosen swap, before it and after it",
    meaning:
      "One row per chosen swap, post and observed day, over the futures that both have, which "
      + "have the same luck.",
    key: ["swap", "post", "day"],
    columns: [
      .text("swap", "Name of its scenario.", required: true) {
        $0.trial.plan.name($0.trial.scenario)
      },
      .post { $0.trial.plan.post($0.post) },
      .integer("day", "d", "Observed day, counted from 1.", required: true, lowest: 1) {
        $0.day + 1
      },
      .text("shift_before", "Shift by the roster as planned.", required: true) {
        $0.trial.plan.month.word($0.post, $0.day)
      },
      .text("shift_after", "Shift after the swap.", required: true) {
        $0.changed.word($0.post, $0.day)
      },
      .integer("n", "1", "Futures that both have.", required: true, lowest: 0) {
        $0.course.difference.count
      },
      .number("capacity_before", "1", "Mean capacity of the day as planned.") {
        $0.course.before.mean
      },
      .number("capacity_after", "1", "Mean capacity of the day after the swap.") {
        $0.course.after.mean
      },
      .number("difference", "1", "After less before, with the same luck.") {
        $0.course.difference.mean
      },
      .number("difference_low", "1", "Lower end of its 95 % interval.") {
        $0.course.difference.interval().low
      },
      .number("difference_high", "1", "Upper end of its 95 % interval.") {
        $0.course.difference.interval().high
      },
      .percent("below_before_percent", "Share of futures with the day below, as planned.") {
        $0.course.chanceBefore
      },
      .percent("below_after_percent", "Share of futures with the day below, after the swap.") {
        $0.course.chanceAfter
      },
    ])

  typealias AfterRow = (post: Int, day: Int, shift: String)

  /// The roster with all chosen swaps, duty by duty.
  var afterRows: [AfterRow] {
    let month = plan.month.after(chosen.map(\.swap))
    return (0..<month.posts).flatMap { post in
      (0..<month.days).flatMap { day -> [AfterRow] in
        let word = month.word(post, day)
        // Vacation comes from the model, not from the roster.
        let duties = word == "leave" ? "off" : word
        return duties.split(separator: "+").map { (post + 1, day + 1, String($0)) }
      }
    }
  }

  /// A roster as a model file takes it.
  static let after = Table<AfterRow>(
    name: "roster-after", title: "The roster after the chosen swaps",
    meaning: "One row per post, day and duty, as the key roster of a model takes it. Without a "
      + "chosen swap it is the roster as planned.",
    columns: [
      .integer("post", "1", "Post, counted from 1.", required: true, lowest: 1) { $0.post },
      .integer("day", "d", "Observed day, counted from 1.", required: true, lowest: 1) { $0.day },
      .text("shift", "Shift, or off.", required: true) { $0.shift },
    ])
}

extension RosterPlan {
  /// The name of the scenario of all chosen swaps.
  static let togetherName = "together"

  /// The name of a scenario in the tables.
  func name(_ scenario: Int) -> String {
    scenario == together ? Self.togetherName : Self.swapName(scenario)
  }

  static func swapName(_ scenario: Int) -> String {
    scenario == 0 ? today : "swap-\(scenario)"
  }
}
