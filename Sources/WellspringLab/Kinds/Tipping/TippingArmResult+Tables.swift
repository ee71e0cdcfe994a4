// The tables of a tipping experiment, and the rows that one arm adds to them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Column {
  static func arm(_ name: @escaping @Sendable (Row) -> String) -> Column {
    .text("arm", "Name of the arm.", required: true, name)
  }

  static func level(_ arm: @escaping @Sendable (Row) -> TippingArm) -> Column {
    .text(
      "level", "Whose state it is.", required: true,
      words: TippingArm.Level.allCases.map(\.rawValue)
    ) { arm($0).level.rawValue }
  }

  static func parameter(_ arm: @escaping @Sendable (Row) -> TippingArm) -> Column {
    .text("parameter", "Path of the value that is turned.", required: true) { arm($0).path }
  }

  static func parameterUnit(_ arm: @escaping @Sendable (Row) -> TippingArm) -> Column {
    .text("unit", "Unit of measure of the parameter.", required: true) { arm($0).unit }
  }

  static func parameterValue(_ value: @escaping @Sendable (Row) -> Double) -> Column {
    .number("value", "as in unit", "Value of the parameter.", required: true, value)
  }

  static func subjects(_ tally: @escaping @Sendable (Row) -> FateTally) -> Column {
    .integer("n", "1", "Persons (or units) over all replicates.", required: true, lowest: 0) {
      tally($0).subjects
    }
  }

  static func down(_ tally: @escaping @Sendable (Row) -> FateTally) -> Column {
    .number("down_percent", "%", "Share that ends below the midpoint.") {
      100 * tally($0).share.estimate
    }
  }

  static func rampDays(_ days: @escaping @Sendable (Row) -> Int) -> Column {
    .integer("ramp_days", "d", "How long the rise takes.", required: true, days)
  }

  static func holdDays(_ days: @escaping @Sendable (Row) -> Int) -> Column {
    .integer("hold_days", "d", "How long the peak lasts.", required: true, days)
  }

  /// An interval under the names `ci_low` and `ci_high`.
  static func low(
    of what: String, _ unit: String, _ value: @escaping @Sendable (Row) -> Double
  ) -> Column {
    .number("ci_low", unit, "Lower end of the 95 % interval of \(what).", value)
  }

  static func high(
    of what: String, _ unit: String, _ value: @escaping @Sendable (Row) -> Double
  ) -> Column {
    .number("ci_high", unit, "Upper end of the 95 % interval of \(what).", value)
  }
}

extension TippingArmResult {
  /// The tables that an experiment has, in their order.
  static func tables(pushes: Bool, ramps: Bool, aftermath: Bool, recovery: Bool) -> [TableSchema] {
    [tipping.schema, branches.schema, escape.schema]
      + (pushes ? [margins.schema] : []) + (ramps ? [Self.ramps.schema] : [])
      + (aftermath ? [Aftermath.table.schema] : []) + (recovery ? [RecoveryCost.table.schema] : [])
  }

  // MARK: Tipping points

  struct ThresholdRow {
    let arm: TippingArm
    let threshold: String
    let method: String
    let estimate: Estimate
    let capacity: Double
    let verdict: TippingFinding.Verdict
  }

