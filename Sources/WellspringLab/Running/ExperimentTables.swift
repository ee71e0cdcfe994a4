// The tables of an experiment, from its parts.
//
// Scenario by scenario, replicate by replicate, on one thread: the bytes cannot depend on who ran
// what when. Outcomes and daily values wait in scratch files, so memory does not grow with the
// number of replicates.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Reads whole parts and leaves whole tables. Used by one thread.
final class ExperimentTables {
  let experiment: Experiment
  let source: TrialSource
  let folder: ResultsFolder
  /// Threads that may share the analysis of what was read; no byte depends on them.
  let lanes: Int
  private let replicates: TableFile
  private let summary: TableFile
  private let daily: TableFile?
  private let clinicians: TableFile?
  private let surveys: TableFile?
  private let events: TableFile?
  private var failures: TableFile?
  /// One row for each trial that did not fail, scenario by scenario.
  private let outcomes: ValueSpool
  /// By scenario: its rows in `outcomes`, and the replicates they are of.
  private var rows: [Range<Int>] = []
  /// Filled on the way.
  var results: ExperimentResults

  init(
    _ experiment: Experiment, _ source: TrialSource, _ folder: ResultsFolder, lanes: Int = 1
  ) throws(OutputError) {
    (self.experiment, self.source, self.folder) = (experiment, source, folder)
    self.lanes = lanes
    results = ExperimentResults(experiment)
    let recording = experiment.recording
    summary = try TableFile(ResultTables.summary, in: folder)
    replicates = try TableFile(
      ResultTables.replicates(currency: experiment.currency), in: folder)
    daily = experiment.recordsDaily ? try TableFile(ResultTables.daily, in: folder) : nil
    clinicians =
      recording.contains(.clinicians) ? try TableFile(ResultTables.clinicians, in: folder) : nil
    surveys = recording.contains(.surveys) ? try TableFile(ResultTables.surveys, in: folder) : nil
    events = recording.contains(.events) ? try TableFile(ResultTables.events, in: folder) : nil
    // The replicate's number stands in front of its outcomes.
    outcomes = try ValueSpool("outcomes", width: 1 + Outcome.allCases.count, in: folder)
  }

  /// Writes and publishes everything.
  /// - Parameter timing: read once, before run.json is written.
  func publish(timing: () -> RunTiming) throws(OutputError) -> RunReport {
    for scenario in experiment.scenarios.indices { try take(scenario) }
    var tables = [try summary.finish(), try replicates.finish()]
    for table in [daily, clinicians, surveys, events, failures] {
      if let table { tables.append(try table.finish()) }
    }
    tables += try writeOwnTables()
    let report = RunReport(
      experiment: experiment, folder: folder.path, results: results, tables: tables,
      timing: timing())
    try folder.write(experiment.dataPackage(tables).text, as: "datapackage.json")
    try folder.write(report.manifest.text, as: "run.json")
    try folder.publish()
    return report
  }

  /// Writes those tables that hang on nothing but the outcomes of the trials: where the parts are
  /// gone, this is what can be said again from replicates.csv and failures.csv.
  func rewrite() throws(OutputError) -> [WrittenTable] {
    for scenario in experiment.scenarios.indices { try take(scenario) }
    var tables = [try summary.finish(), try replicates.finish()]
    if let failures { tables.append(try failures.finish()) }
    if !experiment.precision.isEmpty { tables.append(try writePrecision()) }
    switch experiment.kind {
    case .compare(let pairs): tables.append(try writeComparisons(try compare(pairs)))
    case .run, .power, .tipping, .warnings: break
    case .sweep, .select, .sensitivity: tables += try writeTablesOfKind()
    }
    return tables
  }

  /// The tables that the kind of the experiment adds.
  private func writeOwnTables() throws(OutputError) -> [WrittenTable] {
    var tables = results.warmUps.isEmpty ? [] : [try writeWarmUps()]
    if !experiment.precision.isEmpty { tables.append(try writePrecision()) }
    return try tables + writeTablesOfKind()
  }

  private func writeTablesOfKind() throws(OutputError) -> [WrittenTable] {
    switch experiment.kind {
    case .run: return []
    case .compare(let pairs):
      let comparisons = try compare(pairs)
      results.comparisons = comparisons
      return [try writeComparisons(comparisons)] + (try writeWhoChanged(pairs))
    case .sweep(let design): return [try writeDesign(design)]
    case .select(let plan): return [try writeSelection(plan)]
    case .sensitivity(let plan): return try writeSensitivity(plan)
    case .power(let plan): return [try writePower(plan)]
    case .tipping(let plan): return try writeTipping(plan)
    case .warnings(let plan): return try writeWarnings(plan)
    }
  }

