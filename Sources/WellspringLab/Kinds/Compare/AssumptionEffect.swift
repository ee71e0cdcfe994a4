// What a number in doubt does to a difference between two scenarios, and its table.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One outcome of one pair of scenarios with one number at either end of its plausible range.
public struct AssumptionEffect: Sendable {
  public let outcome: Outcome
  public let number: DoubtfulNumber
  /// The difference with the number as it is, at its low and at its high end, over the same
  /// replicates.
  public let now: PairedDifference
  public let low: PairedDifference
  public let high: PairedDifference
  /// Difference at the high end minus that at the low end, replicate by replicate.
  public let change: PairedDifference
  /// The p of no change, adjusted after Holm over the numbers that were moved.
  public internal(set) var adjustedP = Double.nan
  /// From 1, by the size of the change.
  public internal(set) var rank = 0

  /// Whether it moves the difference by more than chance would.
  public var isClear: Bool { adjustedP < 0.05 && change.difference != 0 }

  /// What becomes of the answer at the ends.
  public enum Turn: String, Sendable, CaseIterable {
    /// At one end the difference lies on the other side of 0, clear of it.
    case reverses
    /// The difference is clear of 0 as it is, and at one end no longer.
    case opens
    /// The difference is not clear of 0 as it is, and at one end it is.
    case tells
    /// Neither: clear of 0 on the same side all along, or nowhere clear.
    case stands
  }

  public var turn: Turn {
    let own = Self.side(now)
    let ends = [low, high].filter { $0.count > 1 }.map(Self.side)
    if own != 0, ends.contains(-own) { return .reverses }
    if own == 0, ends.contains(1), ends.contains(-1) { return .reverses }
    if own != 0 { return ends.contains(0) ? .opens : .stands }
    return ends.contains { $0 != 0 } ? .tells : .stands
  }

  /// −1 below 0, 1 above it, 0 where the interval holds 0.
  private static func side(_ paired: PairedDifference) -> Int {
    let (low, high) = paired.interval
    return high < 0 ? -1 : low > 0 ? 1 : 0
  }
}

extension AssumptionEffect {
  /// A row of assumptions.csv.
  struct Row {
    let baseline: String
    let scenario: String
    let unit: String
    let effect: AssumptionEffect

    init(_ experiment: Experiment, _ pair: ScenarioPair, _ effect: AssumptionEffect) {
      baseline = experiment.scenarios[pair.baseline].name
      scenario = experiment.scenarios[pair.other].name
      unit = experiment.unit(of: effect.outcome)
      self.effect = effect
    }
  }

  static let table = Table<Row>(
    name: "assumptions", title: "What the differences hang on",
    meaning: "One row per pair of scenarios, outcome asked about and number in doubt; scenarios "
      + "that are held against one baseline are paired with each other as well. The "
      + "difference (scenario minus baseline) with that number alone at either end of its plausible "
      + "range, over the first replicates, with the same luck.",
    key: ["baseline", "scenario", "outcome", "number"],
    columns: [
      .baseline { $0.baseline },
      .comparedScenario { $0.scenario },
      .outcome { $0.effect.outcome.definition.name },
      .outcomeUnit { $0.unit },
      .integer("rank", "1", "By the size of the change, from 1.", required: true, lowest: 1) {
        $0.effect.rank
      },
      .text("number", "Path of the number in the model.", required: true) {
        $0.effect.number.path
      },
      .text(
        "grade", "How well the number is known.", required: true,
        words: EvidenceGrade.allCases.map(\.name)
      ) { $0.effect.number.grade.name },
      .number("value", "as in the model", "The number as it is.") { $0.effect.number.value },
      .number("low", "as in the model", "Low end of its plausible range.") {
        $0.effect.number.low
      },
      .number("high", "as in the model", "High end of its plausible range.") {
        $0.effect.number.high
      },
      .integer("n", "1", "Pairs of replicates.", required: true, lowest: 0) {
        $0.effect.change.count
      },
    ] + differences("now", "with the number as it is", \.now)
      + differences("at_low", "at the low end", \.low)
      + differences("at_high", "at the high end", \.high)
      + differences("change", "at the high end less that at the low end", \.change)
      + [
        .number(
          "p", "1", "Two-sided p of no change (paired t-test).", lowest: 0, highest: 1
        ) { $0.effect.change.p },
        .number(
          "p_holm", "1", "p adjusted after Holm over the numbers of this pair and outcome.",
          lowest: 0, highest: 1
        ) { $0.effect.adjustedP },
        .text(
          "turn",
          "reverses: at one end the difference is clear of 0 on the other side; opens: it is clear "
            + "of 0 as it is and at one end no longer; tells: it is clear of 0 at one end alone; "
            + "stands: none of these.",
          required: true, words: Turn.allCases.map(\.rawValue)
        ) { $0.effect.turn.rawValue },
      ])

  private static func differences(
    _ name: String, _ words: String,
    _ difference: KeyPath<AssumptionEffect, PairedDifference> & Sendable
  ) -> [Column<Row>] {
    [
      .number(name, "as in unit", "Mean difference \(words).") {
        $0.effect[keyPath: difference].difference
      },
      .number("\(name)_ci_low", "as in unit", "Lower end of its 95 % interval (Student's t).") {
        $0.effect[keyPath: difference].interval.low
      },
      .number("\(name)_ci_high", "as in unit", "Upper end of its 95 % interval.") {
        $0.effect[keyPath: difference].interval.high
      },
    ]
  }
}
