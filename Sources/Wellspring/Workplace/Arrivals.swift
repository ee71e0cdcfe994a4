// When cases arrive: a Poisson process by hour of the week, by inverting its cumulative rate.
// Months, holidays and surges multiply the rate over whole days.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// The arrival rate of a unit.
struct Arrivals: Sendable {
  /// A surge with its times in hours from the start of the run.
  struct Surge {
    let start, end, arrivals, share, moralHazard: Double
    /// The class whose share changes; -1 for none.
    let caseClass: Int
    /// Hours from one beginning to the next; 0: it comes once.
    let period: Double

    /// Whether it lasts at a time.
    func isOn(_ time: Double) -> Bool {
      if period == 0 { return time >= start && time < end }
      let turns = ws_floor((time - start) / period)
      return time - start - turns * period < end - start
    }
  }

  /// Rate in each hour of the week from Monday midnight, 1/h; one number when it never changes.
  private let hourly: [Double]
  /// Hour of the week at the start of the run.
  private let firstHour: Int
  /// Those that change anything; one whose factors are all 1 is left out, so that it leaves no
  /// trace in rounding either.
  private let surges: [Surge]
  /// What months and holidays do; nothing where they do nothing.
  private let byDate: [DateFactors]
  /// Whether a day may have another rate than the same weekday of another week.
  private let daysDiffer: Bool
  /// Hours after which a rate of 0 is taken to last for ever.
  private let patience: Int
  let hasSurges: Bool

  init(_ work: WorkPlan, _ calendar: RunCalendar) {
    let plan = work.arrivals
    firstHour = calendar.hoursIntoWeek
    surges = plan.surges.filter {
      $0.days > 0 && ($0.arrivals != 1 || $0.share != 1 || $0.moralHazard != 1)
    }.map { surge in
      let start = 24 * (Double(calendar.warmUpDays) + surge.daysFromFirst)
      return Surge(
        start: start, end: start + 24 * surge.days, arrivals: surge.arrivals, share: surge.share,
        moralHazard: surge.moralHazard,
        caseClass: work.cases.firstIndex { $0.name == surge.caseClass } ?? -1,
        period: 24 * surge.every)
    }
    hasSurges = !surges.isEmpty
    byDate = DateFactors(plan, calendar).map { [$0] } ?? []
    daysDiffer = hasSurges || !byDate.isEmpty
    let mean = plan.rate / 24
    if !plan.byHourOfWeek.isEmpty {
      hourly = Self.scaled(plan.byHourOfWeek, count: 168).map { mean * $0 }
    } else if plan.byHour.isEmpty && plan.byWeekday.isEmpty {
      hourly = [mean]
    } else {
      let hours = Self.scaled(plan.byHour, count: 24)
      let days = Self.scaled(plan.byWeekday, count: 7)
      var rates: [Double] = []
      for day in days { for hour in hours { rates.append(mean * day * hour) } }
      hourly = rates
    }
    var longest = hourly.count
    for surge in surges { longest += Int(surge.end - surge.start) }
    // A month or a run of holidays without arrivals ends within a year.
    if !byDate.isEmpty { longest += 24 * 366 }
    patience = longest
  }

  /// The profile scaled to mean 1; flat when none is given.
  private static func scaled(_ profile: [Double], count: Int) -> [Double] {
    let sum = profile.reduce(0, +)
    if profile.isEmpty || sum == 0 { return Array(repeating: 1, count: count) }
    return profile.map { $0 * Double(count) / sum }
  }

  /// The arrival after `time`, when the cumulative rate has grown by `hazard` (a unit exponential).
  /// Infinity when nothing ever arrives.
  func next(after time: Double, hazard: Double) -> Double {
    if hourly.count == 1 && !daysDiffer {
      return hourly[0] == 0 ? .infinity : time + hazard / hourly[0]
    }
    var left = hazard
    var now = time
    var hour = Int(time)
    var idleHours = 0
    while idleHours <= patience {
      let usual = hourly[(hour + firstHour) % hourly.count]
      let rate = daysDiffer ? usual * arrivalFactor(at: Double(hour)) : usual
      let end = Double(hour + 1)
      if left <= rate * (end - now) { return now + left / rate }
      left -= rate * (end - now)
      idleHours = rate == 0 ? idleHours + 1 : 0
      now = end
      hour += 1
    }
    return .infinity
  }

  /// How much the cumulative rate grows between two times.
  func hazard(from start: Double, to end: Double) -> Double {
    var sum = 0.0
    var now = start
    while now < end {
      let hour = Int(now)
      let usual = hourly[(hour + firstHour) % hourly.count]
      let rate = daysDiffer ? usual * arrivalFactor(at: Double(hour)) : usual
      let next = min(end, Double(hour + 1))
      sum += rate * (next - now)
      now = next
    }
    return sum
  }

  private func arrivalFactor(at time: Double) -> Double {
    var factor = 1.0
    for surge in surges where surge.isOn(time) { factor *= surge.arrivals }
    for one in byDate { factor *= one.factor(onDay: Int(time / 24)) }
    return factor
  }

  /// Factor on the share of a class at a time.
  func shareFactor(_ caseClass: Int, at time: Double) -> Double {
    var factor = 1.0
    for surge in surges where surge.caseClass == caseClass && surge.isOn(time) {
      factor *= surge.share
    }
    return factor
  }

  /// Factor on moral hazards at a time.
  func moralFactor(at time: Double) -> Double {
    var factor = 1.0
    for surge in surges where surge.isOn(time) {
      factor *= surge.moralHazard
    }
    return factor
  }
}

/// Factors on the rate of arrivals by date.
struct DateFactors: Sendable {
  /// By month from January; empty where months are alike.
  private let monthly: [Double]
  private let onHolidays: Double
  private let calendar: RunCalendar

  /// Nil where no day differs by its date.
  init?(_ plan: ArrivalsPlan, _ calendar: RunCalendar) {
    if !calendar.hasDates { return nil }
    monthly = Self.scaledByMonth(plan.byMonth)
    onHolidays = calendar.hasHolidays ? plan.onHolidays : 1
    self.calendar = calendar
    if monthly.isEmpty && onHolidays == 1 { return nil }
  }

  /// - Parameter day: of the run.
  func factor(onDay day: Int) -> Double {
    let month = monthly.isEmpty ? 1 : monthly[calendar.month(day)]
    return onHolidays != 1 && calendar.isHoliday(day) ? month * onHolidays : month
  }

  /// The profile by month scaled to mean 1 over the days of a year; empty when none is given.
  private static func scaledByMonth(_ profile: [Double]) -> [Double] {
    if profile.isEmpty { return [] }
    let days = [31, 28.2425, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var sum = 0.0
    for month in profile.indices { sum += profile[month] * days[month] }
    return sum == 0 ? [] : profile.map { $0 * 365.2425 / sum }
  }
}
