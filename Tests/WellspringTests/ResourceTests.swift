// Staff-hours, cost, newcomers, and the conditions that wear on everybody.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Resources")
struct ResourceTests {
  private func busy(_ change: (inout Model) -> Void = { _ in }) throws -> Model {
    var model = try Model.icu(days: 120, warmUpDays: 14)
    model.site.floatPool = 3
    model.units[0].agency.share = 0.7
    model.dynamics.people.leavingRate = 1
    model.dynamics.people.hiringDays = 10
    model.dynamics.people.orientationWeeks = 6
    model.units[0].breaks.reliefPersons = 1
    model.units[0].breaks.microBreaks = 3
    change(&model)
    return model
  }

  @Test("Staff-hours are the sum of their parts, and cost is their price")
  func cost() throws {
    var model = try busy()
    let free = try Simulation(model: model, seed: 11, recording: .clinicians).run(replicate: 0)
    #expect(free[.cost].isNaN)
    // Micro-breaks lie within duty.
    #expect(free[.programmeHours] > 0)
    let parts: [Outcome] = [
      .agencyHours, .floatPoolHours, .reliefHours, .supervisionHours,
    ]
    let duty = free.column(.hoursWorked).reduce(0, +)
    let sum = parts.reduce(duty) { $0 + free[$1] }
    #expect(abs(sum - free[.staffHours]) < 1e-6 * sum)
    for outcome in [
      Outcome.agencyHours, .floatPoolHours, .supervisionHours, .overtimeHours, .sickPayHours,
      .vacationHours, .hirings,
    ] { #expect(free[outcome] > 0, "\(outcome.definition.name)") }
    #expect(free[.hirings] <= Double(free.count(.hiring)))

    model.prices.currency = "USD"
    func price(_ set: (inout PriceList) -> Void) throws -> Double {
      var priced = model
      set(&priced.prices)
      return try Simulation(model: priced, seed: 11).run(replicate: 0)[.cost]
    }
    let regular = free[.staffHours] - free[.overtimeHours] - free[.agencyHours]
    #expect(
      abs(
        try price { $0.regularHour = 1 }
          - (regular + free[.sickPayHours] + free[.vacationHours])) < 1e-3)
    #expect(abs(try price { $0.overtimeHour = 2 } - 2 * free[.overtimeHours]) < 1e-3)
    #expect(abs(try price { $0.agencyHour = 3 } - 3 * free[.agencyHours]) < 1e-3)
    #expect(try price { $0.hiring = 1_000 } == 1_000 * free[.hirings])
    #expect(try price { $0.programmeHour = 9 } == 0)
  }

  @Test("A price list changes no other outcome")
  func pricesChangeNothing() throws {
    var model = try busy { $0.horizon.days = 20 }
    let free = try Simulation(model: model, seed: 12).run(replicate: 0).outcomes
    model.prices.currency = "EUR"
    model.prices.regularHour = 40
    var priced = try Simulation(model: model, seed: 12).run(replicate: 0).outcomes
    #expect(priced[Outcome.cost.rawValue] > 0)
    priced[Outcome.cost.rawValue] = .nan
    #expect(isIdentical(free, priced))
  }

  @Test("Sick pay and vacation are the rostered hours that were not worked for that reason")
  func paidAbsence() throws {
    let model = try Model.icu(days: 200, warmUpDays: 0)
    let result = try Simulation(model: model, seed: 13, recording: .clinicians).run(replicate: 0)
    let lost = result.column(.shiftsSick).reduce(0, +)
    #expect(lost > 0 && result[.sickPayHours] == 12.5 * lost)
    // Four weeks of fifty-two, three shifts a week.
    let vacation = 62 * 200 * 3.0 / 7 * 12.5 * 4 * 7 / 365
    #expect(abs(result[.vacationHours] / vacation - 1) < 0.1)
  }

