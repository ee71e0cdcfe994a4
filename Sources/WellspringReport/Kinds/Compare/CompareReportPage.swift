// Scenarios compared on common random numbers.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringLab

struct CompareReportPage: KindReport {
  let answer: [Markup]
  let subjects: [(name: String, what: String)]
  let more: [Markup]
  let lead: [Figure]
  let sections: [ReportSection]
  let hangsOn: HangsOn?

  /// Pairs in a picture at most.
  private static let mostPairs = 24
  /// Outcomes with a picture at most.
  private static let mostOutcomes = 8

  init(_ source: ReportSource) throws(ModelFileError) {
    let rows = try PairedRow.all(source)
    let asked = rows.filter(\.isAsked)
    let outcomes = source.asked.filter { name in asked.contains { $0.words.name == name } }
    let isOneBaseline = PairedRow.isOneBaseline(rows)
    func pairs(_ outcome: String) -> [PairedRow] { asked.filter { $0.words.name == outcome } }
    let told = try ComparisonAnswer(source, rows)
    subjects = ScenarioWords(source).lines
    let figures = outcomes.prefix(Self.mostOutcomes).map {
      Self.differences(pairs($0), isOneBaseline)
    }
    let benefit = outcomes.first.map {
      BenefitFigure(pairs($0), rows: rows, isOneBaseline: isOneBaseline)
    }
    (answer, more) = (told.sentences, told.more)
    lead = Array(figures.prefix(1)) + [benefit?.figure].compactMap { $0 }
    var sections = [
      ReportSection(
        name: "differences", title: "Paired differences",
        blocks: Self.shiftNote(source) + figures.dropFirst().map { .figure($0) }
          + [.table(Self.table(rows, isOneBaseline))])
    ]
    if let who = try WhoChangedFigures(source, isOneBaseline: isOneBaseline).section {
      sections.append(who)
    }
    hangsOn = told.assumptions?.hangsOn
    if let section = told.assumptions?.section { sections.append(section) }
    if let posts = try PostComparison(source, outcomes.first.map(pairs) ?? []).section {
      sections.append(posts)
    }
    self.sections = sections
  }

  /// Which numbers to read where shifts differ in length.
  private static func shiftNote(_ source: ReportSource) -> [ReportSection.Block] {
    let hours = source.scenarios.compactMap { source.summary($0, "shift_hours_mean")?.mean.value }
    guard let shortest = hours.min(), let longest = hours.max(), longest > 1.03 * shortest else {
      return []
    }
    return [
      .prose(
        """
        Shifts differ in length between scenarios (\(NumberStyle.fixed(shortest, 1)) to \
        \(NumberStyle.fixed(longest, 1)) h at work). What is counted by shift differs for that alone: \
        of such outcomes read the rates by hours worked, in the table of all outcomes.
        """)
    ]
  }

  private static func differences(_ pairs: [PairedRow], _ isOneBaseline: Bool) -> Figure {
    let words = pairs[0].words
    let shown = pairs.prefix(mostPairs)
    let clear = shown.filter(\.isClear)
    let baseline = isOneBaseline ? " against “\(pairs[0].baselineLabel)”" : ""
    let best = clear.max { abs($0.difference.value) < abs($1.difference.value) }
    let finding = best.map {
      "The largest clear difference in \(words.phrase)\(baseline) is that of "
        + "“\($0.name(isOneBaseline))”: "
        + "\($0.difference.text(signed: true, unit: words.differenceSuffix))."
    }
    return Figure(
      name: "difference-\(words.name.replacing("_", with: "-"))",
      title: "\(words.label): what each scenario changes",
      finding: finding ?? "No difference in \(words.phrase)\(baseline) is clear.",
      reading:
        "The mark is the mean of the paired differences, its whiskers the 95 % interval. A hollow "
        + "mark is not clear once everything that was looked at is allowed for.",
      chart: IntervalChart(
        rows: isOneBaseline ? shown.map(row) : grouped(shown), axisTitle: words.differenceAxis,
        references: [IntervalChart.Reference(value: 0, label: "no difference")]),
      table: DataTable(
        caption: words.differenceAxis, files: ["comparisons.csv"],
        headings: ["Scenario", "Difference (95 % interval)", "Adjusted p", "Verdict"],
        rows: pairs.map {
          [
            .text($0.name(isOneBaseline)), .estimate($0.difference, signed: true),
            .probability($0.adjustedP), .text($0.verdict),
          ]
        }))
  }

  /// Below a heading for each baseline, since differences from unlike baselines are no measure of each
  /// other.
  private static func grouped(_ pairs: some Sequence<PairedRow>) -> [IntervalChart.Row] {
    IntervalChart.grouped(pairs.map { ("Against “\($0.baselineLabel)”", row($0)) })
  }

  private static func row(_ pair: PairedRow) -> IntervalChart.Row {
    IntervalChart.Row(
      label: pair.scenarioLabel,
      entries: [
        IntervalChart.Entry(
          value: pair.difference.value, low: pair.difference.low?.value,
          high: pair.difference.high?.value, text: pair.difference.text(signed: true),
          isHollow: !pair.isClear)
      ])
  }

  private static func table(_ rows: [PairedRow], _ isOneBaseline: Bool) -> DataTable {
    DataTable(
      caption: "Every paired difference", files: ["comparisons.csv"],
      headings: [
        "Scenario", "Outcome", "Difference (95 % interval)", "Verdict", "Adjusted p", "Baseline",
        "Scenario mean", "Effect size", "Correlation", "Variance reduction",
      ],
      rows: rows.map { row in
        // A difference of nothing says nothing about the digits of what it is between.
        let decimals = row.isSame ? nil : min(4, row.difference.decimals)
        return [
          .text(row.name(isOneBaseline)),
          .text(row.words.axis + (row.isAsked ? "" : ", not asked about")),
          .estimate(row.difference, signed: true), .text(row.verdict),
          .probability(row.adjustedP), .value(row.baselineMean, decimals: decimals),
          .value(row.scenarioMean, decimals: decimals), .value(row.effectSize, decimals: 2),
          .value(row.correlation, decimals: 2), .value(row.varianceReduction, decimals: 1),
        ]
      })
  }
}
