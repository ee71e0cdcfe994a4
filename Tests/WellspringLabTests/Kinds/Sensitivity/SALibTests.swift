// The indices against those of SALib, the usual Python package. scripts/check-sensitivity makes the
// file that these tests read and runs them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

private let reference = ProcessInfo.processInfo.environment["WELLSPRING_SALIB"]

@Suite("SALib", .enabled(if: reference != nil, "run by scripts/check-sensitivity"))
struct SALibTests {
  private func cases(_ method: String) throws -> [[String: Any]] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: try #require(reference)))
    let all = try #require(try JSONSerialization.jsonObject(with: bytes) as? [[String: Any]])
    let some = all.filter { $0["method"] as? String == method }
    #expect(some.count == 2)
    return some
  }

  @Test("Sobol' indices of the same values are the same")
  func sobol() throws {
    for it in try cases("sobol") {
      let factors = try #require(it["factors"] as? Int)
      let design = SaltelliDesign(factors: factors, rows: try #require(it["rows"] as? Int))
      let values = try #require(it["values"] as? [Double])
      let indices = SobolIndices.analyse(design, values: values, seed: 1)
      try compare(it, "first", indices.map(\.firstOrder), tolerance: 1e-10)
      try compare(it, "total", indices.map(\.total), tolerance: 1e-10)
      // Intervals are resampled at random here and there: they agree roughly.
      try compare(it, "first_reach", indices.map { reach($0.firstOrderInterval) }, tolerance: 0.05)
      try compare(it, "total_reach", indices.map { reach($0.totalInterval) }, tolerance: 0.05)
    }
  }

  @Test("elementary effects of the same walks are the same")
  func morris() throws {
    for it in try cases("morris") {
      let factors = try #require(it["factors"] as? Int)
      let points = try #require(it["points"] as? [[Double]])
      // Two moves to the same level differ by rounding.
      let design = MorrisDesign(
        factors: factors, levels: 4, points: points.map { $0.map { ($0 * 3).rounded() / 3 } })
      let values = try #require(it["values"] as? [Double])
      let effects = ElementaryEffects.analyse(design, values: values, seed: 1)
      try compare(it, "mu", effects.map(\.mu), tolerance: 1e-9)
      try compare(it, "mu_star", effects.map(\.muStar), tolerance: 1e-9)
      try compare(it, "sigma", effects.map(\.sigma), tolerance: 1e-9)
      let largest = effects.map { reach($0.interval) }.max() ?? 0
      try compare(
        it, "mu_star_reach", effects.map { reach($0.interval) }, tolerance: 0.3 * largest)
    }
  }

  private func reach(_ interval: (low: Double, high: Double)) -> Double {
    0.5 * (interval.high - interval.low)
  }

  private func compare(
    _ it: [String: Any], _ key: String, _ got: [Double], tolerance: Double
  ) throws {
    let expected = try #require(it[key] as? [Double])
    #expect(expected.count == got.count)
    for (factor, (a, b)) in zip(expected, got).enumerated() {
      #expect(abs(a - b) <= tolerance, "\(it["function"] ?? "") \(key) of factor \(factor + 1)")
    }
  }
}
