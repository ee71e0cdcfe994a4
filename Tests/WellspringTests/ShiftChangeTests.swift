// Shifts that end and start at one instant, as recorded: nobody's overrun, load or luck depends on
// who happens to be first.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Changes of shift")
struct ShiftChangeTests {
  /// An intensive care unit whose cases weigh 1 each and are handed over at changes of shift only.
  private func unit(hours: Double, days: Double = 90) throws -> Model {
    var model = try Model.icu(days: days, warmUpDays: 0)
    model.units[0].breaks.planned = 0
    model.units[0].breaks.microBreaks = 0
    model.mechanisms.avoidance = 0
    for c in model.units[0].work.cases.indices {
      model.units[0].work.cases[c].demand = 1
      model.units[0].work.cases[c].demandLogDeviation = 0
    }
    if hours == 8 {
      model.units[0].rota.shifts = [
        .of("early", start: 7, hours: 8), .of("late", start: 15, hours: 8),
        .of("night", start: 23, hours: 8),
      ]
      model.units[0].posts = [.of(84)]
    }
    return model
  }

  @Test(
    "The overrun follows its law, from the cases that one had before hand-over",
    arguments: [8, 12.5])
  func overrun(hours: Double) throws {
    let model = try unit(hours: hours)
    let rota = model.units[0].rota
    let result = try Simulation(model: model, seed: 71, recording: .events).run(replicate: 0)
    var carer: [Int64: Int32] = [:]
    var (cases, before) = ([Int32: Int](), [Int32: Int]())
    var instant = -1.0
    var (sum, expected, variance, ends) = (0.0, 0.0, 0.0, 0)
    for row in result.events {
      if row.hours != instant { (instant, before) = (row.hours, cases) }
      switch row.kind {
      case .assignment:
        if let old = carer[row.caseNumber] { cases[old]! -= 1 }
        cases[row.position, default: 0] += 1
        carer[row.caseNumber] = row.position
      case .handOver where carer[row.caseNumber] == row.position, .caseEnd:
        if let old = carer.removeValue(forKey: row.caseNumber) { cases[old]! -= 1 }
      case .shiftEnd:
        let load = Double(before[row.position] ?? 0) / model.units[0].work.nominalDemand
        #expect(abs(row.load - load) < 1e-9)
        let mean = rota.overrunMean * (0.5 + 0.5 * load)
        sum += row.value
        expected += mean
        variance += mean * mean / rota.overrunShape
        ends += 1
      default: break
      }
    }
    #expect(ends > 2_000)
    let verdict = Statistics.compare(
      "overruns of \(hours) h, seed 71", estimate: sum, expected: expected,
      standardError: variance.squareRoot(), mustDetect: 0.16 * expected)
    #expect(verdict.holds, "\(verdict)")
  }

  @Test(
    "No case changes hands twice in an instant, and who leaves receives none", arguments: [8, 12.5])
  func once(hours: Double) throws {
    let result = try Simulation(
      model: try unit(hours: hours, days: 40), seed: 72, recording: .events
    )
    .run(replicate: 0)
    var instant = -1.0
    var (moved, left) = (Set<Int64>(), Set<Int32>())
    var moves = 0
    for row in result.events {
      if row.hours != instant {
        instant = row.hours
        (moved, left) = ([], [])
      }
      switch row.kind {
      case .shiftEnd: left.insert(row.position)
      case .assignment:
        moves += 1
        #expect(moved.insert(row.caseNumber).inserted, "case \(row.caseNumber) at \(row.hours) h")
        #expect(!left.contains(row.position), "post \(row.position) at \(row.hours) h")
      default: break
      }
    }
    #expect(moves > 1_000)
  }
}
