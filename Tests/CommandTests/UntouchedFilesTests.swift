// Every command that writes anywhere, let loose on folders full of a user's files.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@Suite("A user's files and the commands")
struct UntouchedFilesTests {
  private let program: Program
  private let user: RandomFiles

  private static let names = [
    "out", "results", "inputs", "parts", "run.json", "report.html", "summary.csv",
    "wellspring.json",
    "datapackage.json", "w.yaml", "w-experiment.yaml", "plot.svg", "array.sh", "merge.sh", "shards",
    "logs", "merge.log", ".w.yaml.partial", ".plot.svg.partial", ".summary.csv.partial",
    "0000000.part", "request.json", "unit.yaml",
  ]

  /// A model of milliseconds, its results and its shards, which every case uses.
  init() throws {
    program = try Program()
    try FileManager.default.createDirectory(
      atPath: program.path("support"), withIntermediateDirectories: false)
    try program.write(
      """
      name: Two nurses
      horizon: {days: 1, warmUpDays: 0}
      site:
        units:
          - name: ward
            posts: [{role: nurse, count: 2}]
            rota: {pattern: always}
            work:
              kind: visits
              arrivals: {rate: 4 /d}
              cases: [{name: visit, length: {mean: 30 min, distribution: exponential}}]
      """, as: "support/unit.yaml")
    let words = ["run", "support/unit.yaml", "-r", "2", "--quiet"]
    for more in [
      ["--out", "support/done"], ["--out", "support/s1", "--shard", "1/2"],
      ["--out", "support/s2", "--shard", "2/2"],
    ] {
      let process = try program.process(words + more, name: "support")
      try process.run()
      #expect(try program.ending(of: process, name: "support").status == 0)
    }
    let outside = program.path("support")
    user = RandomFiles(
      names: Self.names,
      contents: [
        Array(try program.bytes("support/s1/wellspring.json")),
        Array(try program.bytes("support/unit.yaml")), Array("{}".utf8),
      ], targets: [outside, outside + "/unit.yaml", outside + "/s1", "out", "../support/done"])
  }

  /// A place that a command may be told to write to.
  private func place(_ luck: inout SeededLuck) -> String {
    let name = luck.pick(Self.names)
    return switch luck.below(6) {
    case 0: "out"
    case 1: "out/" + name
    case 2: "new/" + name
    case 3: luck.pick(["../support/s1", "../support/done", ".", "..", "./out/"])
    default: name
    }
  }

  private func command(_ luck: inout SeededLuck) -> [String] {
    let (model, done, place) = ("../support/unit.yaml", "../support/done", place(&luck))
    let resume = luck.chance(0.6) ? ["--resume"] : []
    switch luck.below(12) {
    case 0..<4:
      let shard = luck.chance(0.3) ? ["--shard", "1/2"] : []
      let out = luck.chance(0.9) ? ["--out", place] : []
      return ["run", model, "-r", "2", "--quiet"] + out + resume + shard
    case 4..<6:
      return ["merge", "../support/s1", "../support/s2", "--quiet", "--out", place] + resume
    case 6, 7: return ["cluster", model, "--tasks", "2", "--out", place]
    case 8: return ["new", luck.pick([place, "w", "w.yaml"])]
    case 9:
      return [
        "why", done, "--clinician", "ward/1", "-r", "1", "--plot",
        luck.pick([place + ".svg", "plot.svg"]),
      ]
    case 10:
      let folder = luck.pick([place, done])
      return luck.chance(0.4) ? ["report", folder] : ["verify", folder, "--sample", "1"]
    default: return [luck.pick(["describe", "check"]), luck.pick([place, model])]
    }
  }

  /// What may go on in a folder of this run.
  private func commandOnShard(_ luck: inout SeededLuck) -> [String] {
    let words =
      luck.chance(0.6)
      ? ["run", "../support/unit.yaml", "-r", "2"] : ["merge", "../support/s1", "../support/s2"]
    return words + ["--out", "out", "--resume", "--quiet"]
  }

  @Test("Any tree, any command: every file that was there is there, with its bytes, links included")
  func commands() throws {
    var endings: [Int32: Int] = [:]
    for seed in 1...UInt64(120) {
      var luck = SeededLuck(seed)
      let folder = program.path("case")
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      // A shard of the same run, whose parts it may use up; or one that has lost its mark.
      let hasShard = luck.chance(0.3)
      let isOurs = hasShard && luck.chance(0.5)
      if hasShard {
        try FileManager.default.copyItem(
          atPath: program.path("support/s1"), toPath: folder + "/out")
        if !isOurs { try FileManager.default.removeItem(atPath: folder + "/out/wellspring.json") }
      }
      let parts = Set(program.names("case/out/parts").map { "case/out/parts/" + $0 })
      user.sprinkle(folder, &luck)
      if hasShard {
        for name in ["/out", "/out/inputs", "/out/parts"] where luck.chance(0.5) {
          user.sprinkle(folder + name, &luck)
        }
      }
      let before = FileTree(program.folder)
      let words = hasShard && luck.chance(0.7) ? commandOnShard(&luck) : command(&luck)
      let process = try program.process(words, name: "case")
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
      try process.run()
      let ending = try program.ending(of: process, name: "case")
      endings[ending.status, default: 0] += 1
      let lost = before.losses(in: FileTree(program.folder)) { name in
        name == ".case.out" || name == ".case.err"
          || isOurs && (parts.contains(name) || name == "case/out/parts")
      }
      #expect(lost.isEmpty, "seed \(seed): wellspring \(words) lost \(lost)")
      #expect(ending.status < 128, "seed \(seed): wellspring \(words) died")
      try FileManager.default.removeItem(atPath: folder)
    }
    #expect(endings[0, default: 0] >= 10 && endings[73, default: 0] >= 10, "\(endings)")
  }
}
