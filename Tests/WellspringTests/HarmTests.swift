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
    _ outcome: Outcome, days: Double = 120, _ change: (inout Model) -> Void = { _ in }
  ) throws -> Double {
    var model = try Model.icu(days: days, warmUpDays: 60)
    change(&model)
    return Statistics.average(try replicates(6, of: model, seed: 46).map { $0[outcome] })
  }

  @Test("Each harm rises with its own cause")
  func causes() throws {
    let cases = try Model.icu().units[0].work.cases.indices
    #expect(
      try mean(.highExhaustionPercent) { $0.dynamics.capacity.workDepletion *= 1.2 }
        > mean(.highExhaustionPercent) + 5, "burnout: workload")
    let trauma: (inout Model) -> Void = { model in
      for c in cases { model.units[0].work.cases[c].traumaShare *= 2 }
    }
    #expect(
      try mean(.traumaticStressPercent, trauma) > mean(.traumaticStressPercent) + 3, "trauma")
    #expect(try mean(.worldviewMean, trauma) < mean(.worldviewMean) - 0.002, "worldview: trauma")
    let betrayal: (inout Model) -> Void = { $0.units[0].moralEvents.betrayed *= 10 }
    #expect(
      try mean(.moralInjuryPercent, betrayal) > mean(.moralInjuryPercent) + 5, "moral injury")
    #expect(
      try mean(.worldviewMean, betrayal) < mean(.worldviewMean) - 0.005, "worldview: betrayal")
    #expect(
      try mean(.compassionFatiguePercent) { $0.clinicians.permeabilityMean = 0.75 }
        > mean(.compassionFatiguePercent) + 5, "compassion fatigue: over-use of empathy")
  }

  @Test("Betrayal is not trauma, and trauma not betrayal")
  func apart() throws {
    let betrayed = try mean(.traumaticStressPercent) { $0.units[0].moralEvents.betrayed *= 5 }
    #expect(abs(betrayed - (try mean(.traumaticStressPercent))) < 3)
    let exposed = try mean(.moralInjuryPercent) { model in
      for c in model.units[0].work.cases.indices { model.units[0].work.cases[c].traumaShare *= 2 }
    }
    #expect(abs(exposed - (try mean(.moralInjuryPercent))) < 3)
  }

  @Test("Rest heals neither trauma nor moral injury nor beliefs: on leave they fade as at work")
  func rest() throws {
    func states(weeks: Double) throws -> [[Float]] {
      var model = try Model.icu(days: 60, warmUpDays: 0)
      model.units[0].posts = [.of(6, vacationWeeks: weeks)]
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
    #expect(try mean(.compassionFatiguePercent, skilled) < mean(.compassionFatiguePercent) - 2)
    #expect(try mean(.waitHoursMean, skilled) == mean(.waitHoursMean))
    let undone = try mean(.careLeftUndonePercent, skilled) / mean(.careLeftUndonePercent)
    #expect(undone > 0.8 && undone < 1.2, "seed 46: \(undone)")
  }

  @Test("Earlier exposure sensitises: the same exposure leaves more stress")
  func sensitisation() throws {
    let plain = try mean(.traumaticStressPercent) { $0.dynamics.trauma.sensitisation = 0 }
    #expect(try mean(.traumaticStressPercent) { $0.dynamics.trauma.sensitisation = 4 } > plain + 1)
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
