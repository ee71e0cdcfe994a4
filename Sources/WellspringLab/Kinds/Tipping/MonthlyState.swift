// When a course of daily capacities tips, and when it recovers.
//
// The rule is that of the posts: by the mean of the last 28 days, and only a passage of the midpoint
// that lasts 28 days counts. It is dated by the first of those days.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a course of daily values says about two states, up and down.
struct MonthlyState: Equatable {
  /// Whether the mean of the last 28 days ends below the midpoint; nil before there are so many.
  private(set) var isDown: Bool?
  /// Mean of the last 28 days.
  private(set) var lastMonth = Double.nan
  /// Day, from 1, on which the first tip and the first recovery began; NaN where there was none.
  private(set) var tippedDay = Double.nan
  private(set) var recoveredDay = Double.nan

  /// - Parameters:
  ///   - daily: means of the days, from day 1; NaN days are left out of the mean.
  ///   - startsDown: whether the course starts below the midpoint, so that it can recover.
  init(_ daily: [Double], midpoint: Double, startsDown: Bool) {
    var (below, above, wasDown) = (0, 0, startsDown)
    var (sum, count) = (0.0, 0)
    for (index, value) in daily.enumerated() {
      if !value.isNaN { (sum, count) = (sum + value, count + 1) }
      if index >= lastingDays {
        let old = daily[index - lastingDays]
        if !old.isNaN { (sum, count) = (sum - old, count - 1) }
      }
      guard index >= lastingDays - 1, count > 0 else { continue }
      lastMonth = sum / Double(count)
      let isBelow = lastMonth < midpoint
      isDown = isBelow
      (below, above) = isBelow ? (below + 1, 0) : (0, above + 1)
      let since = Double(index - lastingDays + 2)
      if below == lastingDays {
        wasDown = true
        if tippedDay.isNaN { tippedDay = since }
      }
      if above == lastingDays && wasDown {
        wasDown = false
        if recoveredDay.isNaN { recoveredDay = since }
      }
    }
  }
}
