// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Warm-up recording")
struct WarmUpRecordingTests {
  @Test("recording the warm-up's days changes nothing else, and gives a row for each of them")
  func invisible() throws {
    var model = try Model.icu(days: 20, warmUpDays: 30)
    model.units[0].count = 2
    let plain = try Simulation(model: model, seed: 3).run(replicate: 2)
    let recorded = try Simulation(model: model, seed: 3, recording: .warmUp).run(replicate: 2)
    #expect(isIdentical(plain.outcomes, recorded.outcomes))
    #expect(isIdentical(plain.daily, recorded.daily))
    #expect(plain.eventCounts == recorded.eventCounts)
    #expect(plain.warmUpDaily.isEmpty)
    #expect(recorded.warmUpDaily.count == 2 * 30 * DailySeries.allCases.count)
  }

  @Test("the days of a warm-up are those that a run without one observes")
  func same() throws {
    // Whole turns of the rota and no vacation, which go by the observed days.
    var warm = try Model.icu(days: 5, warmUpDays: 28)
    warm.units[0].posts[0].vacationWeeks = 0
    var cold = warm
    cold.horizon.days = 33
    cold.horizon.warmUpDays = 0
    let first = try Simulation(model: warm, seed: 4, recording: .warmUp).run(replicate: 1)
    let second = try Simulation(model: cold, seed: 4).run(replicate: 1)
    // Sums start afresh with the observed days, so differences of sums may differ by rounding.
    let days = first.warmUpDaily + first.daily
    #expect(days.count == second.daily.count)
    for (a, b) in zip(days, second.daily) {
      #expect(abs(a - b) < 1e-6 || (a.isNaN && b.isNaN))
    }
  }
}
