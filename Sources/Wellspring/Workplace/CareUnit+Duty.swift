// Shifts: start, scheduled end, overrun, rest, and the next one.
//
// Whose shift ends or starts at one instant changes shifts together, whatever their order: first it
// is decided how long each who leaves will stay, from the cases that each had before anything was
// handed over; then those who come are on the floor and those who leave are not; only then cases
// change hands, from who leaves to who stays or comes.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// The duty timer of clinician i, and all others that fire at this instant: they are those of
  /// positions after i, since simultaneous timers of a kind fire by position.
  mutating func dutyTimer(_ i: Int) {
    isChangingShifts = true
    for j in i..<personCount where queue.time(of: slot(.duty, j)) == now { onDutyTime(j) }
    isChangingShifts = false
    changeShifts()
  }

  /// The start of a shift, its scheduled end, or the end of the overrun.
  private mutating func onDutyTime(_ i: Int) {
    switch clinicians[i].mode {
    case .working, .breakFree, .breakAtDesk, .microBreak:
      if staysOn && clinicians[i].caseCount > 0 {
        // The session or the call is finished first.
        queue.cancel(slot(.duty, i))
      } else {
        endShift(i)
      }
    case .overrun: leaveWork(i)
    case .vacant: beginStandIn(i)
    case .offDuty, .asleep:
      if clinicians[i].isOnCall { onCallTimer(i) } else { beginShift(i) }
    }
  }

  /// Sets the timer for the first rostered shift that starts after `time`.
  mutating func planShift(_ i: Int, after time: Double) {
    let (start, shift) = rota.nextShift(of: i, after: time)
    precondition(start > time, "the next shift starts before the last")
    clinicians[i].shift = UInt16(shift)
    clinicians[i].scheduledStart = start
    clinicians[i].scheduledEnd = start.isFinite ? start + rota.lengths[shift] : .infinity
    queue.schedule(slot(.duty, i), at: max(now, start))
  }

  private mutating func beginShift(_ i: Int) {
    let start = clinicians[i].scheduledStart
    precondition(start <= now, "a shift begins before its time")
    let day = Int(ws_floor(start / 24))
    let isOnCall = rota.isOnCall[Int(clinicians[i].shift)]
    if rota.isOnVacation(i, on: day) {
      // Time on call at home is no working time; nor is it on vacation.
      if !isOnCall { tally.vacationHours += rota.lengths[Int(clinicians[i].shift)] }
      skipShift(i, startingAt: start)
      return
    }
    if isOnCall {
      if clinicians[i].isSick { skipShift(i, startingAt: start) } else { beginOnCall(i) }
      return
    }
    if clinicians[i].isSick {
      tallies[i].shiftsPlanned += 1
      tallies[i].shiftsSick += 1
      tally.sickHours += rota.lengths[Int(clinicians[i].shift)]
      skipShift(i, startingAt: start)
      return
    }
    // After a long overrun or for the minimum rest: start late, or not at all when little of the
    // shift would be left.
    let begin = max(now, clinicians[i].lastDutyEnd + plan.rota.minimumRestHours)
    if begin > start && begin > clinicians[i].scheduledEnd - 1 {
      skipShift(i, startingAt: start)
      return
    }
    if begin > now {
      queue.schedule(slot(.duty, i), at: begin)
      return
    }
    tallies[i].shiftsPlanned += 1
    goOnDuty(i)
  }

  /// The shift is not worked: wait for the next, and sleep meanwhile.
  private mutating func skipShift(_ i: Int, startingAt start: Double) {
    planShift(i, after: start)
    if clinicians[i].mode == .offDuty && !queue.time(of: slot(.sleep, i)).isFinite {
      planSleep(i, earliest: now)
    }
  }

  /// Onto the floor, with the shift's breaks planned; waiting work is taken up when all who come at
  /// this instant are there.
  mutating func goOnDuty(_ i: Int) {
    settle()
    advance(i)
    let me = clinicians + i
    precondition(!me.pointee.mode.isAtWork && me.pointee.dutyIndex < 0, "on duty twice")
    precondition(me.pointee.mode != .vacant, "nobody is on duty")
    precondition(!me.pointee.isSick, "sick and on duty")
    precondition(me.pointee.scheduledEnd >= now, "a shift that is over begins")
    precondition(me.pointee.caseCount == 0, "cases with somebody who was away")
    precondition(onDutyCount < personCount, "more on duty than there are")
    settleFatigue(i)
    queue.cancel(slot(.sleep, i))
    queue.schedule(slot(.duty, i), at: me.pointee.scheduledEnd)
    me.pointee.hasHadBreak = false
    me.pointee.hasHadFreeBreak = false
    me.pointee.hoursOwed = 0
    me.pointee.dutyIndex = Int32(onDutyCount)
    onDuty[onDutyCount] = Int32(i)
    onDutyCount += 1
    if isNurse(i) { nursesOnDuty += 1 }
    enterContagion(i)
    enter(.working, i)
    note(.shiftStart, i, value: me.pointee.scheduledEnd - now)
    countUnsocialHours(i)
    if !me.pointee.isOnCall { planBreaks(i) }
    planMicroBreaks(i)
    comers[comerCount] = Int32(i)
    comerCount += 1
    if !isChangingShifts { changeShifts() }
  }

  /// The shift is over: how long it takes to get away is decided; off the floor.
  mutating func endShift(_ i: Int) {
    precondition(clinicians[i].mode.isOnDuty, "a shift ends that nobody works")
    precondition(now >= clinicians[i].scheduledEnd, "a shift ends too early")
    settle()
    advance(i)
    endBreakEarly(i)
    let me = clinicians + i
    let load = me.pointee.demand / me.pointee.nominalDemand
    var luck = stream(i, .shift)
    luck.seek(UInt64(me.pointee.shiftOrdinal))
    me.pointee.shiftOrdinal += 1
    let mean = plan.rota.overrunMean * (0.5 + 0.5 * load)
    let unfinished = mean > 0 ? luck.gamma(shape: plan.rota.overrunShape, mean: mean) : 0
    let overrun = unfinished + Double(me.pointee.hoursOwed)
    precondition(overrun >= 0 && overrun < .infinity, "overrun out of range")
    note(.shiftEnd, i, value: overrun)
    me.pointee.mode = .overrun
    leaveFloor(i)
    tire(i)
    countShift(i, overrun: overrun)
    let stay = overrun + debriefing(i)
    if stay > 0 {
      queue.schedule(slot(.duty, i), at: now + stay)
    } else {
      queue.cancel(slot(.duty, i))
    }
    leavers[leaverCount] = Int32(i)
    leaverCount += 1
    if !isChangingShifts { changeShifts() }
  }

  /// What counts of a shift when it ends.
  private mutating func countShift(_ i: Int, overrun: Double) {
    let me = clinicians + i
    if me.pointee.isOnCall { return }
    if me.pointee.newDays > 0 {
      tally.supervisionHours +=
        k.dynamics.people.orientationSupervision * rota.lengths[Int(me.pointee.shift)]
    }
    tallies[i].shifts += 1
    tallies[i].overrunHours += overrun + (now - me.pointee.scheduledEnd)
    tallies[i].arousalAtEnd += me.pointee.arousal
    countFatigue(i)
    if k.plannedBreaks == 0 { return }
    tallies[i].shiftsWithPlan += 1
    if me.pointee.hasHadFreeBreak { tallies[i].shiftsFree += 1 }
    if !me.pointee.hasHadBreak { tallies[i].shiftsMissed += 1 }
  }

  /// Work changes hands between those who leave, stay and come at this instant. What nobody has and
  /// what is too much for those who stay comes first, so that no case moves twice.
  private mutating func changeShifts() {
    if comerCount > 0 {
      attendUnattended()
      relieveOverloaded(byComers: comerCount)
    }
    for n in 0..<leaverCount { handOverAll(Int(leavers[n])) }
    if kind == .appointments {
      for n in 0..<leaverCount { cancelDueSessions(Int(leavers[n])) }
    }
    if comerCount > 0 && kind != .beds || leaverCount > 0 && hasTriage { admitWaiting() }
    for _ in 0..<leaverCount where unattended.count > 0 { callInIfNeeded() }
    let left = leaverCount
    (comerCount, leaverCount) = (0, 0)
    for n in 0..<left {
      let i = Int(leavers[n])
      precondition(clinicians[i].caseCount == 0, "cases with somebody who has left")
      if queue.time(of: slot(.duty, i)).isFinite { refresh(i) } else { leaveWork(i) }
    }
  }

  /// Out of the list of those on duty.
  private mutating func leaveFloor(_ i: Int) {
    let place = Int(clinicians[i].dutyIndex)
    precondition(place >= 0 && place < onDutyCount, "not in the list of those on duty")
    precondition(onDuty[place] == Int32(i), "somebody else's place in the list of those on duty")
    leaveContagion(i)
    let last = onDutyCount - 1
    let moved = onDuty[last]
    onDuty[place] = moved
    clinicians[Int(moved)].dutyIndex = Int32(place)
    onDuty[last] = -1
    onDutyCount = last
    if isNurse(i) { nursesOnDuty -= 1 }
    clinicians[i].dutyIndex = -1
  }

  private mutating func leaveWork(_ i: Int) {
    precondition(clinicians[i].mode == .overrun, "somebody leaves work who is not in overrun")
    precondition(clinicians[i].dutyIndex < 0, "somebody leaves work from the floor")
    advance(i)
    settleFatigue(i)
    note(.overrunEnd, i)
    if i >= clinicianCount {
      releaseStandIn(i)
      return
    }
    clinicians[i].lastDutyEnd = now
    if clinicians[i].isOnCall {
      returnFromCallOut(i)
      return
    }
    let start = clinicians[i].scheduledStart
    // A night shift is one with a three o'clock in the morning in it.
    let nights = ws_floor((clinicians[i].scheduledEnd - 3) / 24) - ws_floor((start - 3) / 24)
    enter(.offDuty, i)
    planShift(i, after: start)
    planSleep(i, earliest: now + k.dynamics.sleep.windDown, isAfterNight: nights > 0)
  }
}
