// The screen of a sweep: from where to where the first outcome goes, and a few points.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring
import WellspringLab

struct SweepScreen {
  /// Points that stand side by side.
  private static let mostColumns = 6

  private let report: RunReport
  private let design: DesignPoints

  init(_ report: RunReport, _ design: DesignPoints) {
    (self.report, self.design) = (report, design)
  }

  private var experiment: Experiment { report.experiment }
  private var outcomes: [Outcome] { Array(experiment.outcomes.prefix(Screen.mostLines)) }
  private var lead: Outcome { outcomes[0] }

  var text: String {
    var screen = Screen()
    screen.question = experiment.title
    screen.setting =
      "\(report.replicatesText), \(design.method) design, seed \(experiment.seed)"
    screen.answer = report.answerOfPage
    (screen.table, screen.shown) = table
    screen.notes = ["Means over replicates; a replicate is one simulated history."]
    return screen.text(
      report,
      rest: "every point with its intervals is in summary.csv and design.csv; --all prints more of "
        + "them at the end of a run.")
  }

  private func summary(_ point: Int, _ outcome: Outcome) -> SampleSummary? {
    report.results.summary(scenario: point, outcome).flatMap { $0.count > 0 ? $0 : nil }
  }

  private func value(_ point: Int, _ outcome: Outcome, range: Bool = false) -> String {
    guard let summary = summary(point, outcome) else { return "-" }
    let figure = Figure(summary)
    guard range else { return figure.text }
    return figure.text + outcome.symbol(experiment.currency)
      + (figure.hasRange ? " (\(figure.range))" : "")
  }

  private static func short(_ text: String) -> String {
    guard let number = Double(text), text.count > 7 else { return text }
    return String(format: "%.5g", number)
  }

  // MARK: The table

  private var table: (lines: [String], shown: [Outcome]) {
    if design.factors.count == 1, design.points.count <= Self.mostColumns {
      return (across, outcomes)
    }
    if design.points.count <= Screen.mostLines { return (down, Array(outcomes.prefix(2))) }
    let shown = Array(outcomes.prefix(Screen.mostLines / 2))
    return (extremes(shown), shown)
  }

  /// Outcomes by rows, points by columns.
  private var across: [String] {
    let heading = ["  " + design.factors[0].title] + design.points.map { Self.short($0[0]) }
    let rows = outcomes.map { outcome in
      ["  " + outcome.heading(experiment.currency)]
        + design.points.indices.map { cell($0, outcome) }
    }
    return ComparisonText.aligned(
      [heading] + rows, rightFrom: 1, through: design.points.count)
  }

  private func cell(_ point: Int, _ outcome: Outcome) -> String {
    experiment.scenarios[point].model == nil ? "cannot be" : value(point, outcome)
  }

  /// Points by rows: their settings and the first two outcomes.
  private var down: [String] {
    let factors = design.factors.prefix(3)
    let shown = outcomes.prefix(2)
    let heading =
      ["  point"] + factors.map(\.title) + shown.map { $0.heading(experiment.currency) }
    let rows = design.points.indices.map { index in
      ["  " + experiment.scenarios[index].name]
        + design.points[index].prefix(factors.count).map(Self.short)
        + shown.map { cell(index, $0) }
    }
    return ComparisonText.aligned(
      [heading] + rows, rightFrom: 1, through: factors.count + shown.count)
  }

  /// For each outcome the points where it is lowest and highest.
  private func extremes(_ shown: [Outcome]) -> [String] {
    var rows = [["", "lowest", "at", "highest", "at"]]
    for outcome in shown {
      let means = design.points.indices.compactMap { point in
        summary(point, outcome).map { (point: point, mean: $0.mean) }
      }
      guard let low = means.min(by: { $0.mean < $1.mean }),
        let high = means.max(by: { $0.mean < $1.mean })
      else { continue }
      rows.append([
        "  " + outcome.heading(experiment.currency), value(low.point, outcome),
        experiment.scenarios[low.point].name, value(high.point, outcome),
        experiment.scenarios[high.point].name,
      ])
    }
    return ComparisonText.aligned(rows, rightFrom: 1, through: 4)
  }
}
