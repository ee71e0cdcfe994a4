// An experiment of kind roster: the coming month of one unit, and the swaps that help most.
//
// Scenario 0 is the roster as planned, k the k-th swap, and the last one, where several swaps may be
// chosen, all that were chosen together: its model is known when the rounds are over.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A roster, and the swaps of two shifts that are tried on it.
public struct RosterPlan: ExperimentKind, Study {
  public static let name = "roster"
  static let keys = ["unit", "states", "swaps"]
  /// The name of scenario 0.
  public static let today = "as-planned"

  /// The unit's name in the model file.
  let unit: String
  let month: RosterMonth
  /// By post, capacity on the morning of day 1; empty where no post's is known.
  let starts: [Double]
  /// The date of day 1; nil where days have none.
  let firstDate: CalendarDate?
  /// 0 Monday to 6 Sunday, of day 1.
  let firstWeekday: Int
  /// Below it a day counts as below.
  let midpoint: Double
  let harm: RosterHarm
  /// nil: no swap is looked for.
  let rule: SwapRule?
  let swaps: [RosterSwap]

  var identityParts: [String] {
    [unit] + ["starts"] + starts.map { $0.isNaN ? "" : $0.shortText }
      + ["swaps", harm.name]
      + (rule.map {
        [
          String($0.most), String($0.candidates), $0.indifference.shortText,
          $0.confidence.shortText, String($0.firstStage),
        ]
      } ?? ["off"])
  }

  /// The scenario of all chosen swaps; nil where there is one at most.
  var together: Int? {
    swaps.count > 1 && (rule?.most ?? 1) > 1 ? swaps.count + 1 : nil
  }

  /// The name of a post, from 0, in the tables.
  func post(_ position: Int) -> String { "\(unit)/\(position + 1)" }

  static func read(_ reader: inout ExperimentReader) -> Experiment? { reader.readRoster() }

  // MARK: Running

  var isAdaptive: Bool { !swaps.isEmpty }

  var recording: Recording { [.postDays, .clinicians] }

  func firstPlan(_ experiment: Experiment) -> TrialPlan {
    isAdaptive
      ? .grown([])
      : .fixed(scenarios: 1, replicates: experiment.replicates, size: experiment.blockSize)
  }

  func grow(_ trials: inout TrialPlan, _ ledger: TrialLedger, _ experiment: Experiment) -> Bool {
    guard let rule else { return false }
    let (most, size) = (experiment.replicates, experiment.blockSize)
    if trials.blockCount == 0 {
      // Every future of the roster as it stands; then a few of each swap.
      _ = trials.append(most, after: 0, most: most, scenarios: [0], size: size)
      return trials.append(
        rule.firstStage, after: 0, most: most, scenarios: 1...swaps.count, size: size)
    }
    let rounds = self.rounds(rule, most: most) {
      harm.of(ledger.values(scenario: $0, outcome: harm.outcome))
    }
    // Who was out of an earlier round has fewer replicates, and catches up.
    let counts = rounds.open.map { ledger.count(scenario: $0) }
    guard let least = counts.min() else { return confirm(&trials, ledger, rounds, experiment) }
    let target = min(most, least + rule.firstStage)
    var isMore = false
    for (scenario, count) in zip(rounds.open, counts) where count < target {
      isMore =
        trials.append(
          target - count, after: count, most: most, scenarios: [scenario], size: size) || isMore
    }
    return isMore
  }

  func scenarios(_ experiment: Experiment, after ledger: TrialLedger) -> [Scenario] {
    guard let rule, together != nil else { return experiment.scenarios }
    let rounds = self.rounds(rule, most: experiment.replicates) {
      harm.of(ledger.values(scenario: $0, outcome: harm.outcome))
    }
    return rounds.open.isEmpty
      ? scenarios(experiment, chosen: rounds.chosen.map(\.scenario)) : experiment.scenarios
  }

  func scenarios(
    _ experiment: Experiment, rows: (String) -> [[String: String]]
  ) -> [Scenario] {
    let chosen = rows(RosterResult.swaps.schema.name).filter { !($0["rank"] ?? "").isEmpty }
    let names = chosen.map { $0["swap"] ?? "" }
    return scenarios(
      experiment,
      chosen: names.compactMap { name in
        (1...max(1, swaps.count)).first { Self.swapName($0) == name }
      }
    )
  }

  /// The scenarios with the model of the last one, where several swaps are chosen.
  private func scenarios(_ experiment: Experiment, chosen: [Int]) -> [Scenario] {
    var scenarios = experiment.scenarios
    guard let together, chosen.count > 1, let base = scenarios[0].model else { return scenarios }
    let model = RosterModel(base, month: month).model(after: chosen.map { swaps[$0 - 1] })
    let last = scenarios[together]
    scenarios[together] = Scenario(
      name: last.name, model: model, digest: last.digest, settings: last.settings)
    return scenarios
  }

