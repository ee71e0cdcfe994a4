// The outcomes of all scenarios side by side, and what surveys see of them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct OutcomeSection {
  let sections: [ReportSection]
  private let source: ReportSource

  /// What is true of people, and the same through a questionnaire.
  private static let surveyed = [
    "high_exhaustion_percent", "high_depersonalisation_percent", "low_accomplishment_percent",
    "moral_injury_percent",
  ]

  init(_ source: ReportSource) {
    self.source = source
    var blocks: [ReportSection.Block] = []
    if source.scenarios.count > ReportSource.mostWholeScenarios {
      blocks.append(.table(Self.long(source)))
    } else {
      let all = Outcome.allCases.filter { outcome in
        source.scenarios.contains { source.summary($0, outcome.definition.name) != nil }
      }
      let told = all.filter { Self.tells($0, source) }
      blocks.append(
        .table(
          source.scenarios.count == 1 ? Self.single(source, told) : Self.sideBySide(source, told)))
      blocks += Self.leftOut(all.filter { !told.contains($0) }, source)
    }
    if let block = Self.survey(source) { blocks.append(block) }
    sections = [ReportSection(name: "outcomes", title: "All outcomes", blocks: blocks)]
  }

  /// What is of patients, and of nobody where none is met.
  private static let care: Set<Outcome> = [
    .careLeftUndonePercent, .waitHoursMean, .waitHoursP95, .leftUnseenPercent, .throughputPerDay,
    .occupancyPercent, .presentMean, .utilisationPercent, .patientsPerNurse, .patientsPerNurseDay,
    .patientsPerNurseNight, .nobodyOnDutyHours,
  ]

  /// Whether an outcome is anything at all in some scenario, and of somebody.
  private static func tells(_ outcome: Outcome, _ source: ReportSource) -> Bool {
    if care.contains(outcome), !source.isServed { return false }
    let name = outcome.definition.name
    return source.asked.count < Outcome.allCases.count && source.asked.contains(name)
      || source.scenarios.contains { source.summary($0, name)?.isZero == false }
  }

  /// What has no row of its own, in a sentence.
  private static func leftOut(
    _ outcomes: [Outcome], _ source: ReportSource
  ) -> [ReportSection.Block] {
    func listed(_ some: [Outcome]) -> String {
      some.map { source.words($0.definition.name).phrase }.joined(separator: ", ")
    }
    let zero = outcomes.filter { outcome in
      source.scenarios.allSatisfy {
        source.summary($0, outcome.definition.name)?.isZero ?? true
      }
    }
    let rest = outcomes.filter { !zero.contains($0) }
    let sentences = [
      zero.isEmpty ? nil : "Exactly 0 in every history, and not in the table: \(listed(zero)).",
      rest.isEmpty
        ? nil : "Of nobody who meets a patient there is nothing to say about \(listed(rest)).",
    ].compactMap { $0 }
    return sentences.isEmpty ? [] : [.note("\(sentences.joined(separator: " "))")]
  }

  /// One scenario with its intervals and the range of single histories.
  private static func single(_ source: ReportSource, _ outcomes: [Outcome]) -> DataTable {
    let rows = outcomes.compactMap { outcome -> [DataTable.Cell]? in
      guard let one = source.summary(source.scenarios[0], outcome.definition.name) else {
        return nil
      }
      // Where histories hardly differ, as many digits as the mean has.
      let decimals =
        one.isVaried
        ? NumberStyle.decimals(low: one.p05?.value, high: one.p95?.value, value: one.mean.value)
        : one.mean.decimals
      return [
        .text(one.words.axis), .estimate(one.mean), .value(one.p05, decimals: decimals),
        .value(one.p95, decimals: decimals),
      ]
    }
    return DataTable(
      caption: "Means over the replicates, and the range of single histories",
      files: ["summary.csv"],
      headings: ["Outcome", "Mean (95 % interval)", "5th percentile", "95th percentile"],
      rows: rows, most: 200)
  }

  /// A few scenarios, one column each.
  private static func sideBySide(_ source: ReportSource, _ outcomes: [Outcome]) -> DataTable {
    let rows = outcomes.compactMap { outcome -> [DataTable.Cell]? in
      let name = outcome.definition.name
      let found = source.scenarios.map { source.summary($0, name) }
      guard let first = found.compactMap({ $0 }).first else { return nil }
      let decimals = found.compactMap { $0?.mean.decimals }.max() ?? 0
      return [.text(first.words.axis)]
        + found.map { .value($0?.mean.mean, decimals: min(4, decimals)) }
    }
    return DataTable(
      caption: "Means over the replicates, by scenario", files: ["summary.csv"],
      headings: ["Outcome"] + source.scenarios.map(source.label), rows: rows, most: 200)
  }

  /// Many scenarios: the outcomes asked about, one row for each scenario.
  private static func long(_ source: ReportSource) -> DataTable {
    let asked = Array(source.asked.prefix(8))
    let rows = source.scenarios.prefix(DataTable.pageRows).map { scenario -> [DataTable.Cell] in
      [.text(source.label(scenario))]
        + asked.map { .estimate(source.summary(scenario, $0)?.mean) }
    }
    return DataTable(
      caption: "Means over the replicates with 95 % intervals, by scenario",
      files: ["summary.csv"], headings: ["Scenario"] + asked.map { source.words($0).axis },
      rows: rows, total: source.scenarios.count)
  }

  /// Intervals of fewer replicates say more about their number than about people.
  private static let fewReplicates = 5

  private static func survey(_ source: ReportSource) -> ReportSection.Block? {
    let scenario = source.scenarios[0]
    let pairs = surveyed.compactMap { name -> (OutcomeSummary, OutcomeSummary)? in
      guard let truth = source.summary(scenario, name),
        let seen = source.summary(scenario, name + "_surveyed")
      else { return nil }
      return (truth, seen)
    }
    guard !pairs.isEmpty else { return nil }
    let count = pairs.flatMap { [$0.0.count, $0.1.count] }.min() ?? 0
    guard count >= fewReplicates else {
      return .prose(
        """
        Survey beside truth is not drawn: \(count) \(count == 1 ? "replicate is" : "replicates are") too \
        few to tell the two apart. Its numbers are in summary.csv.
        """)
    }
    return .figure(survey(pairs, source))
  }

  private static func survey(
    _ pairs: [(OutcomeSummary, OutcomeSummary)], _ source: ReportSource
  ) -> Figure {
    let scenario = source.scenarios[0]
    let rows = pairs.map { truth, seen in
      IntervalChart.Row(
        label: truth.words.label,
        entries: [entry(truth, series: 0), entry(seen, series: 1)])
    }
    let finding = told(pairs)
    let scenarioNote = source.scenarios.count > 1 ? " Scenario “\(source.label(scenario))”." : ""
    return Figure(
      name: "survey", title: "Survey beside truth", finding: finding + scenarioNote,
      chart: IntervalChart(
        rows: rows, axisTitle: "Share of staff (%), mean with 95 % interval",
        series: ["True", "As surveyed"]),
      table: DataTable(
        caption: "True and surveyed shares of staff, %", files: ["summary.csv"],
        headings: ["", "True (95 % interval)", "As surveyed (95 % interval)"],
        rows: pairs.map {
          [.text($0.0.words.label), .estimate($0.0.mean), .estimate($0.1.mean)]
        }))
  }

  /// In which shares truth and survey are apart, and in which they cannot be told apart.
  private static func told(_ pairs: [(OutcomeSummary, OutcomeSummary)]) -> String {
    func isApart(_ truth: OutcomeSummary, _ seen: OutcomeSummary) -> Bool {
      truth.mean.low?.value ?? -.infinity > seen.mean.high?.value ?? .infinity
        || seen.mean.low?.value ?? -.infinity > truth.mean.high?.value ?? .infinity
    }
    let apart = pairs.filter { isApart($0.0, $0.1) }
    guard !apart.isEmpty else {
      return
        "In none of these shares can the last survey and the truth be told apart by their intervals."
    }
    let parts = apart.map { truth, seen in
      "\(truth.words.phrase) is \(truth.mean.text(unit: " %")), and by their answers it is "
        + "\(seen.mean.text(unit: " %")) of those who answer"
    }
    let rest = pairs.count - apart.count
    return "At the last survey \(parts.joined(separator: "; "))."
      + (rest == 0
        ? ""
        : " In the other \(rest == 1 ? "share" : "\(rest) shares") the two cannot be told "
          + "apart by their intervals.")
  }

  private static func entry(_ summary: OutcomeSummary, series: Int) -> IntervalChart.Entry {
    IntervalChart.Entry(
      value: summary.mean.value, low: summary.mean.low.map { max(0, $0.value) },
      high: summary.mean.high.map { min(100, $0.value) },
      series: series, text: summary.mean.text())
  }
}
