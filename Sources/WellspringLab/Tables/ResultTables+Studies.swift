// The tables that selections, sensitivity analyses, power studies and warm-ups add.
// SPDX-License-Identifier: GPL-3.0-or-later

extension ResultTables {
  private static let outcome = Column(
    "outcome", .text, "Name of the outcome, as in the columns of replicates.csv.", required: true)
  private static let unit = Column(
    "unit", .text, "Unit of measure of the outcome.", required: true)
  private static let factor = Column(
    "factor", .text, "Name of the factor, as in the columns of design.csv.", required: true)

  /// One row per scenario and criterion.
  public static let selection = TableSchema(
    name: "selection", title: "Which scenario is selected, and why not the others",
    meaning: "One row per scenario and criterion (the objective, then each bound) of a fully "
      + "sequential selection (Kim and Nelson; Andradottir and Kim). Intervals are of the mean over "
      + "the replicates that the scenario was given, and take no account of stopping.",
    columns: [
      Column("scenario", .text, "Name of the scenario.", required: true),
      Column(
        "criterion", .text, "objective or bound.", required: true, words: ["objective", "bound"]),
      outcome, unit,
      Column(
        "direction", .text, "What is wanted of the outcome.", required: true,
        words: ["smallest", "largest", "at most", "at least"]),
      Column("bound", .number, unit: "as in unit", "The bound; empty for the objective."),
      Column(
        "zone", .number, unit: "as in unit",
        "Indifference zone of the objective, or tolerance of the bound.", required: true, lowest: 0),
      Column(
        "n", .integer, unit: "1", "Replicates in which the outcome is defined.", required: true,
        lowest: 0),
      Column("mean", .number, unit: "as in unit", "Mean over replicates."),
      Column("ci_low", .number, unit: "as in unit", "Lower end of the 95 % interval of the mean."),
      Column("ci_high", .number, unit: "as in unit", "Upper end of the 95 % interval of the mean."),
      Column(
        "verdict", .text, "Where the scenario stands by this criterion.", required: true,
        words: ["selected", "inferior", "infeasible", "tied", "open", "kept", "broken"]),
      Column(
        "decided_after", .integer, unit: "1",
        "Whole replicates of all scenarios after which this was decided; empty while open.",
        lowest: 1),
      Column("decided_by", .text, "The scenario that is better; empty otherwise."),
    ], key: ["scenario", "criterion", "outcome"])

  /// One row per scenario and outcome that a precision was asked for.
  public static let precision = TableSchema(
    name: "precision", title: "Precision that was asked for and reached",
    meaning: "One row per scenario and outcome with a precision. The interval is the one to report "
      + "of a run that was stopped by its precision: Student's t, times 1 + 1.5/n.",
    columns: [
      Column("scenario", .text, "Name of the scenario.", required: true), outcome, unit,
      Column(
        "asked_half_width", .number, unit: "as in unit", "Half-width that was asked for.",
        required: true, lowest: 0),
      Column(
        "n", .integer, unit: "1", "Replicates in which the outcome is defined.", required: true,
        lowest: 0),
      Column("mean", .number, unit: "as in unit", "Mean over replicates."),
      Column("half_width", .number, unit: "as in unit", "Half-width of the interval.", lowest: 0),
      Column("ci_low", .number, unit: "as in unit", "Lower end of the 95 % interval."),
      Column("ci_high", .number, unit: "as in unit", "Upper end of the 95 % interval."),
      Column(
        "reached", .text, "Whether the half-width was reached.", required: true,
        words: ["yes", "no"]),
    ], key: ["scenario", "outcome"])

  private static let used = [
    Column(
      "used", .integer, unit: "1", "Trajectories or rows of the design used.", required: true,
      lowest: 0),
    Column(
      "lost", .integer, unit: "1", "Those lost because a point of theirs has no value.",
      required: true, lowest: 0),
  ]

  /// One row per outcome and factor, of a Morris screening.
  public static let morris = TableSchema(
    name: "sensitivity", title: "Elementary effects (Morris screening)",
    meaning: "One row per outcome and factor. Effects are changes of the outcome per whole range "
      + "of the factor.",
    columns: [
      outcome, factor, unit,
      Column("mu", .number, unit: "as in unit", "Mean elementary effect."),
      Column("mu_star", .number, unit: "as in unit", "Mean size of the effect.", lowest: 0),
      Column(
        "mu_star_low", .number, unit: "as in unit",
        "Lower end of its 95 % interval (bootstrap over trajectories).", lowest: 0),
      Column("mu_star_high", .number, unit: "as in unit", "Upper end.", lowest: 0),
      Column(
        "sigma", .number, unit: "as in unit",
        "Standard deviation of the effect: curvature and interactions.", lowest: 0),
      Column(
        "noise_floor", .number, unit: "as in unit",
        "mu_star that luck alone would give a factor without effect; empty with one replicate.",
        lowest: 0),
    ] + used, key: ["outcome", "factor"])

