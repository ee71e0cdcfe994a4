// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Interrupts")
struct InterruptTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.writeModel()
  }

  /// A run far longer than the test, once it has done its first replicate.
  private func longRun() throws -> Process {
    let process = try program.process(
      [
        "run", "unit.yaml", "--days", "90", "--replicates", "20000", "--out", "long",
        "--progress", "plain", "--record", "clinicians",
      ], name: "long")
    try process.run()
    while process.isRunning, !(try program.text(".long.err").contains("of 20000 replicates,")) {
      usleep(5_000)
    }
    return process
  }

  @Test(
    "An interrupt keeps whole blocks, ends with 75, and the command it names goes on",
    arguments: [SIGINT, SIGTERM])
  func first(signal: Int32) throws {
    let process = try longRun()
    kill(process.processIdentifier, signal)
    let ending = try program.ending(of: process, name: "long")
    #expect(ending.status == 75)
    #expect(ending.output.isEmpty)
    #expect(program.names("long") == ["inputs", "parts", "wellspring.json"])
    let parts = program.names("long/parts")
    #expect(!parts.isEmpty && parts.allSatisfy { $0.hasSuffix(".part") })
    #expect(
      ending.messages.contains(
        "wellspring run unit.yaml --replicates 20000 --seed 1 --set horizon.days=90 --record "
          + "clinicians --out long --resume"))

    // Without --resume it is refused, by another command it is not taken up.
    let plain = try program.run(
      "run", "unit.yaml", "--days", "90", "--replicates", "20000", "--out", "long", "--record",
      "clinicians")
    #expect(plain.status == 73 && plain.messages.contains("--resume continues it"))
    let other = try program.run(
      "run", "unit.yaml", "--replicates", "2", "--out", "long", "--resume")
    #expect(other.status == 73)
    #expect(program.names("long/parts") == parts)
  }

  @Test("A run that is killed and resumed, in shards or whole, ends in the same bytes")
  func killed() throws {
    let words = ["run", "unit.yaml", "--replicates", "300", "--quiet"]
    #expect(try run(words + ["--out", "whole"]) == 0)
    for part in ["whole-again", "1/2", "2/2"] {
      let shard = part.contains("/") ? ["--shard", part] : []
      let folder = part.replacingOccurrences(of: "/", with: "-of-")
      var status: Int32 = 1
      for attempt in 0..<20 where status != 0 {
        let process = try program.process(
          words + shard + ["--out", folder, "--resume"], name: "kill")
        try process.run()
        if attempt < 4 {
          usleep(useconds_t(40_000 * (attempt + 1)))
          kill(process.processIdentifier, SIGKILL)
        }
        status = try program.ending(of: process, name: "kill").status
      }
      #expect(status == 0)
    }
    #expect(try run(["merge", "1-of-2", "2-of-2", "--out", "merged", "--quiet"]) == 0)
    for table in ["summary.csv", "replicates.csv", "daily.csv", "datapackage.json"] {
      let whole = try program.bytes("whole/" + table)
      #expect(try program.bytes("whole-again/" + table) == whole, "\(table)")
      #expect(try program.bytes("merged/" + table) == whole, "\(table)")
    }
    let gap = try program.run("merge", "1-of-2", "--out", "gap")
    #expect(gap.status == 65 && gap.messages.contains("blocks are missing"))
    #expect(program.names("gap").isEmpty)
  }

  private func run(_ words: [String]) throws -> Int32 {
    let process = try program.process(words, name: "run")
    try process.run()
    return try program.ending(of: process, name: "run").status
  }

  @Test("A second interrupt ends at once and leaves nothing half-written")
  func second() throws {
    let process = try longRun()
    // Two different signals, because two equal ones that are pending count as one.
    kill(process.processIdentifier, SIGINT)
    kill(process.processIdentifier, SIGTERM)
    let ending = try program.ending(of: process, name: "long")
    #expect(ending.status == 75)
    let left = program.names("long")
    #expect(left.isEmpty || left == ["inputs", "parts", "wellspring.json"])
    #expect(program.names("long/parts").allSatisfy { $0.hasSuffix(".part") })
  }
}
