// Figures of the real unit beside what the model gives, on the screen of a run.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

extension RunReport {
  /// A table of what the model file says was observed; nothing where it says nothing.
  var observedLines: [String] {
    let observed = experiment.scenarios[0].observed
    guard !observed.isEmpty else { return [] }
    var table = AlignedTable([
      ("Beside your own figures", .left), ("observed", .right), ("the model", .right),
      ("95 % interval", .right),
    ])
    for one in observed {
      guard let summary = results.summary(scenario: 0, one.outcome), summary.count > 0 else {
        continue
      }
      let figure = Figure(summary, of: one.outcome)
      table.append([
        "  " + one.outcome.heading(experiment.currency), AlignedTable.short(one.value, digits: 3),
        figure.text, figure.range,
      ])
    }
    return table.lines
  }
}
