// Surges, urgency, acuity, roles, lengths that stretch, empirical lengths: each does what it says,
// and nothing at its neutral dose.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Details of work")
struct WorkDetailTests {
  private func run(_ model: Model, seed: UInt64 = 31) throws -> ReplicateResult {
    try Simulation(model: model, seed: seed, recording: .events).run(replicate: 0)
  }

  @Test("At neutral doses surge, role, limit, nominal demand and urgency leave every bit alone")
  func neutral() throws {
    let plain = try Model.icu(days: 40, warmUpDays: 10)
    var model = plain
    var surge = SurgePlan()
    surge.name = "none"
    surge.start = 3
    surge.days = 20
    surge.caseClass = "emergency"
    model.units[0].work.arrivals.surges = [surge]
    model.units[0].posts[0].caseLimit = model.units[0].work.caseloadCap.limit
    model.units[0].posts[0].nominalDemand = model.units[0].work.nominalDemand
    for i in model.units[0].work.cases.indices {
      model.units[0].work.cases[i].roles = ["nurse"]
      model.units[0].work.cases[i].urgency = 4
    }
    let (before, after) = (try run(plain), try run(model))
    #expect(isIdentical(before.outcomes, after.outcomes))
    #expect(isIdentical(before.daily, after.daily))
    #expect(before.eventCounts == after.eventCounts)
  }

  @Test("A surge multiplies arrivals on its days, and no others, and shifts the mix")
  func surges() throws {
    var model = Model.queue(
      servers: 1, arrivalsPerHour: 40, length: .fixed(0.001), days: 60, warmUpDays: 5)
    model.units[0].work.cases.append(.plain(.fixed(0.001), name: "other"))
    var surge = SurgePlan()
    surge.name = "wave"
    surge.start = 21
    surge.days = 20
    surge.arrivals = 2.5
    surge.caseClass = "other"
    surge.share = 3
    model.units[0].work.arrivals.surges = [surge]
    // Classes are told apart by whether a case touches anybody.
    model.mechanisms.encounters = 1
    model.dynamics.encounter.outcomeControl = 0
    model.units[0].work.cases[1].goodOutcome = 1
    let rows = try run(model).rows(.arrival, .encounter)
    let days = rows.filter { $0.kind == .arrival }.map { Int($0.hours / 24) }
    let inside = Double(days.count { (20..<40).contains($0) })
    let outside = Double(days.count) - inside
    for (what, seen, expected) in [
      ("in the surge", inside, 40.0 * 2.5 * 24 * 20), ("beside it", outside, 40.0 * 24 * 40),
    ] {
      let verdict = Statistics.compare(
        "arrivals \(what), seed 31", estimate: seen, expected: expected,
        standardError: expected.squareRoot(), mustDetect: 0.05 * expected)
      #expect(verdict.holds, "\(verdict)")
    }
    var wave = model
    wave.units[0].work.cases[0].traumaShare = 1
    wave.units[0].work.cases[0].goodOutcome = 1
    let encounters = try run(wave).rows(.encounter)
    // Traumatic cases end without a good outcome: the sign of the value.
    func share(_ isInside: Bool) -> Double {
      let some = encounters.filter { (20..<40).contains(Int($0.hours / 24)) == isInside }
      return Double(some.count { $0.value < 0 }) / Double(some.count)
    }
    #expect(abs(share(false) - 0.5) < 0.02 && abs(share(true) - 0.25) < 0.02, "seed 31")
  }

  @Test("A surge of moral hazard alone multiplies moral events, and nothing arrives differently")
  func moralSurge() throws {
    var model = try Model.icu(days: 120, warmUpDays: 0)
    let plain = try run(model)
    var surge = SurgePlan()
    surge.name = "hard"
    surge.days = 120
    surge.moralHazard = 5
    model.units[0].work.arrivals.surges = [surge]
    let hard = try run(model)
    let ratio = Double(hard.count(.moralEvent)) / Double(plain.count(.moralEvent))
    #expect((3.5...7).contains(ratio), "seed 31: \(ratio)")
    #expect(hard.rows(.arrival).count == plain.rows(.arrival).count)
  }

