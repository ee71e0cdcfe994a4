// When cases arrive: a Poisson process by hour of the week, by inverting its cumulative rate.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The arrival rate of a unit.
struct Arrivals: Sendable {
  /// Rate in each hour of the week from Monday midnight, 1/h; one number when it never changes.
  private let hourly: [Double]

  init(_ plan: ArrivalsPlan) {
    let mean = plan.rate / 24
    if plan.byHour.isEmpty && plan.byWeekday.isEmpty {
      hourly = [mean]
      return
    }
    let hours = Self.scaled(plan.byHour, count: 24)
    let days = Self.scaled(plan.byWeekday, count: 7)
    var rates: [Double] = []
    for day in days { for hour in hours { rates.append(mean * day * hour) } }
    hourly = rates
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
    if hourly.count == 1 { return hourly[0] == 0 ? .infinity : time + hazard / hourly[0] }
    var left = hazard
    var now = time
    var hour = Int(time)
    var idleHours = 0
    while idleHours <= hourly.count {
      let rate = hourly[hour % hourly.count]
      let end = Double(hour + 1)
      if left <= rate * (end - now) { return now + left / rate }
      left -= rate * (end - now)
      idleHours = rate == 0 ? idleHours + 1 : 0
      now = end
      hour += 1
    }
    return .infinity
  }
}
