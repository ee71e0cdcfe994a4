// An experiment in words: `wellspring describe experiments/NAME.yaml`.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Says what an experiment asks, what it varies, and how much it simulates.
public struct ExperimentDescription: Sendable {
  public let experiment: Experiment
  /// The model of the first scenario that can be run, with where its values come from.
  public let loaded: LoadedModel

  /// - Throws: what is wrong with the model, should it have changed meanwhile; `.usage` when no
  ///   scenario can be run.
  public init(_ experiment: Experiment) throws(ModelFileError) {
    self.experiment = experiment
    guard let scenario = experiment.scenarios.first(where: { $0.model != nil }) else {
      throw ModelFileError(
        .usage, [Problem(.file(experiment.path), "", "no scenario of it can be run")])
    }
    loaded = try Self.load(scenario, of: experiment)
  }

  /// Reads the scenario's model again, from the bytes that the experiment was read from.
  private static func load(
    _ scenario: Scenario, of experiment: Experiment
  ) throws(ModelFileError) -> LoadedModel {
    let copies = Dictionary(experiment.inputs.map { ($0.path, $0.bytes) }) { first, _ in first }
    var overrides: [ModelOverride] = []
    for setting in scenario.settings { overrides.append(try ModelOverride(argument: setting)) }
    var failure: ModelFileError?
    let isModel = experiment.kind is ModelRun
    for input in isModel ? experiment.inputs[...] : experiment.inputs.dropFirst() {
      do throws(ModelFileError) {
        let files = InputPlace(directory: ModelSource.directory(of: input.path), copies: copies)
        let source = try files.text(input.path, purpose: "model file")
        let loaded = try ModelSource(source, files).model(overrides)
        if sha256(Array(loaded.canonicalText.utf8)) == scenario.digest { return loaded }
      } catch {
        failure = failure ?? error
      }
    }
    throw failure
      ?? ModelFileError(
        .badData,
        [Problem(.file(experiment.path), "", "its model cannot be told from its files")])
  }

  /// The whole description. The same experiment gives the same text.
  public var text: String {
    var blocks = [experiment.title]
    blocks.append((design + amount).joined(separator: "\n"))
    if !asked.isEmpty { blocks.append(asked) }
    if !common.isEmpty {
      blocks.append("Set in all of them:\n" + common.map { "  \($0)\n" }.joined())
    }
    blocks += tables.map { title, rows in
      title + "\n" + AlignedTable.text(rows.map { [""] + $0 })
    }
    blocks.append(
      "The model is \(modelPath): `wellspring describe \(modelPath)` tells it in words.")
    return blocks.map { $0.last == "\n" ? String($0.dropLast()) : $0 }.joined(separator: "\n\n")
      + "\n"
  }

  /// The model's path without steps back: `experiments/../models/icu.yaml` is `models/icu.yaml`.
  private var modelPath: String {
    var parts: [Substring] = []
    for part in loaded.file.split(separator: "/", omittingEmptySubsequences: false) {
      if part == "..", let last = parts.last, !["", ".", ".."].contains(last) {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  // MARK: Question

  /// The outcomes that were asked about; empty when it is about all.
  var asked: String {
    if experiment.outcomes.count == Outcome.allCases.count { return "" }
    let names = experiment.outcomes.map(\.definition.name)
    return names.isEmpty ? "" : "Asked about: \(names.joined(separator: ", "))."
  }

  /// What kind of experiment it is, a sentence a line.
  var design: [String] { experiment.study.sentences(experiment) }

  // MARK: How much

  /// Replicates, days and seed, a sentence a line.
  var amount: [String] {
    let horizon = loaded.model.horizon
    let days =
      "\(counted(Int(horizon.days), "observed day")) after \(grouped(Int(horizon.warmUpDays))) of "
      + "warm-up"
    let each =
      experiment.isAdaptive
      ? "Up to \(counted(experiment.replicates, "replicate")) of each"
      : "\(counted(experiment.replicates, "replicate")) of each"
    var lines: [String] = []
    if experiment.kind is PowerPlan {
      lines.append(
        "Trials as long as their waves, after the model's warm-up; seed \(experiment.seed).")
    } else if experiment.scenarios.count == 1 {
      lines.append(
        "\(counted(experiment.replicates, "replicate")), \(days); seed \(experiment.seed).")
    } else {
      lines.append("\(each), \(days); seed \(experiment.seed).")
    }
    for target in experiment.precision {
      lines.append(
        "Replicates are added until \(target.outcome) is known to within "
          + "\(target.halfWidth.shortText).")
    }
    if !experiment.isAdaptive {
      lines.append("\(counted(experiment.firstPlan.trialCount, "simulation")) in all.")
    }
    return lines
  }

  // MARK: Tables

  /// What all scenarios set alike on top of the model file.
  var common: [String] {
    guard experiment.scenarios.count > 1, let first = experiment.scenarios.first else {
      return experiment.scenarios.first?.settings ?? []
    }
    let rest = experiment.scenarios.dropFirst().map { Set($0.settings) }
    return first.settings.filter { setting in rest.allSatisfy { $0.contains(setting) } }
  }

  /// Scenarios or factors, with their titles.
  var tables: [(title: String, rows: [[String]])] {
    switch experiment.study.listing {
    case .nothing: []
    case .scenarios: scenarioTables
    case .table(let title, let rows): [(title, rows)]
    }
  }

  private var scenarioTables: [(title: String, rows: [[String]])] {
    let shared = Set(common)
    var rows: [[String]] = []
    for scenario in experiment.scenarios.prefix(StudyListing.most) {
      let own =
        experiment.scenarios.count == 1
        ? [] : scenario.settings.filter { !shared.contains($0) }
      rows.append([scenario.name, own.first ?? "the model as it stands"])
      rows += own.dropFirst().map { ["", $0] }
    }
    let left = experiment.scenarios.count - StudyListing.most
    if left > 0 { rows.append(["and \(left) more"]) }
    return [("Scenarios", rows)]
  }
}
