// Which trials an experiment has, and how they are cut into blocks.
//
// The cut depends on the experiment alone, never on threads or shards: a block is the unit that is
// kept, resumed and handed out, and sums are taken in its order.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// One replicate of one scenario.
public struct Trial: Sendable, Hashable {
  /// Position of the scenario in the experiment, from 0.
  public let scenario: Int
  /// Number of the replicate, from 1.
  public let replicate: UInt64

  public init(scenario: Int, replicate: UInt64) {
    (self.scenario, self.replicate) = (scenario, replicate)
  }
}

/// Trials that are run one after the other and kept together.
public struct TrialBlock: Sendable, Equatable {
  /// Position among the blocks of the experiment, from 0.
  public let index: Int
  public let trials: [Trial]

  public init(index: Int, trials: [Trial]) { (self.index, self.trials) = (index, trials) }
}

/// Every trial of an experiment, by blocks.
public enum TrialPlan: Sendable {
  /// Each scenario has the same number of replicates: scenario by scenario, replicate by replicate,
  /// cut every `size` trials.
  case fixed(scenarios: Int, replicates: Int, size: Int)
  /// Scenario by scenario, each with replicates of its own.
  case runs(TrialRuns)
  /// What an adaptive experiment has decided on so far.
  case grown([TrialBlock])

  /// Trials in a block unless the file says otherwise: a 256th of all, at most 64, at least 1.
  public static func usualSize(trials: Int) -> Int { min(64, max(1, (trials + 255) / 256)) }
  public static let sizeRule = "a 256th of all trials, at most 64"
  public static let largestSize = 10_000

  public var trialCount: Int {
    switch self {
    case .fixed(let scenarios, let replicates, _): scenarios * replicates
    case .runs(let runs): runs.trialCount
    case .grown(let blocks): blocks.reduce(0) { $0 + $1.trials.count }
    }
  }

  public var blockCount: Int {
    switch self {
    case .fixed(_, _, let size): (trialCount + size - 1) / size
    case .runs(let runs): runs.blockCount
    case .grown(let blocks): blocks.count
    }
  }

  /// A block by its index.
  public func block(_ index: Int) -> TrialBlock {
    switch self {
    case .fixed(_, let replicates, let size):
      let trials = (index * size..<min(trialCount, (index + 1) * size)).map {
        Trial(scenario: $0 / replicates, replicate: UInt64($0 % replicates) + 1)
      }
      return TrialBlock(index: index, trials: trials)
    case .runs(let runs): return runs.block(index)
    case .grown(let blocks): return blocks[index]
    }
  }

  /// The blocks that hold trials of a scenario, ascending.
  public func blocks(ofScenario scenario: Int) -> [Int] {
    switch self {
    case .fixed(_, let replicates, let size):
      let first = scenario * replicates
      return Array(first / size...(first + replicates - 1) / size)
    case .runs(let runs): return Array(runs.blocks(ofScenario: scenario))
    case .grown(let blocks):
      return blocks.filter { $0.trials.contains { $0.scenario == scenario } }.map(\.index)
    }
  }
}

extension TrialPlan {
  /// The last replicate of a scenario in the plan; 0 when it has none.
  func lastReplicate(ofScenario scenario: Int) -> Int {
    switch self {
    case .fixed(_, let replicates, _): return replicates
    case .runs(let runs): return runs.lastReplicate(ofScenario: scenario)
    case .grown(let blocks):
      return blocks.reduce(0) { last, block in
        block.trials.reduce(last) {
          $1.scenario == scenario ? max($0, Int($1.replicate)) : $0
        }
      }
    }
  }

  /// Adds up to `count` replicates of some scenarios after the first `done`, to what has been
  /// decided on so far.
  /// - Parameters:
  ///   - most: replicates that a scenario may have.
  ///   - size: trials of a block.
  /// - Returns: whether there is room for any.
  mutating func append(
    _ count: Int, after done: Int, most: Int, scenarios: some Sequence<Int>, size: Int
  ) -> Bool {
    guard case .grown(var blocks) = self else { return false }
    let last = min(most, done + count)
    guard last > done else { return false }
    for scenario in scenarios {
      for first in stride(from: done + 1, through: last, by: size) {
        let trials = (first...min(last, first + size - 1)).map {
          Trial(scenario: scenario, replicate: UInt64($0))
        }
        blocks.append(TrialBlock(index: blocks.count, trials: trials))
      }
    }
    self = .grown(blocks)
    return true
  }
}

/// Every N-th block of an experiment.
public struct Shard: Sendable, Equatable {
  /// From 1.
  public let number: Int
  public let count: Int

  /// nil unless 1 ≤ number ≤ count.
  public init?(number: Int, of count: Int) {
    guard count >= 1, (1...count).contains(number) else { return nil }
    (self.number, self.count) = (number, count)
  }

  /// Reads `2/5`.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else {
      return nil
    }
    self.init(number: number, of: count)
  }

  public func contains(block: Int) -> Bool { block % count == number - 1 }
}
