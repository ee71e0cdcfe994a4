// The rows that one arm adds to the tables of a tipping experiment.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

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
    ratio(Double(tally.tippedDays.count), Double(tally.places))
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
