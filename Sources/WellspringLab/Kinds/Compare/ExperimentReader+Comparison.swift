// Experiments of kind compare: scenarios and the pairs among them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  mutating func readComparison() -> Experiment? {
    let read = readScenarios()
    let scenarios = read.map(\.scenario)
    if scenarios.count == 1, problems.isEmpty {
      report(
        root["scenarios"]!.place, "scenarios",
        "a comparison needs at least two scenarios, and there is one")
    }
    let pairs = readPairs(scenarios.map(\.name))
    let assumptions = problems.isEmpty ? readAssumptions(read) : nil
    var experiment = experiment(
      Comparison(pairs: pairs, assumptions: assumptions), scenarios, daily: true)
    // A trial is simulated some hundred times over then: the smaller the blocks, the less is lost
    // with one that is interrupted.
    if assumptions != nil, root["block"] == nil { experiment.blockSize = 1 }
    return experiment
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
          "no scenario is called `\(TextRule.short(word))`; "
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
