// How many posts a rota puts on each shift of each day: what a plan promises, before anybody is away.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The posts of a unit by shift and observed day, as the rota has them; vacations, absence and vacant
/// posts are not taken off.
public struct RosteredPosts: Sendable {
  private let rota: Rota
  private let calendar: RunCalendar
  private let shiftCount: Int
  /// One post for each way of going through the rota, and how many posts go so.
  private var alike: [(position: Int, count: Int)] = []

  /// - Parameters:
  ///   - unit: a plan that has been checked.
  ///   - horizon: the run, which says on which weekday observed day 1 falls.
  public init(_ unit: CareUnitPlan, _ horizon: Horizon) {
    // The warm-up moves nothing; without it days of the run are observed days.
    calendar = RunCalendar(firstWeekday: horizon.firstWeekday)
    rota = Rota(unit, calendar)
    shiftCount = unit.rota.shifts.count
    for position in 0..<CareUnit.postCount(unit) {
      if let same = alike.firstIndex(where: { rota.isAlike($0.position, position) }) {
        alike[same].count += 1
      } else {
        alike.append((position, 1))
      }
    }
  }

  /// On duty without end, with no shifts to count.
  public var isAlways: Bool { rota.isAlways }

  /// Observed days after which the counts come round again, by weekday.
  public var period: Int {
    let days = rota.cycleDays
    return days % 7 == 0 || rota.repeatDays < days ? days : 7 * days
  }

  /// 0 Monday to 6 Sunday.
  /// - Parameter day: an observed day, 1 the first; 0 and less before it.
  public func weekday(_ day: Int) -> Int { RunCalendar.turn(calendar.sinceMonday(day - 1), of: 7) }

  /// How many posts each shift has on an observed day, by the order of the shifts.
  /// - Parameter day: 1 the first.
  public func counts(onDay day: Int) -> [Int] {
    var counts = Array(repeating: 0, count: shiftCount)
    for (position, number) in alike {
      let (first, second) =
        (rota.shift(of: position, on: day - 1), rota.secondShift(of: position, on: day - 1))
      if first > 0 { counts[first - 1] += number }
      if second > 0 { counts[second - 1] += number }
    }
    return counts
  }
}
