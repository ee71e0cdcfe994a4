// The screen of a study whose answer the Lab works out: selection, sensitivity, power, tipping,
// warnings.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct StudyScreen {
  private let report: RunReport

  init(_ report: RunReport) { self.report = report }

  var text: String {
    let answer = report.results.answer
    var screen = Screen()
    screen.question = report.experiment.title
    screen.setting = StudyText(report).heading
    screen.answer = answer.sentences
    screen.table = answer.table
    screen.notes = answer.words
    screen.details = Array(report.precisionLines.drop { $0.isEmpty })
    let left = answer.leftOut > 0 ? "\(counted(answer.leftOut, "line")) more and " : ""
    return screen.text(
      report,
      rest: "\(left)the whole analysis is in the tables; --all prints it at the end of a run.")
  }
}
