// The observed days of a model as dates, weekdays and months.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What each observed day is called.
struct StudyDays {
  /// Days that a month has where days have no dates.
  static let undatedMonth = 28

  let days: Int
  private let firstWeekday: Int
  private let first: CalendarDate?

  init(_ model: Model) {
    days = Int(model.horizon.days)
    firstWeekday = model.horizon.firstWeekday
    first = CalendarDate(number: model.horizon.firstDate)
  }

  /// `2026-03-02`; nil where days have no dates.
  /// - Parameter day: observed, 1 the first.
  func date(_ day: Int) -> String? {
    first.flatMap { CalendarDate(number: $0.number + day - 1) }?.text
  }

  /// `Mon`.
  func weekday(_ day: Int) -> String { Weekday.short[(firstWeekday + day - 1) % 7] }

  /// The days of each month in turn, and its name: `2026-03`, or `1` for the first 28 days where days
  /// have no dates.
  var months: [(name: String, days: ClosedRange<Int>)] {
    var months: [(name: String, days: ClosedRange<Int>)] = []
    for day in stride(from: 1, through: days, by: 1) {
      let name =
        date(day).map { String($0.prefix(7)) } ?? String((day - 1) / Self.undatedMonth + 1)
      if months.last?.name == name {
        months[months.count - 1].days = months[months.count - 1].days.lowerBound...day
      } else {
        months.append((name, day...day))
      }
    }
    return months
  }
}
