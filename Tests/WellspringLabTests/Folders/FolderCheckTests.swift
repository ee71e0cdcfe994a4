// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

/// A folder of results that is tampered with.
final class Tampered {
  private let scratch = Scratch()
  let path: String

  static let unit = """
    name: Two nurses
    horizon: {days: 3, warmUpDays: 2}
    site:
      units:
        - name: ward
          posts: [{role: nurse, count: 2}]
          rota: {pattern: always}
          work:
            kind: visits
            arrivals: {rate: 20 /d}
            cases: [{name: visit, length: {mean: 30 min, distribution: exponential}}]
    """

  /// A small real run.
  /// - Parameter text: an experiment on `unit.yaml`; nil for the model itself.
  init(_ text: String? = nil, _ settings: RunSettings = RunSettings(replicates: 6)) throws {
    path = scratch.path + "/out"
    try Self.unit.write(
      toFile: scratch.path + "/unit.yaml", atomically: false, encoding: .utf8)
    try text?.write(toFile: scratch.path + "/experiment.yaml", atomically: false, encoding: .utf8)
    let file = scratch.path + (text == nil ? "/unit.yaml" : "/experiment.yaml")
    let experiment = try ExperimentFile.load(path: file, settings: settings)
    let run = try ExperimentRun(experiment, RunOptions(threads: 1, folder: path))
    _ = try run.execute { RunTiming(wallSeconds: 1, processorSeconds: 1, threads: 1) }
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  func write(_ text: String, as name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }

  /// Replaces a text that must be there.
  func replace(_ old: String, _ new: String, in name: String) throws {
    let text = try text(name)
    try #require(text.contains(old), "\(name) has no \(old)")
    try write(text.replacing(old, with: new, maxReplacements: 1), as: name)
  }

  /// Changes the lines of a table, the header first.
  func edit(_ name: String, _ change: (inout [String]) throws -> Void) throws {
    var lines = try text(name).split(separator: "\n").map(String.init)
    try change(&lines)
    try write(lines.map { $0 + "\n" }.joined(), as: name)
  }

  /// Sets one cell of a table.
  func set(_ name: String, line: Int, cell: Int, to text: String) throws {
    try edit(name) { lines in
      var cells = lines[line].split(separator: ",", omittingEmptySubsequences: false)
        .map(String.init)
      try #require(cells[cell] != text)
      cells[cell] = text
      lines[line] = cells.joined(separator: ",")
    }
  }

  /// Makes digests, sizes and rows of all descriptions fit the tables again, as somebody would who
  /// knows how.
  func refresh() throws {
    let run = try #require(JSONReader.value(Array(try text("run.json").utf8)))
    let tables = try #require(run["tables"]?.members)
    for (name, entry) in tables {
      guard let now = try? TableOnDisk("\(path)/\(name)") else { continue }
      for file in ["run.json", "datapackage.json"] {
        var text = try text(file)
        text = text.replacing(entry["sha256"]!.string!, with: now.digest)
        text = text.replacing(
          "\"rows\": \(entry["rows"]!.integer!),\n      \"bytes\": \(entry["bytes"]!.integer!)",
          with: "\"rows\": \(now.rows),\n      \"bytes\": \(now.bytes)")
        text = text.replacing(
          "\"bytes\": \(entry["bytes"]!.integer!),\n      \"hash\": \"sha256:\(now.digest)\"",
          with: "\"bytes\": \(now.bytes),\n      \"hash\": \"sha256:\(now.digest)\"")
        try write(text, as: file)
      }
    }
  }

  func report(sample: Int = 0) throws -> FolderCheck.Report {
    try FolderCheck(path).report(sample: sample, seed: 1, threads: 2)
  }

  /// What does not hold, a line each.
  func faults(sample: Int = 0) throws -> [String] {
    try report(sample: sample).failed.map { "\($0.subject): \($0.verdict)" }
  }
}

@Suite("Folder check")
struct FolderCheckTests {
  @Test("A whole folder passes: descriptions, rows, tables and every replicate again")
  func whole() throws {
    let folder = try Tampered()
    #expect(try FolderCheck(folder.path).isSamePlatform)
    let report = try folder.report(sample: 100)
    #expect(report.failed.isEmpty, "\(report.failed)")
    #expect(report.tables.count == 5)
    #expect(report.replicates.count == 6)
    #expect(report.replicates.allSatisfy { $0.verdict == "same bytes" })
    #expect(report.rows.map(\.subject) == ["summary.csv", "replicates.csv"])
    // What a digest alone vouches for is said.
    #expect(
      report.unchecked.joined().contains(
        "By their digests alone: daily.csv, months.csv, warm-up.csv"))
    #expect(try folder.faults(sample: 0).isEmpty)
  }