  var tippingRows: [ThresholdRow] {
    var rows: [ThresholdRow] = []
    func add(_ threshold: String, _ method: String, _ estimate: Estimate, _ capacity: Double) {
      rows.append(
        ThresholdRow(
          arm: arm, threshold: threshold, method: method, estimate: estimate, capacity: capacity,
          verdict: finding?.verdict ?? .unknown))
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

  /// One row per arm, threshold and method.
  static let tipping = Table<ThresholdRow>(
    name: "tipping", title: "Tipping points",
    meaning: "One row per arm, threshold and method. simulation: where half of those who start in "
      + "one state end in the other, on a line between two steps; bisection: the same of a person without "
      + "chance over a hundred years, to a millionth; closed-form: folds of the capacity equation; "
      + "weekly-map: folds of the map of a week. The width is how far recovery lies on the harmless "
      + "side of collapse. Intervals hold chance and the size of the steps.",
    key: ["arm", "threshold", "method"],
    columns: [
      .arm { $0.arm.name },
      .level { $0.arm },
      .text(
        "threshold", "What happens there.", required: true,
        words: ["collapse", "recovery", "width"]
      ) { $0.threshold },
      .text(
        "method", "How it was found.", required: true,
        words: ["simulation", "bisection", "closed-form", "weekly-map"]
      ) { $0.method },
      .parameter { $0.arm },
      .parameterUnit { $0.arm },
      .number(
        "value", "as in unit",
        "Value of the parameter; empty when there is none within the range."
      ) { $0.estimate.value },
      .low(of: "the value", "as in unit") { $0.estimate.low },
      .high(of: "the value", "as in unit") { $0.estimate.high },
      .number("capacity", "1", "Capacity at which the states meet, by theory.") { $0.capacity },
      .text(
        "tips",
        "Whether the arm tips: yes when who starts rested and who starts collapsed end apart.",
        required: true, words: ["yes", "no", "unknown"]
      ) { $0.verdict.rawValue },
    ])

  // MARK: Steps

  /// One step of an arm from one state.
  struct StepRow {
    let arm: TippingArm
    let direction: TippingArm.Direction
    let value: Double
    let tally: FateTally
    /// Mean capacity of the last month over replicates.
    let month: SampleSummary
    let theory: SteadyStates
  }

  var steps: [StepRow] {
    arm.directions.flatMap { direction in
      tallies(direction).enumerated().map { step, tally in
        StepRow(
          arm: arm, direction: direction, value: arm.values[step], tally: tally,
          month: SampleSummary(tally.lastMonth.filter { !$0.isNaN }),
          theory: states.isEmpty ? SteadyStates() : states[step])
      }
    }
  }

  private static func stepColumns<Row>(
    _ step: @escaping @Sendable (Row) -> StepRow
  ) -> [Column<Row>] {
    [
      .arm { step($0).arm.name },
      .level { step($0).arm },
      .text(
        "direction", "From which state: up is rested, down is collapsed.", required: true,
        words: TippingArm.Direction.allCases.map(\.rawValue)
      ) { step($0).direction.rawValue },
      .parameter { step($0).arm },
      .parameterUnit { step($0).arm },
      .parameterValue { step($0).value },
      .subjects { step($0).tally },
    ]
  }

  /// One row per arm, direction and step.
  static let branches = Table<StepRow>(
    name: "branches", title: "Where people end, by parameter and start",
    meaning: "One row per arm, direction and value: the share whose last 28 days lie below the "
      + "midpoint, the mean capacity of those days, and the steady states by theory where there is "
      + "one.",
    key: ["arm", "direction", "value"],
    columns: stepColumns { $0 } + [
      .down { $0.tally },
      .number("down_ci_low", "%", "Lower end of its 95 % interval.") {
        100 * $0.tally.share.low
      },
      .number("down_ci_high", "%", "Upper end of its 95 % interval.") {
        100 * $0.tally.share.high
      },
      .number("capacity_mean", "1", "Mean capacity over the last 28 days.") { $0.month.mean },
      .number("capacity_ci_low", "1", "Lower end of its 95 % interval.") {
        $0.month.interval.low
      },
      .number("capacity_ci_high", "1", "Upper end of its 95 % interval.") {
        $0.month.interval.high
      },
      .number("upper_state", "1", "Upper steady state by theory.") { $0.theory.upper },
      .number("unstable_state", "1", "Unstable state by theory: the threshold.") {
        $0.theory.unstable
      },
      .number("lower_state", "1", "Lower steady state by theory.") { $0.theory.lower },
    ])

  typealias EscapeRow = (step: StepRow, rate: (perYear: Double, low: Double, high: Double))

  func escapeRows(seed: UInt64) -> [EscapeRow] {
    steps.map { ($0, $0.tally.rate(seed: seed)) }
  }

  /// One row per arm, direction and step.
  static let escape = Table<EscapeRow>(
    name: "escape", title: "How long people hold out, and how long until they recover",
    meaning: "One row per arm, direction and value. A passage is the first tip (up) or recovery "
      + "(down): a passage of the midpoint by the 28-day mean that lasts 28 days, dated by its first "
      + "day. The rate is passages over time at risk.",
    key: ["arm", "direction", "value"],
    columns: stepColumns { $0.step } + [
      .integer("passages", "1", "First passages seen.", required: true, lowest: 0) {
        $0.step.tally.passageDays.count
      },
      .number("at_risk_days", "d", "Days at risk, summed.", lowest: 0) {
        $0.step.tally.daysAtRisk.filter { !$0.isNaN }.reduce(0, +)
      },
      .number("rate_per_year", "1/year", "Passages per year at risk.") { $0.rate.perYear },
      .number("rate_ci_low", "1/year", "Lower end of its 95 % interval.") { $0.rate.low },
      .number("rate_ci_high", "1/year", "Upper end of its 95 % interval.") { $0.rate.high },
      .number("quarter_days", "d", "Days until a quarter has passed; empty: not seen.") {
        $0.step.tally.days(untilShare: 0.25)
      },
      .number("median_days", "d", "Days until half has passed; empty: not seen.") {
        $0.step.tally.days(untilShare: 0.5)
      },
      .number(
        "three_quarters_days", "d", "Days until three quarters have passed; empty: not seen."
      ) { $0.step.tally.days(untilShare: 0.75) },
    ])
}
