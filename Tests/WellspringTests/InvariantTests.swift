// A few hundred random small units, looked at after every single event.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Invariants")
struct InvariantTests {
  @Test(
    "After every event of a random unit all lists, counts, sums, timers and states are in order",
    arguments: 0..<8)
  func random(block: Int) {
    for number in 0..<50 {
      let seed = UInt64(1_000 * block + number)
      var source = RandomModel(seed: seed)
      follow(source.model(days: 14), seed: seed, hours: 14 * 24, mostEvents: 6_000)
    }
  }

  @Test("The same holds of the shipped unit, over four days")
  func shipped() throws {
    follow(try .icu(days: 4, warmUpDays: 0), seed: 5, hours: 96, mostEvents: .max)
  }

  private func follow(_ model: Model, seed: UInt64, hours: Double, mostEvents: Int) {
    var unit = startUnit(model, seed: seed)
    var events = 0
    do throws(CareUnit.Fault) {
      try unit.checkInvariants()
      while unit.queue.next.time <= hours && events < mostEvents {
        unit.step()
        events += 1
        try unit.checkInvariants()
      }
    } catch {
      let fault = error
      Issue.record(
        "seed \(seed), event \(events), hour \(unit.now): \(fault.what) (\(fault.index))")
    }
  }

  @Test("A broken caseload is noticed")
  func catches() throws {
    var unit = startUnit(try .icu(days: 4, warmUpDays: 0), seed: 1)
    while unit.now < 40 { unit.step() }
    try unit.checkInvariants()
    unit.totalDemand += 0.5
    #expect(throws: CareUnit.Fault.self) { try unit.checkInvariants() }
  }

  @Test("Random units run to their end, with every outcome in its range", arguments: 0..<4)
  func finish(block: Int) throws {
    for number in 0..<50 {
      let seed = UInt64(50_000 + 1_000 * block + number)
      var source = RandomModel(seed: seed)
      var model = source.model(days: 28)
      let result = try Simulation(model: model, seed: seed).run(replicate: 1)
      for outcome in Outcome.allCases {
        let value = result[outcome]
        // A policy that begins in the run, a lower limit say, may take places away that are taken.
        let takesPlaces = !model.policies.acting.isEmpty && model.policies.startDay > 0
        if outcome == .occupancyPercent && takesPlaces && value > 100 {
          for kind in PolicyKind.allCases { model.policies[kind].active = 0 }
          let before = try Simulation(model: model, seed: seed).run(replicate: 1)
          #expect(before[outcome] <= 100 + 1e-9, "seed \(seed)")
          continue
        }
        let isPercent = outcome.definition.unit == "%"
        let isFine = value.isNaN || (value >= 0 && (!isPercent || value <= 100 + 1e-9))
        #expect(isFine, "seed \(seed): \(outcome.definition.name) = \(value)")
      }
      #expect(!result[.capacityMean].isNaN || result[.vacancyPercent] > 0, "seed \(seed)")
    }
  }
}
