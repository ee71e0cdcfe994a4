// Structured support: sessions by the calendar, debriefing at the end of a shift, and how both
// speed the fading of harms.
//
//   sessions, debriefings    P <- raise(P, x), Q <- raise(Q, x), i <- i e^-x, d <- d e^-x
//                            R0 <- R0 + (top - R0)+ (1 - e^-x)
//   traumatic stress         fades at (1 + processingGain P + treatmentGain [in treatment]) / time
//   moral injury             fades at (1 + repairGain (1 - (1 - Q)(1 - moralRepair))) / injuryTime
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// The programmes of the day that begins, at midnight.
  mutating func holdProgrammes() {
    for number in calendar.schedules.indices {
      let schedule = calendar.schedules[number]
      for i in 0..<clinicianCount
      where schedule.isHeld(on: runCalendar.sinceFirst(day), for: i) && isReachable(i) {
        var luck = stream(i, .programmes)
        luck.seek(UInt64(day) << 8 | UInt64(number))
        if luck.uniform() >= schedule.attendance { continue }
        attend(i, schedule.effect)
        tally.programmeHours += schedule.hours
        note(.session, i, value: Double(number + 1))
      }
    }
    if calendar.screensEvery > 0 { screenAndTreat() }
  }

  /// Neither a vacant post, nor ill, nor on vacation.
  @inline(__always)
  func isReachable(_ i: Int) -> Bool {
    clinicians[i].mode != .vacant && !clinicians[i].isSick
      && (rota.isAlways || !rota.isOnVacation(i, on: day))
  }

  /// Clinician i, advanced to the present, attends. Rates are refreshed by the caller.
  @inline(__always)
  private func attend(_ i: Int, _ effect: SessionEffect) {
    let me = clinicians + i
    precondition(me.pointee.mode != .vacant, "nobody attends a session")
    me.pointee.processing = raised(me.pointee.processing, by: effect.processing)
    me.pointee.repair = raised(me.pointee.repair, by: effect.repair)
    me.pointee.isolation *= ws_exp(-effect.reconnection)
    me.pointee.distress *= ws_exp(-effect.relief)
    if effect.beliefs > 0 { easeBeliefs(i, by: effect.beliefs) }
    let room = Float(k.dynamics.programmes.learningTop) - me.pointee.skillSetPoint
    if room > 0 { me.pointee.skillSetPoint += room * Float(-ws_expm1(-effect.learning)) }
  }

  /// Shares of traumatic stress and of moral injury that are left after the day that ends.
  mutating func harmsKept(_ i: Int) -> (trauma: Float, injury: Float) {
    let me = clinicians + i
    let (processing, repair) = (me.pointee.processing, me.pointee.repair)
    let isTreated = me.pointee.care == .inTreatment
    if processing == 0 && repair == 0 && !isTreated { return (k.traumaKept, k.injuryKept) }
    let p = k.dynamics.programmes
    let faster =
      1 + p.processingGain * Double(processing) + (isTreated ? p.treatmentGain : 0)
    let whole = 1 - (1 - Double(repair)) * (1 - plan.climate.moralRepair)
    let healing = 1 + k.dynamics.climate.repairGain * whole
    me.pointee.processing *= k.processingKept
    me.pointee.repair *= k.repairKept
    return (
      Float(ws_exp(-faster / k.dynamics.trauma.time)),
      Float(ws_exp(-healing / k.dynamics.moral.injuryTime))
    )
  }

  // MARK: Debriefing

  /// Something happened to clinician i after which a debriefing is due.
  @inline(__always)
  mutating func markIncident(_ i: Int) {
    if calendar.hasDebriefing && clinicians[i].incidentTime < 0 {
      clinicians[i].incidentTime = Float(now)
    }
  }

  /// Hours that a debriefing at the end of clinician i's shift takes; 0 without one. One that does
  /// not come about may do so after the next shift, while the window lasts.
  mutating func debriefing(_ i: Int) -> Double {
    if !calendar.hasDebriefing || clinicians[i].incidentTime < 0 { return 0 }
    let d = plan.programmes.debriefing
    let since = max(0, now - Double(clinicians[i].incidentTime))
    if since > d.windowHours {
      clinicians[i].incidentTime = -1
      return 0
    }
    var luck = stream(i, .debriefing)
    luck.seek(UInt64(clinicians[i].shiftOrdinal))
    if luck.uniform() >= d.offered * d.attendance { return 0 }
    clinicians[i].incidentTime = -1
    let p = k.dynamics.programmes
    attend(
      i,
      SessionEffect(
        processing: p.debriefProcessing, relief: p.debriefRelief, learning: p.debriefLearning))
    tally.programmeHours += d.hours * (1 + 1 / d.groupSize)
    tally.programmeHoursOnDuty += d.hours
    note(.debriefing, i, value: since)
    return d.hours
  }
}
