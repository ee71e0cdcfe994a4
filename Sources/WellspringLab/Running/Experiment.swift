// An experiment as it is run: scenarios, replicates, and what is made of them.
//
// A model that is run as it stands is an experiment of one scenario.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Two scenarios that are compared replicate by replicate.
public struct ScenarioPair: Sendable, Equatable {
  /// Positions among the scenarios; differences are `other` minus `baseline`.
  public let baseline: Int
  public let other: Int

  public init(baseline: Int, other: Int) { (self.baseline, self.other) = (baseline, other) }
}

/// What is made of the trials beyond the tables that every experiment has.
public enum ExperimentKind: Sendable {
  /// Nothing: one model as it stands.
  case run
  /// Paired differences.
  case compare([ScenarioPair])
  /// A table of the design points; the scenarios are those points.
  case sweep(DesignPoints)
  /// The best of the scenarios, decided on the way.
  case select(SelectionPlan)
  /// Which factors matter; the scenarios are the points of a design.
  case sensitivity(SensitivityPlan)
  /// Virtual trials; the scenarios say when a unit starts.
  case power(PowerPlan)
  /// Tipping points; the scenarios are steps from either state, pushes and ramps.
  case tipping(TippingPlan)
  /// What would have warned of tips.
  case warnings(WarningsPlan)

  /// The word in files.
  public var name: String {
    switch self {
    case .run: "run"
    case .compare: "compare"
    case .sweep: "sweep"
    case .select: "select"
    case .sensitivity: "sensitivity"
    case .power: "power"
    case .tipping: "tipping"
    case .warnings: "warnings"
    }
  }

  /// Everything about the kind that decides bytes, as text.
  var identityParts: [String] {
    switch self {
    case .run: []
    case .compare(let pairs): pairs.map { "\($0.baseline):\($0.other)" }
    case .sweep(let design): design.identityParts
    case .select(let plan): plan.identityParts
    case .sensitivity(let plan): [plan.method.name] + plan.design.identityParts
    case .power(let plan): plan.identityParts
    case .tipping(let plan): plan.identityParts
    case .warnings(let plan): plan.identityParts
    }
  }
}

/// An experiment, ready to be run.
public struct Experiment: Sendable {
  /// Replicates that a scenario may have.
  public static let mostReplicates = 10_000_000
  /// Threads that one run may use.
  public static let mostThreads = 1_024
  /// Scenarios or design points that an experiment may have.
  public static let mostScenarios = 100_000
  /// Trials that an experiment may have.
  public static let mostTrials = 1_000_000_000

  public var kind: ExperimentKind
  /// The question, or the model's name.
  public var title: String
  /// The file as the user named it.
  public var path: String
  public var settings: RunSettings
  public var seed: UInt64
  /// Of each scenario; the most of each where the kind is adaptive.
  public var replicates: Int
  /// At least one, with different names.
  public var scenarios: [Scenario]
  public var recording: Recording
  /// Whether daily.csv is written.
  public var recordsDaily: Bool
  /// The outcomes that are asked about.
  public var outcomes: [Outcome]
  /// What a model wants to be shown first; decides what is printed and no byte of the tables.
  public var headline: [Outcome] = []
  /// What has to be known how precisely; replicates are added until it is.
  public var precision: [PrecisionTarget]
  /// Trials in a block.
  public var blockSize: Int
  /// The files it was read from, its own first.
  public var inputs: [InputFile]
  /// What the user should know of its models, each thing once.
  public var warnings: [Problem] = []
  /// The currency of the price lists, the same for all that have one; nil where there is none.
  public let currency: String?

