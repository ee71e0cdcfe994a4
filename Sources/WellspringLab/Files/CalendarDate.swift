// A date of the calendar, for rosters by date and for the weekday on which a study begins.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A day of the Gregorian calendar.
struct CalendarDate: Equatable, Comparable {
  let year: Int
  let month: Int
  let day: Int

  /// Reads `2026-03-02`; nil for anything else, and for dates that do not exist.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.joined().utf8.allSatisfy({ (48...57).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year >= 1_583,
      (1...12).contains(month), (1...Self.days(of: month, in: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The date of a day by its number; nil for none (0) and before.
  init?(number: Int) {
    guard number > 0 else { return nil }
    let civil = CivilDay(number: number)
    (year, month, day) = (civil.year, civil.month, civil.day)
  }

  /// Nil for a day that does not exist.
  init?(year: Int, month: Int, day: Int) {
    guard (1_583...9_999).contains(year), (1...12).contains(month),
      (1...Self.days(of: month, in: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1 March of year 0, so that leap days come last in a year.
  var number: Int {
    let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1
  }

  /// 0 Monday to 6 Sunday.
  var weekday: Int { (number + 2) % 7 }

  /// The day of the study that this is, when `first` is its day 1.
  func day(since first: CalendarDate) -> Int { number - first.number + 1 }

  static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.number < right.number }

  /// `2026-03-02`.
  var text: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

/// The weekdays in words, Monday first.
enum Weekday {
  static let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  /// Three letters of each.
  static let short = names.map { String($0.prefix(3)) }
}
