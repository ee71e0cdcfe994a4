// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Course")
struct CourseTests {
  private func course(
    _ model: Model, room: Model? = nil, seed: UInt64 = 5
  ) throws -> Course {
    try Course(model: model, seed: seed, replicate: 2, unit: 0, room: room)
  }

  private func whole(_ model: Model, seed: UInt64 = 5) throws -> [Double] {
    try Simulation(model: model, seed: seed).run(replicate: 2).outcomes
  }

  /// Bit for bit, undefined ones too.
  private func isSame(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
  }

  private func run(
    _ course: inout Course, until day: Double, by step: Double, from start: Double
  ) throws {
    var at = start
    while at < day {
      at = min(day, at + step)
      try course.run(until: at)
    }
  }

  @Test("By whatever steps, with or without somebody who looks: the outcomes of a run in one piece")
  func steps() throws {
    for name in ["ward", "clinic", "ambulance", "emergency"] {
      let model = try Model.shipped(name, days: 20, warmUpDays: 10)
      let expected = try whole(model)
      for step in [0.013, 0.37, 1, 7] {
        var one = try course(model)
        var numbers: [Double] = []
        var at = -10.0
        while at < 20 {
          at = min(20, at + step)
          try one.run(until: at)
          if step > 0.1 { one.look(into: &numbers) }
        }
        #expect(one.day == 20 && isSame(one.outcomes, expected), "\(name) by \(step)")
      }
    }
  }

  @Test("A policy adopted the day before is the policy that begins on that day")
  func adopted() throws {
    for kind in [PolicyKind.protectedBreaks, .mindfulness, .staffingLevel, .floatPool] {
      var base = try Model.shipped("icu", days: 40, warmUpDays: 10)
      var planned = base
      planned.policies[kind].active = 1
      let room = planned
      planned.policies.startDay = 15
      let expected = try whole(planned)
      #expect(!isSame(expected, try whole(base)), "\(kind) changes nothing")
      base.policies.startDay = 0
      var one = try course(base, room: room)
      try one.run(until: 13.4)
      try one.adopt(room)
      try run(&one, until: 40, by: 0.77, from: 13.4)
      #expect(isSame(one.outcomes, expected), "\(kind)")
    }
  }

  @Test("Adopting the same plan again and again changes nothing")
  func sameAgain() throws {
    var model = try Model.shipped("ward", days: 30, warmUpDays: 5)
    model.policies[.mindfulness].active = 1
    var one = try course(model)
    for day in 1..<30 {
      try one.run(until: Double(day) - 0.5)
      try one.adopt(model)
    }
    try one.run(until: 30)
    #expect(isSame(one.outcomes, try whole(model)))
  }

  @Test("Load goes up and comes down again while the unit lives")
  func load() throws {
    let model = try Model.shipped("ward", days: 60)
    var more = model
    more.units[0].work.arrivals.rate *= 2
    var none = model
    none.units[0].work.arrivals.rate = 0
    var one = try course(model)
    var patients: [Double] = []
    var numbers: [Double] = []
    for (day, plan) in [(20.0, more), (40.0, none), (55.0, model), (60, model)] {
      try one.run(until: day)
      one.look(into: &numbers)
      patients.append(numbers[PostSight.allCases.count * one.posts + 1])
      try one.adopt(plan)
    }
    #expect(patients[1] >= patients[0] && patients[2] < patients[1] && patients[3] > 0)
  }

  @Test("What cannot change while a unit lives is refused, and the unit lives on as it was")
  func refused() throws {
    let model = try Model.shipped("icu", days: 20)
    var one = try course(model)
    try one.run(until: 3)
    for change: (inout Model) -> Void in [
      { $0.horizon.days = 30 }, { $0.units[0].posts[0].count += 1 },
      { $0.policies[.staffingLevel].active = 1 }, { $0.units[0].work.kind = 1 },
      { $0.units[0].beds = 500 }, { $0.surveys.everyDays = 7 },
      { $0.units[0].work.cases.removeLast() }, { $0.units[0].rota.pattern = 0 },
    ] {
      var other = model
      change(&other)
      do throws(SettingError) {
        try one.adopt(other)
        Issue.record("something was adopted that cannot be")
      } catch {
        #expect(error.fault == .doesNotFit)
      }
    }
    try one.run(until: 20)
    #expect(isSame(one.outcomes, try whole(model)))
  }

  @Test("Other luck from a day on: the days before are the same, those after are not")
  func reseeded() throws {
    let model = try Model.shipped("ward", days: 20, warmUpDays: 2)
    func outcomes(reseedAt day: Double?) throws -> ([Double], [Double]) {
      var one = try course(model)
      try one.run(until: 10)
      let before = one.outcomes
      if day != nil { one.reseed(replicate: 77) }
      try one.run(until: 20)
      return (before, one.outcomes)
    }
    let (plain, other) = (try outcomes(reseedAt: nil), try outcomes(reseedAt: 10))
    #expect(isSame(plain.0, other.0) && !isSame(plain.1, other.1))
    #expect(isSame(plain.1, try whole(model)))
  }

