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
  static let keys = ["scenarios", "pairs", "assumptions"]

  public let pairs: [ScenarioPair]
  /// Which doubtful numbers are moved to see what the differences hang on; nil where none is.
  public let assumptions: AssumptionPlan?

  init(pairs: [ScenarioPair], assumptions: AssumptionPlan? = nil) {
    (self.pairs, self.assumptions) = (pairs, assumptions)
  }

  /// Scenarios that are held against each other at most, beside their baseline.
  private static let mostRivals = 5

  /// Which of two is better may hang on what neither hangs on by itself: those that have one baseline
  /// are held against each other as well, each against those that stand after it.
  private var rivals: [ScenarioPair] {
    let others = pairs.map(\.other).sorted()
    guard Set(pairs.map(\.baseline)).count == 1, others.count <= Self.mostRivals else { return [] }
    return others.indices.flatMap { place in
      others[(place + 1)...].map { ScenarioPair(baseline: $0, other: others[place]) }
    }
  }

  static func read(_ reader: inout ExperimentReader) -> Experiment? { reader.readComparison() }

  var comparesScenarios: Bool { true }
  var identityParts: [String] {
    pairs.map { "\($0.baseline):\($0.other)" } + (assumptions?.identityParts ?? [])
  }

  // Posts are followed from scenario to scenario.
  var recording: Recording { .clinicians }

  func keep(
    _ result: ReplicateResult, _ model: Model, _ staff: Staff, in record: inout TrialRecord
  ) {
    record.kept = [PostFates(clinicians: result.clinicians).values]
    if let assumptions { record.kept.append(assumptions.values(record.trial)) }
  }

  // MARK: Tables

  func tables(currency: String?) -> [TableSchema] {
    [
      OutcomeComparison.table(currency: currency).schema, PostChanges.table.schema,
      FateChange.table.schema,
    ] + (assumptions == nil ? [] : [AssumptionEffect.table.schema])
  }

  func write(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    let comparisons = try rewrite(tables)
    var found = tables.results.comparisons
    let counts = try TableFile(PostChanges.table.schema, in: tables.folder)
    let changes = try TableFile(FateChange.table.schema, in: tables.folder)
    for (index, pair) in pairs.enumerated() {
      found[index].changes = try follow(pair, tables, counts, changes)
    }
    var written = try comparisons + [counts.finish(), changes.finish()]
    if let assumptions {
      let held = pairs + rivals
      let effects = try assumptions.effects(held, tables)
      for index in pairs.indices { found[index].hangsOn = effects[index] }
      written.append(
        try tables.write(
          AssumptionEffect.table,
          zip(held, effects).flatMap { pair, own in
            own.map { AssumptionEffect.Row(tables.experiment, pair, $0) }
          }))
    }
    tables.results.found = found
    return written
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
    ] + (assumptions.map { [$0.sentence(of: experiment.replicates)] } ?? [])
  }
}

extension ExperimentResults {
  /// By pair of the experiment; empty of other kinds.
  public var comparisons: [PairComparison] { found as? [PairComparison] ?? [] }
}
