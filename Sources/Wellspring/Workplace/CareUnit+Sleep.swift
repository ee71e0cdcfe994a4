// Sleep: as much as the rota leaves.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// Plans the next sleep of clinician i, awake and off duty, from `earliest` on.
  ///
  /// In the evening one waits for bedtime (sooner, by at most an hour, before an early start); from
  /// bedtime until noon, and after a night shift at any hour, one sleeps as soon as one can. A sleep
  /// that the next shift would leave less than half an hour is not taken.
  mutating func planSleep(_ i: Int, earliest: Double, isAfterNight: Bool = false) {
    let s = k.dynamics.sleep
    let me = clinicians + i
    let start = nextDuty(i)
    let latestWake = (skipsNextShift(i) ? .infinity : start) - s.preparation
    let midnight = 24 * ws_floor(earliest / 24)
    let hour = earliest - midnight
    var onset = earliest
    if isAfterNight {
      onset = earliest
    } else if hour > 12 && (hour < s.bedtime || s.bedtime <= 12) {
      let bedtime = midnight + s.bedtime + (s.bedtime <= 12 ? 24 : 0)
      let wanted = min(bedtime, max(bedtime - 1, latestWake - s.need))
      onset = max(earliest, wanted)
    } else if hour <= 12 && s.bedtime <= 12 && hour < s.bedtime {
      onset = midnight + s.bedtime
    }
    var luck = stream(i, .sleep)
    luck.seek(UInt64(me.pointee.sleepOrdinal))
    me.pointee.sleepOrdinal += 1
    let shift = luck.gaussian(deviation: s.onsetDeviation)
    onset = max(earliest, onset + min(max(shift, -2 * s.onsetDeviation), 2 * s.onsetDeviation))
    queue.schedule(slot(.sleep, i), at: latestWake - onset < 0.5 ? .infinity : onset)
  }

  /// Whether the next rostered shift will not be worked.
  @inline(__always)
  private func skipsNextShift(_ i: Int) -> Bool {
    let start = clinicians[i].scheduledStart
    return clinicians[i].isSick || clinicians[i].mode == .vacant || !start.isFinite
      || rota.isOnVacation(i, on: Int(ws_floor(start / 24)))
  }

  /// Clinician i, asleep in the belief of not working next, will work after all.
  mutating func wakeForShift(_ i: Int) {
    if skipsNextShift(i) { return }
    let latest = nextDuty(i) - k.dynamics.sleep.preparation
    let wake = min(queue.time(of: slot(.sleep, i)), latest)
    queue.schedule(slot(.sleep, i), at: max(now, wake))
  }

  /// The timer of sleep, which on duty is that of micro-breaks.
  mutating func restTimer(_ i: Int) {
    if clinicians[i].mode.isAtWork { microBreakTimer(i) } else { sleepTimer(i) }
  }

  mutating func sleepTimer(_ i: Int) {
    advance(i)
    if clinicians[i].mode == .asleep {
      enter(.offDuty, i)
      note(.sleepEnd, i)
      // After a morning's waking, the evening; after sleep by day, some hours awake.
      let noon = 24 * ws_floor(now / 24) + 12
      planSleep(i, earliest: max(now + 6, now < noon ? noon + 0.01 : 0))
    } else {
      fallAsleep(i)
    }
  }

  /// Sleeps until rested, shorter by day, or until one has to get up for work.
  mutating func fallAsleep(_ i: Int) {
    precondition(!clinicians[i].mode.isAtWork, "asleep at work")
    precondition(clinicians[i].caseCount == 0, "asleep with cases")
    let s = k.dynamics.sleep
    let daytime = meanMisalignment(from: now, hours: s.need)
    let night = meanMisalignment(from: s.bedtime, hours: s.need)
    let loss = s.daySleepLoss * max(0, daytime - night) / max(1e-9, 1 - night)
    var wake = now + s.need * (1 - loss)
    if !skipsNextShift(i) {
      wake = min(wake, nextDuty(i) - s.preparation)
    }
    if clinicians[i].isOnCall {
      // A night that a call-out broke is not made up for: one gets up at the usual time.
      let usual = s.bedtime + s.need
      let turns = ws_floor((now + 0.5 - usual) / 24) + 1
      wake = min(wake, usual + 24 * turns)
    }
    // Who is hired just before a shift has no time to sleep.
    wake = max(now, wake)
    precondition(wake < .infinity, "a sleep without end")
    enter(.asleep, i)
    note(.sleepStart, i, value: wake - now)
    queue.schedule(slot(.sleep, i), at: wake)
  }
}
