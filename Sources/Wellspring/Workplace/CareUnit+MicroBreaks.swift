// Micro-breaks: a few minutes away from the task, within call.
//
// They come at fixed times of the shift. At each the clinician, unless on another break, takes one
// with a chance that falls with overload, from a draw of its own. Cases stay; nobody is met, and
// nothing is done for the patients that would deplete.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// A shift begins.
  mutating func planMicroBreaks(_ i: Int) {
    clinicians[i].microBreaksDue = 0
    if k.microBreaks > 0 && !rota.isAlways { planNextMicroBreak(i) }
  }

  /// The timer of the next micro-break in the shift.
  private mutating func planNextMicroBreak(_ i: Int) {
    let me = clinicians + i
    let length = rota.lengths[Int(me.pointee.shift)]
    while Int(me.pointee.microBreaksDue) < k.microBreaks {
      let left = Double(k.microBreaks) - Double(me.pointee.microBreaksDue) - 0.5
      let time = me.pointee.scheduledEnd - length * left / Double(k.microBreaks)
      if time >= now {
        queue.schedule(slot(.sleep, i), at: time)
        return
      }
      me.pointee.microBreaksDue += 1
    }
    queue.cancel(slot(.sleep, i))
  }

  /// The timer of a micro-break: its time has come, or it ends.
  mutating func microBreakTimer(_ i: Int) {
    if clinicians[i].mode == .microBreak {
      endMicroBreak(i)
      if kind == .appointments {
        settle()
        beginDueSession(i)
      }
      return
    }
    let me = clinicians + i
    var luck = stream(i, .microBreaks)
    luck.seek(UInt64(me.pointee.shiftOrdinal) << 8 | UInt64(me.pointee.microBreaksDue))
    me.pointee.microBreaksDue += 1
    let overload = max(0, me.pointee.demand / me.pointee.nominalDemand - 1)
    let isTaken = luck.uniform() < plan.breaks.microBreakChance * ws_exp(-overload)
    if me.pointee.mode == .working && isTaken {
      advance(i)
      enter(.microBreak, i)
      note(.microBreak, i)
      let length = plan.breaks.microBreakMinutes / 60
      tally.programmeHours += length
      tally.programmeHoursOnDuty += length
      queue.schedule(slot(.sleep, i), at: now + length)
    } else {
      planNextMicroBreak(i)
    }
  }

  /// Back to work, at the end or because a planned break is due.
  mutating func endMicroBreak(_ i: Int) {
    precondition(clinicians[i].mode == .microBreak, "a micro-break ends that nobody takes")
    advance(i)
    easeFatigue(i, by: k.dynamics.fatigue.microBreakRelief)
    enter(.working, i)
    planNextMicroBreak(i)
  }
}
