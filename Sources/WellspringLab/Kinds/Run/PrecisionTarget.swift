// How precisely an outcome is to be known: `--precision outcome=halfwidth`.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One outcome and how precisely its mean is wanted.
public struct PrecisionTarget: Sendable, Equatable {
  /// Name of the outcome, as in the tables.
  public let outcome: String
  /// Half-width of the 95 % interval that is enough, in the outcome's unit; above 0.
  public let halfWidth: Double

  public init(outcome: String, halfWidth: Double) {
    precondition(halfWidth > 0 && halfWidth.isFinite, "a half-width is above 0")
    (self.outcome, self.halfWidth) = (outcome, halfWidth)
  }
}

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
        "no outcome is called `\(TextRule.short(parts[0]))`; "
          + Suggestion.hint(for: parts[0], among: names))
    }
    guard let width = Double(parts[1]), width > 0, width.isFinite else {
      throw PrecisionProblem(
        "`\(TextRule.short(parts[1]))` is not a half-width: a number above 0, in the outcome's "
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

extension RunSettings {
  /// The precisions that are asked for.
  func targets() throws(ModelFileError) -> [PrecisionTarget] {
    var targets: [PrecisionTarget] = []
    var problems: [Problem] = []
    for argument in precision {
      let place = Place.override("--precision \(TextRule.short(argument, limit: 120))")
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
    precision.isEmpty ? Experiment.usualReplicates : PrecisionTarget.mostReplicates
  }
}