  private func rounds(
    _ rule: SwapRule, most: Int, harm: (Int) -> [Double]
  ) -> SwapRounds {
    let search = SwapSearch(month, starts: starts)
    return SwapRounds(swaps, rule, most: most, fits: search.fits, harm: harm)
  }

  /// The chosen swaps, and all of them together, in as many futures as the roster as planned.
  private func confirm(
    _ trials: inout TrialPlan, _ ledger: TrialLedger, _ rounds: SwapRounds,
    _ experiment: Experiment
  ) -> Bool {
    var scenarios = rounds.chosen.map(\.scenario)
    if let together, scenarios.count > 1 { scenarios.append(together) }
    var isMore = false
    for scenario in scenarios {
      let (count, most) = (ledger.count(scenario: scenario), experiment.replicates)
      isMore =
        trials.append(
          most, after: count, most: most, scenarios: [scenario], size: experiment.blockSize)
        || isMore
    }
    return isMore
  }

  /// Of the roster as it stands every post day by day; of a swap its two posts.
  func keep(
    _ result: ReplicateResult, _ model: Model, _ staff: Staff, in record: inout TrialRecord
  ) {
    guard record.trial.scenario > 0 else {
      record.postDays = result.postDays
      record.kept = RosterRisk.kept(result)
      return
    }
    guard record.trial.scenario <= swaps.count else { return }
    let swap = swaps[record.trial.scenario - 1]
    record.kept = SwapCourse.kept(
      result.postDays, [swap.first.post, swap.second.post], width: month.posts)
  }

  // MARK: Tables

  func tables(currency: String?) -> [TableSchema] {
    [RosterResult.days.schema, RosterResult.posts.schema]
      + (rule == nil
        ? []
        : [
          RosterResult.harms.schema, RosterResult.swaps.schema, RosterResult.swapDays.schema,
          RosterResult.after.schema,
        ])
  }

  func write(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    let result = try study(tables)
    tables.results.lines = result.lines
    tables.results.answer = result.answer
    let both = [
      try tables.write(RosterResult.days, result.dayRows),
      try tables.write(RosterResult.posts, result.postRows),
    ]
    if rule == nil { return both }
    return both + [
      try tables.write(RosterResult.harms, result.harmRows),
      try tables.write(RosterResult.swaps, result.trials),
      try tables.write(RosterResult.swapDays, result.swapDayRows),
      try tables.write(RosterResult.after, result.afterRows),
    ]
  }

  /// What all trials say.
  private func study(_ tables: ExperimentTables) throws(OutputError) -> RosterResult {
    var risk = RosterRisk(posts: month.posts, days: month.days, midpoint: midpoint)
    try tables.source.forEachTrial(ofScenario: 0) { (record) throws(OutputError) in
      if record.failure == nil { risk.add(record) }
    }
    var columns: [[Double]] = []
    for scenario in tables.experiment.scenarios.indices {
      columns.append(
        harm.of(try tables.wholeColumn(scenario: scenario, outcome: harm.outcome)))
    }
    var result = RosterResult(
      plan: self, risk: risk, columns: columns,
      rounds: rule.flatMap { rule in
        swaps.isEmpty
          ? nil
          : rounds(rule, most: tables.experiment.replicates) { columns[$0] }
      })
    for choice in result.rounds?.chosen ?? [] {
      result.courses.append(
        try SwapCourse(
          tables.source, scenario: choice.scenario, swap: swaps[choice.scenario - 1],
          month: month, midpoint: midpoint))
    }
    return result
  }

  // MARK: Words

  func sentences(_ experiment: Experiment) -> [String] {
    let start =
      starts.isEmpty
      ? "from the states in which the warm-up leaves everybody"
      : "from the capacities that its states file names, and otherwise from where the warm-up leaves "
        + "everybody"
    var lines = [
      "The coming month: the roster of `\(unit)`, \(counted(month.posts, "post")) over "
        + "\(counted(month.days, "day")), \(start)."
    ]
    if let rule {
      lines.append(
        swaps.isEmpty
          ? "No swap of two shifts keeps every rule and evens out the roster."
          : "Of \(counted(swaps.count, "swap")) of two shifts that keep every rule, up to "
            + "\(rule.most) that lower the \(harm.words) most, where less than "
            + "\(rule.indifference.shortText)\(harm.symbol) does not matter, with "
            + "\((100 * rule.confidence).tidyText) % confidence each.")
    }
    return lines
  }
}
