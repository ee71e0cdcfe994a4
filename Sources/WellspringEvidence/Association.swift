// How things hang together, as the papers computed it.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation

/// Means, spreads and associations.
enum Association {
  static func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }

  /// Standard deviation of what is there.
  static func deviation(_ values: [Double]) -> Double {
    let x = values.filter(\.isFinite)
    let m = mean(x)
    return (x.reduce(0) { $0 + ($1 - m) * ($1 - m) } / Double(max(1, x.count - 1))).squareRoot()
  }

  /// Pearson's correlation over the pairs that are complete.
  static func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let pairs = zip(x, y).filter { $0.isFinite && $1.isFinite }
    let (mx, my) = (mean(pairs.map(\.0)), mean(pairs.map(\.1)))
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in pairs {
      xx += (a - mx) * (a - mx)
      yy += (b - my) * (b - my)
      xy += (a - mx) * (b - my)
    }
    return xy / (xx * yy).squareRoot()
  }

  static func share(_ flags: [Bool]) -> Double { Double(flags.count { $0 }) / Double(flags.count) }

  /// Odds ratio of a fourfold table, half a person added to each cell.
  static func oddsRatio(_ exposed: [Bool], _ outcome: [Bool]) -> Double {
    var cells = [0.5, 0.5, 0.5, 0.5]
    for (e, o) in zip(exposed, outcome) { cells[(e ? 0 : 2) + (o ? 0 : 1)] += 1 }
    return cells[0] * cells[3] / (cells[1] * cells[2])
  }

  /// Coefficients of a logistic regression, the constant first (Newton's method).
  static func logistic(_ x: [[Double]], _ y: [Bool]) -> [Double] {
    let width = (x.first?.count ?? 0) + 1
    var b = [Double](repeating: 0, count: width)
    for _ in 0..<30 {
      var hessian = [[Double]](repeating: Array(repeating: 0, count: width), count: width)
      var gradient = [Double](repeating: 0, count: width)
      for (row, outcome) in zip(x, y) {
        let full = [1] + row
        let eta = zip(full, b).reduce(0) { $0 + $1.0 * $1.1 }
        let p = 1 / (1 + exp(-eta))
        for i in 0..<width {
          gradient[i] += full[i] * ((outcome ? 1 : 0) - p)
          for j in 0...i { hessian[i][j] += full[i] * full[j] * p * (1 - p) }
        }
      }
      for i in 0..<width {
        hessian[i][i] += 1e-9
        for j in 0..<i { hessian[j][i] = hessian[i][j] }
      }
      let step = solve(hessian, gradient)
      for i in 0..<width { b[i] += step[i] }
      if step.allSatisfy({ abs($0) < 1e-9 }) { break }
    }
    return b
  }

  /// Gauss's elimination with pivots.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var (a, b) = (matrix, right)
    let n = b.count
    for i in 0..<n {
      let pivot = (i..<n).max { abs(a[$0][i]) < abs(a[$1][i]) }!
      a.swapAt(i, pivot)
      b.swapAt(i, pivot)
      for row in (i + 1)..<max(i + 1, n) {
        let factor = a[row][i] / a[i][i]
        for column in i..<n { a[row][column] -= factor * a[i][column] }
        b[row] -= factor * b[i]
      }
    }
    for i in stride(from: n - 1, through: 0, by: -1) {
      for column in (i + 1)..<max(i + 1, n) { b[i] -= a[i][column] * b[column] }
      b[i] /= a[i][i]
    }
    return b
  }

  /// The value below which a share of the values lies.
  static func quantile(_ values: [Double], _ share: Double) -> Double {
    let sorted = values.filter(\.isFinite).sorted()
    if sorted.isEmpty { return .nan }
    let place = share * Double(sorted.count - 1)
    let low = Int(place)
    let high = min(sorted.count - 1, low + 1)
    return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
  }

  static func normalQuantile(_ share: Double) -> Double { gsl_cdf_ugaussian_Pinv(share) }
}
