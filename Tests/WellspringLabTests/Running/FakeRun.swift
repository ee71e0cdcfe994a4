// Runs whose replicates are made up, so that tables can be checked to the last cell.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

@testable import Wellspring
@testable import WellspringLab

/// A folder of its own for a test, removed at the end.
final class Scratch {
  let path: String

  init() {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("wellspring-" + UUID().uuidString).path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// Names in a folder, hidden ones too, sorted.
  func names(_ folder: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
  }
}

/// A model of two kinds of unit, one of them with two copies, and made-up results for it.
enum FakeRun {
  static let days = 3

  static var model: Model {
    var model = Model()
    model.name = "Made up"
    model.horizon.days = Double(days)
    for (name, count, nurses) in [("icu", 1.0, 3.0), ("ward", 2, 2)] {
      var unit = CareUnitPlan()
      unit.name = name
      unit.count = count
      var nurse = PostPlan()
      (nurse.role, nurse.count) = ("nurse", nurses)
      var physician = PostPlan()
      (physician.role, physician.count) = ("physician, senior", 1)
      unit.posts = [nurse, physician]
      model.units.append(unit)
    }
    return model
  }

  static func experiment(
    replicates: Int = 20, recording: Recording = [], blockSize: Int? = nil, seed: UInt64 = 9,
    study: any Study = ModelRun(), scenarios: [String] = ["base"]
  ) -> Experiment {
    Experiment(
      study, title: "Made up", path: "models/made up.yaml",
      settings: RunSettings(record: ["clinicians"].filter { _ in recording.contains(.clinicians) }),
      seed: seed, replicates: replicates,
      scenarios: scenarios.map { Scenario(name: $0, model: model, digest: sha256(Array($0.utf8))) },
      recording: recording, blockSize: blockSize,
      inputs: [InputFile(path: "models/made up.yaml", bytes: Array("name: Made up".utf8))])
  }

  /// A number that looks arbitrary and is the same every time.
  static func number(_ replicate: UInt64, _ index: Int) -> Double {
    var bits = (replicate &* 1_000_003 &+ UInt64(index)) &* 0x9E37_79B9_7F4A_7C15
    bits ^= bits >> 29
    bits = bits &* 0xBF58_476D_1CE4_E5B9
    return Double(bits >> 11) * 0x1p-53
  }

  /// Outcome 3 is never defined, outcome 5 in every other replicate. Scenarios of other numbers
  /// differ by a little that depends on the replicate.
  static func result(
    _ replicate: UInt64, _ recording: Recording, scenario: Int = 0
  ) -> ReplicateResult {
    var result = ReplicateResult()
    result.outcomes = Outcome.allCases.indices.map {
      number(replicate, $0) + 0.1 * Double(scenario) * number(replicate, 90_000 + $0)
    }
    result.outcomes[3] = .nan
    if replicate % 2 == 0 { result.outcomes[5] = .nan }
    let cells = 3 * days * DailySeries.allCases.count
    result.daily = (0..<cells).map { number(replicate, 1_000 + $0) }
    result.eventCounts = EventKind.allCases.indices.map { UInt64($0) + replicate }
    if recording.contains(.clinicians) {
      let cells = (4 + 3 + 3) * ClinicianColumn.allCases.count
      result.clinicians = (0..<cells).map { number(replicate, 5_000 + $0) }
      for post in 0..<10 {
        for column in [ClinicianColumn.tipped, .tippedEver] {
          let cell = post * ClinicianColumn.allCases.count + column.rawValue
          let luck = number(replicate, 7_000 + post) - 0.2 * Double(scenario)
          result.clinicians[cell] = luck > 0.5 ? 1 : 0
        }
      }
    }
    if recording.contains(.events) {
      result.events = (0..<50).map { index in
        EventRow(
          hours: Double(index), unit: UInt32(index % 3), position: Int32(index % 4) - 1,
          kind: EventKind.allCases[index % EventKind.allCases.count],
          caseNumber: Int64(index % 5) - 1, value: index % 2 == 0 ? .nan : 0.25, capacity: 0.5,
          arousal: 0.1, load: 1, capacityChange: -0.125)
      }
    }
    return result
  }

  /// How a test runs an experiment.
  struct Setup {
    var threads = 2
    var resume = false
    var shard: Shard?
    var stop = StopFlag()
    var progress: @Sendable (RunProgress) -> Void = { _ in }
    var gate: ResultsFolder.WriteGate?
    /// Replicates that hit a bound.
    var fails: @Sendable (UInt64) -> Bool = { _ in false }
    var note: (String) -> Void = { _ in }
  }

  static func begin(
    _ experiment: Experiment, _ folder: String, _ setup: Setup = Setup()
  ) throws -> ExperimentRun {
    try ExperimentRun(
      experiment,
      RunOptions(threads: setup.threads, folder: folder, resume: setup.resume, shard: setup.shard),
      simulate: { [fails = setup.fails] (scenario, replicate) throws(SimulationError) in
        if fails(replicate) { throw .tooManyEvents(bound: 10) }
        return result(replicate, experiment.simulated, scenario: scenario)
      }, gate: setup.gate)
  }

  @discardableResult
  static func run(
    _ experiment: Experiment, _ folder: String, _ setup: Setup = Setup()
  ) throws -> RunEnding {
    try begin(experiment, folder, setup).execute(
      stop: setup.stop, progress: setup.progress, note: setup.note
    ) { RunTiming(wallSeconds: 1, processorSeconds: 2, threads: setup.threads) }
  }

  /// Runs it to its end.
  @discardableResult
  static func report(
    _ experiment: Experiment, _ folder: String, _ setup: Setup = Setup()
  ) throws -> RunReport? {
    guard case .complete(let report) = try run(experiment, folder, setup) else { return nil }
    return report
  }
}
