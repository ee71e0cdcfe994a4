// Slow states, traits and what being burned out does, against sections 7, 10 and 11 of the model's
// description, written down apart.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("People")
struct PeopleTests {
  @Test("Exhaustion, cynicism and efficacy move at midnight as the equations say")
  func slowStates() throws {
    var model = try Model.icu(days: 60, warmUpDays: 0)
    model.mechanisms.turnover = 0
    // What colleagues do to each other is settled at midnight too, and has its own tests.
    model.mechanisms.socialContagion = 0
    let b = model.dynamics.burnout
    let cases = model.units[0].work.cases
    let usual =
      cases.reduce(0) { $0 + $1.share * $1.goodOutcome } / cases.reduce(0) { $0 + $1.share }
      * (1 - 0.3 * (1 - 0.95))
    var unit = startUnit(model, seed: 9)
    var daysWithEncounters = 0
    var debts = 0.0
    while unit.day < 30 {
      unit.now = unit.queue.next.time
      guard unit.queue.next.slot == unit.daySlot else {
        unit.step()
        continue
      }
      let people = (0..<62).map { i in
        unit.advance(i)
        return (unit.clinicians[i], unit.dispositions[i])
      }
      unit.step()
      for (i, (before, own)) in people.enumerated() {
        let after = unit.clinicians[i]
        func moved(_ state: Float, to target: Double, _ days: Double) -> Double {
          target + (Double(state) - target) * exp(-1 / days)
        }
        let restless = own.hoursOff > 0 ? Double(own.restlessHours / own.hoursOff) : 0
        let depletion = min(1, max(0, 1 - before.dayCapacity / 24 + b.activation * restless))
        let slow = moved(before.exhaustion, to: depletion, b.exhaustionTime)
        let fast = moved(own.fastExhaustion, to: depletion, b.fastTime)
        let exhaustion = b.fastShare * fast + (1 - b.fastShare) * slow
        let base = b.exhaustionBase + Double(before.exhaustionTrait) + Double(own.exhaustion)
        let room = max(0, 1 - base)
        let share = min(1, max(0, base + room * (1 - exp(-b.exhaustionSlope * exhaustion / room))))
        var efficacy = b.efficacyBase - b.efficacyLoss * max(0, share - b.exhaustionBase)
        if before.dayEncounters > 0 {
          daysWithEncounters += 1
          let good = Double(before.dayGood) / Double(before.dayEncounters)
          efficacy += b.efficacyOutcome * (good - usual)
        }
        let beliefs =
          [before.safety, before.trust, before.intimacy, before.justice].reduce(0, +) / 4
        let lost = 0.1 * max(0, 0.85 - Double(beliefs))
        let causes = b.cynicismBetrayal * Double(before.betrayal) + Double(own.cynicism)
        let cynicism = min(1, max(0, b.cynicismShare * share + lost + causes))
        efficacy += Double(own.efficacy)
        #expect(abs(Double(after.exhaustion) - slow) < 1e-5)
        #expect(abs(Double(unit.dispositions[i].fastExhaustion) - fast) < 1e-5)
        let missed = max(0, 1 - Double(before.daySleep) / model.dynamics.sleep.need)
        let debt = moved(before.sleepDebt, to: missed, model.dynamics.people.sleepDebtTime)
        #expect(abs(Double(after.sleepDebt) - debt) < 1e-5)
        debts += debt
        #expect(
          abs(Double(after.cynicism) - moved(before.cynicism, to: cynicism, b.cynicismTime)) < 1e-5)
        let target = min(1, max(0, efficacy))
        #expect(
          abs(Double(after.efficacy) - moved(before.efficacy, to: target, b.efficacyTime)) < 1e-5)
      }
    }
    #expect(daysWithEncounters > 500)
    #expect(debts > 10)
  }

  @Test("Traits have the means and spreads that the model file says")
  func traits() throws {
    var model = try Model.icu(days: 1, warmUpDays: 0)
    model.units[0].posts = [.of(20_000)]
    let unit = startUnit(model, seed: 10)
    let t = model.clinicians
    let people = (0..<20_000).map { unit.clinicians[$0] }
    func check(_ name: String, _ values: [Double], mean: Double, deviation: Double) {
      let means = Statistics.mean(
        of: values, equals: mean, deviation: deviation, mustDetect: 0.1 * deviation)
      #expect(means.holds, "\(name), seed 10: \(means)")
      let around = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      // Six per cent are 4.89 standard errors and more at a kurtosis of 9, that of the exponential.
      #expect(abs(around.squareRoot() / deviation - 1) < 0.06, "\(name), seed 10")
    }
    check(
      "permeability", people.map { Double($0.permeability) }, mean: t.permeabilityMean,
      deviation: t.permeabilityDeviation)
    check(
      "skill", people.map { Double($0.skill) }, mean: t.skillMean, deviation: t.skillDeviation)
    check(
      "exhaustion", people.map { Double($0.exhaustionTrait) }, mean: 0,
      deviation: t.exhaustionTraitDeviation)
    check(
      "tenure", people.map { Double($0.tenureYears) }, mean: t.tenureMeanYears,
      deviation: t.tenureMeanYears)
    let spread = (exp(t.loadLogDeviation * t.loadLogDeviation) - 1).squareRoot()
    check("load", people.map { Double($0.loadFactor) }, mean: 1, deviation: spread)
  }

  @Test("Who does not feel free to leave takes a break at the desk the less, the more load")
  func desk() throws {
    var model = try Model.icu(days: 300, warmUpDays: 0)
    model.units[0].posts = [.of(1)]
    model.units[0].beds = 4
    model.units[0].rota.pattern = 3
    model.units[0].rota.shifts = [.of("day", start: 8, hours: 8)]
    model.units[0].work.arrivals.rate = 1_000
    for c in model.units[0].work.cases.indices { model.units[0].work.cases[c].demand = 1 }
    model.units[0].breaks.legitimacy = 0
    model.units[0].breaks.atDeskChance = 0.8
    model.mechanisms.absence = 0
    model.mechanisms.turnover = 0
    let all = try replicates(4, of: model, seed: 26)
    let taken = Double(all.reduce(0) { $0 + $1.count(.breakAtDesk) })
    let sought = taken + Double(all.reduce(0) { $0 + $1.count(.breakMissed) })
    // Four patients where two are nominal.
    let chance = 0.8 * exp(-1)
    let desk = Statistics.compare(
      "at the desk, seed 26", estimate: taken / sought, expected: chance,
      standardError: (chance * (1 - chance) / sought).squareRoot(), mustDetect: 0.12)
    #expect(desk.holds, "\(desk)")
  }
}
