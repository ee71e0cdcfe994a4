// Days of the calendar that are unlike others, and dates in the core.
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the calendar of a site says beyond weekdays.
public struct CalendarPlan: Parametrised, Equatable {
  /// Public holidays as dates, `2026-04-03`, or as days of every year, `12-25`.
  public var holidays: [String] = []
  public var nightFrom = 0.0
  public var nightTo = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<CalendarPlan>] {
    [
      Parameter(
        "nightFrom", .hours, 20, in: 0...24, kind: .clockTime, .measured,
        "NHS Terms and Conditions of Service, section 2 (unsocial hours from 20:00 to 06:00)",
        "When the night begins for night_hours and what is paid for them.",
        read: { $0.nightFrom }, write: { $0.nightFrom = $1 }),
      Parameter(
        "nightTo", .hours, 6, in: 0...24, kind: .clockTime, .measured,
        "NHS Terms and Conditions of Service, section 2 (unsocial hours from 20:00 to 06:00)",
        "When that night ends.",
        read: { $0.nightTo }, write: { $0.nightTo = $1 }),
    ]
  }
}

/// A public holiday: a date, or a day of every year.
struct Holiday: Sendable, Equatable {
  /// 0: every year.
  let year: Int
  let month: Int
  let day: Int

  /// Reads `2026-04-03` or `12-25`; nil for anything else.
  init?(_ text: String) {
    var parts: [Int] = []
    var (number, digits) = (0, 0)
    for byte in Array(text.utf8) + [UInt8(ascii: "-")] {
      if byte == UInt8(ascii: "-") {
        if digits != (parts.isEmpty && text.utf8.count > 5 ? 4 : 2) { return nil }
        parts.append(number)
        (number, digits) = (0, 0)
      } else if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
        number = 10 * number + Int(byte - UInt8(ascii: "0"))
        digits += 1
      } else {
        return nil
      }
    }
    if parts.count == 2 { parts.insert(0, at: 0) }
    guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
      return nil
    }
    (year, month, day) = (parts[0], parts[1], parts[2])
  }
}

/// A day of the Gregorian calendar by its number: days since 1 March of year 0, so that leap days come
/// last in a year.
public struct CivilDay: Sendable, Equatable {
  public let year: Int
  /// 1 January to 12 December.
  public let month: Int
  public let day: Int

  /// - Parameter number: 0 or more.
  public init(number: Int) {
    let (era, dayOfEra) = number.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * fromMarch + 2) / 5 + 1
    month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    year = 400 * era + yearOfEra + (month <= 2 ? 1 : 0)
  }
}
