// What a sensitivity analysis says about one outcome, and its tables.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What a sensitivity analysis says about one outcome.
public struct SensitivityResult: Sendable {
  public enum Indices: Sendable {
    case morris([ElementaryEffects])
    case sobol([SobolIndices])
  }

  public let outcome: Outcome
  /// The outcome's unit.
  public let unit: String
  public let factors: [String]
  /// What people call them, in the same order.
  let titles: [String]
  public let indices: Indices
  public let shares: VarianceShares
  /// Of each point.
  public let replicates: Int
  /// Points of the design, and those without any value.
  public let points: Int
  public let lostPoints: Int
}

extension SensitivityResult {
  /// One factor of a Morris screening, or of Sobol' indices.
  typealias Row<Effect> = (result: SensitivityResult, factor: String, effect: Effect)

  var morrisRows: [Row<ElementaryEffects>] {
    guard case .morris(let all) = indices else { return [] }
    return zip(factors, all).map { (self, $0, $1) }
  }

  var sobolRows: [Row<SobolIndices>] {
    guard case .sobol(let all) = indices else { return [] }
    return zip(factors, all).map { (self, $0, $1) }
  }

  /// One row per outcome and factor, of a Morris screening.
  static let morris = Table<Row<ElementaryEffects>>(
    name: "sensitivity", title: "Elementary effects (Morris screening)",
    meaning: "One row per outcome and factor. Effects are changes of the outcome per whole range "
      + "of the factor.",
    key: ["outcome", "factor"],
    columns: [
      .outcome { $0.result.outcome.definition.name },
      .factor { $0.factor },
      .outcomeUnit { $0.result.unit },
      .number("mu", "as in unit", "Mean elementary effect.") { $0.effect.mu },
      .number("mu_star", "as in unit", "Mean size of the effect.", lowest: 0) {
        $0.effect.muStar
      },
      .number(
        "mu_star_low", "as in unit",
        "Lower end of its 95 % interval (bootstrap over trajectories).", lowest: 0
      ) { $0.effect.interval.low },
      .number("mu_star_high", "as in unit", "Upper end.", lowest: 0) { $0.effect.interval.high },
      .number(
        "sigma", "as in unit", "Standard deviation of the effect: curvature and interactions.",
        lowest: 0
      ) { $0.effect.sigma },
      .number(
        "noise_floor", "as in unit",
        "mu_star that luck alone would give a factor without effect; empty with one replicate.",
        lowest: 0
      ) { $0.effect.noiseFloor },
      .used { $0.effect.used },
      .lost { $0.effect.lost },
    ])

  /// One row per outcome and factor, of Sobol' indices.
  static let sobol = Table<Row<SobolIndices>>(
    name: "sensitivity", title: "Sobol' indices",
    meaning: "One row per outcome and factor: shares of the variance that the factors cause, seed "
      + "noise taken off. Intervals are bootstrapped over the rows of the design.",
    key: ["outcome", "factor"],
    columns: [
      .outcome { $0.result.outcome.definition.name },
      .factor { $0.factor },
      .number("first_order", "1", "Share that the factor explains alone.") {
        $0.effect.firstOrder
      },
      .number("first_order_low", "1", "Lower end of its 95 % interval.") {
        $0.effect.firstOrderInterval.low
      },
      .number("first_order_high", "1", "Upper end of its 95 % interval.") {
        $0.effect.firstOrderInterval.high
      },
      .number("total", "1", "Share in which the factor takes part.") { $0.effect.total },
      .number("total_low", "1", "Lower end of its 95 % interval.") {
        $0.effect.totalInterval.low
      },
      .number("total_high", "1", "Upper end of its 95 % interval.") {
        $0.effect.totalInterval.high
      },
      .used { $0.effect.used },
      .lost { $0.effect.lost },
    ])

  /// One row per outcome.
  static let variance = Table<SensitivityResult>(
    name: "variance", title: "Variance by where it comes from",
    meaning: "One row per outcome: variance between parameter sets, and between replicates of one "
      + "set, by two-way analysis of variance over the points with a value in every replicate.",
    key: ["outcome"],
    columns: [
      .outcome { $0.outcome.definition.name },
      .outcomeUnit { $0.unit },
      .integer("points", "1", "Points of the design.", required: true, lowest: 0) { $0.points },
      .integer("lost_points", "1", "Points without any value.", required: true, lowest: 0) {
        $0.lostPoints
      },
      .integer(
        "whole_points", "1", "Points with a value in every replicate.", required: true, lowest: 0
      ) { $0.shares.wholePoints },
      .integer("replicates", "1", "Replicates of a point.", required: true, lowest: 1) {
        $0.replicates
      },
      .number(
        "parameters", "as in unit, squared", "Variance of the expected outcome between points.",
        lowest: 0
      ) { $0.shares.parameters },
      .number(
        "seeds", "as in unit, squared",
        "Variance between replicates that is the same at every point.", lowest: 0
      ) { $0.shares.seeds },
      .number(
        "rest", "as in unit, squared",
        "Variance between replicates that differs from point to point.", lowest: 0
      ) { $0.shares.rest },
      .percent(
        "seed_share_percent",
        "Share of the variance of a single replicate that is luck; empty with one replicate."
      ) { $0.shares.seedShare },
    ])
}

extension Column {
  fileprivate static func factor(_ name: @escaping @Sendable (Row) -> String) -> Column {
    .text(
      "factor", "Name of the factor, as in the columns of design.csv.", required: true, name)
  }

  fileprivate static func used(_ count: @escaping @Sendable (Row) -> Int) -> Column {
    .integer(
      "used", "1", "Trajectories or rows of the design used.", required: true, lowest: 0, count)
  }

  fileprivate static func lost(_ count: @escaping @Sendable (Row) -> Int) -> Column {
    .integer(
      "lost", "1", "Those lost because a point of theirs has no value.", required: true, lowest: 0,
      count)
  }
}
