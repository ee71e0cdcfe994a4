// comparisons.csv.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension OutcomeComparison {
  /// A row of comparisons.csv.
  struct Row {
    let baseline: String
    let scenario: String
    let unit: String
    let pair: PairComparison
    let entry: OutcomeComparison

    var paired: PairedDifference { entry.paired }

    init(_ experiment: Experiment, _ pair: PairComparison, _ entry: OutcomeComparison) {
      baseline = experiment.scenarios[pair.pair.baseline].name
      scenario = experiment.scenarios[pair.pair.other].name
      unit = experiment.unit(of: entry.outcome)
      (self.pair, self.entry) = (pair, entry)
    }
  }

  /// One row per pair of scenarios and outcome.
  /// - Parameter currency: of the price list; nil without one.
  static func table(currency: String?) -> Table<Row> {
    Table(
      name: "comparisons", title: "Paired differences between scenarios",
      meaning:
        "One row per pair of scenarios and outcome, over the replicates in which the outcome "
        + "is defined under both. Replicates of equal number share their random numbers. Differences "
        + "are scenario minus baseline.",
      key: ["baseline", "scenario", "outcome"],
      columns: [
        .baseline { $0.baseline },
        .comparedScenario { $0.scenario },
        .outcome { $0.entry.outcome.definition.name },
        .outcomeUnit { $0.unit },
        .text(
          "role",
          "asked: an outcome of the experiment's question, part of the family of tests; beside: "
            + "shown with it (the mean over staff, the worst-off tenth, the hours) and not tested.",
          required: true, words: ["asked", "beside"]
        ) { $0.entry.isAsked ? "asked" : "beside" },
        .integer("n", "1", "Pairs of replicates.", required: true, lowest: 0) { $0.paired.count },
        .number("baseline_mean", "as in unit", "Mean under the baseline.") {
          $0.paired.baselineMean
        },
        .number("scenario_mean", "as in unit", "Mean under the scenario.") {
          $0.paired.otherMean
        },
      ] + differences + [
        .number(
          "cost_difference", currency ?? "currency",
          "Mean difference in cost, in the currency of the price list; empty without one."
        ) { $0.pair.cost }
      ])
  }

  private static let differences: [Column<Row>] = [
    .number("difference", "as in unit", "Mean of the paired differences.") {
      $0.paired.difference
    },
    .number("sd", "as in unit", "Standard deviation of the paired differences.", lowest: 0) {
      $0.paired.deviation
    },
    .number("mcse", "as in unit", "Monte Carlo standard error of the difference.", lowest: 0) {
      $0.paired.mcse
    },
    .number(
      "ci_low", "as in unit", "Lower end of the 95 % interval of the difference (Student's t)."
    ) { $0.paired.interval.low },
    .number(
      "ci_high", "as in unit", "Upper end of the 95 % interval of the difference (Student's t)."
    ) { $0.paired.interval.high },
    .number("p", "1", "Two-sided p of no difference (paired t-test).", lowest: 0, highest: 1) {
      $0.paired.p
    },
    .number(
      "p_holm", "1",
      "p adjusted after Holm over all pairs and all outcomes asked about; empty for the others.",
      lowest: 0, highest: 1
    ) { $0.entry.adjustedP },
    .number(
      "effect_size", "1",
      "Difference divided by the root mean square of the two standard deviations between "
        + "replicates (Cumming's d_av)."
    ) { $0.paired.effectSize },
    .number(
      "correlation", "1",
      "Pearson's correlation between the scenarios that common random numbers achieved.",
      lowest: -1, highest: 1
    ) { $0.paired.correlation },
    .number(
      "variance_reduction", "1",
      "Times as many replicates that an unpaired comparison would need for the same precision.",
      lowest: 0
    ) { $0.paired.varianceReduction },
    .number(
      "staff_hours_difference", "h",
      "What it takes: mean difference in paid hours of work, the same for every outcome of a pair."
    ) { $0.pair.staffHours },
  ]
}

extension Column {
  static func baseline(_ name: @escaping @Sendable (Row) -> String) -> Column {
    .text("baseline", "Name of the scenario that is compared against.", required: true, name)
  }

  static func comparedScenario(_ name: @escaping @Sendable (Row) -> String) -> Column {
    .text("scenario", "Name of the scenario that is compared.", required: true, name)
  }
}
