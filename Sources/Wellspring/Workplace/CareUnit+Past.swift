// What a person of some years brings along: slow states in closed form.
//
// Doses are those of the unit's average exposure (`UsualHours`): the hours that the rota gives the
// post, and what cases that arrive, morally injurious events and errors bring in one of them. Each
// state is where that exposure and its own recovery would have taken it in the years of tenure.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// Sets the slow states of a new holder of post i from the years of tenure.
  mutating func accumulate(_ i: Int) {
    let me = clinicians + i
    let days = Double(me.pointee.tenureYears) * 365
    let hours = rota.hoursPerDay(of: i < clinicianCount ? i : postStoodInFor(i))
    let usual = usualHours[hasRoles ? Int(roles[i]) : 0]
    rememberPractice(me, usual, days: days)
    rememberMoralEvents(me, usual, days: days, hoursPerDay: hours)
    rememberTrauma(me, usual, days: days, hoursPerDay: hours)
  }

  /// Skill: sessions that the unit holds as a rule have lifted its set point, and who meets nobody is
  /// out of practice.
  @inline(__always)
  private func rememberPractice(
    _ me: UnsafeMutablePointer<Clinician>, _ usual: UsualHour, days: Double
  ) {
    if !k.hasLearning { return }
    let s = k.dynamics.skill
    let trait = Double(me.pointee.skillTrait)
    let room = max(0, k.dynamics.programmes.learningTop - trait)
    let rate = 1 / s.trainingTime + usualLearning
    let setPoint = trait + room * usualLearning / rate * -ws_expm1(-rate * days)
    me.pointee.skillSetPoint = Float(setPoint)
    me.pointee.skill = me.pointee.skillSetPoint
    if days < s.practiceDays || (k.hasEncounters && usual.encounters > 0) { return }
    let low = min(setPoint, s.unpractised)
    let left = ws_exp(-(days - s.practiceDays) / s.time)
    me.pointee.skill = Float(low + (setPoint - low) * left)
    me.pointee.idleDays = UInt16(min(days, 60_000))
  }

  /// What an hour on duty brings by the unit's present plan.
  func meanUsualHours() -> UsualHours {
    let p = k.dynamics.people
    // Overload and depletion add to these; a tenth more or less of exposure does not show.
    let sick = k.hasAbsence ? p.absenceRate * p.absenceDays / 365 : 0
    var (weeks, posts) = (0.0, 0.0)
    for post in plan.posts {
      weeks += post.count * post.vacationWeeks
      posts += post.count
    }
    let away = min(1, sick + (rota.isAlways ? 0 : 7 * weeks / max(1, posts) / 365))
    return UsualHours(
      plan, rota: rota, threshold: k.dynamics.trauma.threshold,
      shape: k.dynamics.encounter.severityShape, places: inCareCapacity, away: away)
  }

  /// Exponent after some days of a daily dose against decay with a time constant.
  @inline(__always)
  private func remembered(_ dayDose: Double, time: Double, days: Double) -> Double {
    dayDose * time * -ws_expm1(-days / time)
  }

  @inline(__always)
  private mutating func rememberMoralEvents(
    _ me: UnsafeMutablePointer<Clinician>, _ usual: UsualHour, days: Double, hoursPerDay: Double
  ) {
    let m = plan.moralEvents
    let moral = k.dynamics.moral
    me.pointee.trust = Float(k.dynamics.worldview.setPoint)
    me.pointee.justice = me.pointee.trust
    if k.moralRate == 0 { return }
    let severity =
      m.severityMedian * ws_exp(0.5 * m.severityLogDeviation * m.severityLogDeviation)
    let dayHazard = hoursPerDay * usualMoralFactor(me, usual) * severity
    let r = k.moralRates
    let own = dispositions[me - clinicians]
    let injuries = dayHazard * moral.injuryGain * Double(own.injury)
    let errors = k.hasErrors && k.hasEncounters ? hoursPerDay * usual.encounters * usualErrors : 0
    let guilt =
      injuries * (r.tookPart + r.failed + 0.5 * r.witnessed) + errors * k.dynamics.errors.guilt
    let betrayal = injuries * (r.betrayed + 0.5 * r.witnessed)
    let time = moral.injuryTime / (1 + k.dynamics.climate.repairGain * plan.climate.moralRepair)
    me.pointee.guilt = raised(0, by: remembered(guilt, time: time, days: days))
    me.pointee.betrayal = raised(0, by: remembered(betrayal, time: time, days: days))
    let residue = dayHazard * moral.residueGain * Double(own.distress)
    dispositions[me - clinicians].residue =
      raised(0, by: remembered(residue, time: moral.residueTime, days: days))
    let loss = k.dynamics.worldview.betrayalLoss * dayHazard
    me.pointee.trust = belief(dayLoss: loss * r.betrayed, days: days)
    me.pointee.justice = belief(dayLoss: loss * (r.betrayed + 0.5 * r.witnessed), days: days)
  }

  /// Factor on the basic hazard of moral events at the usual load and content of cases.
  @inline(__always)
  private func usualMoralFactor(
    _ me: UnsafeMutablePointer<Clinician>, _ usual: UsualHour
  ) -> Double {
    if usual.cases == 0 { return 1 }
    let busy = min(1, usual.cases)
    let load = usual.demand / busy / me.pointee.nominalDemand
    let content = usual.hazard / usual.cases
    return busy * content * (1 + plan.moralEvents.overloadSensitivity * max(0, load - 1))
      + (1 - busy)
  }

  /// Errors per encounter of a rested clinician.
  private var usualErrors: Double {
    let e = k.dynamics.errors
    return e.rate * (k.canMisread ? 1 + (1 - k.dynamics.reading.accuracy) * (e.misreading - 1) : 1)
  }

  @inline(__always)
  private func rememberTrauma(
    _ me: UnsafeMutablePointer<Clinician>, _ usual: UsualHour, days: Double, hoursPerDay: Double
  ) {
    let t = k.dynamics.trauma
    let (q, skill) = (Double(me.pointee.permeability), Double(me.pointee.skill))
    let exposure = k.hasEncounters ? usual.excess * hoursPerDay * q * q * (1 - skill) : 0
    let dose = remembered(exposure, time: t.time, days: days)
    me.pointee.intrusion = raised(0, by: t.intrusionGain * dose)
    me.pointee.avoidance = raised(0, by: t.avoidanceGain * dose)
    me.pointee.hyperarousal = raised(0, by: t.hyperarousalGain * dose)
    let loss = k.dynamics.worldview.traumaLoss * exposure
    me.pointee.safety = belief(dayLoss: loss, days: days)
    me.pointee.intimacy = belief(dayLoss: 0.5 * loss, days: days)
  }

  /// A belief after some days of db/dt = (rest - b) / time - loss b, from its set point.
  @inline(__always)
  private func belief(dayLoss: Double, days: Double) -> Float {
    let w = k.dynamics.worldview
    let rate = 1 / w.time + dayLoss
    let end = w.setPoint / (w.time * rate)
    return Float(end + (w.setPoint - end) * ws_exp(-rate * days))
  }
}
