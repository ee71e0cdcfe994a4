// An experiment of kind select: which scenario is best, replicate by replicate.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What is to be selected among the scenarios of an experiment.
public struct SelectionPlan: Sendable {
  /// What is to be as small, or as large, as possible.
  public let objective: Outcome
  /// The outcomes of the rule's bounds, in their order.
  public let bounded: [Outcome]
  public let rule: SelectionRule

  public init(objective: Outcome, bounded: [Outcome], rule: SelectionRule) {
    precondition(bounded.count == rule.bounds.count, "an outcome for each bound")
    (self.objective, self.bounded, self.rule) = (objective, bounded, rule)
  }

  /// Everything that decides bytes, as text.
  var identityParts: [String] {
    [
      objective.definition.name, rule.prefersSmall ? "smallest" : "largest",
      rule.indifference.shortText, rule.confidence.shortText, String(rule.firstStage),
    ]
      + zip(bounded, rule.bounds).flatMap { outcome, bound in
        [
          outcome.definition.name, bound.isUpper ? "at most" : "at least",
          bound.bound.shortText, bound.tolerance.shortText,
        ] + (bound.confidence.map { ["with", $0.shortText] } ?? [])
      }
  }

  /// The selection after some replicates, which it takes in order.
  /// - Parameter values: of an outcome over a scenario's replicates, from the first; NaN where
  ///   missing.
  func replay(_ values: (Int, Outcome) -> [Double]) -> SequentialSelection {
    var selection = SequentialSelection(rule)
    let columns = (0..<rule.alternatives).map { scenario in
      ([objective] + bounded).map { values(scenario, $0) }
    }
    var replicate = 0
    while selection.decision == .none {
      guard selection.open.allSatisfy({ columns[$0][0].count > replicate }) else { break }
      selection.add(
        columns.map { own in own.map { replicate < $0.count ? $0[replicate] : .nan } })
      replicate += 1
    }
    return selection
  }
}

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
  /// The row of a scenario, for people.
  private func verdict(_ scenario: Int) -> String {
    switch selection.standings[scenario] {
    case .selected: return "selected"
    case .inferior(let to, let replicate): return "worse than \(names[to]) (\(replicate))"
    case .infeasible(let bound, let replicate):
      return "\(plan.bounded[bound].definition.name) out of bounds (\(replicate))"
    case .open: return selection.tied.contains(scenario) ? "tied with the selected" : "open"
    }
  }

  /// What the selection says, for people.
  var lines: [String] {
    let outcomes = [plan.objective] + plan.bounded
    var table = AlignedTable(
      [("scenario", .left), ("n", .right)]
        + outcomes.map { ($0.title(currency), .right) } + [("verdict (after replicate)", .left)])
    for (scenario, name) in names.enumerated() {
      let means = summaries[scenario].map { summary in
        let reach = summary.interval.high - summary.mean
        return AlignedTable.short(summary.mean)
          + (reach.isNaN ? "" : " ± \(AlignedTable.short(reach, digits: 2))")
      }
      table.append(
        [name, String(summaries[scenario][0].count)] + means + [verdict(scenario)])
    }
    return [question, ""] + table.lines + [""] + conclusion + skipped
  }

  private var question: String {
    let bounds = zip(plan.bounded, plan.rule.bounds).map { outcome, bound in
      "\(outcome.definition.name) \(bound.isUpper ? "at most" : "at least") "
        + "\(bound.bound.shortText)\(outcome.money(currency)) (± \(bound.tolerance.shortText)"
        + (bound.confidence.map { ", sure to \((100 * $0).shortText) %" } ?? "") + ")"
    }
    return "Which has the \(plan.rule.prefersSmall ? "smallest" : "largest") "
      + plan.objective.definition.name
      + (bounds.isEmpty ? "?" : " with \(bounds.joined(separator: " and "))?")
  }

  private var conclusion: [String] {
    let confidence = ((1e8 * plan.rule.promise).rounded() / 1e6).shortText
    let unit = plan.objective.unit(currency)
    let zone = plan.rule.indifference.shortText + (unit == "1" ? "" : " \(unit)")
    switch selection.decision {
    case .selected(let best):
      let tied = selection.tied.map { names[$0] }
      return [
        "Selected: \(names[best]), after \(selection.count) replicates. With confidence of at "
          + "least \(confidence) % no other that keeps",
        "the bounds is better by \(zone) or more."
          + (tied.isEmpty
            ? "" : " The same in every replicate: \(tied.joined(separator: ", "))."),
      ]
    case .nothingFeasible:
      return [
        "None: with confidence of at least \(confidence) % every scenario breaks a bound "
          + "(settled after \(selection.count) replicates)."
      ]
    case .none:
      let left = selection.open.map { names[$0] }.joined(separator: ", ")
      return [
        "Not settled after \(selection.count) replicates; still open: \(left).",
        "Allow more `replicates`, or a wider `indifference`"
          + (plan.bounded.isEmpty ? "." : " or `tolerance`."),
      ]
    }
  }

  private var skipped: [String] {
    selection.skipped == 0
      ? []
      : [
        "\(selection.skipped) replicates were left out because a scenario has no value there "
          + "(failures.csv)."
      ]
  }
}

