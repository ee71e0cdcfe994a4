// One simulation: a model, a seed, and the replicates that can be run from them.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Runs replicates of a model. A plain value: many threads may each run replicates of a copy.
public struct Simulation: Sendable {
  public let model: Model
  public let seed: UInt64
  public let recording: Recording
  /// Events that one unit may have in a replicate; more is an error.
  public let eventBound: UInt64

  public init(
    model: Model, seed: UInt64, recording: Recording = [], eventBound: UInt64 = 1 << 40
  ) {
    self.model = model
    self.seed = seed
    self.recording = recording
    self.eventBound = eventBound
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
    result.eventCounts = Array(repeating: 0, count: EventKind.allCases.count)
    var summary = Summary(prices: model.prices)
    var number: UInt32 = 0
    for plan in model.units {
      for _ in 0..<Int(plan.count) {
        var unit = CareUnit(
          model: model, plan: plan, number: number, seed: seed, replicate: replicate,
          recording: recording, eventBound: eventBound)
        number += 1
        let warmUp = 24 * model.horizon.warmUpDays
        if warmUp == 0 { unit.observe() }
        try unit.run(until: warmUp + 24 * model.horizon.days)
        result.timersFired += eventBound - unit.eventsLeft
        unit.collect(into: &result, clinicians: recording.contains(.clinicians))
        summary.add(unit)
      }
    }
    result.outcomes = summary.outcomes()
    return result
  }
}

extension CareUnit {
  /// Adds what the unit has written down to the result.
  mutating func collect(into result: inout ReplicateResult, clinicians records: Bool) {
    // Days come in order, those of the warm-up first where they are recorded.
    let observed = surveys.days * DailySeries.allCases.count
    let split = max(0, daily.count - observed)
    result.warmUpDaily += daily[..<split]
    result.daily += daily[split...]
    result.events += rows
    result.postDays.add(postDays, posts: clinicianCount)
    if surveys.recordsAll { result.surveys += surveyRows }
    result.answers += answers
    for i in eventCounts.indices { result.eventCounts[i] += eventCounts[i] }
    if records {
      for i in 0..<clinicianCount { result.clinicians += clinicianRow(i) }
    }
  }
}
