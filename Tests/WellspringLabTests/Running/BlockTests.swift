// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization
import Testing
import Wellspring

@testable import WellspringLab

/// The tables of a folder by name.
private func tables(_ scratch: Scratch, _ folder: String) throws -> [String: Data] {
  var tables: [String: Data] = [:]
  for name in scratch.names(folder) where name.hasSuffix(".csv") || name == "datapackage.json" {
    tables[name] = try scratch.bytes(folder + "/" + name)
  }
  return tables
}

@Suite("Blocks")
struct BlockTests {
  private let scratch = Scratch()
  private var folder: String { scratch.path + "/out" }
  private static let experiment = FakeRun.experiment(
    replicates: 50, recording: [.clinicians, .events], blockSize: 3)

  private func whole() throws -> [String: Data] {
    try FakeRun.run(Self.experiment, scratch.path + "/whole")
    return try tables(scratch, "whole")
  }

  /// Runs until `done` trials are done, and stops.
  private func stopped(after done: Int) throws {
    let stop = StopFlag()
    let ending = try FakeRun.run(
      Self.experiment, folder,
      .init(stop: stop, progress: { if $0.done == done { stop.request() } }))
    guard case .interrupted(let progress) = ending else {
      Issue.record("the run was not stopped")
      return
    }
    #expect(progress.done >= done && progress.done < 50 && progress.total == 50)
  }

  @Test(
    "Blocks hold every trial once, whatever their size",
    arguments: [(1, 1, 1), (3, 50, 7), (5, 2, 64), (2, 100, 100)])
  func cut(scenarios: Int, replicates: Int, size: Int) {
    let plan = TrialPlan.fixed(scenarios: scenarios, replicates: replicates, size: size)
    let trials = (0..<plan.blockCount).flatMap { plan.block($0).trials }
    let expected = (0..<scenarios).flatMap { scenario in
      (1...replicates).map { Trial(scenario: scenario, replicate: UInt64($0)) }
    }
    #expect(trials == expected)
    for scenario in 0..<scenarios {
      let holding = (0..<plan.blockCount).filter { block in
        plan.block(block).trials.contains { $0.scenario == scenario }
      }
      #expect(plan.blocks(ofScenario: scenario) == holding)
    }
  }

