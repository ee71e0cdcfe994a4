// An experiment of kind select: which scenario is best, replicate by replicate.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What is to be selected among the scenarios of an experiment.
public struct SelectionPlan: ExperimentKind, Study {
  public static let name = "select"
  static let keys = [
    "scenarios", "minimise", "maximise", "indifference", "constraints", "confidence", "first_stage",
  ]

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

  static func read(_ reader: inout ExperimentReader) -> Experiment? { reader.readSelection() }

  func checkQuestion(_ reader: inout ExperimentReader, _ experiment: Experiment) {
    reader.checkSelection(self, experiment)
  }

  var comparesScenarios: Bool { true }

  // MARK: Running

  var isAdaptive: Bool { true }

  func firstPlan(_ experiment: Experiment) -> TrialPlan { .grown([]) }

  func grow(_ trials: inout TrialPlan, _ ledger: TrialLedger, _ experiment: Experiment) -> Bool {
    let selection = replay { ledger.values(scenario: $0, outcome: $1) }
    guard selection.decision == .none else { return false }
    let open = selection.open
    let done = open.map { ledger.count(scenario: $0) }.min() ?? 0
    return trials.append(
      rule.firstStage, after: done, most: experiment.replicates, scenarios: open,
      size: experiment.blockSize)
  }

  // MARK: Tables

  func tables(currency: String?) -> [TableSchema] { [SelectionResult.table.schema] }

  func write(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    let (experiment, outcomes) = (tables.experiment, [objective] + bounded)
    // By scenario and outcome: from the first replicate, failed ones as NaN.
    var columns: [[[Double]]] = []
    for scenario in experiment.scenarios.indices {
      var own: [[Double]] = []
      for outcome in outcomes {
        own.append(try tables.wholeColumn(scenario: scenario, outcome: outcome))
      }
      columns.append(own)
    }
    let selection = replay { scenario, outcome in
      columns[scenario][outcomes.firstIndex(of: outcome)!]
    }
    let result = SelectionResult(
      plan: self, selection: selection, names: experiment.scenarios.map(\.name),
      summaries: columns.map { $0.map { SampleSummary($0) } }, currency: experiment.currency)
    tables.results.lines = result.lines
    tables.results.answer = result.answer
    return [try tables.write(SelectionResult.table, result.rows)]
  }

  func rewrite(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    try write(tables)
  }

  // MARK: Words

  var listing: StudyListing { .scenarios }

  func sentences(_ experiment: Experiment) -> [String] {
    func amount(_ value: Double, _ outcome: Outcome) -> String {
      let unit = experiment.unit(of: outcome)
      return value.shortText + (unit == "1" ? "" : " \(unit)")
    }
    var lines = [
      "A selection: of \(counted(experiment.scenarios.count, "scenario")) the one with the "
        + "\(rule.prefersSmall ? "lowest" : "highest") \(objective.definition.name), where "
        + "differences below \(amount(rule.indifference, objective)) do not matter, with "
        + "\((100 * rule.confidence).tidyText) % confidence."
    ]
    for (outcome, bound) in zip(bounded, rule.bounds) {
      lines.append(
        "It has to keep \(outcome.definition.name) at \(bound.isUpper ? "most" : "least") "
          + "\(amount(bound.bound, outcome)) (within \(amount(bound.tolerance, outcome)))"
          + (bound.confidence.map { ", with \((100 * $0).tidyText) % confidence" } ?? "") + ".")
    }
    lines.append(
      "After \(rule.firstStage) replicates of each, scenarios that are settled get no more.")
    return lines
  }
}
