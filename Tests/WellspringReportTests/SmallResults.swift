// Finished folders of small experiments, for pages to be made of.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringLab

@testable import WellspringReport

/// A folder of its own with runs in it, removed at the end.
final class SmallResults {
  let place: String

  init() throws {
    place =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("wellspring-report-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: place) }

  func path(_ name: String) -> String { place + "/" + name }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  func write(_ text: String, as name: String) throws {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
  }

  /// A unit that takes milliseconds.
  static func model(name: String = "Small unit", unit: String = "icu") -> String {
    """
    name: \(name)
    horizon: {days: 21, warmUpDays: 7}
    site:
      units:
        - name: \(unit)
          beds: 4
          posts: [{role: nurse, count: 12}]
          rota:
            pattern: three-on-four-off
            shifts:
              - {name: day, start: "07:00", hours: 12.5}
              - {name: night, start: "19:00", hours: 12.5}
          work:
            kind: beds
            arrivals: {rate: 1 /d}
            cases: [{name: any, share: 1, length: {mean: 3 d}}]

    """
  }

  private static let models = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("models").path

  /// An experiment on the one person of the textbook, whose depletion is turned and rises for so many days.
  static func tippingPoint(days: Int, steps: Int, _ rises: [Int], more: String = "") -> String {
    """
    kind: tipping
    model: \(models)/textbook.yaml
    set: {mechanisms.lossSpiral: on, dynamics.capacity.working: 0.01 /h}
    parameter: dynamics.capacity.baseDepletion
    days: \(days)
    from: 0.008
    to: 0.014
    steps: \(steps)
    operating: 0.012
    exact: closed-form
    ramps: {to: 1.5, days: \(rises), back: off}
    \(more)
    """
  }

  /// Runs a file to its end and gives the folder of its results.
  func run(
    _ text: String, as name: String = "it", replicates: Int? = 3, record: [String] = []
  ) throws -> String {
    if !FileManager.default.fileExists(atPath: path("unit.yaml")) {
      try write(Self.model(), as: "unit.yaml")
    }
    try write(text, as: "\(name).yaml")
    let experiment = try ExperimentFile.load(
      path: path("\(name).yaml"), settings: RunSettings(replicates: replicates, record: record))
    let folder = path(name)
    let run = try ExperimentRun(experiment, RunOptions(threads: 2, folder: folder))
    _ = try run.execute { RunTiming(wallSeconds: 1, processorSeconds: 1, threads: 2) }
    return folder
  }

  static let comparison = """
    question: Does a smaller unit fare otherwise?
    kind: compare
    model: unit.yaml
    seed: 1
    outcomes: [capacity_mean, high_exhaustion_percent, staff_hours]
    scenarios:
      - {name: today}
      - {name: fewer-nurses, set: {site.units.icu.posts.nurse.count: 9}}
      - {name: more-breaks, policies: [protected-breaks]}

    """
}
