// Face checks: does the unit behave as nurses and published studies say?
//
// Each check states what is expected and why. They are not theory: a change of constants may move
// them, and then either the constants or the expectation must be argued for.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import Wellspring

@Suite("Face checks")
struct FaceCheckTests {
  /// Average nurses under a load that never changes: 24 beds always full, twelve nurses on each
  /// shift, two patients each, and nothing happening outside work.
  static func steady(load: Double) throws -> Model {
    var model = try Model.icu(days: 84, warmUpDays: 84)
    model.units[0].posts[0].count = 56
    model.units[0].posts[0].vacationWeeks = 0
    model.units[0].work.arrivals.rate = 50
    for i in model.units[0].work.cases.indices { model.units[0].work.cases[i].demand = load }
    model.units[0].breaks.coverLoadLimit = 10
    model.clinicians.loadLogDeviation = 0
    model.mechanisms.vulnerability = 0
    model.mechanisms.lifeStrain = 0
    model.mechanisms.absence = 0
    model.mechanisms.turnover = 0
    return model
  }

  @Test(
    "Average nurses are well at nominal load and collapse between 1.8 and 2.2 times it",
    arguments: [
      (0.5, 0.95...1.04), (1, 0.91...0.99), (1.3, 0.84...0.91), (1.5, 0.7...0.85),
      (1.8, 0.5...0.8), (2.2, 0.15...0.45),
    ])
  func load(_ load: Double, _ expected: ClosedRange<Double>) throws {
    let result = try Simulation(model: Self.steady(load: load), seed: 1).run(replicate: 1)
    faceCheck(
      "capacity under a steady load of \(load)", result[.capacityMean], in: expected,
      "prototype: 0.96 at 1, 0.875 at 1.5, 0.76 at 2; collapse near 2.1")
  }

  /// Mean capacity at the start and end of the first, second and third shift of a block.
  private static func blocks(_ events: [EventRow], isNight: Bool) -> [Double] {
    var latest: [Int32: (start: Double, place: Int)] = [:]
    var sums = [Double](repeating: 0, count: 6)
    var counts = sums
    for row in events where row.kind == .shiftStart || row.kind == .shiftEnd {
      if row.kind == .shiftStart {
        let before = latest[row.position] ?? (-1_000, 0)
        latest[row.position] = (row.hours, row.hours - before.start < 30 ? before.place + 1 : 1)
      }
      guard let (start, place) = latest[row.position], place <= 3 else { continue }
      let hour = start.truncatingRemainder(dividingBy: 24)
      if (hour > 15) != isNight { continue }
      let cell = 2 * (place - 1) + (row.kind == .shiftStart ? 0 : 1)
      sums[cell] += row.capacity
      counts[cell] += 1
    }
    return zip(sums, counts).map { $0 / $1 }
  }