  @Test("One sight alone is that of a whole look; of posts, the mean of those that are held")
  func sights() throws {
    var one = try course(try Model.shipped("ward", days: 20, warmUpDays: 5))
    try one.run(until: 12.3)
    var numbers: [Double] = []
    one.look(into: &numbers)
    let count = one.posts
    let held = (0..<count).filter { !numbers[$0].isNaN }
    for what in [PostSight.capacity, .exhaustion, .traumaticStress, .moralInjury, .worldview] {
      let sum = held.reduce(0.0) { $0 + numbers[what.rawValue * count + $1] }
      let mean = one.mean(of: what)
      #expect(mean == sum / Double(held.count), "\(what)")
    }
    for what in UnitSight.allCases {
      let seen = numbers[PostSight.allCases.count * count + what.rawValue]
      let alone = one.sight(of: what)
      #expect(alone == seen || (alone.isNaN && seen.isNaN), "\(what)")
    }
  }

  @Test("What weighs most is the harm furthest beyond its line; where none is beyond, nothing does")
  func standings() throws {
    var one = try course(try Model.shipped("ward", days: 20, warmUpDays: 300))
    try one.run(until: 12.3)
    var numbers: [Double] = []
    one.look(into: &numbers)
    let count = one.posts
    let lines: [PostSight] = [
      .burnoutStanding, .traumaticStressStanding, .moralInjuryStanding, .vicariousTraumaStanding,
    ]
    var seen: Set<Int> = []
    for post in 0..<count where !numbers[post].isNaN {
      let each = lines.map { numbers[$0.rawValue * count + post] }
      let most = each.max()!
      let named = Int(numbers[PostSight.weighs.rawValue * count + post])
      #expect(named == (most < 1 ? 0 : each.firstIndex(of: most)! + 1), "post \(post): \(each)")
      let exhaustion = numbers[PostSight.exhaustion.rawValue * count + post]
      let cynicism = numbers[PostSight.cynicism.rawValue * count + post]
      #expect(each[0] == max(exhaustion / 0.5, cynicism * 3))
      seen.insert(named)
    }
    #expect(seen.count > 2, "a ward of one kind tells nothing: \(seen)")
  }

  @Test("What a watched post gained and lost adds up to where it is; watching changes nothing")
  func watched() throws {
    var model = try Model.shipped("ward", days: 20, warmUpDays: 5)
    model.mechanisms.turnover = 0
    var one = try course(model)
    var numbers: [Double] = []
    try one.run(until: 0)
    one.look(into: &numbers)
    let before = numbers[3]
    one.watch(3)
    try one.run(until: 20)
    one.look(into: &numbers)
    var sum = 0.0
    for cause in CapacityCause.allCases {
      let (gained, lost) = one.ledger(cause)
      #expect(gained >= 0 && lost >= 0)
      sum += gained - lost
    }
    // The last stretch is still open: at most four hours.
    #expect(abs(sum - (numbers[3] - before)) < 0.05)
    #expect(isSame(one.outcomes, try whole(model)))
  }

  @Test("Live plans of every sort, over and over, leave a unit that holds together")
  func fuzz() throws {
    let base = try Model.shipped("emergency", days: 120)
    var room = base
    room.policies[.staffingLevel].active = 1
    room.policies[.floatPool].active = 1
    room.policies[.agencyCover].active = 1
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0..<1_000_000, using: &random)
    var luck = RandomStream(
      seed: seed, replicate: 0, kind: .experiment, unit: 0, index: 0, purpose: .allocation)
    var one = try course(base, room: room, seed: seed)
    var day = 0.0
    while day < 120 {
      day += 3 * luck.uniform()
      try one.run(until: day)
      var plan = base
      for kind in PolicyKind.allCases where luck.uniform() < 0.2 {
        plan.policies[kind].active = 1
        let range = kind.definition.dose.range
        if kind == .staffingLevel || kind == .staffingRatio || kind == .floatPool { continue }
        if kind.definition.dose.kind == .number {
          plan.policies[kind].dose =
            range.lowerBound + luck.uniform() * (range.upperBound - range.lowerBound)
        }
      }
      plan.units[0].work.arrivals.rate *= 2 * luck.uniform()
      plan.perturbation.workload = 0.5 + luck.uniform()
      do throws(SettingError) { try one.adopt(plan) } catch {
        #expect(error.fault == .doesNotFit, "seed \(seed), day \(day): \(error)")
      }
    }
    #expect(one.outcomes.count == Outcome.allCases.count, "seed \(seed)")
  }
}
