// What an experiment of kind roster finds, in the order of its tables.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Risks by post and day, and the swaps that were tried.
struct RosterResult: Sendable {
  let plan: RosterPlan
  let risk: RosterRisk
  /// By scenario: the harm by replicate.
  let columns: [[Double]]
  /// nil where no swap was tried.
  let rounds: SwapRounds?
  /// Of the chosen swaps, in their order.
  var courses: [SwapCourse] = []

  /// One swap and what came of it.
  struct Trial: Sendable {
    let plan: RosterPlan
    let scenario: Int
    let difference: RunningMean
    /// 1 for the one that was chosen first; nil for those that were not.
    let rank: Int?
    let verdict: Verdict

    var swap: RosterSwap { plan.swaps[scenario - 1] }
  }

  enum Verdict: String, CaseIterable, Sendable {
    case chosen, leading, tied, inferior, open
  }

  /// The chosen swaps first, in their order; the others by what they lower.
  var trials: [Trial] {
    let all = plan.swaps.indices.map { trial($0 + 1) }
    return all.sorted { one, other in
      switch (one.rank, other.rank) {
      case (let a?, let b?): return a < b
      case (_?, nil): return true
      case (nil, _?): return false
      case (nil, nil):
        let (a, b) = (one.difference.mean, other.difference.mean)
        return a == b || a.isNaN || b.isNaN ? one.scenario < other.scenario : a < b
      }
    }
  }

  var chosen: [Trial] { trials.filter { $0.rank != nil } }

  private func trial(_ scenario: Int) -> Trial {
    let place = rounds?.chosen.firstIndex { $0.scenario == scenario }
    return Trial(
      plan: plan, scenario: scenario, difference: difference(scenario),
      rank: place.map { $0 + 1 }, verdict: verdict(scenario))
  }

  private func verdict(_ scenario: Int) -> Verdict {
    if let choice = rounds?.chosen.first(where: { $0.scenario == scenario }) {
      return choice.isSettled ? .chosen : .leading
    }
    guard let (round, place) = rounds?.last(scenario) else { return .open }
    switch round.selection.standings[place] {
    case .inferior, .infeasible, .selected: return .inferior
    case .open: return round.selection.tied.contains(place) ? .tied : .open
    }
  }

  /// Harm with some scenario less harm as planned, with the same luck.
  func difference(_ scenario: Int) -> RunningMean {
    RunningMean(zip(columns[scenario], columns[0]).map { $0 - $1 })
  }

  /// What all chosen swaps do together; nil where it was not simulated.
  var together: RunningMean? {
    guard let together = plan.together, !columns[together].isEmpty else { return nil }
    return difference(together)
  }

  typealias HarmRow = (
    name: String, plan: RosterPlan, harm: RunningMean, difference: RunningMean?
  )

  /// The roster as planned, the chosen swaps, and these together.
  var harmRows: [HarmRow] {
    let own = chosen.map(\.scenario) + (together == nil ? [] : [plan.together!])
    return [(RosterPlan.today, plan, RunningMean(columns[0]), nil)]
      + own.map { (plan.name($0), plan, RunningMean(columns[$0]), difference($0)) }
  }

  // MARK: Words

  /// `post 7`.
  func post(_ position: Int) -> String { "post \(position + 1)" }

  /// `day 14 (Sat 14 March)` by the calendar, where there is one.
  func day(_ day: Int) -> String {
    "day \(day + 1) (\(plan.dayWords(day)))"
  }

  /// What the two posts do, as a clause.
  func words(_ swap: RosterSwap) -> String {
    func shift(_ duty: RosterSwap.Duty) -> String { plan.month.shifts[Int(duty.shift) - 1].name }
    let (a, b) = (swap.first, swap.second)
    return swap.isOnOneDay
      ? "\(post(a.post)) works \(shift(b)) and \(post(b.post)) \(shift(a)) on \(day(a.day)), "
        + "the other way round"
      : "\(post(a.post)) gives its \(shift(a)) of \(day(a.day)) to \(post(b.post)) for its "
        + "\(shift(b)) of \(day(b.day))"
  }

  /// What a swap changes in the row of a post and in what is expected of it, as a sentence.
  func why(_ place: Int) -> [String] {
    let swap = chosen[place].swap
    let changed = plan.month.after([swap])
    let course = courses[place]
    return course.posts.enumerated().map { number, position in
      let (one, two) = (plan.month.summary(position), changed.summary(position))
      var parts: [String] = []
      func change(_ what: String, _ before: Int, _ after: Int) {
        if before != after { parts.append("\(what) \(before) before, \(after) after") }
      }
      change("longest run of shifts", one.longestRun, two.longestRun)
      change("longest run of nights", one.longestNightRun, two.longestNightRun)
      change("nights", one.nights, two.nights)
      change("quick returns", one.quickReturns, two.quickReturns)
      let days = course.days[number]
      func sum(_ chance: (SwapCourse.Day) -> Double) -> String {
        AlignedTable.short(
          days.map(chance).filter { !$0.isNaN }.reduce(0, +), digits: 2)
      }
      parts.append(
        "days below the midpoint \(sum(\.chanceBefore)) before, \(sum(\.chanceAfter)) after")
      return "\(post(position)): " + parts.joined(separator: "; ") + "."
    }
  }
}

extension RosterPlan {
  /// The date of a day, from 0; nil where days have none.
  func date(_ day: Int) -> CalendarDate? { firstDate?.later(by: day) }

  func weekday(_ day: Int) -> String { Weekday.names[(firstWeekday + day) % 7] }

  /// `Sat 2026-03-14`, or the weekday alone.
  func dayWords(_ day: Int) -> String {
    let weekday = Weekday.short[(firstWeekday + day) % 7]
    return date(day).map { "\(weekday) \($0.text)" } ?? weekday
  }
}

extension CalendarDate {
  /// The date so many days later.
  func later(by days: Int) -> CalendarDate? {
    let all = number + days
    let (era, day) = all.quotientAndRemainder(dividingBy: 146_097)
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let ofYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let calendarYear = 400 * era + year + (month < 10 ? 0 : 1)
    return CalendarDate(
      "\(calendarYear)-\(two(month < 10 ? month + 3 : month - 9))-"
        + two(ofYear - (153 * month + 2) / 5 + 1))
  }
}
