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

extension Double {
  /// Twelve significant digits: what was written as 2.4 d reads 57.6 h, not 57.599999999999994.
  var tidyText: String {
    guard isFinite, self != 0 else { return shortText }
    var scale = 1.0
    while (self * scale).magnitude < 1e11, scale < 1e22 { scale *= 10 }
    return ((self * scale).rounded() / scale).shortText
  }

  /// Four significant digits, for a glance; the tables of parameters have all that were written.
  var glanceText: String {
    guard isFinite, self != 0 else { return shortText }
    var scale = 1.0
    while (self * scale).magnitude < 1e3, scale < 1e22 { scale *= 10 }
    return ((self * scale).rounded() / scale).shortText
  }

  /// Three decimals at most, for numbers that are computed and not read.
  var roundedText: String { ((self * 1_000).rounded() / 1_000).shortText }
}

extension LoadedValue {
  /// The value without its unit, numbers in twelve significant digits.
  var tidyText: String {
    switch (entry.kind, value) {
    case (.number(.number), .number(let number)): number.tidyText
    default: text
    }
  }
}
