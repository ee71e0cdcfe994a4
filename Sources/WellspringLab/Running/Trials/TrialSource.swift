// Finished trials, read back from their parts.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the part of each block is. Used by one thread at a time.
final class TrialSource {
  let plan: TrialPlan
  private let identity: String
  private let paths: @Sendable (Int) -> String
  /// In place of files: the trials themselves.
  private var known: (@Sendable (Trial) -> TrialRecord)?
  private var last: (block: Int, records: [TrialRecord])?

  /// - Parameter paths: the part file of a block.
  init(_ plan: TrialPlan, identity: String, paths: @escaping @Sendable (Int) -> String) {
    self.plan = plan
    self.identity = identity
    self.paths = paths
  }

  /// Trials that are at hand.
  init(_ plan: TrialPlan, records: @escaping @Sendable (Trial) -> TrialRecord) {
    self.plan = plan
    identity = ""
    paths = { _ in "" }
    known = records
  }

  /// The same with a memory of its own, to be read beside this one.
  var copy: TrialSource { reopener() }

  /// Makes others of its like, on any thread.
  var reopener: @Sendable () -> TrialSource {
    { [plan, identity, paths, known] in
      let copy = TrialSource(plan, identity: identity, paths: paths)
      copy.known = known
      return copy
    }
  }

  /// The trials of a block.
  func records(_ block: Int) throws(OutputError) -> [TrialRecord] {
    if let last, last.block == block { return last.records }
    if let known { return plan.block(block).trials.map(known) }
    let path = paths(block)
    guard let bytes = RegularFile.bytes(path, followingLinks: true) else {
      throw .cannotRead(path: path, reason: "the part is gone")
    }
    do throws(PartError) {
      let records = try PartFile.records(bytes, block: block, identity: identity)
      guard records.map(\.trial) == plan.block(block).trials else { throw .foreign }
      last = (block, records)
      return records
    } catch {
      throw .cannotRead(
        path: path,
        reason: error == .broken
          ? "the part is broken; --resume does its block again"
          : "the part belongs to another experiment")
    }
  }

  /// Calls `body` with each trial of a scenario, replicates ascending.
  func forEachTrial(
    ofScenario scenario: Int, _ body: (TrialRecord) throws(OutputError) -> Void
  ) throws(OutputError) {
    for block in plan.blocks(ofScenario: scenario) {
      for record in try records(block) where record.trial.scenario == scenario {
        try body(record)
      }
    }
  }
}

/// The trials of one scenario, one after the other, so that two scenarios can be read side by side.
struct TrialCursor {
  private let source: TrialSource
  private let scenario: Int
  private var blocks: ArraySlice<Int>
  private var records: ArraySlice<TrialRecord> = []

  /// - Parameter source: not shared with another cursor, or blocks are read again and again.
  init(_ source: TrialSource, scenario: Int) {
    self.source = source
    self.scenario = scenario
    blocks = source.plan.blocks(ofScenario: scenario)[...]
  }

  /// The next trial that did not fail.
  mutating func next() throws(OutputError) -> TrialRecord? {
    while true {
      if let record = records.popFirst() {
        if record.trial.scenario == scenario, record.failure == nil { return record }
        continue
      }
      guard let block = blocks.popFirst() else { return nil }
      records = try source.records(block)[...]
    }
  }
}