  @Test("Three long shifts wear on, nights more than days, and four days off restore")
  func week() throws {
    let result = try Simulation(model: Self.steady(load: 1), seed: 1, recording: [.events])
      .run(replicate: 1)
    let days = Self.blocks(result.events, isNight: false)
    let nights = Self.blocks(result.events, isNight: true)
    // Start 1.06 then 0.98 then 0.92; each shift costs 0.12 to 0.18 by day.
    let expected = [1.06, 0.90, 0.98, 0.84, 0.92, 0.79]
    for (place, (value, wanted)) in zip(days, expected).enumerated() {
      faceCheck(
        "capacity at the \(place % 2 == 0 ? "start" : "end") of day shift \(place / 2 + 1)", value,
        in: wanted - 0.03...wanted + 0.03,
        "prototype, 12 h: 1.05 to 0.93, 0.98 to 0.88, 0.94 to 0.85")
    }
    // The first start is after days off for both; from then on nights are worse throughout.
    #expect(abs(nights[0] - days[0]) < 0.02)
    for i in 1..<6 { #expect(nights[i] < days[i] - 0.01, "seed 1, nights: \(nights)") }
    // Recovery takes about three days after a block of long shifts (Blasche et al. 2017).
    #expect(days[0] - days[5] > 0.2)
    faceCheck(
      "extra loss over three nights, end of block", days[5] - nights[5], in: 0.01...0.12,
      "prototype: lowest 0.77 after three nights, week mean 0.976 to 0.935")
  }

  @Test("Exhaustion in the ICU: level, spread, course over seven months, stability over a year")
  func population() throws {
    var (stayed, burnedOut, fell, well) = (0.0, 0.0, 0.0, 0.0)
    var year: [(Double, Double)] = []
    var scores: [Double] = []
    for replicate in 1...UInt64(12) {
      var unit = startUnit(
        try .icu(days: 1_000, warmUpDays: 0), seed: 3, replicate: replicate)
      try unit.run(until: 24 * 360)
      let first = Self.scores(&unit)
      try unit.run(until: 24 * (360 + 213))
      let later = Self.scores(&unit)
      try unit.run(until: 24 * (360 + 365))
      let last = Self.scores(&unit)
      scores += first.compactMap { $0?.score }
      for (a, (b, c)) in zip(first, zip(later, last)) {
        guard let a else { continue }
        if let b, b.holder == a.holder {
          if a.score >= 27 { burnedOut += 1 } else { well += 1 }
          if b.score >= 27 { if a.score >= 27 { stayed += 1 } else { fell += 1 } }
        }
        if let c, c.holder == a.holder { year.append((a.score, c.score)) }
      }
    }
    let high = 100 * Double(scores.count { $0 >= 27 }) / Double(scores.count)
    // ICU nurses: 31 % high exhaustion (8 to 59) in a review; mean 21.11 in O'Connor et al. 2018.
    faceCheck(
      "high exhaustion in the ICU, %", high, in: 20...38,
      "prototype 28; review of ICU nurses 2021: 31 (8 to 59)")
    faceCheck(
      "mean exhaustion score", scores.reduce(0, +) / Double(scores.count), in: 19...25,
      "O'Connor et al. 2018: 21.1 of 54")
    // Over seven months most of the burned out stay so, and the odds ratio is near that of
    // Peccoralo et al. 2023 (7.3, 5.3 to 10.2; theirs was rising, so the shares differ).
    let (stays, falls) = (stayed / burnedOut, fell / well)
    faceCheck(
      "still high after seven months", stays, in: 0.58...0.75,
      "prototype 0.60 to 0.68; Peccoralo et al. 2023: 0.73, rising")
    faceCheck(
      "newly high after seven months", falls, in: 0.10...0.20,
      "prototype 0.13 to 0.16; Peccoralo et al. 2023: 0.27, rising")
    // One-year correlation of true scores; measured scores correlate 0.5 to 0.7.
    let r = pearson(year.map(\.0), year.map(\.1))
    faceCheck(
      "one-year correlation of true scores", r, in: 0.5...0.75,
      "prototype 0.46 to 0.59; surveys 0.5 to 0.7")
    // One hump, not two: no emptier stretch between the well and the exhausted.
    let bins = (0..<9).map { bin in scores.count { Int($0 / 6) == bin } }
    let peak = bins.firstIndex(of: bins.max()!)!
    for bin in (peak + 1)..<8 { #expect(bins[bin + 1] <= bins[bin] + 10, "seed 3: \(bins)") }
  }

  private static func scores(
    _ unit: inout CareUnit
  ) -> [(holder: UInt16, score: Double)?] {
    var found: [(holder: UInt16, score: Double)?] = []
    for i in 0..<unit.clinicianCount {
      let isVacant = unit.clinicians[i].mode == .vacant
      found.append(isVacant ? nil : (unit.clinicians[i].holder, 54 * unit.exhaustionShare(i)))
    }
    return found
  }
}

/// Pearson's correlation.
func pearson(_ x: [Double], _ y: [Double]) -> Double {
  let n = Double(x.count)
  let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
  var (xy, xx, yy) = (0.0, 0.0, 0.0)
  for (a, b) in zip(x, y) {
    xy += (a - mx) * (b - my)
    xx += (a - mx) * (a - mx)
    yy += (b - my) * (b - my)
  }
  return xy / (xx * yy).squareRoot()
}
