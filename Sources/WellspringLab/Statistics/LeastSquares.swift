// Ordinary least squares for a handful of columns.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A regression with few columns, by Cholesky's factors of the normal equations.
struct LeastSquares {
  let coefficients: [Double]
  /// Σ of squared residuals.
  let residualSquares: Double
  /// log det X'X.
  let logDeterminant: Double
  /// Diagonal of (X'X)⁻¹.
  let inverseDiagonal: [Double]

  /// - Parameters:
  ///   - x: rows of the design, all of the same width.
  ///   - y: as many values.
  /// - Returns: nil when a column is a combination of the others.
  init?(_ x: [[Double]], _ y: [Double]) {
    let width = x.first?.count ?? 0
    guard width > 0, x.count >= width, x.count == y.count else { return nil }
    var normal = [[Double]](repeating: Array(repeating: 0, count: width), count: width)
    var right = [Double](repeating: 0, count: width)
    for (row, value) in zip(x, y) {
      for i in 0..<width where row[i] != 0 {
        right[i] += row[i] * value
        for j in 0...i { normal[i][j] += row[i] * row[j] }
      }
    }
    guard let factor = Self.cholesky(normal) else { return nil }
    coefficients = Self.solve(factor, right)
    logDeterminant = 2 * (0..<width).reduce(0) { $0 + log(factor[$1][$1]) }
    inverseDiagonal = (0..<width).map { column in
      var unit = [Double](repeating: 0, count: width)
      unit[column] = 1
      return Self.solve(factor, unit)[column]
    }
    var squares = 0.0
    for (row, value) in zip(x, y) {
      var residual = value
      for (coefficient, cell) in zip(coefficients, row) { residual -= coefficient * cell }
      squares += residual * residual
    }
    residualSquares = squares
  }

  /// The lower factor L of L L'; nil when the matrix is not safely positive definite.
  private static func cholesky(_ matrix: [[Double]]) -> [[Double]]? {
    var factor = matrix
    for j in matrix.indices {
      var pivot = matrix[j][j]
      for k in 0..<j { pivot -= factor[j][k] * factor[j][k] }
      guard pivot > 1e-10 * max(matrix[j][j], 1e-300) else { return nil }
      factor[j][j] = pivot.squareRoot()
      for i in j + 1..<max(j + 1, matrix.count) {
        var sum = matrix[i][j]
        for k in 0..<j { sum -= factor[i][k] * factor[j][k] }
        factor[i][j] = sum / factor[j][j]
      }
    }
    return factor
  }

  private static func solve(_ factor: [[Double]], _ right: [Double]) -> [Double] {
    var x = right
    for i in x.indices {
      for k in 0..<i { x[i] -= factor[i][k] * x[k] }
      x[i] /= factor[i][i]
    }
    for i in x.indices.reversed() {
      for k in i + 1..<max(i + 1, x.count) { x[i] -= factor[k][i] * x[k] }
      x[i] /= factor[i][i]
    }
    return x
  }
}
