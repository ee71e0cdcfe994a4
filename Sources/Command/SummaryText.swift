// The summary that a run prints at its end.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring
import WellspringLab

/// What is printed at the end of any experiment: a screen, or all there is.
func reportText(_ report: RunReport, all: Bool) -> String {
  if all { return fullText(report) }
  return switch report.experiment.kind {
  case is ModelRun: RunScreen(report).text
  case is Comparison: CompareScreen(report).text
  case let sweep as Sweep: SweepScreen(report, sweep.design).text
  default: StudyScreen(report).text
  }
}

/// The whole summary of any experiment.
private func fullText(_ report: RunReport) -> String {
  switch report.experiment.kind {
  case is ModelRun: SummaryText(report).text
  case let comparison as Comparison: ComparisonText(report, comparison.pairs).text
  case let sweep as Sweep: SweepText(report, sweep.design).text
  default: StudyText(report).text
  }
}

/// An aligned table of outcomes, and where the files are.
struct SummaryText {
  private let report: RunReport

  init(_ report: RunReport) { self.report = report }

  var text: String {
    var lines = [heading, ""]
    lines += table(rows)
    lines += ["", "Mean over replicates with its 95 % interval; MC error is the standard error of"]
    lines += ["the mean. What each outcome means: \(report.folder)/datapackage.json"]
    lines += report.purchaseLines
    lines += report.precisionLines + report.warmUpLines + report.fileLines
    return lines.joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let name = report.experiment.title
    let days = report.experiment.scenarios[0].model.map { Int($0.horizon.days) } ?? 0
    return "\(name.isEmpty ? report.experiment.path : name): \(report.replicatesText), "
      + "\(counted(days, "day")), seed \(report.experiment.seed), "
      + "\(GroupedNumber.text(String(report.eventTotal))) events"
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
    guard let summary = report.results.summary(scenario: 0, outcome), summary.count > 0 else {
      return ["not defined here", "", "", ""]
    }
    let decimals = shownDecimals(summary)
    let few = summary.count < report.finished ? " (n = \(summary.count))" : ""
    let unit = report.experiment.unit(of: outcome)
    let named = (unit == "1" ? "" : unit) + few
    guard summary.count > 1 else {
      return [shown(summary.mean, decimals), "", "", named]
    }
    let (low, high) = summary.interval
    return [
      shown(summary.mean, decimals),
      "\(shown(low, decimals)) to \(shown(high, decimals))",
      shown(summary.mcse, decimals), named,
    ]
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
      return trimmedEnd(line)
    }
  }
}

/// Decimals that show two digits of the Monte Carlo error. A number without one (a single
/// replicate, or the same in all) is shown to six digits, or as the whole number it is.
func shownDecimals(_ summary: SampleSummary) -> Int {
  shownDecimals(summary.mean, error: summary.mcse)
}

func shownDecimals(_ mean: Double, error: Double) -> Int {
  if error > 1e-9 * abs(mean) { return min(6, max(0, 1 - Int(log10(error).rounded(.down)))) }
  if abs(mean - mean.rounded()) < 1e-9 { return 1 }
  return min(6, max(0, 5 - Int(log10(abs(mean)).rounded(.down))))
}

/// A number with so many decimals; never `-0`.
func fixed(_ value: Double, _ decimals: Int) -> String {
  let text = String(format: "%.*f", decimals, value)
  return text.hasPrefix("-") && !text.contains(where: { "123456789".contains($0) })
    ? String(text.dropFirst()) : text
}

/// A value with so many decimals and a comma at every thousand.
func shown(_ value: Double, _ decimals: Int) -> String {
  GroupedNumber.text(value, decimals: decimals)
}

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// Text without white space at its end.
func trimmedEnd(_ text: String) -> String { String(text.reversed().drop { $0 == " " }.reversed()) }

extension RunReport {
  /// How many replicates there are, and how many of them failed.
  var replicatesText: String {
    let failed = failed > 0 ? ", \(failed) failed" : ""
    let scenarios = experiment.scenarios.count
    guard scenarios > 1 else { return counted(finished, "replicate") + failed }
    let noun = experiment.kind is Sweep ? "point" : "scenario"
    return "\(counted(scenarios, noun)) of \(counted(experiment.replicates, "replicate"))\(failed)"
  }

  /// What became of the precisions that were asked for.
  var precisionLines: [String] {
    experiment.precision.isEmpty ? [] : [""] + results.lines
  }

  /// Whether the warm-up was long enough.
  var warmUpLines: [String] {
    let lines = WarmUpResult.lines(results.warmUps)
    return lines.isEmpty ? [] : [""] + lines
  }

  /// Where the tables are.
  var fileLines: [String] {
    let width = tables.map { $0.schema.fileName.count }.max() ?? 0
    return ["", "Results in \(folder):"]
      + tables.map { table in
        let name = padded(table.schema.fileName, width)
        return "  \(name)  \(table.schema.title), \(counted(table.rows, "row"))"
      }
  }

  /// The summary for machines: what run.json says, the outcomes, and the comparisons.
  var json: String {
    var members: [(key: String, value: JSONValue)] = [
      ("folder", .string(folder)), ("outcomes", .array(outcomeValues)),
    ]
    if !results.comparisons.isEmpty { members.append(("comparisons", .array(comparisonValues))) }
    members.append(("run", manifest))
    return JSONValue.object(members).text
  }

  private var outcomeValues: [JSONValue] {
    experiment.scenarios.indices.flatMap { scenario in
      results.outcomes.compactMap { outcome in
        results.summary(scenario: scenario, outcome).map { value($0, outcome, scenario) }
      }
    }
  }

  private func value(_ summary: SampleSummary, _ outcome: Outcome, _ scenario: Int) -> JSONValue {
    let definition = outcome.definition
    return .object([
      ("scenario", .string(experiment.scenarios[scenario].name)),
      ("outcome", .string(definition.name)),
      ("unit", .string(experiment.unit(of: outcome))), ("n", .integer(summary.count)),
      ("mean", .number(summary.mean)), ("sd", .number(summary.deviation)),
      ("mcse", .number(summary.mcse)), ("ci_low", .number(summary.interval.low)),
      ("ci_high", .number(summary.interval.high)), ("median", .number(summary.median)),
      ("p05", .number(summary.p05)), ("p95", .number(summary.p95)),
    ])
  }

  private var comparisonValues: [JSONValue] {
    results.comparisons.flatMap { comparison in
      comparison.outcomes.map { entry in
        let paired = entry.paired
        return .object([
          ("baseline", .string(experiment.scenarios[comparison.pair.baseline].name)),
          ("scenario", .string(experiment.scenarios[comparison.pair.other].name)),
          ("outcome", .string(entry.outcome.definition.name)),
          ("role", .string(entry.isAsked ? "asked" : "beside")),
          ("n", .integer(paired.count)), ("difference", .number(paired.difference)),
          ("ci_low", .number(paired.interval.low)), ("ci_high", .number(paired.interval.high)),
          ("p_holm", .number(entry.adjustedP)), ("effect_size", .number(paired.effectSize)),
          ("correlation", .number(paired.correlation)),
          ("variance_reduction", .number(paired.varianceReduction)),
        ])
      }
    }
  }
}
