// Who works when: coverage, rest, sleep, vacations, as recorded.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring

@Suite("Duty")
struct DutyTests {
  @Test("Three on, four off over 62 posts staffs each shift of every day alike, within one")
  func coverage() throws {
    let rota = Rota(try Model.icu().units[0])
    var counts: [Int] = []
    for day in 0..<56 {
      for shift in 1...2 {
        counts.append((0..<62).count { rota.shift(of: $0, on: day) == shift })
      }
    }
    #expect(counts.max()! - counts.min()! <= 1)
    let total = counts.reduce(0, +)
    #expect(total * 14 == 62 * 3 * 56 * 2)
  }

  @Test("A sequence and a roster are worked as written")
  func written() {
    var unit = CareUnitPlan()
    unit.posts = [.of(2)]
    unit.rota.shifts = [.of("early", start: 6, hours: 8), .of("late", start: 14, hours: 8)]
    unit.rota.pattern = 4
    unit.rota.sequence = ["early", "off", "late", "late"]
    var rota = Rota(unit)
    #expect((0..<8).map { rota.shift(of: 0, on: $0) } == [1, 0, 2, 2, 1, 0, 2, 2])
    #expect((0..<4).map { rota.shift(of: 1, on: $0) } == [2, 2, 1, 0])
    unit.rota.pattern = 5
    unit.rota.rosterDays = 3
    unit.rota.rosterShifts = [1, 2, 0, 0, 0, 1]
    rota = Rota(unit)
    #expect((0..<4).map { rota.shift(of: 0, on: $0) } == [1, 2, 0, 1])
    #expect((0..<4).map { rota.shift(of: 1, on: $0) } == [0, 0, 1, 0])
    #expect(rota.nextShift(of: 1, after: 0) == (54, 0))
    #expect(rota.nextShift(of: 0, after: 6) == (38, 1))
  }

