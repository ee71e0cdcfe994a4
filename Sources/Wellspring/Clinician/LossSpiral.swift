// The loss spiral: depleted people refill more slowly.
//
// Conservation of Resources theory says that those who have lost resources are worse placed to
// regain them. Here that is one factor g(C) on replenishment, a quadratic S-spline of capacity C,
// continuous with its first derivative:
//
//     g(C) = g0                                    C ≤ lo
//          = g0 + k (C − lo)²                      lo < C ≤ mid       mid = (lo + hi)/2
//          = 1 − k (hi − C)²                       mid < C < hi       k = 2 (1 − g0)/(hi − lo)²
//          = 1 − ((C − hi)/(top − hi))²            C ≥ hi
//
// It makes two steady states possible (folds below), and the last piece is a ceiling: refilling
// fades out as a person is full. Assumption: the shape is smooth and monotone below hi; its
// constants are calibrated, not measured.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// How replenishment depends on capacity: g(C), dimensionless, 0 ... 1 on 0 ... `ceiling`.
public struct LossSpiral: Sendable, Equatable {
  /// lo: refilling is slowest below this capacity.
  public let lowKnot: Double
  /// hi: refilling is at its full rate here, and fades above.
  public let highKnot: Double
  /// top: capacity approaches but never passes this while the spiral is on.
  public let ceiling: Double
  /// g0: the share of normal refilling that is left to a depleted person.
  public let refillWhenDepleted: Double
  /// Whether the mechanism acts; when it does not, g is 1 everywhere and there is no ceiling.
  public let isOn: Bool

  /// mid: where the two bends of the S meet.
  public let midpoint: Double
  /// k: curvature of the S, ± on either side of the midpoint.
  let bend: Double
  /// 1/(top − hi)²: curvature of the ceiling.
  let ceilingBend: Double
  /// End of the flat piece. It is lo, or hi when the S has no height, so that no later code meets
  /// a Riccati equation without a quadratic term.
  let flatEnd: Double

  /// - Parameters:
  ///   - lowKnot: above 0.
  ///   - highKnot: above `lowKnot`.
  ///   - ceiling: above `highKnot`.
  ///   - refillWhenDepleted: above 0, at most 1.
  ///   - isOn: false makes g ≡ 1.
  public init(
    lowKnot: Double, highKnot: Double, ceiling: Double, refillWhenDepleted: Double, isOn: Bool
  ) {
    precondition(0 < lowKnot && lowKnot < highKnot, "knots of the loss spiral out of order")
    precondition(highKnot < ceiling && ceiling < .infinity, "ceiling is not above the high knot")
    precondition(
      0 < refillWhenDepleted && refillWhenDepleted <= 1, "depleted refill outside (0, 1]")
    self.lowKnot = lowKnot
    self.highKnot = highKnot
    self.ceiling = ceiling
    self.refillWhenDepleted = refillWhenDepleted
    self.isOn = isOn
    midpoint = 0.5 * (lowKnot + highKnot)
    let width = highKnot - lowKnot
    bend = 2 * (1 - refillWhenDepleted) / (width * width)
    ceilingBend = 1 / ((ceiling - highKnot) * (ceiling - highKnot))
    flatEnd = refillWhenDepleted == 1 ? highKnot : lowKnot
  }

  /// g(C): replenishment at capacity `c` as a share of its full rate.
  public func refill(at c: Double) -> Double {
    guard isOn else { return 1 }
    if c >= highKnot {
      let above = c - highKnot
      return 1 - ceilingBend * above * above
    }
    if c > midpoint {
      let below = highKnot - c
      return 1 - bend * below * below
    }
    if c > lowKnot {
      let above = c - lowKnot
      return refillWhenDepleted + bend * above * above
    }
    return refillWhenDepleted
  }

  /// A saddle-node point: where a stable and an unstable steady state meet and vanish.
  public struct Fold: Sendable, Equatable {
    /// Depletion relative to replenishment, L = B/A.
    public let load: Double
    /// The capacity at which the two states meet.
    public let capacity: Double
  }

  /// The two tipping points in load, or nil when there is no hysteresis.
  ///
  /// Exact for constant replenishment A and depletion B = L·A. When L rises past `collapse.load`
  /// the upper state vanishes; once down, only L below `recovery.load` brings it back.
  ///
  /// Steady states have L = g(C)/C, and folds are its extremes: g′(C)·C = g(C), so L = g′(C).
  /// Below mid this reads k C² = k lo² + g0, above mid k C² = k hi² − 1. The left side minus the
  /// right, g′C − g, is negative up to lo, rises to mid, and falls to −1 at hi: the folds exist,
  /// both of them, exactly when it is positive at mid.
  public var folds: (collapse: Fold, recovery: Fold)? {
    guard isOn, bend > 0 else { return nil }
    let slope = 2 * bend * (midpoint - lowKnot)
    guard slope * midpoint > refill(at: midpoint) else { return nil }
    let upper = (highKnot * highKnot - 1 / bend).squareRoot()
    let lower = (lowKnot * lowKnot + refillWhenDepleted / bend).squareRoot()
    return (
      collapse: Fold(load: 2 * bend * (highKnot - upper), capacity: upper),
      recovery: Fold(load: 2 * bend * (lower - lowKnot), capacity: lower)
    )
  }
}

extension LossSpiral {
  /// One stretch of the spline: g(C) = value + curvature (C − anchor)² on lower ... upper.
  struct Piece {
    var number: Int
    var lower: Double
    var upper: Double
    var anchor: Double
    var value: Double
    var curvature: Double
  }

  static let flatPiece = 0
  static let ceilingPiece = 3

  /// The piece that holds `c`; a knot belongs to the piece above it.
  @inline(__always)
  func piece(holding c: Double) -> Piece {
    if c >= highKnot { return piece(Self.ceilingPiece) }
    if c < flatEnd { return piece(Self.flatPiece) }
    return piece(c >= midpoint ? 2 : 1)
  }

  /// Piece 0 (flat), 1 and 2 (the S), or 3 (the ceiling).
  @inline(__always)
  func piece(_ number: Int) -> Piece {
    switch number {
    case 0:
      Piece(
        number: 0, lower: 0, upper: flatEnd, anchor: lowKnot, value: refillWhenDepleted,
        curvature: 0)
    case 1:
      Piece(
        number: 1, lower: lowKnot, upper: midpoint, anchor: lowKnot, value: refillWhenDepleted,
        curvature: bend)
    case 2:
      Piece(
        number: 2, lower: midpoint, upper: highKnot, anchor: highKnot, value: 1, curvature: -bend)
    default:
      Piece(
        number: 3, lower: highKnot, upper: ceiling, anchor: highKnot, value: 1,
        curvature: -ceilingBend)
    }
  }

  /// The piece next to `piece`, going up or down; skips the S when it has no height.
  @inline(__always)
  func neighbour(of number: Int, up: Bool) -> Int {
    if flatEnd == highKnot { return up ? Self.ceilingPiece : Self.flatPiece }
    return up ? number + 1 : number - 1
  }
}
