// A mean and its interval from values that are not kept.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes in values one after the other (Welford); in the same order the same bytes.
struct RunningMean: Sendable {
  private(set) var count = 0
  private var sum = 0.0
  private var squares = 0.0

  /// Takes in a value; NaN is left out.
  mutating func add(_ value: Double) {
    if value.isNaN { return }
    count += 1
    let change = value - sum
    sum += change / Double(count)
    squares += change * (value - sum)
  }

  /// NaN of nothing.
  var mean: Double { count > 0 ? sum : .nan }

  /// The 95 % interval of the mean (Student); NaN below two values.
  var interval: (low: Double, high: Double) {
    guard count > 1 else { return (.nan, .nan) }
    let n = Double(count)
    let reach =
      studentQuantile(0.975, degreesOfFreedom: n - 1) * (squares / (n - 1) / n).squareRoot()
    return (sum - reach, sum + reach)
  }
}
