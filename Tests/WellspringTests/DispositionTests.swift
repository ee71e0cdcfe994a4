// Vulnerability, rationed effort, rumination, exhaustion in two speeds, residue, couplings: each alone, from
// the forms in which none of them acts.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Dispositions and couplings")
struct DispositionTests {
  /// Four people without work and without moral events.
  private func quiet(_ change: (inout Model) -> Void = { _ in }) throws -> CareUnit {
    var model = try Model.icu(days: 400, warmUpDays: 0)
    model.units[0].posts = [.of(4)]
    model.units[0].work.arrivals.rate = 0
    model.mechanisms.moralInjury = 0
    model.mechanisms.absence = 0
    model.mechanisms.turnover = 0
    model.dynamics.useFirstEdition()
    change(&model)
    return startUnit(model, seed: 63)
  }

  /// Everything of this file in use.
  private static func all(_ d: inout Dynamics) {
    d.capacity.elasticity = 0.5
    d.capacity.overloadKnee = 1.2
    d.burnout.fastShare = 0.8
    d.burnout.activation = 0.6
    d.burnout.cynicismBetrayal = 0.5
    d.burnout.cynicismDeviation = 0.1
    d.burnout.efficacyDeviation = 0.1
    d.arousal.ruminationBase = 0.11
    d.arousal.ruminationExhaustion = 0.15
    d.moral.residueGain = 0.5
    d.moral.injuryExhaustion = 1.2
    d.trauma.exhaustionSensitivity = 1.5
    d.people.leavingDistress = 0.5
    d.climate.leadershipDemand = 0.085
    d.vulnerability.exhaustionBase = 0.124
    d.vulnerability.rumination = 0.6
    d.vulnerability.ruminationOwn = 0.75
    d.vulnerability.injury = 0.65
    d.vulnerability.distress = 0.08
    d.vulnerability.distressOwn = 0.4
    d.vulnerability.contagion = 0.15
    d.vulnerability.support = 0.22
    d.vulnerability.supportOwn = 0.8
    d.vulnerability.loadDriftShare = 0.75
  }

  @Test("Everybody is alike where nothing of it is in use")
  func neutral() throws {
    var unit = try quiet()
    try unit.run(until: 24 * 20)
    for i in 0..<4 {
      let d = unit.dispositions[i]
      #expect(d.vulnerability(unit.k.dynamics.vulnerability) == 0)
      #expect([d.rumination, d.injury, d.distress, d.contagion, d.support] == [1, 1, 1, 1, 1])
      #expect(d.exhaustion == 0 && d.residue == 0 && unit.clinicians[i].restlessness == 0)
      #expect(unit.exhaustion(i) == Double(unit.clinicians[i].exhaustion))
    }
  }

  @Test("Vulnerability is standard normal, a tenth of it for life, and its factors have the mean 1")
  func distribution() throws {
    // 2,000 people: the mean of a standard normal is within 0.11 with a chance of 1e-6 otherwise.
    var model = try Model.icu(days: 800, warmUpDays: 0)
    model.units[0].posts = [.of(2_000)]
    model.units[0].work.arrivals.rate = 0
    model.mechanisms.moralInjury = 0
    model.mechanisms.turnover = 0
    Self.all(&model.dynamics)
    var unit = startUnit(model, seed: 64)
    let v = unit.k.dynamics.vulnerability
    func look() -> [Double] { (0..<2_000).map { unit.dispositions[$0].vulnerability(v) } }
    let first = look()
    // Drift alone, so that the test need not live through a thousand days.
    for day in 0..<1_000 {
      unit.day = day
      for i in 0..<2_000 { unit.moveDisposition(i) }
    }
    let last = look()
    for values in [first, last] {
      let (mean, variance) = moments(values)
      #expect(abs(mean) < 4.9 / 2_000.0.squareRoot())
      #expect(abs(variance - 1) < 4.9 * (2 / 2_000.0).squareRoot())
    }
    let r = zip(first, last).map(*).reduce(0, +) / 2_000
    #expect(abs(r - (0.1 + 0.9 * exp(-1))) < 4.9 * (2 / 2_000.0).squareRoot())
    for factor in [\Disposition.rumination, \.injury, \.distress, \.contagion, \.support] {
      let values = (0..<2_000).map { Double(unit.dispositions[$0][keyPath: factor]) }
      let (mean, variance) = moments(values)
      #expect(abs(mean - 1) < 4.9 * (variance / 2_000).squareRoot())
      #expect(variance > 0.005)
    }
  }

