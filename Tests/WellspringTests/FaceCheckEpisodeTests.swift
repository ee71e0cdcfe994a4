// Face checks of single episodes: one thing happens to a person, and a twin with the same luck is
// spared it. The difference between the two is what the thing did, hour by hour.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Face checks: episodes")
struct FaceCheckEpisodeTests {
  /// Nurses on day shifts who have the given days of a fortnight on duty and always two patients.
  private static func dayShifts(_ sequence: [Int], days: Double = 400) throws -> Model {
    var model = try FaceCheckTests.steady(load: 1)
    model.horizon.days = days
    model.horizon.warmUpDays = 0
    model.units[0].posts[0].count = 28
    model.units[0].beds = 2 * 28 * Double(sequence.count) / 14
    model.units[0].rota.pattern = 4
    model.units[0].rota.sequence = (0..<14).map { sequence.contains($0) ? "day" : "off" }
    model.mechanisms.moralInjury = 0
    return model
  }

  /// Mean over the clinicians of a state, moved to `time`.
  private static func mean(
    _ unit: inout CareUnit, at time: Double, _ read: (Clinician) -> Double
  ) -> Double {
    while unit.queue.next.time <= time { unit.step() }
    unit.now = time
    var sum = 0.0
    for i in 0..<unit.clinicianCount {
      unit.advance(i)
      sum += read(unit.clinicians[i])
    }
    return sum / Double(unit.clinicianCount)
  }

  @Test("After two long day shifts it takes about three days off to recover")
  func recovery() throws {
    // One clinician at a time: all have the same cycle, so that the clock is the same for all.
    var deficits = [Double](repeating: 0, count: 4)
    let people = 40
    for person in 0..<UInt64(people) {
      var model = try Self.dayShifts([7, 8])
      model.units[0].posts[0].count = 1
      model.units[0].beds = 2
      var worked = startUnit(model, seed: 61, replicate: person)
      // The reference is the same person at the same hour after ten days without work.
      var rested = 0.0
      let lastDay = 24.0 * (14 + 8)
      rested = Self.mean(&worked, at: 24 * (14 + 6) + 21) { $0.capacity }
      for (n, hours) in [21.0, 45, 69, 93].enumerated() {
        deficits[n] += rested - Self.mean(&worked, at: lastDay + hours) { $0.capacity }
      }
    }
    for n in deficits.indices { deficits[n] /= Double(people) }
    let source = "prototype 0.162, 0.070, 0.021, 0.005; Blasche et al. 2017: three days or more"
    faceCheck("deficit after two 12.5 h shifts, same evening", deficits[0], in: 0.12...0.28, source)
    faceCheck("deficit one day later", deficits[1], in: 0.03...0.14, source)
    faceCheck("deficit two days later", deficits[2], in: 0.008...0.06, source)
    faceCheck("deficit three days later", deficits[3], in: 0.0...0.025, source)
  }

  /// Twins on three-on-four-off at nominal load, one of whom meets something at the second shift's
  /// middle; the difference between them after some hours, averaged over many pairs.
  private static func twins(
    _ what: (inout CareUnit, Int) -> Void, hours: [Double], read: (Clinician) -> Double
  ) throws -> [Double] {
    var model = try FaceCheckTests.steady(load: 1)
    model.dynamics.encounter.severityShape = 1e6
    let start = 24.0 * 21 + 12
    var sums = [Double](repeating: 0, count: hours.count)
    var pairs = 0.0
    for replicate in 0..<UInt64(6) {
      var spared = startUnit(model, seed: 62, replicate: replicate)
      _ = mean(&spared, at: start) { $0.capacity }
      var met = startUnit(model, seed: 62, replicate: replicate)
      _ = mean(&met, at: start) { $0.capacity }
      var whom: [Int] = []
      for i in 0..<met.clinicianCount
      where met.clinicians[i].mode == .working && met.clinicians[i].firstCase >= 0 {
        what(&met, i)
        met.refresh(i)
        whom.append(i)
      }
      for (n, after) in hours.enumerated() {
        _ = mean(&spared, at: start + after) { $0.capacity }
        _ = mean(&met, at: start + after) { $0.capacity }
        for i in whom { sums[n] += read(met.clinicians[i]) - read(spared.clinicians[i]) }
      }
      pairs += Double(whom.count)
    }
    return sums.map { $0 / pairs }
  }

