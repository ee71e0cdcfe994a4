// The roster of a unit over the observed days, as its posts work it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Who works when. Posts and days count from 0, shifts from 1.
struct RosterMonth: Sendable {
  let shifts: [ShiftPlan]
  let days: Int
  /// By post: its role, and the role whose work it does.
  let roles: [String]
  let works: [String]
  /// The unit's rule of rest, hours.
  let minimumRest: Double
  /// Row-major by post: 0 off, k the k-th shift; the second duty of a day, empty where no day has two.
  private(set) var firsts: [UInt8]
  let seconds: [UInt8]
  /// Row-major: who is on vacation and works no duty.
  let isOnLeave: [Bool]
  /// By post, the shift at work of the day before the first; 0 none.
  let before: [UInt8]

  var posts: Int { roles.count }

  /// - Parameters:
  ///   - unit: as its model file and policies that leave its rota alone have it.
  ///   - minimumRest: the rule that is kept in the run, hours.
  init(
    _ unit: CareUnitPlan, _ horizon: Horizon, _ holidays: CalendarPlan = CalendarPlan(),
    minimumRest: Double
  ) {
    let rostered = RosteredPosts(unit, horizon, holidays)
    let days = Int(horizon.days)
    let groups = unit.posts.flatMap { Array(repeating: $0, count: Int($0.count)) }
    var (firsts, seconds, leave, before) = ([UInt8](), [UInt8](), [Bool](), [UInt8]())
    let list = unit.rota.shifts
    for post in groups.indices {
      for day in 1...days {
        let (first, second) = rostered.duties(of: post, onDay: day)
        firsts.append(UInt8(first))
        seconds.append(UInt8(second))
        leave.append(rostered.isOnVacation(post, onDay: day))
      }
      let (first, second) = rostered.duties(of: post, onDay: 0)
      let isAway = rostered.isOnVacation(post, onDay: 0)
      before.append(isAway ? 0 : Self.atWork(UInt8(first), UInt8(second), list))
    }
    (shifts, self.days, self.minimumRest) = (list, days, minimumRest)
    (roles, works) = (groups.map(\.role), groups.map(\.work))
    self.firsts = firsts
    self.seconds = seconds.allSatisfy { $0 == 0 } ? [] : seconds
    (isOnLeave, self.before) = (leave, before)
  }

  /// The duty that is at work and not on call.
  private static func atWork(_ first: UInt8, _ second: UInt8, _ list: [ShiftPlan]) -> UInt8 {
    for duty in [first, second] where duty > 0 && list[Int(duty) - 1].onCall == 0 { return duty }
    return 0
  }

  /// The shift at work of a post on a day; 0 none.
  func shift(_ post: Int, _ day: Int) -> UInt8 {
    let cell = post * days + day
    if isOnLeave[cell] { return 0 }
    return Self.atWork(firsts[cell], seconds.isEmpty ? 0 : seconds[cell], shifts)
  }

  /// The shifts at work of a post, day by day.
  func row(_ post: Int) -> [UInt8] { (0..<days).map { shift(post, $0) } }

  /// Whether a post has nothing to do on a day, on call included.
  func isFree(_ post: Int, _ day: Int) -> Bool {
    let cell = post * days + day
    return !isOnLeave[cell] && firsts[cell] == 0
  }

  /// Whether a post has one shift at work on a day and nothing else.
  func hasOneShift(_ post: Int, _ day: Int) -> Bool {
    let cell = post * days + day
    return shift(post, day) > 0 && (seconds.isEmpty || seconds[cell] == 0)
  }

  /// What the row of a post comes to.
  func summary(_ post: Int) -> PostRoster { summary(row(post), of: post) }

  /// What other days of a post would come to.
  func summary(_ row: [UInt8], of post: Int) -> PostRoster {
    PostRoster(row, before: before[post], shifts: shifts, minimumRest: minimumRest)
  }

  /// `day`, `day+home`, `off` or `leave`.
  func word(_ post: Int, _ day: Int) -> String {
    let cell = post * days + day
    if isOnLeave[cell] { return "leave" }
    let duties = [firsts[cell], seconds.isEmpty ? 0 : seconds[cell]].filter { $0 > 0 }
    return duties.isEmpty
      ? "off" : duties.map { shifts[Int($0) - 1].name }.joined(separator: "+")
  }

  /// The same after some swaps.
  func after(_ swaps: [RosterSwap]) -> RosterMonth {
    var month = self
    for swap in swaps {
      let (a, b) = (swap.first, swap.second)
      month.firsts[a.post * days + a.day] = 0
      month.firsts[b.post * days + b.day] = 0
      month.firsts[b.post * days + a.day] = a.shift
      month.firsts[a.post * days + b.day] = b.shift
    }
    return month
  }
}
