// Policies that begin in the middle of a run.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("The start of policies")
struct PolicyStartTests {
  let seed: UInt64 = 405

  private func run(_ model: Model) throws -> ReplicateResult {
    try Simulation(model: model, seed: seed, recording: [.clinicians, .events]).run(replicate: 0)
  }

  private func withEverything(startDay: Double) throws -> Model {
    var model = try Model.icu(days: 40, warmUpDays: 10)
    for kind in PolicyKind.allCases { model.policies[kind].active = 1 }
    model.policies.startDay = startDay
    return model
  }

  @Test("Until its start day no policy changes a byte; from then on they do")
  func before() throws {
    let series = DailySeries.allCases.count
    var plain = try withEverything(startDay: 21)
    for kind in PolicyKind.allCases { plain.policies[kind].active = 0 }
    let (without, with) = (try run(plain), try run(withEverything(startDay: 21)))
    #expect(
      isIdentical(
        Array(without.daily.prefix(20 * series)), Array(with.daily.prefix(20 * series))))
    let changed = (20..<40).filter { day in
      !isIdentical(
        Array(without.daily[day * series..<(day + 1) * series]),
        Array(with.daily[day * series..<(day + 1) * series]))
    }
    #expect(changed.count == 20)
    let cut = 20 * 24.0
    let (a, b) = (
      without.events.prefix { $0.hours < cut }, with.events.prefix { $0.hours < cut }
    )
    #expect(a.count == b.count && zip(a, b).allSatisfy { $0.kind == $1.kind })
  }

  @Test("A start day after the end is no policy, in every byte")
  func never() throws {
    var late = try Model.icu(days: 20, warmUpDays: 5)
    let without = try run(late)
    for kind in PolicyKind.allCases where kind != .staffingLevel && kind != .staffingRatio {
      late.policies[kind].active = 1
    }
    late.policies.startDay = 21
    let with = try run(late)
    let areSame = [
      isIdentical(without.outcomes, with.outcomes), isIdentical(without.daily, with.daily),
      isIdentical(without.clinicians, with.clinicians),
    ]
    #expect(areSame == [true, true, true])
  }

  @Test("Added posts are filled on the start day and not vacant before")
  func posts() throws {
    var model = try Model.icu(days: 30, warmUpDays: 0)
    model.mechanisms.turnover = 0
    // Sickness must not hang on the load here.
    model.mechanisms.unitSpiral = 0
    model.policies[.staffingLevel].active = 1
    model.policies[.staffingLevel].dose = 0.5
    model.policies.startDay = 16
    let result = try run(model)
    #expect(result.column(.holders).count == 93)
    #expect(result[.vacancyPercent] == 0)
    let size = DailySeries.allCases.count
    let onDuty = stride(from: DailySeries.onDutyMean.rawValue, to: result.daily.count, by: size)
      .map { result.daily[$0] }
    let (early, late) = (onDuty[2..<15].reduce(0, +) / 13, onDuty[18..<30].reduce(0, +) / 12)
    #expect(abs(late / early - 1.5) < 0.12, "\(early) to \(late) on duty")
    model.policies[.staffingLevel].active = 0
    let shifts = zip(try run(model).column(.shifts), result.column(.shifts))
    #expect(shifts.allSatisfy { $0 == $1 }, "the others keep their rota")
  }

  @Test("Everything at once holds every invariant, from the start or later", arguments: [0.0, 9])
  func invariants(_ startDay: Double) throws {
    var model = try withEverything(startDay: startDay)
    model.horizon.days = 12
    model.horizon.warmUpDays = 2
    var unit = startUnit(model, seed: seed)
    var steps = 0
    while unit.queue.next.time <= 24 * 14 {
      unit.step()
      steps += 1
      if steps % 50 == 0 { try unit.checkInvariants() }
    }
  }
}
