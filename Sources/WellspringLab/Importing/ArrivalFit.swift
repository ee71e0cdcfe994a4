// Rates of arrivals by hour, weekday and month from counts, and how far these are Poisson.
//
// Counts of hours are Poisson with the mean E r a(weekday) b(hour) c(month), where E is how long the
// hours were watched. Factors are those of greatest likelihood: proportional fitting brings every
// sum over a weekday, an hour and a month to what was counted. A factor is left out where the data
// are too few for it. Whether weekdays share one course of the day is a likelihood-ratio (G) test
// against 168 free rates, scaled by the dispersion of hours within their day.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A pattern of arrivals and how well it describes them.
struct ArrivalFit {
  /// Hours of a week by weekday and hour, for a picture: arrivals an hour.
  struct WeekHour {
    var data: Double
    /// Half of a 95 % interval; 0 where it is not known.
    var reach: Double
    var model: Double
  }

  /// Whether the days vary as Poisson counts do.
  struct Dispersion {
    /// Variance over mean; 1 for Poisson counts.
    var index: Double
    /// The chance of one as large where the counts are Poisson.
    var chance: Double
    var days: Int
  }

  /// Whether every weekday has the same course of the day.
  struct ProductTest {
    var statistic: Double
    var degrees: Int
    var chance: Double
  }

  /// Fewest counts for a factor of seven weekdays, 24 hours, twelve months, 168 hours.
  static let fewest = (weekdays: 140.0, hours: 240.0, months: 240.0, week: 840.0)
  private static let level = 0.01
  private static let rounds = 60

  /// A day, over the week.
  private(set) var rate = 0.0
  /// Factors with mean 1; empty where the data do not bear them.
  private(set) var byHour: [Double] = []
  private(set) var byWeekday: [Double] = []
  private(set) var byMonth: [Double] = []
  /// Rates of the 168 hours over their mean, where the course of the day differs by weekday.
  private(set) var byHourOfWeek: [Double] = []
  /// Arrivals on a holiday over those of such a weekday; nil without holidays.
  private(set) var onHolidays: Double?
  private(set) var dispersion: Dispersion?
  private(set) var test: ProductTest?
  private(set) var week: [WeekHour] = []

  private var hourly: Double = 0
  /// Variance over mean of the hours: around their means, and around their day's total.
  private var hourIndex = (whole: 1.0, within: 1.0)
  private let hasHours: Bool
  /// Of each day from the first, 0 January; empty of a mean week.
  private let months: [Int]

  /// - Parameters:
  ///   - data: any but a census.
  ///   - holidays: numbers of dates.
  init(_ data: ArrivalData, holidays: Set<Int>) {
    let isMean = data.form == .profile
    let days = data.cells.filter { !holidays.contains($0.day) || isMean }
    hasHours = data.cells.contains { $0.hour != nil }
    months = Self.months(data)
    let slots = Slots(days, data, months, hasHours: hasHours)
    fit(
      slots,
      spansWeeks: isMean || (data.span.map { $0.last.number - $0.first.number >= 13 } ?? false),
      spansYear: data.span.map { $0.last.number - $0.first.number >= 364 } ?? false)
    if !isMean {
      disperse(days, data)
      disperseHours(days, data)
    }
    weigh(slots, isMean: isMean)
    let free = data.cells.filter { holidays.contains($0.day) }
    if !isMean, !free.isEmpty {
      let expected = free.reduce(0) { $0 + mean($1, data) }
      if expected > 0 { onHolidays = free.reduce(0) { $0 + $1.count } / expected }
    }
  }

  // MARK: Factors

  /// Counts and watched hours by month, weekday and hour.
  private struct Slots {
    var counts: [Double]
    var hours: [Double]
    let width: Int

    init(_ cells: [ArrivalData.Cell], _ data: ArrivalData, _ months: [Int], hasHours: Bool) {
      width = hasHours ? 24 : 1
      counts = Array(repeating: 0, count: 12 * 7 * width)
      hours = counts
      let first = data.span?.first.number ?? 0
      for cell in cells {
        let month = months.isEmpty ? 0 : months[cell.day - first]
        let place = (month * 7 + data.weekday(cell)) * width + (cell.hour ?? 0)
        counts[place] += cell.count
        hours[place] += hasHours ? data.weeks : 24
      }
    }

