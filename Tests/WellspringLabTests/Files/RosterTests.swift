// Rosters from CSV files.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

struct RosterTests {
  /// Two posts; day and night, and a time on call.
  private func read(
    _ csv: String, stated: Int = 0, days: Int = 3, start: String = ""
  ) throws -> (table: RosterTable?, problems: [String], warnings: [String], first: CalendarDate?) {
    func shift(_ name: String, _ start: Double, _ hours: Double, onCall: Double = 0) -> ShiftPlan {
      var shift = ShiftPlan()
      (shift.name, shift.start, shift.hours, shift.onCall) = (name, start, hours, onCall)
      return shift
    }
    var reader = RosterReader(
      .init(
        posts: 2,
        shifts: [shift("day", 7, 12), shift("night", 19, 12), shift("home", 19, 12, onCall: 1)],
        statedDays: stated, horizonDays: days, start: CalendarDate(start)))
    let source = try SourceText(bytes: Array(csv.utf8), file: "r.csv")
    let table = reader.read(source)
    return (
      table, reader.problems.map(\.description), reader.warnings.map(\.description),
      reader.firstDate
    )
  }

  @Test("A roster is read row-major by post; missing days are off; columns in any order")
  func reads() throws {
    let found = try read(
      "day,shift,post\r\n1,day,1\r\n3, \"night\",1\r\n2,night,2\r\n7,off,2\r\n\r\n", days: 7)
    #expect(found.problems == [] && found.warnings == [])
    #expect(found.table?.firsts == [1, 0, 2, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0])
    #expect(found.table?.days == 7)
  }

  @Test(
    "The same roster is read from what spreadsheets write",
    arguments: [
      "post;day;shift\n1;1;day\n2;7;night\n", "post\tday\tshift\r\n1\t1\tday\r\n2\t7\tnight\r\n",
      "\u{FEFF}Post, Day ,Shift,,\n1,1,day,,\n2,7,night,,\n,,,,\n",
      "sep=;\npost;day;shift\n1;1;day\n2;7;night",
      "\n\"post\",\"day\",\"shift\"\n,,\n\"1\",\"1\",\"day\"\n   \n2,7,night\n",
      "post,day,shift\n1,1,day\n1,2,OFF\n1,3,O\n1,4,free\n1,5,-\n2,7,night\n",
      "post,date,shift\n1,2026-11-02,day\n2,2026-11-08,night\n",
    ])
  func dialects(_ csv: String) throws {
    let found = try read(csv, days: 28)
    #expect(found.problems == [] && found.warnings == [])
    #expect(found.table?.firsts == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2])
  }

  @Test("Each mistake in a roster is reported with file, line and column", arguments: mistakes)
  func mistake(_ csv: String, _ problems: [String]) throws {
    let found = try read(csv)
    #expect(found.table == nil)
    #expect(found.problems == problems)
  }

  static let mistakes: [(String, [String])] = [
    ("post,day\n", ["r.csv:1:1: the column `shift` is missing"]),
    (
      "post,dya,shift\n",
      [
        "r.csv:1:6: unknown column `dya`; did you mean `day`?",
        "r.csv:1:1: the column `day` is missing (or `date`)",
      ]
    ),
    ("post,day,shift\n", ["r.csv: the roster has no rows"]),
    ("\n\n", ["r.csv: the roster has no rows"]),
    (
      "post,day,shift\n0,0,dya\n",
      [
        "r.csv:2:1: post: `0` is not a post; allowed whole numbers 1 to 2",
        "r.csv:2:3: day: `0` is not a day; allowed whole numbers 1 to 3660",
        "r.csv:2:5: shift: the unit has no shift `dya`; did you mean `day`? There are `day`, `night`, "
          + "`home`, and `off` for a day off",
      ]
    ),
    ("post,day,shift\n1,1\n", ["r.csv:2:1: the shift is missing; write `off` for a day off"]),
    (
      "post;day;shift\n1;1;day;night\n",
      ["r.csv:2:1: 3 fields are needed, but there are 4"]
    ),
    (
      "post,day,shift\n1,1,day\n2,1,off\n1,1,off\n",
      [
        "r.csv:4:1: post 1 on day 1 is given twice (lines 2 and 4): a day off and a duty, or a day "
          + "off twice"
      ]
    ),
    (
      "post,day,shift\n1,1,day\n2,1,day\n1,1,night\n",
      [
        "r.csv:4:1: post 1 on day 1 has `day` and `night` (lines 2 and 4); on one day only a shift and "
          + "a time on call go together"
      ]
    ),
    (
      "post,day,shift\n1,1,X\n1,2,X\n2,1,X\n",
      [
        "r.csv:2:5: shift: the unit has no shift `X` (3 rows); there are `day`, `night`, `home`, and "
          + "`off` for a day off"
      ]
    ),
    (
      "post,day,shift\n1,1,day\n2,1,day\n4,1,day\n5,1,day\n4,2,day\n",
      [
        "r.csv:4:1: post: posts 4, 5 have rows, the first on line 4, but the unit has 2 posts; allowed "
          + "1 to 2"
      ]
    ),
    (
      "post,day,shift\n1,1,off\n2,2,off\n",
      ["r.csv: every row is a day off; nobody would ever work"]
    ),
    (
      "post,day,shift\n2,1,day\n",
      [
        "r.csv: post: post 1 of the unit's 2 has no row and would never work; give it rows, or lower "
          + "the count of posts"
      ]
    ),
    (
      "post,date,shift\n1,02.11.2026,day\n2,2026-11-02,day\n",
      [
        "r.csv:2:3: date: `02.11.2026` is not a date; write year-month-day, as in `2026-03-02`"
      ]
    ),
    (
      "post,day,shift\n1,2026-11-02,day\n2,1,day\n",
      [
        "r.csv:2:3: day: `2026-11-02` is a date, and days are counted from 1 here; call the column "
          + "`date`"
      ]
    ),
  ]

