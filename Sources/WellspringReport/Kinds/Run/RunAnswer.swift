// What a model that was run comes to, in a few sentences: first what the end of its run says first.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct RunAnswer {
  private let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  /// What is told beside the leading outcomes, where it is not among them.
  private static let beside: [Outcome] = [
    .tippedEverPercent, .absencePercent, .leaversPercentPerYear,
  ]

  private func summary(_ outcome: Outcome) -> OutcomeSummary? {
    source.summary(source.scenarios[0], outcome.definition.name)
  }

  /// Whether an outcome differs between the histories; of one alone, whether it is anything at all.
  private func tells(_ outcome: Outcome) -> Bool {
    guard let one = summary(outcome) else { return false }
    return one.count == 1 ? one.mean.value != 0 : one.isVaried
  }

  var sentences: [Markup] {
    let choice = LeadingOutcomes(
      source.experiment, isDefined: { summary($0) != nil }, tells: tells)
    if !choice.ofOnePerson.isEmpty { return alone(choice.answer.filter { summary($0) != nil }) }
    let usual: [Outcome] = [.capacityMean, .presentMean, .utilisationPercent]
    let told =
      choice.answer.isEmpty ? Array(usual.filter { summary($0) != nil }.prefix(2)) : choice.answer
    guard !told.isEmpty else {
      return ["Nothing that this page tells is defined in these results; the tables hold them."]
    }
    let pairs = stride(from: 0, to: told.count, by: 2).map { start in
      sentence(Array(told[start..<min(start + 2, told.count)]), joint: ", and ")
    }
    let more = Self.beside.filter { !told.contains($0) && tells($0) }
    let published = PublishedSentence.all(source.experiment, told: told).map { "\($0)" as Markup }
    return pairs.prefix(1) + published + pairs.dropFirst()
      + (more.isEmpty ? [] : [sentence(more, joint: "; ")])
  }

  private func alone(_ told: [Outcome]) -> [Markup] {
    guard !told.isEmpty else { return ["Nobody held the one post in these histories."] }
    return [sentence(told, joint: ", and ")]
  }

  private func sentence(_ outcomes: [Outcome], joint: Markup) -> Markup {
    let clauses = outcomes.compactMap { outcome in summary(outcome).map { clause(outcome, $0) } }
    let words = clauses.joined(separator: joint)
    // A clause may begin with its number.
    return Markup(stringLiteral: words.text.prefix(1).uppercased() + words.text.dropFirst()) + "."
  }

  private func clause(_ outcome: Outcome, _ summary: OutcomeSummary) -> Markup {
    let clause = OutcomeClause(
      outcome, words: summary.words.phrase, symbol: summary.words.suffix)
    return "\(clause.before)\(summary.mean.markup(unit: clause.unit))\(clause.after)"
  }
}
