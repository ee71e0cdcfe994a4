// Experiments of kind compare: scenarios, and paired differences between them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Two scenarios that are compared replicate by replicate.
public struct ScenarioPair: Sendable, Equatable {
  /// Positions among the scenarios; differences are `other` minus `baseline`.
  public let baseline: Int
  public let other: Int

  public init(baseline: Int, other: Int) { (self.baseline, self.other) = (baseline, other) }
}

/// Scenarios that are compared in pairs.
public struct Comparison: ExperimentKind, Study {
  public static let name = "compare"
  static let keys = ["scenarios", "pairs"]

  public let pairs: [ScenarioPair]

  init(pairs: [ScenarioPair]) { self.pairs = pairs }

  static func read(_ reader: inout ExperimentReader) -> Experiment? { reader.readComparison() }

  var comparesScenarios: Bool { true }
  var identityParts: [String] { pairs.map { "\($0.baseline):\($0.other)" } }

  // Posts are followed from scenario to scenario.
  var recording: Recording { .clinicians }

  func keep(
    _ result: ReplicateResult, _ model: Model, _ staff: Staff, in record: inout TrialRecord
  ) {
    record.kept = [PostFates(clinicians: result.clinicians).values]
  }

  // MARK: Tables

  func tables(currency: String?) -> [TableSchema] {
    [
      OutcomeComparison.table(currency: currency).schema, PostChanges.table.schema,
      FateChange.table.schema,
    ]
  }

  func write(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    let comparisons = try rewrite(tables)
    var found = tables.results.comparisons
    let counts = try TableFile(PostChanges.table.schema, in: tables.folder)
    let changes = try TableFile(FateChange.table.schema, in: tables.folder)
    for (index, pair) in pairs.enumerated() {
      found[index].changes = try follow(pair, tables, counts, changes)
    }
    tables.results.found = found
    return try comparisons + [counts.finish(), changes.finish()]
  }

  func rewrite(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    let (experiment, comparisons) = (tables.experiment, try compare(tables))
    tables.results.found = comparisons
    let rows = comparisons.lazy.flatMap { comparison in
      comparison.outcomes.map { OutcomeComparison.Row(experiment, comparison, $0) }
    }
    return [
      try tables.write(OutcomeComparison.table(currency: experiment.currency), rows)
    ]
  }

  // MARK: Words

  var listing: StudyListing { .scenarios }

  func sentences(_ experiment: Experiment) -> [String] {
    let names = experiment.scenarios.map(\.name)
    let baselines = Set(pairs.map(\.baseline))
    let others =
      baselines.count == 1 && pairs.count == names.count - 1
      ? "each other scenario against `\(names[pairs[0].baseline])`"
      : pairs.map { "`\(names[$0.other])` against `\(names[$0.baseline])`" }
        .joined(separator: ", ")
    return [
      "A comparison of \(counted(names.count, "scenario")), \(others): paired differences, "
        + "replicate by replicate, on common random numbers."
    ]
  }
}

extension ExperimentResults {
  /// By pair of the experiment; empty of other kinds.
  public var comparisons: [PairComparison] { found as? [PairComparison] ?? [] }
}