  @Test("The urgent are served before others who came first")
  func urgency() throws {
    var model = Model.queue(
      servers: 1, arrivalsPerHour: 12, length: .exponential(0.075), days: 30, warmUpDays: 0)
    model.units[0].work.cases.append(.plain(.exponential(0.075), name: "urgent"))
    func waits(_ urgency: Double) throws -> (all: Double, late: Double) {
      model.units[0].work.cases[1].urgency = urgency
      let result = try run(model)
      return (result[.waitHoursMean], result[.waitHoursP95])
    }
    let (alike, ranked) = (try waits(0), try waits(1))
    // Who comes first does not change the mean (service is alike), but some now wait much longer.
    #expect(abs(ranked.all / alike.all - 1) < 0.08, "seed 31: \(ranked) \(alike)")
    #expect(ranked.late > 1.2 * alike.late, "seed 31: \(ranked) \(alike)")
  }

  @Test("A case that needs two roles is with one of each, and waits while either is missing")
  func roles() throws {
    var model = Model.queue(
      servers: 3, arrivalsPerHour: 10, length: .exponential(0.1), days: 10, warmUpDays: 0)
    model.units[0].posts[0].role = "nurse"
    var physician = PostPlan.of(1)
    physician.role = "physician"
    model.units[0].posts.append(physician)
    model.units[0].work.cases[0].roles = ["nurse", "physician"]
    let result = try run(model)
    var carers: [Int64: [Int32]] = [:]
    for row in result.rows(.assignment) { carers[row.caseNumber, default: []].append(row.position) }
    #expect(carers.count > 1_000)
    #expect(carers.values.allSatisfy { $0.count == 2 && $0[1] == 3 && $0[0] < 3 })
    // One physician, so one server: utilisation of the physician is the load, 1.
    let nurses = result[.utilisationPercent]
    #expect(nurses > 40 && nurses < 60, "seed 31: two of four are busy at a time: \(nurses)")
  }

  @Test("What is left of a case stretches with a depleted carer, by the stated factor")
  func lengthening() throws {
    var model = Model.queue(
      servers: 1, arrivalsPerHour: 2, length: .fixed(0.1), days: 20, warmUpDays: 10)
    // Capacity rests at 0.6 with or without a case.
    model.dynamics.capacity.working = 0.06
    model.dynamics.capacity.baseDepletion = 0.1
    model.dynamics.capacity.workDepletion = 0
    func service(_ depletion: Double) throws -> Double {
      model.units[0].work.lengthening.depletion = depletion
      let result = try run(model)
      return result[.presentMean] / 2 - result[.waitHoursMean]
    }
    let (plain, slow) = (try service(0), try service(1.5))
    #expect(abs(slow / plain - 1.6) < 0.03, "seed 31: \(slow / plain)")
  }

  @Test("Empirical lengths are those given, scaled to the mean, each equally likely")
  func empirical() throws {
    var model = Model.queue(
      servers: 40, arrivalsPerHour: 20, length: .empirical(0.5, [1, 2, 2, 5]), days: 30,
      warmUpDays: 0)
    model.units[0].work.waitingPlaces = 0
    var counts = [0.2: 0, 0.4: 0, 1.0: 0]
    for row in try run(model).rows(.caseEnd) {
      let length = counts.keys.first { abs($0 - row.value) < 1e-9 }
      counts[try #require(length), default: 0] += 1
    }
    let verdict = Statistics.chiSquared(
      counts: [counts[0.2]!, counts[0.4]!, counts[1.0]!], probabilities: [0.25, 0.5, 0.25],
      mustDetect: 0.1)
    #expect(verdict.holds, "seed 31: \(verdict)")
  }
}
