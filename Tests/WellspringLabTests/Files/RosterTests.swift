// Rosters from CSV files.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

struct RosterTests {
  /// Two posts, shifts day and night.
  private func read(
    _ csv: String
  ) throws -> (roster: (shifts: [UInt8], days: Int)?, problems: [String]) {
    var reader = RosterReader(posts: 2, shifts: ["day", "night"])
    let source = try SourceText(bytes: Array(csv.utf8), file: "r.csv")
    return (reader.read(source), reader.problems.map(\.description))
  }

  @Test("A roster is read row-major by post; missing days are off; columns in any order")
  func reads() throws {
    let found = try read(
      "day,shift,post\r\n1,day,1\r\n3, \"night\",1\r\n2,night,2\r\n3,off,2\r\n\r\n")
    #expect(found.problems == [])
    #expect(found.roster?.shifts == [1, 0, 2, 0, 2, 0])
    #expect(found.roster?.days == 3)
  }

  @Test("Each mistake in a roster is reported with file, line and column", arguments: mistakes)
  func mistake(_ csv: String, _ problems: [String]) throws {
    let found = try read(csv)
    #expect(found.roster == nil)
    #expect(found.problems == problems)
  }

  static let mistakes: [(String, [String])] = [
    ("post,day\n", ["r.csv:1:1: the column `shift` is missing"]),
    (
      "post,dya,shift\n",
      [
        "r.csv:1:6: unknown column `dya`; did you mean `day`?",
        "r.csv:1:1: the column `day` is missing",
      ]
    ),
    ("post,day,shift\n", ["r.csv: the roster has no rows"]),
    (
      "post,day,shift\n0,0,dya\n",
      [
        "r.csv:2:1: post: `0` is not a post; allowed whole numbers 1 to 2",
        "r.csv:2:3: day: `0` is not a day; allowed whole numbers 1 to 3660",
        "r.csv:2:5: shift: the unit has no shift `dya`; did you mean `day`?",
      ]
    ),
    ("post,day,shift\n1,1\n", ["r.csv:2:1: 3 fields are needed, but there are 2"]),
    (
      "post,day,shift\n1,1,day\n1,1,off\n", ["r.csv:3:1: post 1 is already rostered on day 1"]
    ),
  ]

  @Test("A unit takes its roster from beside the model file, and it counts for the digest")
  func inModel() throws {
    let folder = NSTemporaryDirectory() + "wellspring-roster-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = try Fixture.small(
      "pattern: three-on-four-off", "pattern: roster\n        roster: r.csv")
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/m.yaml"))
    #expect(
      ModelFile.check(path: "\(folder)/m.yaml").map(\.description)
        == [
          "\(folder)/m.yaml:17:9: site.units.icu.rota.roster: \(folder)/r.csv: no such file"
        ])
    try Data("post,day,shift\n30,2,night\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/r.csv"))
    let loaded = try ModelFile.load(path: "\(folder)/m.yaml")
    #expect(loaded.model.units[0].rota.rosterDays == 2)
    #expect(loaded.model.units[0].rota.rosterShifts.count == 60)
    #expect(loaded.model.units[0].rota.rosterShifts.last == 2)
    #expect(loaded.otherFiles == ["\(folder)/r.csv"])
    #expect(loaded.canonicalText.contains("site.units.icu.rota.roster=2:0,0,"))
    try Data("post,day,shift\n1,1,night\n1,2,day\n".utf8)
      .write(to: URL(fileURLWithPath: "\(folder)/r.csv"))
    #expect(
      ModelFile.check(path: "\(folder)/m.yaml").map(\.message) == [
        "`day` starts before `night` of the day before has ended"
      ])
  }
}
