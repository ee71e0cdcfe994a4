// Hours worked at night, at weekends and on holidays, from the starts of shifts.
// SPDX-License-Identifier: GPL-3.0-or-later
@testable import Wellspring

/// The days and nights of a run are gone through one by one, and each is cut with the shift.
struct ReadUnsocial {
  private(set) var night = 0.0
  private(set) var weekend = 0.0
  private(set) var holiday = 0.0

  mutating func add(from start: Double, to end: Double, _ model: Model) {
    func cut(_ a: Double, _ b: Double) -> Double { max(0, min(end, b) - max(start, a)) }
    let first = Int((start / 24).rounded(.down)) - 1
    for day in first...(first + 3) {
      let midnight = 24 * Double(day)
      let (dusk, dawn) = (model.calendar.nightFrom, model.calendar.nightTo)
      night += cut(midnight + dusk, midnight + dawn + (dawn < dusk ? 24 : 0))
      let hours = cut(midnight, midnight + 24)
      // Hours of events count from the first observed day.
      let weekday = (model.horizon.firstWeekday + day + 7_000) % 7
      if isHoliday(day, model) {
        holiday += hours
      } else if weekday > 4 {
        weekend += hours
      }
    }
  }

  private func isHoliday(_ day: Int, _ model: Model) -> Bool {
    guard model.horizon.firstDate > 0 else { return false }
    let date = CivilDay(number: model.horizon.firstDate + day)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let inYear = two(date.month) + "-" + two(date.day)
    return model.calendar.holidays.contains { $0 == inYear || $0 == "\(date.year)-" + inYear }
  }
}
