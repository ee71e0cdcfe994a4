// The tables of a run while its replicates come in, in index order.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Takes replicates one after the other and leaves whole tables behind. Used by one thread at a
/// time.
final class RunTables {
  private let scenario: String
  private let folder: ResultsFolder
  private let staff: Staff
  private let days: Int
  private let replicates: TableFile
  private let clinicians: TableFile?
  private let surveys: TableFile?
  private let events: TableFile?
  private var failures: TableFile?
  private let outcomes: ValueSpool
  private let daily: ValueSpool
  /// Replicates that finished, and those that hit a bound.
  private(set) var finished = 0
  private(set) var failed = 0
  private(set) var eventCounts = [UInt64](repeating: 0, count: EventKind.allCases.count)
  /// Filled by `finish`, in the order of `Outcome.allCases`.
  private(set) var summaries: [SampleSummary] = []

  init(
    scenario: String, model: Model, staff: Staff, recording: Recording, folder: ResultsFolder
  ) throws(OutputError) {
    self.scenario = scenario
    self.folder = folder
    self.staff = staff
    days = Int(model.horizon.days)
    replicates = try TableFile(ResultTables.replicates, in: folder)
    clinicians =
      recording.contains(.clinicians) ? try TableFile(ResultTables.clinicians, in: folder) : nil
    surveys = recording.contains(.surveys) ? try TableFile(ResultTables.surveys, in: folder) : nil
    events = recording.contains(.events) ? try TableFile(ResultTables.events, in: folder) : nil
    outcomes = try ValueSpool("outcomes", width: Outcome.allCases.count, in: folder)
    daily = try ValueSpool(
      "daily", width: staff.unitNames.count * days * DailySeries.allCases.count, in: folder)
  }

  /// Adds the next replicate.
  func keep(_ rows: ReplicateRows) throws(OutputError) {
    if let failure = rows.failure { return try keep(failure, replicate: rows.replicate) }
    finished += 1
    try replicates.append(rows.replicateRow)
    try clinicians?.append(rows.clinicians)
    try surveys?.append(rows.surveys)
    try events?.append(rows.events)
    try outcomes.append(rows.outcomes)
    if !rows.daily.isEmpty { try daily.append(rows.daily) }
    for (kind, count) in rows.eventCounts.enumerated() { eventCounts[kind] += count }
  }

  private func keep(_ failure: SimulationError, replicate: UInt64) throws(OutputError) {
    failed += 1
    let table: TableFile
    if let failures {
      table = failures
    } else {
      table = try TableFile(ResultTables.failures, in: folder)
    }
    failures = table
    var row = CSVText()
    row.append(scenario)
    row.append(Int(replicate))
    row.append(failure.reason)
    row.endRow()
    try table.append(row)
  }

  /// Writes the tables over all replicates and forces every table to disk.
  /// - Returns: the tables in the order in which they are documented.
  func finish() throws(OutputError) -> [WrittenTable] {
    var tables = [try writeSummary(), try replicates.finish(), try writeDaily()]
    for table in [clinicians, surveys, events, failures] {
      if let table { tables.append(try table.finish()) }
    }
    return tables
  }

  private func writeSummary() throws(OutputError) -> WrittenTable {
    let table = try TableFile(ResultTables.summary, in: folder)
    try outcomes.forEachColumn { (column, values) throws(OutputError) in
      let summary = SampleSummary(values)
      summaries.append(summary)
      let definition = Outcome.definitions[column]
      var row = CSVText()
      row.append(scenario)
      row.append(definition.name)
      row.append(definition.unit)
      row.append(summary.count)
      row.append(summary.mean)
      row.append(summary.deviation)
      row.append(summary.mcse)
      row.append(summary.interval.low)
      row.append(summary.interval.high)
      row.append(summary.median)
      row.append(summary.p05)
      row.append(summary.p95)
      row.endRow()
      try table.append(row)
    }
    return try table.finish()
  }

  private func writeDaily() throws(OutputError) -> WrittenTable {
    let table = try TableFile(ResultTables.daily, in: folder)
    guard daily.rows > 0 else { return try table.finish() }
    let series = DailySeries.allCases.map(\.definition.name)
    try daily.forEachColumn { (column, values) throws(OutputError) in
      let present = values.filter { !$0.isNaN }
      let sorted = present.sorted()
      let day = column / series.count
      var row = CSVText()
      row.append(scenario)
      row.append(staff.unitNames[day / days])
      row.append(day % days + 1)
      row.append(series[column % series.count])
      row.append(present.count)
      row.append(SampleSummary.mean(of: present))
      for probability in [0.05, 0.5, 0.95] { row.append(quantile(of: sorted, at: probability)) }
      row.endRow()
      try table.append(row)
    }
    return try table.finish()
  }
}

extension SimulationError {
  /// Which bound was hit, in words.
  public var reason: String {
    switch self {
    case .tooManyEvents(let bound): "more than \(bound) events in one unit"
    case .tooManyCases(let bound): "more than \(bound) cases present at once in one unit"
    }
  }
}