  @Test("One traumatic case costs most on the next days and is gone within a week")
  func trauma() throws {
    let change = try Self.twins(
      { unit, i in
        // The last encounter of a traumatic case, on top of what happens anyway.
        let c = Int(unit.clinicians[i].firstCase)
        let (ordinal, wasTraumatic) = (unit.cases[c].encounterOrdinal, unit.cases[c].isTraumatic)
        unit.cases[c].isTraumatic = true
        unit.encounter(i, with: c, isLast: true)
        unit.cases[c].encounterOrdinal = ordinal
        unit.cases[c].isTraumatic = wasTraumatic
      }, hours: [1, 31, 168], read: { $0.capacity })
    let source = "prototype: -0.019 after 1 h, -0.027 after 31 h, -0.003 after 7 d"
    faceCheck("one traumatic case, capacity after 1 h", change[0], in: -0.05 ... -0.008, source)
    faceCheck("one traumatic case, capacity after 31 h", change[1], in: -0.05 ... -0.008, source)
    faceCheck("one traumatic case, capacity after 7 d", change[2], in: -0.012...0.002, source)
  }

  @Test("One severe moral event leaves an injury that outlasts the loss of capacity by months")
  func moralEvent() throws {
    let strike: (inout CareUnit, Int) -> Void = { unit, i in
      unit.injure(i, severity: 1, shareOfGuilt: 0.5)
    }
    let capacity = try Self.twins(strike, hours: [31], read: { $0.capacity })
    let injury = try Self.twins(
      strike, hours: [24, 24 * 28], read: { Double($0.guilt + $0.betrayal) })
    faceCheck(
      "one moral event, capacity after 31 h", capacity[0], in: -0.06 ... -0.015,
      "prototype: -0.034 (severity 1)")
    faceCheck(
      "one moral event, injury (guilt + betrayal) next day", injury[0], in: 0.22...0.36,
      "prototype: +0.29")
    faceCheck(
      "one moral event, injury after 28 d", injury[1], in: 0.18...0.32, "prototype: +0.25")
  }

  @Test("Two weeks of leave restore capacity within days of leaving; exhaustion fades in weeks")
  func leave() throws {
    // Each person has one block of two weeks a year; the twin has none.
    func states(_ weeks: Double) throws -> [[(capacity: Double, exhaustion: Double)]] {
      var model = try FaceCheckTests.steady(load: 1)
      model.units[0].posts[0].vacationWeeks = weeks
      model.units[0].beds = 20
      var unit = startUnit(model, seed: 63)
      return (1...330).map { day in
        while unit.queue.next.time <= 24 * Double(day) { unit.step() }
        return (0..<unit.clinicianCount).map { i in
          unit.now = 24 * Double(day)
          unit.advance(i)
          return (unit.clinicians[i].capacity, Double(unit.clinicians[i].exhaustion))
        }
      }
    }
    let (away, stayed) = (try states(2), try states(0))
    var model = try FaceCheckTests.steady(load: 1)
    model.units[0].posts[0].vacationWeeks = 2
    let rota = Rota(model.units[0], RunCalendar(warmUpDays: Int(model.horizon.warmUpDays)))
    var gain = [Double](repeating: 0, count: 43)
    var lift = 0.0
    var people = 0.0
    for i in 0..<56 {
      // The first day after a block that both begins and fades within the days at hand.
      guard
        let back = (60...280).first(where: {
          rota.isOnVacation(i, on: $0 - 1) && !rota.isOnVacation(i, on: $0)
        })
      else { continue }
      people += 1
      lift += away[back - 1][i].capacity - stayed[back - 1][i].capacity
      for day in gain.indices {
        gain[day] += stayed[back - 1 + day][i].exhaustion - away[back - 1 + day][i].exhaustion
      }
    }
    let half = Double(gain.firstIndex { $0 < 0.5 * gain[0] } ?? gain.count)
    faceCheck(
      "capacity gained on the last day of two weeks' leave", lift / people, in: 0.02...0.25,
      "de Bloom et al. 2009: a moderate gain")
    faceCheck(
      "exhaustion lowered by two weeks' leave", gain[0] / people, in: 0.005...0.06,
      "de Bloom et al. 2009: d = 0.43")
    faceCheck(
      "days until half of that is lost", half, in: 7...45,
      "Westman & Eden 1997: partly after 3 d, fully after 21 d; sits in exhaustion, not capacity")
  }

