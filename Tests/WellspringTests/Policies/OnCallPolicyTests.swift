// On call at home stays on call at home, whatever policy acts.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("On call under policies")
struct OnCallPolicyTests {
  /// A day at work, a day off, a day and night on call at home: one of three each day.
  private var model: Model {
    var unit = CareUnitPlan()
    unit.name = "u"
    unit.beds = 1
    unit.posts = [.of(3)]
    unit.rota.pattern = 4
    unit.rota.sequence = ["day", "off", "home"]
    unit.rota.shifts = [.of("day", start: 8, hours: 10), .atHome("home", start: 8, hours: 24)]
    unit.rota.minimumRestHours = 0
    unit.rota.callOutRate = 0
    unit.rota.overrunMean = 0
    var model = Model()
    model.units = [unit]
    model.horizon.days = 84
    model.horizon.warmUpDays = 0
    model.mechanisms.turnover = 0
    model.mechanisms.absence = 0
    return model
  }

  private func changed(_ kind: PolicyKind, dose: Double? = nil) -> Model {
    var changed = model
    changed.policies[kind].active = 1
    if let dose { changed.policies[kind].dose = dose }
    return changed
  }

  private func hoursWorked(_ model: Model) throws -> Double {
    try Simulation(model: model, seed: 2, recording: [.clinicians]).run(replicate: 0)
      .column(.hoursWorked).reduce(0, +)
  }

  @Test("Shorter shifts leave the hours worked as they are", arguments: [0.5, 1, 2, 2.5, 6])
  func hours(_ dose: Double) throws {
    #expect(abs(try hoursWorked(model) - 840) < 1e-6)
    let worked = try hoursWorked(changed(.shiftLength, dose: dose))
    // To half a shift for each of three.
    #expect(abs(worked - 840) <= 3 * 5, "\(worked) h")
  }

  @Test(
    "The posts of the establishment are on call on the same days under every policy",
    arguments: PolicyKind.allCases)
  func days(_ kind: PolicyKind) throws {
    let before = Rota(model.units[0])
    let plan = changed(kind).plansUnderPolicies[0]
    let after = Rota(plan)
    for post in 0..<3 {
      for day in 0..<500 {
        let (old, new) = (before.shift(of: post, on: day), after.shift(of: post, on: day))
        let wasOnCall = old > 0 && before.isOnCall[old - 1]
        let isOnCall = new > 0 && after.isOnCall[new - 1]
        #expect(wasOnCall == isOnCall, "\(kind.name), post \(post), day \(day)")
      }
    }
  }

  @Test("No policy turns time at home into work", arguments: PolicyKind.allCases)
  func work(_ kind: PolicyKind) throws {
    let under = changed(kind)
    var expected = 840.0
    // Posts that a policy adds work as well.
    expected *= under.plansUnderPolicies[0].meanOnDuty / model.units[0].meanOnDuty
    let worked = try hoursWorked(under)
    #expect(worked < 1.05 * expected + 10, "\(kind.name): \(worked) h for \(expected)")
  }

  @Test("Who is on call does not count as at work: in relief, ratios and years before")
  func means() {
    let plan = model.units[0]
    #expect(abs(plan.meanOnDuty - 10.0 / 24) < 1e-12)
    #expect(abs(Rota(plan).hoursPerDay(of: 0) - 10.0 / 3) < 1e-12)
    var called = plan
    called.rota.callOutRate = 0.1
    called.rota.callOutHours = 2
    #expect(abs(Rota(called).hoursPerDay(of: 0) - (10 + 0.2 * 24) / 3) < 1e-12)
  }

  @Test("Vacation from time on call at home is no paid vacation")
  func vacation() throws {
    var away = model
    away.units[0].posts[0].vacationWeeks = 26
    var unit = startUnit(away, seed: 3)
    unit.observe()
    try unit.run(until: 24 * 84)
    var expected = 0.0
    for post in 0..<3 {
      for day in 0..<84
      where unit.rota.shift(of: post, on: day) == 1 && unit.rota.isOnVacation(post, on: day) {
        expected += 10
      }
    }
    #expect(expected > 0 && unit.tally.vacationHours == expected)
  }

  @Test("Runs of working days are put in order around days on call")
  func rotation() {
    var plan = model.units[0]
    plan.rota.shifts = [
      .of("early", start: 6, hours: 8), .of("late", start: 14, hours: 8),
      .atHome("home", start: 0, hours: 24),
    ]
    plan.rota.sequence = ["late", "early", "home", "late", "early", "off"]
    plan.posts = [.of(1)]
    plan.rotateForward(share: 1)
    #expect(plan.rota.rosterShifts == [1, 2, 3, 1, 2, 0])
  }

  @Test("Of several on call the one who has been off work for longest is called in")
  func callIn() throws {
    for rested in 0..<3 {
      var called = model
      called.units[0].rota.sequence = ["home"]
      called.units[0].rota.callInWaiting = 1
      var unit = startUnit(called, seed: 4)
      while unit.now < 9 { unit.step() }
      for i in 0..<3 {
        #expect(unit.clinicians[i].isOnCall)
        unit.clinicians[i].lastDutyEnd = i == rested ? -200 : -100
      }
      let free = unit.freeCases.first
      unit.freeCases.remove(free, in: unit.cases)
      unit.unattended.append(free, in: unit.cases)
      unit.callInIfNeeded()
      for i in 0..<3 {
        #expect((unit.queue.time(of: unit.slot(.duty, i)) == unit.now + 0.5) == (i == rested))
      }
    }
  }
}
