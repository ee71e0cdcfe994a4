// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Surrogates")
struct SurrogateTests {
  private func luck(_ run: Int) -> RandomStream {
    RandomStream(
      seed: 8, replicate: UInt64(run), kind: .experiment, unit: 0, index: 0, purpose: .surrogates)
  }

  private func trend(_ values: [Double]) -> Double {
    KendallTrend.tau(
      stride(from: 42, through: values.count, by: 7).map {
        IndicatorWindow(values[$0 - 42..<$0], .linear).value(.variance, worse: 1)
      })
  }

  @Test(
    "Without a change a trend is significant at 5 % as often as that",
    arguments: [
      (SurrogateMethod.ar1, 0.6), (.phase, 0.6), (.shuffle, 1e-9),
    ])
  func level(method: SurrogateMethod, kept: Double) {
    let runs = 1_500
    let found = (0..<runs).count { run in
      let path = IndicatorTests.path(run, days: 112, kept: kept)
      return SurrogateTest.pValue(
        path, method, surrogates: 39, luck: luck(run), statistic: trend) <= 0.05
    }
    let share = Double(found) / Double(runs)
    // With 39 surrogates the level is 2/40 exactly; 4.89 standard errors are a chance in a million.
    let error = (0.05 * 0.95 / Double(runs)).squareRoot()
    #expect(abs(share - 0.05) < Statistics.alarmQuantile * error, "\(method): \(share)")
  }

  @Test("A variance that grows threefold is found", arguments: SurrogateMethod.allCases)
  func power(method: SurrogateMethod) {
    let found = (0..<100).count { run in
      let path = IndicatorTests.path(run, days: 112, kept: 0.3).enumerated()
        .map { $1 * (1 + 2 * Double($0) / 112) }
      return SurrogateTest.pValue(
        path, method, surrogates: 39, luck: luck(run), statistic: trend) <= 0.05
    }
    #expect(found > 50, "\(method): \(found)")
  }

  @Test("Shuffling keeps every value, random phases keep the spectrum, and gaps stay gaps")
  func likeness() throws {
    var path = IndicatorTests.path(3, days: 101, kept: 0.5)
    let residuals = Detrending.linear.residuals(path)
    var luck = luck(1)
    let shuffled = try #require(SurrogateSource(path, .shuffle)).next(&luck)
    #expect(shuffled.sorted() == residuals.sorted() && shuffled != residuals)
    let turned = try #require(SurrogateSource(path, .phase)).next(&luck)
    func power(_ values: [Double], _ k: Int) -> Double {
      let angle = 2 * Double.pi * Double(k) / Double(values.count)
      let cosine = values.indices.reduce(0) { $0 + values[$1] * cos(angle * Double($1)) }
      let sine = values.indices.reduce(0) { $0 + values[$1] * sin(angle * Double($1)) }
      return cosine * cosine + sine * sine
    }
    for k in [0, 1, 2, 17, 50] {
      #expect(abs(power(turned, k) - power(residuals, k)) < 1e-6 * (1 + power(residuals, k)))
    }
    #expect(turned != residuals)
    path[20] = .nan
    path[0] = .nan
    path[100] = .nan
    for method in SurrogateMethod.allCases {
      let one = try #require(SurrogateSource(path, method)).next(&luck)
      #expect(one.indices.filter { one[$0].isNaN } == [0, 20, 100], "\(method)")
    }
  }

  @Test("The same stream gives the same p-value; nothing to test is undefined")
  func deterministic() {
    let path = IndicatorTests.path(5, days: 112, kept: 0.5)
    let first = SurrogateTest.pValue(path, .ar1, luck: luck(4), statistic: trend)
    let second = SurrogateTest.pValue(path, .ar1, luck: luck(4), statistic: trend)
    #expect(first == second && first > 0 && first <= 1)
    let constant = [Double](repeating: 1, count: 112)
    #expect(SurrogateTest.pValue(constant, .ar1, luck: luck(4), statistic: trend).isNaN)
    #expect(SurrogateTest.pValue([1, 2], .phase, luck: luck(4), statistic: trend).isNaN)
  }
}
