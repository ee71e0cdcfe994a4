// Tables that a validation reads: a header, and rows by the names in it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringLab

struct EvidenceTable {
  struct Row {
    let path: String
    let line: Int
    let header: [String]
    let fields: [String]

    /// For messages.
    var place: String { "\(path):\(line)" }

    func text(_ name: String) throws(EvidenceError) -> String {
      guard let column = header.firstIndex(of: name), column < fields.count else {
        throw .badData("\(place): the row ends before the column `\(name)`")
      }
      return fields[column]
    }

    func number(_ name: String) throws(EvidenceError) -> Double {
      let text = try text(name)
      guard let value = Double(text), value.isFinite else {
        throw .badData("\(place): `\(name)` is `\(text)`; a number is needed")
      }
      return value
    }
  }

  private let path: String
  private let header: [String]
  private var reader: CSVReader

  /// - Parameter columns: that it must have.
  /// - Throws: `EvidenceError` when the file is not there, is empty, or lacks a column.
  init(_ path: String, columns: [String]) throws(EvidenceError) {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw .noInput("\(path): no such file")
    }
    self.path = path
    reader = CSVReader([UInt8](bytes))
    guard let header = reader.next() else { throw .badData("\(path): the file is empty") }
    for name in columns where !header.contains(name) {
      throw .badData("\(path):1: there is no column `\(name)`")
    }
    self.header = header
  }

  mutating func next() -> Row? {
    guard let fields = reader.next() else { return nil }
    return Row(path: path, line: reader.line, header: header, fields: fields)
  }
}