  private func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, squares / Double(values.count - 1))
  }

  @Test("Effort grows with a power of the load; overload begins at the knee; the rest is undone")
  func effort() throws {
    let unit = try quiet { Self.all(&$0.dynamics) }
    let c = unit.k.dynamics.capacity
    #expect(abs(unit.depletion(byLoad: 1, effort: unit.rationed(1)) - c.workDepletion) < 1e-15)
    let heavy = c.workDepletion * 2.25.squareRoot() * (1 + c.overload * (2.25 - 1.2))
    #expect(abs(unit.depletion(byLoad: 2.25, effort: unit.rationed(2.25)) - heavy) < 1e-15)
    let me = unit.clinicians
    me.pointee.mode = .working
    me.pointee.loadFactor = 1
    me.pointee.demand = 2.25 * me.pointee.nominalDemand
    #expect(abs(unit.ownUndone(me) - 1.0 / 3) < 1e-12)
    me.pointee.demand = 0.8 * me.pointee.nominalDemand
    #expect(unit.ownUndone(me) == 0)
    let today = try quiet()
    today.clinicians.pointee.mode = .working
    today.clinicians.pointee.demand = 3 * me.pointee.nominalDemand
    #expect(today.ownUndone(today.clinicians) == 0)
  }

  @Test("Exhaustion has a fast and a slow part, each a relaxation of its own")
  func twoSpeeds() throws {
    var unit = try quiet { $0.dynamics.burnout.fastShare = 0.8 }
    unit.clinicians[0].exhaustion = 0.5
    unit.dispositions[0].fastExhaustion = 0.5
    #expect(abs(unit.exhaustion(0) - 0.5) < 1e-6)
    // Nobody works, so that capacity is above 1 within days and there is nothing to follow.
    unit.clinicians[0].capacity = 1.1
    for i in 0..<4 { unit.queue.cancel(unit.slot(.duty, i)) }
    try unit.run(until: 24 * 8)
    let slow = 0.5 * exp(-8 / unit.k.dynamics.burnout.exhaustionTime)
    let fast = 0.5 * exp(-8.0 / 4)
    #expect(abs(Double(unit.clinicians[0].exhaustion) - slow) < 1e-5)
    #expect(abs(Double(unit.dispositions[0].fastExhaustion) - fast) < 1e-5)
    #expect(abs(unit.exhaustion(0) - (0.2 * slow + 0.8 * fast)) < 1e-5)
  }

  @Test("Off duty arousal rests where one broods, and exhaustion follows its mean")
  func rumination() throws {
    var unit = try quiet {
      $0.dynamics.arousal.ruminationBase = 0.2
      $0.dynamics.burnout.activation = 0.5
      $0.dynamics.life.spellRate = 0
    }
    unit.clinicians[1].rumination = 0.5
    unit.clinicians[0].capacity = 1.1
    for i in 0..<4 { unit.queue.cancel(unit.slot(.duty, i)) }
    try unit.run(until: 24 * 30)
    #expect(abs(unit.clinicians[0].arousal - 0.2) < 1e-6)
    #expect(abs(unit.clinicians[1].arousal - 0.1) < 1e-6)
    try unit.run(until: 24 * 31)
    for i in 0..<2 {
      unit.now = 24 * 31 + 10
      unit.advance(i)
      #expect(abs(unit.dispositions[i].hoursOff - 10) < 1e-4)
      #expect(abs(unit.dispositions[i].restlessHours - (i == 0 ? 2 : 1)) < 1e-4)
    }
    #expect(abs(unit.wear(0, dayMean: 1.05) - 0.05) < 1e-5)
    #expect(unit.dispositions[0].hoursOff == 0)
    #expect(unit.wear(0, dayMean: 0.9) == Float(1 - 0.9))
  }

  @Test("Moral residue rises with distress and fades over months; without its gain there is none")
  func residue() throws {
    var unit = try quiet {
      $0.dynamics.moral.residueGain = 0.5
      $0.mechanisms.moralInjury = 1
      $0.units[0].moralEvents.tookPart = 0
      $0.units[0].moralEvents.failedToPrevent = 0
      $0.units[0].moralEvents.witnessed = 0
      $0.units[0].moralEvents.betrayed = 0
    }
    unit.injure(0, severity: 0.4, shareOfGuilt: 1)
    let gained = 1 - exp(-0.2)
    #expect(abs(Double(unit.dispositions[0].residue) - gained) < 1e-6)
    try unit.run(until: 24 * 60)
    #expect(abs(Double(unit.dispositions[0].residue) - gained * exp(-60.0 / 120)) < 1e-5)
    var today = try quiet { $0.mechanisms.moralInjury = 1 }
    today.injure(0, severity: 0.4, shareOfGuilt: 1)
    #expect(today.dispositions[0].residue == 0)
  }

  @Test("The vulnerable and the exhausted are injured more by the same event")
  func injury() throws {
    var unit = try quiet {
      $0.dynamics.moral.injuryExhaustion = 1
      $0.dynamics.vulnerability.injury = 0.65
    }
    unit.dispositions[0].injury = 1
    unit.dispositions[1].injury = 2
    for i in 0..<3 { unit.clinicians[i].guilt = 0 }
    unit.clinicians[2].exhaustion = 0.5
    unit.dispositions[2].injury = 1
    for i in 0..<3 { unit.injure(i, severity: 0.4, shareOfGuilt: 1) }
    let x = 0.4 * unit.k.dynamics.moral.injuryGain
    for (i, factor) in [1.0, 2, 1.5].enumerated() {
      #expect(abs(Double(unit.clinicians[i].guilt) - (1 - exp(-x * factor))) < 1e-6)
    }
  }

  @Test("With all of it in use every invariant holds, and the rates are those that the ledger sums")
  func together() throws {
    var model = try Model.icu(days: 20, warmUpDays: 0)
    Self.all(&model.dynamics)
    var unit = startUnit(model, seed: 65)
    for day in 1...20 {
      try unit.run(until: 24 * Double(day))
      try unit.checkInvariants()
    }
    for i in 0..<unit.clinicianCount where unit.clinicians[i].mode != .vacant {
      unit.advance(i)
      unit.refresh(i)
      let mark = unit.nextMark(unit.clinicians[i].mode)
      let rates = unit.causeRates(i, ahead: mark - unit.now)
      let me = unit.clinicians[i]
      #expect(abs(rates.sum(.replenishment) - me.replenishment) < 1e-15)
      #expect(abs(rates.sum(.depletion) - me.depletion) < 1e-15)
    }
  }
}
