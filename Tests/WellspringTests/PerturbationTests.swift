// Where a run starts, the push, and the ramp of the workload.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Perturbation")
struct PerturbationTests {
  /// One person on duty without end under the spiral, B = 1.1 A.
  private static func person(days: Double) -> Model {
    var model = Model.textbook(alpha: 0.01, beta: 0.011, days: days, warmUpDays: 0)
    model.mechanisms.lossSpiral = 1
    return model
  }

  private func row(_ model: Model, replicate: UInt64 = 1) throws -> ReplicateResult {
    try Simulation(model: model, seed: 3, recording: .clinicians).run(replicate: replicate)
  }

  @Test("A ramp rises in daily steps, holds and goes back")
  func ramp() {
    var it = Perturbation()
    it.workload = 1
    (it.day, it.rampTo, it.rampDays, it.holdDays, it.rampBack) = (11, 2, 4, 2, 1)
    let course = (0..<24).map { it.workload(onDay: $0) }
    let rise = [1.125, 1.375, 1.625, 1.875]
    let expected =
      [Double](repeating: 1, count: 10) + rise + [2, 2] + rise.reversed()
      + [Double](repeating: 1, count: 4)
    #expect(course == expected)
    it.rampBack = 0
    #expect(it.workload(onDay: 500) == 2 && it.workload(onDay: -30) == 1)
    it.rampDays = 0
    #expect(it.workload(onDay: 9) == 1 && it.workload(onDay: 10) == 2)
  }

  @Test("Who starts collapsed stays down between the folds, who starts rested stays up")
  func hysteresis() throws {
    var model = Self.person(days: 200)
    let rested = try row(model)
    model.perturbation.startCapacity = 0.2
    let collapsed = try row(model)
    #expect(rested.column(.tipped) == [0] && collapsed.column(.tipped) == [1])
    #expect(rested.column(.tippedDay)[0].isNaN && rested.column(.recoveredDay)[0].isNaN)
    // The first mean of 28 days is that of day 28, and down it is from the start.
    #expect(collapsed.column(.tippedDay) == [28])
    let flow = CapacityFlow(
      replenishment: 0.01, depletion: 0.011, spiral: startUnit(model, seed: 3).k.spiral)
    let states = flow.equilibria().map(\.capacity)
    #expect(states.count == 3)
    #expect(abs(rested.column(.capacityEnd)[0] - states[2]) < 1e-9)
    #expect(abs(collapsed.column(.capacityEnd)[0] - states[0]) < 1e-9)
  }

  @Test(
    "A push beyond the unstable state tips, a smaller one does not", arguments: [-0.001, 0.001])
  func push(_ beyond: Double) throws {
    var model = Self.person(days: 400)
    let flow = CapacityFlow(
      replenishment: 0.01, depletion: 0.011, spiral: startUnit(model, seed: 3).k.spiral)
    let states = flow.equilibria().map(\.capacity)
    model.perturbation.day = 101
    model.perturbation.push = states[2] - states[1] + beyond
    let result = try row(model)
    #expect(result.column(.tipped) == [beyond > 0 ? 1 : 0])
    if beyond > 0 { #expect(result.column(.tippedDay)[0] > 101) }
  }

  @Test("A negative push lifts the collapsed out of it, and the day of recovery is dated")
  func lift() throws {
    var model = Self.person(days: 300)
    model.perturbation.startCapacity = 0.2
    model.perturbation.day = 101
    model.perturbation.push = -0.6
    let result = try row(model)
    #expect(result.column(.tipped) == [0])
    let day = result.column(.recoveredDay)[0]
    // Half of 28 days at the new state carry the mean over the midpoint.
    #expect(day > 105 && day < 128)
  }

  @Test("A share of people is pushed: the same people whatever the size")
  func share() throws {
    func struck(_ size: Double) throws -> [Bool] {
      var model = Model.queue(
        servers: 200, arrivalsPerHour: 0, length: .exponential(1), days: 2, warmUpDays: 0)
      model.dynamics.capacity.working = 0
      model.dynamics.capacity.baseDepletion = 0
      model.perturbation.push = size
      model.perturbation.pushShare = 0.3
      model.perturbation.day = 2
      return try row(model).column(.capacityEnd).map { $0 < 1 }
    }
    let (small, large) = (try struck(0.1), try struck(0.8))
    #expect(small == large)
    // 200 trials at 0.3: 60 give or take 6.5; beyond 4.9 deviations once in a million.
    #expect(abs(Double(small.count { $0 }) - 60) < 32)
  }

  @Test("Twice the workload is twice the load felt, and depletes as much")
  func workload() throws {
    var model = try Model.icu(days: 28, warmUpDays: 0)
    let usual = try row(model)
    model.perturbation.workload = 1.3
    let more = try row(model)
    #expect(more[.capacityMean] < usual[.capacityMean] - 0.02)
    // A ramp that is over before the run begins to be observed is the same as none.
    model.perturbation.workload = 1
    model.perturbation.rampTo = 1
    model.perturbation.rampDays = 10
    #expect(isIdentical(try row(model).outcomes, usual.outcomes))
  }

  @Test("Posts that start vacant are filled after the hiring delay")
  func vacant() throws {
    var model = try Model.icu(days: 400, warmUpDays: 0)
    model.mechanisms.turnover = 0
    model.perturbation.startVacant = 0.5
    let result = try row(model)
    let width = DailySeries.allCases.count
    let vacant = stride(
      from: DailySeries.vacantPercent.rawValue, to: result.daily.count, by: width
    ).map { result.daily[$0] }
    // 62 posts at a half: 50 % give or take 6.4 points.
    #expect(abs(vacant[0] - 50) < 32 && vacant.last == 0)
  }
}
