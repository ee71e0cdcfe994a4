// A ward from a dozen answers is a model that can be run, and says what was answered.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("A ward from answers")
struct UnitAnswersTests {
  private static func model(_ answers: UnitAnswers) throws -> LoadedModel {
    try Fixture.load(answers.model(named: "Ward \"7\""))
  }

  @Test(
    "Any way to divide the days has people on duty at every hour",
    arguments: UnitAnswers.Shifts.allCases)
  func shifts(_ shifts: UnitAnswers.Shifts) throws {
    var answers = UnitAnswers()
    (answers.shifts, answers.fullPosts, answers.eightHourPosts) = (shifts, 24, 8)
    (answers.partPosts, answers.partShare) = (12, 60)
    let loaded = try Self.model(answers)
    let unit = try #require(loaded.model.units.first)
    #expect(loaded.model.name == "Ward \"7\"" && loaded.warnings.isEmpty)
    #expect(unit.posts.reduce(0) { $0 + $1.count } == 36)
    #expect(unit.posts.contains { $0.workShare == 0.6 && $0.count == 12 })
    let coverage = try #require(Coverage(unit, loaded.model.horizon))
    let used = coverage.cells.filter { shift in shift.contains { $0.sum > 0 } }.count
    #expect(used == (shifts == .twelve ? 2 : shifts == .eight ? 3 : 4))
    #expect(unit.posts.count == (shifts == .both ? 3 : 2))
  }

  @Test("Figures that are known are observed; what is not known is not made up")
  func observed() throws {
    var answers = UnitAnswers()
    #expect(try Self.model(answers).observed.map(\.outcome) == [.occupancyPercent])
    answers.occupancy = nil
    #expect(try Self.model(answers).observed.isEmpty)
    (answers.patientsByDay, answers.patientsByNight) = (5.5, 8)
    (answers.sickness, answers.leavers) = (6, 15)
    let observed = try Self.model(answers).observed
    #expect(observed.map(\.value) == [5.5, 8, 6, 15])
  }

  @Test("Arrivals fill the beds as told, with the stay that was told")
  func arrivals() throws {
    var answers = UnitAnswers()
    (answers.beds, answers.occupancy, answers.stay) = (20, 90, 4)
    let unit = try #require(Self.model(answers).model.units.first)
    #expect(abs(unit.work.arrivals.rate - 4.5) < 0.01)
    // Hours.
    let mean = unit.work.cases.reduce(0) { $0 + $1.share * $1.length.mean }
    #expect(abs(mean / 24 - 4) < 0.02)
  }

  @Test("A price makes a price list that says what was not told")
  func price() throws {
    var answers = UnitAnswers()
    #expect(try !Self.model(answers).model.prices.isGiven)
    (answers.price, answers.currency, answers.year) = (42, "€", 2026)
    let loaded = try Self.model(answers)
    #expect(loaded.model.prices.isGiven && loaded.model.prices.currency == "€")
    #expect(loaded["prices.regularHour"]?.text == "42")
    #expect(loaded.model.prices.agencyHour == 42)
    #expect(loaded.warnings.contains { $0.path == "prices" && $0.message.contains("hiring") })
  }
}
