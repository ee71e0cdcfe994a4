// What free text may hold, and how text that may hold anything is shown.
//
// Control characters move the cursor, colour the screen, ring the bell and retitle the window of
// whoever prints them; marks that turn the direction of writing show text as something else than
// it is. Neither belongs into a model, and neither reaches a terminal.
//
// SPDX-License-Identifier: GPL-3.0-or-later

public enum TextRule {
  /// Whether a code point acts on a terminal or on the text around it rather than being seen:
  /// control characters (C0, DEL, C1), separators of lines, and marks that turn the direction of
  /// writing. Line feed and tab, which texts have, are not counted.
  public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The text with everything that acts on a terminal written out, as `\u001b` for an escape. Line
  /// feeds and tabs stay.
  public static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHidden(scalar) { shown += code(scalar).unicodeScalars } else { shown.append(scalar) }
    }
    return String(shown)
  }

  /// The same, with the colours (`ESC [ digits m`) that a plot has.
  public static func visibleInColour(_ text: String) -> String {
    var shown = ""
    var rest = text[...]
    while let match = rest.firstMatch(of: /\u{1B}\[[0-9;]*m/) {
      shown += visible(String(rest[..<match.range.lowerBound])) + match.output
      rest = rest[match.range.upperBound...]
    }
    return shown + visible(String(rest))
  }

  /// The same on one line: for names of files, which may hold line feeds.
  public static func oneLine(_ text: String) -> String {
    visible(text).replacing("\n", with: "\\n").replacing("\t", with: "\\t")
  }

  /// `\u001b`, as JSON writes it; every such code point has four digits.
  static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// Why a text may not stand in a model or experiment file; nil when it may.
  static func problem(_ text: String) -> String? {
    text.unicodeScalars.first(where: isHidden).map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let code = String(repeating: "0", count: 4 - digits.count) + digits
      return "a control character (U+\(code)); remove it"
    }
  }

  /// Whether a spreadsheet would take a cell with this text for a formula. A number is none.
  static func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != " " }) else { return false }
    return ["=", "+", "-", "@", "\t", "\r"].contains(first) && Double(text) == nil
  }

  /// A path or the text of an option as a cell that is no formula.
  static func cell(ofPath path: String) -> String {
    guard isFormula(path) else { return path }
    return path.hasPrefix("--") ? String(path.drop { $0 == "-" }) : "./" + path
  }

  /// Why a text may not be a cell of a table; nil when it may.
  static func cellProblem(_ text: String) -> String? {
    guard isFormula(text), let first = text.first(where: { $0 != " " }) else { return nil }
    return "spreadsheets read a \(first) in front as a formula; begin with a letter or a digit"
  }

  /// Texts of the input in messages, cut to a readable length.
  static func short(_ text: String, limit: Int = 40) -> String {
    let line = text.prefix(limit + 1).map { $0.isNewline || $0 == "\t" ? " " : $0 }
    return line.count <= limit ? String(line) : String(line.prefix(limit - 1)) + "…"
  }
}
