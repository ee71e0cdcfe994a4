// A model file as a tree of places and texts, before anything is known about its meaning.
// SPDX-License-Identifier: GPL-3.0-or-later

/// One node of a file. Scalars keep their text: what it means is for the schema to say, so that
/// `no`, `08` and `07:00` are never changed behind the author's back.
struct SourceNode: Sendable {
  /// A key of a mapping, and what stands under it.
  struct Pair: Sendable {
    var key: String
    var keyPlace: Place
    var value: SourceNode
  }

  enum Content: Sendable {
    case scalar(String, quoted: Bool)
    case list([SourceNode])
    case mapping([Pair])
  }

  var place: Place
  var content: Content

  /// Nothing was written: `key:` or `key: ~`.
  var isNull: Bool {
    if case .scalar(let text, quoted: false) = content {
      return ["", "~", "null", "Null", "NULL"].contains(text)
    }
    return false
  }

  /// What people call this kind of node.
  var kindName: String {
    switch content {
    case .scalar: isNull ? "nothing" : "a single value"
    case .list: "a list"
    case .mapping: "a group of keys"
    }
  }

  subscript(key: String) -> SourceNode? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key == key }?.value
  }

  var elements: [SourceNode] {
    if case .list(let elements) = content { elements } else { [] }
  }

  var pairs: [Pair] {
    if case .mapping(let pairs) = content { pairs } else { [] }
  }

  var scalar: String? {
    if case .scalar(let text, _) = content, !isNull { text } else { nil }
  }

  /// The node on one line, as `--set` would take it.
  var flowText: String {
    switch content {
    case .scalar(let text, let quoted):
      let isPlain =
        !quoted && !text.isEmpty
        && text.allSatisfy { $0.isLetter || $0.isNumber || " .-_/%+°".contains($0) }
      if isPlain { return text }
      let escaped = text.map { character -> String in
        switch character {
        case "\\": "\\\\"
        case "\"": "\\\""
        case "\n": "\\n"
        case "\t": "\\t"
        default: String(character)
        }
      }
      return "\"\(escaped.joined())\""
    case .list(let elements):
      return "[" + elements.map(\.flowText).joined(separator: ", ") + "]"
    case .mapping(let pairs):
      return "{" + pairs.map { "\($0.key): \($0.value.flowText)" }.joined(separator: ", ") + "}"
    }
  }
}
