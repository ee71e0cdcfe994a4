// Tables for people, on standard output: columns that line up.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// An aligned table of short texts.
public struct AlignedTable: Sendable {
  /// Which side of a column its cells keep to.
  public enum Side: Sendable { case left, right }

  private let sides: [Side]
  private var rows: [[String]]

  /// - Parameter headings: one for each column, with its side.
  public init(_ headings: [(String, Side)]) {
    sides = headings.map(\.1)
    rows = [headings.map(\.0)]
  }

  /// Adds a row with a cell for each column.
  public mutating func append(_ cells: [String]) {
    precondition(cells.count == sides.count, "a cell for each column")
    rows.append(cells)
  }

  /// Heading and rows, two spaces between columns, nothing at the ends of lines.
  public var lines: [String] { Self.lines(rows, sides) }

  /// Rows of any number of cells, all kept to the left, each a line.
  static func text(_ rows: [[String]]) -> String {
    lines(rows, []).map { $0 + "\n" }.joined()
  }

  private static func lines(_ rows: [[String]], _ sides: [Side]) -> [String] {
    let widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        return sides.indices.contains(column) && sides[column] == .right ? gap + cell : cell + gap
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// A number to a few significant digits, without a needless exponent: `0.1167`, `12.3`, `2e-11`.
  public static func short(_ value: Double, digits: Int = 4) -> String {
    if value.isNaN { return "" }
    if value == 0 { return "0" }
    let size = abs(value)
    guard size >= 1e-4, size < 1e9 else { return String(format: "%.*g", digits, value) }
    let decimals = max(0, digits - 1 - Int(log10(size).rounded(.down)))
    return String(format: "%.*f", decimals, value)
  }
}
