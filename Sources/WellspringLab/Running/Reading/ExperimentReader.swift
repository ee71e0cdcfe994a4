// From the tree of an experiment file to an experiment.
//
// As with models, reading never stops at the first mistake: problems are collected and shown
// together, each with its place.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Reads one experiment file.
struct ExperimentReader {
  let file: String
  /// Where the files that it names are looked for.
  let files: InputPlace
  let root: SourceNode
  let settings: RunSettings
  var problems: [Problem] = []
  /// What the user should know of the models, each thing once.
  private(set) var warnings: [Problem] = []
  /// Groups with a key that nobody knows.
  var strayed: [Place] = []
  /// The files that were read, the experiment's own first.
  var inputs: [InputFile]
  /// Where the overrides of this file stand, by the label they carry.
  var places: [String: Place] = [:]
  private var sources: [String: ModelSource] = [:]
  /// By file: whether the model is sound by itself.
  private var soundAlone: [String: Bool] = [:]

  /// The kinds that there are.
  let kinds: [any Study.Type]
  /// Keys of every kind.
  static let commonKeys = [
    "question", "caution", "kind", "model", "set", "policies", "replicates", "seed", "days",
    "outcomes", "record", "block",
  ]

  init(
    _ source: SourceText, _ root: SourceNode, _ files: InputPlace, settings: RunSettings,
    kinds: [any Study.Type]
  ) {
    file = source.file
    self.root = root
    self.files = files
    (self.settings, self.kinds) = (settings, kinds)
    inputs = [source.input]
  }

  /// Reads the whole file.
  mutating func read() throws(ModelFileError) -> Experiment {
    guard case .mapping = root.content else {
      throw ModelFileError(
        .badData,
        [
          Problem(
            root.place, "",
            "an experiment file is a group of keys (`kind: …`), not \(root.kindName)")
        ])
    }
    let experiment = readKind()
    if problems.isEmpty, let experiment {
      checkSize(experiment)
      if problems.isEmpty {
        var experiment = experiment
        experiment.warnings = warnings
        return experiment
      }
    }
    throw failure()
  }

  private mutating func readKind() -> Experiment? {
    let all = Self.commonKeys + kinds.flatMap { $0.keys }
    if root["kind"] == nil { refuseUnknownKeys(root, all, "") }
    let name = word("kind", in: root, among: kinds.map { $0.name }, needed: true)
    let kind = kinds.first { $0.name == name }
    if root["kind"] != nil {
      refuseUnknownKeys(root, kind.map { Self.commonKeys + $0.keys } ?? all, "")
    }
    return kind?.read(&self)
  }

  private mutating func checkSize(_ experiment: Experiment) {
    let count = experiment.scenarios.count
    let (trials, overflow) = count.multipliedReportingOverflow(by: experiment.replicates)
    if overflow || trials > Experiment.mostTrials {
      report(
        root.place, "replicates",
        "\(count) scenarios of \(experiment.replicates) replicates; at most "
          + "\(Experiment.mostTrials) trials are run")
    }
    checkQuestion(experiment)
    checkPriceLists(experiment)
  }

  /// What is wrong. Only the command line is at fault when every problem is one of its own.
  private func failure() -> ModelFileError {
    let placed = problems.map { problem in
      if case .override(let label) = problem.place, let place = places[label] {
        return Problem(place, problem.path, problem.message)
      }
      return problem
    }
    let isMissing = placed.contains { missing.contains($0.place) }
    return isMissing ? ModelFileError(.noInput, placed) : ModelFileError(problems: placed)
  }

  /// Files that could not be read.
  private var missing: [Place] = []

  mutating func report(_ place: Place, _ path: String, _ message: String) {
    guard problems.count < ModelReader.mostProblems else { return }
    // A mistyped key stands for one that is missed beside it.
    if message.hasPrefix("missing and needed"), strayed.contains(place) { return }
    // What several arms or scenarios read is one mistake.
    guard !problems.contains(where: { $0.place == place && $0.message == message }) else { return }
    problems.append(Problem(place, path, message))
  }

  // MARK: What every kind has

