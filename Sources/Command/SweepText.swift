// The summary of a sweep: every point where there are few, the extremes where there are many.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring
import WellspringLab

struct SweepText {
  /// Points that are all shown.
  private static let mostPoints = 24

  private let report: RunReport
  private let design: DesignPoints

  init(_ report: RunReport, _ design: DesignPoints) {
    (self.report, self.design) = (report, design)
  }

  var text: String {
    let experiment = report.experiment
    var lines = [
      experiment.title, "",
      "\(report.replicatesText), \(design.method) design, seed \(experiment.seed)", "",
    ]
    lines += design.points.count <= Self.mostPoints ? all : extremes
    lines += [
      "", "Means over replicates. What each outcome means: \(report.folder)/datapackage.json",
    ]
    return (lines + report.fileLines).joined(separator: "\n") + "\n"
  }

  private var outcomes: [Outcome] { report.experiment.outcomes }

  private func cell(_ point: Int, _ outcome: Outcome) -> String {
    guard let summary = report.results.summary(scenario: point, outcome), summary.count > 0 else {
      return "-"
    }
    return shown(summary.mean, min(4, shownDecimals(summary)))
  }

  /// A row for each point.
  private var all: [String] {
    let titles = outcomes.map { $0.title(report.experiment.currency) }
    var rows = [["point"] + design.factors.map(\.name) + titles]
    for (index, values) in design.points.enumerated() {
      let failed = report.experiment.scenarios[index].model == nil
      let results = outcomes.map { failed ? "cannot be" : cell(index, $0) }
      rows.append([report.experiment.scenarios[index].name] + values.map(Self.short) + results)
    }
    let columns = design.factors.count + outcomes.count
    return ComparisonText.aligned(rows, rightFrom: 1, through: columns)
  }

  /// For each outcome the points where it is lowest and highest.
  private var extremes: [String] {
    var lines: [String] = []
    for outcome in outcomes {
      let means = design.points.indices.compactMap { point -> (point: Int, mean: Double)? in
        guard let summary = report.results.summary(scenario: point, outcome), summary.count > 0
        else { return nil }
        return (point, summary.mean)
      }
      let unit = report.experiment.unit(of: outcome)
      lines.append(outcome.label + (unit == "1" ? "" : ", \(unit)"))
      guard let low = means.min(by: { $0.mean < $1.mean }),
        let high = means.max(by: { $0.mean < $1.mean })
      else {
        lines.append("  not defined here")
        continue
      }
      let rows = [("lowest", low), ("highest", high)].map { word, found in
        ["  \(word)", cell(found.point, outcome), "at " + settings(found.point)]
      }
      lines += ComparisonText.aligned(rows, rightFrom: 1, through: 1)
    }
    return lines
  }

  private func settings(_ point: Int) -> String {
    let values = zip(design.factors, design.points[point]).map {
      "\($0.name) = \(Self.short($1))\($0.unit.isEmpty || $0.unit == "1" ? "" : " " + $0.unit)"
    }
    return "\(report.experiment.scenarios[point].name): " + values.joined(separator: ", ")
  }

  /// Five digits of a number; words as they are.
  private static func short(_ text: String) -> String {
    guard let number = Double(text), text.count > 7 else { return text }
    return String(format: "%.5g", number)
  }
}
