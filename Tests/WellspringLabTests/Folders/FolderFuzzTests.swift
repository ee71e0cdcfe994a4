// Folders in which anything may stand.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Folder check: fuzz")
struct FolderFuzzTests {
  @Test("Whatever stands in a folder, verify has findings or refuses, and never dies")
  func fuzz() throws {
    let text = """
      kind: compare
      model: unit.yaml
      replicates: 2
      scenarios: [{name: today}, {name: more, set: {site.units.ward.posts.nurse.count: 3}}]
      """
    let folder = try Tampered(text, RunSettings(record: ["clinicians"]))
    let names = [
      "run.json", "replicates.csv", "datapackage.json", "summary.csv", "comparisons.csv",
      "clinicians.csv", FolderMark.name, "inputs/unit.yaml", "inputs/experiment.yaml",
    ]
    let originals = try Dictionary(
      uniqueKeysWithValues: names.map { ($0, Array(try folder.text($0).utf8)) })
    var luck = Mutations(state: 20_260_307)
    var (found, refused, unseen) = (0, 0, 0)
    for round in 0..<600 {
      let name = names[luck.index(names.count)]
      var bytes = originals[name]!
      for _ in 0...luck.index(3) { luck.mutate(&bytes) }
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
      do {
        let report = try folder.report(sample: round % 50 == 0 ? 2 : 0)
        for finding in report.all {
          #expect(!finding.subject.isEmpty && !finding.verdict.isEmpty, "round \(round)")
          #expect(
            !(finding.subject + finding.verdict).unicodeScalars.contains {
              TextRule.isHidden($0) || $0 == "\n"
            }, "round \(round): \(finding)")
        }
        // Space between the members of JSON, a comment in a model: nothing that says anything.
        if report.failed.isEmpty, bytes != originals[name]! { unseen += 1 } else { found += 1 }
        if name.hasSuffix(".csv"), bytes != originals[name]! {
          #expect(!report.failed.isEmpty, "round \(round): a change of \(name) was not found")
        }
      } catch let error as ModelFileError {
        #expect(error.exitCode == 65 || error.exitCode == 66, "round \(round): \(error)")
        refused += 1
      }
      try Data(originals[name]!).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }
    #expect(try folder.faults(sample: 4).isEmpty)
    #expect(found > 200 && refused > 50 && unseen < 100, "\(found), \(refused), \(unseen)")
  }

  @Test("JSON is read as it was written, and nothing else is taken for JSON")
  func json() throws {
    let value = JSONValue.object([
      ("a", .array([.integer(-7), .number(0.1), .null, .bool(true), .bool(false)])),
      ("b \"\\\n\t\u{1}é病\u{1F600}", .string("x\u{7F}\u{2028}")), ("c", .object([])),
    ])
    let read = try #require(JSONReader.value(Array(value.text.utf8)))
    #expect(read.text == value.text)
    #expect(read.differences(from: value, at: "").isEmpty)
    #expect(JSONReader.value(Array(#"{"a": "\ud83d\ude00\u0041\/"}"#.utf8))?["a"]?.string == "😀A/")
    for text in [
      "", "{", "{}}", "[1,]", "{\"a\":1,\"a\":2}", "01", "+1", "1.", "nul", "\"\u{1}\"",
      "\"\\ud800\"", "\"\\u12g4\"", "\"\\x\"", "'a'", "[1 2]", "{\"a\" 1}", "1e999", "\"",
      String(repeating: "[", count: 100_000),
    ] { #expect(JSONReader.value(Array(text.utf8)) == nil, "\(text.prefix(20))") }
    #expect(JSONReader.value([0x22, 0xFF, 0x22]) == nil)
  }

  @Test("A table is read back field by field, whatever the fields hold")
  func csv() {
    let rows = [
      ["a", "b,c", "d\"e", "f\ng", ""], ["", "", "", "", ""], ["é", "x\ry", "\"\"", ",", "z"],
    ]
    var text = CSVText()
    for row in rows {
      for cell in row { text.append(cell) }
      text.endRow()
    }
    var reader = CSVReader(text.bytes)
    for row in rows { #expect(reader.next() == row) }
    #expect(reader.next() == nil)
    var open = CSVReader(Array("a,\"b\nc".utf8))
    #expect(open.next() == ["a", "\"b\nc"] && open.next() == nil)
  }
}

/// Changes for fuzzing; SplitMix64, so that a round can be replayed from the seed.
struct Mutations {
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
    if bytes.isEmpty { bytes = [UInt8(index(256))] }
    let at = index(bytes.count)
    switch index(9) {
    case 0: bytes[at] ^= 1 << UInt8(index(8))
    case 1: bytes.removeLast(at)
    case 2: bytes.remove(at: at)
    case 3: bytes.insert(UInt8(index(256)), at: at)
    case 4:
      let marks = Array("[]{}:-#\"\\,0918 \n\r\u{1B}".utf8)
      bytes[at] = marks[index(marks.count)]
    case 5:
      var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
      lines.swapAt(index(lines.count), index(lines.count))
      bytes = Array(lines.joined(separator: [10]))
    case 6:
      var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
      lines.remove(at: index(lines.count))
      bytes = Array(lines.joined(separator: [10]))
    case 7:
      // A number beyond all.
      let digits = bytes.indices.filter { (48...57).contains(bytes[$0]) }
      guard !digits.isEmpty else { return }
      bytes.insert(
        contentsOf: Array("18446744073709551615".utf8), at: digits[index(digits.count)])
    default:
      let piece = bytes[at..<min(bytes.count, at + 40)]
      bytes.insert(contentsOf: Array(piece), at: index(bytes.count))
    }
  }
}
