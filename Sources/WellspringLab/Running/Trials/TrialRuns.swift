// Trials that are laid out scenario by scenario, found by arithmetic.
//
// A study of 100,000 virtual trials has millions of histories. Which they are is known from a few
// numbers, so that none of them is written down to be counted.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Trials of one scenario: of every `period` replicates those at some offsets.
struct TrialRun: Sendable, Equatable {
  let scenario: Int
  /// Replicates that are numbered; a whole number of periods.
  let replicates: Int
  let period: Int
  /// Below `period`, ascending.
  let offsets: [Int]

  init(scenario: Int, replicates: Int, period: Int = 1, offsets: [Int] = [0]) {
    precondition(replicates % period == 0, "whole periods")
    self.scenario = scenario
    self.replicates = replicates
    self.period = period
    self.offsets = offsets
  }

  var count: Int { replicates / period * offsets.count }

  /// A trial by its position in the run.
  func trial(_ index: Int) -> Trial {
    let (round, place) = index.quotientAndRemainder(dividingBy: offsets.count)
    return Trial(scenario: scenario, replicate: UInt64(round * period + offsets[place]) + 1)
  }
}

/// Runs of trials one after the other, cut into blocks of equal size.
public struct TrialRuns: Sendable {
  private let runs: [TrialRun]
  /// The position of the first trial of each run, and of the end.
  private let starts: [Int]
  private let size: Int

  /// - Parameter runs: scenarios ascending, each once.
  init(_ runs: [TrialRun], size: Int) {
    self.runs = runs
    self.size = size
    starts = runs.reduce(into: [0]) { $0.append($0.last! + $1.count) }
  }

  var trialCount: Int { starts.last! }
  var blockCount: Int { (trialCount + size - 1) / size }

  func block(_ index: Int) -> TrialBlock {
    let range = index * size..<min(trialCount, (index + 1) * size)
    var trials: [Trial] = []
    trials.reserveCapacity(range.count)
    var run = self.run(holding: range.lowerBound)
    for place in range {
      while place >= starts[run + 1] { run += 1 }
      trials.append(runs[run].trial(place - starts[run]))
    }
    return TrialBlock(index: index, trials: trials)
  }

  /// The last run that begins at or before a position.
  private func run(holding place: Int) -> Int {
    var range = 0..<runs.count
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range = starts[middle] <= place ? middle..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  func blocks(ofScenario scenario: Int) -> Range<Int> {
    guard let run = runs.firstIndex(where: { $0.scenario == scenario }), runs[run].count > 0 else {
      return 0..<0
    }
    return starts[run] / size..<(starts[run + 1] - 1) / size + 1
  }

  /// The number of the last replicate of a scenario; 0 when it has none.
  func lastReplicate(ofScenario scenario: Int) -> Int {
    guard let run = runs.first(where: { $0.scenario == scenario }), run.count > 0 else { return 0 }
    return Int(run.trial(run.count - 1).replicate)
  }
}
