// The summary of a comparison: a table that a manager can read.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring
import WellspringLab

struct ComparisonText {
  /// Adjusted p below which a difference is called one.
  private static let level = 0.05

  private let report: RunReport
  private let pairs: [ScenarioPair]

  init(_ report: RunReport, _ pairs: [ScenarioPair]) {
    (self.report, self.pairs) = (report, pairs)
  }

  var text: String {
    let experiment = report.experiment
    let days = Set(experiment.scenarios.compactMap { $0.model.map { Int($0.horizon.days) } })
    let span = days.count == 1 ? ", \(counted(days.first ?? 0, "day"))" : ""
    var lines = [
      experiment.title, "", "\(report.replicatesText)\(span), seed \(experiment.seed)", "",
    ]
    lines += overview
    lines += report.purchaseLines
    for comparison in report.results.comparisons { lines += [""] + section(comparison) }
    lines += Self.shiftNote(report)
    lines += [
      "",
      "Intervals hold the difference with 95 % confidence. A difference counts as clear when it",
      "would still stand out after allowing for all \(familySize) that were looked at (Holm, 5 %).",
      "Replicates of equal number share their luck; what each outcome means:",
      "\(report.folder)/datapackage.json",
    ]
    lines += report.precisionLines + report.warmUpLines
    return (lines + report.fileLines).joined(separator: "\n") + "\n"
  }

  /// Which numbers to read where shifts differ in length: what is counted by shift falls when shifts
  /// get shorter, though nothing has become rarer.
  static func shiftNote(_ report: RunReport) -> [String] {
    let hours = report.experiment.scenarios.indices.compactMap { scenario in
      report.results.summary(scenario: scenario, .shiftHoursMean).flatMap {
        $0.count > 0 ? $0.mean : nil
      }
    }
    guard let shortest = hours.min(), let longest = hours.max(), longest > 1.03 * shortest else {
      return []
    }
    let asked = report.experiment.outcomes.compactMap { $0.byHoursWorked?.definition.name }
    return [
      "",
      "Shifts differ in length between scenarios (\(fixed(shortest, 1)) to \(fixed(longest, 1)) h at "
        + "work). What is",
      "counted by shift differs for that alone: read the rates by hours worked",
      "(\(asked.isEmpty ? "..._per_1000_hours" : asked.joined(separator: ", "))) instead.",
    ]
  }

  private var familySize: Int {
    report.results.comparisons.reduce(0) { $0 + $1.outcomes.count(where: \.isAsked) }
  }

  // MARK: Means of all scenarios

  private var overview: [String] {
    let experiment = report.experiment
    var rows = [["Mean"] + experiment.scenarios.map(\.name) + ["unit"]]
    for outcome in experiment.outcomes {
      let summaries = experiment.scenarios.indices.map {
        report.results.summary(scenario: $0, outcome)
      }
      let decimals = Self.decimals(summaries.compactMap { $0 })
      let cells = summaries.map { summary in
        summary.map { $0.count > 0 ? shown($0.mean, decimals) : "-" } ?? "-"
      }
      let unit = experiment.unit(of: outcome)
      rows.append([outcome.label] + cells + [unit == "1" ? "" : unit])
    }
    return Self.aligned(rows, rightFrom: 1, through: experiment.scenarios.count)
  }

  private static func decimals(_ summaries: [SampleSummary]) -> Int {
    min(4, summaries.filter { $0.count > 0 }.map { shownDecimals($0) }.max() ?? 0)
  }

  // MARK: One pair

  private func section(_ comparison: PairComparison) -> [String] {
    let names = report.experiment.scenarios
    let (baseline, other) = (
      names[comparison.pair.baseline].name, names[comparison.pair.other].name
    )
    var rows = [["\(other) against \(baseline)", "difference", "95 % interval", "unit", ""]]
    for entry in comparison.outcomes where entry.isAsked { rows.append(row(entry)) }
    let beside = comparison.outcomes.filter { !$0.isAsked }
    if !beside.isEmpty {
      rows.append(["Beside"])
      for entry in beside { rows.append(row(entry)) }
    }
    return Self.aligned(rows, rightFrom: 1, through: 2) + who(comparison)
  }

  private func row(_ entry: OutcomeComparison) -> [String] {
    let (paired, unit) = (entry.paired, report.experiment.unit(of: entry.outcome))
    let symbol = unit == "1" ? "" : unit
    guard paired.count > 0 else { return ["  " + entry.outcome.label, "-", "", symbol, "no data"] }
    let decimals = shownDecimals(paired.difference, error: paired.mcse)
    let interval =
      paired.count > 1
      ? "\(signed(paired.interval.low, decimals)) to "
        + signed(paired.interval.high, decimals) : ""
    return [
      "  " + entry.outcome.label, signed(paired.difference, decimals), interval,
      symbol,
      Self.verdict(entry),
    ]
  }

  /// What the numbers say, in words.
  static func verdict(_ entry: OutcomeComparison) -> String {
    let paired = entry.paired
    if paired.difference == 0, !(paired.deviation > 0) { return "the same" }
    guard paired.count > 1 else { return "one pair only" }
    let direction = paired.difference < 0 ? "lower" : "higher"
    let includesZero = paired.interval.low <= 0 && paired.interval.high >= 0
    if includesZero { return "no clear difference" }
    guard entry.isAsked else { return direction }
    return entry.adjustedP < level
      ? direction : "perhaps \(direction): not clear among so many comparisons"
  }

  private func who(_ comparison: PairComparison) -> [String] {
    guard let changes = comparison.changes, changes.replicates > 0 else { return [] }
    func each(_ count: Int) -> String {
      fixed(Double(count) / Double(changes.replicates), 2)
    }
    let posts = fixed(Double(changes.posts) / Double(changes.replicates), 0)
    return [
      "  Of \(posts) posts in a replicate, on average \(each(changes.spared)) are spared from "
        + "tipping, \(each(changes.harmed)) newly tip,",
      "  and \(each(changes.tippedBoth)) tip either way.",
    ]
  }

  private func signed(_ value: Double, _ decimals: Int) -> String {
    let text = shown(value, decimals)
    return value > 0 && text.contains(where: { "123456789".contains($0) }) ? "+" + text : text
  }

  // MARK: Layout

  /// Columns of equal width, some of them set to the right. Rows of one cell are headings.
  static func aligned(_ rows: [[String]], rightFrom first: Int, through last: Int) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.filter { $0.count == columns }.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      guard row.count == columns else { return row[0] }
      let cells = row.enumerated().map { column, cell in
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        return (first...max(first, last)).contains(column) ? gap + cell : cell + gap
      }
      return trimmedEnd(cells.joined(separator: "  "))
    }
  }
}
