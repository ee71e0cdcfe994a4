// Arrivals as a file has them: how many came in each hour or day that was watched.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Counted arrivals.
struct ArrivalData {
  enum Form {
    /// A row an arrival.
    case stamps
    case hourly, daily
    /// A mean week, a row an hour.
    case profile
    /// Patients in beds at points in time; no arrivals.
    case census
  }

  /// An hour, or a day where the hour is nil, that was watched.
  struct Cell {
    /// The number of its date; of a mean week 0 Monday to 6 Sunday.
    var day: Int
    var hour: Int?
    var count: Double
  }

  let form: Form
  /// How it was read, in words.
  let words: String
  var cells: [Cell]
  /// First and last day; nil of a mean week.
  var span: (first: CalendarDate, last: CalendarDate)?
  /// Weeks of which a mean week is the mean.
  var weeks = 1.0
  var leftOut: [String] = []

  /// All that came; of a census the sum of what was counted.
  var sum: Double { cells.reduce(0) { $0 + $1.count } }

  /// Weekday of a cell, 0 Monday.
  func weekday(_ cell: Cell) -> Int { form == .profile ? cell.day : Self.weekday(cell.day) }

  private static func weekday(_ number: Int) -> Int { (number + 2) % 7 }
}

/// What the command line says of a file of arrivals.
public struct ArrivalOptions: Sendable {
  public var unit: String?
  /// Columns by their headings or numbers: `time=Arrived`.
  public var columns: [(column: String, heading: String)] = []
  public var dates: DateOrder?
  /// Dates of holidays.
  public var holidays: [String] = []
  /// Weeks that a profile of 168 hours is the sum of.
  public var weeks = 1.0

  public init() {}
}
