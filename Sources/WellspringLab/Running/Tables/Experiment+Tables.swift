// Which tables an experiment leaves.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Experiment {
  /// The tables of a finished run, in the order in which they are written.
  /// - Parameters:
  ///   - finished: by scenario, its trials that did not fail.
  ///   - failed: trials that failed.
  func tables(finished: [Int], failed: Int) -> [TableSchema] {
    var tables = [
      ResultTables.summary.schema, ResultTables.replicates(currency: currency).schema,
    ]
    if recordsDaily { tables += [ResultTables.daily.schema, ResultTables.months.schema] }
    tables += recordedTables
    if failed > 0 { tables.append(ResultTables.failures.schema) }
    if recordsDaily, finished.contains(where: { $0 > 0 }) {
      tables.append(ResultTables.warmUp.schema)
    }
    return tables + study.tables(currency: currency)
  }

  /// The tables with rows of single trials that `--record` asks for.
  var recordedTables: [TableSchema] {
    (recording.contains(.clinicians) ? [ResultTables.clinicians.schema] : [])
      + (recording.contains(.surveys) ? [ResultTables.surveys.schema] : [])
      + (recording.contains(.events) ? [ResultTables.events.schema] : [])
      + (recording.contains(.answers)
        ? [ResultTables.people.schema, ResultTables.answers.schema] : [])
  }

  /// The description of its tables.
  func dataPackage(_ tables: [WrittenTable]) -> JSONValue {
    DataPackage.json(
      title: title.isEmpty ? "Wellspring results" : title,
      description: "Results of " + command.joined(separator: " ") + ", by Wellspring "
        + wellspringVersion + ".",
      tables: tables)
  }
}
