// The rostered shifts of a post that were not worked, and why: the roster held against the events.
//
// A shift comes up at its start, or when the post's work before it is over. Vacation comes before
// sickness; and a shift that the minimum rest would leave less than an hour of is not worked.
//
// SPDX-License-Identifier: GPL-3.0-or-later
@testable import Wellspring

struct ReadRoster {
  private(set) var sick: [Int: Double] = [:]
  private(set) var sickHours = 0.0
  private(set) var vacationHours = 0.0
  /// Shifts that the roster says are worked and the events do not know, or the other way round.
  private(set) var contradictions: [String] = []

  mutating func read(
    _ post: Int, _ rows: [ReadEvent], _ plans: [ReadPlan], from start: Double, until end: Double
  ) {
    guard let first = rows.first, !plans[0].isAlways, post < plans.last!.posts else {
      return
    }
    var isSick = false
    var isVacant = first.kind == "hiring"
    var (place, lastStart, free, rested) = (0, -1.0, 0.0, -1_000.0)
    /// Reads the events before a time, or up to the first of some kinds; false when there is none.
    func catchUp(_ time: Double) {
      if let next = rows[place...].firstIndex(where: { $0.hours >= time }) {
        take(next)
      } else {
        take(rows.count)
      }
    }
    func catchUp(_ kinds: Set<Substring>) -> Bool {
      guard let next = rows[place...].firstIndex(where: { kinds.contains($0.kind) }) else {
        return false
      }
      take(next + 1)
      return true
    }
    func take(_ end: Int) {
      while place < end {
        let row = rows[place]
        place += 1
        switch row.kind {
        case "sickness": isSick = true
        case "recovery": isSick = false
        case "resignation": (isVacant, isSick) = (true, false)
        case "hiring":
          (isVacant, lastStart, free, rested) = (false, row.hours - 1e-9, row.hours, -1_000)
        case "overrun_end": rested = row.hours
        default: break
        }
        if row.kind == "overrun_end" || row.kind == "on_call_end" { free = row.hours }
      }
    }
    // Without a warm-up the first midnight counts as well.
    func counts(_ time: Double) -> Bool { time > start || start == 0 }
    // A post that policies add begins with its holder.
    if post >= plans[0].posts, !catchUp(["hiring"]) { return }
    while true {
      let plan = plans.last { $0.from <= max(lastStart, free) }!
      guard let (day, shift) = Self.next(post, after: lastStart, plan, until: end) else { return }
      let length = plan.unit.rota.shifts[shift].hours
      let planned = 24 * Double(day) + plan.unit.rota.shifts[shift].start
      var time = max(planned, free)
      if time > end { return }
      catchUp(time)
      if isVacant {
        // Until the next holder comes.
        if catchUp(["hiring"]) { continue }
        return
      }
      lastStart = planned
      if plan.roster.isOnVacation(post, on: day) {
        if plan.unit.rota.shifts[shift].onCall == 0 && counts(time) { vacationHours += length }
        continue
      }
      if plan.unit.rota.shifts[shift].onCall != 0 {
        if isSick { continue }
        if catchUp(["on_call_end", "resignation"]) { continue }
        return
      }
      let begin = max(time, rested + plan.unit.rota.minimumRestHours)
      if !isSick && begin > planned && begin > planned + length - 1 { continue }
      if !isSick && begin > time {
        time = begin
        if time > end { return }
        catchUp(time)
        // Who left while resting left the shift too.
        if isVacant {
          if catchUp(["hiring"]) { continue }
          return
        }
      }
      if isSick {
        if counts(time) {
          sick[post, default: 0] += 1
          sickHours += length
        }
        continue
      }
      guard
        let worked = rows[place...].first(where: { $0.kind == "shift_start" }),
        abs(worked.hours - time) < 1e-6
      else {
        contradictions.append("post \(post + 1) does not work at hour \(time)")
        return
      }
      if !catchUp(["overrun_end"]) { return }
    }
  }

  /// The day and the shift of the roster that starts next after a time.
  private static func next(
    _ post: Int, after time: Double, _ plan: ReadPlan, until end: Double
  ) -> (day: Int, shift: Int)? {
    var day = max(0, Int((time / 24).rounded(.down)))
    while 24 * Double(day) <= end {
      let number = plan.roster.shift(of: post, on: day)
      if number > 0, 24 * Double(day) + plan.unit.rota.shifts[number - 1].start > time {
        return (day, number - 1)
      }
      day += 1
    }
    return nil
  }
}
