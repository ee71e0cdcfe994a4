// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import WellspringLab

@Suite("Designs")
struct DesignTests {
  @Test("2^m points of the Sobol' sequence fill 2^m slices of every dimension once, shifted or not")
  func slices() {
    for seed in [nil, 1, 99] as [UInt64?] {
      let points = SobolSequence.points(256, dimensions: 40, seed: seed)
      for dimension in 0..<40 {
        let slices = Set(points.map { Int($0[dimension] * 256) })
        #expect(slices == Set(0..<256), "dimension \(dimension), seed \(String(describing: seed))")
      }
    }
    #expect(SobolSequence.points(2, dimensions: 3, seed: nil) == [[0, 0, 0], [0.5, 0.5, 0.5]])
  }

  @Test("a shifted point lies strictly inside the cube, and another seed shifts otherwise")
  func shift() {
    let one = SobolSequence.points(1_000, dimensions: 5, seed: 1)
    #expect(one.allSatisfy { $0.allSatisfy { $0 > 0 && $0 < 1 } })
    #expect(one == SobolSequence.points(1_000, dimensions: 5, seed: 1))
    #expect(one != SobolSequence.points(1_000, dimensions: 5, seed: 2))
    #expect(Array(one[..<64]) == SobolSequence.points(64, dimensions: 5, seed: 1))
  }

  @Test("rows of Saltelli's design hold A, A with one column of B, and B")
  func saltelli() {
    let design = SaltelliDesign(factors: 3, rows: 8)
    let points = design.points(seed: 5)
    #expect(points.count == design.pointCount && design.pointCount == 40)
    for row in 0..<8 {
      let block = points[5 * row..<5 * row + 5].map { $0 }
      let (a, b) = (block[0], block[4])
      for factor in 0..<3 {
        var expected = a
        expected[factor] = b[factor]
        #expect(block[1 + factor] == expected)
        #expect(a[factor] != b[factor])
      }
    }
    #expect(SaltelliDesign(factors: 3, rows: 4).points(seed: 5) == Array(points[..<20]))
  }

  @Test("a Morris trajectory moves every factor once, by the same step, on the grid")
  func morris() {
    for levels in [2, 4, 6] {
      let design = MorrisDesign(factors: 5, trajectories: 200, levels: levels, seed: 3)
      #expect(design.points.count == 1_200)
      var visits = [Int](repeating: 0, count: levels)
      for trajectory in 0..<200 {
        let walk = Array(design.points[6 * trajectory..<6 * trajectory + 6])
        #expect(Set(design.order[trajectory]) == Set(0..<5))
        for (step, factor) in design.order[trajectory].enumerated() {
          for other in 0..<5 {
            let moved = walk[step + 1][other] - walk[step][other]
            let expected = other == factor ? design.step : 0
            #expect(abs(abs(moved) - expected) < 1e-12)
          }
        }
        for value in walk.joined() {
          let level = value * Double(levels - 1)
          #expect(abs(level - level.rounded()) < 1e-12)
          visits[Int(level.rounded())] += 1
        }
      }
      // 6,000 visits in all; each level is equally likely, and visits within a walk hang together.
      let usual = 6_000 / levels
      #expect(visits.allSatisfy { abs($0 - usual) < usual / 5 }, "\(visits)")
    }
  }
}
