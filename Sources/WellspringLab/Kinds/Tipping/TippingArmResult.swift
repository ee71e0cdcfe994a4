// All that one arm of a tipping experiment says.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What became of the people (or units) of one arm, and what theory says of it.
struct TippingArmResult {
  let arm: TippingArm
  /// By step; empty where the state was not tried.
  var up: [FateTally] = []
  var down: [FateTally] = []
  var pushes: [FateTally] = []
  var ramps: [(days: Int, hold: Int, tally: FateTally)] = []
  var aftermath: [(days: Int, hold: Int, fates: Aftermath)] = []
  var finding: TippingFinding?
  /// By theory, where the arm has one.
  var states: [SteadyStates] = []
  var theory: (collapse: ExactFold?, recovery: ExactFold?) = (nil, nil)
  var bisection: (collapse: Double?, recovery: Double?) = (nil, nil)
  var margin = Estimate()
  var theoryMargin = Double.nan
  var days = 0.0

  func tallies(_ direction: TippingArm.Direction) -> [FateTally] {
    direction == .up ? up : down
  }
}

extension TippingArmResult {
  mutating func addTheory() {
    guard arm.exact != .none else { return }
    let exact = ExactFolds(arm: arm)
    theory = exact.folds()
    states = arm.values.map { exact.steadyStates(at: $0) }
    let moreIsWorse = finding?.moreIsWorse ?? true
    let search = Bisection(arm: arm, moreIsWorse: moreIsWorse)
    let collapse = arm.directions.contains(.up) ? search.threshold(.up) : nil
    let recovery = arm.directions.contains(.down) ? search.threshold(.down) : nil
    // A state that changes at the same place from either side does not tip.
    if let collapse, let recovery, abs(collapse - recovery) > 2 * search.tolerance {
      bisection = (collapse, recovery)
    } else if collapse == nil || recovery == nil {
      bisection = (collapse, recovery)
    }
    let operating = exact.steadyStates(at: arm.operating)
    theoryMargin = operating.upper - operating.unstable
  }

  mutating func addMargin(seed: UInt64) {
    let pushes = self.pushes
    if pushes.isEmpty { return }
    let order = arm.pushes.indices.sorted { arm.pushes[$0] < arm.pushes[$1] }
    let places = order.map { arm.pushes[$0] }
    let rows = pushes[0].downShare.indices.filter { row in
      pushes.allSatisfy { !$0.downShare[row].isNaN }
    }
    func margin(_ drawn: [Int]) -> Threshold.Crossing {
      Threshold.half(
        places,
        order.map { index in
          SampleSummary.mean(of: drawn.map { pushes[index].downShare[$0] })
        })
    }
    if rows.isEmpty { return }
    let intervals = Resampling.intervals(rows: rows.count, seed: seed) { drawn in
      let crossing = margin(drawn.map { rows[$0] })
      return [crossing.low, crossing.high]
    }
    self.margin = Estimate(margin(rows), lows: intervals[0].low, highs: intervals[1].high)
  }
}
