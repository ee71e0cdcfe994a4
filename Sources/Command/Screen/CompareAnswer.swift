// What a comparison comes to, in two sentences.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct CompareAnswer {
  /// A pair by what can be said of it.
  private struct Finding {
    let name: String
    let comparison: PairComparison
    let figure: Figure
    let isClear: Bool
    let isSame: Bool
    /// Whether the difference is for the better; nil where that cannot be said of the outcome.
    let isBetter: Bool?

    var verb: String { figure.value < 0 ? "lowers" : "raises" }
  }

  private let report: RunReport
  private let lead: Outcome
  private let findings: [Finding]

  init(_ report: RunReport, _ lead: Outcome) {
    (self.report, self.lead) = (report, lead)
    findings = report.results.comparisons.compactMap { comparison in
      guard let entry = comparison.outcomes.first(where: { $0.outcome == lead }),
        entry.paired.count > 0
      else { return nil }
      let verdict = ComparisonText.verdict(entry)
      let difference = entry.paired.difference
      return Finding(
        name: "`\(report.pairName(comparison.pair))`", comparison: comparison,
        figure: Figure(entry.paired), isClear: verdict == "lower" || verdict == "higher",
        isSame: verdict == "the same", isBetter: lead.moreIsBetter.map { $0 == (difference > 0) })
    }.sorted { abs($0.figure.value) > abs($1.figure.value) }
  }

  /// The best difference and what it takes; then the others, and what cannot be told apart.
  var sentences: [String] {
    guard !findings.isEmpty else { return ["No replicate gives a difference."] }
    let clear = findings.filter(\.isClear)
    let better = clear.filter { $0.isBetter ?? true }
    let worse = clear.filter { $0.isBetter == false }
    guard let best = better.first ?? worse.first else { return [nothing] }
    var first = opening + clause(best, isMost: findings.count > 1) + takes(best)
    if better.isEmpty, findings.count > 1 {
      first =
        opening + "nothing improves \(lead.words) by an amount that can be told: " + clause(best)
    }
    let rest = rest(better.dropFirst() + worse.filter { $0.name != best.name })
    return [capital(first) + "."] + rest
  }

  private var opening: String {
    let baselines = Set(report.results.comparisons.map(\.pair.baseline))
    guard baselines.count == 1, let baseline = baselines.first else { return "" }
    return "Against `\(report.experiment.scenarios[baseline].name)`, "
  }

  private func amount(_ figure: Figure) -> String {
    let size = figure.size
    let range = size.hasRange ? " (\(size.range))" : ""
    return size.text + lead.differenceSymbol(report.experiment.currency) + range
  }

  private func clause(_ finding: Finding, isMost: Bool = false) -> String {
    "\(finding.name) \(finding.verb) \(lead.words)\(isMost ? " most:" : "") by "
      + amount(finding.figure)
  }

  /// What the best takes in money, or in paid hours.
  private func takes(_ finding: Finding) -> String {
    let entries = finding.comparison.outcomes
    let money = entries.first { $0.outcome == .cost && $0.paired.count > 0 }
    guard let entry = money ?? entries.first(where: { $0.outcome == .staffHours }),
      entry.outcome != lead, entry.paired.count > 1
    else { return "" }
    let figure = Figure(entry.paired)
    let unit = entry.outcome == .cost ? " \(report.experiment.unit(of: .cost))" : " paid hours"
    if entry.paired.difference == 0 { return ", for the same\(unit)" }
    if figure.low <= 0, figure.high >= 0, figure.hasRange {
      return ", for about as many\(unit)"
    }
    let size = figure.size
    let range = size.hasRange ? " (\(size.range))" : ""
    return ", for \(size.text)\(unit) \(figure.value < 0 ? "less" : "more")\(range)"
  }

  private func rest(_ others: [Finding]) -> [String] {
    var parts = others.prefix(2).map { "\($0.name) \($0.verb) it by \(amount($0.figure))" }
    let more = others.dropFirst(2)
    if !more.isEmpty {
      parts.append("\(StudyAnswer.list(more.map(\.name))) \(more.count == 1 ? "does" : "do") less")
    }
    let same = findings.filter(\.isSame).map(\.name)
    if !same.isEmpty {
      parts.append("\(StudyAnswer.list(same)) \(same.count == 1 ? "changes" : "change") nothing")
    }
    let untold = findings.filter { !$0.isClear && !$0.isSame }.map(\.name)
    if !untold.isEmpty {
      parts.append(
        "what \(StudyAnswer.list(untold)) \(untold.count == 1 ? "does" : "do") cannot be told from "
          + "chance")
    }
    guard !parts.isEmpty else { return [] }
    return [capital(parts.joined(separator: "; ")) + "."]
  }

  private var nothing: String {
    if findings.allSatisfy(\.isSame) {
      return capital("\(opening)\(lead.words) is the same in every replicate.")
    }
    let largest = findings[0]
    guard largest.figure.hasRange else {
      return "One pair of replicates cannot tell a difference from chance; run more."
    }
    return capital(
      "\(opening)no difference of \(lead.words) can be told from chance: the largest is "
        + "\(largest.figure.signedText)\(lead.differenceSymbol(report.experiment.currency)) "
        + "(\(largest.figure.signedRange)), of \(largest.name).")
  }

  private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
