// Replicates until the outcomes that are named are known precisely enough.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

extension PrecisionTarget {
  /// Replicates that are run at most when the command line names no number.
  public static let mostReplicates = 10_000

  /// Reads `outcome=halfwidth`.
  /// - Throws: why it cannot be read.
  public init(argument: String) throws(PrecisionProblem) {
    let parts = argument.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
    guard parts.count == 2 else {
      throw PrecisionProblem("write outcome=halfwidth, as in capacity_mean=0.01")
    }
    let names = Outcome.definitions.map(\.name)
    guard names.contains(parts[0]) else {
      throw PrecisionProblem(
        "no outcome is called `\(SourceNode.short(parts[0]))`; "
          + Suggestion.hint(for: parts[0], among: names))
    }
    guard let width = Double(parts[1]), width > 0, width.isFinite else {
      throw PrecisionProblem(
        "`\(SourceNode.short(parts[1]))` is not a half-width: a number above 0, in the outcome's "
          + "unit")
    }
    self.init(outcome: parts[0], halfWidth: width)
  }

  var definedOutcome: Outcome {
    Outcome.allCases.first { $0.definition.name == outcome }!
  }
}

/// Why a precision cannot be read.
public struct PrecisionProblem: Error, Sendable {
  public let message: String
  init(_ message: String) { self.message = message }
}

/// What a precision has come to for one scenario and outcome.
public struct PrecisionResult: Sendable {
  public let scenario: String
  public let target: PrecisionTarget
  public let summary: SampleSummary

  public var halfWidth: Double { PrecisionRule.halfWidth(summary) }
  public var isReached: Bool {
    summary.count >= PrecisionRule.fewest && halfWidth <= target.halfWidth
  }
}

extension Experiment {
  /// The next block of replicates, while a target is not reached.
  func growToPrecision(_ plan: inout TrialPlan, _ ledger: TrialLedger) -> Bool {
    let done = ledger.count(scenario: 0)
    if done > 0 {
      let isReached = scenarios.indices.allSatisfy { scenario in
        precision.allSatisfy { target in
          PrecisionRule.isReached(
            ledger.values(scenario: scenario, outcome: target.definedOutcome),
            halfWidth: target.halfWidth)
        }
      }
      if isReached { return false }
    }
    return append(
      done == 0 ? PrecisionRule.fewest : PrecisionRule.block, after: done,
      scenarios: Array(scenarios.indices), to: &plan)
  }
}

extension ExperimentTables {
  func writePrecision() throws(OutputError) -> WrittenTable {
    let table = try TableFile(ResultTables.precision, in: folder)
    var found: [PrecisionResult] = []
    for (number, scenario) in experiment.scenarios.enumerated() {
      for target in experiment.precision {
        let (_, values) = try values(scenario: number, outcome: target.definedOutcome)
        let result = PrecisionResult(
          scenario: scenario.name, target: target, summary: SampleSummary(values))
        found.append(result)
        try table.append(row(result))
      }
    }
    results.lines += Self.lines(found, most: experiment.replicates)
    return try table.finish()
  }

  private func row(_ result: PrecisionResult) -> CSVText {
    let (summary, reach) = (result.summary, result.halfWidth)
    var row = CSVText()
    row.append(result.scenario)
    row.append(result.target.outcome)
    row.append(experiment.unit(of: result.target.definedOutcome))
    row.append(result.target.halfWidth)
    row.append(summary.count)
    row.append(summary.mean)
    row.append(reach)
    row.append(summary.mean - reach)
    row.append(summary.mean + reach)
    row.append(result.isReached ? "yes" : "no")
    row.endRow()
    return row
  }

  private static func lines(_ results: [PrecisionResult], most: Int) -> [String] {
    var table = AlignedTable([
      ("scenario", .left), ("outcome", .left), ("asked", .right), ("reached", .right),
      ("n", .right), ("", .left),
    ])
    for result in results {
      table.append([
        result.scenario, result.target.outcome, "± " + result.target.halfWidth.shortText,
        result.halfWidth.isNaN ? "" : "± " + AlignedTable.short(result.halfWidth, digits: 3),
        String(result.summary.count),
        result.isReached ? "reached" : "NOT REACHED in \(most) replicates",
      ])
    }
    return ["Precision of the means (95 % intervals, corrected for stopping)", ""] + table.lines
  }
}

extension RunSettings {
  /// The precisions that are asked for.
  func targets() throws(ModelFileError) -> [PrecisionTarget] {
    var targets: [PrecisionTarget] = []
    var problems: [Problem] = []
    for argument in precision {
      let place = Place.override("--precision \(SourceNode.short(argument, limit: 120))")
      do throws(PrecisionProblem) {
        let target = try PrecisionTarget(argument: argument)
        if targets.contains(where: { $0.outcome == target.outcome }) {
          throw PrecisionProblem("\(target.outcome) is asked for twice")
        }
        targets.append(target)
      } catch {
        problems.append(Problem(place, "", error.message))
      }
    }
    guard problems.isEmpty else { throw ModelFileError(.usage, problems) }
    return targets
  }

  /// Replicates at most, when nobody names a number.
  var usualReplicates: Int {
    precision.isEmpty ? ExperimentFile.usualReplicates : PrecisionTarget.mostReplicates
  }
}
