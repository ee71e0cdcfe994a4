// The tables of a tipping experiment, from its trials.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// All that one arm says.
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

extension ExperimentTables {
  func writeTipping(_ plan: TippingPlan) throws(OutputError) -> [WrittenTable] {
    var found: [TippingArmResult] = []
    for index in plan.arms.indices { found.append(try study(plan, index)) }
    var tables: [WrittenTable] = []
    tables.append(try write(ResultTables.tipping, found.map(\.tippingRows)))
    tables.append(try write(ResultTables.branches, found.map(\.branchRows)))
    tables.append(
      try write(ResultTables.escape, found.map { $0.escapeRows(seed: experiment.seed) }))
    if found.contains(where: { !$0.pushes.isEmpty }) {
      tables.append(try write(ResultTables.margins, found.map(\.marginRows)))
    }
    if found.contains(where: { !$0.ramps.isEmpty }) {
      tables.append(try write(ResultTables.ramps, found.map(\.rampRows)))
    }
    if found.contains(where: { !$0.aftermath.isEmpty }) {
      tables.append(try write(ResultTables.aftermath, found.map(\.aftermathRows)))
    }
    if found.contains(where: { !$0.up.isEmpty && !$0.down.isEmpty }) {
      tables.append(try write(ResultTables.recovery, found.map { RecoveryCost($0).rows }))
    }
    results.lines = found.flatMap(\.lines)
    results.answer = TippingArmResult.answer(found)
    return tables
  }

  private func write(
    _ schema: TableSchema, _ rows: [CSVText]
  ) throws(OutputError) -> WrittenTable {
    let table = try TableFile(schema, in: folder)
    for text in rows { try table.append(text) }
    return try table.finish()
  }

  private func study(_ plan: TippingPlan, _ index: Int) throws(OutputError) -> TippingArmResult {
    let arm = plan.arms[index]
    var result = TippingArmResult(arm: arm)
    result.days = arm.base.horizon.days
    let from = Double(TippingPlan.settleDays)
    for (scenario, role) in plan.roles.enumerated() {
      switch role {
      case .branch(index, let direction, _):
        let tally = try tally(scenario, arm, up: direction == .up, result.days, from: 0)
        if direction == .up { result.up.append(tally) } else { result.down.append(tally) }
      case .push(index, _):
        result.pushes.append(try tally(scenario, arm, up: true, result.days, from: from))
      case .ramp(index, let days, let hold):
        let tally = try tally(scenario, arm, up: true, result.days, from: from)
        result.ramps.append((days, hold, tally))
        if arm.level == .person && arm.exact == .none {
          result.aftermath.append((days, hold, try Aftermath(source, scenario: scenario)))
        }
      default: break
      }
    }
    if !(result.up + result.down).isEmpty {
      result.finding = TippingFinding(
        arm.values, up: result.up, down: result.down, seed: experiment.seed)
    }
    addTheory(&result)
    addMargin(&result)
    return result
  }

  private func tally(
    _ scenario: Int, _ arm: TippingArm, up: Bool, _ days: Double, from: Double
  ) throws(OutputError) -> FateTally {
    try FateTally(
      source, scenario: scenario, replicates: experiment.replicates, level: arm.level, up: up,
      days: days, from: from)
  }

  private func addTheory(_ result: inout TippingArmResult) {
    let arm = result.arm
    guard arm.exact != .none else { return }
    let exact = ExactFolds(arm: arm)
    result.theory = exact.folds()
    result.states = arm.values.map { exact.steadyStates(at: $0) }
    let moreIsWorse = result.finding?.moreIsWorse ?? true
    let bisection = Bisection(arm: arm, moreIsWorse: moreIsWorse)
    let collapse = arm.directions.contains(.up) ? bisection.threshold(.up) : nil
    let recovery = arm.directions.contains(.down) ? bisection.threshold(.down) : nil
    // A state that changes at the same place from either side does not tip.
    if let collapse, let recovery, abs(collapse - recovery) > 2 * bisection.tolerance {
      result.bisection = (collapse, recovery)
    } else if collapse == nil || recovery == nil {
      result.bisection = (collapse, recovery)
    }
    let states = exact.steadyStates(at: arm.operating)
    result.theoryMargin = states.upper - states.unstable
  }

  private func addMargin(_ result: inout TippingArmResult) {
    let arm = result.arm
    guard !result.pushes.isEmpty else { return }
    let order = arm.pushes.indices.sorted { arm.pushes[$0] < arm.pushes[$1] }
    let places = order.map { arm.pushes[$0] }
    let rows = result.pushes[0].downShare.indices.filter { row in
      result.pushes.allSatisfy { !$0.downShare[row].isNaN }
    }
    let pushes = result.pushes
    func margin(_ drawn: [Int]) -> Threshold.Crossing {
      Threshold.half(
        places,
        order.map { index in
          SampleSummary.mean(of: drawn.map { pushes[index].downShare[$0] })
        })
    }
    if rows.isEmpty { return }
    let intervals = Resampling.intervals(rows: rows.count, seed: experiment.seed) { drawn in
      let crossing = margin(drawn.map { rows[$0] })
      return [crossing.low, crossing.high]
    }
    result.margin = Estimate(margin(rows), lows: intervals[0].low, highs: intervals[1].high)
  }
}
