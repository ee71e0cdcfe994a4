// The one-week map: capacity on a Monday at midnight to capacity on the next.
//
// Goals, in order of priority:
//  1. Exact: the map is the simulation itself, run for a week; nothing about the model is repeated.
//  2. Fixed points and folds to rounding, so that experiments can be held against them.
//
// In a model without chance and with a weekly rota, the person is a map of capacity onto itself once
// everything else has settled into its week. Its fixed points are the steady weeks; where the upper
// one and the unstable one meet and vanish, the person collapses. This is the tipping point of a
// real week; a fold for constant rates is not, since only part of depletion rises with the load.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// A capacity that a week brings back to itself.
struct FixedPoint: Equatable {
  let capacity: Double
  /// What a week leaves of a small departure; stable below 1.
  let multiplier: Double
  var isStable: Bool { multiplier < 1 }
}

/// The map of a week, for a model of one post without chance.
struct WeeklyMap {
  /// Weeks in which everything but capacity settles into its course.
  static let settleWeeks = 4
  private static let grid = 96

  private let model: Model
  /// Capacity at the end of the settling, before it is set.
  private let settled: Double
  private let top: Double

  /// - Parameter model: noise-free, with one post.
  init(_ model: Model) {
    var model = model
    model.horizon.warmUpDays = 0
    model.perturbation = Self.still(model.perturbation)
    model.horizon.days = Double(7 * Self.settleWeeks)
    settled = Self.end(of: model)
    model.horizon.days += 7
    model.perturbation.day = Double(7 * Self.settleWeeks + 1)
    self.model = model
    top = model.dynamics.capacity.ceiling
  }

  private static func still(_ given: Perturbation) -> Perturbation {
    var it = Perturbation()
    it.workload = given.workload
    it.rampTo = given.workload
    return it
  }

  /// Capacity of the first post at the end of a run; NaN when a bound is hit.
  static func end(of model: Model, replicate: UInt64 = 1) -> Double {
    let simulation = Simulation(model: model, seed: 1, recording: [.clinicians])
    guard let result = try? simulation.run(replicate: replicate) else { return .nan }
    return result.clinicians[ClinicianColumn.capacityEnd.rawValue]
  }

  /// Capacity a week after it was `c` on a Monday at midnight.
  func callAsFunction(_ c: Double) -> Double {
    var model = model
    model.perturbation.push = settled - c
    // A push of nothing is no push.
    if model.perturbation.push == 0 { model.perturbation.push = 1e-300 }
    return Self.end(of: model)
  }

  /// What a week adds at each place of a grid over the range of capacity.
  private var gains: [(c: Double, gain: Double)] {
    (0...Self.grid).map { step in
      let c = top * Double(step) / Double(Self.grid)
      return (c, self(c) - c)
    }
  }

  /// Every fixed point, by rising capacity.
  func fixedPoints() -> [FixedPoint] {
    let gains = gains
    var found: [FixedPoint] = []
    for (a, b) in zip(gains, gains.dropFirst()) where (a.gain > 0) != (b.gain > 0) {
      guard let c = Brent.root(from: a.c, to: b.c, tolerance: 1e-13, { self($0) - $0 }) else {
        continue
      }
      let step = min(1e-5, 0.5 * c, 0.5 * (top - c))
      let multiplier = (self(c + step) - self(c - step)) / (2 * step)
      found.append(FixedPoint(capacity: c, multiplier: multiplier))
    }
    return found
  }

  /// The two places where what a week adds stops falling or rising: the dip at low capacity and the
  /// hump above it, whose signs say which states there are. Nil without them: no fold is near.
  func turns() -> (dip: (c: Double, gain: Double), hump: (c: Double, gain: Double))? {
    let gains = gains
    let inner = 1..<gains.count - 1
    guard
      let low = inner.first(where: {
        gains[$0].gain < gains[$0 - 1].gain && gains[$0].gain <= gains[$0 + 1].gain
      }),
      let high = inner.first(where: {
        $0 > low && gains[$0].gain > gains[$0 - 1].gain && gains[$0].gain >= gains[$0 + 1].gain
      })
    else { return nil }
    func turn(_ place: Int, _ sign: Double) -> (Double, Double) {
      let found = Brent.minimum(
        from: gains[place - 1].c, to: gains[place + 1].c, near: gains[place].c, tolerance: 1e-9
      ) { sign * (self($0) - $0) }
      return found.map { ($0.place, sign * $0.value) } ?? gains[place]
    }
    return (turn(low, 1), turn(high, -1))
  }
}
