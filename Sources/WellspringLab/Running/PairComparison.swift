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

extension Experiment {
  /// Shown beside the outcomes asked about: the mean, the worst-off tenth, the hours paid for, and
  /// the cost where there are prices.
  var companions: [Outcome] {
    let hasPrices = scenarios.allSatisfy { $0.model?.prices.isGiven ?? false }
    return [.capacityMean, .worstTenthCapacity, .staffHours] + (hasPrices ? [.cost] : [])
  }
}

extension ExperimentTables {
  func compare(_ pairs: [ScenarioPair]) throws(OutputError) -> [PairComparison] {
    var all: [PairComparison] = []
    for pair in pairs { all.append(try compare(pair)) }
    // One family: what the experiment asks, over all pairs.
    var family: [(pair: Int, outcome: Int)] = []
    for (index, comparison) in all.enumerated() {
      for (position, outcome) in comparison.outcomes.enumerated() where outcome.isAsked {
        family.append((index, position))
      }
    }
    let adjusted = holmAdjusted(family.map { all[$0.pair].outcomes[$0.outcome].paired.p })
    for (member, p) in zip(family, adjusted) {
      all[member.pair].outcomes[member.outcome].adjustedP = p
    }
    return all
  }

  private func compare(_ pair: ScenarioPair) throws(OutputError) -> PairComparison {
    let beside = experiment.companions.filter { !experiment.outcomes.contains($0) }
    var outcomes: [OutcomeComparison] = []
    for (asked, list) in [(true, experiment.outcomes), (false, beside)] {
      for outcome in list {
        outcomes.append(
          OutcomeComparison(
            outcome: outcome, isAsked: asked, paired: try difference(pair, outcome)))
      }
    }
    let hours = try difference(pair, .staffHours).difference
    let cost = try difference(pair, .cost).difference
    return PairComparison(pair: pair, outcomes: outcomes, staffHours: hours, cost: cost)
  }

  private func difference(
    _ pair: ScenarioPair, _ outcome: Outcome
  ) throws(OutputError) -> PairedDifference {
    let a = try values(scenario: pair.baseline, outcome: outcome)
    let b = try values(scenario: pair.other, outcome: outcome)
    guard a.replicates != b.replicates else {
      return PairedDifference(baseline: a.values, other: b.values)
    }
    // Some trials failed: only replicates that both have are paired.
    var (left, right): ([Double], [Double]) = ([], [])
    var (i, j) = (0, 0)
    while i < a.values.count, j < b.values.count {
      if a.replicates[i] == b.replicates[j] {
        left.append(a.values[i])
        right.append(b.values[j])
      }
      let isBehind = a.replicates[i] <= b.replicates[j]
      if b.replicates[j] <= a.replicates[i] { j += 1 }
      if isBehind { i += 1 }
    }
    return PairedDifference(baseline: left, other: right)
  }

  func writeComparisons(_ comparisons: [PairComparison]) throws(OutputError) -> WrittenTable {
    let table = try TableFile(
      ResultTables.comparisons(currency: experiment.currency), in: folder)
    for comparison in comparisons {
      for outcome in comparison.outcomes { try table.append(row(outcome, of: comparison)) }
    }
    return try table.finish()
  }

  private func row(_ entry: OutcomeComparison, of comparison: PairComparison) -> CSVText {
    let (definition, paired) = (entry.outcome.definition, entry.paired)
    var row = CSVText()
    row.append(experiment.scenarios[comparison.pair.baseline].name)
    row.append(experiment.scenarios[comparison.pair.other].name)
    row.append(definition.name)
    row.append(experiment.unit(of: entry.outcome))
    row.append(entry.isAsked ? "asked" : "beside")
    row.append(paired.count)
    row.append(paired.baselineMean)
    row.append(paired.otherMean)
    row.append(paired.difference)
    row.append(paired.deviation)
    row.append(paired.mcse)
    row.append(paired.interval.low)
    row.append(paired.interval.high)
    row.append(paired.p)
    row.append(entry.adjustedP)
    row.append(paired.effectSize)
    row.append(paired.correlation)
    row.append(paired.varianceReduction)
    row.append(comparison.staffHours)
    row.append(comparison.cost)
    row.endRow()
    return row
  }
}
