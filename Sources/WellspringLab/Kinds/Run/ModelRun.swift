// A model as it stands; and, if asked, as many replicates as a precision takes.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The kind of a model file that is run.
public struct ModelRun: ExperimentKind, Study {
  public static let name = "run"
  static let keys: [String] = []

  /// What has to be known how precisely; replicates are added until it is.
  public let precision: [PrecisionTarget]

  init(precision: [PrecisionTarget] = []) { self.precision = precision }

  /// A model is no experiment file.
  static func read(_ reader: inout ExperimentReader) -> Experiment? { nil }

  var identityParts: [String] { precision.flatMap { [$0.outcome, $0.halfWidth.shortText] } }

  func sentences(_ experiment: Experiment) -> [String] { ["One model as it stands."] }

  // MARK: Precision

  var isAdaptive: Bool { !precision.isEmpty }

  func firstPlan(_ experiment: Experiment) -> TrialPlan {
    isAdaptive
      ? .grown([])
      : .fixed(
        scenarios: experiment.scenarios.count, replicates: experiment.replicates,
        size: experiment.blockSize)
  }

  /// The next block of replicates, while a target is not reached.
  func grow(_ plan: inout TrialPlan, _ ledger: TrialLedger, _ experiment: Experiment) -> Bool {
    let scenarios = experiment.scenarios.indices
    let done = ledger.count(scenario: 0)
    if done > 0 {
      let isReached = scenarios.allSatisfy { scenario in
        precision.allSatisfy { target in
          PrecisionRule.isReached(
            ledger.values(scenario: scenario, outcome: target.definedOutcome),
            halfWidth: target.halfWidth)
        }
      }
      if isReached { return false }
    }
    return plan.append(
      done == 0 ? PrecisionRule.fewest : PrecisionRule.block, after: done,
      most: experiment.replicates, scenarios: scenarios, size: experiment.blockSize)
  }

  func tables(currency: String?) -> [TableSchema] {
    precision.isEmpty ? [] : [PrecisionResult.table.schema]
  }

  func write(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    if precision.isEmpty { return [] }
    let experiment = tables.experiment
    var found: [PrecisionResult] = []
    for (number, scenario) in experiment.scenarios.enumerated() {
      for target in precision {
        let (_, values) = try tables.values(scenario: number, outcome: target.definedOutcome)
        found.append(
          PrecisionResult(
            scenario: scenario.name, target: target,
            unit: experiment.unit(of: target.definedOutcome), summary: SampleSummary(values)))
      }
    }
    tables.results.lines = PrecisionResult.lines(found, most: experiment.replicates)
    return [try tables.write(PrecisionResult.table, found)]
  }

  func rewrite(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    try write(tables)
  }
}

extension Experiment {
  /// What has to be known how precisely; empty unless replicates are added until it is.
  public var precision: [PrecisionTarget] { (study as? ModelRun)?.precision ?? [] }
}
