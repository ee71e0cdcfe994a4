// What a study comes to, for a screen: an answer in a few sentences and a few lines.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The answer of an experiment that is more than a list of outcomes.
public struct StudyAnswer: Sendable {
  /// Lines of a table that a screen has room for, its heading not counted.
  public static let mostLines = 15

  /// Whole sentences, the answer first.
  public var sentences: [String] = []
  /// An aligned table; the heading is its first line.
  public var table: [String] = []
  /// What the words of the table and the sentences mean, a sentence each.
  public var words: [String] = []
  /// Rows that the table has left out.
  public var leftOut = 0

  public init() {}

  /// Takes the first lines of a table, and counts the rest.
  mutating func show(_ table: AlignedTable) {
    let lines = table.lines
    self.table = Array(lines.prefix(Self.mostLines + 1))
    leftOut = max(0, lines.count - Self.mostLines - 1)
  }

  /// Names with commas and an `and`; of many only the first.
  public static func list(_ names: [String], most: Int = 4) -> String {
    let shown = names.count > most ? Array(names.prefix(most - 1)) : names
    let rest = names.count - shown.count
    let words = shown + (rest > 0 ? ["\(rest) more"] : [])
    guard words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
  }

  /// A range in words; nothing where it is not known.
  static func range(_ interval: (low: Double, high: Double), digits: Int = 2) -> String {
    interval.low.isNaN || interval.high.isNaN
      ? ""
      : AlignedTable.short(interval.low, digits: digits) + " to "
        + AlignedTable.short(interval.high, digits: digits)
  }
}

extension Outcome {
  /// Its name as words within a sentence: `high exhaustion`.
  var words: String {
    var words = definition.name.split(separator: "_")
    while words.count > 1, ["percent", "points"].contains(words.last) { words.removeLast() }
    return words.joined(separator: " ")
  }
}
