// The rostered shifts of a post, worked or not, and why: the roster held against the events.
//
// A shift is planned when the one before it is over, by the plan of that moment, and comes up at
// its start, or at once when that has passed. Vacation comes before sickness; and a shift that the
// minimum rest would leave less than an hour of is not worked.
//
// SPDX-License-Identifier: GPL-3.0-or-later
@testable import Wellspring

/// What the rosters of a unit's posts come to over the time that counts.
struct ReadRoster {
  var sick = 0.0
  var sickHours = 0.0
  var vacationHours = 0.0
  var standbyHours = 0.0
  /// Scheduled hours of shifts that were worked in orientation, times what is taken of each.
  var supervision = 0.0
  /// Shifts that the roster says are worked and the events do not know, or the other way round.
  var contradictions: [String] = []

  mutating func read(
    _ post: Int, _ rows: [ReadEvent], _ plans: [ReadPlan], from start: Double, until end: Double
  ) {
    guard let first = rows.first, !plans[0].isAlways, post < plans.last!.posts else { return }
    var way = ReadWay(post, rows, plans, until: end, isVacant: first.kind == "hiring")
    way.from = start
    way.walk()
    sick += way.found.sick
    sickHours += way.found.sickHours
    vacationHours += way.found.vacationHours
    standbyHours += way.found.standbyHours
    supervision += way.found.supervision
    contradictions += way.found.contradictions
  }
}

/// A time, and on which side of its midnight: what ends and begins then comes before the day mark.
struct ReadMoment {
  var hours: Double
  var isAfterMark = false
}

/// One post on its way through the roster.
struct ReadWay {
  private let post: Int
  private let rows: [ReadEvent]
  private let plans: [ReadPlan]
  private let end: Double
  var from = 0.0
  var found = ReadRoster()

  /// The first row that has not been read.
  private var place = 0
  private var isSick = false
  private var isVacant: Bool
  private var holders = 0
  private var hiredAt = -Double.infinity
  /// When the last shift ended that was worked, call-outs included.
  private var rested = -1_000.0
  /// The start of the last shift that came up, and when the next one is planned.
  private var lastStart = -1.0
  private var planning = ReadMoment(hours: -.infinity)

  init(_ post: Int, _ rows: [ReadEvent], _ plans: [ReadPlan], until end: Double, isVacant: Bool) {
    (self.post, self.rows, self.plans, self.end) = (post, rows, plans, end)
    self.isVacant = isVacant
  }

  private func plan(_ moment: ReadMoment) -> ReadPlan {
    plans.last { $0.from < moment.hours || ($0.from == moment.hours && moment.isAfterMark) }
      ?? plans[0]
  }

  private func counts(_ moment: ReadMoment) -> Bool {
    moment.hours > from || from == 0 || (moment.hours == from && moment.isAfterMark)
  }

  // MARK: Rows

  private mutating func take() {
    let row = rows[place]
    place += 1
    switch row.kind {
    case "sickness": isSick = true
    case "recovery": isSick = false
    case "resignation": (isVacant, isSick) = (true, false)
    case "hiring": begin(at: row.hours)
    case "overrun_end": rested = row.hours
    default: break
    }
  }

  private mutating func begin(at hours: Double) {
    holders += 1
    (isVacant, isSick, rested) = (false, false, -1_000)
    lastStart = hours - 1e-9
    planning = ReadMoment(hours: hours, isAfterMark: true)
    // Who comes with a policy's new post is not in orientation.
    let isNew = post >= plans[0].posts && holders == 1 && hours == plans.last!.from
    hiredAt = isNew ? -.infinity : hours
  }

  /// Reads up to the first row of some kinds; nil when there is none.
  private mutating func catchUp(_ kinds: Set<Substring>) -> ReadEvent? {
    guard let next = rows[place...].firstIndex(where: { kinds.contains($0.kind) }) else {
      return nil
    }
    while place <= next { take() }
    return rows[next]
  }

