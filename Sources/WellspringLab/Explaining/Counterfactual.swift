// The same luck without a cause, or with a policy.
//
// Streams are addressed by whom they belong to, so a history that is run again without a cause keeps
// every draw of everything else. What is taken from the post alone leaves the others their rules;
// their days still change, because people in a unit share work, contacts and cases.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A cause that can be taken away.
public struct Removal: Sendable, Equatable {
  /// How it is taken away.
  enum Way: Sendable, Equatable {
    /// From the post alone.
    case spared(Sparing)
    /// From the whole unit: this mechanism, by its place in the list.
    case mechanism(Int)
  }

  public let name: String
  public let meaning: String
  let way: Way

  /// Whether only the post is spared.
  public var isForPost: Bool {
    if case .spared = way { true } else { false }
  }

  /// What the post alone can be spared.
  public static let ofPost = [
    Removal(
      name: "moral-events", meaning: "no morally injurious event strikes the post",
      way: .spared(.moralEvents)),
    Removal(
      name: "contagion", meaning: "the post takes over no distress in encounters",
      way: .spared(.contagion)),
    Removal(name: "errors", meaning: "the post makes no errors", way: .spared(.errors)),
    Removal(
      name: "life-strain", meaning: "no new spell of strain outside work begins",
      way: .spared(.lifeStrain)),
    Removal(
      name: "trauma-cases", meaning: "traumatic cases are to the post like any other",
      way: .spared(.traumaCases)),
    Removal(
      name: "missed-breaks", meaning: "somebody from outside covers every break that is due",
      way: .spared(.missedBreaks)),
    Removal(
      name: "night-shifts", meaning: "rostered nights are worked by day",
      way: .spared(.nightShifts)),
  ]

  /// Mechanisms of the model, which can only be switched off for everybody.
  public static let ofUnit = Mechanisms.parameters.enumerated().compactMap { place, one in
    let name = kebab(one.name)
    return ofPost.contains { $0.name == name }
      ? nil : Removal(name: name, meaning: "mechanism \(one.name) is off", way: .mechanism(place))
  }

  /// The removal of a name.
  /// - Throws: `.usage` with the nearest name.
  public static func named(_ name: String) throws(ModelFileError) -> Removal {
    if let found = (ofPost + ofUnit).first(where: { $0.name == name }) { return found }
    let all = (ofPost + ofUnit).map(\.name)
    let hint =
      Suggestion.nearest(to: name, among: all).map { "did you mean `\($0)`?" }
      ?? "for the post alone there are \(ofPost.map(\.name).joined(separator: ", ")); for the unit "
      + ofUnit.map(\.name).joined(separator: ", ")
    throw PostQuestion.usage(
      "--without \(TextRule.short(name))", "no cause is called so; \(hint)")
  }

  /// `moralInjury` as `moral-injury`.
  private static func kebab(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }
}

/// A history that did not happen.
public struct Counterfactual: Sendable {
  public let removals: [Removal]
  /// Each `NAME` or `NAME=DOSE`, as asked for.
  public let policies: [String]
  /// From which observed day on, from 1; 0: from the start of the run.
  public let sinceDay: Int
  /// The day from which policies act here: the model's own where it has policies already.
  public let policyDay: Int
  let model: Model

  /// - Throws: `.usage` when a policy or its dose cannot be.
  public init(
    _ question: PostQuestion, removals: [Removal], policies: [String], sinceDay: Int
  ) throws(ModelFileError) {
    self.removals = removals
    self.policies = policies
    self.sinceDay = sinceDay
    let already = !question.model.policies.acting.isEmpty
    policyDay = already ? Int(question.model.policies.startDay) : sinceDay
    var model = try Self.model(question, policies)
    if !policies.isEmpty { model.policies.startDay = Double(policyDay) }
    for removal in removals {
      if case .mechanism(let place) = removal.way {
        Mechanisms.parameters[place].write(&model.mechanisms, 0)
      }
    }
    self.model = model
  }