  // MARK: Values for the kinds

  /// Values of an outcome over the trials of a scenario that did not fail, and their replicates.
  /// NaN where the outcome is undefined.
  func values(
    scenario: Int, outcome: Outcome
  ) throws(OutputError) -> (replicates: [Double], values: [Double]) {
    var found: [[Double]] = []
    for column in [0, 1 + outcome.rawValue] {
      try outcomes.forEachColumn(rows: rows[scenario], columns: column..<column + 1) {
        (_, values) throws(OutputError) in found.append(values)
      }
    }
    return (found[0], found[1])
  }

  // MARK: Scenario by scenario

  private func take(_ scenario: Int) throws(OutputError) {
    let name = experiment.scenarios[scenario].name
    let first = outcomes.rows
    let days = try daily.map { (_) throws(OutputError) in try dailySpool(scenario) } ?? nil
    var warmUp = daily == nil ? nil : warmUpTally(scenario)
    try source.forEachTrial(ofScenario: scenario) { (record) throws(OutputError) in
      try take(record, of: name)
      guard record.failure == nil, !record.daily.isEmpty else { return }
      try days?.append(record.daily)
      warmUp?.add(before: record.warmUp, after: record.daily)
    }
    rows.append(first..<outcomes.rows)
    results.finished += outcomes.rows - first
    try writeSummary(scenario)
    if let days { try writeDaily(scenario, days) }
    if let warmUp, !warmUp.isEmpty { results.warmUps.append(warmUp.result(of: name)) }
  }

  private func dailySpool(_ scenario: Int) throws(OutputError) -> ValueSpool? {
    guard let model = experiment.scenarios[scenario].model else { return nil }
    let width =
      Staff(model).unitNames.count * Int(model.horizon.days) * DailySeries.allCases.count
    return try ValueSpool("daily", width: width, in: folder)
  }

  private func take(_ record: TrialRecord, of scenario: String) throws(OutputError) {
    if let reason = record.failure {
      results.failed += 1
      try keep(reason, of: record.trial, scenario: scenario)
      return
    }
    var row = CSVText()
    row.append(scenario)
    row.append(Int(record.trial.replicate))
    for value in record.outcomes { row.append(value) }
    row.endRow()
    try replicates.append(row)
    try outcomes.append([Double(record.trial.replicate)] + record.outcomes)
    try clinicians?.append(record.clinicians)
    try surveys?.append(record.surveys)
    try events?.append(record.events)
    for (kind, count) in record.eventCounts.enumerated() { results.eventCounts[kind] += count }
  }

  private func keep(_ reason: String, of trial: Trial, scenario: String) throws(OutputError) {
    let table: TableFile
    if let failures {
      table = failures
    } else {
      table = try TableFile(ResultTables.failures, in: folder)
    }
    failures = table
    var row = CSVText()
    row.append(scenario)
    row.append(Int(trial.replicate))
    row.append(reason)
    row.endRow()
    try table.append(row)
  }

  private func writeSummary(_ scenario: Int) throws(OutputError) {
    let name = experiment.scenarios[scenario].name
    let columns = 1..<1 + Outcome.allCases.count
    try outcomes.forEachColumn(rows: rows[scenario], columns: columns) {
      (column, values) throws(OutputError) in
      let summary = SampleSummary(values)
      let outcome = Outcome.allCases[column - 1]
      results.keep(summary, of: outcome)
      var row = CSVText()
      row.append(name)
      row.append(outcome.definition.name)
      row.append(experiment.unit(of: outcome))
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
      try self.summary.append(row)
    }
  }

  private func writeDaily(_ scenario: Int, _ values: ValueSpool) throws(OutputError) {
    guard values.rows > 0, let daily, let model = experiment.scenarios[scenario].model else {
      return
    }
    let (staff, days) = (Staff(model), Int(model.horizon.days))
    let series = DailySeries.allCases.map(\.definition.name)
    try values.forEachColumn { (column, values) throws(OutputError) in
      let present = values.filter { !$0.isNaN }
      let sorted = present.sorted()
      let day = column / series.count
      var row = CSVText()
      row.append(experiment.scenarios[scenario].name)
      row.append(staff.unitNames[day / days])
      row.append(day % days + 1)
      row.append(series[column % series.count])
      row.append(present.count)
      row.append(SampleSummary.mean(of: present))
      for probability in [0.05, 0.5, 0.95] { row.append(quantile(of: sorted, at: probability)) }
      row.endRow()
      try daily.append(row)
    }
  }
}
