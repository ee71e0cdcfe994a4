// How many posts a rota puts on each shift of each day: what a plan promises, before anybody is away.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The posts of a unit by shift and observed day, as the rota has them; vacations, absence and vacant
/// posts are not taken off.
public struct RosteredPosts: Sendable {
  /// Posts of one entry of the unit's list that go through the rota alike, by position.
  struct Kind {
    let group: Int
    var positions: [Int]
  }

  let rota: Rota
  private let unit: CareUnitPlan
  private let calendar: RunCalendar
  private let shiftCount: Int
  private(set) var alike: [Kind] = []

  /// - Parameters:
  ///   - unit: a plan that has been checked.
  ///   - horizon: the run, which says on which weekday observed day 1 falls.
  ///   - holidays: on which the rota may have fewer; nothing for the rota of usual weeks.
  public init(
    _ unit: CareUnitPlan, _ horizon: Horizon, _ holidays: CalendarPlan = CalendarPlan()
  ) {
    // The warm-up moves nothing; without it days of the run are observed days.
    var days = Model()
    (days.horizon, days.calendar) = (horizon, holidays)
    days.horizon.warmUpDays = 0
    calendar = RunCalendar(days)
    rota = Rota(unit, calendar)
    shiftCount = unit.rota.shifts.count
    self.unit = unit
    var position = 0
    for (group, post) in unit.posts.enumerated() {
      let first = alike.count
      for _ in 0..<Int(post.count) {
        let same = alike[first...].firstIndex { rota.isAlike($0.positions[0], position) }
        if let same {
          alike[same].positions.append(position)
        } else {
          alike.append(Kind(group: group, positions: [position]))
        }
        position += 1
      }
    }
  }

  /// On duty without end, with no shifts to count.
  public var isAlways: Bool { rota.isAlways }

  /// Observed days after which the counts come round again, by weekday.
  public var period: Int {
    let days = rota.cycleDays
    let weeks = days % 7 == 0 || rota.repeatDays < days ? days : 7 * days
    // Parts of posts work every so many shifts: twenty cycles hold whole numbers of twentieths.
    return unit.posts.contains { $0.workShare < 1 } ? 20 * weeks : weeks
  }

  /// 0 Monday to 6 Sunday.
  /// - Parameter day: an observed day, 1 the first; 0 and less before it.
  public func weekday(_ day: Int) -> Int { RunCalendar.turn(calendar.sinceMonday(day - 1), of: 7) }

  /// How many posts each shift has on an observed day, by the order of the shifts.
  /// - Parameter day: 1 the first.
  public func counts(onDay day: Int) -> [Int] {
    var counts = Array(repeating: 0, count: shiftCount)
    for kind in alike {
      let (position, number) = (kind.positions[0], kind.positions.count)
      let (first, second) =
        (rota.shift(of: position, on: day - 1), rota.secondShift(of: position, on: day - 1))
      if first > 0 { counts[first - 1] += number }
      if second > 0 { counts[second - 1] += number }
    }
    return counts
  }

  /// The shifts of a post on an observed day by the rota, counted from 1: 0 none. Of part of a post those
  /// that it works.
  /// - Parameters:
  ///   - position: of the post, from 0.
  ///   - day: 1 the first; 0 and less before it.
  public func duties(of position: Int, onDay day: Int) -> (first: Int, second: Int) {
    (rota.shift(of: position, on: day - 1), rota.secondShift(of: position, on: day - 1))
  }

  /// Whether a post, from 0, is on vacation on an observed day, 1 the first.
  public func isOnVacation(_ position: Int, onDay day: Int) -> Bool {
    rota.isOnVacation(position, on: day - 1)
  }

  /// The same posts as they work when nobody is away: `days` observed days, and a week around them.
  public func work(days: Int) -> RosteredWork { RosteredWork(unit, self, countedDays: days) }
}
