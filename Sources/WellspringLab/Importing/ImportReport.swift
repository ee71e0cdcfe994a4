// What an import read, wrote and left out, for people and for machines.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Facts under headings.
public struct ImportReport: Sendable {
  /// A fact: its name, its words, and the name and the value that machines read.
  struct Fact: Sendable {
    var name: String
    var words: [String]
    var key: String
    var value: JSONValue

    /// A fact whose value is its words.
    init(_ name: String, _ key: String, _ words: [String]) {
      self.init(name, key, words, .array(words.map { .string($0) }))
    }

    init(_ name: String, _ key: String, _ words: [String], _ value: JSONValue) {
      (self.name, self.key, self.words, self.value) = (name, key, words, value)
    }
  }

  var facts: [Fact]

  private static let width = 80

  /// Lines of at most 80 columns, where words allow it.
  public var lines: [String] {
    let shown = facts.filter { !$0.words.isEmpty }
    let room = shown.map(\.name.count).max() ?? 0
    return shown.flatMap { fact in
      fact.words.enumerated().flatMap { place, words in
        let title = place == 0 ? fact.name : ""
        let lead = title + String(repeating: " ", count: room - title.count + 2)
        let folded = Self.folded(words, Self.width - lead.count)
        let rest = String(repeating: " ", count: lead.count)
        return folded.enumerated().map { ($0.offset == 0 ? lead : rest) + $0.element }
      }
    }
  }

  /// The same as an object.
  public var json: JSONValue { .object(facts.map { ($0.key, $0.value) }) }

  private static func folded(_ text: String, _ width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
