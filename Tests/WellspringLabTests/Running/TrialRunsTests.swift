// Trials that are found by arithmetic.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import WellspringLab

@Suite("Runs of trials")
struct TrialRunsTests {
  /// All trials, written down.
  private func list(_ runs: [TrialRun]) -> [Trial] {
    runs.flatMap { run in (0..<run.count).map(run.trial) }
  }

  private static let layouts: [[TrialRun]] = [
    [TrialRun(scenario: 0, replicates: 10)],
    [TrialRun(scenario: 0, replicates: 7), TrialRun(scenario: 1, replicates: 1)],
    [
      TrialRun(scenario: 0, replicates: 12),
      TrialRun(scenario: 1, replicates: 12, period: 4, offsets: [0, 2]),
      TrialRun(scenario: 2, replicates: 12, period: 4, offsets: []),
      TrialRun(scenario: 3, replicates: 12, period: 4, offsets: [3]),
    ],
  ]

  @Test("Blocks cut the list of trials every so many, and know their scenarios", arguments: layouts)
  func blocks(_ runs: [TrialRun]) {
    let all = list(runs)
    for size in [1, 2, 3, 5, 64] {
      let plan = TrialPlan.runs(TrialRuns(runs, size: size))
      #expect(plan.trialCount == all.count)
      #expect(plan.blockCount == (all.count + size - 1) / size)
      let blocks = (0..<plan.blockCount).map(plan.block)
      #expect(blocks.map(\.index) == Array(0..<plan.blockCount))
      #expect(blocks.flatMap(\.trials) == all)
      #expect(blocks.dropLast().allSatisfy { $0.trials.count == size })
      let grown = TrialPlan.grown(blocks)
      for run in runs {
        #expect(plan.blocks(ofScenario: run.scenario) == grown.blocks(ofScenario: run.scenario))
        #expect(
          plan.lastReplicate(ofScenario: run.scenario)
            == grown.lastReplicate(ofScenario: run.scenario))
      }
    }
  }

  @Test("A power plan has each unit without the policy, and from the wave at which its turn comes")
  func power() {
    for design in PowerPlan.Design.allCases {
      let plan = PowerPlan(
        design: design, policies: ["a"], units: [4, 6], waves: [3, 5], instrument: 0,
        instrumentName: "x", countsCases: false, betweenUnits: 0, trials: 3, days: [30, 30])
      var wanted: [Trial] = []
      for number in plan.waves.indices {
        for start in [0] + plan.starts(number) {
          for replicate in 1...plan.replicates {
            let own = plan.start(ofUnit: (replicate - 1) % 6, number)
            guard start == 0 || start == own else { continue }
            wanted.append(
              Trial(
                scenario: plan.scenario(number, start: start), replicate: UInt64(replicate)))
          }
        }
      }
      #expect(list(plan.runs) == wanted)
    }
  }

  @Test("Hundreds of millions of trials are counted without being written down")
  func large() {
    let plan = PowerPlan(
      design: .steppedWedge, policies: ["a"], units: [24], waves: [4, 6], instrument: 0,
      instrumentName: "x", countsCases: false, betweenUnits: 0, trials: 1_000_000, days: [30, 30])
    let runs = TrialRuns(plan.runs, size: 64)
    #expect(runs.trialCount == 2 * 2 * 24_000_000)
    #expect(runs.block(runs.blockCount - 1).trials.last?.replicate == 23_999_996)
    #expect(runs.blocks(ofScenario: 0) == 0..<375_000)
  }
}
