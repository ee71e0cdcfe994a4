// The shipped unit over long times, and on a finer grid of refresh marks.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import TestSupport
import Testing

@testable import Wellspring

@Suite("Steady work")
struct SteadyWorkTests {
  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// All outcomes of a run on a grid of marks.
  private func outcomes(_ model: Model, replicate: UInt64, markHours: Double) throws -> [Double] {
    var unit = startUnit(model, seed: 51, replicate: replicate)
    unit.markHours = markHours
    try unit.run(until: 24 * (model.horizon.warmUpDays + model.horizon.days))
    var summary = Summary()
    summary.add(unit)
    return summary.outcomes()
  }

  // On common random numbers the finer grid is seen to move capacity by a ten-thousandth: rates use
  // the mean of what decays, but what decays within an hour is convex. A shift counts as none when
  // it is below a thousandth, or, for shares of few persons, below half the Monte Carlo error that
  // the outcome itself has over these replicates.
  @Test("Twice as many refresh marks move no outcome beyond Monte Carlo error or a thousandth")
  func grid() throws {
    let model = try Model.icu(days: 60, warmUpDays: 30)
    let count = 24
    var differences = [[Double]](repeating: [], count: Outcome.allCases.count)
    var values = [[Double]](repeating: [], count: Outcome.allCases.count)
    for replicate in 0..<UInt64(count) {
      let hourly = try outcomes(model, replicate: replicate, markHours: 1)
      let halved = try outcomes(model, replicate: replicate, markHours: 0.5)
      for o in hourly.indices where !(hourly[o].isNaN && halved[o].isNaN) {
        differences[o].append(halved[o] - hourly[o])
        values[o].append(hourly[o])
      }
    }
    // Shares of few persons or events are seen only roughly; what carries the results, sharply.
    let sharp: [Outcome: Double] = [
      .capacityMean: 0.02, .exhaustionScoreMean: 0.02, .loadMean: 0.005, .staffHours: 0.01,
      .encountersPerShift: 0.01, .arousalEndOfShiftMean: 0.05, .sleepHoursMean: 0.005,
      .breaksCarefreePercent: 0.05, .supportPerShift: 0.05,
    ]
    for outcome in Outcome.allCases {
      let moved = differences[outcome.rawValue]
      if moved.count < count || moved.allSatisfy({ $0 == 0 }) { continue }
      let level = Self.mean(values[outcome.rawValue])
      let squares = values[outcome.rawValue].map { ($0 - level) * ($0 - level) }
      let ownError = (Self.mean(squares) / Double(count - 1)).squareRoot()
      let verdict = Statistics.replicates(
        "change of \(outcome.definition.name), seed 51", moved, equal: 0,
        mustDetect: (sharp[outcome] ?? .infinity) * abs(level))
      let small = max(0.001 * abs(level), sharp[outcome] == nil ? 0.5 * ownError : 0)
      let isNegligible = verdict.departure <= small
      #expect(verdict.isSharpEnough && (verdict.agrees || isNegligible), "\(verdict)")
    }
  }

  @Test("Two years of steady work drift no state to an end of its range")
  func twoYears() throws {
    var unit = startUnit(try .icu(days: 730, warmUpDays: 0), seed: 52)
    var means: [[Double]] = []
    for year in 1...2 {
      try unit.run(until: 24 * 365 * Double(year))
      means.append(
        Self.states.map { state in
          var sum = 0.0
          var people = 0.0
          for i in 0..<unit.clinicianCount where unit.clinicians[i].mode != .vacant {
            // Who has been off sick for weeks has met no colleague: that is not steady work.
            if unit.clinicians[i].isSick { continue }
            unit.advance(i)
            let value = state.read(unit.clinicians[i])
            #expect(value < 0.995, "\(state.name) of post \(i) at the top")
            sum += value
            people += 1
          }
          return sum / people
        })
    }
    for (n, state) in Self.states.enumerated() {
      #expect(means[1][n] > 1e-4 && means[1][n] < 0.95, "\(state.name): \(means[1][n])")
      #expect(abs(means[1][n] - means[0][n]) < 0.12, "\(state.name) drifts: \(means)")
    }
  }

  private static let states: [(name: String, read: @Sendable (Clinician) -> Double)] = [
    ("capacity", { $0.capacity / 1.1 }), ("arousal", { $0.arousal }), ("buffer", { $0.buffer }),
    ("isolation", { $0.isolation }), ("sleep pressure", { $0.sleepPressure }),
    ("numbing", { $0.numbing }), ("drive", { $0.drive }), ("distress", { $0.distress }),
    ("exhaustion", { Double($0.exhaustion) }), ("cynicism", { Double($0.cynicism) }),
    ("efficacy", { Double($0.efficacy) }), ("intrusion", { Double($0.intrusion) }),
    ("avoidance", { Double($0.avoidance) }), ("hyperarousal", { Double($0.hyperarousal) }),
    ("guilt", { Double($0.guilt) }), ("betrayal", { Double($0.betrayal) }),
    ("safety", { Double($0.safety) }), ("trust", { Double($0.trust) }),
    ("intimacy", { Double($0.intimacy) }), ("justice", { Double($0.justice) }),
    ("skill", { Double($0.skill) }),
  ]
}
