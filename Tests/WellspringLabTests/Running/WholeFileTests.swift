// Files that commands write outside results folders.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Whole files")
struct WholeFileTests {
  private let scratch = Scratch()

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: scratch.path)) ?? []).sorted()
  }

  private func files(_ names: [String]) -> [WholeFile] {
    names.map { WholeFile(path: "\(scratch.path)/\($0)", text: "text of \($0)\n") }
  }

  @Test("All files are there, whole and under their names alone")
  func writes() throws {
    let script = WholeFile(path: scratch.path + "/run", text: "#!/bin/sh\n", isExecutable: true)
    try WholeFile.write(files(["a", "b"]) + [script])
    #expect(names == ["a", "b", "run"])
    #expect(try String(contentsOfFile: scratch.path + "/b", encoding: .utf8) == "text of b\n")
    #expect(FileManager.default.isExecutableFile(atPath: scratch.path + "/run"))
    #expect(!FileManager.default.isExecutableFile(atPath: scratch.path + "/a"))
  }

  @Test("Where a file, folder or dangling link stands, nothing is written", arguments: 0..<3)
  func exists(_ kind: Int) throws {
    let path = scratch.path + "/b"
    switch kind {
    case 0: try "mine".write(toFile: path, atomically: false, encoding: .utf8)
    case 1: try #require(mkdir(path, 0o755) == 0)
    default: try #require(symlink("/nowhere", path) == 0)
    }
    #expect(
      throws: OutputError.cannotCreate(
        path: path, reason: "it exists already and is left as it is")
    ) { try WholeFile.write(files(["a", "b"])) }
    #expect(names == ["b"])
    if kind == 0 { #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine") }
  }

  @Test("A write that fails, whichever it is, leaves nothing behind")
  func fails() throws {
    for name in ["a", "b", "c"] {
      let error = try #require(throws: OutputError.self) {
        try WholeFile.write(files(["a", "b", "c"])) { !$0.hasSuffix("/" + name) }
      }
      #expect(error.description.hasSuffix("refused by the test; nothing was left behind"))
      #expect(names.isEmpty, "\(name): \(names)")
    }
    let job = ClusterJob(
      program: "/opt/wellspring", file: "/m.yaml", settings: [], folder: scratch.path + "/x/job",
      tasks: 2, cores: 1)
    for name in ["array.sh", "merge.sh"] {
      #expect(throws: OutputError.self) { try job.write { !$0.hasSuffix(name) } }
      #expect(names.isEmpty, "\(name): \(names)")
    }
  }
}
