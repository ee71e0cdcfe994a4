// Rotas in model files: what is worked as written, what the user is told, what is refused.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Rota files")
struct RotaFileTests {
  private static let ward = "\(Fixture.folder)/rota/ward.yaml"

  private func load(_ sets: [String] = []) throws -> LoadedModel {
    try ModelFile.load(path: Self.ward, sets: sets)
  }

  private func load(roster: String, _ sets: [String] = []) throws -> LoadedModel {
    try load(["site.units.ward.rota.roster=\(roster)"] + sets)
  }

  private func problems(_ sets: [String]) -> [String] {
    ModelFile.check(path: Self.ward, sets: sets).map(\.message)
  }

  /// Posts on a shift on observed days 1, 2, ….
  private func counts(_ model: Model, shift: Int, days: Int) -> [Int] {
    let posts = RosteredPosts(model.units[0], model.horizon)
    return (1...days).map { posts.counts(onDay: $0)[shift] }
  }

  @Test("Semicolons make no difference to what is simulated")
  func semicolons() throws {
    let comma = try load()
    let semicolon = try load(roster: "two-weeks-semicolons.csv")
    #expect(comma.warnings == [] && semicolon.warnings == [])
    #expect(comma.model.units[0].rota.rosterShifts == semicolon.model.units[0].rota.rosterShifts)
  }

  @Test("A month of 30 days is repeated so that weekdays stay weekdays, and the user is told")
  func month() throws {
    let loaded = try load(roster: "thirty-days.csv", ["horizon.days=364"])
    let days = counts(loaded.model, shift: 0, days: 364)
    for (day, count) in days.enumerated() where day > 1 {
      #expect(count == (day % 7 < 5 ? 3 : days[5]), "day \(day + 1)")
    }
    let told = loaded.warnings.map(\.message).joined()
    #expect(told.contains("on day 30") && told.contains("days 3 to 30 are repeated"))
    #expect(told.contains("`rosterDays: 35`"))
    let inTurn = try load(
      roster: "thirty-days.csv",
      [
        "horizon.days=364", "site.units.ward.rota.rosterDays=30",
      ])
    #expect(counts(inTurn.model, shift: 0, days: 60).suffix(30) == days.prefix(30)[...])
    #expect(inTurn.warnings.map(\.message).joined().contains("every 30 days"))
  }

  @Test("A roster whose last days are free has the length that is stated, not that of its last row")
  func freeLastDays() throws {
    let told = try load(roster: "ends-before-weekend.csv")
    #expect(told.warnings.contains { $0.message.contains("rosterDays: 14") })
    let stated = try load(
      roster: "ends-before-weekend.csv", ["site.units.ward.rota.rosterDays=14"])
    for loaded in [told, stated] {
      let worked = counts(loaded.model, shift: 0, days: 84)
      #expect(worked == (0..<84).map { $0 % 7 < 5 ? 6 : 0 })
    }
    #expect(!stated.warnings.contains { $0.message.contains("rosterDays") })
  }

