// One calendar: observed day 1 is the same day to rota, arrivals, surges, policies and tables.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Calendar")
struct RunCalendarTests {
  private static let warmUps = [0, 1, 5, 30, 180]

  private func unit(pattern: Double) -> CareUnitPlan {
    var unit = CareUnitPlan()
    unit.name = "ward"
    unit.posts = [.of(2)]
    unit.rota.shifts = [.of("day", start: 8, hours: 8), .of("late", start: 14, hours: 8)]
    unit.rota.pattern = pattern
    return unit
  }

  @Test("Observed day d works row d of the roster, whatever the warm-up", arguments: warmUps)
  func roster(_ warmUp: Int) {
    var unit = unit(pattern: 5)
    unit.rota.rosterDays = 14
    unit.rota.rosterShifts = (0..<28).map { UInt8($0 * 5 % 3) }
    let rota = Rota(unit, RunCalendar(warmUpDays: warmUp))
    for post in 0..<2 {
      for day in -warmUp..<42 {
        let row = RunCalendar.turn(day, of: 14)
        #expect(
          rota.shift(of: post, on: warmUp + day) == Int(unit.rota.rosterShifts[14 * post + row]))
      }
    }
  }

  @Test("A roster of broken weeks is repeated, and goes back into the warm-up, by the weekday")
  func brokenWeeks() {
    var unit = unit(pattern: 5)
    unit.posts = [.of(1)]
    unit.rota.rosterDays = 30
    unit.rota.rosterRepeatDays = 28
    // Weekdays are worked, weekends are not.
    unit.rota.rosterShifts = (0..<30).map { $0 % 7 < 5 ? 1 : 0 }
    let rota = Rota(unit, RunCalendar(warmUpDays: 40))
    for day in -40..<400 {
      #expect((rota.shift(of: 0, on: 40 + day) == 1) == (RunCalendar.turn(day, of: 7) < 5))
    }
  }

  @Test("A pattern by the week has its weekend on Saturday and Sunday", arguments: warmUps)
  func fiveOnTwoOff(_ warmUp: Int) {
    let unit = unit(pattern: 3)
    for first in 0..<7 {
      let rota = Rota(unit, RunCalendar(warmUpDays: warmUp, firstWeekday: first))
      for day in -warmUp..<28 {
        let isWeekend = RunCalendar.turn(first + day, of: 7) > 4
        #expect((rota.shift(of: 0, on: warmUp + day) == 0) == isWeekend)
      }
    }
  }

  @Test("A shift and a time on call on one day are both worked, in their order")
  func twoDuties() {
    var unit = unit(pattern: 4)
    unit.posts = [.of(1)]
    unit.rota.shifts.append(.of("home", start: 17, hours: 15))
    unit.rota.shifts[2].onCall = 1
    unit.rota.sequence = ["home+day", "off", "day"]
    let rota = Rota(unit)
    #expect(rota.shift(of: 0, on: 0) == 1 && rota.secondShift(of: 0, on: 0) == 3)
    #expect(rota.nextShift(of: 0, after: 0) == (8, 0))
    #expect(rota.nextShift(of: 0, after: 8) == (17, 2))
    #expect(rota.nextShift(of: 0, after: 17) == (56, 0))
    #expect(rota.works(0, 2, on: 3) && rota.works(0, 0, on: 3) && !rota.works(0, 2, on: 2))
    #expect(abs(rota.rosteredHours(of: 0, onCall: 1) - (8 + 15 + 8) / 3) < 1e-12)
    #expect(abs(rota.rosteredHours(of: 0, onCall: 0) - (8 + 8) / 3) < 1e-12)
  }

  @Test("Monday's arrivals come on days 1, 8, 15 and no others", arguments: warmUps)
  func arrivals(_ warmUp: Int) throws {
    var model = Model.queue(
      servers: 1, arrivalsPerHour: 10, length: .fixed(0.001), days: 21,
      warmUpDays: Double(warmUp))
    model.units[0].work.arrivals.byWeekday = [1, 0, 0, 0, 0, 0, 0]
    let days = try Simulation(model: model, seed: 5, recording: .events).run(replicate: 1)
      .rows(.arrival).map { Int($0.hours / 24) + 1 }
    #expect(Set(days) == [1, 8, 15])
    model.horizon.firstWeekday = 2
    let later = try Simulation(model: model, seed: 5, recording: .events).run(replicate: 1)
      .rows(.arrival).map { Int($0.hours / 24) + 1 }
    #expect(Set(later) == [6, 13, 20])
  }

  @Test("Roster, surge, push and policy of day 9 all act on day 9", arguments: warmUps)
  func oneDay(_ warmUp: Int) throws {
    var model = try Model.icu(days: 21, warmUpDays: Double(warmUp))
    model.units[0].posts = [.of(1)]
    model.units[0].rota.shifts = [.of("day", start: 8, hours: 8)]
    model.units[0].rota.pattern = 5
    model.units[0].rota.rosterDays = 21
    model.units[0].rota.rosterShifts = (1...21).map { $0 == 9 ? 1 : 0 }
    model.mechanisms.absence = 0
    model.mechanisms.turnover = 0
    var surge = SurgePlan()
    surge.start = 9
    surge.days = 1
    surge.arrivals = 0
    model.units[0].work.arrivals.surges = [surge]
    model.units[0].work.arrivals.rate = 48
    let result = try Simulation(model: model, seed: 6, recording: .events).run(replicate: 1)
    let shifts = result.rows(.shiftStart).map { Int($0.hours / 24) + 1 }
    #expect(shifts == [9])
    let arrivals = Set(result.rows(.arrival).map { Int($0.hours / 24) + 1 })
    #expect(arrivals == Set(1...21).subtracting([9]))
    // The push takes half a capacity away at the first midnight of its day.
    model.perturbation.day = 9
    model.perturbation.push = 0.5
    let pushed = try Simulation(model: model, seed: 6).run(replicate: 1)
    let series = DailySeries.allCases.count
    let place = DailySeries.allCases.firstIndex(of: .capacityMean)!
    let falls = (1..<21).map { day in
      (pushed.daily[series * day + place] - result.daily[series * day + place])
    }
    #expect(falls.prefix(7).allSatisfy { $0 == 0 } && falls[7] < -0.02)
  }

  @Test("Surges of the warm-up count back from day 1: -1 is the day before it")
  func before() {
    var surge = SurgePlan()
    #expect(surge.start == 1 && surge.daysFromFirst == 0)
    surge.start = -1
    #expect(surge.daysFromFirst == -1)
    surge.start = 30
    #expect(surge.daysFromFirst == 29)
  }
}
