// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Comparisons")
struct CompareTests {
  private let scratch = Scratch()

  private func rows(_ name: String, _ folder: String = "out") throws -> [[String]] {
    try scratch.text("\(folder)/\(name).csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func column(_ name: String) -> Int {
    OutcomeComparison.table(currency: nil).schema.columns.firstIndex { $0.name == name }!
  }

  private static func experiment(_ names: [String], outcomes: [Outcome]) -> Experiment {
    var experiment = FakeRun.experiment(
      replicates: 40,
      study: Comparison(
        pairs: names.indices.dropFirst().map { ScenarioPair(baseline: 0, other: $0) }),
      scenarios: names)
    experiment.outcomes = outcomes
    return experiment
  }

  @Test("Rows are the paired differences of replicates.csv")
  func pairs() throws {
    let experiment = Self.experiment(["a", "b", "c"], outcomes: [.capacityP10, .loadMean])
    try FakeRun.run(experiment, scratch.path + "/out")
    let table = try rows("comparisons")
    // Two asked and three beside, for each of two pairs.
    #expect(table.count == 10)
    #expect(
      table.map { $0[4] }
        == (0..<2).flatMap { _ in ["asked", "asked"] + Array(repeating: "beside", count: 3) })
    let replicates = try rows("replicates")
    let place = 2 + Outcome.loadMean.rawValue
    let a = replicates.filter { $0[0] == "a" }.map { Double($0[place])! }
    let c = replicates.filter { $0[0] == "c" }.map { Double($0[place])! }
    let expected = PairedDifference(baseline: a, other: c)
    let row = try #require(table.first { $0[1] == "c" && $0[2] == "load_mean" })
    #expect(row[column("n")] == "40")
    #expect(row[column("difference")] == numberText(expected.difference))
    #expect(row[column("ci_low")] == numberText(expected.interval.low))
    #expect(row[column("p")] == numberText(expected.p))
    #expect(row[column("correlation")] == numberText(expected.correlation))
    #expect(expected.correlation > 0.9 && expected.varianceReduction > 10)
    let raw = table.filter { $0[4] == "asked" }.map { Double($0[column("p")])! }
    let adjusted = table.filter { $0[4] == "asked" }.map { Double($0[column("p_holm")])! }
    #expect(adjusted == holmAdjusted(raw))
    #expect(table.filter { $0[4] == "beside" }.allSatisfy { $0[column("p_holm")].isEmpty })
  }

  @Test("Failed replicates leave the pair, and only they")
  func failures() throws {
    let experiment = Self.experiment(["a", "b"], outcomes: [.loadMean])
    let run = try ExperimentRun(
      experiment, RunOptions(threads: 2, folder: scratch.path + "/out"),
      simulate: { (scenario, replicate) throws(SimulationError) in
        if scenario == 1, replicate % 4 == 0 { throw .tooManyEvents(bound: 1) }
        return FakeRun.result(replicate, [.clinicians], scenario: scenario)
      })
    _ = try run.execute { RunTiming(wallSeconds: 0, processorSeconds: 0, threads: 2) }
    let row = try #require(try rows("comparisons").first)
    #expect(row[column("n")] == "30")
    #expect(try rows("failures").count == 10)
    #expect(try rows("who-changed").allSatisfy { $0.contains("30") })
    let place = 2 + Outcome.loadMean.rawValue
    let table = try rows("replicates")
    let b = table.filter { $0[0] == "b" }
    let a = table.filter { row in row[0] == "a" && b.contains { $0[1] == row[1] } }
    let expected = PairedDifference(
      baseline: a.map { Double($0[place])! }, other: b.map { Double($0[place])! })
    #expect(row[column("difference")] == numberText(expected.difference))
  }

  @Test("Who changed counts the posts that tip under one scenario only")
  func whoChanged() throws {
    try FakeRun.run(
      Self.experiment(["a", "b"], outcomes: [.loadMean]), scratch.path + "/out")
    let counts = try rows("who-changed")
    #expect(counts.count == 10)
    #expect(counts[0].prefix(5) == ["a", "b", "icu/1", "icu", "nurse"])
    for (post, row) in counts.enumerated() {
      // As FakeRun makes it: under b nobody tips who does not under a.
      let luck = (1...40).map { FakeRun.number(UInt64($0), 7_000 + post) }
      let spared = luck.count { $0 > 0.5 && $0 <= 0.7 }
      #expect(row.contains(String(luck.count { $0 > 0.5 })))
      #expect(row[row.count - 5] == String(spared) && row[row.count - 4] == "0")
    }
    let changes = try rows("who-changed-replicates")
    #expect(changes.count == counts.reduce(0) { $0 + Int($1[$1.count - 5])! })
    #expect(changes.allSatisfy { $0[4] == "spared" })
  }

