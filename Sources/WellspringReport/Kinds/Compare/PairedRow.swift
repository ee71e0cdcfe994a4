// A row of comparisons.csv.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct PairedRow: Sendable {
  let baseline: String
  let scenario: String
  /// The same as people call them.
  let baselineLabel: String
  let scenarioLabel: String
  let words: OutcomeWords
  let isAsked: Bool
  let count: Int
  let difference: Estimate
  let baselineMean: Sourced?
  let scenarioMean: Sourced?
  let adjustedP: Sourced?
  let effectSize: Sourced?
  let correlation: Sourced?
  let varianceReduction: Sourced?
  let hours: Sourced?
  let cost: Sourced?
  /// Differences that are asked about, all of which the adjusted p allows for.
  private(set) var family = 0

  /// nil where there is no difference to speak of: no pair of replicates.
  init?(_ row: TableRow, _ source: ReportSource) {
    let table = "comparisons"
    guard let difference = Estimate(row, "difference", "ci_low", "ci_high", of: table) else {
      return nil
    }
    (baseline, scenario, self.difference) = (row["baseline"], row["scenario"], difference)
    (baselineLabel, scenarioLabel) = (source.label(baseline), source.label(scenario))
    words = OutcomeWords(name: row["outcome"], unit: row["unit"])
    isAsked = row["role"] == "asked"
    count = Int(row["n"]) ?? 0
    baselineMean = Sourced(row, "baseline_mean", of: table)
    scenarioMean = Sourced(row, "scenario_mean", of: table)
    adjustedP = Sourced(row, "p_holm", of: table)
    effectSize = Sourced(row, "effect_size", of: table)
    correlation = Sourced(row, "correlation", of: table)
    varianceReduction = Sourced(row, "variance_reduction", of: table)
    hours = Sourced(row, "staff_hours_difference", of: table)
    cost = Sourced(row, "cost_difference", of: table)
  }

  /// All of comparisons.csv.
  static func all(_ source: ReportSource) throws(ModelFileError) -> [PairedRow] {
    var rows = try source.rows(of: "comparisons", most: 20_000).compactMap { PairedRow($0, source) }
    let family = rows.count(where: \.isAsked)
    for place in rows.indices { rows[place].family = family }
    return rows
  }

  /// Whether all are held against the same scenario.
  static func isOneBaseline(_ rows: [PairedRow]) -> Bool { Set(rows.map(\.baseline)).count < 2 }

  /// Those that are clear, the largest first.
  static func clear(_ pairs: [PairedRow]) -> [PairedRow] {
    pairs.filter(\.isClear).sorted { abs($0.difference.value) > abs($1.difference.value) }
  }

  /// What the scenario does to the outcome.
  var verb: String { difference.value < 0 ? "lowers" : "raises" }

  /// Whether it would still stand out after allowing for all that were looked at.
  var isClear: Bool { difference.isClear && (adjustedP?.value ?? 1) < 0.05 }

  /// The same of what was not asked about, which has no adjusted p: its interval alone.
  var isTold: Bool { isAsked ? isClear : difference.isClear }

  /// The difference of what is not clear. Of many intervals one leaves out zero by luck.
  var openMarkup: Markup { open(unit: words.differenceSuffix) }

  func open(unit: String) -> Markup {
    let shown = difference.markup(signed: true, unit: unit)
    return difference.isClear && !isClear
      ? "\(shown), not clear once all \(family) differences are allowed for" : shown
  }

  /// Nothing differs at all.
  var isSame: Bool {
    difference.value == 0 && difference.low?.value ?? 0 == 0 && difference.high?.value ?? 0 == 0
  }

  var verdict: String {
    if isSame { return "the same" }
    if count < 2 { return "one pair only" }
    let direction = difference.value < 0 ? "lower" : "higher"
    if !difference.isClear { return "no clear difference" }
    if !isAsked { return direction }
    return isClear ? direction : "perhaps \(direction)"
  }

  /// The pair in words, the baseline left out where all have the same.
  func name(_ isOneBaseline: Bool) -> String {
    isOneBaseline ? scenarioLabel : "\(scenarioLabel) against \(baselineLabel)"
  }
}
