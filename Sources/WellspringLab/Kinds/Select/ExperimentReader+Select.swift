// Experiments of kind select: what is best, and what it has to keep.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  /// Replicates of a scenario at most, unless the file says otherwise.
  static let mostSelectionReplicates = 2_000
  private static let confidences = 0.5001...0.999999

  mutating func readSelection() -> Experiment? {
    let scenarios = readScenarios().map(\.scenario)
    let objective = readObjective()
    let constraints = readConstraints()
    let confidence = number("confidence", in: root, Self.confidences) ?? 0.95
    let firstStage = count("first_stage", in: root, 5...1_000) ?? 20
    let needed = constraints.isEmpty ? 2 : 1
    if !scenarios.isEmpty, scenarios.count < needed, problems.isEmpty {
      report(root.place, "scenarios", "a selection without constraints needs two scenarios or more")
    }
    guard problems.isEmpty, let objective else { return nil }
    let rule = SelectionRule(
      alternatives: scenarios.count, prefersSmall: objective.prefersSmall,
      indifference: objective.indifference, bounds: constraints.map(\.bound),
      confidence: confidence, firstStage: firstStage)
    guard rule.promise > 0 else {
      report(
        root["constraints"]!.place, "constraints",
        "what the confidences leave to go wrong adds up to everything; raise some of them")
      return nil
    }
    let plan = SelectionPlan(
      objective: objective.outcome, bounded: constraints.map(\.outcome), rule: rule)
    var experiment = experiment(plan, scenarios, daily: false)
    if root["replicates"] == nil, settings.replicates == nil {
      experiment.replicates = Self.mostSelectionReplicates
    }
    experiment.blockSize = min(experiment.blockSize, 5)
    return experiment
  }

  private mutating func readObjective() -> (
    outcome: Outcome, prefersSmall: Bool, indifference: Double
  )? {
    let keys = ["minimise", "maximise"].filter { root[$0] != nil }
    guard let key = keys.first, keys.count == 1 else {
      report(
        root.place, "minimise",
        (keys.isEmpty ? "missing and needed: " : "")
          + "name one outcome that is to be as small (`minimise`) or as large (`maximise`) as "
          + "possible")
      return nil
    }
    let outcome = outcome(key, in: root, "")
    guard let width = number("indifference", in: root, 1e-12...1e12) else {
      if root["indifference"] == nil {
        report(
          root.place, "indifference",
          "missing and needed: the smallest difference in the outcome that matters, in its unit")
      }
      return nil
    }
    return outcome.map { ($0, key == "minimise", width) }
  }

  private mutating func readConstraints() -> [(outcome: Outcome, bound: SelectionBound)] {
    var constraints: [(Outcome, SelectionBound)] = []
    let groups = groups("constraints", noun: "constraint", in: root)
    if let node = root["constraints"], groups.isEmpty, node.elements.isEmpty, problems.isEmpty {
      report(node.place, "constraints", "the list is empty; leave it out")
    }
    for (index, group) in groups.enumerated() {
      let path = "constraints.\(index)"
      refuseUnknownKeys(group, ["outcome", "at_most", "at_least", "tolerance", "confidence"], path)
      let outcome = outcome("outcome", in: group, path)
      let bounds = ["at_most", "at_least"].filter { group[$0] != nil }
      guard let key = bounds.first, bounds.count == 1 else {
        report(
          group.place, path,
          (bounds.isEmpty ? "missing and needed: " : "")
            + "give `at_most` or `at_least`, one of the two")
        continue
      }
      let bound = number(key, in: group, -1e12...1e12, path)
      let tolerance = number("tolerance", in: group, 1e-12...1e12, path)
      let confidence = number("confidence", in: group, Self.confidences, path)
      if group["tolerance"] == nil {
        report(
          group.place, "\(path).tolerance",
          "missing and needed: closer to the bound than this, either verdict will do (in the "
            + "outcome's unit)")
      }
      if let outcome, let bound, let tolerance {
        constraints.append(
          (
            outcome,
            SelectionBound(
              isUpper: key == "at_most", bound: bound, tolerance: tolerance,
              confidence: confidence)
          ))
      }
    }
    return constraints
  }

  /// The outcome that a key names.
  mutating func outcome(_ key: String, in node: SourceNode, _ path: String) -> Outcome? {
    let names = Outcome.allCases.map(\.definition.name)
    guard let name = word(key, in: node, path, among: names, needed: true) else { return nil }
    return names.firstIndex(of: name).map { Outcome.allCases[$0] }
  }

  /// Reports outcomes that decide and that some scenario does not define.
  mutating func checkSelection(_ plan: SelectionPlan, _ experiment: Experiment) {
    let key = root["minimise"] == nil ? "maximise" : "minimise"
    checkDecided(plan.objective, experiment, root[key]?.place ?? root.place, key)
    let groups = root["constraints"]?.elements ?? []
    for (index, (outcome, group)) in zip(plan.bounded, groups).enumerated() {
      checkDecided(
        outcome, experiment, group["outcome"]?.place ?? group.place, "constraints.\(index).outcome")
    }
  }

  /// What decides between scenarios must be defined in each of them.
  private mutating func checkDecided(
    _ outcome: Outcome, _ experiment: Experiment, _ place: Place, _ path: String
  ) {
    for scenario in experiment.scenarios {
      guard let model = scenario.model,
        let obstacle = OutcomeQuestion.obstacle(to: outcome, of: model)
      else { continue }
      report(place, path, "\(obstacle) (in scenario `\(scenario.name)`)")
      return
    }
  }
}
