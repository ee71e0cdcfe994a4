// Pushes and ramps of one arm, and their tables.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension TippingArmResult {
  // MARK: Pushes

  typealias PushRow = (result: TippingArmResult, push: Double, tally: FateTally)

  var pushRows: [PushRow] { zip(arm.pushes, pushes).map { (self, $0, $1) } }

  /// One row per arm and push.
  static let margins = Table<PushRow>(
    name: "margins", title: "Which pushes are survived",
    meaning: "One row per arm and size of the push, at the operating value, after 84 days of "
      + "settling. The margin of resilience is the push that half survive; by theory it is the "
      + "distance from the upper steady state to the unstable one.",
    key: ["arm", "push"],
    columns: [
      .arm { $0.result.arm.name },
      .level { $0.result.arm },
      .parameter { $0.result.arm },
      .parameterUnit { $0.result.arm },
      .parameterValue { $0.result.arm.operating },
      .number("push", "1", "Capacity lost at once.", required: true) { $0.push },
      .subjects { $0.tally },
      .down { $0.tally },
      .low(of: "the share", "%") { 100 * $0.tally.share.low },
      .high(of: "the share", "%") { 100 * $0.tally.share.high },
      .number(
        "margin", "1",
        "Push that half survive, on a line between two pushes; empty: beyond those tried."
      ) { $0.result.margin.value },
      .number(
        "margin_ci_low", "1",
        "Lower end of its 95 % interval, which holds chance and the steps between pushes."
      ) { $0.result.margin.low },
      .number("margin_ci_high", "1", "Upper end of its 95 % interval.") { $0.result.margin.high },
      .number("margin_theory", "1", "The same by theory, where there is one.") {
        $0.result.theoryMargin
      },
    ])

  // MARK: Ramps

  struct RampRow {
    let result: TippingArmResult
    let plan: TippingArm.Ramps
    let days: Int
    let hold: Int
    let tally: FateTally

    /// Median day of a tip, counted from the ramp's begin.
    var tip: Double { result.medianTip(tally) }
  }

  var rampRows: [RampRow] {
    guard let plan = arm.ramps else { return [] }
    return ramps.map {
      RampRow(result: self, plan: plan, days: $0.days, hold: $0.hold, tally: $0.tally)
    }
  }

  /// One row per arm and ramp.
  static let ramps = Table<RampRow>(
    name: "ramps", title: "Workloads that rise, fast and slowly",
    meaning: "One row per arm and ramp of the workload, which begins after 84 days of settling at "
      + "the operating value. With both lengths 0 there is no ramp: what would have come anyway.",
    key: ["arm", "ramp_days", "hold_days"],
    columns: [
      .arm { $0.result.arm.name },
      .level { $0.result.arm },
      .rampDays { $0.days },
      .holdDays { $0.hold },
      .number("peak", "1", "Workload at the peak.", required: true) {
        $0.result.peak($0.days, $0.hold)
      },
      .text("back", "Whether the workload falls again.", required: true, words: ["yes", "no"]) {
        $0.plan.back ? "yes" : "no"
      },
      .subjects { $0.tally },
      .number("tipped_percent", "%", "Share that tipped at any time.") {
        100 * $0.result.tippedShare($0.tally)
      },
      .down { $0.tally },
      .low(of: "the share that ends down", "%") { 100 * $0.tally.share.low },
      .high(of: "the share that ends down", "%") { 100 * $0.tally.share.high },
      .number(
        "median_tip_day", "d",
        "Days from the ramp's begin to the tip, median of those who tipped."
      ) { $0.tip },
      .number("workload_at_tip", "1", "Workload on that day.") { row in
        row.tip.isNaN ? .nan : row.result.workload(row.days, row.hold, at: row.tip)
      },
    ])

  var aftermathRows: [Aftermath.Row] {
    aftermath.flatMap { ramp in
      ramp.fates.groups.map { fate, group in
        (arm.name, ramp.days, ramp.hold, fate, group, ramp.fates.share(fate))
      }
    }
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
