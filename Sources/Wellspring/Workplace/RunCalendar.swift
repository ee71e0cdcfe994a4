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
  /// What hangs on dates; nothing where day 1 has none. In an array, since a value in it counts as one to
  /// the compiler's check of the unit (see `Boxed`).
  private let dates: [StudyDates]
  let nights: [Night]

  init(warmUpDays: Int = 0, firstWeekday: Int = 0) {
    (self.warmUpDays, self.firstWeekday) = (warmUpDays, firstWeekday)
    (dates, nights) = ([], [])
  }

  init(_ model: Model) {
    warmUpDays = Int(model.horizon.warmUpDays)
    firstWeekday = model.horizon.firstWeekday
    dates = model.horizon.firstDate > 0 ? [StudyDates(model)] : []
    nights = [Night(from: model.calendar.nightFrom, to: model.calendar.nightTo)]
  }

  var hasDates: Bool { !dates.isEmpty }
  var hasHolidays: Bool { dates.contains { !$0.holidays.isEmpty } }

  /// 0 January to 11 December; only where there are dates.
  func month(_ day: Int) -> Int { dates[0].date(sinceFirst(day)).month - 1 }

  /// Whether a day of the run is a public holiday.
  func isHoliday(_ day: Int) -> Bool {
    for one in dates where one.isHoliday(sinceFirst(day)) { return true }
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

/// The hours of a day that are night: two times in hours since midnight.
struct Night: Sendable {
  let from: Double
  let to: Double

  /// Hours of it between two times of one day, in hours since its midnight.
  func hours(from start: Double, to end: Double) -> Double {
    func overlap(_ a: Double, _ b: Double) -> Double { max(0, min(end, b) - max(start, a)) }
    return from <= to ? overlap(from, to) : overlap(0, to) + overlap(from, 24)
  }
}

/// Observed days as dates.
struct StudyDates: Sendable {
  private let first: Int
  let holidays: [Holiday]

  init(_ model: Model) {
    first = model.horizon.firstDate
    holidays = model.calendar.holidays.compactMap { Holiday($0) }
  }

  /// - Parameter day: days since the first observed one.
  func date(_ day: Int) -> CivilDay { CivilDay(number: first + day) }

  func isHoliday(_ day: Int) -> Bool {
    if holidays.isEmpty { return false }
    let date = date(day)
    for one in holidays where one.month == date.month && one.day == date.day {
      if one.year == 0 || one.year == date.year { return true }
    }
    return false
  }
}
