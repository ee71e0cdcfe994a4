// Where the model itself says that a person tips: from its equations, without chance.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// A tipping point by theory.
public struct ExactFold: Sendable, Equatable {
  /// Value of the parameter.
  public let value: Double
  /// Capacity at which the two states meet.
  public let capacity: Double
}

/// Steady states at one value of the parameter.
public struct SteadyStates: Sendable, Equatable {
  /// NaN where there is none.
  public var upper = Double.nan
  public var unstable = Double.nan
  public var lower = Double.nan
}

/// The collapse and recovery of an arm without chance.
struct ExactFolds {
  let arm: TippingArm

  /// The two folds inside the range; nil where there is none.
  func folds() -> (collapse: ExactFold?, recovery: ExactFold?) {
    switch arm.exact {
    case .none: (nil, nil)
    case .closedForm: (closedForm { $0.collapse }, closedForm { $0.recovery })
    case .weeklyMap: (weekly { $0.hump }, weekly { $0.dip })
    }
  }

  /// The steady states at a value of the parameter; by rising capacity one, or three.
  func steadyStates(at value: Double) -> SteadyStates {
    var states = SteadyStates()
    let points: [(capacity: Double, isStable: Bool)]
    let midpoint = arm.spiral(at: value).midpoint
    switch arm.exact {
    case .none: return states
    case .closedForm:
      points = arm.flow(at: value).equilibria().map { ($0.capacity, $0.stability != .unstable) }
    case .weeklyMap:
      points = WeeklyMap(arm.model(at: value)).fixedPoints().map { ($0.capacity, $0.isStable) }
    }
    for point in points {
      if !point.isStable {
        states.unstable = point.capacity
      } else if points.count == 1 ? point.capacity < midpoint : point == points[0] {
        states.lower = point.capacity
      } else {
        states.upper = point.capacity
      }
    }
    return states
  }

  // MARK: Constant rates

  private typealias Folds = (collapse: LossSpiral.Fold, recovery: LossSpiral.Fold)

  /// Where B/A reaches the load of a fold of the spiral.
  private func closedForm(_ choose: @escaping (Folds) -> LossSpiral.Fold) -> ExactFold? {
    func excess(_ value: Double) -> Double {
      let flow = arm.flow(at: value)
      guard let folds = flow.spiral.folds, flow.replenishment > 0 else { return .nan }
      return flow.depletion / flow.replenishment - choose(folds).load
    }
    let (low, high) = arm.span
    guard let value = Brent.root(from: low, to: high, tolerance: 1e-15 * high, excess),
      let folds = arm.spiral(at: value).folds
    else { return nil }
    return ExactFold(value: value, capacity: choose(folds).capacity)
  }

  // MARK: A rota

  private typealias Turn = (c: Double, gain: Double)

  /// Where the hump (or dip) of what a week adds touches 0.
  private func weekly(
    _ choose: @escaping ((dip: Turn, hump: Turn)) -> Turn
  ) -> ExactFold? {
    func gain(_ value: Double) -> Double {
      guard let turns = WeeklyMap(arm.model(at: value)).turns() else { return .nan }
      return choose(turns).gain
    }
    // The hump and the dip need not be there at both ends of the range: look between the steps.
    let gains = arm.values.map { ($0, gain($0)) }
    for (a, b) in zip(gains, gains.dropFirst()) where (a.1 > 0) != (b.1 > 0) {
      if a.1.isNaN || b.1.isNaN { continue }
      let (low, high) = (min(a.0, b.0), max(a.0, b.0))
      guard let value = Brent.root(from: low, to: high, tolerance: 1e-9 * high, gain),
        let turns = WeeklyMap(arm.model(at: value)).turns()
      else { continue }
      return ExactFold(value: value, capacity: choose(turns).c)
    }
    return nil
  }
}