extension Experiment {
  /// The next blocks of a selection.
  func growSelection(
    _ plan: SelectionPlan, _ trials: inout TrialPlan, _ ledger: TrialLedger
  ) -> Bool {
    let selection = plan.replay { ledger.values(scenario: $0, outcome: $1) }
    guard selection.decision == .none else { return false }
    let open = selection.open
    let done = open.map { ledger.count(scenario: $0) }.min() ?? 0
    return append(
      plan.rule.firstStage, after: done, scenarios: open, to: &trials)
  }

  /// Adds up to `count` replicates of some scenarios after the first `done`.
  /// - Returns: whether there is room for any.
  func append(
    _ count: Int, after done: Int, scenarios: [Int], to plan: inout TrialPlan
  ) -> Bool {
    guard case .grown(var blocks) = plan else { return false }
    let last = min(replicates, done + count)
    guard last > done else { return false }
    for scenario in scenarios {
      for first in stride(from: done + 1, through: last, by: blockSize) {
        let trials = (first...min(last, first + blockSize - 1)).map {
          Trial(scenario: scenario, replicate: UInt64($0))
        }
        blocks.append(TrialBlock(index: blocks.count, trials: trials))
      }
    }
    plan = .grown(blocks)
    return true
  }
}

extension ExperimentTables {
  func writeSelection(_ plan: SelectionPlan) throws(OutputError) -> WrittenTable {
    let outcomes = [plan.objective] + plan.bounded
    // By scenario and outcome: from the first replicate, failed ones as NaN.
    var columns: [[[Double]]] = []
    for scenario in experiment.scenarios.indices {
      var own: [[Double]] = []
      for outcome in outcomes {
        own.append(try wholeColumn(scenario: scenario, outcome: outcome))
      }
      columns.append(own)
    }
    let selection = plan.replay { scenario, outcome in
      columns[scenario][outcomes.firstIndex(of: outcome)!]
    }
    let result = SelectionResult(
      plan: plan, selection: selection, names: experiment.scenarios.map(\.name),
      summaries: columns.map { $0.map { SampleSummary($0) } },
      currency: experiment.currency)
    results.lines = result.lines
    results.answer = result.answer
    let table = try TableFile(ResultTables.selection, in: folder)
    for scenario in experiment.scenarios.indices {
      for number in outcomes.indices {
        try table.append(row(result, scenario, number))
      }
    }
    return try table.finish()
  }

  /// Values of an outcome by replicate, from the first to the last that was run; NaN where there
  /// is none.
  func wholeColumn(scenario: Int, outcome: Outcome) throws(OutputError) -> [Double] {
    let (replicates, values) = try values(scenario: scenario, outcome: outcome)
    let last = source.plan.lastReplicate(ofScenario: scenario)
    var whole = [Double](repeating: .nan, count: last)
    for (replicate, value) in zip(replicates, values) { whole[Int(replicate) - 1] = value }
    return whole
  }

  private func row(_ result: SelectionResult, _ scenario: Int, _ number: Int) -> CSVText {
    let plan = result.plan
    let outcome = number == 0 ? plan.objective : plan.bounded[number - 1]
    let summary = result.summaries[scenario][number]
    var row = CSVText()
    row.append(result.names[scenario])
    row.append(number == 0 ? "objective" : "bound")
    row.append(outcome.definition.name)
    row.append(experiment.unit(of: outcome))
    if number == 0 {
      row.append(plan.rule.prefersSmall ? "smallest" : "largest")
      row.appendMissing()
      row.append(plan.rule.indifference)
    } else {
      let bound = plan.rule.bounds[number - 1]
      row.append(bound.isUpper ? "at most" : "at least")
      row.append(bound.bound)
      row.append(bound.tolerance)
    }
    row.append(summary.count)
    row.append(summary.mean)
    row.append(summary.interval.low)
    row.append(summary.interval.high)
    appendVerdict(result, scenario, number, to: &row)
    row.endRow()
    return row
  }

  private func appendVerdict(
    _ result: SelectionResult, _ scenario: Int, _ number: Int, to row: inout CSVText
  ) {
    var (word, replicate, by) = ("open", 0, "")
    if number > 0 {
      switch result.selection.feasibility[scenario][number - 1] {
      case .open: break
      case .kept(let at): (word, replicate) = ("kept", at)
      case .broken(let at): (word, replicate) = ("broken", at)
      }
    } else {
      switch result.selection.standings[scenario] {
      case .open: if result.selection.tied.contains(scenario) { word = "tied" }
      case .selected(let at): (word, replicate) = ("selected", at)
      case .infeasible(_, let at): (word, replicate) = ("infeasible", at)
      case .inferior(let to, let at):
        (word, replicate, by) = ("inferior", at, result.names[to])
      }
    }
    row.append(word)
    if replicate > 0 { row.append(replicate) } else { row.appendMissing() }
    if by.isEmpty { row.appendMissing() } else { row.append(by) }
  }
}

extension TrialPlan {
  /// The last replicate of a scenario in the plan; 0 when it has none.
  func lastReplicate(ofScenario scenario: Int) -> Int {
    switch self {
    case .fixed(_, let replicates, _): return replicates
    case .runs(let runs): return runs.lastReplicate(ofScenario: scenario)
    case .grown(let blocks):
      return blocks.reduce(0) { last, block in
        block.trials.reduce(last) {
          $1.scenario == scenario ? max($0, Int($1.replicate)) : $0
        }
      }
    }
  }
}
