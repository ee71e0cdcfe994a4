// Skill, beliefs, recovery from alarm, and what a person brings along.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Slow states")
struct SlowStateTests {
  private func quiet(_ change: (inout Model) -> Void = { _ in }) throws -> CareUnit {
    var model = try Model.icu(days: 400, warmUpDays: 0)
    model.units[0].posts = [.of(4)]
    model.units[0].work.arrivals.rate = 0
    model.mechanisms.moralInjury = 0
    model.mechanisms.absence = 0
    model.mechanisms.turnover = 0
    model.dynamics.useFirstEdition()
    change(&model)
    let unit = startUnit(model, seed: 61)
    // Without work they would have been out of practice for years.
    for i in 0..<4 {
      unit.clinicians[i].skill = unit.clinicians[i].skillTrait
      unit.clinicians[i].idleDays = 0
    }
    return unit
  }

  @Test("Skill relaxes to a set point that training has moved, which goes back to the trait")
  func skill() throws {
    var unit = try quiet {
      $0.dynamics.skill.strainLoss = 0
      $0.dynamics.skill.practiceDays = 365
    }
    let trait = Double(unit.clinicians[0].skill)
    unit.clinicians[0].skillSetPoint += 0.1
    try unit.run(until: 24 * 60)
    // dR/dt = (S - R)/120, S = trait + 0.1 e^(-t/730), at whole days.
    var (r, s) = (trait, trait + 0.1)
    for _ in 0..<60 {
      r = s + (r - s) * exp(-1.0 / 120)
      s = trait + (s - trait) * exp(-1.0 / 730)
    }
    #expect(abs(Double(unit.clinicians[0].skill) - r) < 1e-5)
    #expect(abs(Double(unit.clinicians[0].skillSetPoint) - s) < 1e-5)
  }

  @Test("Weeks without an encounter and chronic strain cost skill; without learning it stays")
  func disuse() throws {
    var unit = try quiet()
    for i in 0..<4 { unit.clinicians[i].skill = 0.8 }
    for i in 0..<4 { unit.clinicians[i].skillSetPoint = 0.8 }
    for i in 0..<4 { unit.clinicians[i].skillTrait = 0.8 }
    try unit.run(until: 24 * 27)
    let before = unit.clinicians[0].skill
    #expect(before > 0.79)
    try unit.run(until: 24 * 147)
    #expect(abs(Double(unit.clinicians[0].skill) - 0.61) < 0.02)
    var still = try quiet { $0.mechanisms.learning = 0 }
    let skill = still.clinicians[0].skill
    try still.run(until: 24 * 147)
    #expect(still.clinicians[0].skill == skill)
    var strained = try quiet { $0.dynamics.skill.practiceDays = 365 }
    strained.clinicians[0].exhaustion = 0.6
    let rested = strained.clinicians[0].skill
    try strained.run(until: 24 * 30)
    #expect(strained.clinicians[0].skill < rested - 0.002)
  }

  @Test("Alarm fades more slowly after a shift that ended in alarm, and with hyperarousal")
  func bounceBack() throws {
    var unit = try quiet()
    unit.clinicians[0].arousal = 0.8
    unit.tire(0)
    #expect(abs(unit.clinicians[0].recovery - 1 / 1.4) < 1e-6)
    unit.clinicians[0].hyperarousal = 0.4
    unit.setRecovery(unit.clinicians)
    #expect(abs(unit.clinicians[0].recovery - 1 / 1.6) < 1e-6)
    unit.clinicians[0].hyperarousal = 0
    unit.setRecovery(unit.clinicians)
    unit.now += 2
    unit.advance(0)
    #expect(unit.clinicians[0].mode == .asleep)
    #expect(abs(unit.clinicians[0].arousal - 0.8 * exp2(-2 / 1.4)) < 1e-6)
    try unit.run(until: 240)
    #expect(unit.clinicians[0].recovery > 0.99)
  }

  @Test("Nobody is slowed when the mechanism is off")
  func noSlowing() throws {
    let unit = try quiet { $0.mechanisms.bounceBack = 0 }
    unit.clinicians[0].arousal = 0.8
    unit.tire(0)
    #expect(unit.clinicians[0].recovery == 1)
  }

