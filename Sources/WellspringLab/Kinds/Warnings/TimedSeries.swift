// A series of which it is known from when on each value was known.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Values in order of time. Whoever looks at the end of a day sees what is dated up to that day.
struct TimedSeries: Sendable, Equatable {
  /// Observed days, counted from 1 and ascending, at whose end each value becomes known.
  let days: [Int]
  /// NaN where a value is missing.
  let values: [Double]

  init(days: [Int], values: [Double]) {
    precondition(days.count == values.count, "a day for each value")
    (self.days, self.values) = (days, values)
  }

  /// A value for every day from `first`.
  init(daily values: [Double], from first: Int) {
    self.init(days: Array(first..<first + values.count), values: values)
  }

  /// Positions of the values that are dated in the `span` days that end with `day`.
  func positions(through day: Int, span: Int) -> Range<Int> {
    let end = firstPosition(after: day)
    return min(firstPosition(after: day - span), end)..<end
  }

  /// By bisection: days ascend.
  private func firstPosition(after day: Int) -> Int {
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
