// `observed:` of a unit in a model file: figures of the real unit, to stand beside a result and to
// fit the model to.
//
// They decide nothing that is simulated. So they stand outside the registry, and with it outside the
// digest of a model.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A figure of the real unit, in the unit of the outcome.
public struct ObservedFigure: Sendable, Equatable {
  public let outcome: Outcome
  public let value: Double
  /// Where it comes from; empty where the file does not say.
  public let source: String
}

enum ModelObserved {
  static let key = "observed"
  static let keys = ["value", "source"]
}

extension ModelReader {
  /// Takes the observed figures out of the tree of a file, each with its place; empty when the file
  /// has none.
  mutating func takeObserved(
    from tree: inout SourceNode
  ) -> [(figure: ObservedFigure, place: Place)] {
    var nodes: [SourceNode] = []
    var units = 0
    tree.update(["site", "units"]) { list in
      guard case .list(var elements) = list.content else { return }
      units = elements.count
      for index in elements.indices {
        guard let node = elements[index][ModelObserved.key] else { continue }
        nodes.append(node)
        let rest = elements[index].pairs.filter { $0.key != ModelObserved.key }
        elements[index].content = .mapping(rest)
      }
      list.content = .list(elements)
    }
    guard let node = nodes.first else { return [] }
    guard units == 1 else {
      report(
        node.place, ModelObserved.key,
        "outcomes are those of all \(units) units together, so that figures of one cannot be held "
          + "against them; put that unit into a model of its own")
      return []
    }
    guard !node.pairs.isEmpty else {
      report(
        node.place, ModelObserved.key,
        "outcomes with their figures are needed, such as `{absence_percent: 6}`")
      return []
    }
    return node.pairs.compactMap { pair in
      observedFigure(pair).map { ($0, pair.keyPlace) }
    }
  }

  private mutating func observedFigure(_ pair: SourceNode.Pair) -> ObservedFigure? {
    let path = "\(ModelObserved.key).\(SourceNode.shownKey(pair.key))"
    guard let outcome = Outcome.allCases.first(where: { $0.definition.name == pair.key }) else {
      report(
        pair.keyPlace, path,
        "this is no outcome; "
          + Suggestion.hint(for: pair.key, among: Outcome.allCases.map(\.definition.name)))
      return nil
    }
    var (node, source) = (pair.value, "")
    if !node.pairs.isEmpty {
      for inner in node.pairs where !ModelObserved.keys.contains(inner.key) {
        report(
          inner.keyPlace, path,
          "`\(TextRule.short(inner.key))` is unknown here; "
            + Suggestion.hint(for: inner.key, among: ModelObserved.keys))
      }
      source = node["source"]?.scalar ?? ""
      node = node["value"] ?? node
    }
    let unit = outcome.definition.unit
    let bare = (node.scalar ?? "").replacing("%", with: unit.hasPrefix("%") ? "" : "%").trimmed
    guard let value = Double(bare), value.isFinite else {
      report(node.place, path, "a number is needed\(unit == "1" ? "" : ", in \(unit)")")
      return nil
    }
    return ObservedFigure(outcome: outcome, value: value, source: source)
  }

  /// Figures that the model cannot have are mistakes.
  mutating func checkObserved(_ observed: [(figure: ObservedFigure, place: Place)]) {
    for (figure, place) in observed {
      guard let obstacle = OutcomeQuestion.obstacle(to: figure.outcome, of: model) else { continue }
      report(place, ModelObserved.key, obstacle)
    }
  }
}

extension SourceNode {
  /// Changes the node at a path of keys, where there is one.
  fileprivate mutating func update(_ path: ArraySlice<String>, _ change: (inout SourceNode) -> Void)
  {
    guard let key = path.first else { return change(&self) }
    guard case .mapping(var pairs) = content,
      let index = pairs.firstIndex(where: { $0.key == key })
    else { return }
    pairs[index].value.update(path.dropFirst(), change)
    content = .mapping(pairs)
  }
}
