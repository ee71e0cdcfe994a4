// Teams, noticing, stigma, leadership and moral repair.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring

@Suite("Climate and ties")
struct ClimateTests {
  private func run(
    days: Double = 60, _ change: (inout Model) -> Void, _ recording: Recording = .clinicians
  ) throws -> ReplicateResult {
    var model = try Model.icu(days: days, warmUpDays: 0)
    change(&model)
    return try Simulation(model: model, seed: 43, recording: recording).run(replicate: 0)
  }

  @Test("An average unit without teams is the same to the byte, whatever the constants beside")
  func neutral() throws {
    let plain = try run { _ in }
    let set = try run { model in
      for parameter in ClimateConstants.parameters {
        parameter.write(&model.dynamics.climate, parameter.highest)
      }
      model.units[0].peerSupport.teamTie = 50
    }
    #expect(isIdentical(plain.outcomes, set.outcomes))
    #expect(isIdentical(plain.daily, set.daily))
    #expect(isIdentical(plain.clinicians, set.clinicians))
    #expect(plain.eventCounts == set.eventCounts)
  }

  @Test("With ties, contacts are with teammates in proportion to the tie")
  func teams() throws {
    // Always on duty: of the 11 colleagues of each, 5 are of the same team.
    func share(tie: Double) throws -> (mates: Double, count: Int) {
      let result = try run(
        days: 20,
        { model in
          model.units[0].rota.pattern = 0
          model.units[0].rota.shifts = []
          model.units[0].posts = [.of(12)]
          model.units[0].peerSupport.teams = 2
          model.units[0].peerSupport.teamTie = tie
          model.units[0].peerSupport.supportiveShare = 1
          model.dynamics.vulnerability.support = 0
          model.dynamics.vulnerability.supportOwn = 0
        }, .events)
      let rows = result.rows(.support)
      let mates = rows.count { (Int($0.position) - (Int($0.value) - 1)) % 2 == 0 }
      return (Double(mates) / Double(rows.count), rows.count)
    }
    for tie in [0, 1, 4.0] {
      let (mates, count) = try share(tie: tie)
      let expected = 5 * tie / (5 * tie + 6)
      // 1e-6 two-sided is 4.9 deviations; ten thousand contacts tell 2.5 points apart.
      let deviation = (expected * (1 - expected) / Double(count)).squareRoot()
      #expect(count > 4_000)
      #expect(abs(mates - expected) <= 4.9 * deviation + 0.01, "tie \(tie): \(mates)")
    }
  }

  @Test("The depleted, numb and tired notice fewer needs, and stigma hides them")
  func noticing() throws {
    func support(_ change: (inout Model) -> Void) throws -> Double {
      try run(change)[.supportPerShift]
    }
    let plain = try support { _ in }
    #expect(try support { $0.dynamics.support.noticeSleepPressure = 0.5 } < 0.95 * plain)
    let stigma = try support { $0.units[0].climate.stigma = 1 }
    #expect(abs(stigma / plain - 0.5) < 0.05)
    // Numbing: nobody here is numb by chance, so everybody is made so.
    func given(_ numbing: Double) throws -> UInt64 {
      var model = try Model.icu(days: 20, warmUpDays: 0)
      model.dynamics.support.noticeNumbing = 1
      var unit = startUnit(model, seed: 44)
      for i in 0..<62 { unit.clinicians[i].numbing = numbing }
      try unit.run(until: 24 * 3)
      return unit.eventCounts[Int(EventKind.support.rawValue)]
    }
    let (none, numb) = (try given(0), try given(0.95))
    #expect(numb * 2 < none)
  }

  @Test("Better leadership: fewer betrayals, shorter distress, more rest, less exhaustion")
  func leadership() throws {
    func score(_ leadership: Double) throws -> ReplicateResult {
      var model = try Model.icu(days: 240, warmUpDays: 60)
      model.units[0].climate.leadership = leadership
      return try Simulation(model: model, seed: 45).run(replicate: 0)
    }
    let (low, high) = (try score(-1.09), try score(1.09))
    #expect(high[.moralEventsPerShift] < 0.9 * low[.moralEventsPerShift])
    #expect(high[.breaksCarefreePercent] > low[.breaksCarefreePercent] + 5)
    #expect(high[.exhaustionScoreMean] < low[.exhaustionScoreMean])
    var model = try Model.icu(days: 1, warmUpDays: 0)
    let usual = startUnit(model, seed: 1).k.distressDecay
    model.units[0].climate.leadership = 2
    #expect(abs(startUnit(model, seed: 1).k.distressDecay / usual - exp(0.2)) < 1e-12)
  }

  @Test("Moral repair shortens moral injury: at a gain of 3 it fades four times as fast")
  func repair() throws {
    var model = try Model.icu(days: 60, warmUpDays: 0)
    model.mechanisms.moralInjury = 0
    model.mechanisms.turnover = 0
    model.units[0].climate.moralRepair = 1
    model.dynamics.climate.repairGain = 3
    var unit = startUnit(model, seed: 1)
    for i in 0..<62 { unit.clinicians[i].guilt = 0.5 }
    try unit.run(until: 24 * 60)
    for i in 0..<62 {
      #expect(abs(Double(unit.clinicians[i].guilt) - 0.5 * exp(-60.0 / 60)) < 1e-5)
    }
  }
}