  @Test("A stopped run keeps its blocks, and a resumed one ends in the same bytes")
  func resume() throws {
    let whole = try whole()
    try stopped(after: 20)
    #expect(scratch.names("out") == ["inputs", "parts", "wellspring.json"])
    let kept = scratch.names("out/parts")
    #expect(!kept.isEmpty && kept.allSatisfy { $0.hasSuffix(".part") })
    let report = try #require(
      try FakeRun.report(Self.experiment, folder, .init(resume: true)))
    #expect(report.finished == 50)
    #expect(try tables(scratch, "out") == whole)
    #expect(!scratch.names("out").contains("parts"))
  }

  @Test("Blocks that are done are not done again")
  func notAgain() throws {
    try stopped(after: 20)
    let kept = scratch.names("out/parts").count
    let first = Mutex<RunProgress?>(nil)
    try FakeRun.run(
      Self.experiment, folder,
      .init(resume: true, progress: { now in first.withLock { $0 = $0 ?? now } }))
    #expect(first.withLock { $0?.earlier } == kept * 3)
  }

  @Test("Without --resume a begun folder is refused and left as it is")
  func refused() throws {
    try stopped(after: 20)
    let before = scratch.names("out/parts")
    #expect(throws: OutputError.unfinished(path: folder)) {
      try FakeRun.run(Self.experiment, folder)
    }
    #expect(scratch.names("out/parts") == before)
  }

  @Test("--resume refuses the folder of another run, and anything else")
  func foreign() throws {
    try stopped(after: 20)
    var other = Self.experiment
    other.seed += 1
    #expect(throws: OutputError.foreign(path: folder)) {
      try FakeRun.run(other, folder, .init(resume: true))
    }
    let mine = scratch.path + "/mine"
    try FileManager.default.createDirectory(atPath: mine, withIntermediateDirectories: false)
    try "mine".write(toFile: mine + "/summary.csv", atomically: false, encoding: .utf8)
    #expect(throws: OutputError.foreign(path: mine)) {
      try FakeRun.run(Self.experiment, mine, .init(resume: true))
    }
    #expect(scratch.names("mine") == ["summary.csv"])
  }

  @Test("--resume starts afresh where nothing is there, and does nothing where all is done")
  func afresh() throws {
    let whole = try whole()
    #expect(try FakeRun.report(Self.experiment, folder, .init(resume: true)) != nil)
    #expect(try tables(scratch, "out") == whole)
    guard case .alreadyComplete = try FakeRun.run(Self.experiment, folder, .init(resume: true))
    else {
      Issue.record("a complete run was run again")
      return
    }
    #expect(try tables(scratch, "out") == whole)
  }

  @Test("A part that is cut short or changed anywhere is noticed and done again")
  func broken() throws {
    let whole = try whole()
    for damage in 0..<4 {
      try? FileManager.default.removeItem(atPath: folder)
      try stopped(after: 20)
      let name = folder + "/parts/" + (try #require(scratch.names("out/parts").first))
      var bytes = [UInt8](try #require(FileManager.default.contents(atPath: name)))
      switch damage {
      case 0: bytes.removeLast(bytes.count / 2)
      case 1: bytes[bytes.count / 3] ^= 1
      case 2: bytes = []
      default: bytes.append(0)
      }
      try Data(bytes).write(to: URL(fileURLWithPath: name))
      var notes: [String] = []
      try FakeRun.run(Self.experiment, folder, .init(resume: true, note: { notes.append($0) }))
      #expect(notes.count == 1 && notes[0].contains("is broken"))
      #expect(try tables(scratch, "out") == whole)
    }
  }

  @Test("A part that is cut anywhere, or has any byte changed, is never taken for whole")
  func partBytes() throws {
    var record = TrialRecord(Trial(scenario: 0, replicate: 1))
    record.outcomes = [1, .nan, -0.5]
    record.daily = [2]
    record.eventCounts = [3, 4]
    record.clinicians.append("base")
    record.clinicians.endRow()
    var failed = TrialRecord(Trial(scenario: 0, replicate: 2))
    failed.failure = "böse"
    let identity = sha256([7])
    let bytes = PartFile.bytes([record, failed], block: 5, identity: identity)
    let read = try PartFile.records(bytes, block: 5, identity: identity)
    #expect(PartFile.bytes(read, block: 5, identity: identity) == bytes)
    #expect(read[1].failure == "böse" && read[0].outcomes[2] == -0.5)
    #expect(throws: PartError.foreign) {
      try PartFile.records(bytes, block: 6, identity: identity)
    }
    #expect(throws: PartError.foreign) {
      try PartFile.records(bytes, block: 5, identity: sha256([8]))
    }
    for length in 0..<bytes.count {
      #expect(throws: PartError.broken) {
        try PartFile.records(Array(bytes[..<length]), block: 5, identity: identity)
      }
    }
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 0x10
      #expect(throws: PartError.broken) {
        try PartFile.records(changed, block: 5, identity: identity)
      }
    }
  }

  @Test("Any write may fail: what is kept is whole, and --resume ends in the same bytes")
  func failingWrites() throws {
    let whole = try whole()
    let total = Mutex(0)
    try FakeRun.run(
      Self.experiment, scratch.path + "/count",
      .init(gate: { _ in
        total.withLock { $0 += 1 }
        return true
      }))
    for bad in 1...total.withLock({ $0 }) {
      let count = Mutex(0)
      let out = scratch.path + "/fail-\(bad)"
      #expect(throws: OutputError.self, "write \(bad)") {
        try FakeRun.run(
          Self.experiment, out,
          .init(
            threads: 1,
            gate: { _ in
              count.withLock {
                $0 += 1
                return $0 != bad
              }
            }))
      }
      // Nothing is published, and nothing half-written has a name.
      let left = scratch.names("fail-\(bad)")
      #expect(
        left.isEmpty || left == ["inputs", "parts", "wellspring.json"], "write \(bad) left \(left)")
      let parts = scratch.names("fail-\(bad)/parts")
      #expect(parts.allSatisfy { $0.hasSuffix(".part") })
      try FakeRun.run(Self.experiment, out, .init(resume: true))
      #expect(try tables(scratch, "fail-\(bad)") == whole, "write \(bad)")
    }
  }

  @Test("A run stopped before its first block leaves nothing")
  func stoppedAtOnce() throws {
    let stop = StopFlag()
    stop.request()
    guard
      case .interrupted(let progress) = try FakeRun.run(
        Self.experiment, scratch.path + "/deep/er/out", .init(stop: stop))
    else {
      Issue.record("the run was not stopped")
      return
    }
    #expect(progress.done == 0)
    #expect(scratch.names() == [])
  }

  @Test("Giving up keeps what is finished and removes the rest")
  func abandon() throws {
    try giveUp(after: 10)
    #expect(scratch.names("out/parts").allSatisfy { $0.hasSuffix(".part") })
    try FakeRun.run(Self.experiment, folder, .init(resume: true))
    #expect(try tables(scratch, "out") == whole())
  }

  private func giveUp(after done: Int) throws {
    let run = try FakeRun.begin(Self.experiment, folder)
    #expect(throws: OutputError.self) {
      try run.execute(
        progress: { if $0.done == done { run.abandon() } },
        timing: { RunTiming(wallSeconds: 0, processorSeconds: 0, threads: 2) })
    }
  }

  @Test("Two processes cannot work on one folder")
  func busy() throws {
    try stopped(after: 20)
    let first = try FakeRun.begin(Self.experiment, folder, .init(resume: true))
    #expect(throws: OutputError.busy(path: folder)) {
      _ = try FakeRun.begin(Self.experiment, folder, .init(resume: true))
    }
    withExtendedLifetime(first) {}
  }
}