  public init(
    kind: ExperimentKind = .run, title: String, path: String, settings: RunSettings = .init(),
    seed: UInt64, replicates: Int, scenarios: [Scenario], recording: Recording = [],
    recordsDaily: Bool = true, outcomes: [Outcome] = Outcome.allCases,
    precision: [PrecisionTarget] = [], blockSize: Int? = nil, inputs: [InputFile] = []
  ) {
    self.kind = kind
    self.title = title
    self.path = path
    self.settings = settings
    self.seed = seed
    self.replicates = replicates
    self.scenarios = scenarios
    self.recording = recording
    self.recordsDaily = recordsDaily
    self.outcomes = outcomes
    self.precision = precision
    self.blockSize =
      blockSize ?? Self.usualBlockSize(scenarios.count * replicates, recording: recording)
    self.inputs = inputs
    currency = scenarios.lazy.compactMap { $0.model?.prices }.first { $0.isGiven }?.currency
  }

  /// The unit of an outcome; of money the currency of the price list.
  public func unit(of outcome: Outcome) -> String { outcome.unit(currency) }

  /// A trial with its events is large, so it is a block by itself.
  static func usualBlockSize(_ trials: Int, recording: Recording) -> Int {
    recording.contains(.events) ? 1 : TrialPlan.usualSize(trials: trials)
  }

  /// The trials that are known before anything has been run.
  public var firstPlan: TrialPlan {
    if isAdaptive { return .grown([]) }
    if case .power(let plan) = kind { return .runs(TrialRuns(plan.runs, size: blockSize)) }
    if case .tipping(let plan) = kind {
      return .runs(TrialRuns(plan.runs(replicates: replicates), size: blockSize))
    }
    return .fixed(scenarios: scenarios.count, replicates: replicates, size: blockSize)
  }

  /// What the part of each trial holds.
  var contents: RecordContents {
    var followsPosts = false
    if case .compare = kind { followsPosts = true }
    if case .tipping = kind { followsPosts = true }
    var instrument: Int?
    if case .power(let plan) = kind { instrument = plan.instrument }
    var contents = RecordContents(
      recording: recording, daily: recordsDaily, posts: followsPosts, instrument: instrument,
      countsCases: countsCases)
    if case .tipping = kind {
      let states = scenarios.map { scenario -> (midpoint: Double, startsDown: Bool) in
        guard let model = scenario.model else { return (0, false) }
        let c = model.dynamics.capacity
        let midpoint = 0.5 * (c.lowKnot + c.highKnot)
        return (midpoint, model.perturbation.startCapacity < midpoint)
      }
      contents.units = { states[$0] }
    }
    if case .warnings(let plan) = kind {
      contents.watched = plan.recording
      if plan.signals.contains(.surveys) { contents.watchedInstrument = plan.instrument }
    }
    return contents
  }

  private var countsCases: Bool {
    if case .power(let plan) = kind { plan.countsCases } else { false }
  }

  /// The recordings by the names that `--record` takes.
  public var recordingNames: [String] {
    (recording.contains(.clinicians) ? ["clinicians"] : [])
      + (recording.contains(.surveys) ? ["surveys"] : [])
      + (recording.contains(.events) ? ["events"] : [])
  }

  /// SHA-256 over everything that decides the bytes of the tables.
  public var identity: String {
    // Each part carries its length, so that no two lists of parts read the same.
    var parts = [
      wellspringVersion, kind.name, title, String(seed), String(replicates), String(blockSize),
      recordingNames.joined(separator: ","), recordsDaily ? "daily" : "",
      outcomes.map(\.definition.name).joined(separator: ","),
    ]
    parts += kind.identityParts
    for target in precision { parts += [target.outcome, target.halfWidth.shortText] }
    for scenario in scenarios { parts += [scenario.name, scenario.digest] }
    return sha256(Array(parts.map { "\($0.utf8.count):\($0)\n" }.joined().utf8))
  }

  /// `results/NAME-HASH`: the file's name, and eight digits over everything that decides the bytes.
  public func defaultFolder(shard: Shard? = nil) -> String {
    let tail = shard.map { "-shard-\($0.number)-of-\($0.count)" } ?? ""
    return "results/\(Self.slug(path))-\(identity.prefix(8))\(tail)"
  }

  /// The command that makes these tables again.
  public var command: [String] {
    var words = ["wellspring", "run", path]
    words += ["--replicates", String(replicates), "--seed", String(seed)]
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
