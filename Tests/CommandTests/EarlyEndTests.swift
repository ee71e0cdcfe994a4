// Whatever ends a run in its first moments, the same command goes on afterwards.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Early ends")
struct EarlyEndTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.writeModel()
  }

  private static let words = ["run", "unit.yaml", "--replicates", "4", "--out", "out"]

  /// The command by a shell that limits it.
  private func limited(_ limit: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      ["-c", "\(limit); exec \"$0\" \"$@\"", Program.executable.path] + Self.words
    process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : 128
  }

  /// Goes on with the same command, which must come to its end.
  private func goOn(_ after: String) throws {
    let process = try program.process(Self.words + ["--resume", "--quiet"], name: "again")
    try process.run()
    let ending = try program.ending(of: process, name: "again")
    #expect(ending.status == 0, "after \(after): \(ending.messages)")
    #expect(program.names("out").contains("summary.csv"), "after \(after)")
    #expect(!program.names("out").contains { $0.hasPrefix(".") }, "after \(after)")
    try FileManager.default.removeItem(atPath: program.path("out"))
  }

  @Test(
    "A limit that is met at once is an error, not a death, and the next run goes on",
    arguments: ["ulimit -f 0", "ulimit -f 1", "ulimit -n 5", "ulimit -n 4", "exec 2>&-"])
  func limits(limit: String) throws {
    let status = try limited(limit)
    #expect(status < 128, "\(limit)")
    // Without --resume it works, or says what goes on.
    let again = try program.run("run", "unit.yaml", "--replicates", "4", "--out", "out")
    #expect(again.status == 0 || again.status == 73 && again.messages.contains("exists already"))
    if program.names("out").contains("summary.csv") {
      try FileManager.default.removeItem(atPath: program.path("out"))
    }
    try goOn(limit)
  }

  @Test(
    "A signal in the first 40 ms leaves nothing that blocks the next run",
    arguments: [SIGTERM, SIGINT, SIGKILL])
  func signals(signal: Int32) throws {
    for milliseconds in [5, 12, 20, 28, 40] {
      let process = try program.process(Self.words, name: "early")
      try process.run()
      usleep(useconds_t(1_000 * milliseconds))
      kill(process.processIdentifier, signal)
      _ = try program.ending(of: process, name: "early")
      try goOn("signal \(signal) at \(milliseconds) ms")
    }
  }

  @Test("A pipe that nobody reads does not end a run before its tables are there")
  func pipe() throws {
    let process = try program.process(Self.words, name: "pipe")
    let messages = Pipe()
    process.standardError = messages
    try process.run()
    try messages.fileHandleForReading.close()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    try goOn("a closed pipe")
  }
}
