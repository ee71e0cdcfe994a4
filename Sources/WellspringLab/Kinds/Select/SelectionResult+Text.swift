// What a selection prints.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension SelectionResult {
  /// The row of a scenario, for people.
  private func verdict(_ scenario: Int) -> String {
    switch selection.standings[scenario] {
    case .selected: return "selected"
    case .inferior(let to, let replicate): return "worse than \(names[to]) (\(replicate))"
    case .infeasible(let bound, let replicate):
      return "\(plan.bounded[bound].definition.name) out of bounds (\(replicate))"
    case .open: return selection.tied.contains(scenario) ? "tied with the selected" : "open"
    }
  }

  /// What the selection says, for people.
  var lines: [String] {
    let outcomes = [plan.objective] + plan.bounded
    var table = AlignedTable(
      [("scenario", .left), ("n", .right)]
        + outcomes.map { ($0.title(currency), .right) } + [("verdict (after replicate)", .left)])
    for (scenario, name) in names.enumerated() {
      let means = summaries[scenario].map { summary in
        let reach = summary.interval.high - summary.mean
        return AlignedTable.short(summary.mean)
          + (reach.isNaN ? "" : " ± \(AlignedTable.short(reach, digits: 2))")
      }
      table.append(
        [name, String(summaries[scenario][0].count)] + means + [verdict(scenario)])
    }
    return [question, ""] + table.lines + [""] + conclusion + skipped
  }

  private var question: String {
    let bounds = zip(plan.bounded, plan.rule.bounds).map { outcome, bound in
      "\(outcome.definition.name) \(bound.isUpper ? "at most" : "at least") "
        + "\(bound.bound.shortText)\(outcome.money(currency)) (± \(bound.tolerance.shortText)"
        + (bound.confidence.map { ", sure to \((100 * $0).shortText) %" } ?? "") + ")"
    }
    return "Which has the \(plan.rule.prefersSmall ? "smallest" : "largest") "
      + plan.objective.definition.name
      + (bounds.isEmpty ? "?" : " with \(bounds.joined(separator: " and "))?")
  }

  private var conclusion: [String] {
    let confidence = ((1e8 * plan.rule.promise).rounded() / 1e6).shortText
    let unit = plan.objective.unit(currency)
    let zone = plan.rule.indifference.shortText + (unit == "1" ? "" : " \(unit)")
    switch selection.decision {
    case .selected(let best):
      let tied = selection.tied.map { names[$0] }
      return [
        "Selected: \(names[best]), after \(selection.count) replicates. With confidence of at "
          + "least \(confidence) % no other that keeps",
        "the bounds is better by \(zone) or more."
          + (tied.isEmpty
            ? "" : " The same in every replicate: \(tied.joined(separator: ", "))."),
      ]
    case .nothingFeasible:
      return [
        "None: with confidence of at least \(confidence) % every scenario breaks a bound "
          + "(settled after \(selection.count) replicates)."
      ]
    case .none:
      let left = selection.open.map { names[$0] }.joined(separator: ", ")
      return [
        "Not settled after \(selection.count) replicates; still open: \(left).",
        "Allow more `replicates`, or a wider `indifference`"
          + (plan.bounded.isEmpty ? "." : " or `tolerance`."),
      ]
    }
  }

  private var skipped: [String] {
    selection.skipped == 0
      ? []
      : [
        "\(selection.skipped) replicates were left out because a scenario has no value there "
          + "(failures.csv)."
      ]
  }
}
