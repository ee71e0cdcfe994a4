// How a selection ended, and its table.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// How a selection ended, with the means that speak for it.
public struct SelectionResult: Sendable {
  public let plan: SelectionPlan
  public let selection: SequentialSelection
  /// Names of the scenarios.
  public let names: [String]
  /// By scenario: the objective, then the bounded outcomes.
  public let summaries: [[SampleSummary]]
  /// Of the price list; nil without one.
  public let currency: String?
}

extension SelectionResult {
  /// A scenario by one criterion: the objective (0), or a bound by its number.
  struct Row {
    let result: SelectionResult
    let scenario: Int
    let criterion: Int

    var plan: SelectionPlan { result.plan }
    var bound: SelectionBound? { criterion > 0 ? plan.rule.bounds[criterion - 1] : nil }
    var outcome: Outcome { criterion > 0 ? plan.bounded[criterion - 1] : plan.objective }
    var summary: SampleSummary { result.summaries[scenario][criterion] }
  }

  var rows: [Row] {
    names.indices.flatMap { scenario in
      (0...plan.bounded.count).map { Row(result: self, scenario: scenario, criterion: $0) }
    }
  }

  /// One row per scenario and criterion.
  static let table = Table<Row>(
    name: "selection", title: "Which scenario is selected, and why not the others",
    meaning: "One row per scenario and criterion (the objective, then each bound) of a fully "
      + "sequential selection (Kim and Nelson; Andradottir and Kim). Intervals are of the mean over "
      + "the replicates that the scenario was given, and take no account of stopping.",
    key: ["scenario", "criterion", "outcome"],
    columns: [
      .text("scenario", "Name of the scenario.", required: true) { $0.result.names[$0.scenario] },
      .text("criterion", "objective or bound.", required: true, words: ["objective", "bound"]) {
        $0.bound == nil ? "objective" : "bound"
      },
      .outcome { $0.outcome.definition.name },
      .outcomeUnit { $0.outcome.unit($0.result.currency) },
      .text(
        "direction", "What is wanted of the outcome.", required: true,
        words: ["smallest", "largest", "at most", "at least"]
      ) { $0.direction },
      .number("bound", "as in unit", "The bound; empty for the objective.") {
        $0.bound?.bound ?? .nan
      },
      .number(
        "zone", "as in unit", "Indifference zone of the objective, or tolerance of the bound.",
        required: true, lowest: 0
      ) { $0.bound?.tolerance ?? $0.plan.rule.indifference },
      .definedCount { $0.summary.count },
      .number("mean", "as in unit", "Mean over replicates.") { $0.summary.mean },
      .number("ci_low", "as in unit", "Lower end of the 95 % interval of the mean.") {
        $0.summary.interval.low
      },
      .number("ci_high", "as in unit", "Upper end of the 95 % interval of the mean.") {
        $0.summary.interval.high
      },
      .text(
        "verdict", "Where the scenario stands by this criterion.", required: true,
        words: ["selected", "inferior", "infeasible", "tied", "open", "kept", "broken"]
      ) { $0.verdict.word },
      .integer(
        "decided_after", "1",
        "Whole replicates of all scenarios after which this was decided; empty while open.",
        lowest: 1
      ) { $0.verdict.replicate },
      .text("decided_by", "The scenario that is better; empty otherwise.") { $0.verdict.by },
    ])
}

extension SelectionResult.Row {
  fileprivate var direction: String {
    if let bound { return bound.isUpper ? "at most" : "at least" }
    return plan.rule.prefersSmall ? "smallest" : "largest"
  }

  /// Where the scenario stands, after which replicate, and by which other scenario.
  fileprivate var verdict: (word: String, replicate: Int?, by: String?) {
    let selection = result.selection
    if bound != nil {
      switch selection.feasibility[scenario][criterion - 1] {
      case .open: return ("open", nil, nil)
      case .kept(let replicate): return ("kept", replicate, nil)
      case .broken(let replicate): return ("broken", replicate, nil)
      }
    }
    switch selection.standings[scenario] {
    case .open: return (selection.tied.contains(scenario) ? "tied" : "open", nil, nil)
    case .selected(let replicate): return ("selected", replicate, nil)
    case .infeasible(_, let replicate): return ("infeasible", replicate, nil)
    case .inferior(let other, let replicate): return ("inferior", replicate, result.names[other])
    }
  }
}
