// Whether a results folder still holds what its run wrote, and whether this machine writes the same.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// A results folder that is checked.
public struct FolderCheck: Sendable {
  /// One thing that was looked at.
  public struct Finding: Sendable {
    /// A file, or a scenario and replicate.
    public let subject: String
    /// What was found, in a few words.
    public let verdict: String
    public let isGood: Bool
  }

  /// Largest relative difference of a number between machines of different class; of numbers below
  /// 1, the largest difference.
  public static let tolerance = 1e-9

  public let folder: String
  public let experiment: Experiment
  /// The processor class and C library that wrote the folder.
  public let writtenOn: (processorClass: String, cLibrary: String)
  private let tables: [(name: String, digest: String)]

  /// Reads run.json and the copies of the inputs.
  /// - Throws: `.noInput` when there is no whole run, `.badData` when its copies were changed.
  public init(_ folder: String) throws(ModelFileError) {
    self.folder = folder
    guard let bytes = FileManager.default.contents(atPath: folder + "/run.json") else {
      throw Self.problem(.noInput, folder, "there is no run.json: no run was completed here")
    }
    guard let run = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any],
      let entries = run["tables"] as? [String: [String: Any]],
      let machine = run["machine"] as? [String: Any]
    else { throw Self.problem(.badData, folder, "run.json cannot be read") }
    tables = entries.sorted { $0.key < $1.key }.map { name, entry in
      (name, entry["sha256"] as? String ?? "")
    }
    writtenOn = (
      machine["processorClass"] as? String ?? "", machine["cLibrary"] as? String ?? ""
    )
    experiment = try Experiment.of(folder: folder)
  }

  private static func problem(
    _ kind: ModelFileError.Kind, _ folder: String, _ message: String
  ) -> ModelFileError {
    ModelFileError(kind, [Problem(.file(folder), "", message)])
  }

  /// Whether this machine promises the same bytes as the one that wrote the folder.
  public var isSamePlatform: Bool {
    let here = Platform.current
    return here.processorClass == writtenOn.processorClass && here.cLibrary == writtenOn.cLibrary
  }

  /// Every table against its digest in run.json.
  public func checkDigests() -> [Finding] {
    tables.map { name, digest in
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
        return Finding(subject: name, verdict: "missing", isGood: false)
      }
      let isSame = sha256(Array(bytes)) == digest
      return Finding(
        subject: name, verdict: isSame ? "as written" : "CHANGED since the run", isGood: isSame)
    }
  }

  /// Simulates a random sample of the rows of replicates.csv again.
  /// - Parameters:
  ///   - sample: how many, at most.
  ///   - seed: which.
  public func rerun(sample: Int, seed: UInt64, threads: Int) -> [Finding] {
    let bytes = FileManager.default.contents(atPath: folder + "/replicates.csv") ?? Data()
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    let chosen = Self.choose(min(sample, rows.count), of: rows.count, seed: seed)
      .map { String(rows[rows.startIndex + $0]) }
    var findings: [Finding] = []
    do throws(OutputError) {
      _ = try runInOrder(
        count: chosen.count, lanes: threads, window: chosen.count, stop: StopFlag(),
        work: { check(chosen[$0]) },
        keep: { (_, finding) throws(OutputError) in findings.append(finding) })
    } catch {
      preconditionFailure("nothing is written here")
    }
    return findings
  }

  /// Different numbers below `count`, ascending.
  static func choose(_ sample: Int, of count: Int, seed: UInt64) -> [Int] {
    var luck = RandomStream(
      seed: seed, replicate: 0, kind: .experiment, unit: 0, index: 0, purpose: .spotCheck)
    var chosen: Set<Int> = []
    while chosen.count < sample { chosen.insert(luck.index(below: count)) }
    return chosen.sorted()
  }

  private func check(_ row: String) -> Finding {
    let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard cells.count > 2, let replicate = UInt64(cells[1]),
      let scenario = experiment.scenarios.first(where: { $0.name == cells[0] }),
      let model = scenario.model
    else {
      return Finding(
        subject: SourceNode.short(row), verdict: "not a row of this experiment", isGood: false)
    }
    let subject = "\(scenario.name), replicate \(replicate)"
    let outcomes: [Double]
    do {
      outcomes = try Simulation(model: model, seed: experiment.seed).run(replicate: replicate)
        .outcomes
    } catch {
      return Finding(subject: subject, verdict: "FAILS here: \(error.reason)", isGood: false)
    }
    var again = CSVText()
    again.append(scenario.name)
    again.append(Int(replicate))
    for value in outcomes { again.append(value) }
    let text = String(decoding: again.bytes, as: UTF8.self)
    if text == row { return Finding(subject: subject, verdict: "same bytes", isGood: true) }
    let worst = Self.distance(cells.dropFirst(2), outcomes)
    guard !isSamePlatform, worst <= Self.tolerance else {
      return Finding(
        subject: subject, verdict: "DIFFERS by \(AlignedTable.short(worst, digits: 2))",
        isGood: false)
    }
    return Finding(
      subject: subject, verdict: "same to \(AlignedTable.short(worst, digits: 2))", isGood: true)
  }

  /// The largest difference between cells and values, relative above 1; infinite when one of two
  /// is missing.
  static func distance(_ cells: ArraySlice<String>, _ values: [Double]) -> Double {
    guard cells.count == values.count else { return .infinity }
    return zip(cells, values).reduce(0) { worst, pair in
      guard let written = Double(pair.0) else {
        return pair.0.isEmpty && !pair.1.isFinite ? worst : .infinity
      }
      guard pair.1.isFinite else { return .infinity }
      return max(worst, abs(written - pair.1) / max(1, abs(written)))
    }
  }
}
