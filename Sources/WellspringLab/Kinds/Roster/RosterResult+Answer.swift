// What the coming month comes to, for a screen.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension RosterResult {
  private static let mostPosts = 8

  var answer: StudyAnswer {
    var answer = StudyAnswer()
    answer.sentences = [riskSentence, swapSentence].compactMap { $0 }
    answer.table = postTable.lines
    answer.leftOut = max(0, risk.posts - Self.mostPosts)
    let chosen = self.chosen
    if !chosen.isEmpty {
      answer.table += [""] + swapTable(chosen).lines
    }
    answer.words = [
      "Run: most shifts on end. Quick returns: rests of less than 11 h between two shifts. Days below: "
        + "days on which mean capacity is below the midpoint, expected over the futures; ever: futures "
        + "with such a day.",
      "Time below the midpoint of the loss spiral (\(AlignedTable.short(risk.midpoint, digits: 2)) of "
        + "capacity) is what the model calls depleted; the midpoint is a hypothesis of the model.",
      "This is about rosters and posts, never for judging a person, and it says nothing about how "
        + "anybody works.",
    ]
    return answer
  }

  private func number(_ value: Double) -> String { AlignedTable.short(value, digits: 3) }

  /// - Parameter least: what no value lies below, so that no interval does.
  private func span(_ mean: RunningMean, least: Double = -.infinity) -> String {
    var interval = mean.interval()
    if interval.low < least { interval.low = least }
    let range = StudyAnswer.range(interval)
    return "\(number(mean.mean))" + (range.isEmpty ? "" : " (\(range))")
  }

  private var riskSentence: String {
    let all = risk.posts * risk.dayCount
    let total = (0..<risk.dayCount).reduce(0) { $0 + risk.expectedBelow(onDay: $1) }
    let first = risk.ranking[0]
    let worst = (0..<risk.dayCount).max {
      risk.expectedBelow(onDay: $0) < risk.expectedBelow(onDay: $1)
    }!
    guard total > 0 else {
      return "In \(counted(risk.futures, "future")) no post comes below the midpoint on any of the "
        + "\(counted(all, "post-day")); \(post(first)) comes lowest."
    }
    return "Of \(counted(all, "post-day")) \(number(total)) are expected below the midpoint; at "
      + "\(post(first)) it is \(span(risk.byPost[first].daysBelow)) days, more than at any other. Most "
      + "posts at once, \(number(risk.expectedBelow(onDay: worst))) of \(risk.posts), are below on "
      + "\(day(worst))."
  }

  /// What the harm is called in a sentence.
  private var lowered: String { plan.harm.words }

  private var swapSentence: String? {
    guard let rule = plan.rule else { return nil }
    let zone = "\(rule.indifference.shortText)\(plan.harm.symbol)"
    guard let rounds else {
      return "No swap of two shifts keeps rest, hours and coverage and evens out the roster."
    }
    guard let first = chosen.first else {
      return rounds.ending == .noneBetter
        ? "No swap of the \(plan.swaps.count) that were tried lowers the \(lowered) by more than "
          + "\(zone)."
        : "Which of the \(plan.swaps.count) swaps that were tried lowers the \(lowered) is not "
          + "settled; allow more `replicates`, or a wider `indifference`."
    }
    let what =
      "The swap that helps most: \(words(first.swap)), which changes the \(lowered) by "
      + "\(span(first.difference))\(plan.harm.symbol)"
    guard let together else { return what + "." }
    return what
      + "; the \(chosen.count) swaps that were chosen, made together, by \(span(together))."
  }

  private var postTable: AlignedTable {
    var table = AlignedTable([
      ("at risk", .left), ("hours", .right), ("nights", .right), ("run", .right),
      ("quick returns", .right), ("sleep, h", .right), ("days below", .right), ("ever", .right),
    ])
    for row in postRows.prefix(Self.mostPosts) {
      let ever = ProportionInterval(successes: row.risk.everBelow, trials: row.risk.held)
      table.append([
        "  " + post(row.post), number(row.row.hours), String(row.row.nights),
        String(row.row.longestRun), String(row.row.quickReturns), number(row.risk.sleep.mean),
        span(row.risk.daysBelow, least: 0),
        ever.estimate.isNaN ? "" : "\((100 * ever.estimate).rounded().shortText) %",
      ])
    }
    return table
  }

  private func swapTable(_ chosen: [Trial]) -> AlignedTable {
    var table = AlignedTable([
      ("swaps", .left), ("gives", .left), ("to", .left), ("takes", .left), ("harm", .right),
    ])
    func shift(_ duty: RosterSwap.Duty) -> String {
      "\(plan.month.shifts[Int(duty.shift) - 1].name) of day \(duty.day + 1)"
    }
    for trial in chosen.prefix(StudyAnswer.mostLines - Self.mostPosts - 2) {
      table.append([
        "  " + post(trial.swap.first.post), shift(trial.swap.first),
        post(trial.swap.second.post), shift(trial.swap.second), span(trial.difference),
      ])
    }
    return table
  }
}
