// Float pool and agency staff.
// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import Wellspring

@Suite("Stand-ins")
struct StandInTests {
  private func icu(days: Double = 56, _ change: (inout Model) -> Void = { _ in }) throws -> Model {
    var model = try Model.icu(days: days, warmUpDays: 14)
    change(&model)
    return model
  }

  private func bytes(_ model: Model) throws -> ([Double], [Double]) {
    let result = try Simulation(model: model, seed: 3, recording: [.events, .clinicians])
      .run(replicate: 0)
    let rows = result.events.flatMap {
      [$0.hours, Double($0.position), Double($0.kind.rawValue), $0.value, $0.capacity]
    }
    return (result.outcomes + result.daily + result.clinicians, rows)
  }

  @Test("Without a pool and without agency, nothing that is said about them changes a byte")
  func neutral() throws {
    let plain = try bytes(icu(days: 20))
    for change in [
      { (model: inout Model) in
        model.site.floatPoolShiftsPerWeek = 7
        model.site.floatPoolEfficiency = 0.3
        model.units[0].agency.maximumPerShift = 30
        model.units[0].agency.noticeHours = 0
        model.units[0].agency.efficiency = 0.3
        model.units[0].agency.fillUpTo = 40
      },
      { (model: inout Model) in
        model.units[0].agency.share = 1
        model.units[0].agency.maximumPerShift = 0
      },
    ] {
      let other = try bytes(icu(days: 20, change))
      #expect(isIdentical(plain.0, other.0) && isIdentical(plain.1, other.1))
    }
  }

  @Test("With agency staff for every gap, as many work each shift as are rostered")
  func everyGap() throws {
    var model = try icu(days: 60) {
      $0.horizon.warmUpDays = 0
      $0.units[0].rota.minimumRestHours = 0
      $0.units[0].agency.share = 1
      $0.units[0].agency.maximumPerShift = 30
      $0.units[0].agency.noticeHours = 0
      $0.dynamics.people.leavingRate = 2
      $0.dynamics.people.absenceRate = 10
    }
    func starts() throws -> Int {
      try Simulation(model: model, seed: 4).run(replicate: 0).count(.shiftStart)
    }
    let rota = Rota(model.units[0])
    var rostered = 0
    for i in 0..<62 {
      for day in 0..<60 where rota.shift(of: i, on: day) > 0 { rostered += 1 }
    }
    #expect(try starts() == rostered)
    model.units[0].agency.share = 0
    #expect(try starts() < rostered - 200)
  }

  @Test("Agency staff lighten the load of those who are there, and the hours are counted")
  func relief() throws {
    func run(_ share: Double, fillUpTo: Double = 0) throws -> [ReplicateResult] {
      try replicates(
        2,
        of: icu {
          $0.units[0].posts[0].count = 50
          $0.units[0].agency.share = share
          $0.units[0].agency.maximumPerShift = 8
          $0.units[0].agency.fillUpTo = fillUpTo
        }, seed: 5)
    }
    func mean(_ results: [ReplicateResult], _ outcome: Outcome) -> Double {
      results.reduce(0) { $0 + $1[outcome] } / Double(results.count)
    }
    let (without, all, few) = (try run(0), try run(1), try run(1, fillUpTo: 10))
    #expect(mean(without, .agencyHoursPercent) == 0 && mean(without, .agencyHours) == 0)
    #expect(mean(all, .agencyHoursPercent) > 8)
    #expect(mean(all, .loadMean) < mean(without, .loadMean) - 0.05)
    #expect(mean(all, .capacityMean) > mean(without, .capacityMean) + 0.01)
    #expect(mean(all, .careLeftUndonePercent) < mean(without, .careLeftUndonePercent))
    // Wanted only up to ten in a shift, fewer come.
    let filled = mean(few, .agencyHoursPercent)
    #expect(filled > 0.2 && filled < mean(all, .agencyHoursPercent) - 1)
    // Everything that staff_hours counts.
    for result in all {
      let parts = result[.staffHours] - result[.agencyHours]
      #expect(result[.agencyHoursPercent] > 0)
      #expect(
        abs(
          100 * result[.agencyHours] / (parts + result[.agencyHours])
            - result[.agencyHoursPercent]) < 1e-9)
    }
  }

  @Test("Who knows the unit less feels the same cases more, and leaves more care undone")
  func efficiency() throws {
    func run(_ efficiency: Double) throws -> [ReplicateResult] {
      try replicates(
        2,
        of: icu {
          $0.units[0].posts[0].count = 44
          $0.units[0].agency.share = 1
          $0.units[0].agency.maximumPerShift = 12
          $0.units[0].agency.efficiency = efficiency
        }, seed: 6)
    }
    let (good, poor) = (try run(1), try run(0.5))
    for (a, b) in zip(good, poor) {
      #expect(a[.careLeftUndonePercent] < b[.careLeftUndonePercent], "seed 6")
    }
  }

  @Test("An agency that needs notice cannot cover the first days of sickness")
  func notice() throws {
    func hours(_ notice: Double) throws -> Double {
      let model = try icu {
        $0.mechanisms.turnover = 0
        $0.units[0].posts[0].vacationWeeks = 0
        $0.units[0].agency.share = 1
        $0.units[0].agency.maximumPerShift = 30
        $0.units[0].agency.noticeHours = notice
      }
      return try Simulation(model: model, seed: 7).run(replicate: 0)[.agencyHours]
    }
    let (now, soon, late) = (try hours(0), try hours(60), try hours(720))
    #expect(now > 1.15 * soon && soon > 2 * late && late >= 0, "\(now), \(soon), \(late)")
  }

  @Test("The pool is shared: what it works does not grow with the units it is offered to")
  func pool() throws {
    func hours(units: Double) throws -> Double {
      let model = try icu {
        $0.site.floatPool = 5
        $0.units[0].count = units
        $0.units[0].rota.overrunMean = 0
        $0.horizon.days = 56
      }
      return try Simulation(model: model, seed: 8).run(replicate: 0)[.floatPoolHours]
    }
    let one = try hours(units: 1)
    #expect(try hours(units: 3) == one)
    // Five nurses, 2.6 shifts of 12.5 h a week, eight weeks.
    let shifts = 5 * 2.6 * 8
    let expected = Statistics.compare(
      "hours of the pool, seed 8", estimate: one / 12.5, expected: shifts,
      standardError: (5 * 56 * (2.6 / 7) * (1 - 2.6 / 7)).squareRoot(), mustDetect: 0.65 * shifts)
    #expect(expected.holds, "\(expected)")
  }

  @Test("Pool nurses come before agency staff, who then work less")
  func order() throws {
    func agency(pool: Double) throws -> Double {
      let model = try icu {
        $0.site.floatPool = pool
        $0.units[0].agency.share = 1
        $0.units[0].agency.maximumPerShift = 20
      }
      return try Simulation(model: model, seed: 9).run(replicate: 0)[.agencyHours]
    }
    #expect(try agency(pool: 6) < 0.8 * agency(pool: 0))
  }

  @Test("Outcomes about staff leave stand-ins out: their shifts are nobody's")
  func apart() throws {
    let model = try icu {
      $0.units[0].agency.share = 1
      $0.units[0].agency.maximumPerShift = 20
      $0.site.floatPool = 3
    }
    let result = try Simulation(model: model, seed: 10, recording: .clinicians).run(replicate: 0)
    let worked = result.column(.hoursWorked)
    #expect(worked.count == 62)
    let duty = worked.reduce(0, +)
    let all = duty + result[.agencyHours] + result[.floatPoolHours]
    #expect(abs(all - result[.staffHours]) < 1e-6 * all)
  }
}
