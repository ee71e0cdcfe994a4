// Shifts: start, scheduled end, overrun, rest, and the next one.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// The duty timer: the start of a shift, its scheduled end, or the end of the overrun.
  mutating func dutyTimer(_ i: Int) {
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
    clinicians[i].shift = UInt8(shift)
    clinicians[i].scheduledStart = start
    clinicians[i].scheduledEnd = start.isFinite ? start + rota.lengths[shift] : .infinity
    queue.schedule(slot(.duty, i), at: max(now, start))
  }

  private mutating func beginShift(_ i: Int) {
    let start = clinicians[i].scheduledStart
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

  /// Onto the floor, with the shift's breaks planned and waiting work taken up.
  mutating func goOnDuty(_ i: Int) {
    settle()
    advance(i)
    let me = clinicians + i
    queue.cancel(slot(.sleep, i))
    queue.schedule(slot(.duty, i), at: me.pointee.scheduledEnd)
    me.pointee.hasHadBreak = false
    me.pointee.hasHadFreeBreak = false
    me.pointee.hoursOwed = 0
    me.pointee.dutyIndex = Int32(onDutyCount)
    onDuty[onDutyCount] = Int32(i)
    onDutyCount += 1
    enter(.working, i)
    note(.shiftStart, i)
    if !me.pointee.isOnCall { planBreaks(i) }
    planMicroBreaks(i)
    attendUnattended()
    relieveOverloaded(i)
    if kind != .beds { admitWaiting() }
  }

  mutating func endShift(_ i: Int) {
    settle()
    advance(i)
    endBreakEarly(i)
    let me = clinicians + i
    let load = me.pointee.demand / me.pointee.nominalDemand
    me.pointee.mode = .overrun
    leaveFloor(i)
    handOverAll(i)
    var luck = stream(i, .shift)
    luck.seek(UInt64(me.pointee.shiftOrdinal))
    me.pointee.shiftOrdinal += 1
    let mean = plan.rota.overrunMean * (0.5 + 0.5 * load)
    let unfinished = mean > 0 ? luck.gamma(shape: plan.rota.overrunShape, mean: mean) : 0
    let overrun = unfinished + Double(me.pointee.hoursOwed)
    tire(i)
    if me.pointee.newDays > 0 && !me.pointee.isOnCall {
      tally.supervisionHours +=
        k.dynamics.people.orientationSupervision * rota.lengths[Int(me.pointee.shift)]
    }
    if !me.pointee.isOnCall {
      tallies[i].shifts += 1
      tallies[i].overrunHours += overrun + (now - me.pointee.scheduledEnd)
      tallies[i].arousalAtEnd += me.pointee.arousal
    }
    if k.plannedBreaks > 0 && !me.pointee.isOnCall {
      tallies[i].shiftsWithPlan += 1
      if me.pointee.hasHadFreeBreak { tallies[i].shiftsFree += 1 }
      if !me.pointee.hasHadBreak { tallies[i].shiftsMissed += 1 }
    }
    note(.shiftEnd, i, value: overrun)
    if kind == .appointments { cancelDueSessions(i) }
    if hasTriage { admitWaiting() }
    if unattended.count > 0 { callInIfNeeded() }
    let stay = overrun + debriefing(i)
    if stay > 0 {
      refresh(i)
      queue.schedule(slot(.duty, i), at: now + stay)
    } else {
      leaveWork(i)
    }
  }

  /// Out of the list of those on duty.
  private mutating func leaveFloor(_ i: Int) {
    let place = Int(clinicians[i].dutyIndex)
    let last = onDutyCount - 1
    let moved = onDuty[last]
    onDuty[place] = moved
    clinicians[Int(moved)].dutyIndex = Int32(place)
    onDuty[last] = -1
    onDutyCount = last
    clinicians[i].dutyIndex = -1
  }

  private mutating func leaveWork(_ i: Int) {
    advance(i)
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
