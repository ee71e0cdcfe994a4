// What an adaptive experiment looks at when it decides how to go on.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The outcomes of every finished trial, in block order.
public struct TrialLedger: Sendable {
  /// By scenario, in the order of their blocks.
  private var values: [[[Double]]] = []
  private var blocksRead = 0

  public init() {}

  /// Values of an outcome over a scenario's trials so far; NaN where the trial failed or the outcome
  /// is undefined.
  public func values(scenario: Int, outcome: Outcome) -> [Double] {
    guard values.indices.contains(scenario) else { return [] }
    return values[scenario].map { $0.isEmpty ? .nan : $0[outcome.rawValue] }
  }

  /// Trials of a scenario that were run, failed ones counted.
  public func count(scenario: Int) -> Int {
    values.indices.contains(scenario) ? values[scenario].count : 0
  }

  /// Reads the parts that are new.
  mutating func read(_ source: TrialSource) throws(OutputError) {
    for block in blocksRead..<source.plan.blockCount {
      for record in try source.records(block) {
        while values.count <= record.trial.scenario { values.append([]) }
        values[record.trial.scenario].append(record.outcomes)
      }
    }
    blocksRead = source.plan.blockCount
  }
}