  @Test("A length that is stated counts free days at the end, and no row may come after it")
  func stated() throws {
    let csv = "post,day,shift\n1,1,day\n2,12,day\n"
    let found = try read(csv, stated: 14, days: 84)
    #expect(found.table?.days == 14 && found.table?.repeatDays == 14 && found.warnings == [])
    #expect(
      try read(csv, stated: 10, days: 84).problems == [
        "r.csv:3:3: day: day 12 is after the last day of the roster, 10 (rosterDays)"
      ])
    let odd = try read(csv, stated: 12, days: 84)
    #expect(odd.table?.days == 12 && odd.table?.repeatDays == 12)
    #expect(odd.warnings.count == 1 && odd.warnings[0].contains("every 12 days"))
  }

  @Test("A length that is not stated is repeated by whole weeks, and the user is told")
  func repeated() throws {
    func length(_ last: Int, run: Int) throws -> (days: Int?, again: Int?, told: Bool) {
      let found = try read("post,day,shift\n1,1,day\n2,\(last),day\n", days: run)
      return (found.table?.days, found.table?.repeatDays, !found.warnings.isEmpty)
    }
    #expect(try length(30, run: 364) == (30, 28, true))
    #expect(try length(28, run: 364) == (28, 28, false))
    #expect(try length(365, run: 365) == (365, 364, false))
    #expect(try length(12, run: 84) == (12, 7, true))
    #expect(try length(4, run: 28) == (7, 7, true))
  }

  @Test("A shift and a time on call share a day, the first to start coming first")
  func twoDuties() throws {
    let found = try read("post,day,shift\n1,1,home\n1,1,day\n2,1,night\n", days: 7)
    #expect(found.problems == [])
    #expect(found.table?.duties(0, 0).map(\.shift) == [1, 3])
    #expect(found.table?.duties(0, 0).map(\.line) == [3, 2])
    #expect(found.table?.duties(1, 0).map(\.shift) == [2])
  }

  @Test("Dates count from horizon.start, else from the first of them; none may come before")
  func dates() throws {
    let csv = "post,date,shift\n1,2026-02-28,day\n2,2026-03-01,day\n"
    let found = try read(csv)
    #expect(found.first?.text == "2026-02-28" && found.first?.weekday == 5)
    #expect(found.table?.duties(1, 1).map(\.shift) == [1])
    #expect(try read(csv, start: "2026-02-26").table?.duties(1, 3).map(\.shift) == [1])
    #expect(
      try read(csv, start: "2026-03-01").problems == [
        "r.csv:2:3: date: a date before the first observed day, 2026-03-01 (horizon.start)"
      ])
  }

  @Test("Weekdays of the Gregorian calendar, and dates that do not exist")
  func calendar() {
    #expect(CalendarDate("2026-03-02")?.weekday == 0)
    #expect(CalendarDate("2000-02-29")?.weekday == 1)
    #expect(CalendarDate("1999-12-31")?.weekday == 4)
    let leap = CalendarDate("2024-03-01")!
    #expect(leap.day(since: CalendarDate("2024-02-28")!) == 3)
    for text in ["2026-02-29", "2100-02-29", "2026-13-01", "26-01-01", "2026-1-1", "2026/01/01"] {
      #expect(CalendarDate(text) == nil, "\(text)")
    }
  }

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
    func write(_ rows: String) throws {
      let others = (2...30).map { "\($0),7,off\n" }.joined()
      try Data("post,day,shift\n\(rows)\(others)".utf8)
        .write(to: URL(fileURLWithPath: "\(folder)/r.csv"))
    }
    try write("1,2,night\n")
    let loaded = try ModelFile.load(path: "\(folder)/m.yaml")
    let rota = loaded.model.units[0].rota
    #expect(rota.rosterDays == 7 && rota.rosterShifts.count == 210 && rota.rosterShifts[1] == 2)
    #expect(loaded.otherFiles == ["\(folder)/r.csv"])
    #expect(loaded.canonicalText.contains("site.units.icu.rota.roster=7:0,2,"))
    try write("1,1,night\n1,2,day\n")
    #expect(
      ModelFile.check(path: "\(folder)/m.yaml").map(\.message) == [
        "post 1 has `night` on day 1 (line 2) and `day` on day 2 (line 3): the first ends after the "
          + "second has begun"
      ])
  }
}
