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
    func margin(_ drawn: [Int]) -> Double {
      Threshold.half(
        places,
        order.map { index in
          SampleSummary.mean(of: drawn.map { pushes[index].downShare[$0] })
        })
    }
    guard !rows.isEmpty, !margin(rows).isNaN else { return }
    let interval = Resampling.intervals(rows: rows.count, seed: experiment.seed) { drawn in
      [margin(drawn.map { rows[$0] })]
    }[0]
    result.margin = Estimate(value: margin(rows), low: interval.low, high: interval.high)
  }
}

// MARK: Rows

extension TippingArmResult {
  private func begin(_ rows: inout CSVText) {
    rows.append(arm.name)
    rows.append(arm.level.rawValue)
  }

  private func parameter(_ rows: inout CSVText) {
    rows.append(arm.path)
    rows.append(arm.unit)
  }

  /// tipping.csv.
  var tippingRows: CSVText {
    var rows = CSVText()
    let verdict = finding?.verdict ?? .unknown
    func add(_ threshold: String, _ method: String, _ estimate: Estimate, _ capacity: Double) {
      begin(&rows)
      rows.append(threshold)
      rows.append(method)
      parameter(&rows)
      for number in [estimate.value, estimate.low, estimate.high, capacity] { rows.append(number) }
      rows.append(verdict.rawValue)
      rows.endRow()
    }
    // A passage of the midpoint is a tipping point only where the two states are apart.
    let none = Estimate()
    if let finding {
      let shown = finding.verdict != .no
      add("collapse", "simulation", shown ? finding.collapse : none, .nan)
      add("recovery", "simulation", shown ? finding.recovery : none, .nan)
      add("width", "simulation", finding.width, .nan)
    }
    if arm.exact != .none {
      for (name, value) in [("collapse", bisection.collapse), ("recovery", bisection.recovery)] {
        add(name, "bisection", Estimate(value: value ?? .nan), .nan)
      }
      for (name, fold) in [("collapse", theory.collapse), ("recovery", theory.recovery)] {
        add(
          name, arm.exact.rawValue, Estimate(value: fold?.value ?? .nan), fold?.capacity ?? .nan)
      }
    }
    return rows
  }

  /// branches.csv.
  var branchRows: CSVText {
    var rows = CSVText()
    for direction in arm.directions {
      for (step, tally) in tallies(direction).enumerated() {
        begin(&rows)
        rows.append(direction.rawValue)
        parameter(&rows)
        rows.append(arm.values[step])
        rows.append(tally.subjects)
        for share in [tally.share.estimate, tally.share.low, tally.share.high] {
          rows.append(100 * share)
        }
        let month = SampleSummary(tally.lastMonth.filter { !$0.isNaN })
        for number in [month.mean, month.interval.low, month.interval.high] { rows.append(number) }
        let state = states.isEmpty ? SteadyStates() : states[step]
        for number in [state.upper, state.unstable, state.lower] { rows.append(number) }
        rows.endRow()
      }
    }
    return rows
  }

  /// escape.csv.
  func escapeRows(seed: UInt64) -> CSVText {
    var rows = CSVText()
    for direction in arm.directions {
      for (step, tally) in tallies(direction).enumerated() {
        begin(&rows)
        rows.append(direction.rawValue)
        parameter(&rows)
        rows.append(arm.values[step])
        rows.append(tally.subjects)
        rows.append(tally.passageDays.count)
        rows.append(tally.daysAtRisk.filter { !$0.isNaN }.reduce(0, +))
        let rate = tally.rate(seed: seed)
        for number in [rate.perYear, rate.low, rate.high] { rows.append(number) }
        for share in [0.25, 0.5, 0.75] { rows.append(tally.days(untilShare: share)) }
        rows.endRow()
      }
    }
    return rows
  }

  /// margins.csv.
  var marginRows: CSVText {
    var rows = CSVText()
    for (index, tally) in pushes.enumerated() {
      begin(&rows)
      parameter(&rows)
      rows.append(arm.operating)
      rows.append(arm.pushes[index])
      rows.append(tally.subjects)
      for share in [tally.share.estimate, tally.share.low, tally.share.high] {
        rows.append(100 * share)
      }
      for number in [margin.value, margin.low, margin.high, theoryMargin] { rows.append(number) }
      rows.endRow()
    }
    return rows
  }

  /// ramps.csv.
  var rampRows: CSVText {
    var rows = CSVText()
    guard let plan = arm.ramps else { return rows }
    for ramp in ramps {
      begin(&rows)
      rows.append(ramp.days)
      rows.append(ramp.hold)
      rows.append(peak(ramp.days, ramp.hold))
      rows.append(plan.back ? "yes" : "no")
      rows.append(ramp.tally.subjects)
      rows.append(100 * tippedShare(ramp.tally))
      let share = ramp.tally.share
      for number in [share.estimate, share.low, share.high] { rows.append(100 * number) }
      let tip = medianTip(ramp.tally)
      rows.append(tip)
      rows.append(tip.isNaN ? .nan : workload(ramp.days, ramp.hold, at: tip))
      rows.endRow()
    }
    return rows
  }

  /// aftermath.csv.
  var aftermathRows: CSVText {
    var rows = CSVText()
    for ramp in aftermath {
      for (fate, group) in ramp.fates.groups {
        rows.append(arm.name)
        rows.append(ramp.days)
        rows.append(ramp.hold)
        rows.append(fate.rawValue)
        rows.append(group.count)
        rows.append(100 * ramp.fates.share(fate))
        for number in [group.loadFactor, group.permeability, group.skill] { rows.append(number) }
        rows.endRow()
      }
    }
    return rows
  }

  func tippedShare(_ tally: FateTally) -> Double {
    ratio(Double(tally.tippedDays.count), Double(tally.subjects))
  }

  /// Days from the begin of the disturbance to the tip.
  func medianTip(_ tally: FateTally) -> Double {
    quantile(of: tally.tippedDays.map { $0 - Double(TippingPlan.settleDays) }.sorted(), at: 0.5)
  }

  /// Workload at the peak; without a ramp the usual one.
  func peak(_ days: Int, _ hold: Int) -> Double {
    let usual = arm.model(at: arm.operating).perturbation.workload
    return days + hold == 0 ? usual : arm.ramps?.peak ?? usual
  }

  private func workload(_ days: Int, _ hold: Int, at day: Double) -> Double {
    guard let plan = arm.ramps else { return .nan }
    var it = arm.model(at: arm.operating).perturbation
    it.day = 1
    it.rampTo = plan.peak
    (it.rampDays, it.holdDays) = (Double(days), Double(hold))
    it.rampBack = plan.back ? 1 : 0
    if days + hold == 0 { return it.workload }
    return it.workload(onDay: Int(day) - 1)
  }

  private func ratio(_ a: Double, _ b: Double) -> Double { b > 0 ? a / b : .nan }
}
