// Indices against functions whose indices are known.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing
import Wellspring

@testable import WellspringLab

/// A function on the unit cube with known Sobol' indices.
struct KnownFunction: Sendable, CustomTestStringConvertible {
  let name: String
  let factors: Int
  let firstOrder: [Double]
  let total: [Double]
  let variance: Double
  let value: @Sendable ([Double]) -> Double

  var testDescription: String { name }

  /// sin x₁ + a sin² x₂ + b x₃⁴ sin x₁ on −π … π (Ishigami and Homma 1990), a = 7, b = 0.1.
  static let ishigami: KnownFunction = {
    let (a, b) = (7.0, 0.1)
    let first = 0.5 * pow(1 + b * pow(.pi, 4) / 5, 2)
    let second = a * a / 8
    let both = b * b * pow(.pi, 8) * (1 / 18.0 - 1 / 50.0)
    let variance = first + second + both
    return KnownFunction(
      name: "Ishigami", factors: 3,
      firstOrder: [first / variance, second / variance, 0],
      total: [(first + both) / variance, second / variance, both / variance],
      variance: variance,
      value: { u in
        let x = u.map { .pi * (2 * $0 - 1) }
        return sin(x[0]) + a * pow(sin(x[1]), 2) + b * pow(x[2], 4) * sin(x[0])
      })
  }()

  /// Π (|4 x − 2| + a)/(1 + a) (Sobol' 1990; Saltelli and Sobol' 1995).
  static let g: KnownFunction = {
    let a = [0.0, 1, 4.5, 9, 99]
    let parts = a.map { 1 / (3 * (1 + $0) * (1 + $0)) }
    let all = parts.reduce(1) { $0 * (1 + $1) }
    return KnownFunction(
      name: "Sobol' g", factors: 5, firstOrder: parts.map { $0 / (all - 1) },
      total: parts.map { $0 * all / (1 + $0) / (all - 1) }, variance: all - 1,
      value: { u in
        zip(u, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
      })
  }()
}

@Suite("Sobol' indices")
struct SobolIndicesTests {
  @Test("match the known indices", arguments: [KnownFunction.ishigami, .g])
  func known(function: KnownFunction) {
    let design = SaltelliDesign(factors: function.factors, rows: 4_096)
    let values = design.points(seed: 7).map(function.value)
    let indices = SobolIndices.analyse(design, values: values, seed: 7, resamples: 100)
    for (factor, index) in indices.enumerated() {
      #expect(abs(index.firstOrder - function.firstOrder[factor]) < 0.012, "S\(factor + 1)")
      #expect(abs(index.total - function.total[factor]) < 0.012, "T\(factor + 1)")
      #expect(index.used == 4_096 && index.lost == 0)
    }
  }

  @Test("95 % intervals hold the known indices, in 40 shifts of the design")
  func coverage() {
    let function = KnownFunction.g
    let design = SaltelliDesign(factors: 5, rows: 128)
    var (held, asked) = (0, 0)
    for seed in 1...40 as ClosedRange<UInt64> {
      let values = design.points(seed: seed).map(function.value)
      let indices = SobolIndices.analyse(design, values: values, seed: seed, resamples: 200)
      for (factor, index) in indices.enumerated() {
        let (low, high) = index.totalInterval
        asked += 1
        if low <= function.total[factor] && function.total[factor] <= high { held += 1 }
        #expect(low <= index.total && index.total <= high)
      }
    }
    // Points of the sequence are more even than independent ones, so the bootstrap is cautious.
    #expect(held >= asked * 93 / 100, "\(held) of \(asked)")
  }

