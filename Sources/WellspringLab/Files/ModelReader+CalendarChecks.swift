// Holidays and months: they are dates, and something has to be another on them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ModelReader {
  mutating func checkCalendar() {
    checkHolidays()
    for unit in model.units {
      checkProfiles(unit.work.arrivals, "site.units.\(unit.name).work.arrivals")
      checkOnHolidays(unit, "site.units.\(unit.name)")
    }
  }

  private mutating func checkProfiles(_ arrivals: ArrivalsPlan, _ path: String) {
    if !arrivals.byMonth.isEmpty, model.horizon.firstDate == 0 { needDate("\(path).byMonth") }
    // A profile that was imported or set leaves what the file says of its own.
    guard !arrivals.byHourOfWeek.isEmpty, !isFromOutside("\(path).byHourOfWeek") else { return }
    for (key, profile) in [("byHour", arrivals.byHour), ("byWeekday", arrivals.byWeekday)]
    where !profile.isEmpty {
      complain(
        "\(path).\(key)",
        "byHourOfWeek stands in the place of byHour and byWeekday; give it or them")
    }
  }

  private mutating func checkOnHolidays(_ unit: CareUnitPlan, _ path: String) {
    for (key, factor) in [
      ("work.arrivals.onHolidays", unit.work.arrivals.onHolidays),
      ("rota.onHolidays", unit.rota.onHolidays),
    ] where factor != 1 && model.calendar.holidays.isEmpty && isSound("calendar.holidays") {
      complain(
        "\(path).\(key)",
        "there are no holidays; name them, as in `calendar: {holidays: [2026-04-03, 12-25]}`")
    }
    let pattern = RotaPlan.patterns[Int(unit.rota.pattern)]
    if unit.rota.onHolidays != 1, pattern == "roster" || pattern == "always" {
      complain(
        "\(path).rota.onHolidays",
        pattern == "roster"
          ? "a roster says itself who works on which date" : "everybody is on duty without end")
    }
  }

  private mutating func needDate(_ path: String) {
    guard isSound("horizon.start") else { return }
    complain(
      path,
      "without the date of day 1 there are no months and holidays; give `horizon: {start: "
        + "2026-03-02}`")
  }

  private mutating func checkHolidays() {
    let (holidays, path) = (model.calendar.holidays, "calendar.holidays")
    guard !holidays.isEmpty else { return }
    for (place, text) in holidays.enumerated() {
      if holidays[..<place].contains(text) {
        complain(path, "`\(TextRule.short(text))` is there twice")
      } else if !Self.isHoliday(text) {
        complain(
          path,
          "`\(TextRule.short(text))` is not a date; write year-month-day, as in `2026-04-03`, or "
            + "month-day for every year, as in `12-25`")
        return
      }
    }
    guard model.horizon.firstDate > 0 else { return needDate(path) }
    let (first, days) = (model.horizon.firstDate, model.horizon.days + model.horizon.warmUpDays)
    let isAnyInside = holidays.contains { text in
      guard let date = CalendarDate(text) else { return days >= 365 || text.count == 5 }
      let day = Double(date.number - first)
      return day >= -model.horizon.warmUpDays && day < model.horizon.days
    }
    if !isAnyInside {
      warn(path, "none of them is a day of the run: nothing is another because of them")
    }
  }

  /// A date, or a day that some year has.
  private static func isHoliday(_ text: String) -> Bool {
    CalendarDate(text) != nil || (text.count == 5 && CalendarDate("2024-" + text) != nil)
  }
}

extension Model {
  /// Whether anything in it hangs on dates and not on weekdays alone.
  var usesDates: Bool {
    !calendar.holidays.isEmpty || units.contains { !$0.work.arrivals.byMonth.isEmpty }
  }
}
