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
  private let replicatesTable: Table<ResultTables.ReplicateRow>
  private let replicates: TableFile
  private let summary: TableFile
  private let daily: TableFile?
  private let months: TableFile?
  private let clinicians: TableFile?
  private let surveys: TableFile?
  private let events: TableFile?
  private let people: TableFile?
  private let answers: TableFile?
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
    replicatesTable = ResultTables.replicates(currency: experiment.currency)
    func file(_ schema: TableSchema, if isWanted: Bool = true) throws(OutputError) -> TableFile? {
      isWanted ? try TableFile(schema, in: folder) : nil
    }
    let recording = experiment.recording
    summary = try TableFile(ResultTables.summary.schema, in: folder)
    replicates = try TableFile(replicatesTable.schema, in: folder)
    daily = try file(ResultTables.daily.schema, if: experiment.recordsDaily)
    months = try file(ResultTables.months.schema, if: experiment.recordsDaily)
    clinicians = try file(ResultTables.clinicians.schema, if: recording.contains(.clinicians))
    surveys = try file(ResultTables.surveys.schema, if: recording.contains(.surveys))
    events = try file(ResultTables.events.schema, if: recording.contains(.events))
    people = try file(ResultTables.people.schema, if: recording.contains(.answers))
    answers = try file(ResultTables.answers.schema, if: recording.contains(.answers))
    // The replicate's number stands in front of its outcomes.
    outcomes = try ValueSpool("outcomes", width: 1 + Outcome.allCases.count, in: folder)
  }

  /// Writes and publishes everything.
  /// - Parameter timing: read once, before run.json is written.
  func publish(timing: () -> RunTiming) throws(OutputError) -> RunReport {
    for scenario in experiment.scenarios.indices { try take(scenario) }
    var tables = [try summary.finish(), try replicates.finish()]
    for table in [daily, months, clinicians, surveys, events, people, answers, failures] {
      if let table { tables.append(try table.finish()) }
    }
    if !results.warmUps.isEmpty {
      tables.append(try write(ResultTables.warmUp, results.warmUps.flatMap(\.rows)))
    }
    tables += try experiment.study.write(self)
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
    return try tables + experiment.study.rewrite(self)
  }

  /// Writes a table whole.
  func write<Row>(
    _ table: Table<Row>, _ rows: some Sequence<Row>
  ) throws(OutputError) -> WrittenTable {
    let file = try TableFile(table.schema, in: folder)
    for row in rows { try file.append(row, of: table) }
    return try file.finish()
  }

  // MARK: Values for the kinds

  /// Values of an outcome by replicate, from the first to the last that was run; NaN where there
  /// is none.
  func wholeColumn(scenario: Int, outcome: Outcome) throws(OutputError) -> [Double] {
    let (replicates, values) = try values(scenario: scenario, outcome: outcome)
    let last = source.plan.lastReplicate(ofScenario: scenario)
    var whole = [Double](repeating: .nan, count: last)
    for (replicate, value) in zip(replicates, values) { whole[Int(replicate) - 1] = value }
    return whole
  }

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
    var warmUp = daily == nil ? nil : experiment.scenarios[scenario].model.map { WarmUpTally($0) }
    var months = daily == nil ? nil : experiment.scenarios[scenario].model.map { MonthTally($0) }
    try source.forEachTrial(ofScenario: scenario) { (record) throws(OutputError) in
      try take(record, of: name)
      guard record.failure == nil, !record.daily.isEmpty else { return }
      try days?.append(record.daily)
      months?.add(record.daily)
      warmUp?.add(before: record.warmUp, after: record.daily)
    }
    rows.append(first..<outcomes.rows)
    results.finished += outcomes.rows - first
    try writeSummary(scenario)
    if let days, days.rows > 0 {
      try writeDaily(scenario, days)
      for row in months?.rows(name) ?? [] {
        try self.months?.append(row, of: ResultTables.months)
      }
    }
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
    try replicates.append(
      (scenario, Int(record.trial.replicate), record.outcomes), of: replicatesTable)
    try outcomes.append([Double(record.trial.replicate)] + record.outcomes)
    try clinicians?.append(record.clinicians)
    try surveys?.append(record.surveys)
    try events?.append(record.events)
    try people?.append(record.people)
    try answers?.append(record.answers)
    for (kind, count) in record.eventCounts.enumerated() { results.eventCounts[kind] += count }
  }

  private func keep(_ reason: String, of trial: Trial, scenario: String) throws(OutputError) {
    if failures == nil { failures = try TableFile(ResultTables.failures.schema, in: folder) }
    try failures?.append((scenario, Int(trial.replicate), reason), of: ResultTables.failures)
  }

  private func writeSummary(_ scenario: Int) throws(OutputError) {
    let name = experiment.scenarios[scenario].name
    let columns = 1..<1 + Outcome.allCases.count
    try outcomes.forEachColumn(rows: rows[scenario], columns: columns) {
      (column, values) throws(OutputError) in
      let summary = SampleSummary(values)
      let outcome = Outcome.allCases[column - 1]
      results.keep(summary, of: outcome)
      try self.summary.append(
        (name, outcome, experiment.unit(of: outcome), summary), of: ResultTables.summary)
    }
  }

  private func writeDaily(_ scenario: Int, _ values: ValueSpool) throws(OutputError) {
    guard let daily, let model = experiment.scenarios[scenario].model else { return }
    let (staff, study) = (Staff(model), StudyDays(model))
    let days = study.days
    let series = DailySeries.allCases
    try values.forEachColumn { (column, values) throws(OutputError) in
      let day = column / series.count
      let row = DailyRow(
        scenario: experiment.scenarios[scenario].name, unit: staff.unitNames[day / days],
        day: day % days + 1, of: study, series: series[column % series.count], values: values)
      try daily.append(row, of: ResultTables.daily)
    }
  }
}
