// Names, files and disks that a user of the program may meet.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import WellspringLab

@Suite("Hostile input")
struct HostileInputTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.writeModel()
  }

  @Test("Nothing that acts on a terminal reaches it, whoever wrote it")
  func escapes() throws {
    let name = "a\u{1B}[31m\u{9B}\u{202E}.yaml"
    try program.write("name: x\nbedz: 1\n", as: name)
    for arguments in [
      ["run", name], ["check", name, "unit.yaml"], ["run", "unit.yaml", "--set", "name=\u{1B}c"],
      ["run", "unit.yaml", "--\u{1B}c"], ["describe", "unit.yaml", "--format", "\u{9B}1m"],
      ["verify", "\u{1B}c"], ["run", "unit.yaml", "--policy", "\u{1B}c"],
      ["why", "\u{1B}c", "--clinician", "\u{1B}c", "-r", "1"], ["merge", "\u{1B}c", "--out", "m"],
      ["cluster", "unit.yaml", "--tasks", "2", "--out", "\u{1B}c"],
    ] {
      let process = try program.process(arguments, name: "escapes")
      try process.run()
      let ending = try program.ending(of: process, name: "escapes")
      #expect(ending.status != 0, "\(arguments)")
      let said = (ending.output + ending.messages).unicodeScalars
      #expect(!said.contains(where: TextRule.isHidden), "\(arguments)")
      // Either the character is written out, or what it stood in is not repeated.
      if arguments[0] != "cluster" {
        #expect(String(said).contains("\\u00") || String(said).contains("U+00"), "\(arguments)")
      }
    }
  }

  @Test("A pipe in place of a model is refused and not waited for")
  func pipe() throws {
    try #require(mkfifo(program.path("pipe"), 0o600) == 0)
    let ending = try program.run("run", "pipe")
    #expect(ending.status == 66 && ending.messages.contains("this is a pipe"))
  }

  @Test("With no room on the disk a command says so, and leaves nothing of its files")
  func fullDisk() throws {
    try program.run("run", "unit.yaml", "-r", "1", "--out", "results")
    let before = program.names()
    for words in [
      "new ward", "cluster unit.yaml --tasks 2 --out job",
      "why results --clinician icu/1 -r 1 --plot plot.svg",
    ] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [
        "bash", "-c", "ulimit -f 0; exec \"$0\" \(words)", Program.executable.path,
      ]
      process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
      let messages = Pipe()
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, messages)
      try process.run()
      let text = String(
        decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 74, "\(words)")
      #expect(text.contains("nothing was left behind"), "\(words): \(text)")
      #expect(program.names() == before, "\(words)")
    }
  }

  @Test("verify ends with 0 on a whole folder and 70 on a changed one, for any sample")
  func verify() throws {
    try program.run("run", "unit.yaml", "-r", "3", "--out", "results")
    for sample in ["0", "1", "9"] {
      #expect(try program.run("verify", "results", "--sample", sample).status == 0)
    }
    try program.write("", as: "results/replicates.csv")
    for sample in ["0", "9"] {
      let ending = try program.run("verify", "results", "--sample", sample)
      #expect(ending.status == 70 && ending.output.contains("replicates.csv"))
    }
    #expect(try program.run("verify", "nowhere").status == 66)
  }
}
