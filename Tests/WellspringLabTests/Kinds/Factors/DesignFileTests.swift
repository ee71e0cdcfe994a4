// Design files of a sweep: what is wrong in one is said at its own line.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Design files")
struct DesignFileTests {
  private let scratch = Scratch()

  /// The messages about a design of these rows; none when it can be run.
  private func problems(_ rows: String) throws -> [String] {
    try rows.write(toFile: scratch.path + "/d.csv", atomically: true, encoding: .utf8)
    let text = "question: d\nkind: sweep\nmodel: \(Fixture.smallPath)\ndesign: file\nfile: d.csv\n"
    do throws(ModelFileError) {
      _ = try ExperimentFile.load(
        bytes: Array(text.utf8), file: "e.yaml", directory: scratch.path)
      return []
    } catch {
      return error.problems.map { "\($0)".replacing(scratch.path + "/", with: "") }
    }
  }

  private static let header = "site.units.icu.beds,mechanisms.moralInjury\n"

  @Test("A point that is there twice is named with both of its lines, however it is written")
  func repeated() throws {
    #expect(try problems(Self.header + "8,on\n10,on\n8,off\n") == [])
    for again in ["8,on", "8.0,yes", " 8 , on ", "\"8\",true"] {
      let found = try problems(Self.header + "8,on\n10,on\n\n\(again)\n")
      #expect(found.count == 1, "\(again): \(found)")
      #expect(found.first?.hasPrefix("d.csv:5:1: the same point as in line 2") == true, "\(found)")
    }
  }

  @Test(
    "A wrong word, a value out of range, a unit and a row of another length are named at their place",
    arguments: [
      ("8,onn", "d.csv:2:3: "), ("8,maybe", "d.csv:2:3: "), ("eight,on", "d.csv:2:1: "),
      ("-1,on", "d.csv:2:1: "), ("8 h,on", "d.csv:2:1: "), ("8", "d.csv:2:1: 2 fields are needed"),
      ("8,on,off", "d.csv:2:1: 2 fields are needed"), (",on", "d.csv:2:1: "), ("8,", "d.csv:2:3: "),
    ])
  func wrong(row: String, start: String) throws {
    let found = try problems(Self.header + row + "\n10,on\n")
    #expect(found.count == 1 && found[0].hasPrefix(start), "\(row): \(found)")
  }

  @Test("A path that is mistyped or there twice is named in the first line")
  func header() throws {
    let mistyped = try problems("site.units.icu.bed\n8\n")
    #expect(mistyped.count == 1 && mistyped[0].hasPrefix("d.csv:1:1: "))
    #expect(mistyped[0].contains("did you mean `site.units.icu.beds`?"))
    #expect(
      try problems("site.units.icu.beds,site.units.icu.beds\n8,9\n") == [
        "d.csv:1:1: a path is there twice"
      ])
    #expect(try problems(Self.header) == ["d.csv: the file has no rows"])
  }
}
