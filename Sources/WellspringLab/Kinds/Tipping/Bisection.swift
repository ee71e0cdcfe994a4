// A threshold of a person without chance, found by simulating alone.
//
// It knows nothing of folds: a run of a hundred years from either state, and halves of the range.
// Near a fold the passage slows down without end, as one over the root of the distance; a hundred
// years resolve a distance of some ten-millionths.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Halves the range of an arm until the threshold is known.
struct Bisection {
  let arm: TippingArm
  let moreIsWorse: Bool
  private static let days = [728.0, 5_824.0, 36_500.0]

  /// Width of the last bracket: five ten-millionths of the range's upper end.
  var tolerance: Double { 5e-7 * arm.span.high }

  /// Where the end state changes when starting from a state; nil when it does not in the range.
  func threshold(_ direction: TippingArm.Direction) -> Double? {
    var (low, high) = arm.span
    let (atLow, atHigh) = (isDown(low, direction), isDown(high, direction))
    guard atLow != atHigh else { return nil }
    while high - low > tolerance {
      let middle = 0.5 * (low + high)
      if isDown(middle, direction) == atLow { low = middle } else { high = middle }
    }
    return 0.5 * (low + high)
  }

  /// The state at the end of a hundred years. Shorter runs decide where the state has changed, which
  /// it does once, or where weeks have come to be alike; only near a fold is all the time needed.
  private func isDown(_ value: Double, _ direction: TippingArm.Direction) -> Bool {
    var model = arm.model(at: value)
    model.horizon.warmUpDays = 0
    model.perturbation.startCapacity = direction == .up ? 1 : TippingPlan.collapsedCapacity
    var state = direction == .down
    for days in Self.days {
      model.horizon.days = days
      let simulation = Simulation(model: model, seed: 1, recording: [.clinicians])
      guard let result = try? simulation.run(replicate: 1) else { return state }
      state = result.clinicians[ClinicianColumn.tipped.rawValue] == 1
      if state == (direction == .up) { return state }
      let width = DailySeries.allCases.count
      let last = result.daily.count - width + DailySeries.capacityMean.rawValue
      if abs(result.daily[last] - result.daily[last - 7 * width]) < 1e-13 { return state }
    }
    return state
  }
}
