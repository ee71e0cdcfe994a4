// The empathic encounter: what a case does to a person.
//
//   s = q (1 - n)                                   affect shared
//   k = R (1 - k1 a)(1 - k2 p)(1 - k3 (1 - C)+)     control: self-other distinction under strain
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
      u -= caseClasses[Int(cases[Int(c)].caseClass)].encounterRate
      if u < 0 { break }
      c = cases[Int(c)].next
    }
    encounter(i, with: Int(c), isLast: false)
    refresh(i)
    schedule(me.pointee.encounters, .encounter, i)
  }

  /// Clinician i, advanced to the present, meets case c. Rates are refreshed by the caller.
  mutating func encounter(_ i: Int, with c: Int, isLast: Bool) {
    let e = k.dynamics.encounter
    let me = clinicians + i
    let kind = caseClasses[Int(cases[c].caseClass)]
    let isTrauma = isLast && cases[c].isTraumatic
    var luck = caseStream(cases[c].number, .encounterSeverity)
    luck.seek(UInt64(cases[c].encounterOrdinal))
    cases[c].encounterOrdinal += 1
    let outcomeLuck = luck.uniform()
    let x = luck.gamma(shape: e.severityShape, mean: isTrauma ? kind.traumaScale : 1)

    let before = me.pointee.capacity
    let skill = Double(me.pointee.skill)
    let s = Double(me.pointee.permeability) * (1 - me.pointee.numbing)
    let control =
      skill * (1 - e.controlArousal * me.pointee.arousal)
      * (1 - e.controlSleepPressure * me.pointee.sleepPressure)
      * (1 - e.controlDepletion * max(0, 1 - before))
    let contagion = s * s * (1 - control)
    let quality =
      (1 - e.outcomeNumbing * me.pointee.numbing)
      * (1 - e.outcomeControl * max(0, 1 - control / skill))
    let isGood = !isTrauma && outcomeLuck < kind.goodOutcome * quality
    let load = max(1, feltLoad(me))
    let compassion = isGood ? s * control * -ws_expm1(-x) / load : 0

    var capacity = before * ws_exp(-e.contagionLoss * x * contagion)
    capacity +=
      e.satisfactionGain * compassion * (me.pointee.drive / e.driveSetPoint)
      * k.spiral.refill(at: capacity)
    if k.spiral.isOn { capacity = min(capacity, k.spiral.ceiling) }
    me.pointee.capacity = capacity
    alarm(me, by: e.arousalGain * x * contagion)
    let exposure = max(0, e.numbingThreshold - capacity)
    if exposure > 0 {
      me.pointee.numbing = raised(me.pointee.numbing, by: e.numbingGain * x * s * exposure)
    }
    if isGood {
      me.pointee.drive = raised(me.pointee.drive, by: e.driveUp * compassion)
    } else {
      me.pointee.drive *= ws_exp(-e.driveDown * s)
    }
    if isTrauma { me.pointee.traumaPauseEnd = now + k.traumaPauseHours }
    if x > k.dynamics.trauma.threshold {
      traumatise(me, excess: x, contagion: contagion)
      markIncident(i)
    }
    me.pointee.dayEncounters &+= 1
    if isGood { me.pointee.dayGood &+= 1 }
    tallies[i].encounters += 1
    note(
      .encounter, i, caseNumber: cases[c].number, value: isGood ? x : -x, change: capacity - before)
  }

  /// Arousal jumps; the social buffer damps it, isolation sharpens it.
  @inline(__always)
  func alarm(_ me: UnsafeMutablePointer<Clinician>, by x: Double) {
    if !k.hasArousal { return }
    let s = k.dynamics.support
    let reactivity =
      (1 + s.isolationReactivity * me.pointee.isolation) * Double(me.pointee.reactivity)
    let jump = x * reactivity * (1 - s.damping * me.pointee.buffer)
    me.pointee.arousal = raised(me.pointee.arousal, by: jump)
  }

  /// Secondary traumatic stress: trauma content times contagion, sensitised by earlier exposure.
  private mutating func traumatise(
    _ me: UnsafeMutablePointer<Clinician>, excess x: Double, contagion: Double
  ) {
    let t = k.dynamics.trauma
    let dose =
      (x - t.threshold) * contagion * (1 + t.sensitisation * Double(me.pointee.intrusion))
    me.pointee.intrusion = raised(me.pointee.intrusion, by: t.intrusionGain * dose)
    me.pointee.avoidance = raised(me.pointee.avoidance, by: t.avoidanceGain * dose)
    me.pointee.hyperarousal = raised(me.pointee.hyperarousal, by: t.hyperarousalGain * dose)
  }
}
