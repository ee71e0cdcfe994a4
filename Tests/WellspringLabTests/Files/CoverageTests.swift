// Who is on duty for how many patients as a rota promises it: planted holes, rest that takes hours, and
// the simulation as the judge.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Coverage")
struct CoverageTests {
  private static let ward = "\(Fixture.folder)/rota/ward.yaml"
  private static let (day, night): (UInt8, UInt8) = (1, 2)

  /// The ward of six posts by a roster of its own: by post, the duties of its days.
  private func ward(_ rows: [[UInt8]], _ sets: [String] = []) throws -> Model {
    var model = try ModelFile.load(path: Self.ward, sets: sets).model
    model.units[0].rota.rosterShifts = rows.flatMap { $0 }
    model.units[0].rota.rosterSeconds = []
    model.units[0].rota.rosterDays = rows[0].count
    model.units[0].rota.rosterRepeatDays = rows[0].count
    return model
  }

  /// Two by day and one at night for two weeks; nobody in the night of day 10, a Wednesday.
  private static let hole: [[UInt8]] = (0..<6).map { post in
    (1...14).map { day in
      if day % 2 != post % 2 { return 0 }
      return post < 4 ? Self.day : day == 10 ? 0 : Self.night
    }
  }

  @Test("A hole in a roster is found, with its hours, its patients and what is left of the week")
  func plantedHole() throws {
    let model = try ward(Self.hole)
    let coverage = try #require(Coverage(model.units[0], model.horizon))
    #expect(coverage.days == 14)
    #expect(coverage.gaps == [Coverage.Gap(start: 67.5, hours: 11.5, times: 1)])
    #expect(coverage.uncoveredHours == 5.75)
    #expect(coverage.warning!.contains("from Wednesday 19:30 to Thursday 07:00"))
    let wednesday = coverage.cells[1][2]
    #expect(wednesday.fewest == 0 && wednesday.most == 1 && wednesday.mean == 0.5)
    // One case a day for four days; half an hour of either shift at the other's hand-over.
    #expect(coverage.patients == 4)
    let ratios = try #require(coverage.ratios)
    #expect(abs(ratios[0][0].mean! - 48 / 24.5) < 1e-12)
    #expect(abs(ratios[0][3].mean! - 96 / 48.5) < 1e-12 && ratios[0][3].most == 2)
    #expect(abs(ratios[1][1].mean! - 48.0 / 13) < 1e-12)
    // In the empty night the two of the day are there for half an hour.
    #expect(abs(ratios[1][2].mean! - 50.0 / 14) < 1e-12)
    #expect(abs(ratios[1][2].most! - 48.0 / 13) < 1e-12)
    let group = coverage.work.groups[0]
    #expect(group.posts == 6 && group.hours == 512.5 && group.idle == [])
    #expect(group.fewest == 75 && group.most == 87.5 && coverage.work.lostHours == 0)
  }

  @Test("A shift on which nobody ever is has no row, and its name below the table")
  func unused() throws {
    let days = Self.hole.map { $0.map { $0 == Self.night ? 0 : $0 } }
    let model = try ward(days)
    let lines = try #require(Coverage(model.units[0], model.horizon)).lines(within: 74)
    let names = model.units[0].rota.shifts.map(\.name)
    try #require(names.count == 2)
    #expect(lines.contains { $0.hasPrefix(names[0]) })
    #expect(!lines.contains { $0.hasPrefix(names[1]) })
    #expect(lines.last == "Nobody is rostered on: \(names[1]).")
    let whole = try ward(Self.hole)
    let all = try #require(Coverage(whole.units[0], whole.horizon)).lines(within: 74)
    #expect(all.contains { $0.hasPrefix(names[1]) } && !all.contains { $0.contains("Nobody") })
  }

  @Test("Rest takes the beginning of a shift, or all of it; a post without duties is named")
  func rest() throws {
    // Ends at 07:30: the next day begins at 18:30, the next but one in time.
    var rows = Self.hole.map { $0.map { _ in UInt8(0) } }
    rows[0] = [2, 1, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0]
    var model = try ward(rows)
    let late = try #require(Coverage(model.units[0], model.horizon)).work
    #expect(late.lateShifts == 2 && late.lostShifts == 0 && late.lostHours == 23)
    #expect(late.groups[0].hours == 27 && late.groups[0].idle == [2, 3, 4, 5, 6])
    model.units[0].rota.minimumRestHours = 12
    let coverage = try #require(Coverage(model.units[0], model.horizon))
    #expect(coverage.work.lostShifts == 2 && coverage.work.lostHours == 25)
    #expect(coverage.work.groups[0].hours == 25)
    let text = CoverageText(coverage).lines.joined(separator: "\n")
    #expect(text.contains("Minimum rest takes 12.5 h a week: in 14 days 2 shifts lost, 0 late.\n"))
    #expect(text.contains("Never rostered: post 2, 3, 4, 5, 6."))
  }

