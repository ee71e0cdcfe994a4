// The design for Morris screening: random walks on a grid that move one factor at a time.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Trajectories on a grid of levels in the unit cube, each moving every factor once.
///
/// The step is p/(2(p − 1)) with p levels, half of the grid, so that every level is equally likely
/// to be visited. Starting levels, directions and the order of factors are random.
///
/// Source: Morris MD, Technometrics 1991;33:161 (doi 10.1080/00401706.1991.10484804).
public struct MorrisDesign: Sendable {
  public let factors: Int
  public let trajectories: Int
  /// p, even.
  public let levels: Int
  /// All points in the unit cube: trajectory by trajectory, `factors + 1` each.
  public let points: [[Double]]
  /// By trajectory and step: which factor moves.
  public let order: [[Int]]

  /// - Parameters:
  ///   - factors: at least 1.
  ///   - trajectories: at least 1; 10 to 50 are usual.
  ///   - levels: even, at least 2; 4 is usual.
  public init(factors: Int, trajectories: Int, levels: Int, seed: UInt64) {
    precondition(factors >= 1 && trajectories >= 1, "out of range")
    precondition(levels >= 2 && levels.isMultiple(of: 2), "the number of levels is even")
    (self.factors, self.trajectories, self.levels) = (factors, trajectories, levels)
    var points: [[Double]] = []
    var order: [[Int]] = []
    for trajectory in 0..<trajectories {
      var luck = RandomStream(
        seed: seed, replicate: 0, kind: .experiment, unit: 0, index: UInt32(trajectory),
        purpose: .trajectory)
      let walk = Self.walk(factors, levels, &luck)
      points += walk.points
      order.append(walk.order)
    }
    (self.points, self.order) = (points, order)
  }

  /// A design whose points were made elsewhere; each step has to move one factor.
  init(factors: Int, levels: Int, points: [[Double]]) {
    (self.factors, self.levels, self.points) = (factors, levels, points)
    trajectories = points.count / (factors + 1)
    order = (0..<trajectories).map { trajectory in
      (0..<factors).map { step in
        let before = trajectory * (factors + 1) + step
        let moved = (0..<factors).filter { points[before][$0] != points[before + 1][$0] }
        precondition(moved.count == 1, "a step that moves \(moved.count) factors")
        return moved[0]
      }
    }
  }

  /// The size of a step, as a share of a factor's range.
  public var step: Double { Double(levels) / (2 * Double(levels - 1)) }

  private static func walk(
    _ factors: Int, _ levels: Int, _ luck: inout RandomStream
  ) -> (points: [[Double]], order: [Int]) {
    let half = levels / 2
    var rises: [Bool] = []
    var place: [Int] = []
    for _ in 0..<factors {
      let isRise = luck.bernoulli(0.5)
      rises.append(isRise)
      place.append(luck.index(below: half) + (isRise ? 0 : half))
    }
    var order = Array(0..<factors)
    // Fisher and Yates' shuffle.
    for last in stride(from: factors - 1, to: 0, by: -1) {
      order.swapAt(last, luck.index(below: last + 1))
    }
    let top = Double(levels - 1)
    var points = [place.map { Double($0) / top }]
    for factor in order {
      place[factor] += rises[factor] ? half : -half
      points.append(place.map { Double($0) / top })
    }
    return (points, order)
  }
}