@Suite("Shards")
struct ShardTests {
  private let scratch = Scratch()

  /// A real, small experiment, since merging reads the shards' own copies of the files.
  private func experiment(_ more: String = "") throws -> Experiment {
    let folder = scratch.path + "/files"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Fixture.small.write(toFile: folder + "/m.yaml", atomically: false, encoding: .utf8)
    try """
    question: Fewer beds?
    kind: compare
    model: m.yaml
    replicates: 6
    days: 3
    block: 2
    set: {horizon.warmUpDays: 1}
    scenarios:
      - {name: today}
      - {name: same}
    \(more)
    """.write(toFile: folder + "/e.yaml", atomically: false, encoding: .utf8)
    return try ExperimentFile.load(path: folder + "/e.yaml")
  }

  private func run(_ experiment: Experiment, _ name: String, shard: Shard? = nil) throws {
    let run = try ExperimentRun(
      experiment, RunOptions(threads: 2, folder: scratch.path + "/" + name, shard: shard))
    _ = try run.execute { RunTiming(wallSeconds: 0, processorSeconds: 0, threads: 2) }
  }

  private func merge(_ names: [String], to out: String) throws -> RunReport? {
    try ShardMerge(names.map { scratch.path + "/" + $0 }).write(
      to: scratch.path + "/" + out, resume: false
    ) { RunTiming(wallSeconds: 0, processorSeconds: 0, threads: 1) }
  }

  /// What a merge complains about.
  private func complaints(_ names: [String]) throws -> [String] {
    do {
      _ = try merge(names, to: "bad")
      return []
    } catch let error as OutputError {
      guard case .cannotMerge(let reasons) = error else { throw error }
      return reasons
    }
  }

  @Test("Any number of shards is joined into the bytes of one run", arguments: [1, 2, 3, 7])
  func joined(count: Int) throws {
    let experiment = try experiment()
    try run(experiment, "whole")
    for number in 1...count {
      try run(experiment, "shard-\(number)", shard: Shard(number: number, of: count))
    }
    // The original files are not needed any more.
    try FileManager.default.removeItem(atPath: scratch.path + "/files")
    _ = try merge((1...count).map { "shard-\($0)" }, to: "joined")
    #expect(try tables(scratch, "joined") == tables(scratch, "whole"))
    #expect(try tables(scratch, "joined").count >= 6)
  }

  @Test("Overlaps, gaps, broken and foreign parts are refused by name")
  func refused() throws {
    let experiment = try experiment()
    for number in 1...3 {
      try run(experiment, "s\(number)", shard: Shard(number: number, of: 3))
    }
    // Six blocks: shard 2 has the second and the fifth.
    let gap = try complaints(["s1", "s3"])
    #expect(gap == ["2 of 6 blocks are missing: 2, 5"])
    let twice = try complaints(["s1", "s2", "s3", "s2"])
    #expect(twice.count == 2 && twice[0].contains("block 2 is already in"))
    try run(try self.experiment("seed: 2"), "other", shard: Shard(number: 2, of: 3))
    let foreign = try complaints(["s1", "other", "s3"])
    #expect(foreign.count == 2)
    #expect(foreign[0].contains("other: a shard of another experiment"))
    // A part that was put there by hand.
    let part = "/parts/" + PartFile.name(1)
    let from = scratch.path + "/other" + part
    try FileManager.default.removeItem(atPath: scratch.path + "/s2" + part)
    try FileManager.default.copyItem(atPath: from, toPath: scratch.path + "/s2" + part)
    let planted = try complaints(["s1", "s2", "s3"])
    #expect(planted[0].hasSuffix("s2\(part): a part of another experiment"))
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: scratch.path + "/s2" + part))
    #expect(try complaints(["s1", "s2", "s3"])[0].contains("the part is broken"))
    #expect(!scratch.names().contains("bad"))
    #expect(throws: ModelFileError.self) { try merge(["files"], to: "bad") }
  }

  @Test("A shard whose copies of the files were changed is refused")
  func tampered() throws {
    try run(try experiment(), "s", shard: Shard(number: 1, of: 1))
    let copy = scratch.path + "/s/inputs/m.yaml"
    let text = try String(contentsOfFile: copy, encoding: .utf8)
    try text.replacingOccurrences(of: "beds: 8", with: "beds: 7").write(
      toFile: copy, atomically: false, encoding: .utf8)
    #expect(throws: ModelFileError.self) { try merge(["s"], to: "bad") }
  }
}