  @Test("More outcomes, scenarios or recordings change no row of replicates.csv")
  func independent() throws {
    let base = Self.experiment(["a", "b"], outcomes: [.loadMean])
    try FakeRun.run(base, scratch.path + "/base")
    var recorded = base
    recorded.recording = [.clinicians, .events]
    let others = [
      "outcomes": Self.experiment(["a", "b"], outcomes: [.loadMean, .capacityP10]),
      "scenarios": Self.experiment(["a", "b", "c"], outcomes: [.loadMean]),
      "recordings": recorded,
    ]
    let expected = try scratch.text("base/replicates.csv")
    for (name, other) in others {
      try FakeRun.run(other, scratch.path + "/" + name)
      #expect(try scratch.text(name + "/replicates.csv").hasPrefix(expected), "\(name)")
    }
  }
}

@Suite("Paired differences")
struct PairedDifferenceTests {
  @Test("A scenario against itself differs by exactly 0 in every way")
  func itself() {
    let values = [0.1, 0.7, 0.3, 1e9, -4]
    let same = PairedDifference(baseline: values, other: values)
    #expect(same.difference == 0 && same.interval == (0, 0) && same.effectSize == 0)
    #expect(same.p == 1 && same.deviation == 0)
    #expect(abs(same.correlation - 1) < 1e-12)
    #expect(same.varianceReduction.isNaN)
  }

  @Test("Rounding is not an effect: sums in another order differ by exactly 0, with p 1")
  func rounding() {
    let parts = (1...400).map { 1 / Double($0) }
    let values = (0..<12).map { parts.reduce(Double($0) / 3, +) }
    let reordered = (0..<12).map { parts.reversed().reduce(0, +) + Double($0) / 3 }
    #expect(values != reordered, "the sums are the same to the last bit: the test shows nothing")
    for (a, b) in [
      (values, reordered), (values.map { $0 * 1e9 }, reordered.map { $0 * 1e9 }),
      ([0, 1e-15, 0], [2.4e-14, 0, -2.4e-14]), ([0.7, 0.8], [0.7 - 2.4e-14, 0.8 - 2.3e-14]),
    ] {
      let same = PairedDifference(baseline: a, other: b)
      #expect(same.difference == 0 && same.deviation == 0 && same.p == 1 && same.effectSize == 0)
    }
    // A single contact more in a year of a unit, say, is an effect.
    let small = PairedDifference(
      baseline: values, other: values.enumerated().map { $1 + 1e-6 * Double(1 + $0 % 3) })
    #expect(small.difference > 0 && small.p < 0.001)
  }

  @Test("A textbook pair gives the textbook t-test")
  func textbook() {
    // Student's sleep data (1908), drug 1 and drug 2: t = 4.0621, df = 9, p = 0.00283.
    let a = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    let b = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    let paired = PairedDifference(baseline: a, other: b)
    #expect(abs(paired.difference - 1.58) < 1e-12)
    #expect(abs(paired.p - 0.00283289) < 1e-7)
    #expect(abs(paired.interval.low - 0.7001142) < 1e-6)
    #expect(abs(paired.interval.high - 2.4598858) < 1e-6)
    #expect(abs(paired.correlation - 0.7951702) < 1e-6)
    #expect(abs(paired.varianceReduction - 4.765) < 0.01)
  }

  @Test("Values that one side lacks are left out")
  func missing() {
    let paired = PairedDifference(baseline: [1, .nan, 3, 4], other: [2, 2, .nan, 6])
    #expect(paired.count == 2 && paired.difference == 1.5)
    let none = PairedDifference(baseline: [.nan], other: [1])
    #expect(none.count == 0 && none.p.isNaN && none.difference.isNaN)
  }

  @Test("Holm's adjustment is the one that R gives")
  func holm() {
    // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
    let adjusted = holmAdjusted([0.01, 0.04, 0.03, .nan, 0.005])
    let expected = [0.03, 0.06, 0.06, .nan, 0.02]
    for (got, want) in zip(adjusted, expected) {
      #expect(got.isNaN == want.isNaN && (want.isNaN || abs(got - want) < 1e-15))
    }
    #expect(holmAdjusted([0.9, 0.8]) == [1, 1])
  }
}
