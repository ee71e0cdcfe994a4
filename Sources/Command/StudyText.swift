// The summary of a selection, a sensitivity analysis or a power study.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringLab

struct StudyText {
  private let report: RunReport

  init(_ report: RunReport) { self.report = report }

  var text: String {
    let experiment = report.experiment
    var lines = [experiment.title, "", heading, ""]
    lines += report.results.lines
    while lines.last == "" { lines.removeLast() }
    lines += [
      "", "What each outcome and column means: \(report.folder)/datapackage.json",
    ]
    return (lines + report.warmUpLines + report.fileLines).joined(separator: "\n") + "\n"
  }

  var heading: String {
    let experiment = report.experiment
    let failed = report.failed > 0 ? ", \(report.failed) failed" : ""
    let what: String
    if let plan = experiment.kind as? SensitivityPlan {
      what =
        "\(plan.method.name): \(counted(experiment.scenarios.count, "point")) of "
        + counted(experiment.replicates, "replicate")
    } else {
      what = counted(report.finished + report.failed, "history").historiesText
    }
    return "\(what)\(failed), seed \(experiment.seed)"
  }
}

extension String {
  /// The plural of a history.
  fileprivate var historiesText: String { replacing("historys", with: "histories") }
}
