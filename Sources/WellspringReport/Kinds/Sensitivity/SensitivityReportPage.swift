// Which assumptions the answer hangs on: Morris screening or Sobol' indices.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct SensitivityReportPage: KindReport {
  let answer: [Markup]
  let lead: [Figure]
  let sections: [ReportSection]

  private static let mostOutcomes = 6

  init(_ source: ReportSource) throws(ModelFileError) {
    let rows = try source.rows(of: "sensitivity")
    let isMorris = rows.first?.columns.contains("mu_star") ?? true
    let design = (source.experiment.kind as? SensitivityPlan)?.design.factors ?? []
    let effects = rows.compactMap {
      isMorris ? FactorIndex(morris: $0, design) : FactorIndex(sobol: $0, design)
    }
    let outcomes = source.asked.filter { name in effects.contains { $0.outcome == name } }
      .prefix(Self.mostOutcomes)
    func of(_ outcome: String) -> [FactorIndex] {
      effects.filter { $0.outcome == outcome }.sorted { $0.size.value > $1.size.value }
    }
    answer =
      try outcomes.prefix(2).map { outcome throws(ModelFileError) in
        try Self.sentence(source, source.words(outcome), of(outcome), isMorris)
      }
      + (outcomes.isEmpty
        ? ["No factor has an index; the points of the design have no values."] : [])
    let charts = outcomes.map { Self.charts(source.words($0), of($0), isMorris) }
    var leading = charts.first.map { Array($0.prefix(1)) } ?? []
    // The few points of a Morris design have the other factors elsewhere at the two ends.
    if !isMorris, let first = outcomes.first,
      let ends = try FactorEnds(source, source.words(first), of(first)).figure
    {
      leading.append(ends)
    }
    lead = leading
    let variance = try VarianceFigure(source).figure
    let rest = Array(charts.joined().dropFirst()) + [variance].compactMap { $0 }
    let table = FactorTable(design, try Self.points(source)).table
    sections = [
      ReportSection(
        name: "sensitivity", title: "Factors in detail",
        blocks: [.table(table)] + rest.map { .figure($0) })
    ]
  }

  private static func charts(
    _ words: OutcomeWords, _ effects: [FactorIndex], _ isMorris: Bool
  ) -> [Figure] {
    isMorris ? [tornado(words, effects), plane(words, effects)] : [bars(words, effects)]
  }

  private static func sentence(
    _ source: ReportSource, _ words: OutcomeWords, _ effects: [FactorIndex], _ isMorris: Bool
  ) throws(ModelFileError) -> Markup {
    let above = effects.filter(\.isAboveNoise).prefix(3)
    guard !above.isEmpty else {
      return
        "What \(words.phrase) hangs on cannot be told: no factor stands out from luck. More replicates of each point would lower luck’s part."
    }
    let ranges = isMorris ? try Self.ranges(source, above.map(\.factor)) : [:]
    let parts = above.map { one -> Markup in
      guard isMorris else { return "\(one.title), with a share of \(one.size.markup())" }
      let verb = one.isRising.map { $0 ? "raises it by" : "lowers it by" } ?? "changes it by"
      let range = ranges[one.factor].map { ", from \($0)," } ?? ""
      return "\(one.title)\(range) \(verb) \(one.size.markup(unit: words.differenceSuffix))"
    }
    let below = effects.filter { !$0.isAboveNoise }.map(\.title)
    let what: Markup =
      isMorris
      ? "\(words.label) hangs most on what follows, each over its whole range: \(parts.joined(separator: "; "))"
      : "\(words.label) hangs most on \(parts.joined(separator: "; ")) of the variance (total index)"
    let unclear = RunReportPage.listed(below.prefix(6).map { "\($0)" })
    let rest: Markup =
      below.isEmpty
      ? ""
      : " What comes of \(unclear) cannot be told from luck; more replicates of each point would lower luck’s part."
    return "\(what).\(rest)"
  }

  private static func points(_ source: ReportSource) throws(ModelFileError) -> [TableRow] {
    try source.rows(of: "design", most: ReportSource.mostScenarios)
  }

  /// The ends of the range of factors, `0.009 to 0.011 /h`.
  private static func ranges(
    _ source: ReportSource, _ factors: [String]
  ) throws(ModelFileError) -> [String: String] {
    let points = try points(source)
    let design = (source.experiment.kind as? SensitivityPlan)?.design.factors ?? []
    var ranges: [String: String] = [:]
    for name in factors {
      guard let factor = design.first(where: { $0.name == name }) else { continue }
      ranges[name] = FactorTable.range(factor, points)
    }
    return ranges
  }

  private static func tornado(_ words: OutcomeWords, _ effects: [FactorIndex]) -> Figure {
    let noise = effects.compactMap(\.noise?.value).max().map { FactorIndex.floors * $0 }
    return Figure(
      name: "tornado-\(words.name.replacing("_", with: "-"))",
      title: "What moves \(words.phrase)", finding: ranking(effects, words),
      reading: "Bars are the mean size of the effect over the whole range of a factor (mu*), with "
        + "95 % intervals. What passes the broken line, twice what luck gives a factor without effect, "
        + "can be told from luck, and so can what goes one way by three of luck’s standard errors ("
        + "mu, in the next picture).",
      chart: IntervalChart(
        rows: effects.prefix(24).map { row($0) },
        axisTitle: "Mean size of the effect"
          + (words.differenceSuffix.isEmpty ? "" : " (\(words.differenceSuffix.dropFirst()))"),
        references: noise.map { [IntervalChart.Reference(value: $0, label: "twice luck alone")] }
          ?? [],
        hasBars: true),
      table: DataTable(
        caption: "Elementary effects on \(words.phrase)", files: ["sensitivity.csv"],
        headings: ["Factor", "Mean size (95 % interval)", "Mean", "Spread", "Luck alone"],
        rows: effects.map {
          [
            .text($0.title), .estimate($0.size), .value($0.mean, signed: true), .value($0.spread),
            .value($0.noise),
          ]
        }))
  }

  private static func row(_ effect: FactorIndex) -> IntervalChart.Row {
    IntervalChart.Row(
      label: effect.title,
      entries: [
        IntervalChart.Entry(
          value: effect.size.value, low: effect.size.low?.value, high: effect.size.high?.value,
          text: effect.size.text())
      ])
  }

  private static func ranking(_ effects: [FactorIndex], _ words: OutcomeWords) -> String {
    let above = effects.filter(\.isAboveNoise)
    guard !above.isEmpty else { return "No factor of \(words.phrase) stands out from luck." }
    let names = above.prefix(3).map(\.title).joined(separator: ", ")
    let bySize = above.count { $0.size.value > FactorIndex.floors * ($0.noise?.value ?? 0) }
    let how =
      bySize == 0 ? ", since they work one way throughout and not by their size alone" : ""
    return "Strongest first: \(names). \(above.count) of \(effects.count) factors can be told from "
      + "luck\(how)."
  }

  private static func plane(_ words: OutcomeWords, _ effects: [FactorIndex]) -> Figure {
    let shown = effects.prefix(12).filter { $0.mean != nil && $0.spread != nil }
    let bent = shown.filter(\.isAboveNoise).filter {
      ($0.spread?.value ?? 0) > abs($0.mean?.value ?? 0)
    }.map(\.title)
    return Figure(
      name: "morris-\(words.name.replacing("_", with: "-"))",
      title: "Direction of the effects on \(words.phrase), and how they vary",
      finding: bent.isEmpty
        ? "What can be told from luck keeps its direction over the range of the others, by and large."
        : "These effects vary more than they are large, by curvature or because they hang on other "
          + "factors: \(bent.prefix(6).joined(separator: ", ")).",
      reading: "To the right the outcome rises with the factor, to the left it falls; the higher, "
        + "the more the effect depends on where the other factors are.",
      chart: ScatterChart(
        points: shown.enumerated().map { place, one in
          ScatterChart.Point(
            name: one.title, x: one.mean?.value ?? 0, y: one.spread?.value ?? 0,
            look: Look(place))
        },
        xTitle: "Mean effect (mu)", yTitle: "Spread of the effect (sigma)", includingX: [0],
        includingY: [0]),
      table: DataTable(
        caption: "Mean and spread of the effects on \(words.phrase)", files: ["sensitivity.csv"],
        headings: ["Factor", "Mean", "Spread"],
        rows: shown.map { [.text($0.title), .value($0.mean, signed: true), .value($0.spread)] }))
  }

  private static func bars(_ words: OutcomeWords, _ effects: [FactorIndex]) -> Figure {
    Figure(
      name: "sobol-\(words.name.replacing("_", with: "-"))",
      title: "Shares of the variance of \(words.phrase)", finding: ranking(effects, words),
      reading: "First: what the factor explains alone. Total: with its interactions. Whiskers are "
        + "95 % intervals.",
      chart: IntervalChart(
        rows: effects.prefix(16).map { one in
          func entry(_ estimate: Estimate?, _ series: Int) -> IntervalChart.Entry {
            IntervalChart.Entry(
              value: estimate?.value, low: estimate?.low?.value, high: estimate?.high?.value,
              series: series, text: estimate?.text() ?? "")
          }
          return IntervalChart.Row(
            label: one.title, entries: [entry(one.first, 0), entry(one.size, 1)])
        }, axisTitle: "Share of the variance", series: ["First", "Total"], hasBars: true),
      table: DataTable(
        caption: "Sobol’ indices of \(words.phrase)", files: ["sensitivity.csv"],
        headings: ["Factor", "First (95 % interval)", "Total (95 % interval)"],
        rows: effects.map { [.text($0.title), .estimate($0.first), .estimate($0.size)] }))
  }
}