  @Test("Vacations take the weeks they should, every year")
  func vacations() {
    for weeks in [0.0, 1, 2, 4, 5.5, 26] {
      var unit = CareUnitPlan()
      unit.posts = [.of(30, vacationWeeks: weeks)]
      let rota = Rota(unit)
      for year in 0..<3 {
        let away = (0..<30).map { post in
          (0..<365).count { rota.isOnVacation(post, on: 365 * year + $0) }
        }
        // Blocks begin at any fraction of a day, so each may gain or lose one.
        let blocks = max(1, (weeks / 2).rounded())
        for days in away { #expect(abs(Double(days) - 7 * weeks) <= blocks, "\(weeks) weeks") }
        let sum = Double(away.reduce(0, +))
        #expect(abs(sum - 30 * 7 * weeks) <= 0.05 * 30 * 7 * weeks, "\(weeks) weeks")
      }
    }
  }

  /// The recorded spans at work of each post: start of the shift to the end of the overrun.
  private func spans(_ result: ReplicateResult, posts: Int) -> [[ClosedRange<Double>]] {
    var spans = [[ClosedRange<Double>]](repeating: [], count: posts)
    var starts = [Double?](repeating: nil, count: posts)
    for row in result.rows(.shiftStart, .overrunEnd) {
      let post = Int(row.position)
      if row.kind == .shiftStart {
        #expect(starts[post] == nil, "a shift within a shift")
        starts[post] = row.hours
      } else if let start = starts[post] {
        spans[post].append(start...row.hours)
        starts[post] = nil
      } else {
        Issue.record("an end of work without a start")
      }
    }
    return spans
  }

  @Test("Shifts do not overlap, each ends, and the minimum rest is kept, whatever the overruns")
  func rest() throws {
    var model = try Model.icu(days: 90, warmUpDays: 0)
    model.units[0].rota.overrunMean = 3
    let result = try Simulation(model: model, seed: 3, recording: .events).run(replicate: 0)
    var late = 0
    for post in spans(result, posts: 62) {
      #expect(post.count > 10)
      for (before, after) in zip(post, post.dropFirst()) {
        let rest = after.lowerBound - before.upperBound
        #expect(rest >= 10 - 1e-9)
        if rest < 10 + 1e-9 { late += 1 }
      }
    }
    #expect(late > 50, "no shift that rest made late: the test shows nothing")
    let open = result.count(.shiftStart) - result.count(.overrunEnd)
    #expect(open >= 0 && open <= 31)
  }

  @Test("Shifts of any length are worked once each: 7.6 h from midnight, a day at a time")
  func roundedStarts() throws {
    for hours in [7.6, 8.1, 11.3, 0.7] {
      var model = try Model.icu(days: 60, warmUpDays: 0)
      model.units[0].posts = [.of(3)]
      model.units[0].rota.pattern = 4
      model.units[0].rota.sequence = ["a"]
      model.units[0].rota.shifts = [.of("a", start: 0, hours: hours)]
      model.units[0].rota.overrunMean = 0
      model.mechanisms.absence = 0
      model.mechanisms.turnover = 0
      let simulation = Simulation(
        model: model, seed: 1, recording: .events, eventBound: 1_000_000)
      let result = try simulation.run(replicate: 0)
      for post in spans(result, posts: 3) {
        #expect(post.map(\.lowerBound) == (0...59).map { 24 * Double($0) }, "\(hours) h")
      }
    }
  }

  @Test("An overrun past the end of the next shift skips it")
  func longOverruns() throws {
    var model = try Model.icu(days: 60, warmUpDays: 0)
    model.units[0].posts = [.of(4)]
    model.units[0].rota.pattern = 4
    model.units[0].rota.sequence = ["a"]
    model.units[0].rota.shifts = [.of("a", start: 7, hours: 2)]
    model.units[0].rota.minimumRestHours = 0
    model.units[0].rota.overrunMean = 6
    model.units[0].rota.overrunShape = 0.2
    model.units[0].work.nominalDemand = 0.5
    let result = try Simulation(model: model, seed: 4, recording: .events).run(replicate: 0)
    let posts = spans(result, posts: 4)
    #expect(posts.joined().contains { $0.upperBound - $0.lowerBound > 26 })
    for post in posts {
      for (before, after) in zip(post, post.dropFirst()) {
        #expect(after.lowerBound >= before.upperBound)
        #expect(after.lowerBound.truncatingRemainder(dividingBy: 24) <= 8)
      }
    }
  }

  @Test("Nobody sleeps at work, and who falls asleep wakes before the next shift")
  func sleep() throws {
    let model = try Model.icu(days: 120, warmUpDays: 0)
    let result = try Simulation(model: model, seed: 5, recording: .events).run(replicate: 0)
    var asleepSince = [Double?](repeating: nil, count: 62)
    var leftAt = [Double?](repeating: nil, count: 62)
    var nights = 0
    for row in result.events where row.position >= 0 {
      let post = Int(row.position)
      switch row.kind {
      case .sleepStart:
        #expect(asleepSince[post] == nil)
        asleepSince[post] = row.hours
        if let left = leftAt[post], (6..<10).contains(left.truncatingRemainder(dividingBy: 24)) {
          // After a night shift: as soon as one is home, give or take an hour.
          nights += 1
          #expect(row.hours - left >= 1.5 - 1e-9 && row.hours - left <= 2.5 + 1e-9)
          #expect(row.value < 7.5)
        }
        leftAt[post] = nil
      case .sleepEnd:
        let slept = row.hours - (asleepSince[post] ?? row.hours)
        #expect(slept >= 0 && slept <= 8 + 1e-9)
        asleepSince[post] = nil
      case .shiftStart, .encounter, .contact, .breakStart:
        #expect(asleepSince[post] == nil, "at work and asleep")
        leftAt[post] = nil
      case .resignation: asleepSince[post] = nil
      case .overrunEnd: leftAt[post] = row.hours
      default: break
      }
    }
    #expect(nights > 500)
    #expect(result[.sleepHoursMean] > 6 && result[.sleepHoursMean] < 8)
  }

  @Test("A bedtime after midnight is kept: nobody on days off goes to bed in the afternoon")
  func lateBedtime() throws {
    for bedtime in [0.5, 23.5] {
      var model = try Model.icu(days: 30, warmUpDays: 0)
      model.dynamics.sleep.bedtime = bedtime
      model.units[0].rota.overrunMean = 0
      model.units[0].rota.pattern = 3
      model.units[0].rota.shifts = [.of("day", start: 10, hours: 8)]
      let result = try Simulation(model: model, seed: 6, recording: .events).run(replicate: 0)
      let starts = result.rows(.sleepStart).map { $0.hours.truncatingRemainder(dividingBy: 24) }
      #expect(starts.count > 1_000)
      for hour in starts { #expect(hour > 21 || hour < 3, "bedtime \(bedtime), asleep at \(hour)") }
    }
  }
}
