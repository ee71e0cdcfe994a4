// What a run or experiment prints at its end: a screen, not a list.
//
// The question, an answer in two sentences, at most fifteen lines, what the words in them mean, and
// where everything else is.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring
import WellspringLab
import WellspringReport

/// The parts of a screen.
struct Screen {
  /// Columns that a line of prose may take.
  static let width = 80
  /// Outcome lines at most.
  static let mostLines = 15

  var question = ""
  /// How much was simulated.
  var setting = ""
  /// Sentences.
  var answer: [String] = []
  /// An aligned table, indented by its maker.
  var table: [String] = []
  /// What is to be said below the table, a paragraph each.
  var notes: [String] = []
  /// Lines that keep their shape.
  var details: [String] = []
  /// Outcomes and figures of which the notes explain the words.
  var shown: [Outcome] = []

  /// The whole, with the files of a report at its end.
  func text(_ report: RunReport, rest: String) -> String {
    var lines = Self.wrapped(question) + [setting, ""]
    var scale = ScoreScale()
    let told = answer.map { scale.told($0) }
    lines += Self.wrapped(told.joined(separator: " "), indent: "  ") + [""]
    lines += table
    let caution = report.experiment.caution
    var notes = caution.isEmpty ? notes : ["Caution: \(caution)"] + notes
    notes += HouseWord.explanations(of: shown)
    if let advice = report.warmUpAdvice(shown) { notes.append(advice) }
    if !notes.isEmpty { lines.append("") }
    for note in notes { lines += Self.wrapped(note) }
    if !details.isEmpty { lines += [""] + details }
    return (lines + places(report, rest)).joined(separator: "\n") + "\n"
  }

  /// Where everything else is.
  private func places(_ report: RunReport, _ rest: String) -> [String] {
    var lines: [String] = [""]
    let page = report.folder + "/report.html"
    if FileManager.default.fileExists(atPath: page) { lines.append("Page:   \(page)") }
    lines += Self.wrapped(
      "\(report.folder) (\(counted(report.tables.count, "CSV file")); datapackage.json says what is in "
        + "them)", indent: "        ", first: "Tables: ")
    lines += Self.wrapped(rest, indent: "        ", first: "More:   ")
    return lines
  }

  /// A text in lines of at most `width` columns.
  static func wrapped(_ text: String, indent: String = "", first: String? = nil) -> [String] {
    var lines: [String] = []
    var line = first ?? indent
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = (indent, true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return isEmpty ? lines : lines + [line]
  }
}

extension RunReport {
  /// One sentence with advice where outcomes that are shown were still settling; nil otherwise.
  func warmUpAdvice(_ shown: [Outcome]) -> String? {
    // In a surge nothing is settled, and no warm-up would make it so.
    let late = results.warmUps.filter { !hasSurge($0.scenario) }
      .map { (result: $0, outcomes: $0.unsettled(among: shown)) }
      .filter { !$0.outcomes.isEmpty }
    guard let first = late.first else { return nil }
    let outcomes = shown.filter { outcome in late.contains { $0.outcomes.contains(outcome) } }
    let asked = late.compactMap { $0.result.days(for: $0.outcomes) }.max() ?? 0
    // What never settles in the days there are gets twice the time.
    let days = max(asked, 2 * first.result.warmUpDays)
    let names = StudyAnswer.list(outcomes.map(\.words))
    let scenarios =
      results.warmUps.count > 1 ? " in \(late.count) of \(results.warmUps.count) scenarios" : ""
    return "Warm-up: after \(first.result.warmUpDays) days \(names) had not settled\(scenarios) "
      + "(MSER-5, warm-up.csv): see whether the answer stays with "
      + "--set horizon.warmUpDays=\(days)."
  }
  private func hasSurge(_ name: String) -> Bool {
    let scenario = experiment.scenarios.first { $0.name == name }
    return scenario?.model?.units.contains { !$0.work.arrivals.surges.isEmpty } ?? false
  }
}
