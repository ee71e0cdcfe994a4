// The units that numbers in a model file may carry.
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a unit measures: values convert only within one dimension.
public enum Dimension: UInt8, Sendable {
  case time
  case rate
  /// A pure number: ratio, count, score, probability.
  case number
}

/// A unit of measure. `one` is a pure number; `percent` is a hundredth of it.
public enum UnitOfMeasure: UInt8, Sendable, CaseIterable {
  case one, percent
  case seconds, minutes, hours, days, weeks, years
  case perMinute, perHour, perDay, perWeek, perYear

  public var dimension: Dimension {
    switch self {
    case .one, .percent: .number
    case .seconds, .minutes, .hours, .days, .weeks, .years: .time
    case .perMinute, .perHour, .perDay, .perWeek, .perYear: .rate
    }
  }

  /// How many hours (or per-hours, or ones) one of this unit is, as a ratio of whole numbers, so
  /// that conversions round once. A year has 365 days.
  public var ratio: (numerator: Double, denominator: Double) {
    switch self {
    case .one: (1, 1)
    case .percent: (1, 100)
    case .seconds: (1, 3600)
    case .minutes: (1, 60)
    case .hours: (1, 1)
    case .days: (24, 1)
    case .weeks: (168, 1)
    case .years: (8760, 1)
    case .perMinute: (60, 1)
    case .perHour: (1, 1)
    case .perDay: (1, 24)
    case .perWeek: (1, 168)
    case .perYear: (1, 8760)
    }
  }

  /// How many hours (or per-hours, or ones) one of this unit is.
  public var factor: Double { ratio.numerator / ratio.denominator }

  /// The value in another unit of the same dimension.
  public func convert(_ value: Double, to other: UnitOfMeasure) -> Double {
    precondition(dimension == other.dimension, "units of different dimensions")
    // Times 24 and over 24 is not always the same number again.
    if self == other { return value }
    let (mine, theirs) = (ratio, other.ratio)
    return value * (mine.numerator * theirs.denominator)
      / (mine.denominator * theirs.numerator)
  }

  /// The way it is written in files and tables.
  public var symbol: String {
    switch self {
    case .one: "1"
    case .percent: "%"
    case .seconds: "s"
    case .minutes: "min"
    case .hours: "h"
    case .days: "d"
    case .weeks: "week"
    case .years: "year"
    case .perMinute: "/min"
    case .perHour: "/h"
    case .perDay: "/d"
    case .perWeek: "/week"
    case .perYear: "/year"
    }
  }

  /// Other ways to write it.
  public var aliases: [String] {
    switch self {
    case .one: ["", "x"]
    case .percent: ["percent"]
    case .seconds: ["sec", "second", "seconds"]
    case .minutes: ["minute", "minutes", "mins"]
    case .hours: ["hour", "hours", "hr", "hrs"]
    case .days: ["day", "days"]
    case .weeks: ["weeks", "wk"]
    case .years: ["years", "y", "yr", "a"]
    case .perMinute: ["/minute", "per minute"]
    case .perHour: ["/hour", "per hour", "1/h"]
    case .perDay: ["/day", "per day", "1/d"]
    case .perWeek: ["/wk", "per week"]
    case .perYear: ["/y", "/yr", "per year"]
    }
  }
}
