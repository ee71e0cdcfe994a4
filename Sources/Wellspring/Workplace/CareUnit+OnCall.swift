// On call: at home, reachable, called out at random or for want of hands.
//
// Somebody on call is off duty: awake or asleep at home, less detached, in lighter sleep. A call-out
// is a short stint on the floor without planned breaks; afterwards the rest of the time on call is
// spent at home again. The minimum rest counts from the last call-out.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  mutating func beginOnCall(_ i: Int) {
    precondition(!clinicians[i].isOnCall && !clinicians[i].mode.isAtWork, "on call twice")
    precondition(!clinicians[i].isSick, "sick and on call")
    advance(i)
    clinicians[i].isOnCall = true
    clinicians[i].onCallEnd = clinicians[i].scheduledEnd
    tally.standbyHours += max(0, clinicians[i].scheduledEnd - now)
    refresh(i)
    note(.onCallStart, i)
    planCallOut(i)
    if clinicians[i].mode == .offDuty && !queue.time(of: slot(.sleep, i)).isFinite {
      planSleep(i, earliest: now)
    }
  }

  /// The timer of the next call-out, or of the end of the time on call.
  private mutating func planCallOut(_ i: Int) {
    let me = clinicians + i
    me.pointee.scheduledEnd = me.pointee.onCallEnd
    var time = me.pointee.onCallEnd
    if plan.rota.callOutRate > 0 {
      var luck = stream(i, .callOuts)
      luck.seek(UInt64(me.pointee.callOutOrdinal))
      me.pointee.callOutOrdinal += 1
      time = min(time, now + luck.exponential(mean: 1 / plan.rota.callOutRate))
    }
    queue.schedule(slot(.duty, i), at: max(now, time))
  }

  /// The duty timer of somebody on call at home.
  mutating func onCallTimer(_ i: Int) {
    if now >= clinicians[i].onCallEnd {
      endOnCall(i)
      return
    }
    if clinicians[i].isSick {
      planCallOut(i)
      return
    }
    var luck = stream(i, .callOuts)
    luck.seek(1 << 32 + UInt64(clinicians[i].callOutOrdinal))
    let hours = luck.gamma(shape: 2, mean: plan.rota.callOutHours)
    clinicians[i].scheduledEnd = now + hours
    note(.callOut, i, value: hours)
    goOnDuty(i)
  }

  /// Home after a call-out.
  mutating func returnFromCallOut(_ i: Int) {
    enter(.offDuty, i)
    if now >= clinicians[i].onCallEnd {
      endOnCall(i)
    } else {
      planCallOut(i)
    }
    planSleep(i, earliest: now + k.dynamics.sleep.windDown)
  }

  private mutating func endOnCall(_ i: Int) {
    precondition(clinicians[i].isOnCall && !clinicians[i].mode.isAtWork, "on call from work")
    advance(i)
    clinicians[i].isOnCall = false
    refresh(i)
    note(.onCallEnd, i)
    planShift(i, after: clinicians[i].scheduledStart)
    if clinicians[i].mode == .offDuty && !queue.time(of: slot(.sleep, i)).isFinite {
      planSleep(i, earliest: now)
    } else if clinicians[i].mode == .asleep {
      wakeForShift(i)
    }
  }

  /// Calls in one who is on call, within half an hour, when too many wait: of several who has been
  /// off work for longest.
  mutating func callInIfNeeded() {
    let most = plan.rota.callInWaiting
    if most == 0 || Double(waiting.count + atDoor.count + unattended.count) < most { return }
    let coming = now + 0.5
    var next = -1
    for i in 0..<clinicianCount where clinicians[i].isOnCall && !clinicians[i].mode.isAtWork {
      if queue.time(of: slot(.duty, i)) <= coming || clinicians[i].onCallEnd <= coming { continue }
      if next < 0 || clinicians[i].lastDutyEnd < clinicians[next].lastDutyEnd { next = i }
    }
    if next >= 0 { queue.schedule(slot(.duty, next), at: coming) }
  }

  /// When clinician i, at home, has to be at work next as far as is known.
  @inline(__always)
  func nextDuty(_ i: Int) -> Double {
    if !clinicians[i].isOnCall { return queue.time(of: slot(.duty, i)) }
    return rota.nextShift(of: i, after: clinicians[i].scheduledStart).start
  }
}
