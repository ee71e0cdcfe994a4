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
        "run", "unit.yaml", "--days", "365", "--replicates", "10000000", "--out", "long",
        "--progress", "plain", "--record", "clinicians",
      ], name: "long")
    try process.run()
    while process.isRunning, !(try program.text(".long.err").contains("of 10000000 replicates,")) {
      usleep(5_000)
    }
    return process
  }

  @Test(
    "An interrupt keeps what is done as whole tables and ends with 75",
    arguments: [SIGINT, SIGTERM])
  func first(signal: Int32) throws {
    let process = try longRun()
    kill(process.processIdentifier, signal)
    let ending = try program.ending(of: process, name: "long")
    #expect(ending.status == 75)
    #expect(
      program.names("long") == [
        "clinicians.csv", "daily.csv", "datapackage.json", "replicates.csv", "run.json",
        "summary.csv",
      ])
    let text = try program.text("long/replicates.csv")
    #expect(text.hasSuffix("\n"))
    let done = text.split(separator: "\n").count - 1
    #expect(done > 0)
    #expect(ending.messages.contains("the first \(done) of 10000000 replicates"))
    #expect(ending.messages.contains("--out"))

    // A run of that length writes the same.
    let whole = try program.run(
      "run", "unit.yaml", "--days", "365", "--replicates", String(done), "--out", "whole",
      "--record",
      "clinicians", "--quiet")
    #expect(whole.status == 0)
    for table in ["summary.csv", "replicates.csv", "daily.csv", "clinicians.csv"] {
      #expect(try program.bytes("long/" + table) == program.bytes("whole/" + table), "\(table)")
    }
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
    // Either it was given up, or it had finished its tables before the second came.
    #expect(left.isEmpty || left.contains("run.json"))
    #expect(!left.contains { $0.hasSuffix(".partial") })
  }
}
