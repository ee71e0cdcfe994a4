// An experiment as it is run: scenarios, replicates, and what is made of them.
//
// A model that is run as it stands is an experiment of one scenario.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// An experiment, ready to be run.
public struct Experiment: Sendable {
  /// Replicates of a run whose file and command line name no number.
  public static let usualReplicates = 100
  public static let usualSeed: UInt64 = 1
  /// Replicates that a scenario may have.
  public static let mostReplicates = 10_000_000
  /// Threads that one run may use.
  public static let mostThreads = 1_024
  /// Scenarios or design points that an experiment may have.
  public static let mostScenarios = 100_000
  /// Trials that an experiment may have.
  public static let mostTrials = 1_000_000_000

  /// What kind of experiment it is, with all that belongs to the kind.
  var study: any Study
  /// The question, or the model's name.
  public var title: String
  /// What its author wants to be read with the answer; empty where nothing is said.
  public var caution = ""
  /// The file as the user named it.
  public var path: String
  public var settings: RunSettings
  public var seed: UInt64
  /// Of each scenario; the most of each where the kind is adaptive.
  public var replicates: Int
  /// What `--replicates` asked for where a kind makes more of them: trials, say, of several units each.
  var repetitions: Int?
  /// At least one, with different names.
  public var scenarios: [Scenario]
  public var recording: Recording
  /// Whether daily.csv is written.
  public var recordsDaily: Bool
  /// The outcomes that are asked about.
  public var outcomes: [Outcome]
  /// What a model wants to be shown first; decides what is printed and no byte of the tables.
  public var headline: [Outcome] = []
  /// What surveys of people in such a unit found; it is told beside a result and reaches no table.
  public var published: [PublishedShare] = []
  /// Trials in a block.
  public var blockSize: Int
  /// The files it was read from, its own first.
  public var inputs: [InputFile]
  /// What the user should know of its models, each thing once.
  public var warnings: [Problem] = []
  /// The currency of the price lists, the same for all that have one; nil where there is none.
  public let currency: String?

  init(
    _ study: any Study, title: String, path: String, settings: RunSettings = .init(),
    seed: UInt64, replicates: Int, scenarios: [Scenario], recording: Recording = [],
    recordsDaily: Bool = true, outcomes: [Outcome] = Outcome.allCases,
    blockSize: Int? = nil, inputs: [InputFile] = []
  ) {
    self.study = study
    self.title = title
    self.path = path
    self.settings = settings
    self.seed = seed
    self.replicates = replicates
    self.scenarios = scenarios
    self.recording = recording
    self.recordsDaily = recordsDaily
    self.outcomes = outcomes
    self.blockSize =
      blockSize ?? Self.usualBlockSize(scenarios.count * replicates, recording: recording)
    self.inputs = inputs
    currency = scenarios.lazy.compactMap { $0.model?.prices }.first { $0.isGiven }?.currency
  }

  /// What kind of experiment it is.
  public var kind: any ExperimentKind { study }
  /// The word for its kind in files.
  public var kindName: String { type(of: study).name }
  /// Whether the trials of one block depend on the results of earlier ones. Adaptive experiments
  /// resume, but cannot be cut into shards.
  public var isAdaptive: Bool { study.isAdaptive }
  /// The trials that are known before anything has been run.
  public var firstPlan: TrialPlan { study.firstPlan(self) }

  /// The unit of an outcome; of money the currency of the price list.
  public func unit(of outcome: Outcome) -> String { outcome.unit(currency) }

  /// A trial with its events is large, so it is a block by itself.
  static func usualBlockSize(_ trials: Int, recording: Recording) -> Int {
    recording.contains(.events) ? 1 : TrialPlan.usualSize(trials: trials)
  }

  /// What the simulation must write down for its tables and its kind.
  var simulated: Recording {
    recording.union(study.recording).union(recordsDaily ? .warmUp : [])
  }

  /// The recordings by the names that `--record` takes.
  public var recordingNames: [String] {
    (recording.contains(.clinicians) ? ["clinicians"] : [])
      + (recording.contains(.surveys) ? ["surveys"] : [])
      + (recording.contains(.events) ? ["events"] : [])
      + (recording.contains(.answers) ? ["answers"] : [])
  }

  /// SHA-256 over everything that decides the bytes of the tables.
  public var identity: String {
    // Each part carries its length, so that no two lists of parts read the same.
    var parts = [
      wellspringVersion, kindName, title, String(seed), String(replicates), String(blockSize),
      recordingNames.joined(separator: ","), recordsDaily ? "daily" : "",
      outcomes.map(\.definition.name).joined(separator: ","),
    ]
    parts += study.identityParts
    for scenario in scenarios { parts += [scenario.name, scenario.digest] }
    return sha256(Array(parts.map { "\($0.utf8.count):\($0)\n" }.joined().utf8))
  }

  /// `results/NAME-HASH`: the file's name, and eight digits over everything that decides the bytes.
  public func defaultFolder(shard: Shard? = nil) -> String {
    let tail = shard.map { "-shard-\($0.number)-of-\($0.count)" } ?? ""
    return "results/\(Self.slug(path))-\(identity.prefix(8))\(tail)"
  }

  /// Years of clinicians that a replicate simulates, warm-up included: the mean over scenarios, of
  /// which no more than so many are looked at.
  public var staffYears: Double {
    let step = max(1, scenarios.count / 200)
    let models = stride(from: 0, to: scenarios.count, by: step).compactMap { scenarios[$0].model }
    let years = models.map { model in
      Double(Staff(model).postCount) * (model.horizon.days + model.horizon.warmUpDays) / 365.25
    }
    return years.isEmpty ? 0 : years.reduce(0, +) / Double(years.count)
  }

  /// The command that makes these tables again.
  public var command: [String] {
    var words = ["wellspring", "run", path]
    words += ["--replicates", String(repetitions ?? replicates), "--seed", String(seed)]
    for set in settings.sets { words += ["--set", set] }
    for target in settings.precision { words += ["--precision", target] }
    if !settings.record.isEmpty {
      words += ["--record", settings.record.joined(separator: ",")]
    }
    return words
  }

  /// A file's base name in lower-case letters, digits and single dashes.
  static func slug(_ path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? ""
    if let dot = name.lastIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
    let words = name.lowercased().unicodeScalars.split { scalar in
      !("a"..."z").contains(scalar) && !("0"..."9").contains(scalar)
    }
    let slug = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-")
    return slug.isEmpty ? "run" : String(slug.prefix(60))
  }
}
