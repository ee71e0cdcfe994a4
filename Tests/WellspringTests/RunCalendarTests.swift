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

  @Test("Numbers of days are dates, leap years included")
  func dates() {
    func text(_ number: Int) -> [Int] {
      let day = CivilDay(number: number)
      return [day.year, day.month, day.day]
    }
    #expect(text(0) == [0, 3, 1])
    #expect(text(739_961) == [2026, 2, 9])
    #expect(text(739_980) == [2026, 2, 28])
    #expect(text(739_981) == [2026, 3, 1])
    #expect(text(740_712) == [2028, 3, 1] && text(740_711) == [2028, 2, 29])
    #expect(Holiday("2026-04-03") != nil && Holiday("12-25")?.year == 0)
    for wrong in ["", "26-04-03", "2026-4-03", "2026-13-01", "x", "1225", "2026-04-03-01"] {
      #expect(Holiday(wrong) == nil, "\(wrong)")
    }
  }

  /// Three weeks from Monday 9 February 2026, of which 12 and 20 February are holidays.
  private func dated(warmUpDays: Int) throws -> Model {
    var model = Model.queue(
      servers: 1, arrivalsPerHour: 10, length: .fixed(0.001), days: 21,
      warmUpDays: Double(warmUpDays))
    model.horizon.firstDate = 739_961
    model.calendar.holidays = ["2026-02-12", "02-20"]
    return model
  }

  @Test("On holidays nobody arrives where the factor is 0, and months differ", arguments: warmUps)
  func holidayArrivals(_ warmUp: Int) throws {
    var model = try dated(warmUpDays: warmUp)
    model.units[0].work.arrivals.onHolidays = 0
    let days = try Simulation(model: model, seed: 5, recording: .events).run(replicate: 1)
      .rows(.arrival).map { Int($0.hours / 24) + 1 }
    #expect(Set(days) == Set(1...21).subtracting([4, 12]))
    // Of twelve months February alone has patients: as many in it as in a whole year.
    model.units[0].work.arrivals.onHolidays = 1
    model.units[0].work.arrivals.rate = 24
    model.units[0].work.arrivals.byMonth = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let winter = try Simulation(model: model, seed: 5, recording: .events).run(replicate: 1)
      .rows(.arrival).map { Int($0.hours / 24) + 1 }
    // 9 to 28 February are 20 days; 24 x 365.2425 / 28.2425 a day, six deviations around it.
    let expected = 20 * 24 * 365.2425 / 28.2425
    #expect(winter.max() == 20)
    #expect(abs(Double(winter.count) - expected) < 6 * expected.squareRoot())
  }

  @Test("A surge that comes every week comes every week, before its first day as well")
  func everyWeek() throws {
    var model = try dated(warmUpDays: 0)
    var surge = SurgePlan()
    (surge.start, surge.days, surge.every, surge.arrivals) = (10, 2, 7, 0)
    model.units[0].work.arrivals.surges = [surge]
    let days = try Simulation(model: model, seed: 5, recording: .events).run(replicate: 1)
      .rows(.arrival).map { Int($0.hours / 24) + 1 }
    #expect(Set(days) == Set(1...21).subtracting([3, 4, 10, 11, 17, 18]))
  }

  @Test("A profile of 168 hours is the product of hours and weekdays where it is theirs")
  func hourOfWeek() throws {
    var model = try dated(warmUpDays: 0)
    let hours = (0..<24).map { Double($0 % 5 + 1) }
    let days = (0..<7).map { Double($0 + 1) }
    model.units[0].work.arrivals.byHour = hours
    model.units[0].work.arrivals.byWeekday = days
    let product = Arrivals(model.units[0].work, RunCalendar(model))
    model.units[0].work.arrivals.byHour = []
    model.units[0].work.arrivals.byWeekday = []
    model.units[0].work.arrivals.byHourOfWeek = days.flatMap { day in hours.map { day * $0 } }
    let whole = Arrivals(model.units[0].work, RunCalendar(model))
    for hour in stride(from: 0.5, to: 400, by: 7.3) {
      let (a, b) = (product.hazard(from: 0, to: hour), whole.hazard(from: 0, to: hour))
      #expect(abs(a - b) < 1e-9 * (1 + a))
    }
  }

  @Test("On a holiday the share of posts that is asked for works, another part of them each time")
  func holidayStaff() throws {
    var model = try Model.icu(days: 28, warmUpDays: 0)
    model.units[0].posts = [.of(12)]
    model.units[0].rota.shifts = [.of("day", start: 8, hours: 8)]
    model.units[0].rota.pattern = 4
    model.units[0].rota.sequence = ["day"]
    model.units[0].rota.onHolidays = 0.25
    model.horizon.firstDate = 739_961
    model.calendar.holidays = ["2026-02-12", "02-20"]
    let rota = Rota(model.units[0], RunCalendar(model))
    let working = (0..<28).map { day in (0..<12).filter { rota.shift(of: $0, on: day) > 0 } }
    for (day, posts) in working.enumerated() {
      #expect(posts.count == (day == 3 || day == 11 ? 3 : 12))
    }
    #expect(working[3] != working[11])
    model.mechanisms.absence = 0
    model.mechanisms.turnover = 0
    let outcomes = try Simulation(model: model, seed: 5).run(replicate: 1).outcomes
    #expect(outcomes[Outcome.holidayHours.rawValue] == 2 * 3 * 8)
    // 28 days have eight Saturdays and Sundays, and 20 February is a Friday.
    #expect(outcomes[Outcome.weekendHours.rawValue] == 8 * 12 * 8)
    #expect(outcomes[Outcome.nightHours.rawValue] == 0)
  }
}
