// A ward of eight posts with one bad block, and experiments on it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

/// Files of a month, in a folder of their own.
struct MadeUpMonth {
  let scratch = Scratch()

  /// D day, N night, - off. Post 3 has seven nights on end, then a day off.
  static let rows = [
    "DD--NN--DD-----DDD--NN--DD--", "D--NN--DD--NN--DD--NN--DD--N",
    "--NN--DDNNNNNNN---NN--DD--NN", "-NN--DD---N--DD--NN--DD--NN-",
    "NN--DD---N--DD--NN--DD--NN--", "N--DD--NN--DD--NN--DD--NN--D",
    "--DD--NN--DD--DN--DD--NN--DD", "-DD--NN--DD--NN--DD--NN--DD-",
  ]

  static let ward = """
    name: Ward of eight posts
    horizon: {days: 84, warmUpDays: 28}
    site:
      units:
        - name: ward
          beds: 9
          posts: [{role: nurse, count: 8, vacationWeeks: 0}]
          rota:
            pattern: roster
            roster: month.csv
            shifts:
              - {name: day, start: "07:00", hours: 12.5}
              - {name: night, start: "19:00", hours: 12.5}
            minimumRestHours: 11
          work:
            kind: beds
            arrivals: {rate: 2.2 /d}
            cases:
              - {name: medical, length: {distribution: lognormal, mean: 4 d, logDeviation: 0.8}}
            caseloadCap: {limit: 8, hard: off}
            nominalDemand: 3
    clinicians: {loadLogDeviation: 0, exhaustionTraitDeviation: 0, permeabilityDeviation: 0, skillDeviation: 0}
    mechanisms: {all: off, lossSpiral: on, sleep: on}

    """

  init(rows: [String] = rows, ward: String = ward) throws {
    var roster = "post,day,shift\n"
    for (post, row) in rows.enumerated() {
      for (day, letter) in row.enumerated() {
        let shift = letter == "D" ? "day" : letter == "N" ? "night" : "off"
        roster += "\(post + 1),\(day + 1),\(shift)\n"
      }
    }
    try write(roster, as: "month.csv")
    try write(ward, as: "ward.yaml")
  }

  func write(_ text: String, as name: String) throws {
    try text.write(toFile: scratch.path + "/" + name, atomically: false, encoding: .utf8)
  }

  static let swaps =
    "swaps: {most: 2, candidates: 12, harm: capacity_days_short, indifference: 0.3, first_stage: 10}"

  static func text(_ more: String = swaps, replicates: Int = 20, seed: Int = 1) -> String {
    """
    question: Which posts of the month are at risk?
    kind: roster
    model: ward.yaml
    replicates: \(replicates)
    seed: \(seed)
    \(more)

    """
  }

  func load(_ text: String) throws -> Experiment {
    try write(text, as: "month.yaml")
    return try ExperimentFile.load(path: scratch.path + "/month.yaml")
  }

  func complaints(_ text: String) -> [String] {
    do {
      _ = try load(text)
      return []
    } catch let error as ModelFileError {
      return error.problems.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @discardableResult
  func run(
    _ experiment: Experiment, _ folder: String, threads: Int = 2, resume: Bool = false,
    stopAfter most: Int = .max
  ) throws -> RunReport? {
    let run = try ExperimentRun(
      experiment,
      RunOptions(threads: threads, folder: scratch.path + "/" + folder, resume: resume))
    let stop = StopFlag()
    let ending = try run.execute(
      stop: stop, progress: { if $0.done >= most { stop.request() } },
      timing: { RunTiming(wallSeconds: 1, processorSeconds: 1, threads: threads) })
    guard case .complete(let report) = ending else { return nil }
    return report
  }

  /// The rows of a table by column name.
  func rows(_ table: String, _ folder: String) throws -> [[String: String]] {
    let lines = try scratch.text("\(folder)/\(table).csv").split(separator: "\n")
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(header, cells))
    }
  }
}
