// The kinds of value that experiment files hold.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  mutating func refuseUnknownKeys(_ node: SourceNode, _ known: [String], _ path: String) {
    for pair in node.pairs where !known.contains(pair.key) {
      let here = Registry.join(path, SourceNode.shownKey(pair.key))
      strayed.append(node.place)
      let others = path.isEmpty ? kinds.filter { $0.keys.contains(pair.key) } : []
      guard others.isEmpty else {
        let names = others.map { $0.name }.joined(separator: ", ")
        report(pair.keyPlace, here, "only experiments of kind \(names) have this key")
        continue
      }
      report(
        pair.keyPlace, here, "unknown key; " + Suggestion.hint(for: pair.key, among: known))
    }
  }

  /// One line or paragraph.
  mutating func text(_ key: String, in node: SourceNode, _ path: String = "") -> String? {
    guard let value = node[key] else { return nil }
    if let text = value.scalar?.trimmed, !text.isEmpty { return text }
    report(
      value.place, Registry.join(path, key), "a text is needed, but \(value.kindName) is given")
    return nil
  }

  /// One of some words.
  mutating func word(
    _ key: String, in node: SourceNode, _ path: String = "", among words: [String],
    needed: Bool = false
  ) -> String? {
    guard let value = node[key] else {
      if needed {
        report(
          node.place, Registry.join(path, key),
          "missing and needed: one of \(words.joined(separator: ", "))")
      }
      return nil
    }
    guard let text = text(key, in: node, path) else { return nil }
    if words.contains(text) { return text }
    report(
      value.place, Registry.join(path, key),
      "`\(TextRule.short(text))` is not one of the choices; "
        + Suggestion.hint(for: text, among: words))
    return nil
  }

  /// Texts of a list, each with its place; a single text is a list of one.
  mutating func texts(
    _ key: String, in node: SourceNode, _ path: String = ""
  ) -> [(text: String, place: Place)] {
    guard let value = node[key] else { return [] }
    var elements = value.elements
    if value.scalar != nil { elements = [value] }
    if elements.isEmpty, case .list = value.content { return [] }
    guard !elements.isEmpty else {
      report(
        value.place, Registry.join(path, key), "a list is needed, but \(value.kindName) is given")
      return []
    }
    return elements.compactMap { element in
      if let text = element.scalar?.trimmed, !text.isEmpty { return (text, element.place) }
      report(
        element.place, Registry.join(path, key),
        "a word is needed, but \(element.kindName) is given")
      return nil
    }
  }

  /// A list of some words.
  mutating func words(
    _ key: String, in node: SourceNode, _ path: String = "", among words: [String]
  ) -> [String] {
    texts(key, in: node, path).compactMap { (text, place) in
      if words.contains(text) { return text }
      report(
        place, Registry.join(path, key),
        "`\(TextRule.short(text))` is not one of the choices; "
          + Suggestion.hint(for: text, among: words))
      return nil
    }
  }

  /// A whole number in a range.
  mutating func count(
    _ key: String, in node: SourceNode, _ range: ClosedRange<Int>, _ path: String = ""
  ) -> Int? {
    guard let value = node[key] else { return nil }
    guard let text = text(key, in: node, path) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    report(
      value.place, Registry.join(path, key),
      "`\(TextRule.short(text))` is not a whole number from \(range.lowerBound) to "
        + "\(range.upperBound)")
    return nil
  }

  /// A plain number in a range.
  mutating func number(
    _ key: String, in node: SourceNode, _ range: ClosedRange<Double>, _ path: String = ""
  ) -> Double? {
    guard let value = node[key] else { return nil }
    guard let text = text(key, in: node, path) else { return nil }
    if let quantity = try? Quantity(text), quantity.unit?.dimension ?? .number == .number {
      let number = quantity.unit.map { $0.convert(quantity.value, to: .one) } ?? quantity.value
      if range.contains(number) { return number }
    }
    report(
      value.place, Registry.join(path, key),
      "`\(TextRule.short(text))` is not a number from \(range.lowerBound.shortText) to "
        + "\(range.upperBound.shortText)")
    return nil
  }

  /// A seed.
  mutating func number64(_ key: String, in node: SourceNode) -> UInt64? {
    guard let value = node[key] else { return nil }
    guard let text = text(key, in: node) else { return nil }
    if let number = UInt64(text) { return number }
    report(
      value.place, key,
      "`\(TextRule.short(text))` is not a seed: a whole number from 0 to \(UInt64.max)")
    return nil
  }

  /// The groups of a list; empty, with a problem, when it is something else.
  mutating func groups(_ key: String, noun: String, in node: SourceNode) -> [SourceNode] {
    guard let value = node[key] else { return [] }
    guard case .list(let elements) = value.content else {
      report(
        value.place, key,
        "this is a list, but \(value.kindName) is given; start each \(noun) with `- `")
      return []
    }
    return elements.filter { element in
      if case .mapping = element.content { return true }
      report(
        element.place, key, "each \(noun) is a group of keys, but \(element.kindName) is given")
      return false
    }
  }
}
