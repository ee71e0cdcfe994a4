// Silent misreads of times: decimal times of day, multipliers of nothing, days that never come.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Days and times in files")
struct StudyDaysTests {
  private func complaints(_ sets: [String]) throws -> [String] {
    try Fixture.complaints(try Fixture.small, sets)
  }

  @Test(
    "A decimal fraction is no time of day: the message says what to write",
    arguments: [
      ("7.30", "\"07:30\" for 7 h 30 min, or \"07:18\" for 7.30 h"), ("22.75", "\"22:45\""),
      ("7.5", "\"07:50\" for 7 h 50 min, or \"07:30\" for 7.5 h"), ("0.25", "\"00:25\" for 0 h"),
      ("19.999", "\"20:00\""),
    ])
  func decimals(_ written: String, _ advice: String) throws {
    for path in [
      "site.units.icu.rota.shifts.day.start", "dynamics.sleep.bedtime", "dynamics.sleep.acrophase",
    ] {
      let found = try complaints(["\(path)=\(written)"])
      #expect(
        found.count == 1 && found[0].contains("not a time of day; write \(advice)"), "\(found)")
    }
  }

  @Test(
    "Whole hours, hours with their unit and clock times are times of day",
    arguments: [("7", 7.0), ("7.0", 7), ("7.5 h", 7.5), ("07:30", 7.5), ("6:00", 6)])
  func times(_ written: String, _ hours: Double) throws {
    let loaded = try Fixture.load(
      try Fixture.small, ["site.units.icu.rota.shifts.day.start=\(written)"])
    #expect(loaded.model.units[0].rota.shifts[0].start == hours)
  }

  @Test("Every time of day that describe prints can be read again")
  func printed() throws {
    let entry = try #require(Registry.entries.first { $0.kind == .number(.clockTime) })
    for hours in [0, 7.25, 7 + 1.0 / 300, 23.999] {
      let text = entry.text(of: .number(hours))
      let loaded = try Fixture.load(
        try Fixture.small, ["site.units.icu.rota.shifts.day.start=\(text)"])
      #expect(loaded.model.units[0].rota.shifts[0].start == hours, "\(text)")
    }
  }

  @Test("Multipliers without a rate are refused; a rate of 0 is meant so")
  func multipliers() throws {
    let text = try Fixture.small("          rate: 10.5 /week\n", "")
    let found = try Fixture.complaints(text)
    #expect(found.count == 1 && found[0].contains("byWeekday: the multipliers have no rate"))
    #expect(try complaints(["site.units.icu.work.arrivals.rate=0"]) == [])
    let surge = "site.units.icu.work.arrivals.surges=[{name: wave, start: 1, days: 7, arrivals: 2}]"
    let plain = try Fixture.small(
      "          rate: 10.5 /week\n          byWeekday: [1, 1, 1, 1, 1, 80 %, 80 %]\n", ""
    )
    .replacingOccurrences(of: "        arrivals:\n", with: "")
    #expect(try Fixture.complaints(plain, [surge])[0].contains("the surge has no rate to multiply"))
    let told = try Fixture.load(plain).warnings.map(\.message)
    #expect(told.contains { $0.contains("no case ever comes") })
  }

  @Test("What would begin outside the run is refused, with the days that there are")
  func days() throws {
    func surge(_ start: Int) throws -> [String] {
      try complaints([
        "site.units.icu.work.arrivals.surges=[{name: wave, start: \(start), days: 7, arrivals: 2}]"
      ])
    }
    let range = "observed days are 1 to 364, those of the warm-up -90 to -1"
    for start in [1, 364, -1, -90] { #expect(try surge(start) == [], "\(start)") }
    for start in [0, 365, -91] {
      let found = try surge(start)
      #expect(found.count == 1 && found[0].contains(range), "\(start): \(found)")
    }
    #expect(try complaints(["policies.startDay=364"]) == [])
    #expect(try complaints(["policies.startDay=365"])[0].contains("observed days are 1 to 364"))
    #expect(try complaints(["perturbation.day=365"]) == [])
    #expect(
      try complaints(["perturbation.day=365", "perturbation.push=0.1"])[0]
        .contains("observed days are 1 to 364"))
    #expect(
      try complaints([
        "perturbation.day=400", "perturbation.rampTo=1.2", "perturbation.rampDays=7",
      ])[0].contains("observed days are 1 to 364"))
  }
}
