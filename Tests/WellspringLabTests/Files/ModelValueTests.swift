// Units, suggestions, overrides, provenance, rosters, and the round trip of every key.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

struct ModelValueTests {
  @Test("Every unit and alias is read, and converts as its factor says")
  func unitsTable() throws {
    for unit in UnitOfMeasure.allCases {
      for name in [unit.symbol] + unit.aliases where unit != .one || name != "1" {
        for space in ["", " "] where !(space.isEmpty && name.first?.isNumber == true) {
          let quantity = try Quantity("2.5\(space)\(name)")
          #expect(quantity.value == 2.5)
          #expect(quantity.unit == (name.isEmpty ? nil : unit), "2.5\(space)\(name)")
        }
      }
      for other in UnitOfMeasure.allCases where other.dimension == unit.dimension {
        let there = unit.convert(3, to: other)
        #expect(abs(there / (3 * unit.factor / other.factor) - 1) < 1e-15)
        #expect(abs(other.convert(there, to: unit) - 3) < 1e-14)
      }
    }
    let known: [(Double, UnitOfMeasure, UnitOfMeasure, Double)] = [
      (55, .percent, .one, 0.55), (20, .minutes, .hours, 1.0 / 3), (52, .weeks, .days, 364),
      (2, .years, .days, 730), (21, .perWeek, .perDay, 3), (365, .perYear, .perDay, 1),
      (0.5, .perMinute, .perHour, 30), (7, .days, .weeks, 1), (1_800, .seconds, .hours, 0.5),
    ]
    for (value, unit, other, expected) in known {
      #expect(unit.convert(value, to: other) == expected, "\(value) \(unit.symbol)")
    }
  }

  @Test("A number with the documented unit is the bare number, to the last bit")
  func sameUnit() {
    for unit in UnitOfMeasure.allCases {
      for tenths in 1...1_000 {
        let value = Double(tenths) / 10
        #expect(unit.convert(value, to: unit) == value, "\(value) \(unit.symbol)")
      }
    }
  }

  @Test("A slip of the hand finds the word that was meant, another word finds none")
  func suggestions() {
    let keys = Registry.entries.map(\.key)
    for (slip, meant) in [
      ("bed", "beds"), ("Beds", "beds"), ("bdes", "beds"), ("warmupdays", "warmUpDays"),
      ("warm-up-days", "warmUpDays"), ("minimumRest", "minimumRestHours"),
      ("encounterate", "encounterRate"), ("traumashare", "traumaShare"),
      ("loss_spiral", "lossSpiral"), ("refilWhenDepleted", "refillWhenDepleted"),
    ] {
      #expect(Suggestion.nearest(to: slip, among: keys) == meant, "\(slip)")
    }
    for other in ["", "zebra-crossing", "q", "1234", String(repeating: "beds", count: 50)] {
      #expect(Suggestion.nearest(to: other, among: keys) == nil, "\(other)")
    }
  }

