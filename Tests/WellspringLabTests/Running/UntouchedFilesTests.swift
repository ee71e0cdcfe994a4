// The promise that everything else rests on: whatever is in a folder, and whatever is asked for,
// each file that was there is there afterwards, unchanged.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization
import TestSupport
import Testing
import Wellspring

@testable import WellspringLab

@Suite("A user's files")
struct UntouchedFilesTests {
  private static let experiment = FakeRun.experiment(
    replicates: 6, recording: .clinicians, blockSize: 2)
  private static let other = FakeRun.experiment(replicates: 6, blockSize: 2, seed: 10)

  /// What a folder is made of before a user's files are strewn over it.
  private enum Base: CaseIterable {
    case nothing, begun, finished, complete, unmarked, otherRun, linkedMark, link
  }

  /// A folder `out`, files elsewhere, and what is done to it.
  private struct Case {
    let scratch = Scratch()
    var luck: SeededLuck
    let base: Base
    /// Files of ours before the user's were added.
    private(set) var ours: Set<String> = []

    var out: String { scratch.path + "/out" }
    private var elsewhere: String { scratch.path + "/elsewhere" }

    init(seed: UInt64, whole: String) throws {
      luck = SeededLuck(seed)
      base =
        luck.chance(0.6) ? luck.pick([.begun, .finished, .complete]) : luck.pick(Base.allCases)
      let files = FileManager.default
      try files.createDirectory(atPath: elsewhere + "/inputs", withIntermediateDirectories: true)
      for name in ["data.csv", "0000000.part", "inputs/made up.yaml", "summary.csv"] {
        try "mine".write(toFile: elsewhere + "/" + name, atomically: false, encoding: .utf8)
      }
      try prepare()
      ours = Set(FileTree(scratch.path).entries.keys.map { String(decoding: $0, as: UTF8.self) })
      let part = (try? Data(contentsOf: URL(fileURLWithPath: whole + "/part"))) ?? Data()
      let mark = (try? Data(contentsOf: URL(fileURLWithPath: whole + "/mark"))) ?? Data()
      let user = RandomFiles(
        names: [
          "inputs", "parts", "run.json", "summary.csv", "replicates.csv", "daily.csv",
          "datapackage.json", "wellspring.json", ".summary.csv.partial", "request.json",
          "0000000.part", "0000001.part", "0000001-2.part", "0000002.part", "made up.yaml",
          ".wellspring.0123456789abcdef.1", "clinicians.csv", "failures.csv",
        ],
        contents: [
          Array(part), Array(part.prefix(30)), Array(mark.prefix(60)), Array("{}".utf8),
          Array("{\"identity\": \"\(UntouchedFilesTests.experiment.identity)\"}".utf8),
        ],
        targets: [elsewhere, elsewhere + "/data.csv", "../elsewhere/inputs", "summary.csv"])
      for folder in [out, out + "/parts", out + "/inputs"] where luck.chance(0.5) {
        user.sprinkle(folder, &luck)
      }
    }

    private func prepare() throws {
      let files = FileManager.default
      switch base {
      case .nothing: try files.createDirectory(atPath: out, withIntermediateDirectories: true)
      case .begun:
        let stop = StopFlag()
        try FakeRun.run(
          experiment, out, .init(threads: 1, stop: stop, progress: { _ in stop.request() }))
      case .finished: try FakeRun.run(experiment, out, .init(shard: Shard("1/1")))
      case .complete: try FakeRun.run(experiment, out)
      case .unmarked:
        try FakeRun.run(experiment, out, .init(shard: Shard("1/2")))
        try files.removeItem(atPath: out + "/wellspring.json")
      case .otherRun: try FakeRun.run(other, out, .init(shard: Shard("1/2")))
      case .linkedMark:
        try FakeRun.run(experiment, out, .init(shard: Shard("1/2")))
        try files.moveItem(atPath: out + "/wellspring.json", toPath: elsewhere + "/mark")
        try files.createSymbolicLink(
          atPath: out + "/wellspring.json", withDestinationPath: "../elsewhere/mark")
      case .link:
        try files.createSymbolicLink(atPath: out, withDestinationPath: "elsewhere")
      }
    }

    private var experiment: Experiment { UntouchedFilesTests.experiment }
    private var other: Experiment { UntouchedFilesTests.other }

    /// Parts that a run of this identity finished are its to remove, in a folder that is its own.
    func isOurs(_ name: String) -> Bool {
      [.begun, .finished, .complete].contains(base) && name.hasPrefix("out/parts")
        && ours.contains(name)
    }

    /// Something is done; it may fail in any way.
    /// - Returns: what came of it.
    mutating func act() -> String {
      var setup = FakeRun.Setup(threads: 1 + luck.below(2), resume: luck.chance(0.7))
      if luck.chance(0.25) { setup.shard = luck.pick([Shard("1/2"), Shard("2/2"), Shard("1/1")]) }
      if luck.chance(0.25) {
        let bad = 1 + luck.below(12)
        let count = Mutex(0)
        setup.gate = { _ in
          count.withLock {
            $0 += 1
            return $0 != bad
          }
        }
      }
      let stop = StopFlag()
      setup.stop = stop
      if luck.chance(0.2) {
        let last = 1 + luck.below(6)
        setup.progress = { if $0.done == last { stop.request() } }
      } else if luck.chance(0.1) {
        stop.request()
      }
      do {
        let run = try FakeRun.begin(experiment, out, setup)
        if luck.chance(0.1) {
          run.abandon()
          return "abandoned"
        }
        let ending = try run.execute(stop: stop, progress: setup.progress) {
          RunTiming(wallSeconds: 0, processorSeconds: 0, threads: 1)
        }
        switch ending {
        case .complete, .alreadyComplete: return "complete"
        case .shard: return "shard"
        case .interrupted: return "interrupted"
        }
      } catch let error as OutputError {
        if case .cannotWrite = error { return "failed" }
        return "refused"
      } catch {
        return "unexpected: \(error)"
      }
    }
  }

  @Test("Any tree, any run: every file that was there is there, with its bytes, links included")
  func runs() throws {
    let whole = Scratch()
    try FakeRun.run(Self.experiment, whole.path + "/run", .init(shard: Shard("1/1")))
    for (name, copy) in [("parts/0000000.part", "part"), ("wellspring.json", "mark")] {
      try FileManager.default.copyItem(
        atPath: whole.path + "/run/" + name, toPath: whole.path + "/" + copy)
    }
    var endings: [String: Int] = [:]
    for seed in 1...UInt64(150) {
      var one = try Case(seed: seed, whole: whole.path)
      let before = FileTree(one.scratch.path)
      // Twice, since what the first leaves is what the second finds.
      for _ in 0..<2 {
        let ending = one.act()
        endings[ending, default: 0] += 1
        let lost = before.losses(in: FileTree(one.scratch.path), except: one.isOurs)
        #expect(lost.isEmpty, "seed \(seed), \(one.base), \(ending): \(lost)")
      }
    }
    // Every way to end was met often enough to say something.
    for ending in ["complete", "shard", "interrupted", "failed", "refused", "abandoned"] {
      #expect(endings[ending, default: 0] >= 2, "\(endings)")
    }
    #expect(!endings.keys.contains { $0.hasPrefix("unexpected") }, "\(endings)")
  }
}
