// Processes on internal clocks: their events come at the rate that the states say.
//
// By the random time change, the hazard integrated from one event to the next is a unit
// exponential, however the rate moves. A fixed number of events is taken from each person, so that
// the end of the run does not favour short intervals.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Hazards")
struct HazardTests {
  private static func model() throws -> Model {
    var model = try Model.icu(days: 60, warmUpDays: 0)
    model.mechanisms.absence = 0
    model.mechanisms.turnover = 0
    model.units[0].posts = [.of(62)]
    model.units[0].peerSupport.supportiveShare = 1
    model.units[0].moralEvents.betrayed = 0.1
    model.units[0].moralEvents.witnessed = 0.1
    return model
  }

  /// Integrated hazards between the first events of each person, in three kinds.
  private static func intervals() throws -> [[Double]] {
    let wanted = [60, 60, 12]
    var unit = startUnit(try model(), seed: 21)
    let n = unit.clinicianCount
    var used = [[Double]](repeating: [0, 0, 0], count: n)
    var ordinals = [[UInt32]](repeating: [0, 0, 0], count: n)
    var found = [[Double]](repeating: [], count: 3)
    var taken = [[Int]](repeating: [0, 0, 0], count: n)
    func clocks(_ me: Clinician) -> [HazardClock] { [me.encounters, me.contacts, me.moralEvents] }
    // Only clinicians whose rates or clocks can change at a step need a look after it; all are
    // looked at, since rates between steps are constant.
    while unit.now < 24 * 28 {
      let dt = unit.queue.next.time - unit.now
      if dt > 0 {
        for i in 0..<n {
          let me = unit.clinicians[i]
          if !me.mode.isAtWork { continue }
          used[i][0] += dt * me.encounters.rate
          used[i][1] += dt * me.contacts.rate
          used[i][2] += dt * me.moralEvents.rate
        }
      }
      unit.step()
      for i in 0..<n where unit.clinicians[i].mode.isAtWork {
        for (kind, clock) in clocks(unit.clinicians[i]).enumerated()
        where clock.ordinal != ordinals[i][kind] {
          ordinals[i][kind] = clock.ordinal
          if taken[i][kind] < wanted[kind] { found[kind].append(used[i][kind]) }
          taken[i][kind] += 1
          used[i][kind] = 0
        }
      }
    }
    for i in 0..<n {
      for kind in 0..<3 {
        #expect(taken[i][kind] >= wanted[kind], "too few events: the run is too short")
      }
    }
    return found
  }

  @Test("Encounters, contacts and moral events use up a unit-exponential hazard each")
  func unitExponential() throws {
    for (name, values) in zip(["encounters", "contacts", "moral events"], try Self.intervals()) {
      let shape = Statistics.kolmogorovSmirnov(values, mustDetect: 0.16) { 1 - exp(-$0) }
      #expect(shape.holds, "\(name), seed 21: \(shape)")
      let mean = Statistics.mean(of: values, equals: 1, deviation: 1, mustDetect: 0.3)
      #expect(mean.holds, "\(name), seed 21: \(mean)")
    }
  }

  @Test("Contacts that may be supportive come at their rate; nobody meets oneself or anybody alone")
  func contacts() throws {
    var model = Model.queue(
      servers: 5, arrivalsPerHour: 0, length: .fixed(1), days: 200, warmUpDays: 0)
    model.units[0].peerSupport.contactRate = 4
    model.units[0].peerSupport.supportiveShare = 0.25
    model.dynamics.vulnerability.support = 0
    model.dynamics.vulnerability.supportOwn = 0
    let result = try Simulation(model: model, seed: 22).run(replicate: 0)
    let expected = 5 * 4 * 0.25 * 24 * 200.0
    let count = Statistics.compare(
      "contacts, seed 22", estimate: Double(result.count(.contact)), expected: expected,
      standardError: expected.squareRoot(), mustDetect: 0.06 * expected)
    #expect(count.holds, "\(count)")
    // Support needs trust, a supportive contact, and a giver with capacity (at most 1).
    #expect(result.count(.support) > 0)
    model.units[0].posts = [.of(1)]
    let alone = try Simulation(model: model, seed: 22, recording: .clinicians).run(replicate: 0)
    #expect(alone.count(.support) == 0 && alone.count(.contact) > 0)
  }

  @Test("Encounters of a steady caseload come at the sum of the cases' rates, one more at each end")
  func encounters() throws {
    var model = Model.queue(
      servers: 1, arrivalsPerHour: 1000, length: .exponential(2), waitingPlaces: 50, days: 200,
      warmUpDays: 0)
    model.mechanisms.encounters = 1
    model.units[0].work.caseloadCap.limit = 3
    model.units[0].work.cases[0].encounterRate = 0.8
    let result = try Simulation(model: model, seed: 23).run(replicate: 0)
    let expected = 3 * 0.8 * 24 * 200 + Double(result.count(.caseEnd))
    let count = Statistics.compare(
      "encounters, seed 23", estimate: Double(result.count(.encounter)), expected: expected,
      standardError: (3 * 0.8 * 24 * 200).squareRoot(), mustDetect: 0.06 * expected)
    #expect(count.holds, "\(count)")
  }

  @Test("Sickness and resignations come at their yearly rates")
  func yearly() throws {
    var model = Model.queue(
      servers: 1, arrivalsPerHour: 0, length: .fixed(1), days: 1_000, warmUpDays: 0)
    model.units[0].posts = [.of(400)]
    model.units[0].rota.pattern = 3
    model.units[0].rota.shifts = [.of("day", start: 8, hours: 8)]
    model.mechanisms.absence = 1
    model.mechanisms.turnover = 1
    model.dynamics.people.absenceRate = 2.5
    model.dynamics.people.leavingRate = 0.15
    model.dynamics.people.absenceDays = 2
    let result = try Simulation(model: model, seed: 24).run(replicate: 0)
    let filled = 400 * (1 - result[.vacancyPercent] / 100)
    // Sickness is tried once a day while one is well; a spell of 2 days takes about 2.5 marks.
    let leaving = 0.15 * filled * 1_000 / 365
    let resignations = Statistics.compare(
      "resignations, seed 24", estimate: Double(result.count(.resignation)), expected: leaving,
      standardError: leaving.squareRoot(), mustDetect: 0.7 * leaving)
    #expect(resignations.holds, "\(resignations)")
    let days = Double(result.count(.resignation)) * 83
    #expect(abs(result[.vacancyPercent] * 4_000 / days - 1) < 0.3)
    let chance = 1 - exp(-2.5 / 365)
    let ill = filled * 1_000 * chance / (1 + 2.5 * chance)
    let spells = Statistics.compare(
      "sickness, seed 24", estimate: Double(result.count(.sickness)), expected: ill,
      standardError: ill.squareRoot(), mustDetect: 0.17 * ill)
    #expect(spells.holds, "\(spells)")
  }
}
