// A result that travels with a workshop page, so that whoever opens the page can have it simulated again.
//
// The report is carried as the run wrote it, and beside it the rows that it is made from. Scenarios
// are carried as what they change in the model: a sweep has many, and most of each is the model's.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What a page needs to show a finished run and to check it.
public struct WorkshopResult: Sendable {
  /// Rows that a page carries; of more, as many are taken, spread over all.
  static let mostRows = 1000

  private let experiment: Experiment
  private let page: String
  private let columns: [String]
  private let rows: [[String]]
  private let replicateCount: Int
  /// Scenario, outcome and mean; nil where rows were left out, as they follow from all.
  private let means: [[String]]?

  /// Reads what a page takes of a folder.
  /// - Parameter page: the report of the folder, as HTML.
  /// - Throws: `.badData` when no replicate came to its end or a table cannot be read.
  public init(_ folder: FinishedFolder, page: String) throws(ModelFileError) {
    let count = folder.rowCount("replicates")
    guard folder.has("replicates"), count > 0 else {
      let problem = Problem(
        .file(folder.path), "",
        "no replicate of this run came to its end: there is none that a page could simulate again")
      throw ModelFileError(.badData, [problem])
    }
    (experiment, self.page, replicateCount) = (folder.experiment, page, count)
    (columns, rows) = try Self.rows(folder, of: count)
    means = count <= Self.mostRows ? try Self.means(folder) : nil
  }

  /// Some rows of replicates.csv, spread over all of them.
  private static func rows(
    _ folder: FinishedFolder, of count: Int
  ) throws(ModelFileError) -> (columns: [String], rows: [[String]]) {
    let taken = min(count, mostRows)
    var columns: [String] = []
    var rows: [[String]] = []
    try folder.forEachRow(of: "replicates") { row in
      columns = row.columns
      // The row at which the next of the taken ones falls due.
      if rows.count < taken, (row.number - 1) * taken >= rows.count * count {
        rows.append(columns.map { row[$0] })
      }
      return true
    }
    return (columns, rows)
  }

  private static func means(_ folder: FinishedFolder) throws(ModelFileError) -> [[String]] {
    var means: [[String]] = []
    try folder.forEachRow(of: "summary") { row in
      means.append([row["scenario"], row["outcome"], row["mean"]])
      return true
    }
    return means
  }

  /// - Parameter model: the table that scenarios change.
  func json(_ model: [Setting]) -> JSONValue {
    let texts: ([[String]]) -> JSONValue = { rows in
      .array(rows.map { .array($0.map { .string($0) }) })
    }
    let named = Set(rows.map { $0[columns.firstIndex(of: "scenario") ?? 0] })
    let scenarios = experiment.scenarios.filter { named.contains($0.name) }
    return .object(
      [
        ("title", .string(experiment.title)), ("page", .string(page)),
        ("seed", .string(String(experiment.seed))), ("table", model.json),
        ("scenarios", .array(scenarios.compactMap { Self.scenario($0, model) })),
        ("columns", .array(columns.map { .string($0) })), ("rows", texts(rows)),
        ("replicateCount", .integer(replicateCount)),
      ] + (means.map { [("means", texts($0))] } ?? []))
  }

  private static func scenario(_ scenario: Scenario, _ model: [Setting]) -> JSONValue? {
    guard let table = scenario.model?.table else { return nil }
    let known = Dictionary(model.map { ($0.path, $0.value) }) { _, last in last }
    let paths = Set(table.map(\.path))
    // What a scenario takes away cannot be said as a change.
    guard known.keys.allSatisfy(paths.contains) else {
      return .object([
        ("name", .string(scenario.name)), ("changes", .array([])), ("table", table.json),
      ])
    }
    let changes = table.filter { known[$0.path] != $0.value }
    return .object([("name", .string(scenario.name)), ("changes", changes.json)])
  }
}
