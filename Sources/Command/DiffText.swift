// What `wellspring diff` prints.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct DiffText {
  private let difference: FolderDifference
  private let showsAll: Bool
  /// Changed values that are named one by one.
  private static let mostChanges = 12

  init(_ difference: FolderDifference, all: Bool) {
    (self.difference, showsAll) = (difference, all)
  }

  private var experiment: Experiment { difference.first.experiment }

  var text: String {
    var lines = Screen.wrapped("\(difference.second.path) less \(difference.first.path)")
    lines.append("seed \(experiment.seed)")
    for pair in difference.pairs { lines += [""] + section(pair) }
    lines += alone
    lines.append("")
    for note in notes { lines += Screen.wrapped(note) }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: One pair

  private func section(_ pair: FolderDifference.Pair) -> [String] {
    let count = pair.outcomes.map(\.paired.count).max() ?? 0
    let replicates = "\(counted(count, "pair")) of replicates"
    var lines = [difference.pairs.count == 1 ? replicates : "\(pair.first.name): \(replicates)"]
    lines += changes(pair) + [""]
    let shown = shown(pair)
    guard !shown.isEmpty else {
      return lines + ["  No outcome is different: every replicate gave the same."]
    }
    let rows = shown.map { row($0) }
    let heading = ["", "first", "second", "difference", "95 % interval", ""]
    lines += ComparisonText.aligned([heading] + rows, rightFrom: 1, through: 4)
    return lines + rest(pair, shown)
  }

  private func changes(_ pair: FolderDifference.Pair) -> [String] {
    guard !pair.changes.isEmpty else {
      return [
        pair.isSameModel
          ? "  The two models are the same."
          : "  No value of the models differs, but something else does: rows of a roster, or names."
      ]
    }
    var table = AlignedTable([("", .left), ("", .right), ("", .left)])
    for change in pair.changes.prefix(Self.mostChanges) {
      table.append([
        "  " + change.path, change.withUnit(change.before), "→ " + change.withUnit(change.after),
      ])
    }
    let left = pair.changes.count - Self.mostChanges
    return ["  Changed:"] + table.lines.dropFirst().map { "  " + $0 }
      + (left > 0 ? ["    and \(counted(left, "value")) more (--format json)"] : [])
  }

  /// What the model wants shown first, and what else clearly differs.
  private func shown(_ pair: FolderDifference.Pair) -> [OutcomeComparison] {
    if showsAll { return pair.outcomes }
    let asked = experiment.headline.isEmpty ? Self.usual : experiment.headline
    let isClear = { (entry: OutcomeComparison) in
      !["the same", "no clear difference"].contains(ComparisonText.verdict(entry))
        && entry.adjustedP < 0.05
    }
    let first = pair.outcomes.filter { asked.contains($0.outcome) }
    // What is counted by shift is not told once more by hours worked.
    let byHours = Set(Outcome.allCases.compactMap(\.byHoursWorked))
    let others = pair.outcomes
      .filter { !asked.contains($0.outcome) && !byHours.contains($0.outcome) && isClear($0) }
      .sorted { abs($0.paired.effectSize) > abs($1.paired.effectSize) }
    return first.filter { $0.paired.deviation > 0 || $0.paired.difference != 0 }
      + others.prefix(max(0, Screen.mostLines - first.count))
  }

  private static let usual: [Outcome] = [
    .highExhaustionPercent, .capacityMean, .tippedEverPercent, .leaversPercentPerYear,
    .breaksMissedPercent, .staffHours,
  ]

  private func row(_ entry: OutcomeComparison) -> [String] {
    let (figure, paired) = (Figure(entry.paired), entry.paired)
    let word = ComparisonText.verdict(entry)
    return [
      "  " + entry.outcome.heading(experiment.currency),
      GroupedNumber.text(paired.baselineMean, decimals: figure.decimals),
      GroupedNumber.text(paired.otherMean, decimals: figure.decimals),
      figure.signedText, figure.signedRange,
      word == "no clear difference" ? "cannot be told" : String(word.prefix { $0 != ":" }),
    ]
  }

  private func rest(_ pair: FolderDifference.Pair, _ shown: [OutcomeComparison]) -> [String] {
    let names = Set(shown.map(\.outcome))
    let left = pair.outcomes.filter { !names.contains($0.outcome) }
    guard !left.isEmpty else { return [] }
    let same = left.count { ComparisonText.verdict($0) == "the same" }
    let clear = left.count { $0.adjustedP < 0.05 }
    let unclear = left.count - same - clear
    let parts = [
      clear > 0 ? "\(counted(clear, "outcome")) more clearly differ" + (clear == 1 ? "s" : "") : "",
      unclear > 0 ? "\(unclear) cannot be told apart" : "",
      same > 0 ? "\(same) \(same == 1 ? "is" : "are") the same" : "",
    ].filter { !$0.isEmpty }
    return Screen.wrapped(parts.joined(separator: ", ") + " (--all shows them).", indent: "  ")
  }

  // MARK: Below

  private var alone: [String] {
    let (first, second) = difference.alone
    return [(first, difference.first.path), (second, difference.second.path)].flatMap {
      names, path in
      names.isEmpty
        ? [] : [""] + Screen.wrapped("Only in \(path): " + names.joined(separator: ", "))
    }
  }

  private var notes: [String] {
    let family = difference.pairs.reduce(0) { $0 + $1.outcomes.count }
    var notes = [
      "Replicates of equal number share their luck. An interval holds the difference with 95 % "
        + "confidence; lower and higher still stand out after allowing for all \(family) differences "
        + "that were looked at (Holm, 5 %)."
    ]
    let spans = difference.pairs.contains { pair in
      pair.first.model?.horizon.days != pair.second.model?.horizon.days
    }
    if spans {
      notes.append(
        "The two observe different numbers of days: sums over the days, such as hours of work, "
          + "differ for that alone.")
    }
    return notes
  }
}
