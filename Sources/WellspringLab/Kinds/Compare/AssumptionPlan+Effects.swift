// From the values that the trials have kept to what each number does.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension AssumptionPlan {
  /// What every number does to the differences, pair by pair; within a pair outcome by outcome, the
  /// strongest first.
  func effects(
    _ pairs: [ScenarioPair], _ tables: ExperimentTables
  ) throws(OutputError) -> [[AssumptionEffect]] {
    var moved: [[[Double]]] = []
    var asItIs: [[[Double]]] = []
    for scenario in tables.experiment.scenarios.indices {
      moved.append(try keptValues(of: scenario, tables.source))
      var own: [[Double]] = []
      for outcome in outcomes {
        own.append(
          Array(try tables.wholeColumn(scenario: scenario, outcome: outcome).prefix(replicates)))
      }
      asItIs.append(own)
    }
    return pairs.map { pair in
      outcomes.indices.flatMap { outcome in
        ranked(
          numbers.indices.map { number in
            func column(_ scenario: Int, _ end: Int) -> [Double] {
              let place = (2 * number + end) * outcomes.count + outcome
              return moved[scenario].map { $0.isEmpty ? .nan : $0[place] }
            }
            return effect(
              outcome, number,
              now: (asItIs[pair.baseline][outcome], asItIs[pair.other][outcome]),
              low: (column(pair.baseline, 0), column(pair.other, 0)),
              high: (column(pair.baseline, 1), column(pair.other, 1)))
          })
      }
    }
  }

  /// By replicate what `values` has kept; empty where the trial failed.
  private func keptValues(
    of scenario: Int, _ source: TrialSource
  ) throws(OutputError) -> [[Double]] {
    let last = min(replicates, source.plan.lastReplicate(ofScenario: scenario))
    var values = [[Double]](repeating: [], count: last)
    var cursor = TrialCursor(source.copy, scenario: scenario)
    while let record = try cursor.next(), record.trial.replicate <= UInt64(last) {
      if record.kept.count > 1 { values[Int(record.trial.replicate) - 1] = record.kept[1] }
    }
    return values
  }

  private typealias Sides = (baseline: [Double], other: [Double])

  private func effect(
    _ outcome: Int, _ number: Int, now: Sides, low: Sides, high: Sides
  ) -> AssumptionEffect {
    func differences(_ sides: Sides) -> [Double] {
      zip(sides.baseline, sides.other).map { PairedDifference.real($0, $1) }
    }
    return AssumptionEffect(
      outcome: outcomes[outcome], number: numbers[number],
      now: PairedDifference(baseline: now.baseline, other: now.other),
      low: PairedDifference(baseline: low.baseline, other: low.other),
      high: PairedDifference(baseline: high.baseline, other: high.other),
      change: PairedDifference(baseline: differences(low), other: differences(high)))
  }

  /// Effects on one difference, the strongest first; those without any value last.
  private func ranked(_ effects: [AssumptionEffect]) -> [AssumptionEffect] {
    let adjusted = holmAdjusted(effects.map(\.change.p))
    func size(_ place: Int) -> Double {
      let change = abs(effects[place].change.difference)
      return change.isNaN ? -1 : change
    }
    let order = effects.indices.sorted { (-size($0), $0) < (-size($1), $1) }
    return order.enumerated().map { rank, place in
      var effect = effects[place]
      (effect.adjustedP, effect.rank) = (adjusted[place], rank + 1)
      return effect
    }
  }
}
