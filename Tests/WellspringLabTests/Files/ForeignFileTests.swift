// Files that are something else: pipes and devices, and other people's texts.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Foreign files")
struct ForeignFileTests {
  private let scratch = Scratch()

  /// A pipe that nobody writes to, a device, a folder, a socket, and nothing.
  private func things() throws -> [(path: String, word: String)] {
    let pipe = scratch.path + "/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    return [
      (pipe, "this is a pipe, not a file"), ("/dev/zero", "this is a device, not a file"),
      ("/dev/tty", "this is a device, not a file"), (scratch.path, "this is a folder"),
      (scratch.path + "/nothing", "no such file"),
    ]
  }

  @Test("A pipe, device or folder in place of a model is refused at once, with 66")
  func models() throws {
    for (path, word) in try things() {
      let error = try #require(throws: ModelFileError.self) { try ModelFile.load(path: path) }
      #expect(error.exitCode == 66 && error.description.contains(word), "\(error)")
      let other = try #require(throws: ModelFileError.self) { try ExperimentFile.load(path: path) }
      #expect(other.exitCode == 66 && other.description.contains(word), "\(other)")
    }
  }

  @Test("A pipe, device or folder in place of a roster, or of the model of an experiment, too")
  func rosters() throws {
    let roster = try Fixture.small("pattern: three-on-four-off", "pattern: roster")
    for (path, word) in try things() {
      let error = try #require(throws: ModelFileError.self) {
        try Fixture.load(roster, ["site.units.icu.rota.roster=\(path)"])
      }
      #expect(error.description.contains(word), "\(error)")
      for text in [
        "kind: compare\nmodel: \(path)\nscenarios: [{name: a}, {name: b}]\n",
        "kind: sweep\nmodel: \(Fixture.smallPath)\ndesign: file\nfile: \(path)\n",
      ] {
        let error = try #require(throws: ModelFileError.self) {
          try ExperimentFile.load(bytes: Array(text.utf8), file: "x.yaml")
        }
        #expect(error.description.contains(word), "\(error)")
      }
    }
  }

  /// Texts that hold a secret, as other programs write them.
  private static let foreign = [
    "root:$6$s3cret$abc:19000:0:99999:7:::\ndaemon:*:s3cret:0:99999:7:::\n",
    "s3cret line of prose\nand another s3cret\n",
    "s3cret,key,value\n1,s3cret,3\n",
    "password s3cret: 1\ntoken with s3cret: abc\n",
    "password: s3cret\nusers: [s3cret]\n",
    "[client]\npassword=s3cret\n",
    "-----BEGIN s3cret KEY-----\nMIIs3cret\n-----END s3cret KEY-----\n",
    "{\"password\": \"s3cret\", \"password\": \"s3cret\"}\n",
    "\u{7F}ELF s3cret",
    "kind: Secret\ndata: {password: s3cret, s3cret words here: 1}\n",
    "\"s3cret words here\": 1\n\"s3cret words here\": 2\n",
  ]

  @Test("An error about a file of another kind does not repeat what is in it", arguments: foreign)
  func echo(_ text: String) throws {
    let path = scratch.path + "/foreign"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    let roster = try Fixture.small("pattern: three-on-four-off", "pattern: roster")
    let attempts: [() throws -> Void] = [
      { _ = try ModelFile.load(path: path) }, { _ = try ExperimentFile.load(path: path) },
      { _ = try Fixture.load(roster, ["site.units.icu.rota.roster=\(path)"]) },
      {
        let text = "kind: sweep\nmodel: \(Fixture.smallPath)\ndesign: file\nfile: \(path)\n"
        _ = try ExperimentFile.load(bytes: Array(text.utf8), file: "x.yaml")
      },
      {
        let text = "kind: compare\nmodel: \(path)\nscenarios: [{name: a}, {name: b}]\n"
        _ = try ExperimentFile.load(bytes: Array(text.utf8), file: "x.yaml")
      },
    ]
    for attempt in attempts {
      let error = try #require(throws: ModelFileError.self, performing: attempt)
      #expect(!error.description.contains("s3cret"), "\(error)")
    }
  }

  @Test("A key that is a word is still named, and one mistyped key is told what it should be")
  func keys() throws {
    let typo = try #require(throws: ModelFileError.self) {
      try ModelFile.load(bytes: Array("nmae: x\n".utf8), file: "m.yaml")
    }
    #expect(typo.description.contains("m.yaml:1:1: nmae: unknown key; did you mean `name`?"))
    let other = try #require(throws: ModelFileError.self) {
      try ModelFile.load(bytes: Array("services: {}\nvolumes: {}\n".utf8), file: "m.yaml")
    }
    #expect(
      other.problems.map(\.message) == [
        "this is not a model file: it has none of its keys (`name`, `description`, `horizon`, "
          + "`calendar`, …)"
      ])
  }

  @Test("A file is read to its end and no further than its bound")
  func bounded() throws {
    let path = scratch.path + "/file"
    for size in [0, 1, 4_095, 4_096, 4_097, 100_000] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(try BoundedFile.read(path, atMost: size) == bytes)
      if size > 0 {
        #expect(throws: BoundedFile.Failure.tooLarge(size)) {
          try BoundedFile.read(path, atMost: size - 1)
        }
      }
    }
    // A file of the system says 0 and holds something.
    #expect(try !BoundedFile.read("/proc/self/status", atMost: 1 << 20).isEmpty)
    #expect(throws: BoundedFile.Failure.self) { try BoundedFile.read("/proc/self/maps", atMost: 9) }
  }
}
