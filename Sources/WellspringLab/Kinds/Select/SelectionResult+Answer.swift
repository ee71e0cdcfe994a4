// What a selection comes to.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension SelectionResult {
  var answer: StudyAnswer {
    var answer = StudyAnswer()
    answer.sentences = [conclusionSentence, certainty]
    let outcomes = [plan.objective] + plan.bounded
    var table = AlignedTable(
      [("", .left), ("replicates", .right)] + outcomes.map { ($0.words, .right) }
        + [("", .left)])
    for (scenario, name) in names.enumerated() {
      let means = summaries[scenario].map { summary in
        let reach = summary.interval.high - summary.mean
        return grouped(summary.mean)
          + (reach.isNaN ? "" : " ± \(AlignedTable.short(reach, digits: 2))")
      }
      table.append(
        ["  " + name, String(summaries[scenario][0].count)] + means + [standing(scenario)])
    }
    answer.show(table)
    answer.words = [
      "The means of scenarios that were dropped early rest on few replicates: ± is half of a 95 % "
        + "interval, which the choice does not rest on."
    ]
    return answer
  }

  private func standing(_ scenario: Int) -> String {
    switch selection.standings[scenario] {
    case .selected: "selected"
    case .inferior(let to, _): "worse than \(names[to])"
    case .infeasible: "breaks a bound"
    case .open: selection.tied.contains(scenario) ? "the same" : "open"
    }
  }

  private var bounds: String {
    zip(plan.bounded, plan.rule.bounds).map { outcome, bound in
      "\(outcome.words) \(bound.isUpper ? "at most" : "at least") \(bound.bound.shortText)"
        + symbol(outcome)
    }.joined(separator: " and ")
  }

  private func symbol(_ outcome: Outcome) -> String {
    let unit = outcome.unit(currency)
    return unit == "1" ? "" : " \(unit)"
  }

  private var conclusionSentence: String {
    let kept = bounds.isEmpty ? "" : " of those that keep \(bounds)"
    let most = plan.rule.prefersSmall ? "least" : "most"
    switch selection.decision {
    case .selected(let best):
      let objective = summaries[best][0]
      let range = objective.count > 1 ? " (\(span(objective)))" : ""
      return "`\(names[best])` has the \(most) \(plan.objective.words)\(kept): "
        + "\(grouped(objective.mean))\(symbol(plan.objective))\(range)."
    case .nothingFeasible: return "No scenario keeps \(bounds)."
    case .none:
      let left = StudyAnswer.list(selection.open.map { "`\(names[$0])`" })
      return "It is not settled after \(selection.count) replicates; still open: \(left)."
    }
  }

  private func span(_ summary: SampleSummary) -> String {
    "\(grouped(summary.interval.low)) to \(grouped(summary.interval.high))"
  }

  /// Four digits, in groups of three.
  private func grouped(_ value: Double) -> String {
    abs(value) >= 1_000 ? GroupedNumber.text(value, decimals: 0) : AlignedTable.short(value)
  }

  private var certainty: String {
    let confidence = ((1e8 * plan.rule.promise).rounded() / 1e6).shortText
    let zone = GroupedNumber.text(plan.rule.indifference.shortText) + symbol(plan.objective)
    switch selection.decision {
    case .selected:
      return "With \(confidence) % confidence no other that keeps the bounds is better by \(zone) "
        + "or more; smaller differences were said not to matter (`indifference`)."
    case .nothingFeasible: return "That holds with \(confidence) % confidence."
    case .none:
      return "Allow more `replicates`, or a wider `indifference`"
        + (plan.bounded.isEmpty ? "." : " or `tolerance`.")
    }
  }
}
