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
    screen.answer = answer
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

  // MARK: The answer

  private var answer: [String] {
    let known = design.points.indices.filter { summary($0, lead) != nil }
    guard let first = known.first, let last = known.last else {
      return ["\(lead.label) is defined at no point."]
    }
    if design.factors.count == 1, first != last {
      let others = outcomes.dropFirst().prefix(2).filter { outcome in
        summary(first, outcome) != nil && summary(last, outcome) != nil
      }.map {
        "\($0.words) from \(value(first, $0, range: true)) to \(value(last, $0, range: true))"
      }
      let name = design.factors[0].name
      return [
        "As `\(name)` goes from \(setting(first)) to \(setting(last)), \(lead.words) goes from "
          + "\(value(first, lead, range: true)) to \(value(last, lead, range: true))."
      ]
        + (others.isEmpty
          ? [] : ["Beside it go \(others.joined(separator: ", and "))."])
    }
    func mean(_ point: Int) -> Double { summary(point, lead)?.mean ?? .nan }
    let low = known.min { mean($0) < mean($1) } ?? first
    let high = known.max { mean($0) < mean($1) } ?? first
    return [
      "\(lead.label) is lowest, \(value(low, lead, range: true)), at \(point(low)).",
      "It is highest, \(value(high, lead, range: true)), at \(point(high)).",
    ]
  }

  private func setting(_ point: Int) -> String {
    let (factor, value) = (design.factors[0], design.points[point][0])
    let unit = factor.unit
    return Self.short(value) + (unit.isEmpty || unit == "1" ? "" : " \(unit)")
      + (factor.labels[value].map { " (\($0))" } ?? "")
  }

  /// A point with its settings.
  private func point(_ point: Int) -> String {
    let values = zip(design.factors, design.points[point]).map { factor, value in
      "\(factor.name) \(Self.short(value))"
        + (factor.unit.isEmpty || factor.unit == "1" ? "" : " \(factor.unit)")
    }
    let shown = values.prefix(4).joined(separator: ", ") + (values.count > 4 ? ", …" : "")
    return "`\(experiment.scenarios[point].name)` (\(shown))"
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
    let heading = ["  " + design.factors[0].name] + design.points.map { Self.short($0[0]) }
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
      ["  point"] + factors.map(\.name) + shown.map { $0.heading(experiment.currency) }
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
