// What a results folder is to whom: ours by its mark, and a user's in everything else.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization
import TestSupport
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Results folders")
struct FolderTests {
  private let scratch = Scratch()
  private var out: String { scratch.path + "/out" }
  private static let experiment = FakeRun.experiment(replicates: 12, blockSize: 2)
  private static let identity = experiment.identity

  private func make(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/" + name, withIntermediateDirectories: true)
  }

  private func write(_ text: String, as name: String) throws {
    try text.write(toFile: scratch.path + "/" + name, atomically: false, encoding: .utf8)
  }

  private func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: scratch.path + "/" + name)
  }

  /// A begun run with some of its blocks.
  private func begin() throws {
    let stop = StopFlag()
    try FakeRun.run(
      Self.experiment, out, .init(threads: 1, stop: stop, progress: { _ in stop.request() }))
    #expect(!scratch.names("out/parts").isEmpty)
  }

  private func resume(note: @escaping (String) -> Void = { _ in }) throws -> RunReport? {
    try FakeRun.report(Self.experiment, out, .init(resume: true, note: note))
  }

  private func tables(_ folder: String) throws -> [String: Data] {
    var tables: [String: Data] = [:]
    for name in scratch.names(folder) where name.hasSuffix(".csv") || name == "datapackage.json" {
      tables[name] = try scratch.bytes(folder + "/" + name)
    }
    return tables
  }

  private func whole() throws -> [String: Data] {
    try FakeRun.run(Self.experiment, scratch.path + "/whole")
    return try tables("whole")
  }

  @Test("The mark is written before anything else")
  func markFirst() throws {
    let written = Mutex<[String]>([])
    try FakeRun.run(
      Self.experiment, out,
      .init(gate: { path in
        written.withLock { $0.append(path) }
        return true
      }))
    #expect(written.withLock { $0.first } == out + "/wellspring.json")
    #expect(FolderMark.of(out)?.identity == Self.identity)
  }

  @Test(
    "A folder without the mark is refused and left as it is, whatever is in it",
    arguments: [
      ["inputs/data.csv"], ["parts/0000000.part"], ["inputs/", "parts/"], [".summary.csv.partial"],
      ["parts/.0000000.part.partial"], ["wellspring.json"], ["inputs/request.json"],
      ["run.json", "summary.csv"], ["wellspring.json/x"], [".wellspring.0123456789abcdef.1"],
    ])
  func foreign(files: [String]) throws {
    for file in files {
      let folder = file.split(separator: "/").dropLast().joined(separator: "/")
      try make("out/" + (file.hasSuffix("/") ? file : folder))
      if !file.hasSuffix("/") {
        try write("{\"identity\": \"\(Self.identity)\"}", as: "out/" + file)
      }
    }
    let before = FileTree(scratch.path)
    for shard in [nil, Shard("1/2")] {
      #expect(throws: OutputError.exists(path: out)) {
        try FakeRun.run(Self.experiment, out, .init(shard: shard))
      }
      #expect(throws: OutputError.foreign(path: out)) {
        try FakeRun.run(Self.experiment, out, .init(resume: true, shard: shard))
      }
    }
    #expect(before.losses(in: FileTree(scratch.path)).isEmpty)
  }

  @Test("Links that lead out of the folder are not followed", arguments: ["inputs", "parts"])
  func links(name: String) throws {
    try make("mine/inputs")
    try write("x", as: "mine/data.csv")
    try write("x", as: "mine/0000000.part")
    try begin()
    try remove("out/" + name)
    try FileManager.default.createSymbolicLink(
      atPath: out + "/" + name, withDestinationPath: scratch.path + "/mine")
    let before = FileTree(scratch.path)
    #expect(throws: OutputError.inTheWay(path: out + "/" + name)) { try resume() }
    #expect(before.losses(in: FileTree(scratch.path)).isEmpty)
    #expect(scratch.names("mine") == ["0000000.part", "data.csv", "inputs"])
  }

  @Test("An empty folder is begun in with --resume, and without it that is said")
  func empty() throws {
    try make("out")
    #expect(throws: OutputError.empty(path: out)) { try FakeRun.run(Self.experiment, out) }
    // What a run of the same identity leaves that was killed before it had set its mark.
    try write("{", as: "out/.wellspring.\(Self.identity.prefix(16)).1")
    #expect(throws: OutputError.empty(path: out)) { try FakeRun.run(Self.experiment, out) }
    #expect(try resume() != nil)
    #expect(!scratch.names("out").contains { $0.hasPrefix(".") })
  }

  @Test("A table that appears in a begun folder is not overwritten, and is named before any work")
  func tableInTheWay() throws {
    let whole = try whole()
    try begin()
    let parts = scratch.names("out/parts")
    try write("mine", as: "out/summary.csv")
    #expect(throws: OutputError.inTheWay(path: out + "/summary.csv")) { try resume() }
    #expect(try scratch.text("out/summary.csv") == "mine")
    #expect(scratch.names("out/parts") == parts)
    try remove("out/summary.csv")
    // One that only this kind of run writes is found at the end, and no block is lost.
    try write("mine", as: "out/daily.csv")
    #expect(throws: OutputError.inTheWay(path: out + "/daily.csv")) { try resume() }
    #expect(try scratch.text("out/daily.csv") == "mine")
    #expect(scratch.names("out").filter { $0.hasSuffix(".csv") } == ["daily.csv"])
    try remove("out/daily.csv")
    #expect(try resume() != nil)
    #expect(try tables("out") == whole)
  }

  @Test("A run that was killed while it published goes on")
  func published() throws {
    let whole = try whole()
    try FakeRun.run(Self.experiment, out, .init(shard: Shard("1/1")))
    for name in ["summary.csv", "replicates.csv"] {
      try whole[name]!.write(to: URL(fileURLWithPath: out + "/" + name))
    }
    #expect(try resume() != nil)
    #expect(try tables("out") == whole)
  }

  @Test("A complete run without one of its tables is not called complete")
  func incomplete() throws {
    try FakeRun.run(Self.experiment, out)
    try write("cut", as: "out/replicates.csv")
    try remove("out/summary.csv")
    #expect(
      throws: OutputError.incomplete(
        path: out, tables: ["replicates.csv has another length", "summary.csv is missing"])
    ) { try resume() }
    #expect(try scratch.text("out/replicates.csv") == "cut")
  }

  @Test("Copies of the inputs are held against the mark: changed ones refused, lost ones restored")
  func copies() throws {
    let whole = try whole()
    try begin()
    try write("name: Another", as: "out/inputs/made up.yaml")
    #expect(throws: OutputError.changedCopy(path: out + "/inputs/made up.yaml")) { try resume() }
    #expect(try scratch.text("out/inputs/made up.yaml") == "name: Another")
    try remove("out/inputs")
    #expect(try resume() != nil)
    #expect(try scratch.text("out/inputs/made up.yaml") == "name: Made up")
    #expect(try tables("out") == whole)
  }

  @Test("A folder, a link or a user's file where a part belongs stays, and its block is done again")
  func partsInTheWay() throws {
    let whole = try whole()
    try begin()
    let part = try #require(scratch.names("out/parts").first)
    try remove("out/parts/" + part)
    try make("out/parts/\(part)/deep")
    try write("mine", as: "out/parts/" + PartFile.name(4))
    try write("target", as: "target")
    try FileManager.default.createSymbolicLink(
      atPath: out + "/parts/" + PartFile.name(5), withDestinationPath: scratch.path + "/target")
    let before = FileTree(scratch.path)
    var notes: [String] = []
    #expect(try resume(note: { notes.append($0) }) != nil)
    #expect(notes.count == 3 && notes.count { $0.contains("left as it is") } == 2)
    #expect(try tables("out") == whole)
    #expect(
      before.losses(in: FileTree(scratch.path)) { name in
        let isMine = [part, PartFile.name(4), PartFile.name(5)].contains { name.contains($0) }
        return name.hasPrefix("out/parts/") && !isMine
      }.isEmpty)
    // Nothing of ours is left there.
    #expect(scratch.names("out/parts") == [part, PartFile.name(4), PartFile.name(5)].sorted())
  }

  @Test("Parts that were taken away are made again, before and during a run")
  func partsGone() throws {
    let whole = try whole()
    try begin()
    try remove("out/parts")
    let parts = out + "/parts"
    let report = try FakeRun.report(
      Self.experiment, out,
      .init(threads: 1, resume: true, progress: { if $0.done == 1 { rmdir(parts) } }))
    #expect(report != nil)
    #expect(try tables("out") == whole)
  }

  @Test("A folder of the version before marks is not worked on, and that is said")
  func unmarked() throws {
    try make("out/inputs")
    try make("out/parts")
    try write(
      """
      {"wellspring": "0.1.0", "identity": "\(Self.identity)", "file": "made up.yaml",
       "copy": "made up.yaml", "settings": {}}
      """, as: "out/inputs/request.json")
    let before = FileTree(scratch.path)
    #expect(throws: OutputError.unmarked(path: out)) { try resume() }
    #expect(before.losses(in: FileTree(scratch.path)).isEmpty)
  }

  @Test("Part names are read as they are written, and nothing else is taken for one")
  func partNames() {
    for (block, attempt) in [(0, 1), (12, 2), (12_345_678, 1_000)] {
      #expect(PartFile.block(named: PartFile.name(block, attempt: attempt)) == block)
    }
    for name in [
      "0.part", "0000000-1.part", "0000000-1001.part", "-000001.part", "0000000-2-2.part",
      "0000000--2.part", "0000000-02.part", "0000000.part ", ".part", "0000000-.part",
    ] { #expect(PartFile.block(named: name) == nil, "\(name)") }
  }
}
