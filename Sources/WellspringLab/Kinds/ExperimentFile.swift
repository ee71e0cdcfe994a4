// Model and experiment files in, experiments out.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Reads what `wellspring run` takes: a model file, or an experiment file.
public enum ExperimentFile {
  /// The kinds of experiment, in the order in which they are named: a line for each folder here.
  static let kinds: [any Study.Type] = [
    Comparison.self, Sweep.self, SelectionPlan.self, SensitivityPlan.self, PowerPlan.self,
    TippingPlan.self, WarningsPlan.self, RosterPlan.self,
  ]

  /// Reads a file of either kind.
  /// - Throws: every problem that was found, with the exit code that fits.
  public static func load(
    path: String, settings: RunSettings = RunSettings()
  ) throws(ModelFileError) -> Experiment {
    try load(path: path, settings: settings, copies: nil)
  }

  /// The same from copies, by the paths under which their originals were read.
  static func load(
    path: String, settings: RunSettings, copies: [String: [UInt8]]?
  ) throws(ModelFileError) -> Experiment {
    let files = InputPlace(directory: ModelSource.directory(of: path), copies: copies)
    let source = try files.text(path, purpose: "model or experiment file")
    return try load(source, files, settings)
  }

  /// Reads a file from bytes at hand.
  /// - Parameters:
  ///   - file: its name in messages.
  ///   - directory: where the files that it names are looked for.
  public static func load(
    bytes: [UInt8], file: String, directory: String = ".", settings: RunSettings = RunSettings()
  ) throws(ModelFileError) -> Experiment {
    try load(SourceText(bytes: bytes, file: file), InputPlace(directory: directory), settings)
  }

  private static func load(
    _ source: SourceText, _ files: InputPlace, _ settings: RunSettings
  ) throws(ModelFileError) -> Experiment {
    let tree = try SourceNode.parse(source)
    guard isExperiment(tree) else {
      return try run(ModelSource(source, tree: tree, files), settings)
    }
    var reader = ExperimentReader(source, tree, files, settings: settings, kinds: kinds)
    return try reader.read()
  }

  /// Models have none of these keys.
  private static func isExperiment(_ tree: SourceNode) -> Bool {
    ["kind", "question", "model", "scenarios", "factors"].contains { tree[$0] != nil }
  }

  /// A model as it stands.
  private static func run(
    _ source: ModelSource, _ settings: RunSettings
  ) throws(ModelFileError) -> Experiment {
    let loaded = try source.model(settings.overrides())
    let targets = try settings.targets()
    let undefined = targets.compactMap { target in
      OutcomeQuestion.obstacle(to: target.definedOutcome, of: loaded.model).map {
        Problem(.override("--precision \(target.outcome)"), "", $0)
      }
    }
    guard undefined.isEmpty else { throw ModelFileError(.usage, undefined) }
    var experiment = Experiment(
      ModelRun(precision: targets), title: loaded.model.name, path: source.file, settings: settings,
      seed: settings.seed ?? Experiment.usualSeed,
      replicates: settings.replicates ?? settings.usualReplicates,
      scenarios: [Scenario(name: "base", loaded, settings: settings.sets)],
      recording: settings.recording, inputs: [source.input] + loaded.otherInputs)
    experiment.warnings = loaded.warnings
    experiment.headline = loaded.headline
    experiment.published = loaded.published
    return experiment
  }
}
