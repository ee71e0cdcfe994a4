// What comes of virtual trials of one size, and its table.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What comes of trials of one size.
public struct PowerResult: Sendable {
  public let units: Int
  public let waves: Int
  /// Trials that could be analysed, and those that could not.
  public let trials: Int
  public let failed: Int
  /// Effects found at the 5 % level, in the direction of the true effect or not.
  public let found: Int
  public let wrongDirection: Int
  /// Effects found where there is none.
  public let falseAlarms: Int
  public let trueEffect: Double
  public let estimates: SampleSummary
  /// Mean standard error that the analysis claims.
  public let claimedError: Double
  /// Mean estimate of the share of variance between units.
  public let betweenUnits: Double

  public var power: ProportionInterval { ProportionInterval(successes: found, trials: trials) }
  public var falseAlarmRate: ProportionInterval {
    ProportionInterval(successes: falseAlarms, trials: trials)
  }
}

extension PowerResult {
  typealias Row = (plan: PowerPlan, result: PowerResult)

  /// One row per number of units and waves.
  static let table = Table<Row>(
    name: "power", title: "Power of virtual trials",
    meaning: "One row per number of units and waves. Power is the share of trials with p below "
      + "0.05; false alarms are the same trials without the policy.",
    key: ["units", "waves"], columns: sizes + shares + effects)

  private static let sizes: [Column<Row>] = [
    .text(
      "design", "How units start.", required: true, words: PowerPlan.Design.allCases.map(\.rawValue)
    ) { $0.plan.design.rawValue },
    .text("instrument", "Name of the instrument.", required: true) { $0.plan.instrumentName },
    .text(
      "measure", "What is compared: mean scores or the share of cases.", required: true,
      words: ["mean", "cases"]
    ) { $0.plan.countsCases ? "cases" : "mean" },
    .integer("units", "1", "Care units of a trial.", required: true, lowest: 1) {
      $0.result.units
    },
    .integer("waves", "1", "Survey waves of a trial.", required: true, lowest: 1) {
      $0.result.waves
    },
    .integer("trials", "1", "Trials analysed.", required: true, lowest: 0) { $0.result.trials },
    .integer("failed", "1", "Trials that could not be analysed.", required: true, lowest: 0) {
      $0.result.failed
    },
  ]

  private static let shares: [Column<Row>] =
    proportion("power", "Trials that find an effect.") { $0.power }
    + proportion("false_alarms", "Trials without the policy that find an effect.") {
      $0.falseAlarmRate
    }

  private static func proportion(
    _ name: String, _ meaning: String,
    _ interval: @escaping @Sendable (PowerResult) -> ProportionInterval
  ) -> [Column<Row>] {
    [
      .percent("\(name)_percent", meaning) { interval($0.result).estimate },
      .percent("\(name)_low_percent", "Lower end of its 95 % interval (Clopper and Pearson).") {
        interval($0.result).low
      },
      .percent("\(name)_high_percent", "Upper end of its 95 % interval.") {
        interval($0.result).high
      },
    ]
  }

  private static let effects: [Column<Row>] = [
    .number(
      "wrong_direction_percent", "%", "Trials whose finding has the wrong sign.", lowest: 0,
      highest: 100
    ) { 100 * Double($0.result.wrongDirection) / Double($0.result.trials) },
    .number(
      "true_effect", "points or %",
      "Mean over units and waves under the policy: true value minus that of the same history "
        + "without it."
    ) { $0.result.trueEffect },
    .number("effect_mean", "points or %", "Mean estimate of the trials.") {
      $0.result.estimates.mean
    },
    .number("effect_sd", "points or %", "Its standard deviation between trials.", lowest: 0) {
      $0.result.estimates.deviation
    },
    .number(
      "claimed_error", "points or %", "Mean standard error that the analyses claim.", lowest: 0
    ) { $0.result.claimedError },
    .number(
      "between_units", "1",
      "Mean estimate of the share of variance between units; empty for parallel trials.",
      lowest: 0, highest: 1
    ) { $0.result.betweenUnits },
  ]
}
