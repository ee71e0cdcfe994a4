// What it takes to come back once collapsed, against what prevention would have taken.
//
// Both are reliefs from the operating value. Prevention: the least relief at which those who start
// rested stay up. Recovery: a relief for those who have collapsed, until half of them are back, and
// from then on the relief of prevention, without which they would fall again.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

struct RecoveryCost {
  /// Share of those who start rested that may end down where prevention works.
  static let tolerated = 0.05

  struct Step {
    let isPrevention: Bool
    let value: Double
    let tally: FateTally
    let medianDays: Double
    let hoursPerDay: Double
    let totalHours: Double
  }

  private let result: TippingArmResult
  /// Prevention first, then recoveries from the least relief on.
  private(set) var steps: [Step] = []

  init(_ result: TippingArmResult) {
    self.result = result
    guard let finding = result.finding, !result.up.isEmpty, !result.down.isEmpty else { return }
    let arm = result.arm
    let order =
      finding.moreIsWorse ? Array(arm.values.indices.reversed()) : Array(arm.values.indices)
    let relieved = order.filter {
      finding.moreIsWorse ? arm.values[$0] <= arm.operating : arm.values[$0] >= arm.operating
    }
    var prevention = 0.0
    if let safe = relieved.first(where: { result.up[$0].share.estimate <= Self.tolerated }) {
      prevention = hoursPerDay(safe)
      steps.append(
        Step(
          isPrevention: true, value: arm.values[safe], tally: result.up[safe], medianDays: .nan,
          hoursPerDay: prevention, totalHours: prevention * result.days))
    }
    for step in relieved {
      let tally = result.down[step]
      let median = tally.days(untilShare: 0.5)
      let perDay = hoursPerDay(step)
      let total =
        median.isNaN || steps.isEmpty ? .nan : median * perDay + (result.days - median) * prevention
      steps.append(
        Step(
          isPrevention: false, value: arm.values[step], tally: tally, medianDays: median,
          hoursPerDay: perDay, totalHours: total))
    }
  }

  /// Staff-hours a day and person that the relief at a step takes.
  private func hoursPerDay(_ step: Int) -> Double {
    let arm = result.arm
    let hours = result.up[step].workedHours
    let relief = abs(arm.values[step] - arm.operating)
    if arm.path == "perturbation.workload" { return hours * relief / arm.operating }
    if arm.path.hasSuffix(".count") && arm.path.contains(".posts.") {
      return hours * relief / arm.operating
    }
    return .nan
  }

  /// The steps as rows of recovery.csv.
  var rows: [Row] { steps.map { (result.arm, $0) } }

  typealias Row = (arm: TippingArm, step: Step)

  /// One row per arm and remedy.
  static let table = Table<Row>(
    name: "recovery", title: "What coming back takes, and what prevention would have taken",
    meaning: "One row per arm and value on the harmless side of the operating value. prevention: "
      + "the least relief at which at most 5 % of those who start rested end down. recovery: relief "
      + "for those who have collapsed until half are back. Hours are staff-hours a person that the "
      + "relief takes, over the experiment's days: for recovery until half are back, and then at "
      + "the relief of prevention. Only for workloads and numbers of posts.",
    key: ["arm", "step", "value"],
    columns: [
      .arm { $0.arm.name },
      .level { $0.arm },
      .parameter { $0.arm },
      .parameterUnit { $0.arm },
      .text(
        "step", "What the relief is for.", required: true, words: ["prevention", "recovery"]
      ) { $0.step.isPrevention ? "prevention" : "recovery" },
      .parameterValue { $0.step.value },
      .number(
        "relief", "as in unit", "Distance from the operating value.", required: true, lowest: 0
      ) { abs($0.step.value - $0.arm.operating) },
      .subjects { $0.step.tally },
      .number("well_percent", "%", "Share that does not end down.") {
        100 * (1 - $0.step.tally.share.estimate)
      },
      .number("median_days", "d", "Days until half have recovered; empty: not seen.") {
        $0.step.medianDays
      },
      .number("relief_hours_per_day", "h/d", "Staff-hours a day that it takes.") {
        $0.step.hoursPerDay
      },
      .number("total_hours", "h", "Staff-hours over the experiment's days.") {
        $0.step.totalHours
      },
    ])

  /// For people: prevention beside the cheapest way back.
  var lines: [String] {
    guard let prevention = steps.first(where: \.isPrevention) else { return [] }
    let ways = steps.filter { !$0.isPrevention && !$0.medianDays.isNaN }
    func value(_ step: Step) -> String { AlignedTable.short(step.value) }
    let operating = AlignedTable.short(result.arm.operating)
    let kept = AlignedTable.short(100 * (1 - prevention.tally.share.estimate), digits: 3) + " %"
    var line: String
    if prevention.value == result.arm.operating {
      line = "  At \(operating), \(kept) of those who start rested stay well as it is."
    } else {
      line = "  At \(operating), \(value(prevention)) instead would have kept \(kept) well"
      if prevention.hoursPerDay.isFinite {
        line += " (\(hours(prevention.hoursPerDay)) staff-hours a day and person)"
      }
      line += "."
    }
    guard let gentlest = ways.first else {
      return [line, "  No relief in the range brought half of the collapsed back."]
    }
    var back =
      "  Once collapsed, half are back at \(value(gentlest)) after "
      + "\(AlignedTable.short(gentlest.medianDays, digits: 3)) days"
    if gentlest.hoursPerDay.isFinite, gentlest.hoursPerDay > 0 {
      back += " (\(hours(gentlest.hoursPerDay)) staff-hours a day and person until then)"
    }
    if let quickest = ways.min(by: { $0.medianDays < $1.medianDays }),
      quickest.medianDays < gentlest.medianDays
    {
      back +=
        ", at \(value(quickest)) after \(AlignedTable.short(quickest.medianDays, digits: 3)) days"
    }
    return [line, back + "."]
  }

  private func hours(_ value: Double) -> String { AlignedTable.short(value, digits: 2) }
}
