// On call at home, and the direction in which shifts rotate: both act through the rest they leave.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("On call and rotation")
struct OnCallTests {
  private func unit(nightsOnCall: Bool, rate: Double) throws -> Model {
    var model = try Model.icu(days: 120, warmUpDays: 20)
    model.units[0].posts = [.of(20)]
    model.units[0].rota.pattern = 4
    model.units[0].rota.shifts = [
      .of("day", start: 8, hours: 10), .of("home", start: 20, hours: 11),
    ]
    model.units[0].rota.shifts[1].onCall = 1
    model.units[0].rota.sequence = nightsOnCall ? ["home", "off", "day"] : ["off", "off", "day"]
    model.units[0].rota.callOutRate = rate
    model.units[0].work.arrivals.rate = 0
    model.mechanisms.absence = 0
    model.mechanisms.turnover = 0
    return model
  }

  @Test("Calls out of home come at their rate, last as long as stated, and count as no shift")
  func callOuts() throws {
    let rate = 0.1
    let model = try unit(nightsOnCall: true, rate: rate)
    let result = try Simulation(model: model, seed: 41, recording: .events).run(replicate: 0)
    let duties = Double(result.rows(.onCallStart).count)
    let outs = result.rows(.callOut)
    #expect(duties > 700)
    // Somebody out cannot be called out: a little less than rate times hours.
    let expected = duties * 11 * rate / (1 + 2 * rate)
    #expect(abs(Double(outs.count) / expected - 1) < 0.15, "seed 41: \(outs.count), \(expected)")
    let mean = outs.map(\.value).reduce(0, +) / Double(outs.count)
    #expect(abs(mean - 2) < 0.2, "seed 41: \(mean)")
    let plain = try Simulation(
      model: unit(nightsOnCall: false, rate: rate), seed: 41, recording: .events
    ).run(replicate: 0)
    #expect(plain.count(.callOut) == 0)
  }

  @Test(
    "A time on call that only ever follows a shift of its day is kept, in a sequence and in a roster"
  )
  func besideShift() throws {
    var model = try unit(nightsOnCall: true, rate: 0.1)
    model.units[0].rota.sequence = ["day+home", "off", "day"]
    let cycle = try Simulation(model: model, seed: 41, recording: .events).run(replicate: 0)
    #expect(cycle.rows(.onCallStart).count > 700 && cycle.count(.callOut) > 500)
    // The same by post and day, with a shift before it in the list that nobody works.
    let rota = Rota(model.units[0])
    model.units[0].rota.shifts.insert(.of("idle", start: 6, hours: 8), at: 0)
    let days = (0..<3 * 20).map { ($0 % 3, $0 / 3) }
    let moved = { (shift: Int) in UInt8(shift == 0 ? 0 : shift + 1) }
    model.units[0].rota.rosterShifts = days.map { moved(rota.rostered($0.1, on: 20 + $0.0)) }
    model.units[0].rota.rosterSeconds = days.map { moved(rota.rosteredSecond($0.1, on: 20 + $0.0)) }
    (model.units[0].rota.pattern, model.units[0].rota.rosterDays) = (5, 3)
    let roster = try Simulation(model: model, seed: 41, recording: .events).run(replicate: 0)
    #expect(abs(roster.rows(.onCallStart).count - cycle.rows(.onCallStart).count) <= 40)
    #expect(roster.count(.callOut) > 500)
  }

  @Test("Nights on call cost sleep and capacity, even when nobody calls")
  func cost() throws {
    func outcomes(_ onCall: Bool, _ rate: Double) throws -> ReplicateResult {
      try Simulation(model: unit(nightsOnCall: onCall, rate: rate), seed: 42).run(replicate: 0)
    }
    let home = try outcomes(false, 0)
    let quiet = try outcomes(true, 0)
    let busy = try outcomes(true, 0.3)
    #expect(quiet[.capacityMean] < home[.capacityMean])
    #expect(busy[.capacityMean] < quiet[.capacityMean])
    #expect(busy[.sleepHoursMean] < quiet[.sleepHoursMean] - 0.05)
  }

  @Test("Who is on call is called in when too many wait")
  func calledIn() throws {
    var model = try unit(nightsOnCall: true, rate: 0)
    model.units[0].work.arrivals.rate = 30
    model.units[0].work.caseloadCap.hard = 1
    let never = try Simulation(model: model, seed: 43).run(replicate: 0)
    model.units[0].rota.callInWaiting = 3
    let called = try Simulation(model: model, seed: 43).run(replicate: 0)
    #expect(never.count(.callOut) == 0)
    #expect(called.count(.callOut) > 50)
    #expect(called[.careLeftUndonePercent] < never[.careLeftUndonePercent])
  }

  @Test("Backward rotation turns the order round, leaves quick returns, and costs sleep")
  func rotation() throws {
    func model(_ rotation: Double) throws -> Model {
      var model = try Model.icu(days: 120, warmUpDays: 16)
      model.units[0].rota.pattern = 6
      model.units[0].rota.rotation = rotation
      model.units[0].rota.minimumRestHours = 0
      model.units[0].rota.shifts = [
        .of("early", start: 7, hours: 8.25), .of("late", start: 14.75, hours: 8.25),
        .of("night", start: 22.5, hours: 8.75),
      ]
      return model
    }
    let rota = Rota(try model(1).units[0])
    #expect((0..<8).map { rota.shift(of: 0, on: $0) } == [3, 3, 2, 2, 1, 1, 0, 0])
    func quickReturns(_ result: ReplicateResult) -> Int {
      var ended: [Int32: Double] = [:]
      var count = 0
      for row in result.rows(.shiftStart, .overrunEnd) {
        if row.kind == .overrunEnd {
          ended[row.position] = row.hours
        } else if let end = ended[row.position], row.hours - end < 11 {
          count += 1
        }
      }
      return count
    }
    let simulate = { (rotation: Double) in
      try Simulation(model: model(rotation), seed: 44, recording: .events).run(replicate: 0)
    }
    let (forward, backward) = (try simulate(0), try simulate(1))
    #expect(quickReturns(backward) > 2 * quickReturns(forward) + 100)
    #expect(backward[.sleepHoursMean] < forward[.sleepHoursMean] - 0.02)
    #expect(backward[.capacityMean] < forward[.capacityMean])
  }
}
