// A and B of the capacity equation once more, factor by factor.
//
// The products that the simulation runs on are in CareUnit+Time; a test holds the sums of these rates
// to them. Each factor gets what it adds to the product of those before it.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// A product that is taken apart factor by factor.
private struct Peeling {
  var rates = CauseRates()
  private var product = 0.0

  mutating func begin(_ cause: CapacityCause, _ rate: Double) {
    rates[cause] = rate
    product = rate
  }

  mutating func multiply(_ cause: CapacityCause, _ factor: Double) {
    let next = product * factor
    rates[cause] = next - product
    product = next
  }
}

extension CareUnit {
  /// Rates by cause from now to the next mark of clinician i, whose rates have just been refreshed.
  func causeRates(_ i: Int, ahead: Double) -> CauseRates {
    let me = clinicians + i
    let mode = me.pointee.mode
    var peeling = Peeling()
    if mode.isAtWork {
      peelAtWork(&peeling, me, ahead: ahead)
    } else {
      peelOffDuty(&peeling, me, ahead: ahead)
    }
    peeling.rates[.base] = k.dynamics.capacity.baseDepletion
    if mode.isEngaged || mode == .overrun { peelDepletion(&peeling, me, ahead: ahead) }
    return peeling.rates
  }

  private func peelAtWork(
    _ peeling: inout Peeling, _ me: UnsafeMutablePointer<Clinician>, ahead: Double
  ) {
    let c = k.dynamics.capacity
    switch me.pointee.mode {
    case .breakFree:
      peeling.begin(.breakFree, c.onBreak)
      peeling.multiply(.breakQuality, k.breakQuality)
    case .microBreak:
      peeling.begin(.microBreak, c.onBreak * plan.breaks.microBreakShare)
    case .breakAtDesk:
      peeling.begin(.breakAtDesk, c.onBreak * c.breakAtDeskShare)
      return
    default:
      let buffer = me.pointee.buffer * decayMean(k.bufferDecay * ahead)
      let drive = me.pointee.drive / k.dynamics.encounter.driveSetPoint - 1
      peeling.begin(.working, c.working)
      peeling.multiply(.support, 1 + c.supportReplenishment * buffer)
      peeling.multiply(.meaning, max(0, 1 + c.meaningReplenishment * drive))
      return
    }
    let arousal = meanArousal(me, k.arousalOnBreak, ahead: ahead)
    peeling.multiply(.arousal, 1 - c.detachmentLoss * arousal)
  }

  private func peelOffDuty(
    _ peeling: inout Peeling, _ me: UnsafeMutablePointer<Clinician>, ahead: Double
  ) {
    let c = k.dynamics.capacity
    let isAsleep = me.pointee.mode == .asleep
    if isAsleep {
      peeling.begin(.asleep, c.asleep)
    } else if me.pointee.isOnVacation {
      peeling.begin(.onLeave, c.onLeave)
    } else {
      peeling.begin(.offDuty, c.offDuty)
    }
    if me.pointee.isOnCall {
      peeling.multiply(
        .onCall, 1 - (isAsleep ? plan.rota.onCallSleep : plan.rota.onCallDetachment))
    }
    peeling.multiply(.lifeStrain, ws_exp(-Double(me.pointee.strain)))
    peeling.multiply(.goodSpells, ws_exp(Double(me.pointee.uplift)))
    if isAsleep {
      let arousal = meanArousal(me, k.arousalAsleep, ahead: ahead)
      peeling.multiply(.arousal, 1 - c.sleepArousalLoss * arousal)
      let misalignment = meanMisalignment(from: now, hours: ahead)
      peeling.multiply(.misalignment, 1 - c.misalignmentLoss * misalignment)
    } else {
      let arousal = meanArousal(me, k.arousalOffDuty, ahead: ahead)
      peeling.multiply(
        .arousal, max(0, 1 - c.detachmentLoss * Double(me.pointee.rumination) * arousal))
    }
  }

  private func peelDepletion(
    _ peeling: inout Peeling, _ me: UnsafeMutablePointer<Clinician>, ahead: Double
  ) {
    let c = k.dynamics.capacity
    let w = feltLoad(me)
    let rise = k.dynamics.sleep.pressureRise * ahead
    let pressure = 1 - (1 - me.pointee.sleepPressure) * decayMean(rise)
    let distress = weight(ofDistress: me, ahead: ahead)
    let injury = 0.5 * Double(me.pointee.guilt + me.pointee.betrayal)
    peeling.begin(.workload, c.workDepletion * rationed(w))
    peeling.multiply(.overload, 1 + c.overload * max(0, w - c.overloadKnee))
    peeling.multiply(.sleepPressure, 1 + c.sleepPressureDepletion * pressure)
    peeling.multiply(.moralDistress, 1 + c.distressDepletion * distress)
    peeling.multiply(.moralInjury, 1 + c.injuryDepletion * injury)
  }
}
