// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Names that would be misread")
struct MisreadNameTests {
  private static let misread = [
    "NA", "na", "NaN", "nan", "null", "NULL", "None", "true", "True", "FALSE", "T", "F", "1e5",
    "12E3", "0x1F", "0b11", "1_000", "1-2", "3-4-2024", "2024-05-01", "20240501", "inf",
    "Infinity", "mar-1", "Mar-2024", "SEPT2", "5-may", "march1", "1-dec-24", "٣", "٣-٤",
  ]

  @Test("What a table's reader would take for something else is refused", arguments: misread)
  func misreadings(name: String) {
    #expect(NameRule.problem(name) != nil)
  }

  @Test(
    "Ordinary names pass",
    arguments: [
      "nurse", "icu", "icu-3", "day", "night", "none", "nil", "N", "t", "8h", "12h-days", "may",
      "marginal", "later-9-agency", "load-0-90", "one-more-nurse", "Pflegekräfte", "pool_2", "e5",
      "x1e5", "3-on-4-off", "NAME", "truth",
    ])
  func ordinary(name: String) {
    #expect(NameRule.problem(name) == nil)
  }

  @Test("A unit whose posts would be read as dates is refused, though the name itself is a word")
  func months() {
    #expect(
      NameRule.problem("may", hasPosts: true) != nil
        && NameRule.problem("sept", hasPosts: true) != nil)
    #expect(
      NameRule.problem("maya", hasPosts: true) == nil
        && NameRule.problem("icu", hasPosts: true) == nil)
  }

  /// By place in the small model: what is written there, and where a name stands in it.
  private static let places = [
    "- name: icu", "{role: nurse,", "{name: day,", "- name: medical",
  ]

  @Test(
    "Units, roles, shifts and classes that would be misread are refused in one message",
    arguments: places, ["NA", "true", "2024-05-01", "1e5", "\"null\""])
  func inModels(place: String, name: String) throws {
    let end = place.last == "," ? "," : ""
    let head = place.prefix(upTo: place.lastIndex(of: ":")!)
    let found = try Fixture.complaints(Fixture.small(place, "\(head): \(name)\(end)"))
    #expect(found.count == 1 && found[0].contains("cannot be a name"), "\(found)")
  }

  @Test("Names of surges and instruments are held to the same rule")
  func surgesAndInstruments() throws {
    for set in [
      "site.units.icu.work.arrivals.surges=[{name: NA, start: 3, days: 5 d, arrivals: 1.5}]",
      "surveys.instruments=[{name: NA, state: burnout, highest: 10, cutOff: 5}]",
      "site.units.icu.posts.nurse.role=NA",
    ] {
      let found = try Fixture.complaints(Fixture.small, [set])
      #expect(found.count == 1 && found[0].contains("missing value"), "\(found)")
    }
  }

  @Test("So are scenarios and the arms of tipping experiments")
  func inExperiments() {
    for (text, place) in [
      ("kind: compare\nmodel: small.yaml\nscenarios: [{name: a}, {name: NaN}]", "e.yaml:3:31: "),
      (
        "kind: tipping\nmodel: small.yaml\narms: [{name: true, from: 1, to: 2}]", "e.yaml:3:15: "
      ),
    ] {
      do {
        _ = try ExperimentFile.load(
          bytes: Array(text.utf8), file: "e.yaml", directory: Fixture.folder)
        Issue.record("\(text) was read")
      } catch {
        #expect(error.problems.count == 1 && error.description.hasPrefix(place), "\(error)")
        #expect(error.description.contains("cannot be a name"))
      }
    }
  }

  // MARK: Units with copies

  private static func units(_ names: [(String, Int)]) -> String {
    "name: m\nsite:\n  units:\n"
      + names.map {
        "    - {name: \($0.0), count: \($0.1), beds: 2, posts: [{role: nurse, count: 2, vacationWeeks: 4}]}\n"
      }
      .joined()
  }

  @Test("A unit that is called as the copy of another is refused, and both are named")
  func copies() throws {
    let found = try Fixture.complaints(Self.units([("icu", 2), ("icu-1", 1)]))
    #expect(found.count == 1, "\(found)")
    #expect(found[0].hasPrefix("m.yaml:5:7: site.units.icu-1: `icu-1` is also"), "\(found)")
    #expect(found[0].contains("copy 1 of unit `icu` (m.yaml:4:7)"), "\(found)")
    let before = try Fixture.complaints(Self.units([("icu-2", 1), ("icu", 2)]))
    #expect(before.count == 1 && before[0].contains("copy 2 of unit `icu` (m.yaml:5:7)"))
  }

  @Test("Whenever the spelt-out names differ the model is fine, and never when they do not")
  func allPairs() throws {
    let names = ["icu", "icu-1", "icu-2", "icu-02", "icu-1-1", "ward"]
    for first in names {
      for second in names where first != second {
        for counts in [(1, 1), (1, 2), (2, 1), (2, 2)] {
          let text = Self.units([(first, counts.0), (second, counts.1)])
          func spelt(_ name: String, _ count: Int) -> [String] {
            count == 1 ? [name] : (1...count).map { "\(name)-\($0)" }
          }
          let all = spelt(first, counts.0) + spelt(second, counts.1)
          let found = try Fixture.complaints(text)
          #expect(found.count == (Set(all).count < all.count ? 1 : 0), "\(text): \(found)")
          if found.isEmpty {
            let staff = Staff(try Fixture.load(text).model)
            #expect(Set(staff.unitNames).count == staff.unitNames.count)
          }
        }
      }
    }
  }
}
