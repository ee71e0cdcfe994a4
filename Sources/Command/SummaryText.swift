// The summary that a run prints at its end.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Wellspring
import WellspringLab

/// What the summary on standard output looks like.
enum SummaryFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// An aligned table of outcomes, and where the files are.
struct SummaryText {
  private let report: RunReport

  init(_ report: RunReport) { self.report = report }

  var text: String {
    var lines = [heading, ""]
    lines += table(rows)
    lines += ["", "Mean over replicates with its 95 % interval; MC error is the standard error of"]
    lines += ["the mean. What each outcome means: \(report.folder)/datapackage.json", ""]
    lines += ["Results in \(report.folder):"]
    let width = report.tables.map { $0.schema.fileName.count }.max() ?? 0
    for table in report.tables {
      let name = padded(table.schema.fileName, width)
      lines.append("  \(name)  \(table.schema.title), \(counted(table.rows, "row"))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let name = report.request.model.name
    let count =
      report.isComplete
      ? counted(report.finished, "replicate")
      : "\(report.finished) of \(report.request.replicates) replicates"
    let failed = report.failed > 0 ? ", \(report.failed) failed" : ""
    return "\(name.isEmpty ? report.request.modelPath : name): \(count)\(failed), "
      + "\(counted(Int(report.request.model.horizon.days), "day")), seed \(report.request.seed), "
      + "\(report.eventTotal) events"
  }

  /// Cells of the table: headings have one, outcomes five.
  private var rows: [[String]] {
    var rows = [["", "mean", "95 % interval", "MC error", "unit"]]
    for group in OutcomeGroup.allCases {
      rows.append([group.rawValue])
      for outcome in Outcome.allCases where outcome.group == group {
        rows.append(["  " + outcome.label] + cells(outcome))
      }
    }
    return rows
  }

  private func cells(_ outcome: Outcome) -> [String] {
    let summary = report.summaries[outcome.rawValue]
    guard summary.count > 0 else { return ["not defined here", "", "", ""] }
    let decimals = Self.decimals(summary)
    let few = summary.count < report.finished ? " (n = \(summary.count))" : ""
    let unit = outcome.definition.unit
    let named = (unit == "1" ? "" : unit) + few
    guard summary.count > 1 else {
      return [fixed(summary.mean, decimals), "", "", named]
    }
    let (low, high) = summary.interval
    return [
      fixed(summary.mean, decimals), "\(fixed(low, decimals)) to \(fixed(high, decimals))",
      fixed(summary.mcse, decimals), named,
    ]
  }

  /// Decimals that show two digits of the Monte Carlo error. A number without one (a single
  /// replicate, or the same in all) is shown to six digits, or as the whole number it is.
  private static func decimals(_ summary: SampleSummary) -> Int {
    if summary.mcse > 1e-9 * abs(summary.mean) {
      return min(6, max(0, 1 - Int(log10(summary.mcse).rounded(.down))))
    }
    if abs(summary.mean - summary.mean.rounded()) < 1e-9 { return 1 }
    return min(6, max(0, 5 - Int(log10(abs(summary.mean)).rounded(.down))))
  }

  private func table(_ rows: [[String]]) -> [String] {
    let widths = (0..<5).map { column in
      rows.filter { $0.count == 5 && $0[1] != "not defined here" }
        .map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      guard row.count == 5 else { return row[0] }
      if row[1] == "not defined here" { return "\(padded(row[0], widths[0]))  \(row[1])" }
      let cells = (1...3).map {
        String(repeating: " ", count: widths[$0] - row[$0].count) + row[$0]
      }
      let line = ([padded(row[0], widths[0])] + cells + [row[4]]).joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func fixed(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.*f", decimals, value)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension RunReport {
  /// The summary for machines: what run.json says, and the outcomes.
  var json: String {
    let outcomes = Outcome.allCases.map { outcome -> JSONValue in
      let (definition, summary) = (outcome.definition, summaries[outcome.rawValue])
      return .object([
        ("scenario", .string(scenario)), ("outcome", .string(definition.name)),
        ("unit", .string(definition.unit)), ("n", .integer(summary.count)),
        ("mean", .number(summary.mean)), ("sd", .number(summary.deviation)),
        ("mcse", .number(summary.mcse)), ("ci_low", .number(summary.interval.low)),
        ("ci_high", .number(summary.interval.high)), ("median", .number(summary.median)),
        ("p05", .number(summary.p05)), ("p95", .number(summary.p95)),
      ])
    }
    return JSONValue.object([
      ("folder", .string(folder)), ("outcomes", .array(outcomes)), ("run", manifest),
    ]).text
  }
}
