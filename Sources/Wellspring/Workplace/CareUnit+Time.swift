// How a clinician moves between events, and what the rates are until the next one.
//
// Advance: every state by its closed form under the rates in force. Refresh: compute A and B anew
// from the states, each decaying factor at its exact mean up to the next refresh mark, and tell the
// internal clocks of the hazards. Marks are every hour of the clock at work and every four off it.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// Mean of e^(-x s) over s in [0, 1].
@inline(__always)
func decayMean(_ x: Double) -> Double {
  x < 1e-9 ? 1 - 0.5 * x : -ws_expm1(-x) / x
}

/// The saturating jump: towards 1 by the exponent x >= 0; jumps compose by adding x.
@inline(__always)
func raised(_ s: Double, by x: Double) -> Double { 1 - (1 - s) * ws_exp(-x) }

/// The same in single precision, for slow states.
@inline(__always)
func raised(_ s: Float, by x: Double) -> Float { Float(raised(Double(s), by: x)) }

/// Whether a state or a chance is one.
@inline(__always)
func isShare(_ x: Double) -> Bool { x >= 0 && x <= 1 }

/// The same in single precision.
@inline(__always)
func isShare(_ x: Float) -> Bool { x >= 0 && x <= 1 }

extension CareUnit {
  /// Moves clinician i to the present.
  @inline(__always)
  mutating func advance(_ i: Int) {
    let dt = now - clinicians[i].stateTime
    if dt > 0 { advance(i, by: dt) }
  }

  private mutating func advance(_ i: Int, by dt: Double) {
    let me = clinicians + i
    assert(dt > 0 && dt < .infinity, "a state moves backwards or for ever")
    me.pointee.stateTime = now
    let mode = me.pointee.mode
    if mode == .vacant { return }
    flow(me, by: dt)
    let rest = restingArousal(me)
    let a = me.pointee.arousal
    let calming = arousalDecay(mode) * Double(me.pointee.recovery)
    me.pointee.arousal = rest + (a - rest) * ws_exp(-calming * dt)
    if k.hasActivation && !mode.isAtWork {
      dispositions[i].restlessHours += Float(dt * (rest + (a - rest) * decayMean(calming * dt)))
      dispositions[i].hoursOff += Float(dt)
    }
    dispositions[i].fatigueDose += dispositions[i].fatigueRate * Float(dt)
    me.pointee.buffer *= ws_exp(-k.bufferDecay * dt)
    me.pointee.isolation = raised(me.pointee.isolation, by: k.isolationGrowth * dt)
    me.pointee.numbing *= ws_exp(-k.numbingDecay * dt)
    me.pointee.distress *= ws_exp(-k.distressDecay * dt)
    let m0 = driveSetPoint(me)
    me.pointee.drive = m0 + (me.pointee.drive - m0) * ws_exp(-k.driveReturn * dt)
    if mode == .asleep {
      me.pointee.sleepPressure *= ws_exp(-k.dynamics.sleep.pressureFall * dt)
      tallies[i].sleepHours += dt
      me.pointee.daySleep += Float(dt)
    } else {
      me.pointee.sleepPressure = raised(
        me.pointee.sleepPressure, by: k.dynamics.sleep.pressureRise * dt)
    }
    if mode.isAtWork {
      me.pointee.encounters.left -= me.pointee.encounters.rate * dt
      me.pointee.contacts.left -= me.pointee.contacts.rate * dt
      me.pointee.moralEvents.left -= me.pointee.moralEvents.rate * dt
      tallies[i].dutyHours += dt
      if mode != .overrun { tallies[i].floorHours += dt }
      if !me.pointee.isRelieved {
        tallies[i].loadHours += dt * me.pointee.demand / me.pointee.nominalDemand
        if me.pointee.caseCount > 0 { tallies[i].busyHours += dt }
      }
    }
    assert(isShare(me.pointee.arousal) && isShare(me.pointee.buffer), "arousal or buffer")
    assert(isShare(me.pointee.isolation) && isShare(me.pointee.sleepPressure), "isolation or sleep")
    assert(isShare(me.pointee.numbing) && isShare(me.pointee.distress), "numbing or distress")
    assert(isShare(me.pointee.drive), "drive out of range")
  }

  /// Capacity and its integrals over the last `dt` hours.
  @inline(__always)
  private func flow(_ me: UnsafeMutablePointer<Clinician>, by dt: Double) {
    let flow = CapacityFlow(
      replenishment: me.pointee.replenishment, depletion: me.pointee.depletion, spiral: k.spiral)
    let before = me.pointee.capacity
    let (after, integral) = flow.advance(before, hours: dt)
    assert(after >= 0 && integral >= 0, "capacity out of range")
    me.pointee.capacity = after
    me.pointee.dayCapacity += integral
    let midpoint = k.spiral.midpoint
    if before < midpoint || after < midpoint {
      me.pointee.dayDepleted +=
        before < midpoint && after < midpoint
        ? dt : flow.timeBelow(midpoint, from: before, hours: dt)
    }
  }

