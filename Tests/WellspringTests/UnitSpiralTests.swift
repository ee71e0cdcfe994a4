// The loss spiral of the unit: short staffing, load, depletion, absence and leaving, short staffing.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Loss spiral of the unit")
struct UnitSpiralTests {
  /// A hundred people in an office without work, each with the same share of exhaustion above the
  /// base: how often they fall ill and leave within a thousand days.
  private func news(
    above: Float, spiral: Bool, _ change: (inout PeopleConstants) -> Void
  ) throws -> (sickness: Double, resignations: Double) {
    var model = Model.queue(
      servers: 1, arrivalsPerHour: 0, length: .fixed(1), days: 1_000, warmUpDays: 0)
    model.units[0].posts = [.of(100)]
    model.units[0].rota.pattern = 3
    model.units[0].rota.shifts = [.of("day", start: 8, hours: 8)]
    model.mechanisms.absence = 1
    model.mechanisms.turnover = 1
    model.mechanisms.unitSpiral = spiral ? 1 : 0
    model.dynamics.makeEverybodyAlike()
    model.dynamics.burnout.exhaustionSlope = 0.1
    model.dynamics.burnout.cynicismShare = 0
    model.dynamics.people.absenceDays = 1
    model.dynamics.people.absenceSleepDebt = 0
    model.dynamics.people.leavingRate = 0.3
    model.dynamics.people.hiringDays = 1
    change(&model.dynamics.people)
    var unit = startUnit(model, seed: 25)
    let traits = (0..<100).map { unit.clinicians[$0].holder }
    #expect(traits.allSatisfy { $0 == 0 })
    while unit.day < 1_000 {
      // Whoever is hired is as exhausted as those before.
      for i in 0..<100 { unit.clinicians[i].exhaustionTrait = above }
      try unit.run(until: 24 * Double(unit.day + 1))
    }
    return (
      Double(unit.eventCounts[Int(EventKind.sickness.rawValue)]),
      Double(unit.eventCounts[Int(EventKind.resignation.rawValue)])
    )
  }

  @Test("Exhaustion raises the rates of sickness and of leaving by the factors of the model file")
  func weights() throws {
    func change(_ weight: Double) -> (inout PeopleConstants) -> Void {
      {
        $0.absenceExhaustion = weight
        $0.leavingExhaustion = weight
      }
    }
    let weight = log(2) / 0.3
    let plain = try news(above: 0.3, spiral: true, change(0))
    let twice = try news(above: 0.3, spiral: true, change(weight))
    #expect(plain.sickness > 400 && plain.resignations > 60, "seed 25: \(plain)")
    let sickness = twice.sickness / plain.sickness
    let leaving = twice.resignations / plain.resignations
    #expect(sickness > 1.75 && sickness < 2.25, "seed 25: \(sickness)")
    #expect(leaving > 1.5 && leaving < 2.6, "seed 25: \(leaving)")
    // Nobody above the base, or the spiral off: the weight acts on nothing.
    #expect(
      try news(above: 0, spiral: true, change(weight)) == news(above: 0, spiral: true, change(0)))
    #expect(try news(above: 0.3, spiral: false, change(weight)) == plain)
  }

  private func icu(posts: Double, spiral: Bool) throws -> Model {
    var model = try Model.icu(days: 300, warmUpDays: 120)
    model.units[0].posts[0].count = posts
    model.mechanisms.unitSpiral = spiral ? 1 : 0
    return model
  }

  @Test("With the spiral off, sickness strikes on the same days whatever the load")
  func exogenous() throws {
    func spells(_ rate: Double, spiral: Bool) throws -> [[Double]] {
      var model = try icu(posts: 62, spiral: spiral)
      model.horizon.days = 120
      model.horizon.warmUpDays = 0
      model.mechanisms.turnover = 0
      model.units[0].work.arrivals.rate = rate
      let result = try Simulation(model: model, seed: 7, recording: .events).run(replicate: 0)
      return result.rows(.sickness).map { [$0.hours, Double($0.position), $0.value] }
    }
    let (light, heavy) = (try spells(3, spiral: false), try spells(9, spiral: false))
    #expect(light.count > 20)
    #expect(light == heavy, "seed 7")
    // The control: with the spiral on the heavy load makes more of them.
    #expect(try spells(9, spiral: true).count > spells(3, spiral: true).count, "seed 7")
  }

  @Test(
    "Taking posts away costs more than in proportion with the spiral on, and no more with it off")
  func shortStaffing() throws {
    /// Share of post-time that is there to work.
    func available(_ posts: Double, spiral: Bool) throws -> Double {
      let results = try replicates(3, of: icu(posts: posts, spiral: spiral), seed: 8)
      return results.reduce(0) {
        $0 + (1 - $1[.vacancyPercent] / 100) * (1 - $1[.absencePercent] / 100) / 3
      }
    }
    let on = try available(36, spiral: true) - available(62, spiral: true)
    let off = try available(36, spiral: false) - available(62, spiral: false)
    #expect(on < -0.02, "seed 8: \(on)")
    #expect(abs(off) < 0.015, "seed 8: \(off)")
  }

  @Test("Quick returns cost sleep, and the debt raises the rate of sickness by about a fifth")
  func quickReturns() throws {
    /// Mean factor of sleep debt on the rate of sickness after two months.
    func factor(_ sequence: [String]) throws -> Double {
      var model = Model.queue(
        servers: 1, arrivalsPerHour: 0, length: .fixed(1), days: 100, warmUpDays: 0)
      model.units[0].posts = [.of(40)]
      model.units[0].rota.pattern = 4
      model.units[0].rota.shifts = [
        .of("early", start: 7, hours: 8), .of("late", start: 14.5, hours: 8),
      ]
      model.units[0].rota.sequence = sequence
      model.units[0].rota.minimumRestHours = 8
      model.units[0].rota.overrunMean = 0.5
      var unit = startUnit(model, seed: 9)
      var sum = 0.0
      for day in 60..<88 {
        try unit.run(until: 24 * Double(day))
        for i in 0..<40 {
          sum += exp(model.dynamics.people.absenceSleepDebt * Double(unit.clinicians[i].sleepDebt))
        }
      }
      return sum / (28 * 40)
    }
    // Ten days: five shifts, one return from late to early in three weeks of four, or none.
    let early = ["early", "early", "early", "off", "off", "late", "late", "off", "off", "off"]
    let quick = ["late", "early", "early", "off", "off", "late", "early", "off", "off", "off"]
    let ratio = try factor(quick) / factor(early)
    #expect(ratio > 1.05 && ratio < 1.4, "seed 9: \(ratio)")
  }
}
