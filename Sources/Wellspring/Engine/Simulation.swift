// One simulation: a model, a seed, and the replicates that can be run from them.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Runs replicates of a model. A plain value: many threads may each run replicates of a copy.
public struct Simulation: Sendable {
  public let model: Model
  public let seed: UInt64
  public let recording: Recording

  public init(model: Model, seed: UInt64, recording: Recording = []) {
    self.model = model
    self.seed = seed
    self.recording = recording
  }

  /// Units with their copies: the number of independent care units.
  public var unitCount: Int {
    var total = 0
    for unit in model.units { total += Int(unit.count) }
    return total
  }

  /// Runs one replicate from start to end.
  /// - Throws: `SimulationError` when a bound is hit.
  public func run(replicate: UInt64) throws(SimulationError) -> ReplicateResult {
    var result = ReplicateResult()
    result.outcomes = Array(repeating: .nan, count: Outcome.allCases.count)
    return result
  }
}