  @inline(__always)
  func arousalDecay(_ mode: Mode) -> Double {
    switch mode {
    case .asleep: k.arousalAsleep
    case .breakFree, .microBreak: k.arousalOnBreak
    case .offDuty, .vacant: k.arousalOffDuty
    case .working, .breakAtDesk, .overrun: k.arousalWorking
    }
  }

  /// Where drive rests: a person of more efficacy is driven more.
  @inline(__always)
  func driveSetPoint(_ me: UnsafeMutablePointer<Clinician>) -> Double {
    let b = k.dynamics.burnout
    return k.dynamics.encounter.driveSetPoint
      * (1 + b.efficacyDrive * (Double(me.pointee.efficacy) - b.efficacyBase))
  }

  /// The next mark of the fixed grid after the present.
  @inline(__always)
  func nextMark(_ mode: Mode) -> Double {
    let step = mode.isAtWork ? markHours : 4 * markHours
    return (ws_floor(now / step) + 1) * step
  }

  mutating func refreshTimer(_ i: Int) {
    note(.refresh, i)
    advance(i)
    if clinicians[i].mode.isOnDuty && (unmetDemand > 0 || k.rations) { sufferUndoneCare(i) }
    refresh(i)
  }

  /// Sets the mode of clinician i from now on.
  mutating func enter(_ mode: Mode, _ i: Int) {
    clinicians[i].mode = mode
    refresh(i)
  }

  /// New rates from now to the next mark. The clinician must have been advanced to the present.
  mutating func refresh(_ i: Int) {
    let me = clinicians + i
    let mode = me.pointee.mode
    if mode == .vacant {
      queue.cancel(slot(.refresh, i))
      return
    }
    assert(me.pointee.stateTime == now, "refresh of a state that is not up to date")
    let mark = nextMark(mode)
    // Between two marks the timer is set already, and a comparison is cheaper than the matches.
    if queue.time(of: slot(.refresh, i)) != mark { queue.schedule(slot(.refresh, i), at: mark) }
    let ahead = mark - now
    if mode.isAtWork {
      me.pointee.replenishment = replenishmentAtWork(me, ahead: ahead)
      me.pointee.depletion = depletionAtWork(i, ahead: ahead)
    } else {
      me.pointee.replenishment = replenishmentOffDuty(me, ahead: ahead)
      me.pointee.depletion = k.dynamics.capacity.baseDepletion
      dispositions[i].fatigueRate = mode == .asleep ? k.fatigueAsleep : k.fatigueOffDuty
    }
    assert(ahead > 0, "a refresh mark that has passed")
    assert(me.pointee.replenishment >= 0 && me.pointee.depletion >= 0, "rates of capacity")
    assert(me.pointee.demand >= -1e-6 && me.pointee.caseCount >= 0, "load out of range")
    if i == watched { turnLedger(i, ahead: ahead) }
    refreshHazards(i)
  }

  @inline(__always)
  private func replenishmentAtWork(
    _ me: UnsafeMutablePointer<Clinician>, ahead: Double
  ) -> Double {
    let c = k.dynamics.capacity
    switch me.pointee.mode {
    case .breakFree:
      return c.onBreak * k.breakQuality
        * (1 - c.detachmentLoss * meanArousal(me, k.arousalOnBreak, ahead: ahead))
    case .microBreak:
      return c.onBreak * plan.breaks.microBreakShare
        * (1 - c.detachmentLoss * meanArousal(me, k.arousalOnBreak, ahead: ahead))
    case .breakAtDesk:
      return c.onBreak * c.breakAtDeskShare
    default:
      let buffer = me.pointee.buffer * decayMean(k.bufferDecay * ahead)
      let drive = me.pointee.drive / k.dynamics.encounter.driveSetPoint - 1
      return c.working * (1 + c.supportReplenishment * buffer)
        * max(0, 1 + c.meaningReplenishment * drive)
    }
  }

