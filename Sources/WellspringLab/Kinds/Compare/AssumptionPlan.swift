// What a comparison hangs on: its scenarios again with one doubtful number at a time at either end
// of its plausible range, everything else and all luck the same.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Which numbers are moved, over which replicates.
public struct AssumptionPlan: Sendable {
  static let keys = ["grades", "replicates"]
  static let usualReplicates = 10

  public let numbers: [DoubtfulNumber]
  public let grades: [EvidenceGrade]
  /// The first so many of each scenario are simulated again with each number moved.
  public let replicates: Int
  let seed: UInt64
  let outcomes: [Outcome]

  var identityParts: [String] {
    ["assumptions:\(replicates)"]
      + numbers.map { "\($0.path):\($0.low.shortText):\($0.high.shortText)" }
  }

  /// By scenario: the model with each number at its low and at its high end, number by number; nil
  /// where the model cannot be.
  let moved: [[Model?]]

  /// The outcomes of a trial with each number at its low and at its high end: number by number, end
  /// by end, outcome by outcome. NaN where the model cannot be, or the simulation failed.
  /// - Returns: nothing for a trial that is not simulated again.
  func values(_ trial: Trial) -> [Double] {
    guard trial.replicate <= UInt64(replicates) else { return [] }
    return moved[trial.scenario].flatMap { model in
      let result = model.flatMap {
        try? Simulation(model: $0, seed: seed).run(replicate: trial.replicate)
      }
      return outcomes.map { result?.outcomes[$0.rawValue] ?? .nan }
    }
  }

  /// - Parameter all: replicates of a scenario.
  func sentence(of all: Int) -> String {
    let again = min(replicates, all)
    let more = 2 * numbers.count * moved.count * again
    return "Then \(counted(numbers.count, "number")) of the model that "
      + "\(numbers.count == 1 ? "is" : "are") in doubt "
      + "(\(grades.map(\.name).joined(separator: ", "))), one at a time at either end of its "
      + "plausible range, over the first \(counted(again, "replicate")) of each scenario: "
      + "\(counted(more, "simulation")) more."
  }
}

extension ExperimentReader {
  /// `assumptions: {grades: [assumed], replicates: 10}`; nil without the key.
  mutating func readAssumptions(_ scenarios: [ReadScenario]) -> AssumptionPlan? {
    guard let node = root["assumptions"] else { return nil }
    guard case .mapping = node.content else {
      report(
        node.place, "assumptions",
        "this is a group (`{grades: [assumed], replicates: 10}`), but \(node.kindName) is given")
      return nil
    }
    refuseUnknownKeys(node, AssumptionPlan.keys, "assumptions")
    let grades = readGrades("grades", in: node, "assumptions") ?? [.assumed]
    let replicates =
      count("replicates", in: node, 2...Experiment.mostReplicates, "assumptions")
      ?? AssumptionPlan.usualReplicates
    guard problems.isEmpty else { return nil }
    let numbers = Self.doubtful(grades, scenarios.map(\.loaded))
    if numbers.isEmpty {
      report(
        node.place, "assumptions",
        "no number of the models with grade \(grades.map(\.name).joined(separator: " or ")) "
          + "acts and has a plausible range")
    }
    return AssumptionPlan(
      numbers: numbers, grades: grades, replicates: replicates,
      seed: settings.seed ?? number64("seed", in: root) ?? Experiment.usualSeed,
      outcomes: outcomes(),
      moved: scenarios.map { scenario in
        numbers.flatMap { number in
          [number.low, number.high].map { number.set($0, after: scenario.reader) }
        }
      })
  }

  /// What is in doubt in any of the models. A number that the scenarios have at different values is
  /// what they compare, and no assumption that they share.
  private static func doubtful(
    _ grades: [EvidenceGrade], _ models: [LoadedModel]
  ) -> [DoubtfulNumber] {
    var values: [String: RegistryValue] = [:]
    var differing: Set<String> = []
    for value in models.flatMap(\.values) {
      if let known = values[value.path], known != value.value { differing.insert(value.path) }
      values[value.path] = value.value
    }
    var seen = differing
    return models.flatMap { $0.doubtful(grades) }.filter { seen.insert($0.path).inserted }
  }
}
