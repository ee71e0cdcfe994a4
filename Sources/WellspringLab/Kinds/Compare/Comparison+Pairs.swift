// Paired differences, pair by pair.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Experiment {
  /// Shown beside the outcomes asked about: the mean, the worst-off tenth, the hours paid for, and
  /// the cost where there are prices.
  var companions: [Outcome] {
    let hasPrices = scenarios.allSatisfy { $0.model?.prices.isGiven ?? false }
    return [.capacityMean, .worstTenthCapacity, .staffHours] + (hasPrices ? [.cost] : [])
  }
}

extension Comparison {
  /// The differences of all pairs, with what allows for their number.
  func compare(_ tables: ExperimentTables) throws(OutputError) -> [PairComparison] {
    var all: [PairComparison] = []
    for pair in pairs { all.append(try compare(pair, tables)) }
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

  private func compare(
    _ pair: ScenarioPair, _ tables: ExperimentTables
  ) throws(OutputError) -> PairComparison {
    let experiment = tables.experiment
    let beside = experiment.companions.filter { !experiment.outcomes.contains($0) }
    var outcomes: [OutcomeComparison] = []
    for (asked, list) in [(true, experiment.outcomes), (false, beside)] {
      for outcome in list {
        outcomes.append(
          OutcomeComparison(
            outcome: outcome, isAsked: asked, paired: try difference(pair, outcome, tables)))
      }
    }
    let hours = try difference(pair, .staffHours, tables).difference
    let cost = try difference(pair, .cost, tables).difference
    return PairComparison(pair: pair, outcomes: outcomes, staffHours: hours, cost: cost)
  }

  private func difference(
    _ pair: ScenarioPair, _ outcome: Outcome, _ tables: ExperimentTables
  ) throws(OutputError) -> PairedDifference {
    let a = try tables.values(scenario: pair.baseline, outcome: outcome)
    let b = try tables.values(scenario: pair.other, outcome: outcome)
    guard a.replicates != b.replicates else {
      return PairedDifference(baseline: a.values, other: b.values)
    }
    // Some trials failed: only replicates that both have are paired.
    let others = Dictionary(uniqueKeysWithValues: zip(b.replicates, b.values))
    let pairs = zip(a.replicates, a.values).compactMap { replicate, value in
      others[replicate].map { (value, $0) }
    }
    return PairedDifference(baseline: pairs.map(\.0), other: pairs.map(\.1))
  }
}