  @inline(__always)
  private mutating func depletionAtWork(_ i: Int, ahead: Double) -> Double {
    let me = clinicians + i
    let c = k.dynamics.capacity
    if !me.pointee.mode.isEngaged && me.pointee.mode != .overrun {
      dispositions[i].fatigueRate = 0
      return c.baseDepletion
    }
    let w = feltLoad(me)
    let effort = rationed(w)
    let rise = k.dynamics.sleep.pressureRise * ahead
    let pressure = 1 - (1 - me.pointee.sleepPressure) * decayMean(rise)
    let distress = weight(ofDistress: me, ahead: ahead)
    let injury = 0.5 * Double(me.pointee.guilt + me.pointee.betrayal)
    let f = k.dynamics.fatigue
    dispositions[i].fatigueRate = Float(
      f.rate * effort * (1 + f.sleepPressure * pressure)
        * (1 + f.depletion * max(0, 1 - me.pointee.capacity)))
    return c.baseDepletion + depletion(byLoad: w, effort: effort)
      * (1 + c.sleepPressureDepletion * pressure) * (1 + c.distressDepletion * distress)
      * (1 + c.injuryDepletion * injury)
  }

  @inline(__always)
  private func replenishmentOffDuty(
    _ me: UnsafeMutablePointer<Clinician>, ahead: Double
  ) -> Double {
    let c = k.dynamics.capacity
    let life = ws_exp(Double(me.pointee.uplift) - Double(me.pointee.strain))
    if me.pointee.mode == .asleep {
      let arousal = meanArousal(me, k.arousalAsleep, ahead: ahead)
      let rate =
        c.asleep * life * (1 - c.sleepArousalLoss * arousal)
        * (1 - c.misalignmentLoss * meanMisalignment(from: now, hours: ahead))
      return me.pointee.isOnCall ? rate * (1 - plan.rota.onCallSleep) : rate
    }
    var rate = me.pointee.isOnVacation ? c.onLeave : c.offDuty
    if me.pointee.isOnCall { rate *= 1 - plan.rota.onCallDetachment }
    let arousal = meanArousal(me, k.arousalOffDuty, ahead: ahead)
    return rate * life * max(0, 1 - c.detachmentLoss * Double(me.pointee.rumination) * arousal)
  }

  /// Where arousal rests: hyperarousal, and off duty what one broods over.
  @inline(__always)
  func restingArousal(_ me: UnsafeMutablePointer<Clinician>) -> Double {
    let rest = Double(me.pointee.hyperarousal) * k.dynamics.arousal.restingHyperarousal
    if !k.hasRumination || me.pointee.mode.isAtWork { return rest }
    let brooding = Double(me.pointee.restlessness * me.pointee.rumination)
    return min(1, rest + min(k.dynamics.arousal.ruminationTop, brooding))
  }

  @inline(__always)
  func meanArousal(
    _ me: UnsafeMutablePointer<Clinician>, _ decay: Double, ahead: Double
  ) -> Double {
    let rest = restingArousal(me)
    return rest + (me.pointee.arousal - rest)
      * decayMean(decay * Double(me.pointee.recovery) * ahead)
  }

  /// Mean circadian misalignment of sleep: 0 at the trough of alertness, 1 at its peak.
  @inline(__always)
  func meanMisalignment(from time: Double, hours: Double) -> Double {
    let turn = 2 * Double.pi / 24
    let start = turn * (time - k.dynamics.sleep.acrophase)
    let end = start + turn * hours
    return 0.5 + 0.5 * (ws_sin(end) - ws_sin(start)) / (turn * hours)
  }

  /// Tells the internal clocks of the hazards their present rates.
  @inline(__always)
  mutating func refreshHazards(_ i: Int) {
    let me = clinicians + i
    let mode = me.pointee.mode
    let engaged = mode.isEngaged
    let encounters = engaged && k.hasEncounters ? me.pointee.caseEncounterRate : 0
    let moral = engaged ? moralHazard(me) : 0
    setRate(&me.pointee.encounters, encounters, .encounter, i)
    setRate(&me.pointee.contacts, mode.isOnDuty ? supportHazard(i) : 0, .contact, i)
    setRate(&me.pointee.moralEvents, moral, .moralEvent, i)
  }

  /// Changes a hazard's rate: what is left of it takes (what is left) / (new rate) hours.
  @inline(__always)
  private mutating func setRate(
    _ clock: inout HazardClock, _ rate: Double, _ timer: Timer, _ i: Int
  ) {
    if rate == clock.rate { return }
    assert(rate >= -1e-9 && rate < .infinity, "a hazard out of range")
    clock.rate = rate
    schedule(clock, timer, i)
  }

  @inline(__always)
  mutating func schedule(_ clock: HazardClock, _ timer: Timer, _ i: Int) {
    let wait = clock.rate > 0 ? max(0, clock.left) / clock.rate : .infinity
    queue.schedule(slot(timer, i), at: max(now, clinicians[i].stateTime + wait))
  }
}
