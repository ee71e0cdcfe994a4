// Paired differences between the scenarios of an experiment, as comparisons.csv has them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One outcome of one pair of scenarios.
public struct OutcomeComparison: Sendable {
  public let outcome: Outcome
  /// Whether the experiment asks about it; the others are shown beside and not tested.
  public let isAsked: Bool
  public let paired: PairedDifference
  /// Adjusted over the pairs and the outcomes asked about; NaN for the others.
  public internal(set) var adjustedP = Double.nan
}

/// One pair of scenarios.
public struct PairComparison: Sendable {
  public let pair: ScenarioPair
  public internal(set) var outcomes: [OutcomeComparison]
  /// Mean differences of paid hours and of cost, for what it takes; no cost without prices.
  public let staffHours: Double
  public let cost: Double
  /// Posts by fate; set when who changed was counted.
  public internal(set) var changes: ChangeTotals?
  /// What its differences hang on, by outcome asked about, the strongest first; empty where it was
  /// not looked at.
  public internal(set) var hangsOn: [AssumptionEffect] = []

  /// Numbers in doubt that are named at most.
  static let mostNamed = 3

  /// The strongest of the numbers that change a difference by more than chance.
  public func strongest(_ outcome: Outcome) -> [AssumptionEffect] {
    Array(hangsOn.filter { $0.outcome == outcome && $0.isClear }.prefix(Self.mostNamed))
  }
}
