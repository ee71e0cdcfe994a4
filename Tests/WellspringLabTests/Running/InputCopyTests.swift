// Copies of the inputs stand for their originals, wherever those are and whatever became of them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Copies of the inputs")
struct InputCopyTests {
  private let scratch = Scratch()

  private func write(_ text: String, as name: String) throws {
    let path = scratch.path + "/" + name
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  private static let model = """
    name: Two nurses
    horizon: {days: 2, warmUpDays: 0}
    site:
      units:
        - name: ward
          posts: [{role: nurse, count: 2}]
          rota:
            pattern: roster
            roster: ROSTER
            shifts: [{name: day, start: "07:00", hours: 8}]
          work:
            kind: visits
            arrivals: {rate: 4 /d}
            cases: [{name: visit, length: {mean: 30 min, distribution: exponential}}]
    """

  private static let roster =
    "post,day,shift\n"
    + (1...7).flatMap { day in (1...2).map { "\($0),\(day),day\n" } }.joined()

  /// An experiment of a model with a roster, each named by an absolute path.
  private func experiment() throws -> Experiment {
    try write(Self.roster, as: "data/r.csv")
    try write(
      Self.model.replacingOccurrences(of: "ROSTER", with: scratch.path + "/data/r.csv"),
      as: "models/m.yaml")
    try write(
      """
      kind: compare
      model: \(scratch.path)/models/m.yaml
      replicates: 4
      scenarios: [{name: today}, {name: same}]
      """, as: "e.yaml")
    return try ExperimentFile.load(path: scratch.path + "/e.yaml")
  }

  private func run(_ experiment: Experiment, _ name: String, shard: String? = nil) throws {
    let run = try ExperimentRun(
      experiment,
      RunOptions(
        threads: 1, folder: scratch.path + "/" + name, shard: shard.flatMap { Shard($0) }))
    _ = try run.execute { RunTiming(wallSeconds: 0, processorSeconds: 0, threads: 1) }
  }

  private func merge(_ names: [String], to out: String, resume: Bool = false) throws -> RunReport? {
    try ShardMerge(names.map { scratch.path + "/" + $0 }).write(
      to: scratch.path + "/" + out, resume: resume
    ) { RunTiming(wallSeconds: 0, processorSeconds: 0, threads: 1) }
  }

  @Test("Absolute paths lead to the copies: edited and lost originals decide nothing")
  func absolute() throws {
    let experiment = try experiment()
    try run(experiment, "whole")
    for number in 1...2 { try run(experiment, "s\(number)", shard: "\(number)/2") }
    try write(Self.roster.replacingOccurrences(of: "1,1,day", with: "1,1,off"), as: "data/r.csv")
    try FileManager.default.removeItem(atPath: scratch.path + "/models")
    #expect(try Experiment.of(folder: scratch.path + "/whole").identity == experiment.identity)
    let check = try FolderCheck(scratch.path + "/whole")
    #expect(check.experiment.inputs.map(\.path) == experiment.inputs.map(\.path))
    #expect(try merge(["s1", "s2"], to: "joined") != nil)
    for table in ["summary.csv", "replicates.csv", "comparisons.csv", "datapackage.json"] {
      #expect(try scratch.bytes("joined/" + table) == scratch.bytes("whole/" + table))
    }
    // What was merged can be read like what was run.
    #expect(try Experiment.of(folder: scratch.path + "/joined").identity == experiment.identity)
  }

  @Test("A copy that was edited or lost is named, not its original", arguments: [true, false])
  func edited(isLost: Bool) throws {
    try run(try experiment(), "out")
    let copy = scratch.path + "/out/inputs/data/r.csv"
    if isLost {
      try FileManager.default.removeItem(atPath: copy)
    } else {
      try (Self.roster + "\n").write(toFile: copy, atomically: false, encoding: .utf8)
    }
    do throws(ModelFileError) {
      _ = try Experiment.of(folder: scratch.path + "/out")
      Issue.record("a changed copy was taken")
    } catch {
      #expect(error.kind == .badData)
      #expect(error.description.contains(copy))
      #expect(error.description.contains(isLost ? "gone" : "changed"))
    }
  }

  @Test("An input may have any name: request.json, wellspring.json, 0000000.part")
  func names() throws {
    for name in ["request.json", "wellspring.json", "0000000.part", "run.json"] {
      try write(Self.roster, as: "in/" + name)
      try write(Self.model.replacingOccurrences(of: "ROSTER", with: name), as: "in/m.yaml")
      let experiment = try ExperimentFile.load(
        path: scratch.path + "/in/m.yaml", settings: RunSettings(replicates: 2))
      try run(experiment, "out-" + name)
      #expect(
        try scratch.text("out-\(name)/inputs/\(name)") == Self.roster)
      let again = try Experiment.of(folder: scratch.path + "/out-" + name)
      #expect(again.identity == experiment.identity)
    }
  }

  @Test("Files that look like one place and are two have two copies")
  func alike() {
    let inputs = RunInputs([
      InputFile(path: "/a/e.yaml", bytes: [1]), InputFile(path: "/a/link/../m.yaml", bytes: [2]),
      InputFile(path: "/a/m.yaml", bytes: [3]), InputFile(path: "/a/m.yaml/x", bytes: [4]),
      InputFile(path: "/a/./m.yaml", bytes: [3]), InputFile(path: "/a/n/../m.yaml", bytes: [2]),
    ])
    #expect(
      inputs.files.map(\.name) == ["e.yaml", "m.yaml", "2-m.yaml", "2-x", "2-m.yaml", "m.yaml"])
    #expect(inputs.files.map(\.bytes) == [[1], [2], [3], [4], [3], [2]])
  }

  @Test("A merge never takes one of its shards for its folder, under any name")
  func intoShard() throws {
    let experiment = try experiment()
    for number in 1...2 { try run(experiment, "s\(number)", shard: "\(number)/2") }
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/link", withDestinationPath: "s1")
    let parts = scratch.names("s1/parts")
    for (out, resume) in [("s1", true), ("link", true), ("data/../s2", true), ("s1", false)] {
      #expect(throws: OutputError.isShard(path: scratch.path + "/" + out)) {
        try merge(["s1", "s2"], to: out, resume: resume)
      }
    }
    #expect(scratch.names("s1/parts") == parts)
    #expect(try merge(["s1", "s2"], to: "joined") != nil)
    // A merge that was cut short left these; it is gone on with, and the shards stay.
    #expect(scratch.names("joined").contains("parts") == false)
    #expect(scratch.names("s1/parts") == parts)
  }

  @Test("Folders from before marks can still be read and merged")
  func old() throws {
    try write(Self.roster, as: "r.csv")
    try write(Self.model.replacingOccurrences(of: "ROSTER", with: "r.csv"), as: "m.yaml")
    let experiment = try ExperimentFile.load(
      path: scratch.path + "/m.yaml", settings: RunSettings(replicates: 4))
    for number in 1...2 {
      let folder = "s\(number)"
      try run(experiment, folder, shard: "\(number)/2")
      try FileManager.default.removeItem(atPath: "\(scratch.path)/\(folder)/wellspring.json")
      try write(
        """
        {"wellspring": "0.1.0", "identity": "\(experiment.identity)",
         "file": "\(scratch.path)/m.yaml", "copy": "m.yaml", "settings": {"replicates": 4}}
        """, as: "\(folder)/inputs/request.json")
    }
    #expect(try merge(["s1", "s2"], to: "joined")?.finished == 4)
  }
}