  @Test("seed noise is taken off: indices of a noisy function are those of its expectation")
  func noise() {
    let function = KnownFunction.g
    let design = SaltelliDesign(factors: 5, rows: 2_048)
    let points = design.points(seed: 3)
    // As much noise as signal, half of it common to all points.
    let deviation = (0.5 * function.variance).squareRoot()
    let replicates = 2
    let cells = points.enumerated().map { index, point in
      (0..<replicates).map { replicate in
        let f = function.value(point)
        return f + noise(0, replicate, deviation) + noise(index + 1, replicate, deviation)
      }
    }
    let means = cells.map { SampleSummary.mean(of: $0) }
    let shares = VarianceShares(cells)
    let expected = 0.5 * function.variance
    #expect(abs(shares.rest / expected - 1) < 0.08, "\(shares)")
    #expect(abs(shares.parameters / function.variance - 1) < 0.15, "\(shares)")
    let raw = SobolIndices.analyse(design, values: means, seed: 3, resamples: 2)
    let mended = SobolIndices.analyse(
      design, values: means, noise: shares.rest / 2, seed: 3, resamples: 2)
    // The last factor does nothing: uncorrected, its total index is the noise.
    #expect(raw[4].total > 0.15)
    for (factor, index) in mended.enumerated() {
      #expect(abs(index.total - function.total[factor]) < 0.06, "T\(factor + 1): \(index)")
      #expect(abs(index.firstOrder - function.firstOrder[factor]) < 0.08, "S\(factor + 1)")
    }
  }

  @Test("points that failed are counted, and cost precision only")
  func failures() {
    let function = KnownFunction.ishigami
    let design = SaltelliDesign(factors: 3, rows: 4_096)
    var values = design.points(seed: 7).map(function.value)
    for lost in stride(from: 1, to: values.count, by: 47) { values[lost] = .nan }
    let indices = SobolIndices.analyse(design, values: values, seed: 7, resamples: 2)
    for (factor, index) in indices.enumerated() {
      #expect(index.lost > 0 && index.used + index.lost == 4_096)
      #expect(abs(index.total - function.total[factor]) < 0.03)
      #expect(abs(index.firstOrder - function.firstOrder[factor]) < 0.03)
    }
    let all = SobolIndices.analyse(
      design, values: values.map { _ in .nan }, seed: 7, resamples: 2)
    #expect(all.allSatisfy { $0.total.isNaN && $0.used == 0 })
  }

  @Test("an outcome that never varies has no indices")
  func constant() {
    let design = SaltelliDesign(factors: 2, rows: 16)
    let values = [Double](repeating: 3, count: design.pointCount)
    let indices = SobolIndices.analyse(design, values: values, seed: 1, resamples: 10)
    #expect(indices.allSatisfy { $0.firstOrder.isNaN && $0.total.isNaN })
  }

  private func noise(_ point: Int, _ replicate: Int, _ deviation: Double) -> Double {
    var luck = RandomStream(
      seed: 11, replicate: UInt64(replicate), kind: .experiment, unit: 0, index: UInt32(point),
      purpose: .spotCheck)
    return luck.gaussian(deviation: deviation)
  }
}

@Suite("Morris screening")
struct ElementaryEffectsTests {
  @Test("a linear function has its slopes as effects, without spread")
  func linear() {
    let design = MorrisDesign(factors: 3, trajectories: 10, levels: 4, seed: 1)
    let values = design.points.map { 5 + 2 * $0[0] - 3 * $0[1] }
    let effects = ElementaryEffects.analyse(design, values: values, seed: 1)
    for (effect, slope) in zip(effects, [2.0, -3, 0]) {
      #expect(abs(effect.mu - slope) < 1e-12 && abs(effect.muStar - abs(slope)) < 1e-12)
      #expect(effect.sigma < 1e-12 && effect.used == 10 && effect.lost == 0)
      #expect(effect.noiseFloor.isNaN)
    }
  }

