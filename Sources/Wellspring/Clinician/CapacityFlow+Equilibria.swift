// Where capacity comes to rest for constant replenishment and depletion, in closed form.
//
// The slope A g(C) − B C is linear or quadratic on each piece of the spiral. Cut at the knots and
// at the vertices of the parabolas, it is monotone between neighbouring cuts, so a change of sign
// brackets exactly one root, which the quadratic formula gives.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// A capacity at which replenishment and depletion balance.
public struct Equilibrium: Sendable, Equatable {
  public enum Stability: Sendable {
    /// Capacity returns from either side.
    case stable
    /// Capacity leaves to either side: the threshold between two stable states.
    case unstable
    /// Capacity returns from one side only: a fold.
    case halfStable
  }
  public let capacity: Double
  /// Derivative of the slope there, 1/h: minus the rate at which small departures die out.
  /// It nears 0 before a fold: critical slowing down.
  public let growthRate: Double
  public let stability: Stability
}

extension CapacityFlow {
  /// All equilibria, by rising capacity: one, or stable, unstable and stable.
  ///
  /// Empty when there are none (no ceiling and nothing drawn down) or when every capacity is one
  /// (replenishment and depletion both 0).
  public func equilibria() -> [Equilibrium] {
    if replenishment == 0 || !spiral.isOn {
      guard depletion > 0 else { return [] }
      let rest = replenishment / depletion
      return [Equilibrium(capacity: rest, growthRate: -depletion, stability: .stable)]
    }
    var found: [Equilibrium] = []
    let cuts = monotoneCuts()
    let slopes = cuts.map { slope(at: $0) }
    for i in cuts.indices {
      if slopes[i] == 0 {
        // Outside the range the flow points inward, so a rest at an end attracts.
        let below = i > 0 ? slopes[i - 1] : 1
        let above = i + 1 < cuts.count ? slopes[i + 1] : -1
        found.append(equilibrium(at: cuts[i], slopeBelow: below, slopeAbove: above))
      }
      if i + 1 < cuts.count && slopes[i] * slopes[i + 1] < 0 {
        let root = self.root(between: cuts[i], and: cuts[i + 1], falls: slopes[i] > 0)
        found.append(equilibrium(at: root, slopeBelow: slopes[i], slopeAbove: slopes[i + 1]))
      }
    }
    return found
  }

  /// 0, the knots, the ceiling, and between them the vertices, in order.
  private func monotoneCuts() -> [Double] {
    var cuts = [0.0]
    var number = LossSpiral.flatPiece
    while true {
      let piece = spiral.piece(number)
      let vertex = piece.anchor + 0.5 * depletion / (replenishment * piece.curvature)
      if piece.curvature != 0 && vertex > piece.lower && vertex < piece.upper {
        cuts.append(vertex)
      }
      cuts.append(piece.upper)
      if number == LossSpiral.ceilingPiece { return cuts }
      number = spiral.neighbour(of: number, up: true)
    }
  }

  /// The root of q u² − B u + p, u = C − anchor, on the branch where the slope falls or rises.
  ///
  /// The derivative at a root is ∓2√d with d = B²/4 − q p, so u = (B/2 ∓ √d)/q; on the falling
  /// branch that is p/(B/2 + √d), which holds for q → 0 as well.
  private func root(between low: Double, and high: Double, falls: Bool) -> Double {
    let piece = spiral.piece(holding: 0.5 * (low + high))
    let p = replenishment * piece.value - depletion * piece.anchor
    let half = 0.5 * depletion
    let q = replenishment * piece.curvature
    let w = max(0, half * half - q * p).squareRoot()
    let offset = falls ? p / (half + w) : (half + w) / q
    return min(max(piece.anchor + offset, low), high)
  }

  private func equilibrium(
    at c: Double, slopeBelow: Double, slopeAbove: Double
  ) -> Equilibrium {
    let piece = spiral.piece(holding: c)
    let growth = 2 * replenishment * piece.curvature * (c - piece.anchor) - depletion
    let stability: Equilibrium.Stability =
      switch (slopeBelow > 0, slopeAbove < 0) {
      case (true, true): .stable
      case (false, false): .unstable
      default: .halfStable
      }
    return Equilibrium(capacity: c, growthRate: growth, stability: stability)
  }
}
