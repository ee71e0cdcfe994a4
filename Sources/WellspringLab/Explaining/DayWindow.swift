// The days that are looked at.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Observed days from the first to the last, both included and counted from 1.
public struct DayWindow: Sendable, Equatable {
  public let first: Int
  public let last: Int

  public init(first: Int, last: Int) { (self.first, self.last) = (first, last) }

  public var count: Int { last - first + 1 }

  /// Hours since the first observed day's midnight. No step of a ledger reaches across a midnight.
  var hours: Range<Double> { 24 * Double(first - 1)..<24 * Double(last) }

  /// Whether a change that began then is one of these days'. A jump at the last midnight is not.
  func holds(_ row: LedgerRow) -> Bool { hours.contains(row.hours) }
}

/// The first lasting passage of the 28-day mean of capacity down through the midpoint.
public enum Tip: Sendable, Equatable {
  /// On this observed day.
  case on(day: Int, holder: Int)
  /// Before the observed days.
  case before
  case never
}

extension PostHistory {
  /// Whether and when the first holder who did tipped.
  public var tip: Tip {
    if let first = days.first, first.daysBelow > lastingDays { return .before }
    guard let found = days.first(where: { $0.daysBelow == lastingDays }) else {
      return .never
    }
    let day = found.day - lastingDays + 1
    return day < 1 ? .before : .on(day: day, holder: found.holder)
  }

  /// The eight weeks up to the tip, as far as they were observed and the same holder's; without a tip
  /// all days.
  public func interestingWindow(days all: Int) -> DayWindow {
    guard case .on(let day, let holder) = tip else { return DayWindow(first: 1, last: all) }
    let start = holders.first { $0.holder == holder }.map { Int($0.startHours / 24) + 1 } ?? 1
    return DayWindow(first: max(1, start, day - 55), last: day)
  }
}
