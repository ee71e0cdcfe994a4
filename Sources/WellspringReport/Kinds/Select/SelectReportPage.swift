// The selection of the best scenario under bounds, as a race of intervals.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct SelectReportPage: KindReport {
  let answer: [Markup]
  let subjects: [(name: String, what: String)]
  let more: [Markup]
  let lead: [Figure]
  let sections: [ReportSection]

  /// A row of selection.csv.
  private struct Entry {
    let scenario: String
    /// As people call it.
    let label: String
    let isObjective: Bool
    let words: OutcomeWords
    let direction: String
    let bound: Sourced?
    let zone: Sourced?
    let count: Sourced?
    let mean: Estimate?
    let verdict: String
    let after: Sourced?
    let decidedBy: String

    init(_ row: TableRow, _ source: ReportSource) {
      label = source.label(row["scenario"])
      (scenario, isObjective) = (row["scenario"], row["criterion"] == "objective")
      words = OutcomeWords(name: row["outcome"], unit: row["unit"])
      (direction, verdict, decidedBy) = (row["direction"], row["verdict"], row["decided_by"])
      bound = Sourced(row, "bound", of: "selection")
      zone = Sourced(row, "zone", of: "selection")
      count = Sourced(row, "n", of: "selection")
      after = Sourced(row, "decided_after", of: "selection")
      mean = Estimate(row, "mean", "ci_low", "ci_high", of: "selection")
    }
  }

  init(_ source: ReportSource) throws(ModelFileError) {
    let entries = try source.rows(of: "selection").map { Entry($0, source) }
    let sentences = Self.sentences(entries)
    let asked = Set(entries.map(\.words.name))
    answer = sentences.prefix(1) + [Self.care(source, asked)].compactMap { $0 }
    more =
      sentences.dropFirst()
      + [
        PriceSentence.unasked(
          source, baseline: source.scenarios[0], Array(source.scenarios.dropFirst()),
          PriceSentence.outcomes.filter { !asked.contains($0) && $0 != Self.careName })
      ].compactMap { $0 }
    subjects = ScenarioWords(source).lines
    var criteria: [String] = []
    for entry in entries {
      let key = (entry.isObjective ? "objective " : "bound ") + entry.words.name
      if !criteria.contains(key) { criteria.append(key) }
    }
    // While nothing is selected the bounds are what it waits for.
    if !entries.contains(where: { $0.isObjective && $0.verdict == "selected" }) {
      criteria =
        criteria.filter { $0.hasPrefix("bound") } + criteria.filter { !$0.hasPrefix("bound") }
    }
    let figures = criteria.compactMap { key in
      Self.figure(
        entries.filter { (($0.isObjective ? "objective " : "bound ") + $0.words.name) == key })
    }
    lead = Array(figures.prefix(2))
    sections = [
      ReportSection(
        name: "selection", title: "How it was decided",
        blocks: figures.dropFirst(2).map { .figure($0) } + [.table(Self.table(entries))])
    ]
  }

  /// The words of the table, as a reader would say them beside a name. Who is not the cheapest is not
  /// worse for that.
  private static func said(_ entry: Entry) -> String {
    switch entry.verdict {
    case "infeasible": "misses a bound"
    case "inferior": "not the \(entry.direction)"
    case "tied": "the same"
    case "kept": "keeps it"
    case "broken": "misses it"
    default: entry.verdict
    }
  }

  private static let careName = "care_left_undone_percent"
  private static let mostCare = 6

  /// What becomes of patients under each scenario, where the selection does not ask about it: who
  /// takes the cheapest should know. Scenarios that were dropped early have few replicates.
  private static func care(_ source: ReportSource, _ asked: Set<String>) -> Markup? {
    let found = source.scenarios.prefix(mostCare).compactMap { source.summary($0, careName) }
    guard !asked.contains(careName), found.contains(where: { $0.mean.value != 0 }) else {
      return nil
    }
    let parts = found.map { one -> Markup in
      "\(one.mean.markup(unit: one.words.suffix)) under “\(source.label(one.scenario))”"
    }
    return "Not asked about: the care left undone is \(RunReportPage.listed(parts))."
  }

  private static func sentences(_ entries: [Entry]) -> [Markup] {
    let objectives = entries.filter(\.isObjective)
    var sentences: [Markup] = []
    if let best = objectives.first(where: { $0.verdict == "selected" }) {
      var words: Markup =
        "“\(best.label)” is selected: of those that keep every bound "
      words += "it has the \(best.direction) \(best.words.phrase)"
      if let mean = best.mean { words += ", \(mean.markup(unit: best.words.suffix))" }
      sentences.append(words + bounds(best.scenario, entries) + ".")
    } else if !objectives.isEmpty, objectives.allSatisfy({ $0.verdict == "infeasible" }) {
      sentences.append("No scenario keeps every bound.")
    } else {
      let open = objectives.filter { ["open", "tied"].contains($0.verdict) }
      let names = RunReportPage.listed(open.map { "“\($0.label)”" })
      sentences.append(
        """
        No scenario could be selected yet: of \(names) these replicates do not say which keep every \
        bound, or which of those is best; more replicates may. \(standing(open.map(\.scenario), entries))\
        \(objective(open))
        """)
    }
    for bound in entries where !bound.isObjective && ["kept", "broken"].contains(bound.verdict) {
      guard sentences.count < 5, let mean = bound.mean, let limit = bound.bound else { continue }
      let verb = bound.verdict == "kept" ? "keeps" : "misses"
      sentences.append(
        """
        “\(bound.label)” \(verb) the bound of \(bound.direction) \
        \(limit.markup(NumberStyle.short(limit.value)))\(bound.words.suffix): \(bound.words.phrase) is \
        \(mean.markup(unit: bound.words.suffix)).
        """)
    }
    return sentences
  }

  /// What the open ones have of what is to be smallest or largest.
  private static func objective(_ open: [Entry]) -> Markup {
    let told = open.compactMap { entry -> Markup? in
      entry.mean.map { "\($0.markup(unit: entry.words.suffix)) under “\(entry.label)”" }
    }
    guard let first = open.first, !told.isEmpty else { return "" }
    return " \(first.words.label), wanted \(first.direction): \(RunReportPage.listed(told))."
  }

  /// Where those that are open stand beside each bound, and how far that is looked away from.
  private static func standing(_ scenarios: [String], _ entries: [Entry]) -> Markup {
    var names: [String] = []
    for entry in entries where !entry.isObjective && !names.contains(entry.words.name) {
      names.append(entry.words.name)
    }
    let parts = names.compactMap { name -> Markup? in
      let own = entries.filter {
        !$0.isObjective && $0.words.name == name && scenarios.contains($0.scenario)
      }
      let told = own.compactMap { entry -> Markup? in
        entry.mean.map { "\($0.markup(unit: entry.words.suffix)) under “\(entry.label)”" }
      }
      guard let first = own.first, let limit = first.bound, !told.isEmpty else { return nil }
      let zone = first.zone.map { zone -> Markup in
        ", give or take a tolerance of \(zone.markup(NumberStyle.short(zone.value)))"
      }
      return """
        \(first.words.label) is \(RunReportPage.listed(told)), where \(first.direction) \
        \(limit.markup(NumberStyle.short(limit.value)))\(first.words.suffix) is asked\(zone ?? "").
        """
    }
    return parts.joined(separator: " ")
  }

  /// Where a scenario stands under each bound.
  private static func bounds(_ scenario: String, _ entries: [Entry]) -> Markup {
    let parts = entries.compactMap { entry -> Markup? in
      guard !entry.isObjective, entry.scenario == scenario, let mean = entry.mean,
        let limit = entry.bound
      else { return nil }
      // An interval may pass a bound that is kept by the verdict that was asked for.
      let zone = entry.zone.map { zone -> Markup in
        """
        , with a tolerance of \(zone.markup(NumberStyle.short(zone.value))), within which either \
        verdict would do
        """
      }
      return """
        , with \(entry.words.phrase) at \(mean.markup(unit: entry.words.suffix)), where \
        \(entry.direction) \(limit.markup(NumberStyle.short(limit.value)))\(entry.words.suffix) is \
        asked\(zone ?? "")
        """
    }
    return parts.joined(separator: "")
  }

  /// What was decided, for what follows the outcome's name.
  private static func finding(_ known: [Entry]) -> String {
    if known[0].isObjective {
      return known.first { $0.verdict == "selected" }.map {
        "“\($0.label)” is selected."
      } ?? "nothing is selected yet."
    }
    let kept = known.filter { $0.verdict == "kept" }.count
    let broken = known.filter { $0.verdict == "broken" }.count
    if kept + broken == 0 { return "of all \(known.count) scenarios it is open." }
    return
      "\(kept) of \(known.count) scenarios keep the bound, \(broken) \(broken == 1 ? "misses" : "miss") it"
      + (kept + broken < known.count ? ", the others are open." : ".")
  }

  private static func figure(_ entries: [Entry]) -> Figure? {
    let known = entries.filter { $0.mean != nil }
    guard let first = known.first else { return nil }
    let kind = first.isObjective ? "objective" : "bound"
    let finding = "\(first.words.label): \(Self.finding(known))"
    let reference = first.bound.map {
      [
        IntervalChart.Reference(
          value: $0.value, label: "bound: \(first.direction) \(NumberStyle.short($0.value))")
      ]
    }
    return Figure(
      name: "\(kind)-\(first.words.name.replacing("_", with: "-"))",
      title: first.isObjective
        ? "The race: \(first.words.phrase), wanted \(first.direction)"
        : "The bound on \(first.words.phrase)", finding: finding,
      reading: "Whiskers are 95 % intervals over the replicates that a scenario was given; a "
        + "scenario that is out gets no more of them.",
      chart: IntervalChart(
        rows: known.prefix(30).map { entry in
          IntervalChart.Row(
            label: "\(entry.label) (\(said(entry)))",
            entries: [
              IntervalChart.Entry(
                value: entry.mean?.value, low: entry.mean?.low?.value,
                high: entry.mean?.high?.value, text: entry.mean?.text() ?? "")
            ])
        }, axisTitle: first.words.axis, references: reference ?? []),
      table: table(entries))
  }

  private static func table(_ entries: [Entry]) -> DataTable {
    DataTable(
      caption: "Scenarios and criteria", files: ["selection.csv"],
      headings: [
        "Scenario", "Criterion", "Wanted", "Bound", "Replicates", "Mean (95 % interval)", "Unit",
        "Verdict", "Decided after", "Decided by",
      ],
      rows: entries.map { entry in
        [
          .text(entry.label), .text(entry.words.label), .text(entry.direction),
          .value(entry.bound), .value(entry.count, decimals: 0), .estimate(entry.mean),
          .text(entry.words.unit == "1" ? "" : entry.words.unit), .text(said(entry)),
          .value(entry.after, decimals: 0), .text(plainName(entry.decidedBy)),
        ]
      })
  }
}
