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
}