  @Test("A clash at the repeat alone is told, with post, days and lines; one inside is refused")
  func clashes() throws {
    let loaded = try load(roster: "clash-at-the-repeat.csv")
    #expect(
      loaded.warnings.contains {
        $0.message.hasPrefix(
          "where the roster is repeated, post 1 has `night` on day 7 (line 3) and `day` on day 1 "
            + "(line 2): the first ends after the second has begun")
      })
    #expect(
      problems(["site.units.ward.rota.roster=clash-inside.csv"]) == [
        "post 1 has `night` on day 1 (line 2) and `day` on day 2 (line 3): the first ends after the "
          + "second has begun"
      ])
    let few = try load(roster: "four-days.csv", ["horizon.days=28"])
    #expect(few.warnings.contains { $0.message.contains("days 5 to 7 are off") })
  }

  @Test("Posts without a row are named, however they came about")
  func ghosts() throws {
    #expect(
      problems(["site.units.ward.posts.nurse.count=10"]) == [
        "posts 7 to 10 of the unit's 10 have no row and would never work; give them rows, or lower "
          + "the count of posts"
      ])
    let more = try load(["policies.staffing-level.active=on", "policies.staffing-level.dose=0.5"])
    let plan = more.model.plansUnderPolicies[0]
    #expect(plan.rota.rosterShifts.count == 9 * 14)
  }

  @Test("A roster by dates begins on its first date, or on horizon.start, with the real weekday")
  func dates() throws {
    // 2 November 2026 is a Monday, and rows stand on weekdays.
    let own = try load(roster: "by-date.csv", ["horizon.days=14"])
    #expect(own.model.horizon.firstWeekday == 0)
    #expect(counts(own.model, shift: 0, days: 7) == [6, 6, 6, 6, 6, 0, 0])
    let started = try load(roster: "by-date.csv", ["horizon.start=2026-10-30"])
    #expect(started.model.horizon.firstWeekday == 4)
    #expect(counts(started.model, shift: 0, days: 8) == [0, 0, 0, 6, 6, 6, 6, 6])
    #expect(
      problems(["horizon.start=30.10.2026"]) == [
        "`30.10.2026` is not a date; write year-month-day, as in `2026-03-02`"
      ])
  }

  @Test(
    "On call at home and a shift the next morning go together; rest counts from the last call-out")
  func onCallThenDay() throws {
    let shifts =
      "site.units.ward.rota.shifts=[{name: day, start: 08:00, hours: 8}, "
      + "{name: home, start: 17:00, hours: 15, onCall: on}]"
    func sequence(_ words: String) -> [String] {
      [shifts, "site.units.ward.rota.pattern=sequence", "site.units.ward.rota.sequence=[\(words)]"]
    }
    #expect(problems(sequence("day, day, home, day, day, off, off")) == [])
    #expect(problems(sequence("day, day+home, day, off")) == [])
    let both = try load(sequence("home+day, off")).model
    #expect(counts(both, shift: 0, days: 4) == [3, 3, 3, 3])
    #expect(counts(both, shift: 1, days: 4) == [3, 3, 3, 3])
    #expect(
      problems(sequence("day+day, off")) == [
        "`day+day`: only a shift and a time on call go together on one day"
      ])
    #expect(
      problems(sequence("day+hoem, off")) == ["there is no shift `hoem`; did you mean `home`?"])
  }

  @Test("describe shows posts by weekday and shift, and tells when nobody is there")
  func coverage() throws {
    let weekdays = [
      "site.units.ward.rota.pattern=five-on-two-off", "site.units.ward.posts.nurse.count=5",
    ]
    let loaded = try load(weekdays)
    let coverage = Coverage(loaded.model.units[0], loaded.model.horizon)!
    #expect(coverage.cells[0].map(\.most) == [3, 3, 3, 3, 3, 0, 0])
    #expect(coverage.cells[0].map(\.fewest) == [2, 2, 2, 2, 2, 0, 0])
    #expect(coverage.cells[0][2].mean == 2.5)
    #expect(coverage.gaps.map(\.start) == [127.5] && coverage.gaps.map(\.hours) == [47.5])
    let told = "nobody is rostered from Saturday 07:30 to Monday 07:00"
    #expect(loaded.warnings.contains { $0.message.hasPrefix(told) })
    let text = ModelDescription(loaded).text
    #expect(text.contains("2 / 2.5 / 3") && !text.contains("on each shift before vacation"))
    #expect(try load().warnings == [])
    // Nobody comes to an empty house.
    #expect(try load(weekdays + ["site.units.ward.work.arrivals.rate=0"]).warnings == [])
  }

  @Test("Visits are told of only where they arrive; on call counts where it is called in")
  func hours() throws {
    var model = try load(["site.units.ward.rota.pattern=five-on-two-off"]).model
    model.units[0].work.kind = 1
    #expect(Coverage(model.units[0], model.horizon)!.warning != nil)
    model.units[0].work.arrivals.byWeekday = [1, 1, 1, 1, 1, 0, 0]
    // Monday before seven is still open.
    #expect(Coverage(model.units[0], model.horizon)!.warning != nil)
    model.units[0].work.arrivals.byHour = (0..<24).map { $0 < 8 ? 0 : 1 }
    #expect(Coverage(model.units[0], model.horizon)!.warning == nil)
    model.units[0].work.arrivals.byHour = []
    model.units[0].rota.shifts[1].onCall = 1
    #expect(Coverage(model.units[0], model.horizon)!.warning!.contains("Monday 19:30"))
    model.units[0].rota.callInWaiting = 1
    #expect(!Coverage(model.units[0], model.horizon)!.warning!.contains("Monday 19:30"))
  }
}
