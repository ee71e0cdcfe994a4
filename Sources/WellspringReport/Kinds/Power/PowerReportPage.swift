// Power of virtual trials, by units and waves.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct PowerReportPage: KindReport {
  let answer: [Markup]
  let lead: [Figure]
  let sections: [ReportSection]

  /// Power that trials are planned for, in per cent.
  private static let wanted = 80.0

  /// A row of power.csv.
  private struct Plan {
    let units: Int
    let waves: Int
    let trials: Sourced?
    let power: Estimate
    let falseAlarms: Estimate?
    let row: TableRow

    init?(_ row: TableRow) {
      guard let units = Int(row["units"]), let waves = Int(row["waves"]),
        let power = Plan.estimate(row, "power")
      else { return nil }
      (self.units, self.waves, self.power, self.row) = (units, waves, power, row)
      falseAlarms = Plan.estimate(row, "false_alarms")
      trials = Sourced(row, "trials", of: "power")
    }

    private static func estimate(_ row: TableRow, _ name: String) -> Estimate? {
      Estimate(
        row, "\(name)_percent", "\(name)_low_percent", "\(name)_high_percent", of: "power")
    }
  }

  init(_ source: ReportSource) throws(ModelFileError) {
    let rows = try source.rows(of: "power")
    let plans = rows.compactMap(Plan.init)
    answer =
      Self.sentences(plans, rows.first, source.experiment.kind as? PowerPlan)
      + [Self.tried(source)].compactMap { $0 }
    guard !plans.isEmpty else {
      (lead, sections) = ([], [])
      return
    }
    lead = [Self.figure(plans, of: \.power, isPower: true)]
    let alarms = plans.filter { $0.falseAlarms != nil }
    sections = [
      ReportSection(
        name: "power", title: "Trials in detail",
        blocks: (alarms.isEmpty
          ? [] : [.figure(Self.figure(alarms, of: \.falseAlarms, isPower: false))])
          + [.table(Self.table(plans))])
    ]
  }

  private static func sentences(
    _ plans: [Plan], _ row: TableRow?, _ plan: PowerPlan?
  ) -> [Markup] {
    guard let row, let best = plans.max(by: { $0.power.value < $1.power.value }) else {
      return ["No trial could be analysed; the table says why."]
    }
    let what = "\(row["design"]) trials with \(instrument(row["instrument"], plan))"
    let enough = plans.filter { ($0.power.low?.value ?? 0) >= wanted }
    var sentences: [Markup] = []
    if let least = enough.min(by: { ($0.units, $0.waves) < ($1.units, $1.waves) }) {
      sentences.append(
        """
        Of the \(what), those with \(least.units) units and \(least.waves) waves are the smallest \
        whose power is surely 80 % or more: \(least.power.markup(unit: " %")).
        """)
    } else {
      sentences.append(unsure(plans, best, what))
    }
    if let alarms = best.falseAlarms {
      let isRight =
        (alarms.low?.value ?? 0) <= aimed && (alarms.high?.value ?? 100) >= aimed
      let verdict: Markup =
        isRight
        ? ", which fits the 5 % that are allowed." : ", where 5 % are allowed."
      sentences.append(
        "Without the policy \(alarms.markup(unit: " %")) of such trials find an effect"
          + verdict)
    }
    if let effect = effect(plans, plan) { sentences.append(effect) }
    return sentences
  }

  /// What the policy comes to as it was tried: another dose may do more.
  private static func tried(_ source: ReportSource) -> Markup? {
    let bought =
      source.experiment.scenarios.lazy.compactMap(\.model)
      .map { PolicyPurchases($0).lines }.first { !$0.isEmpty } ?? []
    let told = bought.map { line -> Markup in
      let parts = line.split(separator: ":", maxSplits: 1)
      return parts.count == 2
        ? "“\(plainName(String(parts[0])))” is\(String(parts[1]))" : "\(line)"
    }
    return told.isEmpty ? nil : "What was tried: \(told.joined(separator: "; "))."
  }

  /// What there is to be found, beside the error of the trial that errs least.
  private static func effect(_ plans: [Plan], _ plan: PowerPlan?) -> Markup? {
    let known = plans.compactMap { plan -> (effect: Sourced, error: Sourced)? in
      guard let effect = Sourced(plan.row, "true_effect", of: "power"),
        let error = Sourced(plan.row, "claimed_error", of: "power"), error.value > 0
      else { return nil }
      return (effect, error)
    }
    guard let least = known.min(by: { $0.error.value < $1.error.value }) else { return nil }
    let unit = plan?.countsCases == true ? "percentage points" : "points"
    let effects = known.map(\.effect).sorted { abs($0.value) < abs($1.value) }
    let most = effects.last.map { abs($0.value) } ?? 0
    let decimals = NumberStyle.decimals(most, digits: 2)
    var ends: [Markup] = []
    for one in [effects.first, effects.last].compactMap({ $0 }) {
      let shown = one.markup(NumberStyle.signed(one.value, decimals))
      if !ends.contains(where: { $0.plain == shown.plain }) { ends.append(shown) }
    }
    let word = most < least.error.value ? "smaller" : "no smaller"
    return """
      In the model the policy itself changes what is measured by \
      \(ends.joined(separator: " to ")) \(unit), \(word) than the \
      standard error of the trial that errs least, \(least.error.fixed(2)) \(unit).
      """
  }

  /// False alarms that a test at 5 % should have, in per cent.
  private static let aimed = 5.0
  /// Width of an interval, in percentage points, beyond which a power is as good as not known.
  private static let unknown = 50.0

  /// Where no plan is sure to reach the power that is wanted.
  private static func unsure(_ plans: [Plan], _ best: Plan, _ what: String) -> Markup {
    if let units = plans.map(\.units).max(), let waves = plans.map(\.waves).max(),
      plans.allSatisfy({ ($0.power.high?.value ?? 100) < wanted })
    {
      return """
        Of the \(what), up to \(units) units and \(waves) waves, none is enough: the best finds the \
        effect in \(best.power.markup(unit: " %")) of its \(trials(best)) trials, where 80 % is \
        wanted\(isNoBetter(plans) ? ". None finds more than trials without the policy do, so that no number of units and waves can be named" : "").
        """
    }
    let opening: Markup = "No plan that was tried is sure to reach a power of 80 %. "
    let (low, high) = (best.power.low?.value ?? 0, best.power.high?.value ?? 100)
    let trials = plans.compactMap(\.trials?.value).max() ?? 0
    if high - low > unknown {
      return opening + """
        With \(NumberStyle.fixed(trials, 0)) simulated trials of each of the \(what), power is hardly \
        known: even the highest lies anywhere from \(best.power.low?.fixed(0) ?? "0") to \
        \(best.power.high?.fixed(0) ?? "100") %.
        """
    }
    let alike = plans.count { ($0.power.high?.value ?? 0) >= low } - 1
    let rest: Markup =
      alike > 0 ? "; the intervals of \(alike) of the other plans reach as high" : ""
    return opening + """
      The highest of the \(what) is that of \(best.units) units and \(best.waves) waves, \
      \(best.power.markup(unit: " %"))\(rest).
      """
  }

  private static func trials(_ plan: Plan) -> Markup { plan.trials?.fixed(0) ?? "" }

  /// Whether no plan surely finds an effect more often than the same plan does without the policy.
  private static func isNoBetter(_ plans: [Plan]) -> Bool {
    plans.allSatisfy { plan in
      guard let alarms = plan.falseAlarms?.high?.value, let power = plan.power.low?.value else {
        return false
      }
      return power <= alarms
    }
  }

  /// What is measured in words, with the scale of a score.
  private static func instrument(_ name: String, _ plan: PowerPlan?) -> String {
    let words =
      name == "mbi-exhaustion"
      ? "the exhaustion scale of a survey" : "\(name.replacing("-", with: " ")) of a survey"
    if plan?.countsCases == true { return "the share of cases by \(words)" }
    guard let scale = plan?.scale else { return words }
    return "\(words) (\(NumberStyle.short(scale.lowerBound)) to "
      + "\(NumberStyle.short(scale.upperBound)) points)"
  }

  private static func figure(
    _ plans: [Plan], of estimate: KeyPath<Plan, Estimate>, isPower: Bool
  ) -> Figure { figure(plans, { $0[keyPath: estimate] }, isPower: isPower) }

  private static func figure(
    _ plans: [Plan], of estimate: KeyPath<Plan, Estimate?>, isPower: Bool
  ) -> Figure { figure(plans, { $0[keyPath: estimate] }, isPower: isPower) }

  private static func figure(
    _ plans: [Plan], _ estimate: (Plan) -> Estimate?, isPower: Bool
  ) -> Figure {
    let values = plans.compactMap { estimate($0)?.value }
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let range = "from \(NumberStyle.fixed(low, 0)) to \(NumberStyle.fixed(high, 0)) %"
    return Figure(
      name: isPower ? "power" : "false-alarms",
      title: isPower ? "Power by units and waves" : "False alarms by units and waves",
      finding: isPower
        ? "Over the plans that were tried power goes \(range)."
        : "Trials without the policy find an effect in \(range) of cases; 5 % is what it should be.",
      reading: "Whiskers are 95 % intervals over the simulated trials.",
      chart: LineChart(
        series: series(plans, estimate), xTitle: "Care units of a trial",
        yTitle: isPower ? "Trials that find the effect (%)" : "Trials that find an effect (%)",
        references: [
          isPower
            ? LineChart.Reference(value: wanted, label: "80 %")
            : LineChart.Reference(value: 5, label: "5 %")
        ], including: isPower ? [0, 100] : [0]),
      table: table(plans))
  }

  /// One series for each number of waves.
  private static func series(
    _ plans: [Plan], _ estimate: (Plan) -> Estimate?
  ) -> [LineChart.Series] {
    var waves: [Int] = []
    for plan in plans where !waves.contains(plan.waves) { waves.append(plan.waves) }
    return waves.sorted().prefix(6).enumerated().map { place, count in
      LineChart.Series(
        name: "\(count) waves",
        points: plans.filter { $0.waves == count }.compactMap { plan in
          estimate(plan).map {
            LineChart.Point(
              x: Double(plan.units), y: $0.value, low: $0.low?.value, high: $0.high?.value)
          }
        }.sorted { $0.x < $1.x }, look: Look(place))
    }
  }

  private static func table(_ plans: [Plan]) -> DataTable {
    func number(_ plan: Plan, _ column: String) -> DataTable.Cell {
      .value(Sourced(plan.row, column, of: "power"))
    }
    return DataTable(
      caption: "Virtual trials", files: ["power.csv"],
      headings: [
        "Units and waves", "Trials", "Power, %", "False alarms, %", "Wrong direction, %",
        "True effect", "Mean estimate", "Its spread", "Claimed error",
      ],
      rows: plans.map { plan in
        [
          .text("\(plan.units) units, \(plan.waves) waves"), .value(plan.trials, decimals: 0),
          .estimate(plan.power), .estimate(plan.falseAlarms),
          number(plan, "wrong_direction_percent"), number(plan, "true_effect"),
          number(plan, "effect_mean"), number(plan, "effect_sd"), number(plan, "claimed_error"),
        ]
      })
  }
}