  // The prototype recovered up to 1.7. In the shipped unit a heavy load brings overruns, missed breaks
  // and moral distress as well, and both thresholds are lower; at 1.5 the healthy and the collapsed
  // state stand side by side (0.79 for who starts well).
  @Test(
    "Who has collapsed recovers at 1.15 times the nominal load, and not at 1.4 or 1.5 where the well stay well",
    arguments: [(1.15, 0.75...1.1), (1.3, 0.4...0.8), (1.4, 0.1...0.7), (1.5, 0.1...0.58)])
  func recoveryThreshold(_ load: Double, _ expected: ClosedRange<Double>) throws {
    var unit = startUnit(try FaceCheckTests.steady(load: load), seed: 64)
    for i in 0..<unit.clinicianCount {
      unit.clinicians[i].capacity = 0.25
      unit.clinicians[i].exhaustion = 0.7
      unit.clinicians[i].numbing = 0.3
    }
    let capacity = Self.mean(&unit, at: 24 * 168) { $0.capacity }
    faceCheck(
      "capacity half a year after a collapse, load \(load)", capacity, in: expected,
      "prototype: recovery up to 1.7")
  }

  @Test("Warning signs are weak until close to the tipping load")
  func warningSigns() throws {
    func signs(_ load: Double) throws -> (deviation: Double, autocorrelation: Double) {
      var unit = startUnit(try FaceCheckTests.steady(load: load), seed: 65)
      try unit.run(until: 24 * 84)
      var weeks: [[Double]] = []
      var last = [Double](repeating: 0, count: unit.clinicianCount)
      for week in 0...40 {
        try unit.run(until: 24 * (84 + 7 * Double(week)))
        let now = (0..<unit.clinicianCount).map { unit.tallies[$0].capacityHours }
        if week > 0 { weeks.append(zip(now, last).map { ($0 - $1) / 168 }) }
        last = now
      }
      var (variance, covariance) = (0.0, 0.0)
      for i in last.indices {
        // Every second week has the same shifts.
        for parity in 0..<2 {
          let own = stride(from: parity, to: weeks.count, by: 2).map { weeks[$0][i] }
          let level = own.reduce(0, +) / Double(own.count)
          for (a, b) in zip(own, own.dropFirst()) {
            variance += (a - level) * (a - level)
            covariance += (a - level) * (b - level)
          }
        }
      }
      let count = Double(last.count * (weeks.count - 2))
      return ((variance / count).squareRoot(), covariance / variance)
    }
    let (calm, close) = (try signs(1), try signs(1.6))
    let source = "prototype, w = 1 to 1.5: deviation 0.007 to 0.015, autocorrelation 0.12 to 0.46"
    faceCheck("deviation of weekly means at load 1", calm.deviation, in: 0.002...0.02, source)
    faceCheck(
      "the same near the tipping load, times as much", close.deviation / calm.deviation,
      in: 1.2...8, source)
    faceCheck(
      "autocorrelation at load 1", calm.autocorrelation, in: -0.25...0.3, source)
    faceCheck(
      "rise of autocorrelation near the tipping load",
      close.autocorrelation - calm.autocorrelation, in: 0.1...0.9, source)
  }
}