  @Test("with an interaction, mean and spread are those over the grid")
  func interaction() {
    let design = MorrisDesign(factors: 3, trajectories: 4_000, levels: 4, seed: 2)
    let values = design.points.map { 3 * $0[0] - 2 * $0[1] + 4 * $0[0] * $0[2] }
    let effects = ElementaryEffects.analyse(design, values: values, seed: 2)
    // The effect of the first factor is 3 + 4 x₃, x₃ even on 0, 1/3, 2/3, 1: mean 5, variance
    // 16 · 5/36; that of the third is 4 x₁.
    let deviation = 4 * (5 / 36.0).squareRoot()
    let error = deviation / 4_000.0.squareRoot()
    #expect(abs(effects[0].mu - 5) < 5 * error && abs(effects[2].mu - 2) < 5 * error)
    #expect(abs(effects[0].sigma / deviation - 1) < 0.05)
    #expect(effects[1].sigma < 1e-12)
    #expect(effects[0].interval.low < 5 && 5 < effects[0].interval.high)
    #expect(abs((effects[0].interval.high - effects[0].interval.low) / error - 3.92) < 0.5)
  }

  @Test("the noise floor is what a factor without effect shows")
  func floor() {
    let design = MorrisDesign(factors: 20, trajectories: 200, levels: 4, seed: 4)
    var luck = RandomStream(
      seed: 4, replicate: 1, kind: .experiment, unit: 0, index: 0, purpose: .spotCheck)
    let values = design.points.map { _ in luck.gaussian(deviation: 0.3) }
    let effects = ElementaryEffects.analyse(
      design, values: values, noiseOfDifference: 2 * 0.09, seed: 4)
    let mean = effects.reduce(0) { $0 + $1.muStar } / 20
    #expect(abs(mean / effects[0].noiseFloor - 1) < 0.06)
  }

  @Test(
    "an effect that goes one way in all trajectories is told from luck below twice the floor",
    arguments: [
      (8.2, 8.2, true), (-8.2, 8.2, true), (-5.4, 5.6, false), (0.9, 3.6, false), (1, 10.8, true),
    ])
  func signed(mu: Double, muStar: Double, standsOut: Bool) {
    // Luck's standard error of the mean of ten effects is 5.35 √(π/20) = 2.12.
    #expect(
      ElementaryEffects.standsOut(mu: mu, muStar: muStar, floor: 5.35, used: 10) == standsOut)
  }

  @Test("a failed point costs the two effects beside it, and they are counted")
  func failures() {
    let design = MorrisDesign(factors: 4, trajectories: 6, levels: 4, seed: 9)
    var values = design.points.map { $0.reduce(0, +) }
    values[7] = .nan
    let effects = ElementaryEffects.analyse(design, values: values, seed: 9)
    #expect(effects.reduce(0) { $0 + $1.lost } == 2)
    #expect(effects.allSatisfy { abs($0.mu - 1) < 1e-12 })
  }
}

@Suite("Variance shares")
struct VarianceSharesTests {
  @Test("points, seeds and the rest get back the variances that were put in")
  func components() {
    let (points, replicates) = (400, 100)
    let cells = (0..<points).map { p in
      (0..<replicates).map { r in
        draw(1, p, 2) + draw(2, r, 1) + draw(3, p * replicates + r, 0.5)
      }
    }
    let shares = VarianceShares(cells)
    #expect(abs(shares.parameters / 4 - 1) < 0.35)
    #expect(abs(shares.seeds / 1 - 1) < 0.7)
    #expect(abs(shares.rest / 0.25 - 1) < 0.04)
    #expect(abs(shares.seedShare - 1.25 / 5.25) < 0.1)
  }

  @Test("without luck the seed's share is exactly 0; with one replicate it is not known")
  func edges() {
    let still = VarianceShares([[1, 1, 1], [4, 4, 4], [2, 2, 2]])
    #expect(still.seedShare == 0 && still.rest == 0)
    #expect(VarianceShares([[1], [2]]).seedShare.isNaN)
    let failed = VarianceShares([[1, 1], [.nan, 3], [5, 5]])
    #expect(failed.wholePoints == 2 && failed.seedShare == 0)
  }

  private func draw(_ replicate: UInt64, _ index: Int, _ deviation: Double) -> Double {
    var luck = RandomStream(
      seed: 21, replicate: replicate, kind: .experiment, unit: 0, index: UInt32(index),
      purpose: .spotCheck)
    return luck.gaussian(deviation: deviation)
  }
}
