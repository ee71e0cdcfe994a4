// All that an experiment of kind roster prints.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension RosterResult {
  private static let mostTrials = 20

  var lines: [String] {
    [
      "\(counted(risk.futures, "future")) of \(counted(risk.posts, "post")) over "
        + "\(counted(risk.dayCount, "day")); posts most at risk first."
    ] + [""] + allPosts.lines + [""] + worstDays + swapLines
      + [
        "",
        "Below the midpoint is a hypothesis of the model. This is about rosters and posts, and never",
        "for judging a person.",
      ]
  }

  private func short(_ value: Double, _ digits: Int = 3) -> String {
    AlignedTable.short(value, digits: digits)
  }

  private var allPosts: AlignedTable {
    var table = AlignedTable([
      ("post", .left), ("role", .left), ("hours", .right), ("nights", .right), ("run", .right),
      ("night run", .right), ("quick returns", .right), ("sleep", .right), ("start", .right),
      ("lowest", .right), ("end", .right), ("days below", .right), ("95 % interval", .right),
    ])
    for row in postRows {
      let risk = row.risk
      table.append([
        plan.post(row.post), plan.month.roles[row.post], short(row.row.hours),
        String(row.row.nights), String(row.row.longestRun), String(row.row.longestNightRun),
        String(row.row.quickReturns), short(risk.sleep.mean), short(risk.start.mean),
        short(risk.lowest.mean), short(risk.end.mean), short(risk.daysBelow.mean),
        StudyAnswer.range(Self.daysInterval(risk.daysBelow)),
      ])
    }
    return table
  }

  /// No number of days is below none.
  private static func daysInterval(_ days: RunningMean) -> (low: Double, high: Double) {
    let interval = days.interval()
    return (interval.low < 0 ? 0 : interval.low, interval.high)
  }

  private var worstDays: [String] {
    let order = (0..<risk.dayCount).sorted {
      let (a, b) = (risk.expectedBelow(onDay: $0), risk.expectedBelow(onDay: $1))
      return a == b ? $0 < $1 : a > b
    }
    let told = order.prefix(5).filter { risk.expectedBelow(onDay: $0) > 0 }.map {
      "\(day($0)): \(short(risk.expectedBelow(onDay: $0)))"
    }
    return told.isEmpty
      ? ["No post is below the midpoint on any day."]
      : ["Days with most posts below the midpoint: " + told.joined(separator: "; ") + "."]
  }

  private var swapLines: [String] {
    guard let rule = plan.rule else { return [] }
    guard let rounds else {
      return ["", "No swap of two shifts keeps every rule and evens out the roster."]
    }
    var lines = ["", "Swaps that were tried, by what they do to the \(plan.harm.words):", ""]
    var table = AlignedTable([
      ("swap", .left), ("n", .right), ("difference", .right), ("95 % interval", .right),
      ("verdict", .left), ("", .left),
    ])
    for trial in trials.prefix(Self.mostTrials) {
      table.append([
        plan.name(trial.scenario), String(trial.difference.count),
        short(trial.difference.mean), StudyAnswer.range(trial.difference.interval()),
        trial.verdict.rawValue, words(trial.swap),
      ])
    }
    lines += table.lines + ["", ending(rounds, rule)]
    if let together {
      lines.append(
        "All \(chosen.count) together: \(short(together.mean))\(plan.harm.symbol), "
          + "\(StudyAnswer.range(together.interval())).")
    }
    for place in chosen.indices {
      lines += [
        "", "Why \(plan.name(chosen[place].scenario)): \(words(chosen[place].swap)).",
      ]
      lines += why(place).map { "  " + $0 }
    }
    return lines
  }

  private func ending(_ rounds: SwapRounds, _ rule: SwapRule) -> String {
    let zone = "\(rule.indifference.shortText)\(plan.harm.symbol)"
    switch rounds.ending {
    case .none, .enough: return "As many swaps are chosen as were asked for."
    case .noneBetter:
      return "No \(rounds.chosen.isEmpty ? "" : "further ")swap lowers it by more than \(zone)."
    case .noneApart: return "No swap is left that can be had beside the chosen ones."
    case .unsettled:
      return "Whether a \(rounds.chosen.isEmpty ? "" : "further ")swap lowers it by \(zone) is not "
        + "settled; allow more `replicates`."
    }
  }
}
