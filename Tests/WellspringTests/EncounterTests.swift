// What a shift's encounters do to a person, by load.
//
// A clinician starts a 12.5-hour shift rested enough, with as many cases as make the load, of the
// classes of the shipped unit. The net effect is the sum of the changes of capacity that the
// encounters themselves made, without what flows between them.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Encounters")
struct EncounterTests {
  /// The net effect of a shift's encounters, one value for each of many shifts.
  private func shifts(_ count: Int, load: Double, capacity: Double) throws -> [Double] {
    var model = try Model.icu(days: 1, warmUpDays: 0)
    model.units[0].rota.pattern = 0
    model.units[0].posts = [.of(1)]
    model.units[0].beds = 2 * load
    model.units[0].work.arrivals.rate = 20_000
    model.clinicians.loadLogDeviation = 0
    for c in model.units[0].work.cases.indices { model.units[0].work.cases[c].demand = 1 }
    return (0..<UInt64(count)).map { replicate in
      var unit = startUnit(model, seed: 41, replicate: replicate, records: true)
      unit.observe()
      unit.clinicians[0].capacity = capacity
      while unit.queue.next.time <= 12.5 { unit.step() }
      return unit.rows.reduce(0) { $0 + ($1.kind == .encounter ? $1.capacityChange : 0) }
    }
  }

  @Test("At normal load a shift's encounters restore a little; at 1.5 and 2 they drain")
  func loads() throws {
    let normal = Statistics.average(try shifts(400, load: 1, capacity: 0.85))
    let high = Statistics.average(try shifts(400, load: 1.5, capacity: 0.85))
    let double = Statistics.average(try shifts(400, load: 2, capacity: 0.85))
    // Standard errors are below 0.001: one shift deviates by about 0.02.
    #expect(normal > -0.005 && normal < 0.03, "seed 41: \(normal)")
    #expect(high < -0.005, "seed 41: \(high)")
    #expect(double < -0.02 && double < high - 0.01, "seed 41: \(double)")
  }

  @Test("An encounter is the equations of the model, number by number")
  func equations() throws {
    var model = try Model.icu(days: 1, warmUpDays: 0)
    model.units[0].rota.pattern = 0
    model.units[0].posts = [.of(1)]
    model.units[0].work.arrivals.rate = 100
    model.units[0].beds = 3
    model.clinicians.loadLogDeviation = 0
    // So that sympathy is met often enough to be counted.
    model.dynamics.meeting.sympathyTolerance = 0.05
    var unit = startUnit(model, seed: 42, records: true)
    unit.observe()
    var seen = (good: 0, bad: 0)
    var excess = 0.0
    var variance = 0.0
    var lowest = 1.0
    var (sympathy, misread) = (UInt32(0), UInt32(0))
    var misreadings = 0.0
    var (chosen, choiceVariance) = (0.0, 0.0)
    for _ in 0..<6_000 {
      unit.now = unit.queue.next.time
      unit.advance(0)
      let before = unit.clinicians[0]
      let own = Double(unit.dispositions[0].contagion)
      let rows = unit.rows.count
      let cases = (0..<unit.caseCapacity).map { unit.cases[$0] }
      unit.step()
      guard let row = unit.rows[rows...].first(where: { $0.kind == .encounter }) else { continue }
      let ends = unit.rows[rows...].contains { $0.kind == .caseEnd }
      let x = abs(row.value)
      let met = cases.last { $0.state == .inCare && Int64($0.number) == row.caseNumber }!
      let avoided = met.isTraumatic ? 0.5 * Double(before.avoidance) : 0
      let open =
        Double(before.permeability) * (1 - before.numbing)
        * (1 - 0.1 * Double(before.cynicism)) * (1 - avoided)
      let control =
        Double(before.skill) * (1 - 0.5 * before.arousal) * (1 - 0.3 * before.sleepPressure)
        * (1 - 0.3 * max(0, 1 - before.capacity))
      let isSympathy = unit.tallies[0].sympathy > sympathy
      sympathy = unit.tallies[0].sympathy
      // Chosen two times in five at full control, when much would be taken over; in detachment it
      // is counted as such.
      let isFlooded = x * open * open * (1 - control) * own > 0.05
      if isSympathy { #expect(isFlooded) }
      if isFlooded && open >= 0.2 {
        chosen += (isSympathy ? 1 : 0) - 0.4 * control
        choiceVariance += 0.4 * control * (1 - 0.4 * control)
      }
      // Sympathy in detachment is counted as detachment, so either may be.
      let shared = open < 0.2 ? [open, 0.3 * open] : [isSympathy ? 0.3 * open : open]
      let errors = shared.map { s in
        let u = s * s * (1 - control) * own
        var v = 0.0
        if row.value > 0 { v = s * control * (1 - exp(-x)) / max(1, before.demand / 2) }
        let drained = before.capacity * exp(-0.025 * x * u)
        let gained = 0.027 * v * before.drive / 0.6 * unit.k.spiral.refill(at: drained)
        return abs(row.capacityChange - (drained + gained - before.capacity))
      }
      #expect(errors.min()! < 1e-12)
      if row.value > 0 { seen.good += 1 } else { seen.bad += 1 }
      let isMisread = unit.tallies[0].misreadings > misread
      misread = unit.tallies[0].misreadings
      // The last encounter of a stay has rules of its own.
      if ends { continue }
      let kept = control / Double(before.skill)
      let usual = unit.caseClasses[Int(met.caseClass)].goodOutcome
      let load = max(1, before.demand / 2)
      let closed = max(0, 1 - open / 0.2)
      let accuracy =
        0.95 * (1 - 0.15 * before.sleepPressure) * (1 - 0.2 * max(0, 1 - before.capacity))
        * (1 - 0.4 * before.numbing)
      let chance =
        usual * (1 - 0.3 * before.numbing) * (1 - 0.3 * (1 - kept)) * (1 - 0.3 * closed * closed)
        * (1 - 0.15 * (1 - 1 / load)) * (1 - 0.3 * (1 - accuracy))
      misreadings += (isMisread ? 1 : 0) - (1 - accuracy)
      lowest = min(lowest, chance / usual)
      excess += (row.value > 0 ? 1 : 0) - chance
      variance += chance * (1 - chance)
    }
    #expect(seen.good > 50 && seen.bad > 10)
    // 4.89 standard errors: a false alarm in a million seeds.
    #expect(abs(excess) < 4.89 * variance.squareRoot(), "seed 42: \(excess), \(variance)")
    #expect(lowest < 0.9)
    #expect(choiceVariance > 10)
    #expect(
      abs(chosen) < 4.89 * choiceVariance.squareRoot(), "seed 42: \(chosen), \(choiceVariance)")
    #expect(abs(misreadings) < 4.89 * (0.25 * 6_000).squareRoot(), "seed 42: \(misreadings)")
  }
}
