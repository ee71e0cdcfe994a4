// People at the day mark: who falls ill, comes back, leaves, is hired.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// Who falls ill, comes back, leaves or is hired today; and new rates for everybody.
  mutating func openDay(_ i: Int) {
    let me = clinicians + i
    if me.pointee.mode == .vacant {
      if Float(day) >= me.pointee.returnDay { hire(i) }
      return
    }
    moveSleepDebt(me)
    let gotFullCaseload = settleIn(i)
    if k.hasAbsence { moveSickness(i) }
    if k.hasTurnover && leaves(i) {
      resign(i)
      return
    }
    me.pointee.isOnVacation = rota.isAlways ? false : rota.isOnVacation(i, on: day)
    refresh(i)
    if gotFullCaseload {
      attendUnattended()
      if kind != .beds { admitWaiting() }
    }
  }

  /// Sleep debt follows the share of the needed sleep that the day was short of.
  private func moveSleepDebt(_ me: UnsafeMutablePointer<Clinician>) {
    let missed = max(0, 1 - me.pointee.daySleep / Float(k.dynamics.sleep.need))
    me.pointee.sleepDebt = missed + (me.pointee.sleepDebt - missed) * k.sleepDebtKept
    me.pointee.daySleep = 0
  }

  /// A day more in the post: a novice's skill grows, and orientation ends one day.
  /// Returns whether it does.
  private func settleIn(_ i: Int) -> Bool {
    let me = clinicians + i
    if me.pointee.isNovice {
      let gap = max(0, me.pointee.skillSetPoint - me.pointee.skill)
      me.pointee.skill += gap * (1 - k.noviceGapKept)
    }
    if me.pointee.newDays == 0 { return false }
    me.pointee.newDays -= 1
    if me.pointee.newDays > 0 { return false }
    me.pointee.caseLimit = UInt16(limits[i])
    return true
  }

  /// Exhaustion and cynicism above those of a person who is not depleted, as shares of the scales.
  private func depletionAbove(_ i: Int) -> (exhaustion: Double, cynicism: Double) {
    let b = k.dynamics.burnout
    return (
      max(0, exhaustionShare(i) - b.exhaustionBase),
      max(0, Double(clinicians[i].cynicism) - b.cynicismShare * b.exhaustionBase)
    )
  }

  /// Present rate of falling ill, 1/d.
  private func absenceHazard(_ i: Int) -> Double {
    let p = k.dynamics.people
    if !k.hasUnitSpiral { return p.absenceRate / 365 }
    return p.absenceRate / 365
      * ws_exp(
        p.absenceExhaustion * depletionAbove(i).exhaustion
          + p.absenceSleepDebt * Double(clinicians[i].sleepDebt))
  }

  /// Present rate of leaving, 1/d.
  private func leavingHazard(_ i: Int) -> Double {
    let p = k.dynamics.people
    if !k.hasUnitSpiral { return p.leavingRate / 365 }
    let above = depletionAbove(i)
    let injury = 0.5 * Double(clinicians[i].guilt + clinicians[i].betrayal)
    let distress = clinicians[i].distress + Double(dispositions[i].residue)
    return p.leavingRate / 365
      * ws_exp(
        p.leavingExhaustion * above.exhaustion + p.leavingCynicism * above.cynicism
          + p.leavingInjury * injury + p.leavingDistress * distress)
  }

  private mutating func moveSickness(_ i: Int) {
    let p = k.dynamics.people
    let me = clinicians + i
    if me.pointee.isSick {
      if Float(day) >= me.pointee.returnDay {
        me.pointee.isSick = false
        note(.recovery, i)
        if me.pointee.mode == .asleep { wakeForShift(i) }
      }
      return
    }
    let hazard = absenceHazard(i)
    precondition(hazard >= 0, "a negative rate of falling ill")
    me.pointee.sicknessLeft -= Float(hazard)
    if me.pointee.sicknessLeft > 0 { return }
    me.pointee.sicknessOrdinal += 1
    var luck = stream(i, .absence)
    luck.seek(UInt64(me.pointee.sicknessOrdinal))
    me.pointee.sicknessLeft = Float(luck.exponential(mean: 1))
    // A spell costs the day on which it begins, and then as long as it takes.
    let more = p.absenceDays > 1 ? luck.gamma(shape: 1.2, mean: p.absenceDays - 1) : 0
    let days = 1 + wholeDays(more, &luck)
    me.pointee.isSick = true
    me.pointee.sickSince = UInt16(truncatingIfNeeded: day)
    me.pointee.returnDay = Float(day) + Float(days)
    note(.sickness, i, value: days)
  }

  /// Whole days in place of a length: the one below or above it by chance, so that the mean stays.
  /// What a spell costs is counted in days and shifts, and people come and go at midnight.
  private func wholeDays(_ days: Double, _ luck: inout RandomStream) -> Double {
    let whole = ws_floor(days)
    return luck.uniform() < days - whole ? whole + 1 : whole
  }

  /// Whether clinician i resigns today. Nobody leaves in the middle of a shift.
  private mutating func leaves(_ i: Int) -> Bool {
    let me = clinicians + i
    let hazard = leavingHazard(i)
    precondition(hazard >= 0, "a negative rate of leaving")
    me.pointee.leavingLeft -= Float(hazard)
    return me.pointee.leavingLeft <= 0 && !me.pointee.mode.isAtWork
  }

  private mutating func resign(_ i: Int) {
    precondition(!clinicians[i].mode.isAtWork, "somebody leaves in the middle of a shift")
    precondition(clinicians[i].caseCount == 0, "somebody leaves with cases")
    precondition(clinicians[i].dutyIndex < 0, "somebody leaves from the list of those on duty")
    let p = k.dynamics.people
    var luck = stream(i, .hiring)
    let days = wholeDays(luck.gamma(shape: p.hiringShape, mean: p.hiringDays), &luck)
    note(.resignation, i, value: days)
    if i == watched { closeHolder(i, hasLeft: true) }
    tallies[i].resignations += 1
    tally.resignations += 1
    clinicians[i].mode = .vacant
    clinicians[i].isOnCall = false
    clinicians[i].returnDay = Float(day) + Float(days)
    queue.cancel(slot(.duty, i))
    queue.cancel(slot(.sleep, i))
    queue.cancel(slot(.refresh, i))
    if kind == .appointments { releasePanel(i) }
    if days == 0 { hire(i) }
  }

  private mutating func hire(_ i: Int) {
    precondition(clinicians[i].mode == .vacant, "a post is filled twice")
    clinicians[i].holder += 1
    fill(i)
    orient(i)
    tally.hirings += 1
    planShift(i, after: now - 1e-9)
    note(.hiring, i)
    fallAsleep(i)
    if kind == .appointments { admitWaiting() }
  }

  /// Who is newly hired may be a novice, and is new in the unit for a while.
  private mutating func orient(_ i: Int) {
    let p = k.dynamics.people
    let me = clinicians + i
    if p.noviceShare > 0 {
      var luck = stream(i, .novice)
      if luck.uniform() < p.noviceShare {
        me.pointee.isNovice = true
        me.pointee.tenureYears = 0
        accumulate(i)
        me.pointee.skill *= Float(p.noviceSkill)
      }
    }
    me.pointee.newDays = UInt16(7 * p.orientationWeeks + 0.5)
    if me.pointee.newDays > 0 {
      me.pointee.caseLimit = UInt16(max(1, Double(limits[i]) * p.orientationCaseload))
    }
  }
}
