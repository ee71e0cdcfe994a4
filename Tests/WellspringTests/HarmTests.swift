// Five harms, kept apart: each has its own cause, and another's remedy does not cure it.
// On common random numbers.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Five harms")
struct HarmTests {
  private func mean(
    _ outcome: Outcome, replicates count: Int = 5, _ change: (inout Model) -> Void = { _ in }
  ) throws -> Double {
    var model = try Model.icu(days: 90, warmUpDays: 45)
    change(&model)
    return Statistics.average(try replicates(count, of: model, seed: 46).map { $0[outcome] })
  }

  /// A harm, how its outcome moves at least, and its cause.
  private struct Cause: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let outcome: Outcome
    let rise: Double
    let change: @Sendable (inout Model) -> Void
  }

  private static let moreTrauma: @Sendable (inout Model) -> Void = { model in
    for c in model.units[0].work.cases.indices { model.units[0].work.cases[c].traumaShare *= 2 }
  }

  private static let causes = [
    Cause(
      testDescription: "burnout: workload", outcome: .highExhaustionPercent, rise: 5,
      change: { $0.dynamics.capacity.workDepletion *= 1.2 }),
    Cause(
      testDescription: "traumatic stress: trauma", outcome: .traumaticStressPercent, rise: 3,
      change: moreTrauma),
    Cause(
      testDescription: "vicarious trauma: trauma", outcome: .worldviewMean, rise: -0.002,
      change: moreTrauma),
    Cause(
      testDescription: "vicarious trauma: betrayal", outcome: .worldviewMean, rise: -0.005,
      change: { $0.units[0].moralEvents.betrayed *= 10 }),
    Cause(
      testDescription: "moral injury: betrayal", outcome: .moralInjuryPercent, rise: 5,
      change: { $0.units[0].moralEvents.betrayed *= 10 }),
    Cause(
      testDescription: "compassion fatigue: over-use of empathy",
      outcome: .compassionFatiguePercent, rise: 5,
      change: { $0.clinicians.permeabilityMean = 0.75 }),
  ]

  @Test("Each harm rises with its own cause", arguments: causes)
  private func cause(_ cause: Cause) throws {
    let rise = try mean(cause.outcome, cause.change) - mean(cause.outcome)
    #expect(rise / cause.rise > 1, "seed 46: \(rise)")
  }

  @Test("Betrayal is not trauma, and trauma not betrayal")
  func apart() throws {
    // One unit's difference deviates by 4 points: it takes many to tell no effect from one of 3.
    let betrayed = try mean(.traumaticStressPercent, replicates: 30) {
      $0.units[0].moralEvents.betrayed *= 5
    }
    let spared = try mean(.traumaticStressPercent, replicates: 30)
    #expect(abs(betrayed - spared) < 3, "seed 46: \(betrayed), \(spared)")
    let exposed = try mean(.moralInjuryPercent, replicates: 30, Self.moreTrauma)
    let unexposed = try mean(.moralInjuryPercent, replicates: 30)
    #expect(abs(exposed - unexposed) < 3, "seed 46: \(exposed), \(unexposed)")
  }

  @Test("Rest heals neither trauma nor moral injury nor beliefs: on leave they fade as at work")
  func rest() throws {
    func states(weeks: Double) throws -> [[Float]] {
      var model = try Model.icu(days: 60, warmUpDays: 0)
      model.units[0].posts = [.of(6, vacationWeeks: weeks)]
      // Colleagues help to come to terms with what was met; rest alone does not.
      model.units[0].peerSupport.contactRate = 0
      model.units[0].work.arrivals.rate = 0
      model.mechanisms.absence = 0
      model.mechanisms.turnover = 0
      model.mechanisms.moralInjury = 0
      var unit = startUnit(model, seed: 1)
      for i in 0..<6 {
        unit.clinicians[i].intrusion = 0.5
        unit.clinicians[i].avoidance = 0.5
        unit.clinicians[i].hyperarousal = 0.5
        unit.clinicians[i].guilt = 0.5
        unit.clinicians[i].safety = 0.5
      }
      try unit.run(until: 24 * 60)
      return (0..<6).map {
        let me = unit.clinicians[$0]
        return [me.intrusion, me.avoidance, me.hyperarousal, me.guilt, me.safety]
      }
    }
    let working = try states(weeks: 0)
    #expect(working == (try states(weeks: 26)))
    let left = [-60.0 / 45, -60.0 / 45, -60.0 / 45, -60.0 / 240].map { 0.5 * exp($0) }
    for person in working {
      for (value, expected) in zip(person, left) { #expect(abs(Double(value) - expected) < 1e-4) }
      #expect(abs(Double(person[4]) - (0.85 - 0.35 * exp(-60.0 / 1825))) < 1e-4)
    }
  }

  @Test("Skill spares people distress, but treats no more patients and leaves no less care undone")
  func skillIsNoStaff() throws {
    let skilled: (inout Model) -> Void = { $0.clinicians.skillMean = 0.88 }
    let unskilled: (inout Model) -> Void = { $0.clinicians.skillMean = 0.6 }
    let spared =
      try mean(.compassionFatiguePercent, unskilled) - mean(.compassionFatiguePercent, skilled)
    #expect(spared > 2, "seed 46: \(spared)")
    let wait = try mean(.waitHoursMean, skilled) / mean(.waitHoursMean)
    #expect(wait > 0.95 && wait < 1.05, "seed 46: \(wait)")
    let undone = try mean(.careLeftUndonePercent, skilled) / mean(.careLeftUndonePercent)
    #expect(undone > 0.8 && undone < 1.2, "seed 46: \(undone)")
  }

  @Test("Earlier exposure sensitises: the same exposure leaves more stress")
  func sensitisation() throws {
    let plain = try mean(.traumaticStressPercent, replicates: 30) {
      $0.dynamics.trauma.sensitisation = 0
    }
    let sensitive = try mean(.traumaticStressPercent, replicates: 30) {
      $0.dynamics.trauma.sensitisation = 4
    }
    #expect(sensitive > plain + 0.5, "seed 46: \(plain), \(sensitive)")
  }

  @Test("Errors come as often as logged, more to the burned out, and trouble who makes them")
  func errors() throws {
    let rate = try mean(.errorsPer1000Shifts)
    // Rogers et al. 2004: 0.037 a shift (0.028 to 0.048).
    #expect((28...48).contains(rate), "seed 46: \(rate)")
    let unbiased = try mean(.errorsPer1000Shifts) { $0.dynamics.errors.burnedOut = 1 }
    #expect(unbiased < 0.85 * rate, "seed 46: \(unbiased) of \(rate)")
    #expect(
      try mean(.moralInjuryPercent) { $0.dynamics.errors.guilt = 0.05 }
        > mean(.moralInjuryPercent) + 3)
    #expect(try mean(.errorsPer1000Shifts) { $0.mechanisms.errors = 0 } == 0)
  }
}
