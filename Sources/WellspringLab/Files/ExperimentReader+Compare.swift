// Experiments of kind compare: scenarios and the pairs among them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  mutating func readCompare() throws(ModelFileError) -> Experiment? {
    let scenarios = readScenarios()
    if scenarios.count == 1, problems.isEmpty {
      report(
        root["scenarios"]!.place, "scenarios",
        "a comparison needs at least two scenarios, and there is one")
    }
    let pairs = readPairs(scenarios.map(\.name))
    return experiment(.compare(pairs), scenarios, daily: true)
  }

  /// The scenarios of the file: each the model of the experiment or its own, with what the
  /// experiment, the command line and it itself set, in that order.
  mutating func readScenarios() -> [Scenario] {
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
    var scenarios: [Scenario] = []
    let groups = groups("scenarios", noun: "scenario", in: root)
    if groups.isEmpty, problems.isEmpty {
      report(root["scenarios"]!.place, "scenarios", "the list is empty")
    }
    if root["model"] == nil, groups.allSatisfy({ $0["model"] == nil }) {
      report(root.place, "model", "missing and needed: the path of a model file")
      return []
    }
    for (number, group) in groups.enumerated() {
      let name = text("name", in: group, "scenarios.\(number)") ?? ""
      let path = "scenarios.\(name.isEmpty ? String(number) : SourceNode.short(name))"
      refuseUnknownKeys(group, ["name", "model", "policies", "set"], path)
      checkName(name, group, path, &names)
      let own = source("model", in: group, "\(path).model")
      if base == nil, own == nil {
        if root["model"] == nil, group["model"] == nil, !strayed.contains(root.place) {
          report(
            group.place, "\(path).model", "missing and needed: there is no `model` above either")
        }
        continue
      }
      let overrides = shared + self.overrides(in: group, path)
      if let own, !isSoundAlone(own, shared) { continue }
      if let source = own ?? base, let loaded = model(source, overrides, scenario: name) {
        let settings = overrides.map { "\($0.path)=\($0.value)" }
        scenarios.append(Scenario(name: name, loaded, settings: settings))
      }
    }
    return scenarios
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

  /// `pairs: [[baseline, other], …]`; without it the first scenario against each other.
  private mutating func readPairs(_ names: [String]) -> [ScenarioPair] {
    guard let node = root["pairs"] else {
      return names.indices.dropFirst().map { ScenarioPair(baseline: 0, other: $0) }
    }
    guard case .list(let elements) = node.content, !elements.isEmpty else {
      report(node.place, "pairs", "write a list of pairs: `[[today, protected-breaks]]`")
      return []
    }
    // With a broken scenario the names are not all known.
    guard problems.isEmpty else { return [] }
    var pairs: [ScenarioPair] = []
    for element in elements {
      let words = element.elements.compactMap(\.scalar)
      guard element.elements.count == 2, words.count == 2 else {
        report(element.place, "pairs", "a pair is the names of two scenarios: `[today, other]`")
        continue
      }
      let places = words.map { names.firstIndex(of: $0) }
      for (word, place) in zip(words, places) where place == nil {
        report(
          element.place, "pairs",
          "no scenario is called `\(SourceNode.short(word))`; "
            + Suggestion.hint(for: word, among: names))
      }
      guard let first = places[0], let second = places[1] else { continue }
      let pair = ScenarioPair(baseline: first, other: second)
      guard first != second, !pairs.contains(pair) else {
        report(element.place, "pairs", "two different scenarios make a pair, and each pair once")
        continue
      }
      pairs.append(pair)
    }
    return pairs
  }
}
