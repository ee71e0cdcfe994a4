// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Swaps of two shifts")
struct SwapSearchTests {
  /// A unit of eight nurses and three assistants with days, nights and a long shift, and a random roster
  /// that keeps its rest.
  private static func month(seed: Int, rest: Double = 11) -> RosterMonth {
    var unit = CareUnitPlan()
    unit.name = "ward"
    unit.posts = [("nurse", 8), ("assistant", 3)].map { role, count in
      var post = PostPlan()
      (post.role, post.count, post.vacationWeeks) = (role, count, 0)
      return post
    }
    unit.rota.pattern = Double(RotaPlan.patterns.firstIndex(of: "roster")!)
    unit.rota.shifts = [("early", 6.5, 8.0), ("late", 14, 8), ("night", 22, 8), ("long", 7, 12)].map
    {
      var shift = ShiftPlan()
      (shift.name, shift.start, shift.hours) = ($0.0, $0.1, $0.2)
      return shift
    }
    unit.rota.minimumRestHours = rest
    let days = 28
    var luck = ToyNormal(seed: 5, run: seed)
    var rows: [UInt8] = []
    for _ in 0..<11 {
      var last: UInt8 = 0
      for _ in 0..<days {
        let draw = Int(abs(luck.next(1)) * 1_000) % 8
        var shift = draw < 4 ? UInt8(draw + 1) : 0
        if last > 0, shift > 0 {
          let (one, next) = (unit.rota.shifts[Int(last) - 1], unit.rota.shifts[Int(shift) - 1])
          if one.rest(before: next) < rest { shift = 0 }
        }
        rows.append(shift)
        last = shift
      }
    }
    unit.rota.rosterShifts = rows
    (unit.rota.rosterDays, unit.rota.rosterRepeatDays) = (days, days)
    var horizon = Horizon()
    horizon.days = Double(days)
    return RosterMonth(unit, horizon, minimumRest: rest)
  }

  private static func coverage(_ month: RosterMonth) -> [[UInt8]] {
    (0..<month.days).map { day in
      Set(month.works).sorted().flatMap { work in
        (0..<month.posts).filter { month.works[$0] == work }.map { month.shift($0, day) }.sorted()
      }
    }
  }

  @Test(
    "Every swap keeps hours, shifts, coverage, work and rest, whatever the roster", arguments: 1...6
  )
  func rules(seed: Int) {
    let month = Self.month(seed: seed)
    let before = (0..<month.posts).map(month.summary)
    let covered = Self.coverage(month)
    let swaps = SwapSearch(month).all
    #expect(swaps.count > 50, "seed \(seed)")
    for swap in swaps {
      let changed = month.after([swap])
      #expect(Self.coverage(changed) == covered, "seed \(seed): \(swap.text)")
      #expect(month.works[swap.first.post] == month.works[swap.second.post])
      for post in 0..<month.posts {
        let after = changed.summary(post)
        #expect(abs(after.hours - before[post].hours) < 1e-9 && after.shifts == before[post].shifts)
        #expect(after.shortRests <= before[post].shortRests, "seed \(seed): \(swap.text)")
        #expect(after.longestRun <= before.map(\.longestRun).max()!)
        if ![swap.first.post, swap.second.post].contains(post) { #expect(after == before[post]) }
      }
    }
  }

  @Test("Swaps that are had together keep every rule together, and the best are not all alike")
  func together() {
    let month = Self.month(seed: 3)
    let search = SwapSearch(month)
    let best = search.best(30)
    #expect(best.count == 30)
    #expect(Set(best.map { $0.first.post * 100 + $0.first.day }).count >= 8)
    var chosen: [RosterSwap] = []
    for swap in best where search.fits(swap, after: chosen) { chosen.append(swap) }
    #expect(chosen.count > 2)
    let (before, after) = (month, month.after(chosen))
    #expect(Self.coverage(after) == Self.coverage(before))
    for post in 0..<month.posts {
      #expect(after.summary(post).shifts == before.summary(post).shifts)
      #expect(after.summary(post).shortRests <= before.summary(post).shortRests)
    }
  }

  @Test("A row is counted: hours, nights, runs, quick returns, rests shorter than the rule")
  func counts() {
    func shift(_ name: String, _ start: Double, _ hours: Double) -> ShiftPlan {
      var shift = ShiftPlan()
      (shift.name, shift.start, shift.hours) = (name, start, hours)
      return shift
    }
    let list = [shift("early", 6.5, 8), shift("late", 14, 8), shift("night", 22, 8)]
    let row = PostRoster([2, 1, 0, 3, 3, 3, 0], before: 0, shifts: list, minimumRest: 8)
    #expect(row.hours == 40 && row.shifts == 5 && row.nights == 3)
    #expect(row.longestRun == 3 && row.longestNightRun == 3)
    #expect(row.quickReturns == 1 && row.shortRests == 0)
    #expect(PostRoster([1], before: 2, shifts: list, minimumRest: 9).shortRests == 1)
    let spread = PostRoster([3, 0, 0, 3, 0, 0, 3], before: 0, shifts: list, minimumRest: 8)
    #expect(spread.strain < row.strain)
  }

  @Test(
    "Rounds stop where no swap lowers the harm by what matters, and take the best that does first")
  func rounds() {
    let month = Self.month(seed: 3)
    let swaps = SwapSearch(month).best(6)
    func rounds(_ effects: [Double]) -> SwapRounds {
      SwapRounds(
        swaps, SwapRule(most: 3, candidates: 6, indifference: 1, firstStage: 10), most: 60,
        fits: { swap, others in others.allSatisfy { $0.first.post != swap.first.post } },
        harm: { scenario in
          (1...60).map { madeUp(0, $0, 3) + madeUp(scenario, $0, 0.5) + ([0] + effects)[scenario] }
        })
    }
    let none = rounds([0.1, -0.1, 0.2, 0, -0.2, 0.3])
    #expect(none.chosen.isEmpty && none.ending == .noneBetter)
    let some = rounds([0.1, -4, 0.2, 0, 0.2, 0.3])
    #expect(some.chosen.map(\.scenario) == [2] && some.chosen[0].isSettled)
    #expect(some.ending == .noneBetter || some.ending == .noneApart)
  }

  @Test("A date some days later is that date, over ends of months and leap days")
  func dates() throws {
    let first = try #require(CalendarDate("2027-11-30"))
    for days in 0...800 {
      let later = try #require(first.later(by: days))
      #expect(later.number == first.number + days)
    }
  }
}