  @Test("Every key of the registry can be set, is read back, and leaves the others alone")
  func roundTrip() throws {
    let text = try Fixture.small
    let base = try Fixture.load(text)
    var refused: [String] = []
    for value in base.values where value.entry.isNumeric {
      let wanted = try #require(Self.otherValue(value), "\(value.path)")
      let written = value.entry.text(of: wanted)
      let complaints = try Fixture.complaints(text, ["\(value.path)=\(written)"])
      guard complaints.isEmpty else {
        refused.append(value.path)
        continue
      }
      let loaded = try Fixture.load(text, ["\(value.path)=\(written)"])
      #expect(loaded[value.path]?.value == wanted, "\(value.path)=\(written)")
      #expect(loaded[value.path]?.origin.name == "set")
      // A policy that is named acts (PolicyDoseTests).
      let implied = value.path.hasPrefix("policies.") && !value.path.hasSuffix(".active")
      let changed = zip(base.values, loaded.values).filter { $0.value != $1.value }.map(\.0.path)
        .filter { !implied || !$0.hasSuffix(".active") }
      #expect(changed == [value.path], "\(value.path)=\(written)")
    }
    // A price list begins with its currency. The fixture has neither dates nor a roster that could have a length. It has
    // beds, which another kind of work excludes, and which are not triaged; an empirical length and
    // its values need each other.
    let cases = "site.units.icu.work.cases"
    // What only another kind of work or distribution reads is refused as well.
    let others = refused.filter { path in
      [".work.appointments.", ".work.calls."].contains { path.contains($0) }
        || [".interval", ".traumaSessions", ".transportShare", ".shape"].contains {
          path.hasPrefix(cases) && path.hasSuffix($0)
        } || path == "\(cases).trauma.length.logDeviation"
    }
    #expect(others.count == 24)
    #expect(
      refused.filter { !others.contains($0) } == [
        "site.units.icu.rota.onHolidays", "site.units.icu.rota.rosterDays",
        "site.units.icu.work.kind", "site.units.icu.work.arrivals.onHolidays",
        "site.units.icu.work.arrivals.byMonth",
        "\(cases).medical.length.distribution",
        "\(cases).medical.length.values",
        "\(cases).trauma.length.distribution", "\(cases).trauma.length.values",
        "site.units.icu.work.triage.mean", "prices.year", "prices.regularHour",
        "prices.overtimeHour", "prices.agencyHour", "prices.programmeHour", "prices.hiring",
        "prices.nightSupplement", "prices.weekendSupplement", "prices.holidaySupplement",
        "prices.standbyHour",
      ])
  }

  @Test("The canonical text of a model, read as a model, is the same model")
  func canonical() throws {
    let base = try Fixture.load(try Fixture.small)
    let sets = base.values
      .filter { $0.entry.kind != .name && !$0.text.isEmpty && $0.text != "[]" }
      .filter { !$0.path.hasPrefix("prices.") }
      .map { "\($0.path)=\($0.text)" }
    let again = try Fixture.load(try Fixture.small, sets)
    #expect(again.canonicalText == base.canonicalText)
    #expect(base.canonicalText.hasPrefix("wellspring-model 1\nname=\"Small unit\"\n"))
    let lines = base.canonicalText.split(separator: "\n")
    #expect(lines.count == base.values.count + 1)
    #expect(lines.contains("site.units.icu.work.arrivals.byWeekday=[1,1,1,1,1,0.8,0.8]"))
  }

  /// Another allowed value; nil where there is none.
  private static func otherValue(_ value: LoadedValue) -> RegistryValue? {
    let entry = value.entry
    switch (value.value, entry.kind) {
    case (.number(let number), .number(.onOff)): return .number(1 - number)
    case (.number(let number), .number(.choice)):
      return .number(number == entry.lowest ? entry.highest : entry.lowest)
    case (.number(let number), .number(.clockTime)): return .number(number == 6.25 ? 6.5 : 6.25)
    case (.number(let number), .number(.count)):
      return number < entry.highest ? .number(number + 1) : .number(number - 1)
    case (.number(let number), _):
      let middle = (entry.lowest + entry.highest) / 2
      return .number(number == middle ? entry.highest : (number + middle) / 2)
    case (.numbers, .numbers(let lengths)):
      return .numbers((0..<(lengths.first ?? 3)).map { Double($0 + 1) / 4 })
    default: return nil
    }
  }

  @Test("Where a value comes from is kept: file with source, grade and note; default; override")
  func provenance() throws {
    let loaded = try Fixture.load(try Fixture.small, ["site.units.icu.posts.0.count=25"])
    let given = try #require(loaded["site.units.icu.posts.physician.count"])
    #expect(given.source == "staffing plan" && given.grade == .measured)
    #expect(given.note == "head count" && given.origin.name == "file")
    let bare = try #require(loaded["site.units.icu.beds"])
    #expect(bare.grade == .chosen && bare.source.isEmpty)
    let standard = try #require(loaded["site.units.icu.rota.overrunMean"])
    #expect(standard.origin == .standard && standard.grade == .measured)
    #expect(standard.source == "Rogers et al., Health Aff 2004 (55 min per shift)")
    let set = try #require(loaded["site.units.icu.posts.nurse.count"])
    #expect(set.origin == .override("--set site.units.icu.posts.0.count=25"))
    #expect(set.value == .number(25))
  }

  @Test("`all` sets every switch first, wherever it stands, and later overrides win")
  func switches() throws {
    let text = try Fixture.small("  all: on\n  socialContagion: off", "  sleep: on\n  all: off")
    let loaded = try Fixture.load(text, ["mechanisms.numbing=on", "mechanisms.numbing=off"])
    let on = Mechanisms.parameters.filter { $0.read(loaded.model.mechanisms) == 1 }.map(\.name)
    #expect(on == ["sleep"])
    #expect(try Fixture.load(text, ["mechanisms.all=on"]).model.mechanisms.turnover == 1)
  }

  @Test("The words of YAML 1.1 for on and off are all read")
  func yesAndNo() throws {
    for (word, value) in [
      ("on", 1.0), ("True", 1), ("YES", 1), ("off", 0), ("false", 0), ("No", 0), ("'no'", 0),
    ] {
      let text = try Fixture.small("hard: yes", "hard: \(word)")
      #expect(try Fixture.load(text).model.units[0].work.caseloadCap.hard == value, "\(word)")
    }
  }

  @Test("An override without = or with an empty side is a usage error")
  func overrideArgument() throws {
    for argument in ["horizon.days", "=3", "horizon.days=", " = "] {
      let error = try #require(throws: ModelFileError.self) {
        try ModelFile.load(path: Fixture.smallPath, sets: [argument])
      }
      #expect(error.exitCode == 64)
    }
    let wrong = try #require(throws: ModelFileError.self) {
      try ModelFile.load(path: Fixture.smallPath, sets: ["horizon.day=3"])
    }
    #expect(wrong.exitCode == 64)
  }
}
