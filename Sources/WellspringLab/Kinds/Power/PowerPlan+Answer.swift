// What a power study comes to: the smallest trial that would do.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension PowerPlan {
  /// Power that a trial is planned for.
  private static let aim = 0.8

  func answer(_ results: [PowerResult]) -> StudyAnswer {
    var answer = StudyAnswer()
    answer.sentences = [conclusionSentence(results), alarms(results)]
    var table = AlignedTable([
      ("  units", .right), ("waves", .right), ("power", .right), ("95 % interval", .right),
      ("false alarms", .right), ("true effect", .right),
    ])
    for result in results {
      let power = result.power
      table.append([
        String(result.units), String(result.waves), percent(power.estimate),
        result.trials == 0 ? "" : "\(percent(power.low)) to \(percent(power.high))",
        percent(result.falseAlarmRate.estimate), AlignedTable.short(result.trueEffect, digits: 3),
      ])
    }
    answer.show(table)
    answer.words = [
      "Power: share of \(trials) virtual trials of each size that find the effect at the 5 % level, "
        + "seen through \(instrumentName) (\(measure)).",
      "True effect: mean of what the policy changes in the same units with the same luck.",
    ]
    return answer
  }

  private var measure: String {
    countsCases ? "share of cases, %" : "mean score, points\(scaleText)"
  }

  /// ` on a scale of 0 to 54`; nothing where it is not known.
  private var scaleText: String {
    scale.map { " on a scale of \($0.lowerBound.shortText) to \($0.upperBound.shortText)" } ?? ""
  }

  private func percent(_ share: Double) -> String {
    share.isNaN ? "" : (100 * share).rounded().shortText + " %"
  }

  private func conclusionSentence(_ results: [PowerResult]) -> String {
    let what = policies.map { "`\($0)`" }.joined(separator: " with ")
    let known = results.filter { $0.trials > 0 }
    func size(_ result: PowerResult) -> String {
      "\(result.units) units and \(result.waves) waves"
    }
    func power(_ result: PowerResult) -> String {
      let it = result.power
      return "\(percent(it.estimate)) of the time (\(percent(it.low)) to \(percent(it.high)))"
    }
    let enough = known.filter { $0.power.estimate >= Self.aim }
    if let smallest = enough.min(by: { ($0.units, $0.waves) < ($1.units, $1.waves) }) {
      return "A \(design.rawValue) trial of \(what) with \(size(smallest)) finds its effect of "
        + "\(AlignedTable.short(smallest.trueEffect, digits: 2))\(firstSymbol) \(power(smallest)); it is "
        + "the smallest tried that does so in 80 %."
    }
    guard let most = known.map(\.power.high).max() else { return "No trial could be analysed." }
    let opening =
      most < Self.aim
      ? "No size that was tried finds the effect of \(what) in 80 % of trials"
      : "No size that was tried is known to find the effect of \(what) in 80 % of trials: of "
        + "\(trials) trials a size, any may find it up to \(percent(most)) of the time"
    return "\(opening). \(sizeSentence(known))"
  }

  /// The effect beside the error of a single trial.
  private func sizeSentence(_ results: [PowerResult]) -> String {
    func range(_ values: [Double]) -> String {
      let known = values.filter { !$0.isNaN }.sorted { abs($0) < abs($1) }
      let ends = [known.first, known.last].compactMap { $0 }.map {
        AlignedTable.short($0, digits: 2)
      }
      return Set(ends).sorted { $0.count < $1.count }.count > 1
        ? "\(ends[0]) to \(ends[1])" : ends.first ?? "–"
    }
    return "What it truly changes is \(range(results.map(\.trueEffect)))\(firstSymbol), and a "
      + "single trial errs by \(range(results.map(\.claimedError)))."
  }

  /// The unit where it first stands: points of a score with its scale.
  private var firstSymbol: String { countsCases ? " percentage points" : " points\(scaleText)" }

  private func alarms(_ results: [PowerResult]) -> String {
    let rates = results.filter { $0.trials > 0 }.map(\.falseAlarmRate.estimate)
    guard let low = rates.min(), let high = rates.max() else {
      return "A history failed, or too few waves may be shown."
    }
    let range = low == high ? percent(low) : "\(percent(low)) to \(percent(high))"
    let failed = results.reduce(0) { $0 + $1.failed }
    return "Where there is no effect, \(range) of trials claim one"
      + (failed > 0 ? "; \(failed) trials could not be analysed." : " (5 % are allowed).")
  }
}
