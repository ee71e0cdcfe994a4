// Studies whose trials are made up.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

/// An experiment file on the small model, run with made-up outcomes.
struct MadeUpStudy {
  let scratch = Scratch()

  func load(_ text: String, _ settings: RunSettings = RunSettings()) throws -> Experiment {
    try ExperimentFile.load(
      bytes: Array(text.utf8), file: "e.yaml", directory: Fixture.folder, settings: settings)
  }

  /// What is wrong with a file, a line each.
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

  /// Runs it; outcomes are 0 but those given by scenario and replicate.
  @discardableResult
  func run(
    _ experiment: Experiment, _ folder: String = "out", threads: Int = 2,
    resume: Bool = false, stop: StopFlag = StopFlag(),
    progress: @escaping @Sendable (RunProgress) -> Void = { _ in },
    fails: @escaping @Sendable (Int, UInt64) -> Bool = { _, _ in false },
    surveys: @escaping @Sendable (Int, UInt64) -> [SurveyRow] = { _, _ in [] },
    postDays: @escaping @Sendable (Int, UInt64) -> PostDays = { _, _ in PostDays() },
    values value: @escaping @Sendable (Int, UInt64) -> [Outcome: Double]
  ) throws -> RunReport? {
    let run = try ExperimentRun(
      experiment,
      RunOptions(threads: threads, folder: scratch.path + "/" + folder, resume: resume),
      simulate: { (scenario, replicate) throws(SimulationError) in
        if fails(scenario, replicate) { throw .tooManyEvents(bound: 1) }
        var result = ReplicateResult()
        result.outcomes = [Double](repeating: 0, count: Outcome.allCases.count)
        for (outcome, number) in value(scenario, replicate) {
          result.outcomes[outcome.rawValue] = number
        }
        result.eventCounts = [UInt64](repeating: 1, count: EventKind.allCases.count)
        result.surveys = surveys(scenario, replicate)
        result.postDays = postDays(scenario, replicate)
        return result
      })
    let ending = try run.execute(stop: stop, progress: progress) {
      RunTiming(wallSeconds: 1, processorSeconds: 1, threads: threads)
    }
    guard case .complete(let report) = ending else { return nil }
    return report
  }

  /// The rows of a table by column name.
  func rows(_ table: String, _ folder: String = "out") throws -> [[String: String]] {
    let lines = try scratch.text("\(folder)/\(table).csv").split(separator: "\n")
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(header, cells))
    }
  }
}

/// A normal variable that belongs to a scenario and replicate.
func madeUp(_ scenario: Int, _ replicate: UInt64, _ deviation: Double = 1) -> Double {
  var normal = ToyNormal(seed: 77, run: scenario * 1_000_000 + Int(replicate))
  return normal.next(deviation)
}
