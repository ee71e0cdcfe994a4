// A sample of the trials of a folder, simulated again.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension FolderCheck {
  /// What the simulation said.
  struct Again: Sendable {
    var findings: [Finding] = []
    /// Events of all that were run, by kind.
    var events = [UInt64](repeating: 0, count: EventKind.allCases.count)
  }

  /// Some of the trials, ascending.
  func choose(_ sample: Int, of trials: [Trial], seed: UInt64) -> [Trial] {
    Self.choose(min(sample, trials.count), of: trials.count, seed: seed).map { trials[$0] }
  }

  /// Different numbers below `count`, ascending.
  static func choose(_ sample: Int, of count: Int, seed: UInt64) -> [Int] {
    var luck = RandomStream(
      seed: seed, replicate: 0, kind: .experiment, unit: 0, index: 0, purpose: .spotCheck)
    var chosen: Set<Int> = []
    while chosen.count < min(sample, count) { chosen.insert(luck.index(below: count)) }
    return chosen.sorted()
  }

  /// Simulates trials again and holds them against all their rows.
  func rerun(_ chosen: [Trial], _ trials: TrialsOnDisk, threads: Int) -> Again {
    var again = Again()
    guard !chosen.isEmpty else { return again }
    let rows =
      isSamePlatform ? TrialRows(folder, experiment.recordedTables, chosen, experiment) : nil
    do throws(OutputError) {
      _ = try runInOrder(
        count: chosen.count, lanes: threads, window: chosen.count, stop: StopFlag(),
        work: { experiment.record(chosen[$0], forKind: false) },
        keep: { (index, record) throws(OutputError) in
          again.findings.append(finding(record, trials, rows))
          for (kind, count) in record.eventCounts.enumerated() { again.events[kind] += count }
        })
    } catch {
      preconditionFailure("nothing is written here")
    }
    return again
  }

  private func finding(
    _ record: TrialRecord, _ trials: TrialsOnDisk, _ rows: TrialRows?
  ) -> Finding {
    let trial = record.trial
    let subject =
      "\(experiment.scenarios[trial.scenario].name), replicate \(trial.replicate)"
    func finding(_ verdict: String, _ isGood: Bool) -> Finding {
      Finding(subject: subject, verdict: verdict, isGood: isGood)
    }
    guard let written = trials.outcomes(trial) else {
      let isSame = record.failure != nil && record.failure == trials.reason(trial)
      return finding(
        isSame ? "fails in the same way" : "DOES NOT FAIL as failures.csv says", isSame)
    }
    if let reason = record.failure { return finding("FAILS here: \(reason)", false) }
    let worst = Self.distance(written, record.outcomes)
    if worst == 0 {
      for (schema, text) in [
        (ResultTables.clinicians.schema, record.clinicians),
        (ResultTables.surveys.schema, record.surveys), (ResultTables.events.schema, record.events),
        (ResultTables.people.schema, record.people),
        (ResultTables.answers.schema, record.answers),
      ] {
        if let rows, let digest = rows.digest(of: trial, schema), digest != sha256(text.bytes) {
          return finding("its rows of \(schema.fileName) DIFFER", false)
        }
      }
      return finding("same bytes", true)
    }
    let size = AlignedTable.short(worst, digits: 2)
    guard !isSamePlatform, worst <= Self.tolerance else {
      return finding("DIFFERS by \(size)", false)
    }
    return finding("same to \(size)", true)
  }

  /// The largest difference between values, relative above 1; infinite when one of two is missing.
  static func distance(_ written: [Double], _ values: [Double]) -> Double {
    guard written.count == values.count else { return .infinity }
    return zip(written, values).reduce(0) { worst, pair in
      guard pair.0.isFinite, pair.1.isFinite else {
        return pair.0.isFinite == pair.1.isFinite ? worst : .infinity
      }
      return max(worst, abs(pair.0 - pair.1) / max(1, abs(pair.0)))
    }
  }

  /// The events of run.json against those of the trials that were run again.
  func checkEvents(_ again: Again, isAll: Bool, _ report: inout Report) {
    guard again.findings.allSatisfy(\.isGood) else { return }
    var problems: [String] = []
    for kind in EventKind.allCases {
      let count = again.events[Int(kind.rawValue)]
      guard let written = run["events"]?[kind.name]?.integer, written >= 0 else { continue }
      let isWrong = isAll && isSamePlatform ? UInt64(written) != count : UInt64(written) < count
      if isWrong {
        problems.append(
          "events.\(kind.name) is \(written), and \(isAll ? "" : "at least ")\(count) happened")
      }
    }
    // Another machine may take another path in the last bit, and with it another number of events.
    if isSamePlatform, !problems.isEmpty {
      add(problems, of: "run.json", good: "", &report.descriptions)
    }
    if !isAll {
      report.unchecked.append(
        "The events in run.json add up; whether they are right needs every replicate "
          + "(--sample \(experiment.replicates * experiment.scenarios.count)).")
    }
  }
}

/// The rows that some trials have in the long tables, by their digests.
struct TrialRows: Sendable {
  private struct Key: Hashable {
    let table: String
    let trial: Trial
  }

  private var digests: [Key: String] = [:]

  /// Reads each table once.
  init(
    _ folder: String, _ tables: [TableSchema], _ trials: [Trial], _ experiment: Experiment
  ) {
    for schema in tables {
      var hashes: [String: SHA256] = [:]
      let keys = trials.map { trial in
        (trial, "\(experiment.scenarios[trial.scenario].name),\(trial.replicate)")
      }
      for (_, key) in keys { hashes[key] = SHA256() }
      var line: [UInt8] = []
      // Cells of these tables hold no line ends.
      let isRead: Void? = try? BoundedFile.forEachPiece("\(folder)/\(schema.fileName)") { piece in
        for byte in piece {
          line.append(byte)
          guard byte == UInt8(ascii: "\n") else { continue }
          if let key = Self.key(line) { hashes[key]?.update(line) }
          line.removeAll(keepingCapacity: true)
        }
      }
      guard isRead != nil else { continue }
      for (trial, key) in keys {
        digests[Key(table: schema.name, trial: trial)] = hexadecimal(hashes[key]!.finish())
      }
    }
  }

  /// The first two cells of a line.
  private static func key(_ line: [UInt8]) -> String? {
    var commas = 0
    for (index, byte) in line.enumerated() where byte == UInt8(ascii: ",") {
      commas += 1
      if commas == 2 { return String(decoding: line[..<index], as: UTF8.self) }
    }
    return nil
  }

  /// Of the rows of a trial; nil where the table is not there.
  func digest(of trial: Trial, _ schema: TableSchema) -> String? {
    digests[Key(table: schema.name, trial: trial)]
  }
}
