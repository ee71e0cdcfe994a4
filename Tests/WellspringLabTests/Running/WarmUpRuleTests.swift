// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Warm-up rule")
struct WarmUpRuleTests {
  private func noise(_ count: Int, seed: UInt64, deviation: Double) -> [Double] {
    var normal = ToyNormal(seed: seed, run: 0)
    return (0..<count).map { _ in normal.next(deviation) }
  }

  @Test("the cut is the one that minimises the measure, computed from its definition")
  func definition() {
    for seed in 1...20 as ClosedRange<UInt64> {
      let series = noise(60, seed: seed, deviation: 1).enumerated().map {
        $0.element + 4 * exp(-Double($0.offset) / 8)
      }
      var best = (cut: 0, measure: Double.infinity)
      for cut in 0...55 {
        let rest = Array(series[cut...])
        let mean = rest.reduce(0, +) / Double(rest.count)
        let squares = rest.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let measure = squares / Double(rest.count * rest.count)
        if measure < best.measure { best = (cut, measure) }
      }
      #expect(WarmUpRule.bestCut(series) == best.cut, "seed \(seed)")
    }
  }

  @Test("a start at another level is cut off where it ends")
  func step() {
    let series = noise(300, seed: 3, deviation: 0.1).enumerated().map {
      $0.element + ($0.offset < 50 ? 1 : 0)
    }
    #expect(WarmUpRule.suggestion(for: series) == .cut(50))
  }

  @Test("an exponential approach asks for a few time constants, a settled series for next to none")
  func approach() {
    let slow = noise(1_000, seed: 4, deviation: 0.05).enumerated().map {
      $0.element + exp(-Double($0.offset) / 50)
    }
    guard case .cut(let days) = WarmUpRule.suggestion(for: slow) else {
      Issue.record("no suggestion")
      return
    }
    #expect((100...300).contains(days), "\(days)")
    let constant = [Double](repeating: 2, count: 400)
    #expect(WarmUpRule.suggestion(for: constant) == .cut(0))
    let settled = (1...40).map { seed -> Int in
      let series = noise(400, seed: UInt64(seed), deviation: 1)
      if case .cut(let days) = WarmUpRule.suggestion(for: series) { return days }
      return 400
    }
    #expect(settled.sorted()[20] <= 60, "\(settled)")
  }

  @Test("a series that still climbs has not settled; a short or broken one tells nothing")
  func limits() {
    #expect(WarmUpRule.suggestion(for: (0..<200).map { Double($0) }) == .notSettled)
    #expect(WarmUpRule.suggestion(for: [Double](repeating: 1, count: 49)) == .tooShort)
    #expect(WarmUpRule.suggestion(for: [.nan] + [Double](repeating: 1, count: 99)) == .tooShort)
  }
}
