// Things that are not a model file: missing, unreadable, binary, endless, malicious.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

struct InputFileTests {
  /// The error for bytes, which must be one.
  private func failure(_ bytes: [UInt8]) throws -> ModelFileError {
    try #require(
      throws: ModelFileError.self, performing: { try ModelFile.load(bytes: bytes, file: "m.yaml") })
  }

  private func failure(path: String) throws -> ModelFileError {
    try #require(throws: ModelFileError.self, performing: { try ModelFile.load(path: path) })
  }

  @Test("Bytes that are not a model give one message", arguments: notModels)
  func notModel(_ bytes: [UInt8], _ message: String) throws {
    let error = try failure(bytes)
    #expect(error.description == message)
    #expect(error.exitCode == 65)
  }

  static let notModels: [([UInt8], String)] = [
    ([], "m.yaml: the file is empty; `wellspring new NAME` writes a start"),
    (
      Array("# only this\n".utf8), "m.yaml: the file is empty; `wellspring new NAME` writes a start"
    ),
    (
      Array("hello".utf8),
      "m.yaml:1:1: a model file is a group of keys (`name: …`), not a single value"
    ),
    (Array("- a".utf8), "m.yaml:1:1: a model file is a group of keys (`name: …`), not a list"),
    ([0x7F, 0x45, 0x4C, 0x46, 0, 1], "m.yaml:1:5: a zero byte: this is not a text file"),
    (Array("name: a\n\u{1}".utf8), "m.yaml:2:1: a control character (byte 1); remove it"),
    (Array("name: é".utf8) + [0xFF], "m.yaml:1:8: not UTF-8 from here on; save the file as UTF-8"),
    (
      Array("name: a\nb: ".utf8) + [0xC3],
      "m.yaml:2:4: not UTF-8 from here on; save the file as UTF-8"
    ),
    ([0xFF, 0xFE, 0x6E, 0], "m.yaml: this is UTF-16 text; save it as UTF-8"),
    (
      Array("a: \"b".utf8),
      "m.yaml:1:6: not valid YAML: scanning a quoted scalar: found unexpected end of stream"
    ),
    (Array("? [a]\n: b".utf8), "m.yaml:1:3: a key must be a plain word"),
  ]

  @Test("More than 8 MB at hand are refused")
  func largeBytes() throws {
    let error = try failure([UInt8](repeating: 0x61, count: (8 << 20) + 1))
    #expect(error.description == "m.yaml: the file has 9 MB; at most 8 MB are read")
  }

  @Test("A file full of mistakes is reported up to a bound", arguments: ["- {}", "a: 1", "x\\"])
  func manyMistakes(_ line: String) throws {
    let lines = (0..<100_000).map { number in
      line == "a: 1" ? "key\(number): 1" : line == "- {}" ? "    - {}" : "  x\(number): \(line)"
    }
    let head = line == "- {}" ? "name: a\nsite:\n  units:\n" : "name: a\n"
    let error = try failure(Array((head + lines.joined(separator: "\n")).utf8))
    #expect(error.problems.count <= 1_001)
    #expect(error.description.split(separator: "\n").count <= 101)
  }

  @Test("A byte order mark and CRLF line ends change nothing")
  func windows() throws {
    let plain = try Fixture.small
    let windows = [0xEF, 0xBB, 0xBF] + Array(plain.replacing("\n", with: "\r\n").utf8)
    let loaded = try ModelFile.load(bytes: windows, file: "m.yaml")
    #expect(loaded.canonicalText == (try Fixture.load(plain)).canonicalText)
    let wrong = try Fixture.small("beds: 8", "beds: -1").replacing("\n", with: "\r\n")
    #expect(try failure(Array(wrong.utf8)).problems.first?.place.text == "m.yaml:10:13")
  }

  @Test("What is not there or not readable exits with 66")
  func noInput() throws {
    let missing = try failure(path: "no/such.yaml")
    #expect(missing.description == "no/such.yaml: no such file")
    #expect(missing.exitCode == 66)
    let folder = try failure(path: Fixture.folder)
    #expect(folder.description == "\(Fixture.folder): this is a folder; name the model file in it")
    #expect(folder.exitCode == 66)
    #expect(try failure(path: "").description == "(no name): no file name was given")
    #expect(try failure(path: "a\0b").exitCode == 66)
  }

  @Test("A file above the limit is refused unread, an endless one too")
  func oversize() throws {
    let path = NSTemporaryDirectory() + "wellspring-oversize-\(UUID().uuidString).yaml"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let handle = try #require(FileHandle(forWritingAtPath: path))
    // A hole of 100 MB: one line of zero bytes that takes no room on the disk.
    try handle.truncate(atOffset: 100 << 20)
    try handle.close()
    let error = try failure(path: path)
    #expect(error.description == "\(path): the file has 100 MB; at most 8 MB are read")
    #expect(try failure(path: "/dev/zero").exitCode == 66)
  }

  @Test("Deep nesting is refused, at any depth", arguments: [33, 900, 1_100, 100_000])
  func deep(_ depth: Int) throws {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
      let text =
        "a: " + (open == "- " ? "\n  " : "") + String(repeating: open, count: depth) + "x"
        + String(repeating: close, count: depth)
      #expect(try failure(Array(text.utf8)).exitCode == 65, "\(open) × \(depth)")
    }
  }

  @Test("Aliases are refused before they can grow")
  func aliasBomb() throws {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 {
      text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
    }
    text += "? *a40\n: 1\n"
    #expect(
      try failure(Array(text.utf8)).description
        == "m.yaml: anchors and aliases (&name, *name) are not used here; write the values out")
    // Few aliases pass the first look and are refused in the tree.
    let few = "a: &a [x, x]\nb: &b [*a, *a]\n? [*b, *b]\n: 1\n"
    #expect(
      try failure(Array(few.utf8)).problems.allSatisfy {
        $0.message.contains("aliases") || $0.message.contains("plain word")
      })
  }

  @Test("Stars and ampersands in texts are no aliases")
  func stars() throws {
    let stars = String(repeating: "*so* & *so* &c ", count: 30)
    let text = try Fixture.small(
      "description: Thirty posts, eight beds.",
      "description: |\n  Smith & Sons, *very* nice\n  \(stars)")
    #expect(try Fixture.load(text).model.description.hasPrefix("Smith & Sons, *very* nice"))
  }

  @Test("A seeded mutation of a model gives a model or located errors, never a crash")
  func fuzz() throws {
    let original = Array(try Fixture.small.utf8)
    var generator = SplitMix(state: 20_260_101)
    var accepted = 0
    for round in 0..<6_000 {
      var bytes = original
      for _ in 0...Int(generator.next() % 3) { generator.mutate(&bytes) }
      do {
        _ = try ModelFile.load(bytes: bytes, file: "m.yaml", directory: Fixture.folder)
        accepted += 1
      } catch {
        #expect(!error.problems.isEmpty, "round \(round)")
        for problem in error.problems {
          #expect(problem.place.text.hasPrefix("m.yaml"), "round \(round): \(problem)")
          #expect(!problem.message.isEmpty, "round \(round)")
        }
        #expect(error.exitCode == 65, "round \(round): \(error)")
      }
    }
    // Comments, texts and many numbers may change freely, most of the rest may not.
    #expect((200..<4_000).contains(accepted), "\(accepted) of 6000 were accepted")
  }

  @Test("A seeded mutation of an override or a roster gives a result or problems, never a crash")
  func fuzzAround() throws {
    var generator = SplitMix(state: 7)
    let paths = try Fixture.load(try Fixture.small).values.map {
      Array("\($0.path)=\($0.text)".utf8)
    }
    let text = try Fixture.small
    let shifts = try Fixture.load(text).model.units[0].rota.shifts
    var accepted = 0
    for round in 0..<2_000 {
      var bytes = paths[generator.index(paths.count)]
      generator.mutate(&bytes)
      do {
        _ = try Fixture.load(text, [String(decoding: bytes, as: UTF8.self)])
        accepted += 1
      } catch let error as ModelFileError {
        #expect(error.exitCode == 64 || error.exitCode == 65, "round \(round): \(error)")
      }
      var roster = Array("post,day,shift\n1,1,day\n2,1,night\n1,2,off\n2,2,day\n".utf8)
      for _ in 0..<2 { generator.mutate(&roster) }
      guard let source = try? SourceText(bytes: roster, file: "r.csv") else { continue }
      var reader = RosterReader(.init(posts: 2, shifts: shifts, horizonDays: 28))
      let found = reader.read(source)
      #expect((found == nil) == !reader.problems.isEmpty, "round \(round)")
    }
    #expect((20..<1_500).contains(accepted), "\(accepted) of 2000 were accepted")
  }
}

/// Changes for fuzzing; SplitMix64, so that a round can be replayed from the seed.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func index(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  mutating func mutate(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let at = index(bytes.count)
    switch index(7) {
    case 0: bytes[at] ^= 1 << UInt8(index(8))
    case 1: bytes.removeLast(at)
    case 2: bytes.remove(at: at)
    case 3: bytes.insert(UInt8(index(256)), at: at)
    case 4:
      let marks = Array("[]{}:-#&*!|>'\"%@`,?\t\n ".utf8)
      bytes[at] = marks[index(marks.count)]
    case 5:
      var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
      lines.swapAt(index(lines.count), index(lines.count))
      bytes = Array(lines.joined(separator: [10]))
    default:
      let piece = bytes[at..<min(bytes.count, at + 40)]
      bytes.insert(contentsOf: Array(piece), at: index(bytes.count))
    }
  }
}
