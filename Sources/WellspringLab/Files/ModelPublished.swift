// `published:` of a model file: what surveys of people in such a unit found, to hold a result against.
//
// It decides what is told beside a result and nothing that is simulated. So it stands outside the
// registry, and with it outside the digest of a model. Shipped models have the figures of
// evidence/targets.csv.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A share that was found in people, in per cent, with its 95 % interval.
public struct PublishedShare: Sendable, Equatable {
  public let outcome: Outcome
  public let value: Double
  public let low: Double
  public let high: Double
  /// `nurses in intensive care`.
  public let people: String
  public let source: String
}

enum ModelPublished {
  static let key = "published"
  static let keys = ["outcome", "value", "low", "high", "people", "source"]
}

extension ModelReader {
  /// Takes the published figures out of the tree of a file; empty when the file has none.
  mutating func takePublished(from tree: inout SourceNode) -> [PublishedShare] {
    guard case .mapping(let pairs) = tree.content, let node = tree[ModelPublished.key] else {
      return []
    }
    tree.content = .mapping(pairs.filter { $0.key != ModelPublished.key })
    if node.elements.isEmpty {
      report(
        node.place, ModelPublished.key,
        "a list is needed, each with \(ModelPublished.keys.joined(separator: ", "))")
    }
    return node.elements.compactMap { publishedShare($0) }
  }

  private mutating func publishedShare(_ node: SourceNode) -> PublishedShare? {
    for pair in node.pairs where !ModelPublished.keys.contains(pair.key) {
      report(
        pair.keyPlace, ModelPublished.key,
        "`\(TextRule.short(pair.key))` is unknown here; "
          + Suggestion.hint(for: pair.key, among: ModelPublished.keys))
      return nil
    }
    let texts = ModelPublished.keys.map { node[$0]?.scalar ?? "" }
    let numbers = texts[1...3].compactMap(Double.init).filter(\.isFinite)
    guard numbers.count == 3, numbers[1] <= numbers[0], numbers[0] <= numbers[2],
      !texts[4].isEmpty, !texts[5].isEmpty
    else {
      report(
        node.place, ModelPublished.key,
        "`value` from `low` to `high`, and `people` and `source` in words, are needed")
      return nil
    }
    let outcome = Outcome.allCases.first { $0.definition.name == texts[0] }
    guard let outcome, outcome.definition.unit == "%" else {
      let names = Outcome.allCases.map(\.definition).filter { $0.unit == "%" }.map(\.name)
      report(
        node[ModelPublished.keys[0]]?.place ?? node.place, ModelPublished.key,
        "an outcome in per cent is needed; \(Suggestion.hint(for: texts[0], among: names))")
      return nil
    }
    return PublishedShare(
      outcome: outcome, value: numbers[0], low: numbers[1], high: numbers[2], people: texts[4],
      source: texts[5])
  }
}
