// What a precision has come to.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// How precisely the mean of one outcome of one scenario is known.
public struct PrecisionResult: Sendable {
  public let scenario: String
  public let target: PrecisionTarget
  /// Unit of the outcome.
  public let unit: String
  public let summary: SampleSummary

  public var halfWidth: Double { PrecisionRule.halfWidth(summary) }
  public var isReached: Bool {
    summary.count >= PrecisionRule.fewest && halfWidth <= target.halfWidth
  }

  /// One row per scenario and outcome that a precision was asked for.
  static let table = Table<PrecisionResult>(
    name: "precision", title: "Precision that was asked for and reached",
    meaning: "One row per scenario and outcome with a precision. The interval is the one to report "
      + "of a run that was stopped by its precision: Student's t, times 1 + 1.5/n.",
    key: ["scenario", "outcome"],
    columns: [
      .text("scenario", "Name of the scenario.", required: true) { $0.scenario },
      .outcome { $0.target.outcome },
      .outcomeUnit { $0.unit },
      .number(
        "asked_half_width", "as in unit", "Half-width that was asked for.", required: true,
        lowest: 0
      ) { $0.target.halfWidth },
      .definedCount { $0.summary.count },
      .number("mean", "as in unit", "Mean over replicates.") { $0.summary.mean },
      .number("half_width", "as in unit", "Half-width of the interval.", lowest: 0) {
        $0.halfWidth
      },
      .number("ci_low", "as in unit", "Lower end of the 95 % interval.") {
        $0.summary.mean - $0.halfWidth
      },
      .number("ci_high", "as in unit", "Upper end of the 95 % interval.") {
        $0.summary.mean + $0.halfWidth
      },
      .text(
        "reached", "Whether the half-width was reached.", required: true, words: ["yes", "no"]
      ) { $0.isReached ? "yes" : "no" },
    ])

  /// For people.
  static func lines(_ results: [PrecisionResult], most: Int) -> [String] {
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
