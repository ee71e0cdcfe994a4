// A column of a table, described once: the CSV header and the data package both read it.
// SPDX-License-Identifier: GPL-3.0-or-later

/// One column of a table.
public struct Column: Sendable {
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
  public var isRequired = false
  public var lowest: Double?
  public var highest: Double?
  /// The only words that occur; empty for any.
  public var words: [String] = []

  public init(
    _ name: String, _ kind: Kind, unit: String = "", _ meaning: String, required: Bool = false,
    lowest: Double? = nil, highest: Double? = nil, words: [String] = []
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.meaning = meaning
    self.isRequired = required
    self.lowest = lowest
    self.highest = highest
    self.words = words
  }
}

/// The shape of one table.
public struct TableSchema: Sendable {
  /// The file's name without `.csv`; also the resource's name in the data package.
  public let name: String
  public let title: String
  public let meaning: String
  public let columns: [Column]
  /// Columns that together tell the rows apart; empty where none do.
  public let key: [String]

  public init(
    name: String, title: String, meaning: String, columns: [Column], key: [String] = []
  ) {
    self.name = name
    self.title = title
    self.meaning = meaning
    self.columns = columns
    self.key = key
  }

  public var fileName: String { name + ".csv" }
}