  @Test("A digit that was changed is found, by digest and by the replicate")
  func tampered() throws {
    let folder = try Tampered()
    let row = try folder.text("replicates.csv").split(separator: "\n")[3].split(
      separator: ",", omittingEmptySubsequences: false)
    try folder.set("replicates.csv", line: 3, cell: 2, to: String(Double(row[2])! + 1e-12))
    try FileManager.default.removeItem(atPath: folder.path + "/summary.csv")
    let report = try folder.report(sample: 100)
    #expect(
      report.tables.filter { !$0.isGood }.map(\.subject) == ["summary.csv", "replicates.csv"])
    #expect(report.replicates.filter { !$0.isGood }.map(\.subject) == ["base, replicate 3"])
  }

  @Test("A folder without a run, or with other inputs, is refused")
  func refused() throws {
    let scratch = Scratch()
    let error = try #require(throws: ModelFileError.self) { try FolderCheck(scratch.path) }
    #expect(error.exitCode == 66)
    let folder = try Tampered()
    try folder.replace("count: 2", "count: 3", in: "inputs/unit.yaml")
    let changed = try #require(throws: ModelFileError.self) { try FolderCheck(folder.path) }
    #expect(changed.exitCode == 65)
  }

  /// A change of run.json, and what is said about it.
  private static let manifests = [
    ("\"seed\": \"1\"", "\"seed\": \"2\"", "seed is \"2\", not \"1\""),
    ("\"identity\": \"", "\"identity\": \"0", "identity is"),
    ("\"--seed\"", "\"--sead\"", "command.5 is \"--sead\", not \"--seed\""),
    ("\"replicates\": 6", "\"replicates\": 7", "replicates is 7, not 6"),
    ("\"finished\": 6", "\"finished\": 5", "trials.finished is 5, not 6"),
    ("\"kind\": \"run\"", "\"kind\": \"sweep\"", "kind is \"sweep\", not \"run\""),
    ("\"title\": \"Two", "\"title\": \"Three", "title is"),
    ("\"status\": \"complete\"", "\"status\": \"partial\"", "status is"),
    ("\"name\": \"base\"", "\"name\": \"bose\"", "scenarios.0.name is"),
    ("\"total\": ", "\"total\": 1", "events.total is"),
    ("\"machine\": {", "\"machine\": {}, \"mach\": {", "mach does not belong here"),
    ("\"kind\": \"run\",", "", "kind is missing"),
  ]

  @Test("A change of run.json is found and named", arguments: manifests)
  func manifest(_ change: (String, String, String)) throws {
    let folder = try Tampered()
    try folder.replace(change.0, change.1, in: "run.json")
    let faults = try folder.faults()
    #expect(faults.contains { $0.hasPrefix("run.json: " + change.2) }, "\(faults)")
  }

  @Test("A table that run.json does not name, or that is no table of the experiment, is found")
  func tables() throws {
    let folder = try Tampered()
    let whole = try folder.text("run.json")
    let run = try #require(JSONReader.value(Array(whole.utf8)))
    for (name, _) in run["tables"]!.members! {
      let members = run.members!.map { member in
        member.key == "tables" ? (member.key, member.value.without([name])) : member
      }
      try folder.write(JSONValue.object(members).text, as: "run.json")
      let faults = try folder.faults()
      #expect(faults.contains { $0.hasPrefix("\(name): NOT NAMED") }, "\(faults)")
    }
    try folder.write(
      JSONValue.object(run.without(["tables"]).members! + [("tables", .object([]))]).text,
      as: "run.json")
    #expect(try folder.faults().count { $0.contains("NOT NAMED") } == 5)
    try folder.write(run.without(["tables"]).text, as: "run.json")
    #expect(try folder.faults().contains("run.json: tables is missing"))
    try folder.write(
      whole.replacing("\"tables\": {", with: "\"tables\": {\"../../x.csv\": {},"), as: "run.json")
    #expect(try folder.faults() == ["../../x.csv: NO TABLE of this experiment"])
  }

  @Test("The events of run.json are held against the replicates when all are run again")
  func events() throws {
    let folder = try Tampered()
    let run = try #require(JSONReader.value(Array(try folder.text("run.json").utf8)))
    let events = try #require(run["events"]?.members)
    let (name, value) = try #require(events.last { $0.value.integer ?? 0 > 0 })
    let (count, total) = (value.integer!, run["events"]!["total"]!.integer!)
    try folder.replace("\"\(name)\": \(count)", "\"\(name)\": \(count + 1)", in: "run.json")
    #expect(try folder.faults().contains { $0.contains("the events add up to \(total + 1)") })
    try folder.replace("\"total\": \(total)", "\"total\": \(total + 1)", in: "run.json")
    #expect(try folder.faults(sample: 2).isEmpty)
    #expect(
      try folder.faults(sample: 6) == [
        "run.json: events.\(name) is \(count + 1), and \(count) happened"
      ])
  }

  @Test("A data package that is gone, or says something else, is found")
  func package() throws {
    let folder = try Tampered()
    let whole = try folder.text("datapackage.json")
    for (old, new, said) in [
      ("\"hash\": \"sha256:", "\"hash\": \"sha256:0", "resources.0.hash is"),
      ("\"bytes\": ", "\"bytes\": 1", "resources.0.bytes is"),
      ("\"type\": \"number\"", "\"type\": \"string\"", "resources.0.schema.fields"),
      ("\"path\": \"daily.csv\"", "\"path\": \"other.csv\"", "resources.2.path is"),
    ] {
      try folder.write(whole.replacing(old, with: new, maxReplacements: 1), as: "datapackage.json")
      let faults = try folder.faults()
      #expect(
        faults.count == 1 && faults[0].hasPrefix("datapackage.json: " + said), "\(faults)")
    }
    try folder.write("{", as: "datapackage.json")
    #expect(try folder.faults() == ["datapackage.json: cannot be read"])
    try FileManager.default.removeItem(atPath: folder.path + "/datapackage.json")
    #expect(try folder.faults() == ["datapackage.json: missing"])
  }

  @Test("A sample is of different rows, ascending, and hangs on the seed")
  func sample() {
    let one = FolderCheck.choose(10, of: 50, seed: 1)
    #expect(Set(one).count == 10 && one == one.sorted() && one.allSatisfy { $0 < 50 })
    #expect(FolderCheck.choose(10, of: 50, seed: 2) != one)
    #expect(FolderCheck.choose(3, of: 3, seed: 9) == [0, 1, 2])
    #expect(FolderCheck.choose(5, of: 0, seed: 9) == [])
  }

  @Test("Distances are relative above 1, and a missing value is like no number")
  func distance() {
    #expect(FolderCheck.distance([1, .nan, 2000], [1, .nan, 2000.002]) < 1.1e-6)
    #expect(FolderCheck.distance([1, .nan], [1, 0]) == .infinity)
    #expect(FolderCheck.distance([1], [1, 2]) == .infinity)
  }
}
