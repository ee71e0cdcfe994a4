// The mean of numbers that come one after the other, none of which is kept.
//
// Welford's recurrence: no loss to cancellation, and the same bits for the same order.
//
// Source: Welford BP, Technometrics 1962;4:419 (doi 10.1080/00401706.1962.10490022).
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Mean and spread of a stream of numbers; NaN is left out.
struct RunningMean: Sendable {
  private(set) var count = 0
  private var sum = 0.0
  private var squares = 0.0

  init() {}

  init(_ values: [Double]) {
    for value in values { add(value) }
  }

  mutating func add(_ value: Double) {
    if value.isNaN { return }
    count += 1
    let off = value - sum
    sum += off / Double(count)
    squares += off * (value - sum)
  }

  /// NaN of nothing.
  var mean: Double { count > 0 ? sum : .nan }

  /// Student's interval of the mean; NaN below two values.
  func interval(confidence: Double = 0.95) -> (low: Double, high: Double) {
    guard count > 1 else { return (.nan, .nan) }
    let error = (squares / Double(count - 1) / Double(count)).squareRoot()
    let reach =
      studentQuantile(0.5 + 0.5 * confidence, degreesOfFreedom: Double(count - 1)) * error
    return (mean - reach, mean + reach)
  }
}
