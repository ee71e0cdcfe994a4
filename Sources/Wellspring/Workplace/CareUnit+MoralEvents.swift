// Morally injurious events, and the distress of care left undone.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// Hazard of a morally injurious event for a clinician who is caring now, 1/h: rises with
  /// overload, with the unit's undone care, and with cases of high moral hazard.
  @inline(__always)
  func moralHazard(_ me: UnsafeMutablePointer<Clinician>) -> Double {
    if k.moralRate == 0 { return 0 }
    let m = plan.moralEvents
    let overload = max(0, me.pointee.demand / me.pointee.nominalDemand - 1)
    let count = Double(me.pointee.caseCount)
    let content = count > 0 ? me.pointee.caseMoralHazard / count : 1
    return k.moralRate * moralFactor * content
      * (1 + m.overloadSensitivity * overload + m.undoneSensitivity * undoneShare(me))
  }

  /// Share of care left undone as a person meets it: the unit's, and that which one's own effort
  /// does not reach.
  @inline(__always)
  func undoneShare(_ me: UnsafeMutablePointer<Clinician>) -> Double {
    k.rations ? min(1, undoneShare + ownUndone(me)) : undoneShare
  }

  /// Share of the unit's demand that is left undone now.
  @inline(__always)
  var undoneShare: Double {
    totalDemand > 0 ? min(1, max(0, unmetDemand) / totalDemand) : 0
  }

  mutating func moralTimer(_ i: Int) {
    precondition(clinicians[i].mode.isEngaged, "a moral event of somebody who is not with patients")
    advance(i)
    let m = plan.moralEvents
    let me = clinicians + i
    var luck = stream(i, .moralClock)
    me.pointee.moralEvents.ordinal += 1
    luck.seek(UInt64(me.pointee.moralEvents.ordinal))
    me.pointee.moralEvents.left = luck.exponential(mean: 1)
    let u = luck.uniform() * k.moralRate
    let severity = luck.lognormal(median: m.severityMedian, logDeviation: m.severityLogDeviation)
    let r = k.moralRates
    let shareOfGuilt =
      u < r.tookPart + r.failed ? 1 : u < r.tookPart + r.failed + r.witnessed ? 0.5 : 0
    injure(i, severity: severity, shareOfGuilt: shareOfGuilt)
    if shareOfGuilt < 1 { loseTrust(me, by: severity, isWitness: shareOfGuilt > 0) }
    tallies[i].moralEvents += 1
    var detail = EventDetail.betrayed
    if u < r.tookPart {
      tallies[i].tookPart += 1
      detail = .tookPart
    } else if u < r.tookPart + r.failed {
      tallies[i].failedToPrevent += 1
      detail = .failedToPrevent
    } else if shareOfGuilt > 0 {
      tallies[i].witnessed += 1
      detail = .witnessed
    } else {
      tallies[i].betrayed += 1
    }
    note(.moralEvent, i, value: severity, detail: detail)
    if severity >= plan.programmes.debriefing.moralSeverity { markIncident(i) }
    refresh(i)
    schedule(me.pointee.moralEvents, .moralEvent, i)
  }

  /// What an event of a severity does to clinician i, advanced to the present: distress, arousal,
  /// and an injury that is shared between guilt (one's own part) and betrayal (that of others).
  @inline(__always)
  mutating func injure(_ i: Int, severity: Double, shareOfGuilt: Double) {
    let me = clinicians + i
    assert(severity >= 0 && isShare(shareOfGuilt), "a moral event out of range")
    distress(i, by: severity)
    let injury = k.dynamics.moral.injuryGain * severity * injuryFactor(i)
    if shareOfGuilt > 0 { me.pointee.guilt = raised(me.pointee.guilt, by: shareOfGuilt * injury) }
    if shareOfGuilt < 1 {
      me.pointee.betrayal = raised(me.pointee.betrayal, by: (1 - shareOfGuilt) * injury)
    }
    alarm(me, by: severity)
  }

  /// The time from mark to mark on duty in a unit that leaves care undone.
  mutating func sufferUndoneCare(_ i: Int) {
    let me = clinicians + i
    let undone = undoneShare(me)
    if undone == 0 { return }
    let dose = markHours * k.dynamics.moral.undoneDistress * undone
    // Distress per hour is a rate of its own; residue has its gain.
    let felt = dose * Double(dispositions[i].distress)
    me.pointee.distress = raised(me.pointee.distress, by: felt)
    let residueGain = k.dynamics.moral.residueGain
    if residueGain > 0 {
      dispositions[i].residue = raised(dispositions[i].residue, by: residueGain * felt)
    }
    let injury =
      k.dynamics.moral.injuryGain * k.dynamics.moral.undoneInjuryShare * dose * injuryFactor(i)
    me.pointee.guilt = raised(me.pointee.guilt, by: injury)
  }
}
