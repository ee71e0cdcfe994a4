// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Selection experiments")
struct SelectionStudyTests {
  static let text = """
    question: Which is the cheapest that is safe?
    kind: select
    model: small.yaml
    seed: 3
    minimise: staff_hours
    indifference: 1
    constraints: [{outcome: high_exhaustion_percent, at_most: 30, tolerance: 1}]
    scenarios:
      - {name: cheap, set: {site.units.icu.beds: 4}}
      - {name: fair}
      - {name: dear, set: {site.units.icu.beds: 5}}
    """

  /// Cheap breaks the bound, dear is safe and dearer.
  @Sendable static func value(_ scenario: Int, _ replicate: UInt64) -> [Outcome: Double] {
    let common = madeUp(9, replicate)
    return [
      .staffHours: [10, 20, 24][scenario] + common + madeUp(scenario, replicate, 0.5),
      .highExhaustionPercent: [34, 28, 20][scenario] + madeUp(scenario + 20, replicate, 2),
    ]
  }

  @Test("The cheapest scenario that keeps the bound is selected, and the others stop early")
  func selected() throws {
    let study = MadeUpStudy()
    let experiment = try study.load(Self.text)
    #expect(experiment.isAdaptive && experiment.replicates == 2_000)
    let report = try #require(try study.run(experiment, values: Self.value))
    let rows = try study.rows("selection")
    #expect(rows.count == 6)
    let objective = rows.filter { $0["criterion"] == "objective" }
    #expect(objective.map { $0["verdict"] } == ["infeasible", "selected", "inferior"])
    #expect(objective[2]["decided_by"] == "fair")
    let counts = objective.compactMap { Int($0["n"] ?? "") }
    #expect(counts.allSatisfy { $0 >= 20 && $0 < 400 })
    #expect(report.results.lines.contains { $0.hasPrefix("Selected: fair") })
    let summary = try study.rows("summary")
    #expect(summary.count == 3 * Outcome.allCases.count)
  }

  @Test("Threads and an interruption change no byte")
  func reproducible() throws {
    let study = MadeUpStudy()
    let experiment = try study.load(Self.text)
    try study.run(experiment, "one", threads: 1, values: Self.value)
    let stop = StopFlag()
    let ended = try study.run(
      experiment, "two", threads: 3, stop: stop,
      progress: { if $0.done > 30 { stop.request() } }, values: Self.value)
    #expect(ended == nil)
    try study.run(experiment, "two", threads: 2, resume: true, values: Self.value)
    for table in ["selection", "replicates", "summary"] {
      let one = try study.scratch.bytes("one/\(table).csv")
      #expect(try study.scratch.bytes("two/\(table).csv") == one, "\(table)")
    }
  }

  @Test("A constraint may have a confidence of its own, which is part of the run and is said")
  func ownConfidence() throws {
    let study = MadeUpStudy()
    let own = try study.load(
      Self.text.replacingOccurrences(of: "tolerance: 1}", with: "tolerance: 1, confidence: 0.99}"))
    #expect(own.identity != (try study.load(Self.text)).identity)
    let report = try #require(try study.run(own, values: Self.value))
    let lines = report.results.lines.joined(separator: "\n")
    #expect(lines.contains("at most 30 (± 1, sure to 99 %)"))
    #expect(lines.contains("With confidence of at least 94 %"))
  }

  @Test("What is not settled within the replicates is said to be open")
  func open() throws {
    let study = MadeUpStudy()
    let experiment = try study.load(Self.text, RunSettings(replicates: 25))
    let report = try #require(
      try study.run(experiment) { scenario, replicate in
        [.staffHours: 10 + madeUp(scenario, replicate, 9), .highExhaustionPercent: 10]
      })
    #expect(report.results.lines.contains { $0.hasPrefix("Not settled after 25 replicates") })
    let rows = try study.rows("selection")
    #expect(rows.contains { $0["verdict"] == "open" })
  }

  @Test(
    "Mistakes are named with their place",
    arguments: [
      ("minimise: staff_hours\n", "", "minimise: missing and needed: name one outcome"),
      ("indifference: 1\n", "", "indifference: missing and needed"),
      (", tolerance: 1", "", "constraints.0.tolerance: missing and needed"),
      ("at_most: 30", "at_most: 30, at_least: 2", "give `at_most` or `at_least`"),
      (
        "tolerance: 1}", "tolerance: 1, confidence: 1.5}",
        "e.yaml:7:89: constraints.0.confidence: `1.5` is not a number from 0.5001"
      ),
      (
        "tolerance: 1}]",
        "tolerance: 1, confidence: 0.6}, {outcome: capacity_mean, at_least: 0, tolerance: 1, "
          + "confidence: 0.6}]\nconfidence: 0.6",
        "constraints: what the confidences leave"
      ),
      ("staff_hours", "staff_hour", "did you mean `staff_hours`?"),
    ])
  func mistakes(old: String, new: String, message: String) {
    let wrong = MadeUpStudy().complaints(Self.text.replacingOccurrences(of: old, with: new))
    #expect(wrong.contains { $0.contains(message) }, "\(wrong)")
  }
}

@Suite("Precision runs")
struct PrecisionStudyTests {
  private func experiment(_ precision: [String], replicates: Int? = nil) throws -> Experiment {
    let text = """
      kind: sweep
      model: small.yaml
      factors: [{path: site.units.icu.beds, values: [4, 5]}]
      """
    var experiment = try MadeUpStudy().load(text)
    experiment.study = ModelRun(
      precision: try RunSettings(precision: precision).targets())
    experiment.scenarios = [experiment.scenarios[0]]
    experiment.replicates = replicates ?? 10_000
    return experiment
  }

  @Test("Replicates are added until every outcome that is named is precise enough")
  func reached() throws {
    let study = MadeUpStudy()
    let experiment = try experiment(["capacity_mean=0.2", "staff_hours=0.5"])
    let report = try #require(
      try study.run(experiment) { _, replicate in
        [.capacityMean: madeUp(1, replicate), .staffHours: madeUp(2, replicate, 3)]
      })
    // The second decides: (1.96 · 3/0.5)² = 138.
    #expect((100...190).contains(report.finished) && report.finished.isMultiple(of: 10))
    let rows = try study.rows("precision")
    #expect(rows.map { $0["reached"] } == ["yes", "yes"])
    #expect(rows.allSatisfy { Double($0["half_width"]!)! <= Double($0["asked_half_width"]!)! })
    #expect(rows.allSatisfy { $0["n"] == String(report.finished) })
  }

  @Test("The most replicates are an end, and the table says that the precision is not reached")
  func end() throws {
    let study = MadeUpStudy()
    let report = try #require(
      try study.run(try experiment(["capacity_mean=0.01"], replicates: 45)) { _, replicate in
        [.capacityMean: madeUp(1, replicate)]
      })
    #expect(report.finished == 45)
    #expect(try study.rows("precision").map { $0["reached"] } == ["no"])
  }

  @Test("What is unknown or asked for twice is refused")
  func refused() {
    #expect(throws: ModelFileError.self) { try experiment(["capacity=1"]) }
    #expect(throws: ModelFileError.self) { try experiment(["capacity_mean=1", "capacity_mean=2"]) }
    #expect(throws: ModelFileError.self) { try experiment(["capacity_mean=-1"]) }
  }
}
