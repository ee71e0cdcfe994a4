// The one calendar of a run: which observed day a day of the run is.
//
// Everything that a user writes or reads by day counts observed days, 1 the first: rosters, surges,
// policies, perturbations, surveys, tables. The warm-up comes before day 1 and moves nothing: the
// weekday of day 1 and the row of a roster that it works are the same whatever its length.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// From days of the run, counted from 0 at its start, to days of the study.
struct RunCalendar: Sendable {
  /// Days simulated before the observed ones.
  let warmUpDays: Int
  /// The weekday of the first observed day: 0 Monday to 6 Sunday.
  let firstWeekday: Int
  /// The first observed day as a number; 0 where it has no date, and then there are neither months nor
  /// holidays.
  let firstDate: Int
  private let holidays: [Holiday]
  /// When nights begin and end, hours since midnight.
  let nightFrom: Double
  let nightTo: Double

  init(warmUpDays: Int = 0, firstWeekday: Int = 0) {
    (self.warmUpDays, self.firstWeekday) = (warmUpDays, firstWeekday)
    (firstDate, holidays) = (0, [])
    (nightFrom, nightTo) = (20, 6)
  }

  init(_ model: Model) {
    warmUpDays = Int(model.horizon.warmUpDays)
    firstWeekday = model.horizon.firstWeekday
    firstDate = model.horizon.firstDate
    (nightFrom, nightTo) = (model.calendar.nightFrom, model.calendar.nightTo)
    holidays = firstDate > 0 ? model.calendar.holidays.compactMap { Holiday($0) } : []
  }

  var hasDates: Bool { firstDate > 0 }
  var hasHolidays: Bool { !holidays.isEmpty }

  /// The date of a day of the run; only where there are dates.
  private func date(_ day: Int) -> CivilDay { CivilDay(number: firstDate + sinceFirst(day)) }

  /// 0 January to 11 December; only where there are dates.
  func month(_ day: Int) -> Int { date(day).month - 1 }

  /// Whether a day of the run is a public holiday.
  func isHoliday(_ day: Int) -> Bool {
    if holidays.isEmpty { return false }
    let date = date(day)
    for one in holidays where one.month == date.month && one.day == date.day {
      if one.year == 0 || one.year == date.year { return true }
    }
    return false
  }

  /// Whether a day of the run is a Saturday or a Sunday.
  func isWeekend(_ day: Int) -> Bool { Self.turn(sinceMonday(day), of: 7) >= 5 }

  /// Days since the first observed one; negative in the warm-up.
  @inline(__always)
  func sinceFirst(_ day: Int) -> Int { day - warmUpDays }

  /// Days since the Monday on or before the first observed day; negative before it.
  @inline(__always)
  func sinceMonday(_ day: Int) -> Int { day - warmUpDays + firstWeekday }

  /// Hours to add to a time of the run, which starts at 0, to find its hour of the week from Monday.
  var hoursIntoWeek: Int { 24 * Self.turn(firstWeekday - warmUpDays, of: 7) }

  /// The place of a day, negative ones included, in something that comes round every `length` days.
  @inline(__always)
  static func turn(_ day: Int, of length: Int) -> Int {
    let rest = day % length
    return rest < 0 ? rest + length : rest
  }
}
