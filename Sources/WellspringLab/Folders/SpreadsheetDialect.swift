// Tables as a spreadsheet of a country opens them.
//
// The tables of a run are written once for all: comma between cells, point in numbers. A spreadsheet
// whose language writes 1,5 takes them for text or, worse, for dates.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// How spreadsheets of a language cut lines and write numbers.
public struct SpreadsheetDialect: Sendable, Equatable {
  /// As given: `de`, `fr`, `de-CH`.
  public let name: String
  public let separator: UInt8
  public let decimal: UInt8

  /// Languages whose numbers have a comma, and whose lists a semicolon.
  static let withComma = [
    "bg", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr", "hu", "id", "is", "it", "lt",
    "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi",
  ]
  static let withPoint = ["cy", "en", "ga", "he", "hi", "ja", "ko", "mt", "th", "zh"]
  /// Places that write numbers otherwise than their language does: a point with a semicolon.
  static let places = ["de-CH", "de-LI", "it-CH"]

  /// Nil where the language is not known.
  public init?(_ name: String) {
    self.name = name
    let language = String(name.prefix { $0 != "-" && $0 != "_" }).lowercased()
    let place = name.replacing("_", with: "-")
    if Self.places.contains(where: { $0.lowercased() == place.lowercased() }) {
      (separator, decimal) = (UInt8(ascii: ";"), UInt8(ascii: "."))
    } else if Self.withComma.contains(language) {
      (separator, decimal) = (UInt8(ascii: ";"), UInt8(ascii: ","))
    } else if Self.withPoint.contains(language) {
      (separator, decimal) = (UInt8(ascii: ","), UInt8(ascii: "."))
    } else {
      return nil
    }
  }

  /// What can be given.
  public static let names = (withComma + withPoint + places).sorted()
}

extension FinishedFolder {
  /// Rows of a sheet in LibreOffice and Excel.
  public static let mostSheetRows = 1_048_575

  /// The tables that run.json names, without `.csv`, with their rows.
  public var tables: [(name: String, rows: Int)] {
    (run["tables"]?.members ?? []).map { name, entry in
      (String(name.dropLast(4)), entry["rows"]?.integer ?? 0)
    }
  }

  /// A table as a spreadsheet of a language opens it: with the mark of UTF-8, and lines that end as
  /// there. Numbers keep all their digits.
  /// - Parameter table: without `.csv`; one of `tables`.
  /// - Throws: `.badData` when it cannot be read.
  public func spreadsheet(
    _ table: String, _ dialect: SpreadsheetDialect
  ) throws(ModelFileError) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes += dialect.line(try columns(of: table))
    try forEachRow(of: table) { row in
      bytes += dialect.line(row.cells)
      return true
    }
    return bytes
  }
}

extension SpreadsheetDialect {
  /// One line, its end included.
  func line(_ cells: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(separator) }
      append(cell, to: &bytes)
    }
    return bytes + [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }

  private func append(_ cell: String, to bytes: inout [UInt8]) {
    if Self.isNumber(cell) {
      return bytes.append(
        contentsOf: cell.utf8.map { $0 == UInt8(ascii: ".") ? decimal : $0 })
    }
    let quote = UInt8(ascii: "\"")
    let needsQuotes = cell.utf8.contains {
      $0 == separator || $0 == quote || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return bytes.append(contentsOf: cell.utf8) }
    bytes.append(quote)
    for byte in cell.utf8 { bytes += byte == quote ? [quote, quote] : [byte] }
    bytes.append(quote)
  }

  /// Digits with at most one point and an exponent, as our tables write numbers. A version such as
  /// 1.2.3 is none.
  private static func isNumber(_ cell: String) -> Bool {
    guard let first = cell.utf8.first, first != UInt8(ascii: "."), Double(cell) != nil else {
      return false
    }
    return cell.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || [".", "-", "+", "e", "E"].contains { $0 == Character(UnicodeScalar(byte)) }
    }
  }
}
