// The pieces of a Markdown page. A page is a list of blocks with an empty line between.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes Markdown blocks.
enum Markdown {
  static func heading(_ level: Int, _ text: String) -> String {
    String(repeating: "#", count: level) + " " + inline(text)
  }

  /// A table, or nothing when it has no rows.
  static func table(_ header: [String], _ rows: [[String]]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let rule = "| " + header.map { _ in "---" }.joined(separator: " | ") + " |"
    return [([row(header), rule] + rows.map(row)).joined(separator: "\n")]
  }

  static func list(_ items: [String]) -> [String] {
    items.isEmpty ? [] : [items.map { "- " + $0 }.joined(separator: "\n")]
  }

  /// `a`, `a and b`, `a, b and c`.
  static func enumeration(_ items: [String], _ word: String = "and") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  /// Lines that are shown as they stand.
  static func code(_ lines: [String]) -> String {
    (["```"] + lines + ["```"]).joined(separator: "\n")
  }

  static func page(_ blocks: [String]) -> String { blocks.joined(separator: "\n\n") + "\n" }

  /// Foreign text on one line, without what Markdown would read as a tag.
  static func inline(_ text: String) -> String {
    var line = ""
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for character in words {
      // A tag opens with a letter or a mark right after the sign.
      let opensTag = character.isLetter || "/!?".contains(character)
      if line.last == "<", opensTag {
        line.replaceSubrange(line.indices.suffix(1).first!..., with: "&lt;")
      }
      line.append(character)
    }
    return line
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { inline($0).replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }
}
