// The design for Sobol' indices: two independent samples A and B, and A with one column of B.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The points at which a model is run to estimate first-order and total Sobol' indices.
///
/// Row j of the design is A_j, then A_j with factor i taken from B_j for every i, then B_j:
/// `factors + 2` points. Rows follow each other, so a prefix of rows is a smaller design.
///
/// Source: Saltelli A et al., Comput Phys Commun 2010;181:259 (doi 10.1016/j.cpc.2009.09.018).
public struct SaltelliDesign: Sendable {
  /// As many as the Sobol' sequence has dimensions for A and B together.
  public static let mostFactors = SobolSequence.mostDimensions / 2

  public let factors: Int
  public let rows: Int

  /// - Parameters:
  ///   - factors: 1 ... `mostFactors`.
  ///   - rows: base sample size; a power of two fills the cube evenly.
  public init(factors: Int, rows: Int) {
    precondition((1...Self.mostFactors).contains(factors) && rows >= 1, "out of range")
    (self.factors, self.rows) = (factors, rows)
  }

  /// Points in a row.
  public var width: Int { factors + 2 }
  public var pointCount: Int { rows * width }

  /// All points in the unit cube, row by row.
  public func points(seed: UInt64) -> [[Double]] {
    SobolSequence.points(rows, dimensions: 2 * factors, seed: seed).flatMap { pair in
      let a = Array(pair[..<factors])
      let b = Array(pair[factors...])
      let mixed = (0..<factors).map { factor in
        var point = a
        point[factor] = b[factor]
        return point
      }
      return [a] + mixed + [b]
    }
  }
}
