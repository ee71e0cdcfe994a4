// Rows of a CSV table as bytes.
//
// UTF-8, comma, LF, `.` decimals, RFC 4180 quoting, shortest text that reads back as the same
// double, empty for missing.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Grows rows of CSV text cell by cell.
public struct CSVText: Sendable, Equatable {
  public private(set) var bytes: [UInt8] = []
  public private(set) var rows = 0
  private var isRowStart = true

  public init() {}

  /// Whole rows that were written before.
  init(bytes: [UInt8], rows: Int) {
    self.bytes = bytes
    self.rows = rows
  }

  /// The header row of a table; it does not count as a row.
  public init(headerOf schema: TableSchema) {
    for column in schema.columns { append(column.name) }
    endRow()
    rows = 0
  }

  /// A text cell, quoted where RFC 4180 asks for it.
  public mutating func append(_ text: String) {
    assert(!TextRule.isFormula(text), "a spreadsheet would take this cell for a formula")
    separate()
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return bytes.append(contentsOf: text.utf8) }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A number cell; see `numberText`.
  public mutating func append(_ number: Double) {
    separate()
    bytes.append(contentsOf: numberText(number).utf8)
  }

  /// A whole-number cell.
  public mutating func append(_ number: Int) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  /// A cell without a value.
  public mutating func appendMissing() { separate() }

  public mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    rows += 1
    isRowStart = true
  }

  private mutating func separate() {
    if isRowStart { isRowStart = false } else { bytes.append(UInt8(ascii: ",")) }
  }
}

/// The shortest text that reads back as the same double: no `.0` on whole numbers, no minus on
/// zero, and nothing at all for an undefined or infinite value.
public func numberText(_ number: Double) -> String {
  guard number.isFinite else { return "" }
  return number == 0 ? "0" : number.shortText
}
