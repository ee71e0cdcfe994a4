// What replicates.csv and failures.csv say of each trial.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The trials of a results folder, read back from its tables.
struct TrialsOnDisk: Sendable {
  /// Larger tables are not taken into memory.
  static let mostBytes = 1 << 30
  /// Mistakes that are named one by one.
  static let shownProblems = 10

  /// The trials of one scenario in the order of the tables, which is that of their numbers.
  private struct Own {
    var finished: [UInt64] = []
    var values: [Double] = []
    var failed: [UInt64] = []
    var reasons: [String] = []
  }

  /// What is wrong with the rows: a table and a sentence each.
  private(set) var problems: [(table: String, message: String)] = []
  /// Mistakes beyond those that are named.
  private(set) var hiddenProblems = 0
  private var scenarios: [Own]
  private let names: [String: Int]

  /// - Parameter failures: nil where there is no such table.
  init(_ experiment: Experiment, replicates: [UInt8], failures: [UInt8]?) {
    scenarios = Array(repeating: Own(), count: experiment.scenarios.count)
    names = Dictionary(
      experiment.scenarios.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let width = Outcome.allCases.count
    read(ResultTables.replicates().schema, replicates, width: 2 + width) { own, replicate, cells in
      var values: [Double] = []
      for cell in cells.dropFirst(2) {
        guard let value = cell.isEmpty ? Double.nan : Double(cell), cell.isEmpty || value.isFinite
        else { return "`\(TextRule.short(cell))` is not a number" }
        values.append(value)
      }
      own.finished.append(replicate)
      own.values += values
      return nil
    }
    guard let failures else { return }
    read(ResultTables.failures.schema, failures, width: 3) { own, replicate, cells in
      own.failed.append(replicate)
      own.reasons.append(cells[2])
      return nil
    }
  }

  /// By scenario: trials that finished.
  var finished: [Int] { scenarios.map(\.finished.count) }
  /// Trials that failed.
  var failed: Int { scenarios.reduce(0) { $0 + $1.failed.count } }

  mutating func report(_ table: String, _ message: String) {
    if problems.count < Self.shownProblems {
      problems.append((table, message))
    } else {
      hiddenProblems += 1
    }
  }

  private mutating func read(
    _ schema: TableSchema, _ bytes: [UInt8], width: Int,
    _ take: (inout Own, UInt64, [String]) -> String?
  ) {
    var reader = CSVReader(bytes)
    _ = reader.next()
    var last = (scenario: 0, replicate: UInt64(0))
    while let cells = reader.next() {
      let place = "line \(reader.line)"
      guard cells.count == width else {
        report(schema.fileName, "\(place): \(cells.count) cells, not \(width)")
        continue
      }
      guard let scenario = names[cells[0]] else {
        report(
          schema.fileName,
          "\(place): there is no scenario `\(TextRule.short(TextRule.oneLine(cells[0])))`")
        continue
      }
      guard let replicate = UInt64(cells[1]), String(replicate) == cells[1],
        (1...UInt64(Experiment.mostTrials)).contains(replicate)
      else {
        report(
          schema.fileName,
          "\(place): `\(TextRule.short(TextRule.oneLine(cells[1])))` is not a replicate")
        continue
      }
      let here = (scenario: scenario, replicate: replicate)
      guard here > last || last.replicate == 0 else {
        report(
          schema.fileName,
          "\(place): \(cells[0]), replicate \(replicate) "
            + (here == last ? "is there twice" : "comes too late: rows are in order"))
        continue
      }
      last = here
      if let problem = take(&scenarios[scenario], replicate, cells) {
        report(schema.fileName, "\(place): \(problem)")
      }
    }
  }

  // MARK: One trial

  /// The outcomes of a trial that finished.
  func outcomes(_ trial: Trial) -> [Double]? {
    let own = scenarios[trial.scenario]
    guard let row = Self.find(trial.replicate, in: own.finished) else { return nil }
    let width = Outcome.allCases.count
    return Array(own.values[row * width..<(row + 1) * width])
  }

  /// Why a trial failed.
  func reason(_ trial: Trial) -> String? {
    let own = scenarios[trial.scenario]
    return Self.find(trial.replicate, in: own.failed).map { own.reasons[$0] }
  }

  /// The trial as its run left it, as far as the tables say; nil where they do not know it.
  func record(_ trial: Trial) -> TrialRecord? {
    var record = TrialRecord(trial)
    if let outcomes = outcomes(trial) {
      record.outcomes = outcomes
    } else if let reason = reason(trial) {
      record.failure = reason
    } else {
      return nil
    }
    return record
  }

  /// Every trial of the tables.
  var trials: [Trial] {
    scenarios.enumerated().flatMap { scenario, own in
      (own.finished + own.failed).map { Trial(scenario: scenario, replicate: $0) }
    }
  }

  private static func find(_ replicate: UInt64, in replicates: [UInt64]) -> Int? {
    var range = replicates.startIndex..<replicates.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if replicates[middle] == replicate { return middle }
      range =
        replicates[middle] < replicate
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
