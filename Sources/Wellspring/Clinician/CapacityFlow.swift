// Compassion capacity between two events: dC/dt = A g(C) − B C, solved in closed form.
//
// Goals, in order of priority:
//  1. Exact: no time step. Errors are rounding errors, for any A, B ≥ 0, any start and any time.
//  2. Cut anywhere: advancing t₁ and then t₂ is advancing t₁ + t₂, to rounding.
//  3. Fast: the usual call stays inside one piece of the loss spiral and allocates nothing.
//
// g is the loss spiral (see LossSpiral). In each of its pieces the equation is linear or Riccati,
// so C(t), ∫C dt and the time at which C reaches a level are closed forms (LinearArc, RiccatiArc).
// The flow is scalar and autonomous, hence monotone: it meets each knot at most once, always from
// the same side, and the piece after next is known by its direction alone.
//
// Without the spiral, g ≡ 1 and the equation is linear: C → A/B at rate B.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// The motion of capacity while replenishment and depletion are constant.
///
/// Capacities are ratios to a rested person at a sustainable job; hours are non-negative. With the
/// spiral on, C must lie in 0 ... `spiral.ceiling`: the flow never leaves that range (the slope is
/// A g0 ≥ 0 at 0 and −B·ceiling ≤ 0 at the ceiling), so a C outside it is a programming error.
public struct CapacityFlow: Sendable {
  /// A: replenishment at full refilling, 1/h, ≥ 0.
  public let replenishment: Double
  /// B: depletion, 1/h, ≥ 0.
  public let depletion: Double
  public let spiral: LossSpiral

  @inline(__always)
  public init(replenishment: Double, depletion: Double, spiral: LossSpiral) {
    precondition(replenishment >= 0 && replenishment < .infinity, "replenishment out of range")
    precondition(depletion >= 0 && depletion < .infinity, "depletion out of range")
    self.replenishment = replenishment
    self.depletion = depletion
    self.spiral = spiral
  }

  /// dC/dt at capacity `c`, 1/h.
  public func slope(at c: Double) -> Double {
    replenishment * spiral.refill(at: c) - depletion * c
  }

  /// Capacity after `hours`, and ∫C dt over them in hours.
  ///
  /// - Parameters:
  ///   - c: capacity now, 0 ... ceiling (0 or more without the spiral).
  ///   - hours: 0 or more, finite.
  public func advance(_ c: Double, hours: Double) -> (capacity: Double, integral: Double) {
    precondition(hours >= 0 && hours < .infinity, "hours out of range")
    if isLinear {
      precondition(c >= 0 && c < .infinity, "capacity out of range")
      return LinearArc(start: c, inflow: replenishment, decay: depletion).travel(hours)
    }
    precondition(c >= 0 && c <= spiral.ceiling, "capacity out of range")
    let piece = spiral.piece(holding: c)
    let leg = travel(from: c, in: piece, hours)
    if leg.capacity >= piece.lower && leg.capacity <= piece.upper { return leg }
    return advanceAcrossKnots(c, hours: hours)
  }

  /// Capacity after `hours`.
  public func capacity(_ c: Double, after hours: Double) -> Double {
    advance(c, hours: hours).capacity
  }

  /// Hours until capacity moves from `c` to `level`: 0 when already there, infinity when never.
  public func hittingTime(from c: Double, to level: Double) -> Double {
    if level == c { return 0 }
    if isLinear {
      precondition(c >= 0 && c < .infinity, "capacity out of range")
      return LinearArc(start: c, inflow: replenishment, decay: depletion).time(toRise: level - c)
    }
    precondition(c >= 0 && c <= spiral.ceiling, "capacity out of range")
    return hittingTimeAcrossKnots(from: c, to: level)
  }