  /// A roster of six posts without rhyme or reason, clashes and all.
  private func anyRoster(_ seed: UInt64) -> [[UInt8]] {
    var state = seed
    return (0..<6).map { _ in
      (0..<14).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let turn = state >> 33 % 20
        return turn < 9 ? 0 : turn < 15 ? Self.day : Self.night
      }
    }
  }

  @Test("Hours, patients for each nurse and hours alone are those of a run", arguments: 1...12)
  func simulation(seed: UInt64) throws {
    var model = try ward(
      anyRoster(seed),
      [
        "horizon.days=56", "horizon.warmUpDays=28", "mechanisms.absence=off",
        "mechanisms.turnover=off", "site.units.ward.rota.overrunMean=0",
        "site.units.ward.work.arrivals.rate=960",
        "site.units.ward.work.cases.medical.length.mean=9999 d",
      ])
    model.units[0].rota.minimumRestHours = 9
    let coverage = try #require(Coverage(model.units[0], model.horizon))
    let outcomes = try Simulation(model: model, seed: seed).run(replicate: 1).outcomes
    func expect(_ outcome: Outcome, _ value: Double) {
      let simulated = outcomes[outcome.rawValue]
      #expect(abs(simulated - value) < 1e-6, "\(outcome): \(simulated), not \(value)")
    }
    #expect(coverage.work.lostHours > 0 && coverage.uncoveredHours! > 0 && coverage.patients == 6)
    expect(.staffHours, 4 * coverage.work.groups[0].hours)
    expect(.nobodyOnDutyHours, 8 * coverage.uncoveredHours!)
    for (part, outcome) in [Outcome.patientsPerNurseDay, .patientsPerNurseNight].enumerated() {
      var (patients, nurses) = (0.0, 0.0)
      for day in 1...14 {
        let hours = coverage.work.nurseHours(onDay: day, atNight: part == 1)
        nurses += hours
        if hours > 0 { patients += hours * coverage.ratios![part][(day - 1) % 7].mean! }
      }
      expect(outcome, patients / nurses)
    }
  }

  @Test("Nurses are those whom cases need first; visits come by the hour; panels have no ratio")
  func kinds() throws {
    func coverage(_ name: String) throws -> Coverage {
      let folder = URL(fileURLWithPath: Fixture.folder).appendingPathComponent("../../../models")
      let model = try ModelFile.load(path: folder.appendingPathComponent("\(name).yaml").path).model
      return try #require(Coverage(model.units[0], model.horizon))
    }
    let emergency = try coverage("emergency")
    let nurses = (1...emergency.days).reduce(0.0) { sum, day in
      sum + emergency.work.nurseHours(onDay: day, atNight: false)
        + emergency.work.nurseHours(onDay: day, atNight: true)
    }
    #expect(abs(nurses / emergency.work.groups[0].hours - 1) < 1e-9)
    let ratios = try #require(emergency.ratios)
    #expect(ratios[0][0].mean! > ratios[1][0].mean!, "fewer visits come at night")
    for name in ["clinic", "hospice"] {
      let panel = try coverage(name)
      #expect(panel.ratios == nil && panel.patients == nil && panel.uncoveredHours == nil)
    }
    #expect(try coverage("ambulance").uncoveredHours == 0)
  }

  @Test("Every line is of 80 columns at most, of the shipped models and of a crowded roster")
  func width() throws {
    let folder = URL(fileURLWithPath: Fixture.folder).appendingPathComponent("../../../models")
      .standardizedFileURL.path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }
    for file in files {
      for line in ModelCoverage(try ModelFile.load(path: "\(folder)/\(file)")).lines {
        #expect(line.count <= 80, "\(file): \(line)")
      }
    }
    var model = try ward(anyRoster(3))
    model.units[0].posts[0].count = 72
    model.units[0].rota.rosterShifts = (1...12).flatMap { anyRoster($0).flatMap { $0 } }
    model.units[0].rota.shifts[1].name = "a-night-of-a-long-name"
    let lines = CoverageText(try #require(Coverage(model.units[0], model.horizon))).lines
    #expect(lines.contains { $0.contains("Sun") && $0.contains(" / ") }, "days are no rows")
    for line in lines { #expect(line.count <= 78, "\(line)") }
  }

  @Test("JSON has the numbers of the table")
  func json() throws {
    let text = ModelCoverage(try ModelFile.load(path: Self.ward)).json
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let unit = try #require((read?["units"] as? [[String: Any]])?.first)
    let loaded = try ModelFile.load(path: Self.ward).model
    let coverage = try #require(Coverage(loaded.units[0], loaded.horizon))
    #expect(unit["unit"] as? String == "ward" && unit["days"] as? Int == coverage.days)
    let shifts = try #require(unit["shifts"] as? [[String: Any]])
    let monday = try #require((shifts[0]["posts"] as? [[String: Any]])?.first)
    #expect(monday["weekday"] as? String == "Mon")
    #expect(monday["most"] as? Int == coverage.cells[0][0].most)
    let ratios = try #require(unit["patients_per_nurse"] as? [[String: Any]])
    #expect(ratios.count == 14 && ratios[7]["from"] as? String == "19:00")
    let mean = try #require(ratios[7]["mean"] as? Double)
    #expect(abs(mean - coverage.ratios![1][0].mean!) < 1e-12)
    #expect(unit["nobody_on_duty_hours_per_week"] as? Double == coverage.uncoveredHours)
  }
}