    func part(_ place: Int, _ factor: Int) -> Int {
      switch factor {
      case 0: place / width % 7
      case 1: place % width
      default: place / width / 7
      }
    }
  }

  private mutating func fit(_ slots: Slots, spansWeeks: Bool, spansYear: Bool) {
    let sum = slots.counts.reduce(0, +)
    let watched = slots.hours.reduce(0, +)
    guard sum > 0, watched > 0 else { return }
    hourly = sum / watched
    var factors = [
      Array(repeating: 1.0, count: 7), Array(repeating: 1.0, count: slots.width),
      Array(repeating: 1.0, count: 12),
    ]
    let isBorne = [
      spansWeeks && sum >= Self.fewest.weekdays, slots.width == 24 && sum >= Self.fewest.hours,
      spansYear && sum >= Self.fewest.months,
    ]
    for _ in 0..<Self.rounds {
      for factor in factors.indices where isBorne[factor] {
        adjust(&factors, factor, slots)
      }
    }
    for factor in factors.indices where isBorne[factor] {
      let mean = factors[factor].reduce(0, +) / Double(factors[factor].count)
      factors[factor] = factors[factor].map { $0 / mean }
      hourly *= mean
    }
    rate = 24 * hourly
    byWeekday = isBorne[0] ? factors[0] : []
    byHour = isBorne[1] ? factors[1] : []
    byMonth = isBorne[2] ? factors[2] : []
  }

  /// Brings the sums over one factor to what was counted.
  private func adjust(_ factors: inout [[Double]], _ factor: Int, _ slots: Slots) {
    var (seen, expected) = (factors[factor].map { _ in 0.0 }, factors[factor].map { _ in 0.0 })
    for place in slots.counts.indices where slots.hours[place] > 0 {
      let part = slots.part(place, factor)
      seen[part] += slots.counts[place]
      expected[part] +=
        slots.hours[place] * hourly * factors[0][slots.part(place, 0)]
        * factors[1][slots.part(place, 1)] * factors[2][slots.part(place, 2)]
    }
    for part in seen.indices where expected[part] > 0 {
      factors[factor][part] *= seen[part] / expected[part]
    }
  }

  /// Arrivals that the pattern expects in a cell.
  private func mean(_ cell: ArrivalData.Cell, _ data: ArrivalData) -> Double {
    let month = byMonth.isEmpty ? 1 : byMonth[self.month(cell.day, data)]
    let day = byWeekday.isEmpty ? 1 : byWeekday[data.weekday(cell)]
    guard let hour = cell.hour else { return 24 * hourly * month * day }
    return hourly * month * day * (byHour.isEmpty ? 1 : byHour[hour])
  }

  private func month(_ day: Int, _ data: ArrivalData) -> Int {
    months[day - (data.span?.first.number ?? 0)]
  }

  private static func months(_ data: ArrivalData) -> [Int] {
    guard let (first, last) = data.span, data.form != .profile else { return [] }
    var months: [Int] = []
    var date: CalendarDate? = first
    while let day = date, day <= last {
      months.append(day.month - 1)
      date =
        CalendarDate(year: day.year, month: day.month, day: day.day + 1)
        ?? CalendarDate(year: day.year, month: day.month + 1, day: 1)
        ?? CalendarDate(year: day.year + 1, month: 1, day: 1)
    }
    return months
  }

  // MARK: Fit

  /// Variance of the days over what Poisson counts have.
  private mutating func disperse(_ cells: [ArrivalData.Cell], _ data: ArrivalData) {
    guard let first = data.span?.first.number, let last = data.span?.last.number else { return }
    var seen = Array(repeating: 0.0, count: last - first + 1)
    var (expected, hours) = (seen, seen)
    for cell in cells {
      seen[cell.day - first] += cell.count
      expected[cell.day - first] += mean(cell, data)
      hours[cell.day - first] += cell.hour == nil ? 24 : 1
    }
    let whole = seen.indices.filter { hours[$0] == 24 && expected[$0] > 0 }
    let degrees =
      whole.count - 1 - (byWeekday.isEmpty ? 0 : 6) - (byMonth.isEmpty ? 0 : 11)
    guard degrees >= 6 else { return }
    let squares = whole.reduce(0.0) { sum, day in
      sum + (seen[day] - expected[day]) * (seen[day] - expected[day]) / expected[day]
    }
    dispersion = Dispersion(
      index: squares / Double(degrees),
      chance: ChiSquared.upperTail(squares, degreesOfFreedom: Double(degrees)), days: whole.count)
  }

