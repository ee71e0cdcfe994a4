// The screen of a model that was run as it stands.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring
import WellspringLab
import WellspringReport

struct RunScreen {
  private let report: RunReport
  private let outcomes: [Outcome]

  init(_ report: RunReport) {
    self.report = report
    outcomes = HeadlineChoice(report).outcomes
  }

  private var experiment: Experiment { report.experiment }

  var text: String {
    var screen = Screen()
    let units = experiment.scenarios[0].model?.units.reduce(0) { $0 + Int($1.count) } ?? 1
    screen.question = units > 1 ? "How are these units doing?" : "How is this unit doing?"
    screen.setting = setting
    screen.answer = answer
    screen.table = ["  " + columns] + table
    screen.notes = notes
    screen.details =
      report.observedLines
      + Array((report.purchaseLines + report.precisionLines).drop { $0.isEmpty })
    screen.shown = outcomes
    return screen.text(
      report,
      rest:
        "all \(Outcome.allCases.count) outcomes are in summary.csv; --all prints them at the end "
        + "of a run.")
  }

  private var days: Int { experiment.scenarios[0].model.map { Int($0.horizon.days) } ?? 0 }

  private var setting: String {
    let name = experiment.title.isEmpty ? experiment.path : experiment.title
    return "\(name): \(report.replicatesText), \(counted(days, "day")), seed \(experiment.seed)"
  }

  private func summary(_ outcome: Outcome) -> SampleSummary? {
    report.results.summary(scenario: 0, outcome).flatMap { $0.count > 0 ? $0 : nil }
  }

  // MARK: The answer

  /// Two clauses to a sentence.
  private var answer: [String] {
    let clauses = HeadlineChoice(report).leading.compactMap { outcome in
      summary(outcome).map { clause(outcome, Figure($0, of: outcome)) }
    }
    guard !clauses.isEmpty else { return ["Nothing is defined in this model."] }
    let sentences = stride(from: 0, to: clauses.count, by: 2).map { start in
      let sentence = clauses[start..<min(start + 2, clauses.count)].joined(separator: ", and ")
      return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
    }
    let published = PublishedSentence.all(experiment, told: HeadlineChoice(report).leading)
    return sentences.prefix(1) + published + sentences.dropFirst()
  }

  private func clause(_ outcome: Outcome, _ figure: Figure) -> String {
    let clause = OutcomeClause(
      outcome, words: outcome.words, symbol: outcome.symbol(experiment.currency))
    let range = figure.hasRange ? " (\(figure.range))" : ""
    return clause.before + figure.text + clause.unit + range + clause.after
  }

  // MARK: The table

  private static let label = 32
  private static let mean = 8
  private static let interval = 18

  private func left(_ text: String) -> String {
    String(repeating: " ", count: max(0, Self.mean - text.count)) + text
  }

  private var columns: String {
    let few = report.finished < 2 ? "" : padded("95 % interval", Self.interval) + "  nine in ten in"
    return trimmedEnd(padded("", Self.label - 2) + left("mean") + "  " + few)
  }

  private var table: [String] {
    var lines: [String] = []
    var group: ScreenGroup?
    for outcome in outcomes {
      if group != outcome.screenGroup {
        group = outcome.screenGroup
        lines.append(outcome.screenGroup.rawValue)
      }
      lines.append(line(outcome))
    }
    return lines
  }

  private func line(_ outcome: Outcome) -> String {
    guard let summary = summary(outcome) else { return "" }
    let figure = Figure(summary, of: outcome)
    let few = summary.count < report.finished ? "  (n = \(summary.count))" : ""
    var cells =
      padded("  " + outcome.heading(experiment.currency), Self.label) + left(figure.text)
    if summary.count > 1 {
      cells += "  " + padded(figure.range, Self.interval) + "  " + spread(summary)
    }
    return trimmedEnd(cells + few)
  }

  /// Where nine in ten replicates lie.
  private func spread(_ summary: SampleSummary) -> String {
    let reach = (summary.p95 - summary.p05) / 2
    let decimals = Figure.decimals(of: summary.mean, reach: reach)
    let (low, high) = (
      GroupedNumber.text(summary.p05, decimals: decimals),
      GroupedNumber.text(summary.p95, decimals: decimals)
    )
    return low == high ? "" : "\(low) to \(high)"
  }

  private var notes: [String] {
    let year = days == 365 ? "a year" : counted(days, "day")
    let replicate = "A replicate is one simulated history of \(year)."
    guard report.finished > 1 else { return [replicate + " One alone has no interval."] }
    return [
      replicate + " The interval holds the mean over all of them with 95 % confidence; nine in ten "
        + "replicates lie in the range beside it."
    ]
  }
}
