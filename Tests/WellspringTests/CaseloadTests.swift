// Who cares for whom: limits, hand-over, arrivals by the hour of the week.
// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import Wellspring

@Suite("Caseloads")
struct CaseloadTests {
  @Test("Arrivals follow the profile of the week: counts by hour of the week")
  func profile() throws {
    var model = Model.queue(
      servers: 1, arrivalsPerHour: 100, length: .fixed(0.001), days: 70, warmUpDays: 0)
    let byHour = (0..<24).map { $0 < 6 ? 0.2 : $0 == 12 ? 0 : Double($0) / 10 }
    let byWeekday = [1, 1, 1, 1, 2, 0.5, 0.3]
    model.units[0].work.arrivals.byHour = byHour
    model.units[0].work.arrivals.byWeekday = byWeekday
    let result = try Simulation(model: model, seed: 8, recording: .events).run(replicate: 0)
    var counts = [Int](repeating: 0, count: 168)
    for row in result.rows(.arrival) { counts[Int(row.hours) % 168] += 1 }
    let weights = byWeekday.flatMap { day in byHour.map { $0 * day } }
    let sum = weights.reduce(0, +)
    let verdict = Statistics.chiSquared(
      counts: counts, probabilities: weights.map { $0 / sum }, mustDetect: 0.05)
    #expect(verdict.holds, "seed 8: \(verdict)")
    let expected = 100.0 * 24 * 70
    let total = Statistics.compare(
      "arrivals, seed 8", estimate: Double(result.count(.arrival)), expected: expected,
      standardError: expected.squareRoot(), mustDetect: 0.025 * expected)
    #expect(total.holds, "\(total)")
  }

  @Test("Little's law, path by path: time present adds up to the cases' sojourns", arguments: 0..<6)
  func little(number: Int) throws {
    let fifteen = 15.0
    let model: Model =
      switch number {
      case 0:
        .queue(
          servers: 1, arrivalsPerHour: fifteen, length: .exponential(0.05), days: 30,
          warmUpDays: 0)
      case 1:
        .queue(
          servers: 3, arrivalsPerHour: fifteen, length: .exponential(0.18), days: 30,
          warmUpDays: 0)
      case 2:
        .queue(
          servers: 1, arrivalsPerHour: fifteen, length: .lognormal(0.05, logDeviation: 1),
          days: 30, warmUpDays: 0)
      case 3:
        .queue(
          servers: 2, arrivalsPerHour: fifteen, length: .exponential(0.15), waitingPlaces: 3,
          days: 30, warmUpDays: 0)
      case 4:
        .queue(
          servers: 1, arrivalsPerHour: fifteen, length: .exponential(0.08), patience: 0.1,
          days: 30, warmUpDays: 0)
      default: try .icu(days: 90, warmUpDays: 0)
      }
    let result = try Simulation(model: model, seed: 9, recording: .events).run(replicate: 0)
    let end = 24 * model.horizon.days
    var since: [Int64: Double] = [:]
    var sojourns = 0.0
    var finished = 0
    for row in result.rows(.arrival, .turnedAway, .caseEnd, .leftUnseen) {
      switch row.kind {
      case .arrival: since[row.caseNumber] = row.hours
      case .turnedAway: since[row.caseNumber] = nil
      default:
        sojourns += row.hours - (since.removeValue(forKey: row.caseNumber) ?? .nan)
        finished += 1
      }
    }
    for start in since.values.sorted() { sojourns += end - start }
    #expect(finished > 400)
    #expect(abs(result[.presentMean] * end / sojourns - 1) < 1e-9)
  }

  @Test("Servers on duty without end never exceed the limit of their visits", arguments: 1...3)
  func visits(limit: Int) {
    var model = Model.queue(
      servers: 4, arrivalsPerHour: 60, length: .exponential(0.2), waitingPlaces: 10, days: 2,
      warmUpDays: 0)
    model.units[0].work.caseloadCap.limit = Double(limit)
    var unit = startUnit(model, seed: 10)
    var reached = 0
    while unit.now < 48 {
      unit.step()
      for i in 0..<4 {
        #expect(unit.clinicians[i].caseCount <= limit)
        if unit.clinicians[i].caseCount == limit { reached += 1 }
      }
    }
    #expect(reached > 1_000)
  }

  @Test("A hard limit in a short-staffed unit leaves patients unattended, a soft one overloads")
  func limits() throws {
    var model = try Model.icu(days: 20, warmUpDays: 0)
    model.units[0].posts = [.of(24)]
    func mostCases(hard: Double) -> (most: Int32, unattended: Int) {
      model.units[0].work.caseloadCap.hard = hard
      var unit = startUnit(model, seed: 11)
      var (most, unattended) = (Int32(0), 0)
      while unit.now < 480 {
        unit.step()
        for i in 0..<24 { most = max(most, unit.clinicians[i].caseCount) }
        unattended = max(unattended, unit.unattended.count)
      }
      return (most, unattended)
    }
    let (hard, soft) = (mostCases(hard: 1), mostCases(hard: 0))
    #expect(hard.most == 2 && hard.unattended > 0)
    #expect(soft.most > 2 && soft.unattended == 0)
  }

  @Test("Who lies in a bed unattended is taken before who still waits")
  func unattendedFirst() throws {
    var model = Model.queue(
      servers: 1, arrivalsPerHour: 100, length: .fixed(1), waitingPlaces: 5, days: 1,
      warmUpDays: 0)
    model.units[0].work.kind = 0
    model.units[0].beds = 2
    let result = try Simulation(model: model, seed: 12, recording: .events).run(replicate: 0)
    let assigned = result.rows(.assignment).prefix(2).map(\.caseNumber)
    #expect(assigned == [0, 1])
  }

  @Test("Each way of assigning picks whom it says")
  func assignment() throws {
    func chosen(_ assignment: Double) throws -> Int {
      var model = try Model.icu(days: 1, warmUpDays: 0)
      model.units[0].rota.pattern = 0
      model.units[0].posts = [.of(4)]
      model.units[0].work.assignment = assignment
      let unit = startUnit(model, seed: 1)
      for i in 0..<4 {
        unit.clinicians[i].caseCount = [1, 0, 1, 1][i]
        unit.clinicians[i].demand = [0.4, 2, 0.3, 1][i]
        unit.clinicians[i].capacity = [0.5, 0.6, 0.7, 0.9][i]
      }
      return unit.chooseCarer(beyondLimit: false)
    }
    #expect(try chosen(0) == 1)
    #expect(try chosen(1) == 0)
    #expect(try chosen(2) == 2)
    #expect(try chosen(3) == 3)
  }
}
