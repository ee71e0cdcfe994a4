// Scenarios: what an experiment runs beside each other.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A scenario with all that is known of its model.
struct ReadScenario {
  let scenario: Scenario
  let loaded: LoadedModel
  /// After it has read the model.
  let reader: ModelReader
}

extension ExperimentReader {
  /// The scenarios of the file: each the model of the experiment or its own, with what the
  /// experiment, the command line and it itself set, in that order.
  mutating func readScenarios() -> [ReadScenario] {
    let shared = commonOverrides()
    let base = source("model", in: root, "model")
    guard root["scenarios"] != nil else {
      report(
        root.place, "scenarios",
        "missing and needed: a list of what is compared (`- {name: today}`)")
      return []
    }
    // What is wrong without any scenario is said once, and not for each of them.
    if let base, !isSoundAlone(base, shared) { return [] }
    var names: Set<String> = []
    let groups = groups("scenarios", noun: "scenario", in: root)
    if groups.isEmpty, problems.isEmpty {
      report(root["scenarios"]!.place, "scenarios", "the list is empty")
    }
    if root["model"] == nil, groups.allSatisfy({ $0["model"] == nil }) {
      report(root.place, "model", "missing and needed: the path of a model file")
      return []
    }
    return groups.enumerated().compactMap { number, group in
      scenario(group, number, base, shared, &names)
    }
  }

  private mutating func scenario(
    _ group: SourceNode, _ number: Int, _ base: ModelSource?, _ shared: [ModelOverride],
    _ names: inout Set<String>
  ) -> ReadScenario? {
    let name = text("name", in: group, "scenarios.\(number)") ?? ""
    let path = "scenarios.\(name.isEmpty ? String(number) : TextRule.short(name))"
    refuseUnknownKeys(group, ["name", "label", "model", "policies", "set"], path)
    checkName(name, group, path, &names)
    let own = source("model", in: group, "\(path).model")
    if base == nil, own == nil {
      if root["model"] == nil, group["model"] == nil, !strayed.contains(root.place) {
        report(
          group.place, "\(path).model", "missing and needed: there is no `model` above either")
      }
      return nil
    }
    let overrides = shared + self.overrides(in: group, path)
    if let own, !isSoundAlone(own, shared) { return nil }
    guard let source = own ?? base, let read = read(source, overrides, scenario: name) else {
      return nil
    }
    var scenario = Scenario(name: name, read.loaded, overrides)
    scenario.label = text("label", in: group, path) ?? ""
    return ReadScenario(scenario: scenario, loaded: read.loaded, reader: read.reader)
  }

  private mutating func checkName(
    _ name: String, _ group: SourceNode, _ path: String, _ names: inout Set<String>
  ) {
    guard let place = group["name"]?.place else {
      report(group.place, "\(path).name", "missing and needed: what the scenario is called")
      return
    }
    if !name.isEmpty, let problem = NameRule.problem(name) {
      report(place, "\(path).name", problem)
    } else if !names.insert(name).inserted {
      report(place, "\(path).name", "another scenario is called `\(name)`; names must differ")
    }
  }
}
