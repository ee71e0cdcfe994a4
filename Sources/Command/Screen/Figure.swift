// Figures as a screen shows them: no more digits than are known.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring
import WellspringLab

/// A value with the range that holds it.
struct Figure {
  let value: Double
  /// NaN where nothing is known of the range.
  let low: Double
  let high: Double
  let decimals: Int

  init(_ value: Double, _ range: (low: Double, high: Double)) {
    (self.value, low, high) = (value, range.low, range.high)
    decimals = Self.decimals(of: value, reach: (high - low) / 2)
  }

  /// The same with its range cut at what can be; the digits stay.
  func within(_ possible: ClosedRange<Double>) -> Figure {
    guard low < high else { return self }
    return Figure(
      value: value, low: max(low, possible.lowerBound), high: min(high, possible.upperBound),
      decimals: decimals)
  }

  private init(value: Double, low: Double, high: Double, decimals: Int) {
    (self.value, self.low, self.high, self.decimals) = (value, low, high, decimals)
  }

  init(_ summary: SampleSummary) { self.init(summary.mean, summary.interval) }

  /// Of a share no more than there can be, of people and hours no fewer than none.
  init(_ summary: SampleSummary, of outcome: Outcome) {
    let plain = Figure(summary)
    switch outcome.definition.unit {
    case "%": self = plain.within(0...max(100, summary.mean))
    case "%/year", "h", "h/d": self = plain.within(0...Double.infinity)
    default: self = plain
    }
  }

  init(_ paired: PairedDifference) { self.init(paired.difference, paired.interval) }

  var text: String { GroupedNumber.text(value, decimals: decimals) }

  /// The value with its sign, for differences.
  var signedText: String { Self.signed(value, decimals) }

  /// Whether there is a range that is wider than the digits shown.
  var hasRange: Bool {
    low < high
      && GroupedNumber.text(low, decimals: decimals) != GroupedNumber.text(high, decimals: decimals)
  }

  /// `3.1 to 6.7`; empty where the value is known exactly or one replicate was run.
  var range: String {
    hasRange
      ? GroupedNumber.text(low, decimals: decimals) + " to "
        + GroupedNumber.text(high, decimals: decimals) : ""
  }

  var signedRange: String {
    hasRange ? Self.signed(low, decimals) + " to " + Self.signed(high, decimals) : ""
  }

  /// The same without its sign: what something is lowered or raised by.
  var size: Figure { value < 0 ? Figure(-value, (low: -high, high: -low)) : self }

  private static func signed(_ value: Double, _ decimals: Int) -> String {
    let text = GroupedNumber.text(value, decimals: decimals)
    return value > 0 && text.contains(where: { "123456789".contains($0) }) ? "+" + text : text
  }

  /// The fewest decimals with which half the range is three units of the last digit or more. A
  /// number that is known exactly keeps four digits, or is the whole number it is.
  static func decimals(of value: Double, reach: Double) -> Int {
    guard reach > 1e-9 * abs(value), reach > 0 else {
      if abs(value - value.rounded()) < 1e-9 || value.isNaN { return 0 }
      return min(6, max(0, 3 - Int(log10(abs(value)).rounded(.down))))
    }
    return (0...6).first { reach * pow(10, Double($0)) >= 3 } ?? 6
  }
}

extension Outcome {
  /// What stands behind a number of it in a sentence: ` %`, ` h a day`; nothing for plain numbers.
  func symbol(_ currency: String?) -> String {
    switch unit(currency) {
    case "1": ""
    case "%/year": " % a year"
    case "h/d": " h a day"
    case "1/d": " a day"
    case "/week": " a week"
    case "1/shift": " a shift"
    case "1/1000 shifts": " per 1,000 shifts"
    case "1/1000 h": " per 1,000 hours worked"
    case "h/1000 h": " h per 1,000 hours worked"
    case "min/1000 h": " min per 1,000 hours worked"
    case let unit: " \(unit)"
    }
  }

  /// A row's name with its unit: `High exhaustion, %`.
  func heading(_ currency: String?) -> String {
    let symbol = symbol(currency)
    let label =
      switch self {
      // The unit says the rest.
      case .errorsPer1000Shifts: "Errors"
      case .callsPerShift: "Calls"
      case .sessionsPerWeek: "Sessions"
      case .staffHours: "Hours of work"
      default: label
      }
    return symbol.isEmpty ? label : label + "," + symbol
  }

  /// Its name within a sentence.
  var words: String {
    switch self {
    case .capacityMean: "capacity"
    case .capacityP10: "capacity of the lowest tenth"
    case .worstTenthCapacity: "capacity of the worst tenth"
    case .loadMean: "load"
    case .waitHoursMean: "the mean wait"
    case .waitHoursP95: "the 95th percentile of waits"
    case .responseHoursMean: "the mean response"
    case .exhaustionScoreMean: "the exhaustion score"
    case .staffHours: "hours of work"
    case .errorsPer1000Shifts: "errors"
    case .tippedPercent: "the share that is down at the end"
    case .tippedEverPercent: "the share that tips"
    case .breaksMissedPercent: "the share of shifts without any break"
    case .breaksCarefreePercent: "the share of shifts with a care-free break"
    case .depletedTimePercent: "time depleted"
    default: label.prefix(1).lowercased() + label.dropFirst()
    }
  }
}
