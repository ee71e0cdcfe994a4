// A column of a table, declared once: header, description and cells all come from it.
// SPDX-License-Identifier: GPL-3.0-or-later

/// One column of a table: what it is, and what it says of a row.
struct Column<Row>: Sendable {
  let shape: ColumnShape
  /// Adds its cell of a row.
  let append: @Sendable (Row, inout CSVText) -> Void

  /// A column of words; nil is an empty cell.
  static func text(
    _ name: String, _ meaning: String, required: Bool = false, words: [String] = [],
    _ cell: @escaping @Sendable (Row) -> String?
  ) -> Column {
    Column(shape: ColumnShape(name, .text, meaning: meaning, isRequired: required, words: words)) {
      row, text in
      if let cell = cell(row) { text.append(cell) } else { text.appendMissing() }
    }
  }

  /// A column of whole numbers; nil is an empty cell.
  static func integer(
    _ name: String, _ unit: String, _ meaning: String, required: Bool = false,
    lowest: Double? = nil, _ cell: @escaping @Sendable (Row) -> Int?
  ) -> Column {
    let shape = ColumnShape(
      name, .integer, unit: unit, meaning: meaning, isRequired: required, lowest: lowest)
    return Column(shape: shape) { row, text in
      if let cell = cell(row) { text.append(cell) } else { text.appendMissing() }
    }
  }

  /// A column of numbers; NaN is an empty cell.
  static func number(
    _ name: String, _ unit: String, _ meaning: String, required: Bool = false,
    lowest: Double? = nil, highest: Double? = nil, _ cell: @escaping @Sendable (Row) -> Double
  ) -> Column {
    let shape = ColumnShape(
      name, .number, unit: unit, meaning: meaning, isRequired: required, lowest: lowest,
      highest: highest)
    return Column(shape: shape) { row, text in text.append(cell(row)) }
  }

  /// A value, 1 for the whole, in %.
  static func percent(
    _ name: String, _ meaning: String, _ share: @escaping @Sendable (Row) -> Double
  ) -> Column {
    .number(name, "%", meaning, lowest: 0, highest: 100) { 100 * share($0) }
  }
}

/// What a column is, without its cells.
public struct ColumnShape: Sendable {
  /// What its cells hold.
  public enum Kind: String, Sendable {
    case text = "string"
    case integer
    case number
  }

  /// snake_case, with the unit as its last word where there is one.
  public let name: String
  public let kind: Kind
  /// Symbol of the unit of measure; "1" for pure numbers, empty for text.
  public let unit: String
  /// One sentence.
  public let meaning: String
  /// Whether every row has a value.
  public let isRequired: Bool
  public let lowest: Double?
  public let highest: Double?
  /// The only words that occur; empty for any.
  public let words: [String]

  init(
    _ name: String, _ kind: Kind, unit: String = "", meaning: String, isRequired: Bool,
    lowest: Double? = nil, highest: Double? = nil, words: [String] = []
  ) {
    (self.name, self.kind, self.unit, self.meaning) = (name, kind, unit, meaning)
    (self.isRequired, self.lowest, self.highest) = (isRequired, lowest, highest)
    self.words = words
  }
}
