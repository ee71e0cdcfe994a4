// The tables of tipping experiments.
// SPDX-License-Identifier: GPL-3.0-or-later

extension ResultTables {
  private static let arm = Column("arm", .text, "Name of the arm.", required: true)
  private static let level = Column(
    "level", .text, "Whose state it is.", required: true,
    words: TippingArm.Level.allCases.map(\.rawValue))
  private static let parameter = Column(
    "parameter", .text, "Path of the value that is turned.", required: true)
  private static let unit = Column(
    "unit", .text, "Unit of measure of the parameter.", required: true)
  private static let value = Column(
    "value", .number, unit: "as in unit", "Value of the parameter.", required: true)
  private static func interval(_ of: String, unit: String) -> [Column] {
    [
      Column("ci_low", .number, unit: unit, "Lower end of the 95 % interval of \(of)."),
      Column("ci_high", .number, unit: unit, "Upper end of the 95 % interval of \(of)."),
    ]
  }
  private static let subjects = Column(
    "n", .integer, unit: "1", "Persons (or units) over all replicates.", required: true, lowest: 0)
  private static let direction = Column(
    "direction", .text, "From which state: up is rested, down is collapsed.", required: true,
    words: TippingArm.Direction.allCases.map(\.rawValue))

  /// One row per arm, threshold and method.
  public static let tipping = TableSchema(
    name: "tipping", title: "Tipping points",
    meaning: "One row per arm, threshold and method. simulation: where half of those who start in "
      + "one state end in the other, on a line between two steps; bisection: the same of a person without "
      + "chance over a hundred years, to a millionth; closed-form: folds of the capacity equation; "
      + "weekly-map: folds of the map of a week. The width is how far recovery lies on the harmless "
      + "side of collapse. Intervals hold chance and the size of the steps.",
    columns: [
      arm, level,
      Column(
        "threshold", .text, "What happens there.", required: true,
        words: ["collapse", "recovery", "width"]),
      Column(
        "method", .text, "How it was found.", required: true,
        words: ["simulation", "bisection", "closed-form", "weekly-map"]),
      parameter, unit,
      Column(
        "value", .number, unit: "as in unit",
        "Value of the parameter; empty when there is none within the range."),
    ] + interval("the value", unit: "as in unit") + [
      Column("capacity", .number, unit: "1", "Capacity at which the states meet, by theory."),
      Column(
        "tips", .text,
        "Whether the arm tips: yes when who starts rested and who starts collapsed end apart.",
        required: true, words: ["yes", "no", "unknown"]),
    ], key: ["arm", "threshold", "method"])

  /// One row per arm, direction and step.
  public static let branches = TableSchema(
    name: "branches", title: "Where people end, by parameter and start",
    meaning: "One row per arm, direction and value: the share whose last 28 days lie below the "
      + "midpoint, the mean capacity of those days, and the steady states by theory where there is "
      + "one.",
    columns: [
      arm, level, direction, parameter, unit, value, subjects,
      Column("down_percent", .number, unit: "%", "Share that ends below the midpoint."),
      Column("down_ci_low", .number, unit: "%", "Lower end of its 95 % interval."),
      Column("down_ci_high", .number, unit: "%", "Upper end of its 95 % interval."),
      Column("capacity_mean", .number, unit: "1", "Mean capacity over the last 28 days."),
      Column("capacity_ci_low", .number, unit: "1", "Lower end of its 95 % interval."),
      Column("capacity_ci_high", .number, unit: "1", "Upper end of its 95 % interval."),
      Column("upper_state", .number, unit: "1", "Upper steady state by theory."),
      Column("unstable_state", .number, unit: "1", "Unstable state by theory: the threshold."),
      Column("lower_state", .number, unit: "1", "Lower steady state by theory."),
    ], key: ["arm", "direction", "value"])

  /// One row per arm, direction and step.
  public static let escape = TableSchema(
    name: "escape", title: "How long people hold out, and how long until they recover",
    meaning: "One row per arm, direction and value. A passage is the first tip (up) or recovery "
      + "(down): a passage of the midpoint by the 28-day mean that lasts 28 days, dated by its first "
      + "day. The rate is passages over time at risk.",
    columns: [
      arm, level, direction, parameter, unit, value, subjects,
      Column(
        "passages", .integer, unit: "1", "First passages seen.", required: true, lowest: 0),
      Column("at_risk_days", .number, unit: "d", "Days at risk, summed.", lowest: 0),
      Column("rate_per_year", .number, unit: "1/year", "Passages per year at risk."),
      Column("rate_ci_low", .number, unit: "1/year", "Lower end of its 95 % interval."),
      Column("rate_ci_high", .number, unit: "1/year", "Upper end of its 95 % interval."),
      Column(
        "quarter_days", .number, unit: "d", "Days until a quarter has passed; empty: not seen."),
      Column("median_days", .number, unit: "d", "Days until half has passed; empty: not seen."),
      Column(
        "three_quarters_days", .number, unit: "d",
        "Days until three quarters have passed; empty: not seen."),
    ], key: ["arm", "direction", "value"])

