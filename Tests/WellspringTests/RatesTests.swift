// Replenishment and depletion against section 2 of the model's description, written down apart: the
// means of decaying states come from Simpson's rule here and from closed forms there.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring

@Suite("Rates")
struct RatesTests {
  /// Mean of a function over 0 ... `hours`, by Simpson's rule.
  private func mean(_ hours: Double, _ f: (Double) -> Double) -> Double {
    let steps = 40
    var sum = 0.0
    for n in 0...steps {
      let weight: Double = n == 0 || n == steps ? 1 : n % 2 == 1 ? 4 : 2
      sum += weight * f(hours * Double(n) / Double(steps))
    }
    return sum / (3 * Double(steps))
  }

  /// A and B of clinician i from now to the next mark.
  private func expected(_ unit: borrowing CareUnit, _ i: Int, _ d: Dynamics) -> (Double, Double) {
    let (me, c, now) = (unit.clinicians[i], d.capacity, unit.now)
    let step = me.mode.isAtWork ? 1.0 : 4.0
    let ahead = (floor(now / step) + 1) * step - now
    let brooding =
      me.mode.isAtWork ? 0 : min(d.arousal.ruminationTop, Double(me.restlessness * me.rumination))
    let rest = min(1, d.arousal.restingHyperarousal * Double(me.hyperarousal) + brooding)
    func arousal(_ halfLife: Double) -> Double {
      mean(ahead) { rest + (me.arousal - rest) * exp2(-$0 * Double(me.recovery) / halfLife) }
    }
    let life = exp(Double(me.uplift) - Double(me.strain))
    let onDesk = c.onBreak * c.breakAtDeskShare
    switch me.mode {
    case .working, .overrun, .breakAtDesk:
      let buffer = mean(ahead) { me.buffer * exp2(-$0 / d.support.bufferHalfLife) }
      let meaning = 1 + c.meaningReplenishment * (me.drive / d.encounter.driveSetPoint - 1)
      let working = c.working * (1 + c.supportReplenishment * buffer) * max(0, meaning)
      let load = me.mode == .overrun ? unit.plan.rota.overrunLoad : me.demand / 2
      let w = load * Double(me.loadFactor)
      let pressure = mean(ahead) { 1 - (1 - me.sleepPressure) * exp(-d.sleep.pressureRise * $0) }
      let fresh = mean(ahead) { me.distress * exp(-$0 / (24 * d.moral.distressTime)) }
      let distress = min(1, fresh + Double(unit.dispositions[i].residue))
      let injury = (Double(me.guilt) + Double(me.betrayal)) / 2
      let work =
        c.workDepletion * pow(w, c.elasticity) * (1 + c.overload * max(0, w - c.overloadKnee))
      let strain =
        (1 + c.sleepPressureDepletion * pressure) * (1 + c.distressDepletion * distress)
        * (1 + c.injuryDepletion * injury)
      return (me.mode == .breakAtDesk ? onDesk : working, c.baseDepletion + work * strain)
    case .breakFree:
      let left = 1 - c.detachmentLoss * arousal(d.arousal.halfLifeOnBreak)
      return (c.onBreak * left, c.baseDepletion)
    case .asleep:
      let phase = mean(ahead) { 0.5 + 0.5 * cos(2 * .pi * (now + $0 - d.sleep.acrophase) / 24) }
      let left = 1 - c.sleepArousalLoss * arousal(d.arousal.halfLifeAsleep)
      return (c.asleep * life * left * (1 - c.misalignmentLoss * phase), c.baseDepletion)
    default:
      let rate = me.isOnVacation ? c.onLeave : c.offDuty
      let left = 1 - c.detachmentLoss * arousal(d.arousal.halfLifeOffDuty)
      return (rate * life * left, c.baseDepletion)
    }
  }

  /// Hazard of a morally injurious event, 1/h.
  private func moralHazard(_ unit: borrowing CareUnit, _ me: Clinician) -> Double {
    let m = unit.plan.moralEvents
    let rates = m.tookPart + m.failedToPrevent + m.witnessed + m.betrayed
    let content = me.caseCount > 0 ? me.caseMoralHazard / Double(me.caseCount) : 1
    let ofUnit = unit.totalDemand > 0 ? max(0, unit.unmetDemand) / unit.totalDemand : 0
    let w = me.demand / 2 * Double(me.loadFactor)
    let own = w > 1 ? max(0, 1 - pow(w, unit.k.dynamics.capacity.elasticity - 1)) : 0
    let undone = min(1, ofUnit + own)
    return rates * content
      * (1 + m.overloadSensitivity * max(0, me.demand / 2 - 1) + m.undoneSensitivity * undone)
  }

  @Test("Replenishment, depletion and moral hazard are the equations of the model, in every mode")
  func equations() throws {
    var model = try Model.icu(days: 90, warmUpDays: 0)
    model.units[0].posts = [.of(20, vacationWeeks: 20)]
    model.units[0].work.nominalDemand = 2
    model.units[0].moralEvents.tookPart = 0.05
    // Contacts at any time, so that somebody is looked at in every mode.
    model.units[0].peerSupport.supportiveShare = 1
    var unit = startUnit(model, seed: 8)
    var seen: Set<String> = []
    // The bound allows for moral injury in single precision; the rates are hundredths and more.
    for _ in 0..<30_000 {
      unit.step()
      let i = Int(unit.now * 1_000) % 20
      if unit.clinicians[i].mode == .vacant { continue }
      unit.advance(i)
      // Slow states that a month would not bring about.
      unit.clinicians[i].hyperarousal = 0.3
      unit.clinicians[i].strain = 0.2
      unit.clinicians[i].uplift = 0.35
      unit.clinicians[i].drive = 0.7
      unit.refresh(i)
      let me = unit.clinicians[i]
      let (a, b) = expected(unit, i, model.dynamics)
      #expect(abs(me.replenishment - a) < 1e-8, "seed 8: \(me.mode) at \(unit.now) h")
      #expect(abs(me.depletion - b) < 1e-8, "seed 8: \(me.mode) at \(unit.now) h")
      let hazard = me.mode.isCaring ? moralHazard(unit, me) : 0
      #expect(abs(me.moralEvents.rate - hazard) < 1e-9, "seed 8: \(me.mode) at \(unit.now) h")
      seen.insert("\(me.mode)")
      if me.isOnVacation { seen.insert("vacation") }
      if me.mode == .working && me.demand > 2.2 { seen.insert("overload") }
    }
    #expect(seen.count == 8, "\(seen.sorted())")
  }
}