  /// An experiment with the common keys read; its kind and scenarios are the caller's.
  mutating func experiment(
    _ study: any Study, _ scenarios: [Scenario], daily: Bool
  ) -> Experiment {
    let record = words("record", in: root, among: RunSettings.recordings) + settings.record
    let recording = RunSettings.recording(record)
    let seed = number64("seed", in: root) ?? Experiment.usualSeed
    let replicates =
      count("replicates", in: root, 1...Experiment.mostReplicates)
      ?? Experiment.usualReplicates
    let question = text("question", in: root) ?? ""
    let caution = text("caution", in: root) ?? ""
    var experiment = Experiment(
      study, title: question.isEmpty ? Experiment.slug(file) : question, path: file,
      settings: settings, seed: settings.seed ?? seed,
      replicates: settings.replicates ?? replicates, scenarios: scenarios, recording: recording,
      recordsDaily: daily || record.contains("daily"), outcomes: outcomes(),
      blockSize: count("block", in: root, 1...TrialPlan.largestSize), inputs: inputs)
    experiment.caution = caution
    return experiment
  }

  /// The outcomes asked about.
  mutating func outcomes() -> [Outcome] {
    let names = Outcome.allCases.map(\.definition.name)
    let usual: [Outcome] = [
      .highExhaustionPercent, .capacityMean, .careLeftUndonePercent, .staffHours,
    ]
    let before = problems.count
    let chosen = words("outcomes", in: root, among: names)
    if let node = root["outcomes"], chosen.isEmpty, problems.count == before {
      report(node.place, "outcomes", "the list is empty; leave it out for the usual outcomes")
    }
    if Set(chosen).count < chosen.count {
      report(root["outcomes"]!.place, "outcomes", "an outcome is named more than once")
    }
    return chosen.isEmpty
      ? usual
      : chosen.compactMap { name in
        names.firstIndex(of: name).map { Outcome.allCases[$0] }
      }
  }

  // MARK: Models

  /// The model file that a key names, relative to the experiment file.
  mutating func source(_ key: String, in node: SourceNode, _ path: String) -> ModelSource? {
    guard let value = node[key] else { return nil }
    guard let name = value.scalar?.trimmed, !name.isEmpty else {
      report(
        value.place, path, "the path of a model file is needed, but \(value.kindName) is given")
      return nil
    }
    let full = files.path(name)
    if let known = sources[full] { return known }
    do throws(ModelFileError) {
      let source = try ModelSource(path: full, files.beside(full))
      sources[full] = source
      inputs.append(source.input)
      return source
    } catch {
      for problem in error.problems {
        if error.kind == .noInput { missing.append(value.place) }
        report(value.place, path, "\(problem.place.text): \(problem.message)")
      }
      return nil
    }
  }

  /// The model of a scenario, or nil and problems.
  mutating func model(
    _ source: ModelSource, _ overrides: [ModelOverride], scenario: String
  ) -> LoadedModel? {
    read(source, overrides, scenario: scenario)?.loaded
  }

  /// The same, and the reader that has read it.
  mutating func read(
    _ source: ModelSource, _ overrides: [ModelOverride], scenario: String
  ) -> (loaded: LoadedModel, reader: ModelReader)? {
    do throws(ModelFileError) {
      let (loaded, reader) = try source.read(overrides)
      for file in loaded.otherInputs where !inputs.contains(where: { $0.path == file.path }) {
        inputs.append(file)
      }
      keep(loaded.warnings)
      return (loaded, reader)
    } catch {
      for problem in error.problems where !problems.contains(problem) {
        // What the model file says for itself needs no scenario; what a scenario makes of it does.
        guard case .position(let origin, _, _) = problem.place, origin != file, !scenario.isEmpty
        else {
          report(problem.place, problem.path, problem.message)
          continue
        }
        report(problem.place, problem.path, "\(problem.message) (in scenario `\(scenario)`)")
      }
      return nil
    }
  }

  /// Notes warnings, those of other scenarios as well once.
  mutating func keep(_ more: [Problem]) {
    for warning in more where warnings.count < ModelFileError.shownProblems {
      if !warnings.contains(warning) { warnings.append(warning) }
    }
  }

  /// Whether a model is sound without what a scenario or arm sets in it. What is wrong with it by
  /// itself is said once, and not for each of them.
  mutating func isSoundAlone(_ source: ModelSource, _ shared: [ModelOverride]) -> Bool {
    if let known = soundAlone[source.file] { return known }
    let isSound = model(source, shared, scenario: "") != nil
    soundAlone[source.file] = isSound
    return isSound
  }

  /// The one model of an experiment, with what the whole experiment sets.
  mutating func onlyModel() -> (base: LoadedModel, source: ModelSource, shared: [ModelOverride])? {
    let shared = commonOverrides()
    guard root["model"] != nil else {
      report(root.place, "model", "missing and needed: the path of a model file")
      return nil
    }
    guard let source = source("model", in: root, "model"),
      let base = model(source, shared, scenario: "")
    else { return nil }
    return (base, source, shared)
  }
}
