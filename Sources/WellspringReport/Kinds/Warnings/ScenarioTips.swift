// How many tip in each scenario, and what else was asked about: what the detectors are made of.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct ScenarioTips {
  /// nil where there is one scenario, or where nobody counted.
  let sentence: Markup?
  let table: DataTable?

  private static let mostScenarios = 8
  private static let mostOutcomes = 4
  private static let tipped = "tipped_ever_percent"

  init(_ source: ReportSource) throws(ModelFileError) {
    guard source.scenarios.count > 1 else {
      (sentence, table) = (nil, nil)
      return
    }
    let rows = try source.rows(of: "slowing")
    // A row for each signal says the same of the scenario.
    let census = Dictionary(rows.map { ($0["scenario"], $0) }) { first, _ in first }
    sentence = Self.sentence(source)
    table = Self.table(source, census)
  }

  private static func sentence(_ source: ReportSource) -> Markup? {
    let shares = source.scenarios.compactMap { source.summary($0, tipped) }
    guard (2...mostScenarios).contains(shares.count) else { return nil }
    let parts = shares.map { one -> Markup in
      "\(one.mean.markup(unit: " %")) under “\(source.label(one.scenario))”"
    }
    return """
      \(shares[0].words.label): \(RunReportPage.listed(parts)). The detectors are of all of these \
      together.
      """
  }

  private static func table(_ source: ReportSource, _ census: [String: TableRow]) -> DataTable {
    let asked = source.asked.filter { name in
      source.scenarios.contains { source.summary($0, name) != nil }
    }.prefix(mostOutcomes)
    func number(_ scenario: String, _ column: String) -> DataTable.Cell {
      .value(census[scenario].flatMap { Sourced($0, column, of: "slowing") }, decimals: 0)
    }
    return DataTable(
      caption: "Scenario by scenario", files: ["slowing.csv", "summary.csv"],
      headings: ["Scenario", "Tips seen", "Years followed"] + asked.map { source.words($0).axis },
      rows: source.scenarios.map { scenario in
        [
          .text(source.label(scenario)), number(scenario, "tips"),
          number(scenario, "person_years"),
        ] + asked.map { .estimate(source.summary(scenario, $0)?.mean) }
      })
  }
}
