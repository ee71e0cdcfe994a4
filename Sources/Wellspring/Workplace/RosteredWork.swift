// What a rota comes to when it is worked: who is there on each shift of each day, and what the minimum
// rest takes.
//
// The duties of each post are gone through as the simulation does, with nobody away and nobody staying
// on: a shift that starts sooner than the rest allows starts late, and is not worked when less than an
// hour of it would be left.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// The duties of all posts of a unit on a range of observed days.
public struct RosteredWork: Sendable {
  /// One shift of one day.
  public struct Turn: Sendable {
    /// Posts rostered on it, and those that work it.
    public fileprivate(set) var posts = 0
    public fileprivate(set) var worked = 0
    /// When the first of them begins, and the first nurse, in hours from the midnight of day 1;
    /// infinity where nobody does.
    public fileprivate(set) var begin = Double.infinity
    public fileprivate(set) var nurseBegin = Double.infinity
  }

  /// The posts of one entry of the unit's list, over the days that are counted.
  public struct Group: Sendable {
    public fileprivate(set) var posts = 0
    /// Hours at work, and hours on call at home, of all of them.
    public fileprivate(set) var hours = 0.0
    public fileprivate(set) var onCallHours = 0.0
    /// Hours at work of the post with fewest and of that with most.
    public fileprivate(set) var fewest = Double.infinity
    public fileprivate(set) var most = 0.0
    /// Posts without any duty, counted from 1 over the unit.
    public fileprivate(set) var idle: [Int] = []
  }

  /// Days that are gone through, and how many of them, from day 1 on, are counted.
  public let days: ClosedRange<Int>
  public let countedDays: Int
  /// By day and by shift in the order of the model.
  public private(set) var turns: [[Turn]]
  /// Hours of nurses at work by day: from 7 to 19 o'clock, and from 19 to 7 of the next morning.
  public private(set) var nurseHours: [[Double]]
  public private(set) var groups: [Group]
  /// Hours that the minimum rest takes; shifts that are not worked for it, and that begin late.
  public private(set) var lostHours = 0.0
  public private(set) var lostShifts = 0
  public private(set) var lateShifts = 0

  private let unit: CareUnitPlan
  /// By group of posts, whether cases need them first.
  private let areNurses: [Bool]

  /// Goes through a week before and after the days that are counted too.
  init(_ unit: CareUnitPlan, _ posts: RosteredPosts, countedDays: Int) {
    self.unit = unit
    self.countedDays = countedDays
    days = -6...countedDays + 7
    turns = Array(
      repeating: Array(repeating: Turn(), count: unit.rota.shifts.count), count: days.count)
    nurseHours = Array(repeating: [0, 0], count: days.count)
    groups = Array(repeating: Group(), count: unit.posts.count)
    let staff = StaffOfCases(unit)
    areNurses = unit.posts.map { post in
      let role = StaffOfCases.number(of: post.work, in: unit)
      return staff.needs.isEmpty || staff.needs.contains { $0[0] < 0 || $0[0] == role }
    }
    for kind in posts.alike { add(kind, posts.rota) }
  }

  public func turn(_ shift: Int, onDay day: Int) -> Turn { turns[day - days.lowerBound][shift] }

  /// Hours of nurses at work from 7 o'clock of a day on, or from 19 o'clock.
  public func nurseHours(onDay day: Int, atNight: Bool) -> Double {
    nurseHours[day - days.lowerBound][atNight ? 1 : 0]
  }

  private mutating func add(_ kind: RosteredPosts.Kind, _ rota: Rota) {
    let (count, group) = (kind.positions.count, kind.group)
    var restsUntil = -Double.infinity
    var (hours, onCallHours) = (0.0, 0.0)
    for day in days {
      let (first, second) =
        (
          rota.shift(of: kind.positions[0], on: day - 1),
          rota.secondShift(of: kind.positions[0], on: day - 1)
        )
      for number in [first, second] where number > 0 {
        let shift = unit.rota.shifts[number - 1]
        let start = 24 * Double(day - 1) + shift.start
        let end = start + shift.hours
        let place = day - days.lowerBound
        let counts = day >= 1 && day <= countedDays
        turns[place][number - 1].posts += count
        if shift.onCall != 0 {
          work(number - 1, place, count, from: start, isNurse: false)
          if counts { onCallHours += shift.hours }
          continue
        }
        let begin = max(start, restsUntil)
        let isLost = begin > start && begin > end - 1
        if counts { lose(isLost ? shift.hours : begin - start, isLost: isLost, posts: count) }
        if isLost { continue }
        restsUntil = end + unit.rota.minimumRestHours
        work(number - 1, place, count, from: begin, isNurse: areNurses[group])
        if areNurses[group] { addNurses(Double(count), from: begin, to: end) }
        if counts { hours += end - begin }
      }
    }
    groups[group].posts += count
    groups[group].hours += Double(count) * hours
    groups[group].onCallHours += Double(count) * onCallHours
    groups[group].fewest = min(groups[group].fewest, hours)
    groups[group].most = max(groups[group].most, hours)
    if hours == 0 && onCallHours == 0 { groups[group].idle += kind.positions.map { $0 + 1 } }
  }

  private mutating func work(
    _ shift: Int, _ place: Int, _ count: Int, from begin: Double, isNurse: Bool
  ) {
    turns[place][shift].worked += count
    turns[place][shift].begin = min(turns[place][shift].begin, begin)
    if isNurse { turns[place][shift].nurseBegin = min(turns[place][shift].nurseBegin, begin) }
  }

  private mutating func lose(_ hours: Double, isLost: Bool, posts: Int) {
    if hours == 0 { return }
    lostHours += Double(posts) * hours
    if isLost { lostShifts += posts } else { lateShifts += posts }
  }

  /// Adds hours at work to the halves of days that they lie in.
  private mutating func addNurses(_ count: Double, from begin: Double, to end: Double) {
    let first = 24 * Double(days.lowerBound - 1) + StaffedHours.dawn
    var half = max(0, Int(((begin - first) / 12).rounded(.down)))
    while half < 2 * days.count {
      let start = first + 12 * Double(half)
      if start >= end { return }
      let hours = min(end, start + 12) - max(begin, start)
      if hours > 0 { nurseHours[half / 2][half % 2] += count * hours }
      half += 1
    }
  }
}