  /// One row per arm and push.
  public static let margins = TableSchema(
    name: "margins", title: "Which pushes are survived",
    meaning: "One row per arm and size of the push, at the operating value, after 84 days of "
      + "settling. The margin of resilience is the push that half survive; by theory it is the "
      + "distance from the upper steady state to the unstable one.",
    columns: [
      arm, level, parameter, unit, value,
      Column("push", .number, unit: "1", "Capacity lost at once.", required: true),
      subjects,
      Column("down_percent", .number, unit: "%", "Share that ends below the midpoint."),
    ] + interval("the share", unit: "%") + [
      Column(
        "margin", .number, unit: "1",
        "Push that half survive, on a line between two pushes; empty: beyond those tried."),
      Column(
        "margin_ci_low", .number, unit: "1",
        "Lower end of its 95 % interval, which holds chance and the steps between pushes."),
      Column("margin_ci_high", .number, unit: "1", "Upper end of its 95 % interval."),
      Column("margin_theory", .number, unit: "1", "The same by theory, where there is one."),
    ], key: ["arm", "push"])

  /// One row per arm and ramp.
  public static let ramps = TableSchema(
    name: "ramps", title: "Workloads that rise, fast and slowly",
    meaning: "One row per arm and ramp of the workload, which begins after 84 days of settling at "
      + "the operating value. With both lengths 0 there is no ramp: what would have come anyway.",
    columns: [
      arm, level,
      Column("ramp_days", .integer, unit: "d", "How long the rise takes.", required: true),
      Column("hold_days", .integer, unit: "d", "How long the peak lasts.", required: true),
      Column("peak", .number, unit: "1", "Workload at the peak.", required: true),
      Column(
        "back", .text, "Whether the workload falls again.", required: true, words: ["yes", "no"]),
      subjects,
      Column("tipped_percent", .number, unit: "%", "Share that tipped at any time."),
      Column("down_percent", .number, unit: "%", "Share that ends below the midpoint."),
    ] + interval("the share that ends down", unit: "%") + [
      Column(
        "median_tip_day", .number, unit: "d",
        "Days from the ramp's begin to the tip, median of those who tipped."),
      Column(
        "workload_at_tip", .number, unit: "1", "Workload on that day."),
    ], key: ["arm", "ramp_days", "hold_days"])

  /// One row per arm, ramp and fate.
  public static let aftermath = TableSchema(
    name: "aftermath", title: "Who never comes back",
    meaning: "One row per arm, ramp and fate at the end of the run: posts whose holder left, people"
      + " who are still down, who tipped and came back, and who never tipped; with the mean traits "
      + "of those who stayed.",
    columns: [
      arm,
      Column("ramp_days", .integer, unit: "d", "How long the rise takes.", required: true),
      Column("hold_days", .integer, unit: "d", "How long the peak lasts.", required: true),
      Column(
        "fate", .text, "What became of them.", required: true,
        words: Aftermath.Fate.allCases.map(\.rawValue)),
      Column("n", .integer, unit: "1", "Posts over all replicates.", required: true, lowest: 0),
      Column("share_percent", .number, unit: "%", "Their share of all posts."),
      Column("load_factor_mean", .number, unit: "1", "Mean load that the same cases put on them."),
      Column("permeability_mean", .number, unit: "1", "Mean boundary permeability q."),
      Column("skill_mean", .number, unit: "1", "Mean regulation skill R at the end."),
    ], key: ["arm", "ramp_days", "hold_days", "fate"])

  /// One row per arm and remedy.
  public static let recovery = TableSchema(
    name: "recovery", title: "What coming back takes, and what prevention would have taken",
    meaning: "One row per arm and value on the harmless side of the operating value. prevention: "
      + "the least relief at which at most 5 % of those who start rested end down. recovery: relief "
      + "for those who have collapsed until half are back. Hours are staff-hours a person that the "
      + "relief takes, over the experiment's days: for recovery until half are back, and then at "
      + "the relief of prevention. Only for workloads and numbers of posts.",
    columns: [
      arm, level, parameter, unit,
      Column(
        "step", .text, "What the relief is for.", required: true, words: ["prevention", "recovery"]),
      value,
      Column(
        "relief", .number, unit: "as in unit", "Distance from the operating value.", required: true,
        lowest: 0),
      subjects,
      Column("well_percent", .number, unit: "%", "Share that does not end down."),
      Column("median_days", .number, unit: "d", "Days until half have recovered; empty: not seen."),
      Column("relief_hours_per_day", .number, unit: "h/d", "Staff-hours a day that it takes."),
      Column("total_hours", .number, unit: "h", "Staff-hours over the experiment's days."),
    ], key: ["arm", "step", "value"])
}