  @Test("The hired are new for the weeks of orientation: fewer cases, and supervised")
  func orientation() throws {
    let model = try busy { $0.horizon.warmUpDays = 0 }
    var unit = startUnit(model, seed: 14)
    unit.observe()
    var newcomers = 0
    while unit.day < 100 {
      let holders = (0..<62).map { unit.clinicians[$0].holder }
      try unit.run(until: 24 * Double(unit.day + 1))
      for i in 0..<62 where unit.clinicians[i].mode != .vacant {
        let me = unit.clinicians[i]
        #expect(me.caseLimit == (me.newDays > 0 ? 1 : 2))
        if me.holder != holders[i] {
          newcomers += 1
          #expect(me.newDays == 42)
        }
      }
    }
    #expect(newcomers > 10)
    #expect(unit.tally.supervisionHours > 0)
    // Half an hour for each scheduled hour of each such shift.
    #expect(unit.tally.supervisionHours.remainder(dividingBy: 6.25) == 0)
  }

  @Test("A novice starts with less skill, which grows to the full level")
  func novices() throws {
    let model = try busy {
      $0.horizon.warmUpDays = 0
      $0.dynamics.people.noviceShare = 1
      $0.dynamics.people.noviceSkill = 0.6
    }
    var unit = startUnit(model, seed: 15)
    try unit.run(until: 24 * 120)
    var seen = 0
    for i in 0..<62 where unit.clinicians[i].mode != .vacant {
      let me = unit.clinicians[i]
      if me.holder == 0 {
        #expect(!me.isNovice && me.skill > 0.85 * me.skillSetPoint)
      } else {
        seen += 1
        let gap = 1 - me.skill / me.skillSetPoint
        #expect(gap > 0.4 * exp(-120.0 / 240) - 1e-3 && gap < 0.4001, "\(gap)")
        #expect(me.tenureYears == 0)
      }
    }
    #expect(seen > 10)
  }

  @Test("Fewer of the hired are novices at a smaller share, and the others are as they were")
  func noviceShare() throws {
    func novices(_ share: Double) throws -> Int {
      let model = try busy {
        $0.horizon.warmUpDays = 0
        $0.mechanisms.unitSpiral = 0
        $0.dynamics.people.noviceShare = share
      }
      var unit = startUnit(model, seed: 16)
      try unit.run(until: 24 * 60)
      return (0..<62).count { unit.clinicians[$0].isNovice }
    }
    let (none, half, all) = (try novices(0), try novices(0.5), try novices(1))
    #expect(none == 0 && half > 0 && half < all)
  }

  @Test(
    "Unpredictable schedules and unclear protocols wear, chosen days off spare; by default none")
  func conditions() throws {
    func rate(_ change: (inout Model) -> Void) throws -> Double {
      var model = try Model.icu(days: 1, warmUpDays: 0)
      change(&model)
      return Coefficients(model: model, unit: model.units[0]).dynamics.capacity.workDepletion
    }
    let c = CapacityConstants()
    let plain = try rate { _ in }
    #expect(plain == c.workDepletion)
    #expect(
      try rate {
        $0.dynamics.capacity.unpredictabilityDepletion = 0.9
        $0.dynamics.capacity.daysOffRelief = 0.4
        $0.dynamics.capacity.unclarityDepletion = 0.9
      } == plain)
    let notice = try rate { $0.units[0].rota.shortNoticeShare = 0.5 }
    #expect(abs(notice / plain - (1 + 0.5 * c.unpredictabilityDepletion)) < 1e-12)
    let choice = try rate { $0.units[0].rota.daysOffChoice = 1 }
    #expect(abs(choice / plain - (1 - c.daysOffRelief)) < 1e-12)
    // Changes at short notice take the choice away again.
    let both = try rate {
      $0.units[0].rota.daysOffChoice = 1
      $0.units[0].rota.shortNoticeShare = 1
    }
    #expect(abs(both / plain - (1 + c.unpredictabilityDepletion)) < 1e-12)
    let unclear = try rate { $0.units[0].protocolClarity = 0.5 }
    #expect(abs(unclear / plain - (1 + 0.5 * c.unclarityDepletion)) < 1e-12)
  }
}
