// Every swap of two shifts that breaks no rule, and the few that are worth a simulation.
//
// A swap keeps each post's hours and number of shifts, and the coverage of each shift on each day, since
// it exchanges shifts of one length between posts of one work: what one gives, the other takes. It must
// leave the unit's rest between shifts before and after each day that it changes, give nobody a second
// duty on a day, and make no run of shifts or of nights longer than the longest that the roster has.
// Vacation, days with two duties and time on call are left as they are.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Finds swaps in a roster.
struct SwapSearch {
  /// Swaps that are simulated of one shift, and of one pair of posts, at most: others are much like them.
  private static let mostOfDuty = 3
  private static let mostOfPair = 3

  private let month: RosterMonth
  private let rows: [[UInt8]]
  private let summaries: [PostRoster]
  /// By post: how much its strain counts.
  private let weights: [Double]
  private let longestRun: Int
  private let longestNightRun: Int

  /// - Parameter starts: by post, capacity with which it begins where that is known, NaN where not;
  ///   empty where nothing is. The strain of those who begin low counts for more.
  init(_ month: RosterMonth, starts: [Double] = []) {
    self.month = month
    rows = (0..<month.posts).map(month.row)
    summaries = rows.enumerated().map { month.summary($1, of: $0) }
    weights = rows.indices.map { post in
      let start = starts.indices.contains(post) && !starts[post].isNaN ? starts[post] : 1
      return 1 + 2 * max(0, 1 - start)
    }
    longestRun = summaries.map(\.longestRun).max() ?? 0
    longestNightRun = summaries.map(\.longestNightRun).max() ?? 0
  }

  /// Every swap that breaks no rule and takes strain away, those that take most first.
  var all: [RosterSwap] {
    let duties = rows.indices.flatMap { post in
      (0..<month.days).filter { month.hasOneShift(post, $0) }.map {
        RosterSwap.Duty(post: post, day: $0, shift: rows[post][$0])
      }
    }
    var found: [RosterSwap] = []
    for (place, a) in duties.enumerated() {
      for b in duties[(place + 1)...] where b.post != a.post {
        if let swap = swap(a, b) { found.append(swap) }
      }
    }
    let order = found.indices.sorted {
      found[$0].relief == found[$1].relief ? $0 < $1 : found[$0].relief > found[$1].relief
    }
    return order.map { found[$0] }
  }

  /// The first of them that are not too much alike.
  func best(_ most: Int) -> [RosterSwap] {
    var chosen: [RosterSwap] = []
    var (cells, pairs): ([Int: Int], [Int: Int]) = ([:], [:])
    for swap in all {
      if chosen.count == most { break }
      let own = [swap.first, swap.second].map { $0.post * month.days + $0.day }
      let posts = [swap.first.post, swap.second.post]
      let pair = posts.min()! * month.posts + posts.max()!
      let isNew =
        own.allSatisfy { cells[$0, default: 0] < Self.mostOfDuty }
        && pairs[pair, default: 0] < Self.mostOfPair
      guard isNew else { continue }
      for cell in own { cells[cell, default: 0] += 1 }
      pairs[pair, default: 0] += 1
      chosen.append(swap)
    }
    return chosen
  }

  /// Whether a swap breaks no rule after some others, from which it lies apart.
  func fits(_ swap: RosterSwap, after others: [RosterSwap]) -> Bool {
    guard others.allSatisfy({ swap.isApart(from: $0) }) else { return false }
    let changed = month.after(others)
    return [(swap.first, swap.second), (swap.second, swap.first)].allSatisfy { gives, takes in
      var row = changed.row(gives.post)
      row[gives.day] = 0
      row[takes.day] = takes.shift
      return keepsRules(row, gives.post, [takes.day, gives.day])
    }
  }

  // MARK: One swap

  private func swap(_ a: RosterSwap.Duty, _ b: RosterSwap.Duty) -> RosterSwap? {
    guard month.works[a.post] == month.works[b.post],
      abs(hours(a.shift) - hours(b.shift)) < 1e-9
    else { return nil }
    if a.day == b.day {
      guard a.shift != b.shift else { return nil }
    } else {
      guard month.isFree(a.post, b.day), month.isFree(b.post, a.day) else { return nil }
    }
    guard let forFirst = relief(of: a.post, gives: a, takes: b),
      let forSecond = relief(of: b.post, gives: b, takes: a)
    else { return nil }
    guard forFirst + forSecond > 1e-9 else { return nil }
    return forFirst >= forSecond
      ? RosterSwap(first: a, second: b, relief: forFirst + forSecond)
      : RosterSwap(first: b, second: a, relief: forFirst + forSecond)
  }

  private func hours(_ shift: UInt8) -> Double { month.shifts[Int(shift) - 1].hours }

  /// How much less strain a post has after it; nil where a rule would be broken.
  private func relief(
    of post: Int, gives: RosterSwap.Duty, takes: RosterSwap.Duty
  ) -> Double? {
    var row = rows[post]
    row[gives.day] = 0
    row[takes.day] = takes.shift
    guard keepsRules(row, post, [takes.day, gives.day]) else { return nil }
    return weights[post] * (summaries[post].strain - month.summary(row, of: post).strain)
  }

  /// Whether a row in which some days have changed keeps rest, and the longest runs of the roster.
  private func keepsRules(_ row: [UInt8], _ post: Int, _ days: [Int]) -> Bool {
    guard days.allSatisfy({ isRested(row, post, around: $0) }) else { return false }
    let after = month.summary(row, of: post)
    return after.longestRun <= longestRun && after.longestNightRun <= longestNightRun
  }

  /// Whether the rest before and after the shift of a day is as long as the rule wants it.
  private func isRested(_ row: [UInt8], _ post: Int, around day: Int) -> Bool {
    func rest(_ earlier: UInt8, _ later: UInt8) -> Bool {
      guard earlier > 0, later > 0 else { return true }
      let (one, next) = (month.shifts[Int(earlier) - 1], month.shifts[Int(later) - 1])
      return one.rest(before: next) >= month.minimumRest - 1e-9
    }
    let before = day == 0 ? month.before[post] : row[day - 1]
    guard rest(before, row[day]) else { return false }
    return day + 1 == row.count || rest(row[day], row[day + 1])
  }
}
