// A small run to be explained.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

@testable import Wellspring
@testable import WellspringLab

enum SmallRun {
  static let text = """
    name: Small unit
    horizon: {days: 40, warmUpDays: 7}
    site:
      units:
        - name: icu
          count: 2
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

  static func experiment(
    _ settings: RunSettings = RunSettings(replicates: 3)
  ) throws -> Experiment {
    try ExperimentFile.load(bytes: Array(text.utf8), file: "unit.yaml", settings: settings)
  }

  /// A folder of results of it, with its events.
  static func folder(
    _ scratch: Scratch, text: String = text, settings: RunSettings? = nil
  ) throws -> String {
    let experiment = try ExperimentFile.load(
      bytes: Array(text.utf8), file: "unit.yaml",
      settings: settings ?? RunSettings(replicates: 3, record: ["events"]))
    let path = scratch.path + "/out"
    let run = try ExperimentRun(experiment, RunOptions(threads: 2, folder: path))
    _ = try run.execute { RunTiming(wallSeconds: 1, processorSeconds: 1, threads: 2) }
    return path
  }

  static func question(
    _ clinician: String = "icu-1/5", replicate: Int = 2, scenario: String? = nil
  ) throws -> PostQuestion {
    try PostQuestion(
      experiment(), clinician: clinician, replicate: replicate, scenario: scenario)
  }

  /// The message of what is thrown; empty when nothing is.
  static func complaint(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch { return "\(error)" }
  }
}