  /// The scenario's model with the policies switched on: read again from the folder's copies, so that
  /// the same checks are made as in a run.
  private static func model(
    _ question: PostQuestion, _ policies: [String]
  ) throws(ModelFileError) -> Model {
    if policies.isEmpty { return question.model }
    let experiment = question.experiment
    var settings = experiment.settings
    var added: [String] = []
    for policy in policies { added += try ModelOverride.settings(policy: policy) }
    settings.sets += added
    guard let path = experiment.inputs.first?.path else { return question.model }
    let copies = Dictionary(experiment.inputs.map { ($0.path, $0.bytes) }) { first, _ in first }
    let again = try ExperimentFile.load(path: path, settings: settings, copies: copies)
    guard let scenario = again.scenarios.first(where: { $0.name == question.scenario.name }),
      let model = scenario.model
    else {
      throw PostQuestion.usage(
        "--policy", "scenario \(question.scenario.name) cannot be run with it")
    }
    // What a scenario itself sets comes after the command line.
    for setting in added {
      let path = setting.prefix { $0 != "=" } + "="
      let last = scenario.settings.last { $0.hasPrefix(path) }
      guard last == nil || last == setting else {
        throw PostQuestion.usage(
          "--policy", "scenario \(scenario.name) sets \(path.dropLast()) itself")
      }
    }
    return model
  }

  /// Runs it.
  public func history(_ question: PostQuestion) throws(SimulationError) -> PostHistory {
    var sparing: Sparing = []
    for removal in removals {
      if case .spared(let one) = removal.way { sparing.insert(one) }
    }
    return try Simulation(model: model, seed: question.experiment.seed).history(
      replicate: UInt64(question.replicate), unit: question.unit, position: question.position,
      sparing: sparing, fromDay: sinceDay)
  }

  /// In a few words: `without moral-events, with rest-legitimacy=0.5`.
  public var label: String {
    let without = removals.map(\.name).joined(separator: ", ")
    let with = policies.joined(separator: ", ")
    return [without.isEmpty ? "" : "without \(without)", with.isEmpty ? "" : "with \(with)"]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// Whom each part of it concerns, and from when on: a sentence for each.
  public func scope(_ question: PostQuestion) -> [String] {
    func since(_ day: Int) -> String {
      day == 0 ? "from the start of the run, warm-up included" : "from day \(day) on"
    }
    var lines = removals.map { removal in
      removal.isForPost
        ? "\(removal.name): for \(question.post) alone, \(since(sinceDay)): \(removal.meaning)."
        : "\(removal.name): for the whole unit, \(since(0)): \(removal.meaning)."
    }
    lines += policies.map { policy in
      let day = policyDay > question.days ? "never in this run" : since(policyDay)
      return "\(policy): a policy of the whole unit, \(day)."
    }
    return lines
  }
}

/// When two histories of one post part.
public struct Parting: Sendable, Equatable {
  /// Difference of a day's means from which on they are told apart.
  static let visible = 0.01

  /// Hours since the first observed day's midnight at which the first step that differs begins; nil
  /// when all are the same to the last bit.
  public let hours: Double?
  /// The first observed day whose means differ visibly; nil without one.
  public let day: Int?

  public init(_ a: PostHistory, _ b: PostHistory) {
    let count = min(a.rows.count, b.rows.count)
    let first = (0..<count).first { !Self.isSame(a.rows[$0], b.rows[$0]) }
    if let first {
      hours = min(a.rows[first].hours, b.rows[first].hours)
    } else if a.rows.count != b.rows.count {
      hours = (a.rows.count > count ? a.rows : b.rows)[count].hours
    } else {
      hours = nil
    }
    var others: [Int: Double] = [:]
    for day in b.days { others[day.day] = day.capacityMean }
    day =
      a.days.first { one in
        guard let other = others[one.day] else { return true }
        return abs(one.capacityMean - other) >= Self.visible
      }?.day
  }

  private static func isSame(_ a: LedgerRow, _ b: LedgerRow) -> Bool {
    a.hours == b.hours && a.duration == b.duration && a.cause == b.cause && a.change == b.change
      && a.capacityAfter == b.capacityAfter && a.holder == b.holder
  }
}
