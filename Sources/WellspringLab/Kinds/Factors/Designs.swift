// Designs: which points of the factors' space are run.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

public enum Designs {
  /// Every combination of levels; the last factor changes fastest.
  /// - Parameter levels: by factor, each at least one.
  public static func factorial(_ levels: [[String]]) -> [[String]] {
    levels.reduce([[]]) { points, level in points.flatMap { point in level.map { point + [$0] } } }
  }

  /// A Latin hypercube: each factor's range is cut into as many equal slices as there are points,
  /// and each slice is used once.
  ///
  /// Source: McKay MD, Beckman RJ, Conover WJ, Technometrics 1979;21:239 (doi 10.2307/1268522).
  ///
  /// - Returns: points in (0, 1), one in each slice at a random place.
  public static func latinHypercube(_ count: Int, dimensions: Int, seed: UInt64) -> [[Double]] {
    precondition(count >= 1 && dimensions >= 1, "out of range")
    var points = [[Double]](repeating: [], count: count)
    for dimension in 0..<dimensions {
      var luck = RandomStream(
        seed: seed, replicate: 0, kind: .experiment, unit: 0, index: UInt32(dimension),
        purpose: .latinHypercube)
      var slices = Array(0..<count)
      // Fisher and Yates' shuffle.
      for last in stride(from: count - 1, to: 0, by: -1) {
        slices.swapAt(last, luck.index(below: last + 1))
      }
      for point in 0..<count {
        points[point].append((Double(slices[point]) + luck.uniform()) / Double(count))
      }
    }
    return points
  }
}
