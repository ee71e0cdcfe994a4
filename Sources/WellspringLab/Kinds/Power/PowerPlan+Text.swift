// What virtual trials print.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension PowerPlan {
  /// For people.
  func lines(_ results: [PowerResult]) -> [String] {
    var table = AlignedTable([
      ("units", .right), ("waves", .right), ("power", .right), ("95 % interval", .right),
      ("false alarms", .right), ("true effect", .right), ("found on average", .right),
      ("its SD", .right),
    ])
    func percent(_ share: Double) -> String {
      share.isNaN ? "" : (100 * share).rounded().shortText + " %"
    }
    for result in results {
      let power = result.power
      table.append([
        String(result.units), String(result.waves), percent(power.estimate),
        result.trials == 0 ? "" : "\(percent(power.low)) to \(percent(power.high))",
        percent(result.falseAlarmRate.estimate), AlignedTable.short(result.trueEffect, digits: 3),
        AlignedTable.short(result.estimates.mean, digits: 3),
        AlignedTable.short(result.estimates.deviation, digits: 2),
      ])
    }
    let measure = countsCases ? "share of cases, %" : "mean score, points"
    return [
      "A \(design.rawValue) trial of \(policies.joined(separator: " with ")), seen through "
        + "\(instrumentName) (\(measure));", "\(trials) virtual trials of each size",
      "",
    ] + table.lines + ["", conclusion(results)] + failures(results)
  }

  private func conclusion(_ results: [PowerResult]) -> String {
    let enough = results.filter { $0.trials > 0 && $0.power.estimate >= 0.8 }
    guard let smallest = enough.min(by: { ($0.units, $0.waves) < ($1.units, $1.waves) }) else {
      return "No size that was tried finds the effect in 80 % of trials."
    }
    return "The smallest trial that finds the effect in 80 % of trials: \(smallest.units) units, "
      + "\(smallest.waves) waves."
  }

  private func failures(_ results: [PowerResult]) -> [String] {
    let failed = results.reduce(0) { $0 + $1.failed }
    return failed == 0
      ? []
      : ["\(failed) trials could not be analysed: a history failed, or too few waves may be shown."]
  }
}