  /// Hours of the next `hours` that are spent below `level`, strictly.
  ///
  /// The flow is monotone, so this is the time before or after a single hitting time.
  public func timeBelow(_ level: Double, from c: Double, hours: Double) -> Double {
    precondition(hours >= 0 && hours < .infinity, "hours out of range")
    if c < level { return min(hours, hittingTime(from: c, to: level)) }
    if c == level { return slope(at: c) < 0 ? hours : 0 }
    return max(0, hours - hittingTime(from: c, to: level))
  }
}

extension CapacityFlow {
  /// Nothing depends on g: it is 1, or multiplied by 0.
  @inline(__always)
  private var isLinear: Bool { !spiral.isOn || replenishment == 0 }

  /// The path as if `piece` went on for ever; not a number if that path runs off to infinity.
  @inline(__always)
  private func travel(
    from c: Double, in piece: LossSpiral.Piece, _ hours: Double
  ) -> (capacity: Double, integral: Double) {
    if piece.number == LossSpiral.flatPiece { return line(from: c).travel(hours) }
    let leg = riccati(from: c, in: piece).travel(hours)
    return (c + leg.rise, c * hours + leg.area)
  }

  private func line(from c: Double) -> LinearArc {
    LinearArc(
      start: c, inflow: replenishment * spiral.refillWhenDepleted, decay: depletion)
  }

  @inline(__always)
  private func riccati(from c: Double, in piece: LossSpiral.Piece) -> RiccatiArc {
    RiccatiArc(from: c, in: piece, replenishment: replenishment, depletion: depletion)
  }

  /// Slope, the time to a level and the longest safe step, as if `piece` went on for ever.
  private func outlook(
    from c: Double, in piece: LossSpiral.Piece, to level: Double
  ) -> (slope: Double, hours: Double, longestStep: Double) {
    if piece.number == LossSpiral.flatPiece {
      let arc = line(from: c)
      return (arc.inflow - arc.decay * c, arc.time(toRise: level - c), .infinity)
    }
    let arc = riccati(from: c, in: piece)
    return (arc.slope, arc.time(toRise: level - c), arc.longestStep)
  }

  /// Follows the path from piece to piece; the uncommon, general case of `advance`.
  @inline(never)
  private func advanceAcrossKnots(
    _ start: Double, hours: Double
  ) -> (capacity: Double, integral: Double) {
    var c = start
    var rest = hours
    var integral = 0.0
    var piece = spiral.piece(holding: start)
    let rises = outlook(from: start, in: piece, to: start).slope > 0
    while rest > 0 {
      let knot = rises ? piece.upper : piece.lower
      let ahead = outlook(from: c, in: piece, to: knot)
      // Rounding may turn the slope just beyond a knot, or at a steady state: C has arrived.
      guard rises ? ahead.slope > 0 : ahead.slope < 0 else { break }
      let step = min(rest, ahead.longestStep)
      let leg = travel(from: c, in: piece, step)
      if leg.capacity >= piece.lower && leg.capacity <= piece.upper {
        (c, rest, integral) = (leg.capacity, rest - step, integral + leg.integral)
        continue
      }
      // "Never" can only mean that the steady state is within rounding of the knot.
      let hit = min(step, ahead.hours)
      integral += travel(from: c, in: piece, hit).integral
      (c, rest) = (knot, rest - hit)
      if knot == 0 || knot == spiral.ceiling { break }
      piece = spiral.piece(spiral.neighbour(of: piece.number, up: rises))
    }
    return (c, integral + c * rest)
  }

  private func hittingTimeAcrossKnots(from start: Double, to level: Double) -> Double {
    guard level >= 0 && level <= spiral.ceiling else { return .infinity }
    let rises = level > start
    var c = start
    var hours = 0.0
    var piece = spiral.piece(holding: start)
    while true {
      let knot = rises ? min(piece.upper, level) : max(piece.lower, level)
      let ahead = outlook(from: c, in: piece, to: knot)
      guard rises ? ahead.slope > 0 : ahead.slope < 0 else { return .infinity }
      hours += ahead.hours
      if knot == level || hours == .infinity { return hours }
      c = knot
      piece = spiral.piece(spiral.neighbour(of: piece.number, up: rises))
    }
  }
}
