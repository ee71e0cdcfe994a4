// What an experiment on warnings comes to: the best detector of what is seen, and of what is not.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension WarningsResult {
  var answer: StudyAnswer {
    var answer = StudyAnswer()
    // Where nothing is watched that anybody could see, the question is about recovery itself.
    let isAboutWarnings = used > 0 && plan.signals.contains(where: \.isSeen)
    answer.sentences = isAboutWarnings ? detectorSentences : slowingSentences
    answer.show(isAboutWarnings ? detectorTable : slowingTable)
    let years = AlignedTable.short(personYears, digits: 3)
    var words = [
      "\(tips == 1 ? "1 tip" : "\(tips) tips") in \(years) \(plan.level.rawValue)-years."
    ]
    if isAboutWarnings {
      words += [
        "AUC: chance that who tips scores higher than who does not; 0.5 is blind, 1 sees all.",
        "Found: share of tips with an alarm in time, at no more than "
          + "\(plan.falseAlarmsPerYear.shortText) false alarms per \(plan.level.rawValue) and year.",
      ]
    }
    answer.words =
      words + [
        "Warnings are weak in real people. They are for units and rules, never for judging a named "
          + "person."
      ]
    return answer
  }

  private func percent(_ share: Double) -> String {
    share.isNaN ? "" : (100 * share).rounded().shortText + " %"
  }

  private func name(_ it: DetectorResult) -> String {
    "\(it.score == .trend ? "trend of " : "")\(it.indicator.rawValue) of \(it.signal.rawValue)"
  }

  private func ranked(_ isWanted: (DetectorResult) -> Bool) -> [DetectorResult] {
    DetectorChoice.ranked(detectors.filter(isWanted)) { $0.result.auc }
  }

  private var detectorSentences: [String] {
    let seen = ranked { $0.signal.isSeen }
    let hidden = ranked { !$0.signal.isSeen }
    func clause(_ it: DetectorResult) -> String {
      "\(name(it)) (AUC \(AlignedTable.short(it.result.auc, digits: 2)), "
        + "\(StudyAnswer.range(it.result.aucInterval)); \(percent(it.result.sensitivity)) of tips "
        + "found)"
    }
    var sentences: [String] = []
    if let best = seen.first {
      sentences.append(
        DetectorChoice.isTold(low: best.result.aucInterval.low)
          ? "Of what can be seen, the best warning of \(seen.count) is \(clause(best))."
          : "Nothing that can be seen warns better than chance for certain; the best of "
            + "\(seen.count) is \(clause(best)).")
    }
    if let best = hidden.first {
      sentences.append("Of what nobody sees, the best of \(hidden.count) is \(clause(best)).")
    }
    return (sentences.isEmpty ? ["No detector is ever defined."] : sentences) + rates
  }

  private static let mostRates = 6

  /// How often somebody tips, scenario by scenario.
  private var rates: [String] {
    guard (2...Self.mostRates).contains(scenarios.count) else { return [] }
    let parts = scenarios.filter { $0.census.personDays > 0 }.map { name, census in
      let rate = 36_500 * Double(census.tips) / Double(census.personDays)
      return "\(AlignedTable.short(rate, digits: 2)) under `\(name)`"
    }
    let list = StudyAnswer.list(parts, most: Self.mostRates)
    return parts.isEmpty ? [] : ["Tips in 100 \(plan.level.rawValue)-years: \(list)."]
  }

  private var detectorTable: AlignedTable {
    var table = AlignedTable([
      ("", .left), ("AUC", .right), ("95 % interval", .right), ("found", .right),
      ("days before", .right),
    ])
    for it in ranked({ _ in true }) {
      table.append([
        "  " + name(it), AlignedTable.short(it.result.auc, digits: 2),
        StudyAnswer.range(it.result.aucInterval), percent(it.result.sensitivity),
        it.result.lead.median.isNaN ? "" : it.result.lead.median.rounded().shortText,
      ])
    }
    return table
  }

  // MARK: Where nobody is watched: how lively those are who have not tipped

  private var signalShown: Int? { plan.signals.firstIndex { $0 != .surveys } }

  private var slowingSentences: [String] {
    guard let signal = signalShown, scenarios.count > 1 else {
      return ["No tip has the history that a watch needs."]
    }
    // Where all have collapsed, nobody is left whose recovery could be seen.
    let known = scenarios.filter { !$0.census.slowing[signal].autocorrelation.mean.isNaN }
    guard let first = known.first, let last = known.last, first.name != last.name else {
      return ["Recovery is defined in too few scenarios to be compared."]
    }
    let (a, b) = (first.census.slowing[signal], last.census.slowing[signal])
    func value(_ tally: SlowingTally) -> String {
      let range = StudyAnswer.range(tally.autocorrelation.interval, digits: 3)
      return AlignedTable.short(tally.autocorrelation.mean, digits: 2)
        + (range.isEmpty ? "" : " (\(range))")
    }
    let (before, after) = (a.autocorrelation.interval, b.autocorrelation.interval)
    let verdict =
      if before.high.isNaN || after.low.isNaN {
        "one replicate cannot say whether those who have not collapsed recover more slowly"
      } else if after.low > before.high {
        "those who have not collapsed recover more slowly"
      } else {
        "that those who have not collapsed recover more slowly is not certain"
      }
    let end = scenarios[scenarios.count - 1]
    return [
      "From `\(first.name)` to `\(last.name)` the autocorrelation of "
        + "\(plan.signals[signal].rawValue) goes from \(value(a)) to \(value(b)): \(verdict).",
      "Collapsed at the end are \(percent(scenarios[0].census.collapsedPercent / 100)) in "
        + "`\(scenarios[0].name)` and \(percent(end.census.collapsedPercent / 100)) in "
        + "`\(end.name)`.",
    ]
  }

  private var slowingTable: AlignedTable {
    var table = AlignedTable([
      ("", .left), ("collapsed", .right), ("tips", .right), ("autocorrelation", .right),
      ("95 % interval", .right),
    ])
    guard let signal = signalShown else { return table }
    for (name, census) in scenarios {
      let tally = census.slowing[signal]
      table.append([
        "  " + name, percent(census.collapsedPercent / 100), String(census.tips),
        AlignedTable.short(tally.autocorrelation.mean, digits: 2),
        StudyAnswer.range(tally.autocorrelation.interval, digits: 3),
      ])
    }
    return table
  }
}