  /// Reads what comes before a moment; returns whether the post still has its holder then.
  private mutating func catchUp(_ moment: ReadMoment) -> Bool {
    let holder = holders
    while place < rows.count {
      let row = rows[place]
      let isThen = row.hours == moment.hours && moment.isAfterMark
      if row.hours > moment.hours || (row.hours == moment.hours && !isThen) { break }
      if isThen && (row.kind == "shift_start" || row.kind == "on_call_start") { break }
      take()
      // What follows is the next holder's.
      if holders > holder { return false }
    }
    return !isVacant
  }

  // MARK: Shifts

  mutating func walk() {
    while true {
      // Until the next holder comes.
      if isVacant && catchUp(["hiring"]) == nil { return }
      guard let shift = next(), shift.hours <= end else {
        if catchUp(["hiring"]) == nil { return }
        continue
      }
      if catchUp(shift.moment), !comeUp(shift) { return }
    }
  }

  /// A shift of the roster.
  private struct Shift {
    let start: Double
    let length: Double
    let isOnCall: Bool
    let moment: ReadMoment
    var hours: Double { moment.hours }
  }

  /// The shift of the roster that starts next after the last.
  private func next() -> Shift? {
    let plan = plan(planning)
    var day = max(0, Int((lastStart / 24).rounded(.down)))
    while 24 * Double(day) <= end {
      for number in [
        plan.roster.shift(of: post, on: day), plan.roster.secondShift(of: post, on: day),
      ] where number > 0 {
        let shift = plan.unit.rota.shifts[number - 1]
        let start = 24 * Double(day) + shift.start
        if start <= lastStart { continue }
        let isLater = start > planning.hours
        return Shift(
          start: start, length: shift.hours, isOnCall: shift.onCall != 0,
          moment: isLater ? ReadMoment(hours: start) : planning)
      }
      day += 1
    }
    return nil
  }

  /// What becomes of a shift; false when there is nothing more to read.
  private mutating func comeUp(_ shift: Shift) -> Bool {
    lastStart = shift.start
    planning = shift.moment
    while true {
      if plan(planning).roster.isOnVacation(post, on: Int((shift.start / 24).rounded(.down))) {
        if !shift.isOnCall && counts(planning) { found.vacationHours += shift.length }
        return true
      }
      if shift.isOnCall {
        if isSick { return true }
        if counts(planning) {
          found.standbyHours += max(0, shift.start + shift.length - planning.hours)
        }
        return stayOnCall()
      }
      if isSick {
        if counts(planning) {
          found.sick += 1
          found.sickHours += shift.length
        }
        return true
      }
      let begin = max(planning.hours, rested + plan(planning).unit.rota.minimumRestHours)
      if begin > shift.start && begin > shift.start + shift.length - 1 { return true }
      if begin <= planning.hours { return work(shift) }
      if begin > end { return catchUp(["hiring"]) != nil }
      // Who left while resting left the shift too.
      let rest = ReadMoment(hours: begin)
      if !catchUp(rest) { return true }
      planning = rest
    }
  }

  private mutating func stayOnCall() -> Bool {
    guard let last = catchUp(["on_call_end", "resignation"]) else { return false }
    if last.kind == "on_call_end" { planning = ReadMoment(hours: last.hours) }
    return true
  }

  private mutating func work(_ shift: Shift) -> Bool {
    let start = rows[place...].first { $0.kind == "shift_start" }
    guard let start, abs(start.hours - planning.hours) < 1e-6 else {
      found.contradictions.append("post \(post + 1) does not work at hour \(planning.hours)")
      return false
    }
    guard let last = catchUp(["shift_end"]) else { return false }
    supervise(shift, until: last.hours)
    guard let home = catchUp(["overrun_end"]) else { return false }
    planning = ReadMoment(hours: home.hours)
    return true
  }

  /// A newcomer's shift takes a share of somebody else's hours.
  private mutating func supervise(_ shift: Shift, until hours: Double) {
    let people = plans[0].model.dynamics.people
    let midnights = (hours / 24).rounded(.up) - 1 - (hiredAt / 24).rounded(.down)
    if midnights >= (7 * people.orientationWeeks).rounded() { return }
    if hours <= from && from > 0 { return }
    found.supervision += people.orientationSupervision * shift.length
  }
}
