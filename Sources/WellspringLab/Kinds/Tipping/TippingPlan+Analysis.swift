// What the trials of a tipping experiment say about each arm.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension TippingPlan {
  /// What an arm says.
  func study(_ index: Int, _ tables: ExperimentTables) throws(OutputError) -> TippingArmResult {
    let (arm, experiment) = (arms[index], tables.experiment)
    var result = TippingArmResult(arm: arm)
    result.days = arm.base.horizon.days
    let from = Double(Self.settleDays)
    func tally(
      _ scenario: Int, up: Bool, from: Double
    ) throws(OutputError) -> FateTally {
      try FateTally(
        tables.source, scenario: scenario, replicates: experiment.replicates, level: arm.level,
        up: up, days: result.days, from: from)
    }
    for (scenario, role) in roles.enumerated() {
      switch role {
      case .branch(index, let direction, _):
        let tally = try tally(scenario, up: direction == .up, from: 0)
        if direction == .up { result.up.append(tally) } else { result.down.append(tally) }
      case .push(index, _):
        result.pushes.append(try tally(scenario, up: true, from: from))
      case .ramp(index, let days, let hold):
        let tally = try tally(scenario, up: true, from: from)
        result.ramps.append((days, hold, tally))
        if arm.hasAftermath {
          result.aftermath.append((days, hold, try Aftermath(tables.source, scenario: scenario)))
        }
      default: break
      }
    }
    if !(result.up + result.down).isEmpty {
      result.finding = TippingFinding(
        arm.values, up: result.up, down: result.down, seed: experiment.seed)
    }
    result.addTheory()
    result.addMargin(seed: experiment.seed)
    return result
  }
}
