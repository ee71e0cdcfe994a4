// The tables of a folder, run.json and datapackage.json against the experiment.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension FolderCheck {
  /// Which tables there are, whether they are as they were written, and whether the descriptions
  /// say so.
  /// - Parameter trials: nil where replicates.csv cannot be read.
  func checkTables(_ trials: TrialsOnDisk?, _ report: inout Report) {
    let wanted = experiment.tables(
      finished: trials?.finished ?? [], failed: trials?.failed ?? 0)
    var found: [WrittenTable] = []
    for schema in wanted {
      do throws(BoundedFile.Failure) {
        let table = try TableOnDisk("\(folder)/\(schema.fileName)")
        found.append(
          WrittenTable(
            schema: schema, rows: table.rows, bytes: table.bytes, digest: table.digest))
        report.tables.append(verdict(table, schema, trials))
      } catch {
        report.tables.append(
          Finding(
            subject: schema.fileName,
            verdict: error == .missing ? "missing" : "cannot be read", isGood: false))
      }
    }
    checkForeignTables(wanted, &report)
    checkManifest(found, wanted, trials, &report)
    if found.count == wanted.count { checkPackage(found, &report) }
  }

  private func verdict(
    _ table: TableOnDisk, _ schema: TableSchema, _ trials: TrialsOnDisk?
  ) -> Finding {
    func finding(_ verdict: String, _ isGood: Bool) -> Finding {
      Finding(subject: schema.fileName, verdict: verdict, isGood: isGood)
    }
    guard let entry = run["tables"]?[schema.fileName] else {
      return finding("NOT NAMED in run.json, and belongs to this experiment", false)
    }
    guard entry["sha256"]?.string == table.digest else {
      return finding("CHANGED since the run", false)
    }
    guard table.header == schema.header else { return finding("OTHER COLUMNS than it has", false) }
    if let trials, let rows = rows(of: schema, trials), rows != table.rows {
      return finding("\(table.rows) rows, not \(rows)", false)
    }
    return finding("as written", true)
  }

  /// Rows of a table where the trials say it.
  private func rows(of schema: TableSchema, _ trials: TrialsOnDisk) -> Int? {
    func sum(_ rows: (Scenario, Int) -> Int) -> Int {
      zip(experiment.scenarios, trials.finished).reduce(0) { $0 + rows($1.0, $1.1) }
    }
    switch schema.name {
    case ResultTables.daily.schema.name:
      return sum { scenario, finished in
        guard let model = scenario.model, finished > 0 else { return 0 }
        return Staff(model).unitNames.count * Int(model.horizon.days) * DailySeries.allCases.count
      }
    case ResultTables.months.schema.name:
      return sum { scenario, finished in
        guard let model = scenario.model, finished > 0 else { return 0 }
        return Staff(model).unitNames.count * StudyDays(model).months.count
          * DailySeries.allCases.count
      }
    case ResultTables.clinicians.schema.name:
      return sum { scenario, finished in
        scenario.model.map { Staff($0).postCount * finished } ?? 0
      }
    default: return nil
    }
  }

  /// Tables that run.json names and the experiment does not have.
  private func checkForeignTables(_ wanted: [TableSchema], _ report: inout Report) {
    let names = run["tables"]?.members?.map(\.key) ?? []
    for name in names where !wanted.contains(where: { $0.fileName == name }) {
      report.tables.append(
        Finding(
          subject: TextRule.short(TextRule.oneLine(name)), verdict: "NO TABLE of this experiment",
          isGood: false))
    }
  }

  // MARK: run.json

  private func checkManifest(
    _ found: [WrittenTable], _ wanted: [TableSchema], _ trials: TrialsOnDisk?,
    _ report: inout Report
  ) {
    var results = ExperimentResults(experiment)
    if let trials {
      results.finished = trials.finished.reduce(0, +)
      results.failed = trials.failed
    }
    let right = RunReport(
      experiment: experiment, folder: folder, results: results, tables: found,
      timing: RunTiming(wallSeconds: 0, processorSeconds: 0, threads: 1)
    ).manifest
    // Machine, time and events cannot be told from the inputs; the digests of the tables were held
    // against the tables already, and lost or foreign tables named.
    var apart = ["machine", "timing", "events", "tables"]
    if trials == nil { apart.append("trials") }
    let differences = run.without(apart).differences(from: right.without(apart), at: "")
    var problems = differences + machineProblems + eventProblems
    if trials != nil, let entries = run["tables"], entries.members != nil {
      for table in found where entries[table.schema.fileName]?["sha256"]?.string == table.digest {
        let name = table.schema.fileName
        let (own, wanted) = (entries[name]!, right["tables"]?[name] ?? .null)
        problems += own.differences(from: wanted, at: "tables.\(name)")
      }
    } else if run["tables"]?.members == nil {
      problems.append("tables is missing")
    }
    add(problems, of: "run.json", good: "as the inputs and tables say", &report.descriptions)
  }

  private var machineProblems: [String] {
    var problems: [String] = []
    for key in ["processorClass", "cLibrary", "operatingSystem"]
    where run["machine"]?[key]?.string?.isEmpty ?? true {
      problems.append("machine.\(key) is missing")
    }
    for key in ["threads", "wallSeconds", "processorSeconds"] {
      guard let value = run["timing"]?[key]?.double, value >= 0 else {
        problems.append("timing.\(key) is missing")
        continue
      }
    }
    return problems
  }

  /// Events are counts that add up.
  private var eventProblems: [String] {
    guard let events = run["events"]?.members else { return ["events is missing"] }
    var problems: [String] = []
    var sum = 0
    let names = ["total"] + EventKind.allCases.map(\.name)
    for name in names where run["events"]?[name] == nil {
      problems.append("events.\(name) is missing")
    }
    for (name, value) in events {
      let shown = TextRule.short(TextRule.oneLine(name))
      guard names.contains(name) else {
        problems.append("events.\(shown) does not belong here")
        continue
      }
      guard let count = value.integer, count >= 0 else {
        problems.append("events.\(shown) is no count")
        continue
      }
      if name != "total" { sum = sum.addingReportingOverflow(count).partialValue }
    }
    if problems.isEmpty, let total = run["events"]?["total"]?.integer, total != sum {
      problems.append("events.total is \(total), and the events add up to \(sum)")
    }
    return problems
  }

  // MARK: datapackage.json

  private func checkPackage(_ tables: [WrittenTable], _ report: inout Report) {
    let name = "datapackage.json"
    let bytes: [UInt8]
    do throws(BoundedFile.Failure) {
      bytes = try BoundedFile.read("\(folder)/\(name)", atMost: Self.largestDescription)
    } catch {
      let verdict = error == .missing ? "missing" : "cannot be read"
      report.descriptions.append(Finding(subject: name, verdict: verdict, isGood: false))
      return
    }
    guard let package = JSONReader.value(bytes) else {
      report.descriptions.append(
        Finding(subject: name, verdict: "cannot be read", isGood: false))
      return
    }
    let wanted = experiment.dataPackage(tables)
    add(
      package.differences(from: wanted, at: ""), of: name, good: "describes the tables",
      &report.descriptions)
  }

  /// A line for each problem, up to a bound; one good line when there is none.
  func add(
    _ problems: [String], of subject: String, good: String, _ findings: inout [Finding]
  ) {
    for problem in problems.prefix(Self.shownFindings) {
      findings.append(Finding(subject: subject, verdict: problem, isGood: false))
    }
    let hidden = problems.count - Self.shownFindings
    if hidden > 0 {
      findings.append(
        Finding(subject: subject, verdict: "and \(hidden) more differences", isGood: false))
    }
    if problems.isEmpty {
      findings.append(Finding(subject: subject, verdict: good, isGood: true))
    }
  }
}

extension JSONValue {
  /// An object without some members; anything else as it is.
  func without(_ keys: [String]) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { !keys.contains($0.key) })
  }
}
