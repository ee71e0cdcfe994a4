// The tables that comparisons and sweeps add, and their columns.
// SPDX-License-Identifier: GPL-3.0-or-later

extension ResultTables {
  private static let baseline = Column(
    "baseline", .text, "Name of the scenario that is compared against.", required: true)
  private static let other = Column(
    "scenario", .text, "Name of the scenario that is compared.", required: true)

  /// One row per pair of scenarios and outcome.
  /// - Parameter currency: of the price list; nil without one.
  public static func comparisons(currency: String? = nil) -> TableSchema {
    TableSchema(
      name: "comparisons", title: "Paired differences between scenarios",
      meaning:
        "One row per pair of scenarios and outcome, over the replicates in which the outcome "
        + "is defined under both. Replicates of equal number share their random numbers. Differences "
        + "are scenario minus baseline.",
      columns: [
        baseline, other,
        Column(
          "outcome", .text, "Name of the outcome, as in the columns of replicates.csv.",
          required: true),
        Column("unit", .text, "Unit of measure of the outcome.", required: true),
        Column(
          "role", .text,
          "asked: an outcome of the experiment's question, part of the family of tests; beside: "
            + "shown with it (the mean over staff, the worst-off tenth, the hours) and not tested.",
          required: true, words: ["asked", "beside"]),
        Column("n", .integer, unit: "1", "Pairs of replicates.", required: true, lowest: 0),
        Column("baseline_mean", .number, unit: "as in unit", "Mean under the baseline."),
        Column("scenario_mean", .number, unit: "as in unit", "Mean under the scenario."),
        Column("difference", .number, unit: "as in unit", "Mean of the paired differences."),
        Column(
          "sd", .number, unit: "as in unit", "Standard deviation of the paired differences.",
          lowest: 0),
        Column(
          "mcse", .number, unit: "as in unit", "Monte Carlo standard error of the difference.",
          lowest: 0),
        Column(
          "ci_low", .number, unit: "as in unit",
          "Lower end of the 95 % interval of the difference (Student's t)."),
        Column(
          "ci_high", .number, unit: "as in unit",
          "Upper end of the 95 % interval of the difference (Student's t)."),
        Column(
          "p", .number, unit: "1", "Two-sided p of no difference (paired t-test).", lowest: 0,
          highest: 1),
        Column(
          "p_holm", .number, unit: "1",
          "p adjusted after Holm over all pairs and all outcomes asked about; empty for the others.",
          lowest: 0, highest: 1),
        Column(
          "effect_size", .number, unit: "1",
          "Difference divided by the root mean square of the two standard deviations between "
            + "replicates (Cumming's d_av)."),
        Column(
          "correlation", .number, unit: "1",
          "Pearson's correlation between the scenarios that common random numbers achieved.",
          lowest: -1, highest: 1),
        Column(
          "variance_reduction", .number, unit: "1",
          "Times as many replicates that an unpaired comparison would need for the same precision.",
          lowest: 0),
        Column(
          "staff_hours_difference", .number, unit: "h",
          "What it takes: mean difference in paid hours of work, the same for every outcome of a pair."
        ),
        Column(
          "cost_difference", .number, unit: currency ?? "currency",
          "Mean difference in cost, in the currency of the price list; empty without one."),
      ], key: ["baseline", "scenario", "outcome"])
  }

  /// One row per pair of scenarios and post.
  public static let whoChanged = TableSchema(
    name: "who-changed", title: "Posts that fare otherwise under another scenario",
    meaning: "One row per pair of scenarios and post that both have: how often the same post of "
      + "the same replicate tips under one and is spared under the other. A post is followed "
      + "through its holders.",
    columns: [
      baseline, other, post, careUnit,
      Column("role", .text, "Role of the post.", required: true),
      Column("n", .integer, unit: "1", "Pairs of replicates.", required: true, lowest: 0),
      Column(
        "tipped_baseline", .integer, unit: "1",
        "Replicates in which the post tips at any time under the baseline.", lowest: 0),
      Column(
        "tipped_scenario", .integer, unit: "1", "The same under the scenario.", lowest: 0),
      Column(
        "spared", .integer, unit: "1",
        "Replicates in which it tips under the baseline and not under the scenario.", lowest: 0),
      Column(
        "harmed", .integer, unit: "1",
        "Replicates in which it tips under the scenario and not under the baseline.", lowest: 0),
      Column(
        "spared_at_end", .integer, unit: "1",
        "Replicates in which it ends tipped under the baseline and not under the scenario.",
        lowest: 0),
      Column(
        "harmed_at_end", .integer, unit: "1",
        "Replicates in which it ends tipped under the scenario and not under the baseline.",
        lowest: 0),
      Column(
        "capacity_difference", .number, unit: "1",
        "Mean over replicates of the difference in the post's time average of capacity."),
    ], key: ["baseline", "scenario", "post"])

  /// One row per change of fate.
  public static let whoChangedReplicates = TableSchema(
    name: "who-changed-replicates", title: "Each change of a post's fate",
    meaning: "One row per pair of scenarios, replicate and post that tips at any time under one "
      + "scenario and not under the other. Posts whose fate is the same are left out.",
    columns: [
      baseline, other, replicate, post,
      Column(
        "change", .text,
        "spared: tips under the baseline only; harmed: tips under the scenario only.",
        required: true, words: ["spared", "harmed"]),
      Column(
        "capacity_baseline", .number, unit: "1",
        "The post's time average of capacity under the baseline."),
      Column("capacity_scenario", .number, unit: "1", "The same under the scenario."),
    ], key: ["baseline", "scenario", "replicate", "post"])

  private static let post = Column(
    "post", .text, "unit/position, for instance icu/12; positions count from 1.", required: true)

  /// One row per design point, one column per factor.
  public static func design(_ factors: [DesignFactor]) -> TableSchema {
    TableSchema(
      name: "design", title: "Design points",
      meaning: "One row per design point; each factor is a column. The point is the scenario of "
        + "that name in the other tables.",
      columns: [scenario]
        + factors.map { factor in
          Column(
            factor.name, factor.isNumber ? .number : .text, unit: factor.unit,
            "\(factor.path). \(factor.meaning)", required: true)
        },
      key: ["scenario"])
  }
}
