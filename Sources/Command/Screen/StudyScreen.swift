// The screen of a study whose answer the Lab works out: selection, sensitivity, power, tipping,
// warnings.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct StudyScreen {
  private let report: RunReport

  init(_ report: RunReport) { self.report = report }

  var text: String {
    let answer = report.results.answer
    var screen = Screen()
    screen.question = report.experiment.title
    screen.setting = StudyText(report).heading
    screen.answer =
      (report.experiment.kind is TippingPlan ? report.answerOfPage : answer.sentences)
      + [careLeftUndone].compactMap { $0 }
    screen.table = answer.table
    screen.notes = answer.words
    screen.details = Array(report.precisionLines.drop { $0.isEmpty })
    let left = answer.leftOut > 0 ? "\(counted(answer.leftOut, "line")) more and " : ""
    return screen.text(
      report,
      rest: "\(left)the whole analysis is in the tables; --all prints it at the end of a run.")
  }

  private static let mostCare = 6

  /// What becomes of patients under each scenario of a selection that does not ask about it: who takes
  /// the cheapest should know.
  private var careLeftUndone: String? {
    let outcome = Outcome.careLeftUndonePercent
    guard let plan = report.experiment.kind as? SelectionPlan,
      !([plan.objective] + plan.bounded).contains(outcome)
    else { return nil }
    let names = report.experiment.scenarios.prefix(Self.mostCare).map(\.name)
    let found = names.enumerated().compactMap { scenario, name in
      report.results.summary(scenario: scenario, outcome).flatMap { summary in
        summary.count > 0 ? (name: name, figure: Figure(summary)) : nil
      }
    }
    guard found.contains(where: { $0.figure.value != 0 }) else { return nil }
    let parts = found.map { one in
      "\(one.figure.text) %\(one.figure.hasRange ? " (\(one.figure.range))" : "") under `\(one.name)`"
    }
    return
      "Not asked about: the care left undone is \(StudyAnswer.list(parts, most: Self.mostCare))."
  }
}
