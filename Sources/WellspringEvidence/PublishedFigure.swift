// Published figures and their intervals.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringLab

/// A row of `evidence/targets.csv`.
public struct PublishedFigure: Sendable {
  public let identifier: String
  public let setting: String
  public let statistic: String
  public let value: Double
  /// The published 95 % interval, or the tolerance that is stated in its place.
  public let low: Double
  public let high: Double
  public let unit: String
  public let source: String

  /// Reads a table with a header.
  /// - Throws: `EvidenceError` when the file is not there or a row is not as the header says.
  public static func read(_ path: String) throws(EvidenceError) -> [PublishedFigure] {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw .noInput("\(path): no such file")
    }
    var reader = CSVReader([UInt8](bytes))
    guard let header = reader.next() else { throw .badData("\(path): the file is empty") }
    var figures: [PublishedFigure] = []
    while let fields = reader.next() {
      func field(_ name: String) throws(EvidenceError) -> String {
        guard let place = header.firstIndex(of: name) else {
          throw .badData("\(path):1: there is no column `\(name)`")
        }
        guard place < fields.count else {
          throw .badData("\(path):\(reader.line): the row ends before the column `\(name)`")
        }
        return fields[place]
      }
      func number(_ name: String) throws(EvidenceError) -> Double {
        let text = try field(name)
        guard let value = Double(text), value.isFinite else {
          throw .badData("\(path):\(reader.line): `\(name)` is `\(text)`; a number is needed")
        }
        return value
      }
      let figure = PublishedFigure(
        identifier: try field("id"), setting: try field("setting"),
        statistic: try field("statistic"), value: try number("value"), low: try number("low"),
        high: try number("high"), unit: try field("unit"), source: try field("source"))
      guard figure.low <= figure.value, figure.value <= figure.high else {
        throw .badData("\(path):\(reader.line): low, value and high must come in that order")
      }
      figures.append(figure)
    }
    return figures
  }
}

/// Why a validation cannot be done.
public enum EvidenceError: Error, Sendable {
  case noInput(String)
  case badData(String)
}
