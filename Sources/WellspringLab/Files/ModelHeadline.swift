// `headline:` of a model file: the outcomes that its printed summary shows first.
//
// It decides what is printed and nothing that is simulated. So it stands outside the registry, and
// with it outside the digest of a model.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

enum ModelHeadline {
  static let key = "headline"
  /// What a screen has room for.
  static let most = 15
}

extension ModelReader {
  /// Takes the headline out of the tree of a file, in its order; empty when the file has none.
  mutating func takeHeadline(from tree: inout SourceNode) -> [Outcome] {
    guard case .mapping(let pairs) = tree.content else { return [] }
    let node = tree[ModelHeadline.key]
    tree.content = .mapping(pairs.filter { $0.key != ModelHeadline.key && !isMistyped($0) })
    guard let node else { return [] }
    guard case .list(let elements) = node.content, !elements.isEmpty else {
      report(
        node.place, ModelHeadline.key,
        "a list of outcomes is needed, such as `[high_exhaustion_percent, capacity_mean]`")
      return []
    }
    if elements.count > ModelHeadline.most {
      report(
        node.place, ModelHeadline.key,
        "\(elements.count) outcomes are named; a screen shows \(ModelHeadline.most) at most")
    }
    return elements.reduce(into: []) { chosen, element in
      guard let outcome = headlineOutcome(element) else { return }
      if chosen.contains(outcome) {
        let name = outcome.definition.name
        report(element.place, ModelHeadline.key, "`\(name)` is named more than once")
      }
      chosen.append(outcome)
    }
  }

  /// Outcomes of a headline that the model does not define are mistakes.
  mutating func checkHeadline(_ headline: [Outcome], at place: Place?) {
    guard let place else { return }
    for outcome in headline {
      guard let obstacle = OutcomeQuestion.obstacle(to: outcome, of: model) else { continue }
      report(place, ModelHeadline.key, obstacle)
    }
  }

  private mutating func headlineOutcome(_ node: SourceNode) -> Outcome? {
    let names = Outcome.allCases.map(\.definition.name)
    guard let name = node.scalar else {
      report(
        node.place, ModelHeadline.key, "the name of an outcome is needed, not \(node.kindName)")
      return nil
    }
    if let index = names.firstIndex(of: name) { return Outcome.allCases[index] }
    report(
      node.place, ModelHeadline.key,
      "`\(TextRule.short(name))` is no outcome; \(Suggestion.hint(for: name, among: names))")
    return nil
  }

  /// A mistyped `headline` is reported here: the registry has nothing that is nearer to it.
  private mutating func isMistyped(_ pair: SourceNode.Pair) -> Bool {
    let known = Registry.tree.map(\.key) + [ModelHeadline.key]
    guard !known.contains(pair.key),
      Suggestion.nearest(to: pair.key, among: known) == ModelHeadline.key
    else { return false }
    report(
      pair.keyPlace, SourceNode.shownKey(pair.key),
      "unknown key; did you mean `\(ModelHeadline.key)`?")
    return true
  }
}
