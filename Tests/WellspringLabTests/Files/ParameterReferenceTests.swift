// The registry as a page and as tables.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

struct ParameterReferenceTests {
  private static let page = URL(fileURLWithPath: Fixture.folder)
    .appendingPathComponent("../../../docs/parameters.md").standardizedFileURL

  @Test("docs/parameters.md says what the registry says")
  func documented() throws {
    if ProcessInfo.processInfo.environment["WELLSPRING_REWRITE_DOCS"] != nil {
      try Data(ParameterReference.markdown.utf8).write(to: Self.page)
    }
    let written = try String(contentsOf: Self.page, encoding: .utf8)
    #expect(
      written == ParameterReference.markdown,
      "out of date: run the tests once with WELLSPRING_REWRITE_DOCS=1")
  }

  @Test("Every entry has a meaning, a default inside its range, and a path of its own")
  func registry() {
    var patterns: Set<String> = []
    for entry in Registry.entries {
      #expect(patterns.insert(entry.pattern).inserted, "\(entry.pattern) twice")
      #expect(!entry.meaning.isEmpty, "\(entry.pattern) has no meaning")
      #expect(entry.lowest <= entry.highest, "\(entry.pattern)")
      if let standard = entry.standard {
        #expect((entry.lowest...entry.highest).contains(standard), "\(entry.pattern)")
      }
      if case .number(.choice(let names)) = entry.kind {
        #expect(entry.lowest == 0 && Int(entry.highest) == names.count - 1, "\(entry.pattern)")
      }
    }
    #expect(patterns.contains("site.units.*.work.cases.*.length.mean"))
    #expect(patterns.contains("dynamics.capacity.refillWhenDepleted"))
  }

  @Test("Measured and derived defaults name a source")
  func sources() {
    for entry in Registry.entries where [.measured, .derived, .calibrated].contains(entry.grade) {
      #expect(!entry.source.isEmpty, "\(entry.pattern) is \(entry.grade.name) without a source")
      #expect(!entry.source.hasPrefix("same"), "\(entry.pattern): a table has no line above")
    }
  }

  @Test("The parameter table has one row for each value, in text, CSV and JSON")
  func tables() throws {
    let loaded = try ModelFile.load(path: Fixture.smallPath, sets: ["horizon.days=7"])
    let table = ParameterTable(loaded)
    #expect(table.text.split(separator: "\n").count == loaded.values.count + 2)
    #expect(table.csv.split(separator: "\n").count == loaded.values.count + 1)
    let json = try JSONSerialization.jsonObject(with: Data(table.json.utf8)) as? [String: Any]
    let rows = try #require(json?["parameters"] as? [[String: Any]])
    #expect(rows.count == loaded.values.count)
    let days = try #require(rows.first { $0["path"] as? String == "horizon.days" })
    #expect(days["value"] as? Int == 7)
    #expect(days["from"] as? String == "set")
    #expect(days["place"] as? String == "--set horizon.days=7")
    #expect(
      table.csv.contains(
        "site.units.icu.posts.physician.count,6,1,file,,1,20000,measured,staffing plan,"
          + "Posts of this role.,head count,\(Fixture.smallPath):14:18\n"))
    #expect(
      table.gradeCounts.reduce(0) { $0 + $1.count }
        == loaded.values.count { $0.entry.isNumeric })
  }

  @Test("A model is told in words")
  func words() throws {
    let text = ModelDescription(try ModelFile.load(path: Fixture.smallPath)).text
    #expect(text.hasPrefix(Self.expectedStart), "\(text)")
    #expect(text.contains("\nSwitched off: socialContagion.\n"))
    #expect(text.contains("\nEvidence: "))
  }

  private static let expectedStart = """
    Small unit
    Thirty posts, eight beds.

    Time: 364 days observed, after 90 days of warm-up; day 1 is a Monday.

    Unit icu, 8 beds
      Staff: 24 × nurse (5 weeks of vacation), 6 × physician (4 weeks of vacation); 30 posts in all.
      Rota: three-on-four-off; day from 07:00 for 12.5 h, night from 19:00 for 12.5 h; at least \
    11 h of rest between shifts.
      Posts on each shift (fewest / mean / most), before vacation and absence:
               Mon  Tue  Wed  Thu  Fri  Sat  Sun
        day      8    6    6    6    6    7    6
        night    8    6    6    6    6    7    6
      Patients for each nurse on duty (6.4 in care on average, and nobody away):
                  Mon  Tue  Wed  Thu  Fri  Sat  Sun  highest
        07 to 19  0.8  1.0  1.0  1.0  1.0  0.9  1.0      1.0
        19 to 07  0.8  1.0  1.0  1.0  1.0  0.9  1.0      1.0
      Hours a week by rota:
                   posts  mean  fewest  most    all
        nurse         24  37.5    37.5  37.5  900.0
        physician      6  37.5    37.5  37.5  225.0
      Work and nobody on duty: at no time.
      Minimum rest takes nothing.
      Work: beds; 1.5 cases a day; on average 6.45 of 8 beds asked for.
        medical: 70 % of cases, mean length 4 d (lognormal), demand 1, 0 % with traumatic content.
        trauma: 30 % of cases, mean length 5 d (exponential), demand 1.5, 60 % with traumatic \
    content.
      Load: acuity-balanced; load 1 at a demand of 2; at most 2 cases each, never more.
      Breaks: 2 of 30 min planned in a shift.

    """
}