  /// The same of hours. That all hours of a day are busy says nothing of the course of the day: for
  /// that, hours are held against the total of their day.
  private mutating func disperseHours(_ cells: [ArrivalData.Cell], _ data: ArrivalData) {
    guard hasHours, let first = data.span?.first.number, let last = data.span?.last.number else {
      return
    }
    var (totals, hours) = (Array(repeating: 0.0, count: last - first + 1), 0)
    var course = Array(repeating: 0.0, count: 168)
    for cell in cells {
      totals[cell.day - first] += cell.count
      course[24 * data.weekday(cell) + (cell.hour ?? 0)] += cell.count
      hours += 1
    }
    let weekly = (0..<7).map { course[(24 * $0)..<(24 * $0 + 24)].reduce(0, +) }
    var (whole, within) = (0.0, 0.0)
    for cell in cells {
      let weekday = data.weekday(cell)
      let expected = mean(cell, data)
      let share = course[24 * weekday + (cell.hour ?? 0)] / max(1, weekly[weekday])
      let inDay = totals[cell.day - first] * share
      whole += expected > 0 ? (cell.count - expected) * (cell.count - expected) / expected : 0
      within += inDay > 0 ? (cell.count - inDay) * (cell.count - inDay) / inDay : 0
    }
    let degrees = Double(hours - totals.count - 7 * 23)
    guard degrees > 100 else { return }
    hourIndex = (whole / Double(hours - 30), within / degrees)
  }

  /// Holds the week against 168 rates of its own.
  private mutating func weigh(_ slots: Slots, isMean: Bool) {
    let spread = max(1, hasHours ? hourIndex.whole : dispersion?.index ?? 1)
    var (seen, expected, hours): ([Double], [Double], [Double])
    seen = Array(repeating: 0, count: 7 * slots.width)
    (expected, hours) = (seen, seen)
    for place in slots.counts.indices {
      let own = place % (7 * slots.width)
      let day = byWeekday.isEmpty ? 1 : byWeekday[own / slots.width]
      let hour = byHour.isEmpty || slots.width == 1 ? 1 : byHour[own % slots.width]
      let month = byMonth.isEmpty ? 1 : byMonth[slots.part(place, 2)]
      seen[own] += slots.counts[place]
      expected[own] += slots.hours[place] * hourly * day * hour * month
      hours[own] += slots.hours[place]
    }
    week = seen.indices.map { place in
      let long = max(hours[place], 1e-9)
      return WeekHour(
        data: seen[place] / long,
        reach: isMean ? 0 : 1.96 * (spread * seen[place]).squareRoot() / long,
        model: expected[place] / long)
    }
    guard !isMean, slots.width == 24, !byWeekday.isEmpty, !byHour.isEmpty,
      seen.reduce(0, +) >= Self.fewest.week, expected.allSatisfy({ $0 > 0 })
    else { return }
    let likelihood = zip(seen, expected).reduce(0.0) { sum, pair in
      sum + (pair.0 > 0 ? pair.0 * log(pair.0 / pair.1) : 0)
    }
    let statistic = 2 * likelihood / max(1, hourIndex.within)
    let degrees = 6 * 23
    let chance = ChiSquared.upperTail(statistic, degreesOfFreedom: Double(degrees))
    test = ProductTest(statistic: statistic, degrees: degrees, chance: chance)
    guard chance < Self.level else { return }
    let rates = zip(zip(seen, expected), week).map { $0.1 > 0 ? $1.model * $0.0 / $0.1 : 0 }
    let mean = rates.reduce(0, +) / 168
    if mean > 0 { byHourOfWeek = rates.map { $0 / mean } }
  }
}