  @Test("What people bring along is what years in the unit make of them")
  func past() throws {
    // Old hands; then three years in the unit, which must not change the picture.
    var model = try Model.icu(days: 1_200, warmUpDays: 0)
    model.clinicians.tenureMeanYears = 40
    model.mechanisms.turnover = 0
    var (start, later) = (Means(), Means())
    for replicate in 0..<UInt64(3) {
      var unit = startUnit(model, seed: 62, replicate: replicate)
      start.add(unit)
      try unit.run(until: 24 * 1_095)
      later.add(unit)
    }
    // The closed form knows neither strain nor sympathy nor overload; a third off is close.
    for (name, a, b) in [
      ("intrusion", start.intrusion, later.intrusion), ("guilt", start.guilt, later.guilt),
      ("betrayal", start.betrayal, later.betrayal),
      ("lost safety", 0.85 - start.safety, 0.85 - later.safety),
      ("lost trust", 0.85 - start.trust, 0.85 - later.trust),
    ] {
      #expect(a > 0.3 * b && a < 2 * b, "\(name), seed 62: \(a) at first, \(b) later")
    }
  }

  private struct Means {
    var (intrusion, guilt, betrayal, safety, trust) = (0.0, 0.0, 0.0, 0.0, 0.0)

    mutating func add(_ unit: borrowing CareUnit) {
      for i in 0..<62 {
        intrusion += Double(unit.clinicians[i].intrusion) / 186
        guilt += Double(unit.clinicians[i].guilt) / 186
        betrayal += Double(unit.clinicians[i].betrayal) / 186
        safety += Double(unit.clinicians[i].safety) / 186
        trust += Double(unit.clinicians[i].trust) / 186
      }
    }
  }

  @Test("The mean excess of a gamma variate is the closed form of whole shapes")
  func excess() {
    // Shape 2, mean m: E[(x - t)+] = e^(-t/b) (t + 2 b), b = m/2.
    for (t, m) in [(4.0, 1.0), (4, 8), (0.5, 3), (20, 1)] {
      let b = m / 2
      let exact = exp(-t / b) * (t + 2 * b)
      #expect(abs(gammaExcess(above: t, shape: 2, mean: m) / exact - 1) < 2e-3, "\(t), \(m)")
    }
  }

  @Test("The rota's own hours: three 12.5-hour shifts a week, less four weeks' vacation")
  func hours() throws {
    let rota = Rota(try Model.icu().units[0])
    #expect(abs(rota.hoursPerDay(of: 5) - 3 * 12.5 / 7 * (1 - 28.0 / 365)) < 1e-9)
  }

  @Test("An avoidant clinician hands traumatic cases on; without avoidance nobody does")
  func handOffs() throws {
    func handed(_ change: (inout Model) -> Void) throws -> Double {
      var model = try Model.icu(days: 60, warmUpDays: 0)
      change(&model)
      return try Simulation(model: model, seed: 63, recording: .clinicians).run(replicate: 0)
        .column(.handOffs).filter { !$0.isNaN }.reduce(0, +)
    }
    let some = try handed { $0.dynamics.trauma.avoidanceGain = 1 }
    #expect(some > 10, "seed 63: \(some)")
    #expect(try handed { $0.mechanisms.avoidance = 0 } == 0)
    #expect(try handed { $0.mechanisms.traumaticStress = 0 } == 0)
  }

  @Test(
    "A switch of the person that is off is the same as its constants at 0, byte for byte",
    arguments: 0..<5)
  func off(_ number: Int) throws {
    let pairs: [((inout Model) -> Void, (inout Model) -> Void)] = [
      ({ $0.mechanisms.sympathy = 0 }, { $0.dynamics.meeting.sympathyChance = 0 }),
      (
        { $0.mechanisms.burnoutFeedback = 0 },
        {
          $0.dynamics.burnout.cynicismDistance = 0
          $0.dynamics.burnout.efficacyDrive = 0
        }
      ),
      (
        { $0.mechanisms.avoidance = 0 },
        {
          $0.dynamics.trauma.avoidanceSharing = 0
          $0.dynamics.trauma.avoidanceHandOff = 0
        }
      ),
      (
        { $0.mechanisms.bounceBack = 0 },
        {
          $0.dynamics.arousal.hardShiftSlowing = 0
          $0.dynamics.arousal.hyperarousalSlowing = 0
        }
      ),
      ({ $0.mechanisms.errors = 0 }, { $0.dynamics.errors.rate = 0 }),
    ]
    func outcomes(_ change: (inout Model) -> Void) throws -> [Double] {
      var model = try Model.icu(days: 60, warmUpDays: 0)
      change(&model)
      return try Simulation(model: model, seed: 64).run(replicate: 0).outcomes
    }
    let (off, zero) = (try outcomes(pairs[number].0), try outcomes(pairs[number].1))
    #expect(isIdentical(off, zero))
    #expect(!isIdentical(off, try outcomes { _ in }))
  }
}
