// A CSV text read back by the plain rules of RFC 4180, for the second reader.
//
// Nothing here is shared with what writes the tables.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows of cells with the names of their columns.
struct ReadTable {
  private let places: [String: Int]
  let rows: [[Substring]]

  init(_ text: String) {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n")).map(Self.cells)
    places = Dictionary(
      uniqueKeysWithValues: (lines.first ?? []).enumerated().map { (String($1), $0) })
    rows = Array(lines.dropFirst())
  }

  /// The place of a column.
  func place(_ column: String) -> Int {
    guard let place = places[column] else { fatalError("there is no column \(column)") }
    return place
  }

  /// A column as numbers; NaN for an empty cell.
  func numbers(_ column: String) -> [Double] {
    let place = place(column)
    return rows.map { number($0[place]) }
  }

  private static func cells(_ line: Substring.UTF8View) -> [Substring] {
    if !line.contains(UInt8(ascii: "\"")) {
      return line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { Substring($0) }
    }
    var cells: [Substring] = [""]
    var isQuoted = false
    for character in Substring(line) {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == "," && !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}

/// The number in a cell; NaN for an empty one.
func number(_ cell: Substring) -> Double {
  if cell.isEmpty { return .nan }
  guard let value = Double(cell) else { fatalError("no number: \(cell)") }
  return value
}

/// The position, from 0, in a post's name `unit/position`; -1 for an empty cell.
func position(_ post: Substring) -> Int {
  guard let slash = post.lastIndex(of: "/") else { return -1 }
  return Int(post[post.index(after: slash)...])! - 1
}

/// One row of events.csv.
struct ReadEvent {
  let hours: Double
  /// From 0; -1 for events of the unit.
  let post: Int
  let kind: Substring
  let caseNumber: Int
  let value: Double
  let arousal: Double
  let load: Double

  /// The events of each unit in the order of the file.
  static func byUnit(_ table: ReadTable) -> [Substring: [ReadEvent]] {
    let places = ["hours", "unit", "post", "event", "case", "value", "arousal", "load"].map(
      table.place)
    var units: [Substring: [ReadEvent]] = [:]
    for row in table.rows {
      let cells = places.map { row[$0] }
      units[cells[1], default: []].append(
        ReadEvent(
          hours: number(cells[0]), post: position(cells[2]), kind: cells[3],
          caseNumber: Int(cells[4]) ?? -1, value: number(cells[5]), arousal: number(cells[6]),
          load: number(cells[7])))
    }
    return units
  }
}
