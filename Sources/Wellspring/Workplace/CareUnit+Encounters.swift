// The empathic encounter: what a case does to a person.
//
//   k = R (1 - k1 a)(1 - k2 p)(1 - k3 (1 - C)+)     control: self-other distinction under strain
//   s                                               affect shared (see CareUnit+Meeting)
//   u = s^2 (1 - k)                                 contagion
//   v = s k good (1 - e^-x) / max(1, w)             compassion
//   C <- C e^(-ku x u);  C <- C + kv v (m / m0) g(C)
//   a, n and m jump; traumatic severity leaves secondary traumatic stress.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  mutating func encounterTimer(_ i: Int) {
    advance(i)
    let me = clinicians + i
    var luck = stream(i, .encounterClock)
    me.pointee.encounters.ordinal += 1
    luck.seek(UInt64(me.pointee.encounters.ordinal))
    me.pointee.encounters.left = luck.exponential(mean: 1)
    // Which of the cases, by their rates.
    var u = luck.uniform() * me.pointee.caseEncounterRate
    var c = me.pointee.firstCase
    while cases[Int(c)].next >= 0 {
      u -= cases[Int(c)].encounterRate
      if u < 0 { break }
      c = cases[Int(c)].next
    }
    encounter(i, with: Int(c), isLast: false)
    refresh(i)
    schedule(me.pointee.encounters, .encounter, i)
    // A session or a call cannot be handed on.
    if cases[Int(c)].isTraumatic && !staysOn { avoid(Int(c), i) }
  }

  /// Clinician i, advanced to the present, meets case c. Rates are refreshed by the caller.
  mutating func encounter(_ i: Int, with c: Int, isLast: Bool) {
    let me = clinicians + i
    assert(me.pointee.mode.isCaring, "an encounter with somebody who is not on the floor")
    assert(cases[c].state == .inCare, "an encounter with a case that is not in care")
    assert(me.pointee.stateTime == now, "an encounter with a state that is not up to date")
    let kind = caseClasses[Int(cases[c].caseClass)]
    // A case that is traumatic, but to a post that is spared such.
    let isTraumatic = cases[c].isTraumatic && !(i == watched && spares(.traumaCases))
    let isTrauma = isLast && isTraumatic
    var luck = caseStream(cases[c].number, .encounterSeverity, rank: cases[c].rank)
    luck.seek(UInt64(cases[c].encounterOrdinal))
    cases[c].encounterOrdinal += 1
    let outcomeLuck = luck.uniform()
    let x = luck.gamma(
      shape: k.dynamics.encounter.severityShape, mean: isTrauma ? kind.traumaScale : 1)
    var meeting = meet(i, severity: x, isTraumatic: isTraumatic, &luck)
    if i == watched && spares(.contagion) { meeting.contagion = 0 }
    let isGood = !isTrauma && outcomeLuck < kind.goodOutcome * meeting.quality

    let before = me.pointee.capacity
    let balance = feel(meeting, me, isGood: isGood)
    if i == watched {
      enterEncounter(i, before: before, loss: balance.loss, severity: isGood ? x : -x, case: c)
    }
    if isTrauma {
      me.pointee.traumaPauseEnd = now + k.traumaPauseHours
      tallies[i].lastGraveHour = now
    }
    if isTraumatic { tallies[i].traumaEncounters += 1 }
    let isGrave = meeting.severity > k.dynamics.trauma.threshold
    if isGrave {
      traumatise(i, meeting)
      markIncident(i)
    }
    me.pointee.dayEncounters &+= 1
    if isGood { me.pointee.dayGood &+= 1 }
    count(meeting, i, isGood: isGood, isDraining: balance.loss > balance.gain)
    note(
      .encounter, i, caseNumber: cases[c].number, value: isGood ? x : -x,
      change: me.pointee.capacity - before, detail: isGrave ? .traumatic : .none)
    if k.hasErrors { riskError(i, meeting, caseNumber: cases[c].number) }
  }

  /// Moves capacity, arousal, numbing and drive; returns what contagion took from capacity, and
  /// what a good outcome gives back, or would have given.
  @inline(__always)
  private func feel(
    _ meeting: Meeting, _ me: UnsafeMutablePointer<Clinician>, isGood: Bool
  ) -> (loss: Double, gain: Double) {
    let e = k.dynamics.encounter
    let (x, s) = (meeting.severity, meeting.shared)
    let before = me.pointee.capacity
    let compassion = s * meeting.control * -ws_expm1(-x) / meeting.load
    let left = before * ws_exp(-e.contagionLoss * x * meeting.contagion)
    let gain =
      e.satisfactionGain * compassion * (me.pointee.drive / e.driveSetPoint)
      * k.spiral.refill(at: left)
    var capacity = isGood ? left + gain : left
    if k.spiral.isOn { capacity = min(capacity, k.spiral.ceiling) }
    assert(capacity >= 0 && left <= before, "an encounter out of range")
    me.pointee.capacity = capacity
    alarm(me, by: e.arousalGain * x * meeting.contagion)
    let exposure = max(0, e.numbingThreshold - capacity)
    if exposure > 0 {
      me.pointee.numbing = raised(me.pointee.numbing, by: e.numbingGain * x * s * exposure)
    }
    if isGood {
      me.pointee.drive = raised(me.pointee.drive, by: e.driveUp * compassion)
    } else {
      me.pointee.drive *= ws_exp(-e.driveDown * s)
    }
    assert(
      isShare(me.pointee.numbing) && isShare(me.pointee.drive), "numbing or drive out of range")
    return (before - left, gain)
  }

  /// Arousal jumps; the social buffer damps it, isolation sharpens it.
  @inline(__always)
  func alarm(_ me: UnsafeMutablePointer<Clinician>, by x: Double) {
    if !k.hasArousal { return }
    let s = k.dynamics.support
    let reactivity =
      (1 + s.isolationReactivity * me.pointee.isolation) * Double(me.pointee.reactivity)
    let jump = x * reactivity * (1 - s.damping * me.pointee.buffer)
    assert(jump >= 0, "alarm that calms")
    me.pointee.arousal = raised(me.pointee.arousal, by: jump)
    assert(isShare(me.pointee.arousal), "arousal out of range")
  }

  /// Secondary traumatic stress: trauma content times contagion, sensitised by earlier exposure;
  /// and, slowly, what one believes of the world.
  private mutating func traumatise(_ i: Int, _ meeting: Meeting) {
    let t = k.dynamics.trauma
    let me = clinicians + i
    let exposure = (meeting.severity - t.threshold) * meeting.contagion
    var dose = exposure * (1 + t.sensitisation * Double(me.pointee.intrusion))
    if t.exhaustionSensitivity > 0 { dose *= 1 + t.exhaustionSensitivity * exhaustionShare(i) }
    me.pointee.intrusion = raised(me.pointee.intrusion, by: t.intrusionGain * dose)
    me.pointee.avoidance = raised(me.pointee.avoidance, by: t.avoidanceGain * dose)
    me.pointee.hyperarousal = raised(me.pointee.hyperarousal, by: t.hyperarousalGain * dose)
    precondition(dose >= 0, "a trauma that heals")
    precondition(isShare(me.pointee.intrusion), "intrusion out of range")
    loseSafety(me, by: exposure)
  }
}
