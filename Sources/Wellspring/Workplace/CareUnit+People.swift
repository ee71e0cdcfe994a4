// People at the day mark: who falls ill, comes back, leaves, is hired.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// Who falls ill, comes back, leaves or is hired today; and new rates for everybody.
  mutating func openDay(_ i: Int) {
    let me = clinicians + i
    if me.pointee.mode == .vacant {
      tally.vacantHours += 24
      if Float(day) >= me.pointee.returnDay { hire(i) }
      return
    }
    let isBurnedOut = exhaustionShare(i) >= 0.5
    if k.hasAbsence { moveSickness(i, isBurnedOut) }
    if k.hasTurnover && leaves(i, isBurnedOut) {
      resign(i)
      return
    }
    me.pointee.isOnVacation = rota.isAlways ? false : rota.isOnVacation(i, on: day)
    refresh(i)
  }

  private mutating func moveSickness(_ i: Int, _ isBurnedOut: Bool) {
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
    me.pointee.sicknessLeft -= Float(
      p.absenceRate / 365 * (isBurnedOut ? p.absenceBurnedOut : 1))
    if me.pointee.sicknessLeft > 0 { return }
    me.pointee.sicknessOrdinal += 1
    var luck = stream(i, .absence)
    luck.seek(UInt64(me.pointee.sicknessOrdinal))
    me.pointee.sicknessLeft = Float(luck.exponential(mean: 1))
    let days = luck.gamma(shape: 1.2, mean: p.absenceDays)
    me.pointee.isSick = true
    me.pointee.returnDay = Float(day) + Float(days)
    note(.sickness, i, value: days)
  }

  /// Whether clinician i resigns today. Nobody leaves in the middle of a shift.
  private mutating func leaves(_ i: Int, _ isBurnedOut: Bool) -> Bool {
    let p = k.dynamics.people
    let me = clinicians + i
    me.pointee.leavingLeft -= Float(
      p.leavingRate / 365 * (isBurnedOut ? p.leavingBurnedOut : 1))
    return me.pointee.leavingLeft <= 0 && !me.pointee.mode.isAtWork
  }

  private mutating func resign(_ i: Int) {
    let p = k.dynamics.people
    var luck = stream(i, .hiring)
    let days = luck.gamma(shape: p.hiringShape, mean: p.hiringDays)
    note(.resignation, i, value: days)
    tallies[i].resignations += 1
    tally.resignations += 1
    clinicians[i].mode = .vacant
    clinicians[i].returnDay = Float(day) + Float(days)
    queue.cancel(slot(.duty, i))
    queue.cancel(slot(.sleep, i))
    queue.cancel(slot(.refresh, i))
    if kind == .appointments { releasePanel(i) }
  }

  private mutating func hire(_ i: Int) {
    clinicians[i].holder += 1
    fill(i)
    planShift(i, after: now - 1e-9)
    note(.hiring, i)
    fallAsleep(i)
    if kind == .appointments { admitWaiting() }
  }
}
