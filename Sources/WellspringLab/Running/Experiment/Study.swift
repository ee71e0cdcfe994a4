// What a kind of experiment is made of. Each kind is a conformer in a folder of its own below
// `Kinds/`, and a line in `Kinds/ExperimentFile.swift`.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The kind of an experiment, as others see it.
public protocol ExperimentKind: Sendable {
  /// The word in files.
  static var name: String { get }
}

/// The kind of an experiment, as it is read, run, written and described.
protocol Study: ExperimentKind {
  // MARK: Reading

  /// Keys at the top of a file that only some kinds have.
  static var keys: [String] { get }
  /// Reads a file of this kind; nil, with problems in the reader, when that cannot be done.
  static func read(_ reader: inout ExperimentReader) -> Experiment?
  /// Reports what the models of an experiment cannot answer, beyond the outcomes that are asked
  /// about.
  func checkQuestion(_ reader: inout ExperimentReader, _ experiment: Experiment)
  /// Whether money of one scenario is held against that of another, so that prices must be the same.
  var comparesScenarios: Bool { get }

  // MARK: Running

  /// Everything about the kind that decides bytes, as text.
  var identityParts: [String] { get }
  /// Whether the trials of one block depend on the results of earlier ones. Adaptive experiments
  /// resume, but cannot be cut into shards.
  var isAdaptive: Bool { get }
  /// The trials that are known before anything has been run.
  func firstPlan(_ experiment: Experiment) -> TrialPlan
  /// Adds the blocks that an adaptive experiment needs next. The decision may depend on nothing but
  /// the ledger, so that a resumed run takes the same one.
  /// - Returns: whether there are new blocks.
  func grow(_ plan: inout TrialPlan, _ ledger: TrialLedger, _ experiment: Experiment) -> Bool
  /// The scenarios, with models for those that hang on earlier trials, as soon as the ledger says which.
  func scenarios(_ experiment: Experiment, after ledger: TrialLedger) -> [Scenario]
  /// The same by the tables of a finished folder.
  /// - Parameter rows: of a table, by column; empty where there is none.
  func scenarios(
    _ experiment: Experiment, rows: (String) -> [[String: String]]
  ) -> [Scenario]
  /// What the simulation must write down for it.
  var recording: Recording { get }
  /// Keeps what the kind needs of a replicate beside its outcomes.
  func keep(_ result: ReplicateResult, _ model: Model, _ staff: Staff, in record: inout TrialRecord)

  // MARK: Tables

  /// The tables that it adds, in the order in which they are written.
  /// - Parameter currency: of the price list; nil without one.
  func tables(currency: String?) -> [TableSchema]
  /// Writes them, and leaves in the results what is printed.
  func write(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable]
  /// Writes those of them that hang on nothing but the outcomes of the trials.
  func rewrite(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable]

  // MARK: Words

  /// What the experiment does, a sentence a line.
  func sentences(_ experiment: Experiment) -> [String]
  /// What is listed beside the sentences.
  var listing: StudyListing { get }
}

/// What a description lists of an experiment.
enum StudyListing {
  /// Scenarios and factors that are listed; of more only the number is said.
  static let most = 24

  case nothing, scenarios
  case table(title: String, rows: [[String]])
}

extension Study {
  func checkQuestion(_ reader: inout ExperimentReader, _ experiment: Experiment) {}
  var comparesScenarios: Bool { false }
  var identityParts: [String] { [] }
  var isAdaptive: Bool { false }
  func firstPlan(_ experiment: Experiment) -> TrialPlan {
    .fixed(
      scenarios: experiment.scenarios.count, replicates: experiment.replicates,
      size: experiment.blockSize)
  }
  func grow(_ plan: inout TrialPlan, _ ledger: TrialLedger, _ experiment: Experiment) -> Bool {
    false
  }
  func scenarios(_ experiment: Experiment, after ledger: TrialLedger) -> [Scenario] {
    experiment.scenarios
  }
  func scenarios(
    _ experiment: Experiment, rows: (String) -> [[String: String]]
  ) -> [Scenario] { experiment.scenarios }
  var recording: Recording { [] }
  func keep(
    _ result: ReplicateResult, _ model: Model, _ staff: Staff, in record: inout TrialRecord
  ) {}
  func rewrite(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] { [] }
  var listing: StudyListing { .nothing }
}