  /// One row per outcome and factor, of Sobol' indices.
  public static let sobolIndices = TableSchema(
    name: "sensitivity", title: "Sobol' indices",
    meaning: "One row per outcome and factor: shares of the variance that the factors cause, seed "
      + "noise taken off. Intervals are bootstrapped over the rows of the design.",
    columns: [
      outcome, factor,
      Column("first_order", .number, unit: "1", "Share that the factor explains alone."),
      Column("first_order_low", .number, unit: "1", "Lower end of its 95 % interval."),
      Column("first_order_high", .number, unit: "1", "Upper end of its 95 % interval."),
      Column("total", .number, unit: "1", "Share in which the factor takes part."),
      Column("total_low", .number, unit: "1", "Lower end of its 95 % interval."),
      Column("total_high", .number, unit: "1", "Upper end of its 95 % interval."),
    ] + used, key: ["outcome", "factor"])

  /// One row per outcome.
  public static let variance = TableSchema(
    name: "variance", title: "Variance by where it comes from",
    meaning: "One row per outcome: variance between parameter sets, and between replicates of one "
      + "set, by two-way analysis of variance over the points with a value in every replicate.",
    columns: [
      outcome, unit,
      Column("points", .integer, unit: "1", "Points of the design.", required: true, lowest: 0),
      Column(
        "lost_points", .integer, unit: "1", "Points without any value.", required: true, lowest: 0),
      Column(
        "whole_points", .integer, unit: "1", "Points with a value in every replicate.",
        required: true, lowest: 0),
      Column(
        "replicates", .integer, unit: "1", "Replicates of a point.", required: true, lowest: 1),
      Column(
        "parameters", .number, unit: "as in unit, squared",
        "Variance of the expected outcome between points.", lowest: 0),
      Column(
        "seeds", .number, unit: "as in unit, squared",
        "Variance between replicates that is the same at every point.", lowest: 0),
      Column(
        "rest", .number, unit: "as in unit, squared",
        "Variance between replicates that differs from point to point.", lowest: 0),
      Column(
        "seed_share_percent", .number, unit: "%",
        "Share of the variance of a single replicate that is luck; empty with one replicate.",
        lowest: 0, highest: 100),
    ], key: ["outcome"])

  /// One row per number of units and waves.
  public static let power = TableSchema(
    name: "power", title: "Power of virtual trials",
    meaning: "One row per number of units and waves. Power is the share of trials with p below "
      + "0.05; false alarms are the same trials without the policy.",
    columns: [
      Column(
        "design", .text, "How units start.", required: true,
        words: PowerPlan.Design.allCases.map(\.rawValue)),
      Column("instrument", .text, "Name of the instrument.", required: true),
      Column(
        "measure", .text, "What is compared: mean scores or the share of cases.", required: true,
        words: ["mean", "cases"]),
      Column("units", .integer, unit: "1", "Care units of a trial.", required: true, lowest: 1),
      Column("waves", .integer, unit: "1", "Survey waves of a trial.", required: true, lowest: 1),
      Column("trials", .integer, unit: "1", "Trials analysed.", required: true, lowest: 0),
      Column(
        "failed", .integer, unit: "1", "Trials that could not be analysed.", required: true,
        lowest: 0),
    ]
      + [
        ("power", "Trials that find an effect."),
        ("false_alarms", "Trials without the policy that find an effect."),
      ].flatMap { name, meaning in
        [
          Column("\(name)_percent", .number, unit: "%", meaning, lowest: 0, highest: 100),
          Column(
            "\(name)_low_percent", .number, unit: "%",
            "Lower end of its 95 % interval (Clopper and Pearson).", lowest: 0, highest: 100),
          Column(
            "\(name)_high_percent", .number, unit: "%", "Upper end of its 95 % interval.",
            lowest: 0, highest: 100),
        ]
      }
      + [
        Column(
          "wrong_direction_percent", .number, unit: "%",
          "Trials whose finding has the wrong sign.", lowest: 0, highest: 100),
        Column(
          "true_effect", .number, unit: "points or %",
          "Mean over units and waves under the policy: true value minus that of the same history "
            + "without it."),
        Column("effect_mean", .number, unit: "points or %", "Mean estimate of the trials."),
        Column(
          "effect_sd", .number, unit: "points or %", "Its standard deviation between trials.",
          lowest: 0),
        Column(
          "claimed_error", .number, unit: "points or %",
          "Mean standard error that the analyses claim.", lowest: 0),
        Column(
          "between_units", .number, unit: "1",
          "Mean estimate of the share of variance between units; empty for parallel trials.",
          lowest: 0, highest: 1),
      ], key: ["units", "waves"])

  /// One row per scenario and outcome.
  public static let warmUp = TableSchema(
    name: "warm-up", title: "Whether the warm-up was long enough",
    meaning: "One row per scenario and outcome for which a daily series stands: what MSER-5 makes "
      + "of the series' mean over replicates and units from the start of the run.",
    columns: [
      Column("scenario", .text, "Name of the scenario.", required: true), outcome,
      Column("series", .text, "The daily series that stands for it.", required: true),
      Column(
        "warm_up_days", .integer, unit: "d", "Warm-up of the model.", required: true, lowest: 0),
      Column("observed_days", .integer, unit: "d", "Days after it.", required: true, lowest: 0),
      Column(
        "suggested_days", .integer, unit: "d",
        "Days that the rule would leave out; empty where it cannot say.", lowest: 0),
      Column(
        "verdict", .text, "Whether the warm-up is enough by the rule.", required: true,
        words: ["enough", "too short", "not settled", "not known"]),
    ], key: ["scenario", "outcome"])
}
