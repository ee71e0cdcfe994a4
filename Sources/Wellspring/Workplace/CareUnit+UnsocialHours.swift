// Hours at night, at weekends and on holidays, for which many are paid more.
//
// Counted when a shift begins, for as long as it is scheduled from then on: the whole of what is
// worked but overruns, which have a price of their own.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// Clinician i works from now to the scheduled end.
  mutating func countUnsocialHours(_ i: Int) {
    if i >= clinicianCount || rota.isAlways { return }
    let end = clinicians[i].scheduledEnd
    var from = now
    while from < end {
      let today = Int(ws_floor(from / 24))
      let midnight = 24 * Double(today)
      let to = min(end, midnight + 24)
      for night in runCalendar.nights {
        tally.nightHours += night.hours(from: from - midnight, to: to - midnight)
      }
      if runCalendar.isHoliday(today) {
        tally.holidayHours += to - from
      } else if runCalendar.isWeekend(today) {
        tally.weekendHours += to - from
      }
      from = to
    }
  }
}
