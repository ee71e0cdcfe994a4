// Two folders of results of one seed, held against each other replicate by replicate.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What is different in a second folder of results, and how sure that is: replicates of equal number
/// share their luck.
public struct FolderDifference: Sendable {
  /// A scenario of the first folder and the one of the second that it is held against.
  public struct Pair: Sendable {
    public let first: Scenario
    public let second: Scenario
    /// Values of the two models that are not the same. What is no value, such as a roster, is not
    /// among them.
    public let changes: [PlanChange]
    /// Whether the two models are the same to the last value and row.
    public var isSameModel: Bool { first.digest == second.digest }
    /// Every outcome that both define, in the order of the tables. All of them are asked about.
    public internal(set) var outcomes: [OutcomeComparison]
  }

  public let first: FinishedFolder
  public let second: FinishedFolder
  public let pairs: [Pair]
  /// Scenarios that only one of the two has.
  public let alone: (first: [String], second: [String])

  /// - Throws: `.noInput` or `.badData` when one of them cannot be read, when they do not share their
  ///   luck, or when no scenario is in both.
  public init(_ first: FinishedFolder, _ second: FinishedFolder) throws(ModelFileError) {
    (self.first, self.second) = (first, second)
    let (a, b) = (first.experiment, second.experiment)
    guard a.seed == b.seed else {
      throw Self.problem(
        second.path,
        "its seed is \(b.seed), and that of \(first.path) is \(a.seed): their replicates do not share "
          + "their luck. Run one of the two again with the seed of the other (--seed)")
    }
    let couples = Self.couples(a.scenarios, b.scenarios)
    guard !couples.isEmpty else {
      throw Self.problem(
        second.path,
        "it has no scenario that \(first.path) has: \(Self.names(b.scenarios)) here, "
          + "\(Self.names(a.scenarios)) there")
    }
    let (values, others) = (try Values(first), try Values(second))
    var pairs: [Pair] = []
    for (one, other) in couples {
      pairs.append(
        Pair(
          first: one, second: other, changes: Self.changes(one, other),
          outcomes: Outcome.allCases.compactMap { outcome in
            let paired = values.difference(one.name, to: others, other.name, outcome)
            return paired.count > 0
              ? OutcomeComparison(outcome: outcome, isAsked: true, paired: paired) : nil
          }))
    }
    Self.allowForNumber(&pairs)
    self.pairs = pairs
    let (mine, theirs) = (Set(couples.map(\.0.name)), Set(couples.map(\.1.name)))
    alone = (
      a.scenarios.map(\.name).filter { !mine.contains($0) },
      b.scenarios.map(\.name).filter { !theirs.contains($0) }
    )
  }

  /// Scenarios of the same name; where each folder has one alone, these.
  private static func couples(_ first: [Scenario], _ second: [Scenario]) -> [(Scenario, Scenario)] {
    if first.count == 1, second.count == 1 { return [(first[0], second[0])] }
    let others = Dictionary(second.map { ($0.name, $0) }) { first, _ in first }
    return first.compactMap { one in others[one.name].map { (one, $0) } }
  }

  private static func changes(_ first: Scenario, _ second: Scenario) -> [PlanChange] {
    guard let one = first.model, let other = second.model else { return [] }
    return PlanChange.all(from: one, to: other) { _ in true }
  }

  /// One family: every outcome of every pair.
  private static func allowForNumber(_ pairs: inout [Pair]) {
    let places = pairs.indices.flatMap { pair in
      pairs[pair].outcomes.indices.map { (pair: pair, outcome: $0) }
    }
    let adjusted = holmAdjusted(places.map { pairs[$0.pair].outcomes[$0.outcome].paired.p })
    for (place, p) in zip(places, adjusted) {
      pairs[place.pair].outcomes[place.outcome].adjustedP = p
    }
  }

  private static func names(_ scenarios: [Scenario]) -> String {
    let shown = scenarios.prefix(4).map { "`\($0.name)`" }.joined(separator: ", ")
    return scenarios.count > 4 ? shown + " and others" : shown
  }

  private static func problem(_ file: String, _ message: String) -> ModelFileError {
    ModelFileError(.badData, [Problem(.file(file), "", message)])
  }

  // MARK: As JSON

  /// Everything, for programs.
  public var json: JSONValue {
    .object([
      ("first", .string(first.path)), ("second", .string(second.path)),
      ("seed", .string(String(first.experiment.seed))),
      ("scenarios", .array(pairs.map { $0.json(first.experiment) })),
      ("only_in_first", .array(alone.first.map { .string($0) })),
      ("only_in_second", .array(alone.second.map { .string($0) })),
    ])
  }
}

extension FolderDifference.Pair {
  fileprivate func json(_ experiment: Experiment) -> JSONValue {
    .object([
      ("first", .string(first.name)), ("second", .string(second.name)),
      (
        "changes",
        .array(
          changes.map {
            .object([
              ("path", .string($0.path)), ("first", .string($0.before)),
              ("second", .string($0.after)),
            ])
          })
      ),
      ("outcomes", .array(outcomes.map { Self.json($0, experiment) })),
    ])
  }

  private static func json(_ entry: OutcomeComparison, _ experiment: Experiment) -> JSONValue {
    let paired = entry.paired
    return .object([
      ("outcome", .string(entry.outcome.definition.name)),
      ("unit", .string(experiment.unit(of: entry.outcome))), ("n", .integer(paired.count)),
      ("first_mean", .number(paired.baselineMean)), ("second_mean", .number(paired.otherMean)),
      ("difference", .number(paired.difference)), ("ci_low", .number(paired.interval.low)),
      ("ci_high", .number(paired.interval.high)), ("p", .number(paired.p)),
      ("p_holm", .number(entry.adjustedP)), ("correlation", .number(paired.correlation)),
    ])
  }
}

/// The outcomes of every replicate of a folder.
private struct Values {
  /// By scenario, in the order of the table.
  private var replicates: [String: [Int]] = [:]
  private var outcomes: [String: [Outcome: [Double]]] = [:]

  init(_ folder: FinishedFolder) throws(ModelFileError) {
    var (replicates, outcomes) = (replicates, outcomes)
    try folder.forEachRow(of: "replicates") { row in
      let scenario = row["scenario"]
      replicates[scenario, default: []].append(Int(row["replicate"]) ?? 0)
      for outcome in Outcome.allCases {
        outcomes[scenario, default: [:]][outcome, default: []].append(
          row.number(outcome.definition.name) ?? .nan)
      }
      return true
    }
    (self.replicates, self.outcomes) = (replicates, outcomes)
  }

  /// Over the replicates that both have.
  func difference(
    _ scenario: String, to other: Values, _ otherScenario: String, _ outcome: Outcome
  ) -> PairedDifference {
    let theirs = Dictionary(
      zip(
        other.replicates[otherScenario] ?? [], other.outcomes[otherScenario]?[outcome] ?? [])
    ) { first, _ in first }
    let pairs = zip(replicates[scenario] ?? [], outcomes[scenario]?[outcome] ?? [])
      .compactMap { replicate, value in theirs[replicate].map { (value, $0) } }
    return PairedDifference(baseline: pairs.map(\.0), other: pairs.map(\.1))
  }
}
