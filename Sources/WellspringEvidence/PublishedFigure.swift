// Published figures and their intervals.
// SPDX-License-Identifier: GPL-3.0-or-later
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
    var table = try EvidenceTable(
      path, columns: ["id", "setting", "statistic", "value", "low", "high", "unit", "source"])
    var figures: [PublishedFigure] = []
    while let row = table.next() {
      let figure = PublishedFigure(
        identifier: try row.text("id"), setting: try row.text("setting"),
        statistic: try row.text("statistic"), value: try row.number("value"),
        low: try row.number("low"), high: try row.number("high"), unit: try row.text("unit"),
        source: try row.text("source"))
      guard figure.low <= figure.value, figure.value <= figure.high else {
        throw .badData("\(row.place): low, value and high must come in that order")
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
