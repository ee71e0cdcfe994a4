// What an experiment of kind warnings prints.
// SPDX-License-Identifier: GPL-3.0-or-later

extension WarningsResult {
  /// For people.
  var lines: [String] {
    var lines = opening
    if scenarios.count > 1 || used == 0 { lines += [""] + slowingTable }
    if used > 0 { lines += [""] + detectorTable + [""] + reading }
    return lines + [
      "",
      "Warnings are weak in real people, and that people tip is a hypothesis of the model. This is "
        + "for", "units and rules, never for judging a named person.",
    ]
  }

  private var opening: [String] {
    let years = AlignedTable.short(personYears, digits: 3)
    let tipped = tips == 1 ? "1 tip" : "\(tips) tips"
    let first = "\(tipped) in \(years) \(plan.level.rawValue)-years"
    guard used > 0 else {
      return [
        first
          + (tips > 0 ? ", none with the \(plan.needed) days of history that a watch needs." : ".")
      ]
    }
    let matched = detectors.first?.result.matched ?? 0
    return [
      first + ", \(used) with the \(plan.needed) days of history that a watch needs;",
      "\(matched) episodes of the same days without a tip to compare with. An alarm counts from "
        + "\(plan.horizon + plan.watch)", "to \(plan.horizon) days before the tip.",
    ]
  }

  private static func span(_ interval: (low: Double, high: Double), _ digits: Int) -> String {
    interval.low.isNaN
      ? ""
      : AlignedTable.short(interval.low, digits: digits) + " to "
        + AlignedTable.short(interval.high, digits: digits)
  }

  private static func percent(_ share: Double) -> String {
    share.isNaN ? "" : (100 * share).rounded().shortText + " %"
  }

  private var slowingTable: [String] {
    var table = AlignedTable([
      ("scenario", .left), ("collapsed", .right), ("tips", .right),
      ("of those who have not:", .left), ("autocorrelation", .right), ("95 % interval", .right),
      ("deviation", .right), ("mean", .right),
    ])
    for (name, census) in scenarios {
      for (signal, tally) in zip(plan.signals, census.slowing) where signal != .surveys {
        table.append([
          name, Self.percent(census.collapsedPercent / 100), String(census.tips),
          "\(signal.rawValue), n = \(tally.mean.count)",
          AlignedTable.short(tally.autocorrelation.mean, digits: 2),
          Self.span(tally.autocorrelation.interval, 3),
          AlignedTable.short(tally.deviation, digits: 2),
          AlignedTable.short(tally.mean.mean, digits: 3),
        ])
      }
    }
    return table.lines
  }

  private var detectorTable: [String] {
    var table = AlignedTable([
      ("signal", .left), ("indicator", .left), ("score", .left), ("AUC", .right),
      ("95 % interval", .right), ("tips found", .right), ("lead, days", .right),
      ("undefined", .right), ("significant", .right), ("without tip", .right),
    ])
    for one in detectors {
      let it = one.result
      table.append([
        one.signal.rawValue, one.indicator.rawValue, one.score.rawValue,
        AlignedTable.short(it.auc, digits: 2), Self.span(it.aucInterval, 2),
        it.auc.isNaN ? "" : Self.percent(it.sensitivity),
        it.lead.median.isNaN ? "" : it.lead.median.rounded().shortText,
        Self.percent(it.undefinedShare), Self.percent(one.significantTransitions),
        Self.percent(one.significantMatched),
      ])
    }
    let rate = plan.falseAlarmsPerYear.shortText
    return [
      "Tips found, and the median time from alarm to tip, at no more than \(rate) false alarms per "
        + "\(plan.level.rawValue) and",
      "year; AUC 0.5 is blind. Significant: trends against "
        + "\(plan.surrogates.map { "surrogates (\($0.rawValue))" } ?? "no surrogates") at 5 %.", "",
    ] + table.lines
  }

  /// What it comes to.
  private var reading: [String] {
    let hidden = best { !$0.signal.isSeen }
    let seen = best { $0.signal.isSeen && $0.signal != .surveys }
    let surveys = best { $0.signal == .surveys }
    var parts: [String] = []
    if let hidden { parts.append("Of what nobody sees, \(text(hidden)).") }
    if let seen { parts.append("Of what is in the files, \(text(seen)).") }
    if plan.signals.contains(.surveys) {
      let own = detectors.filter { $0.signal == .surveys }
      let blind = own.count { $0.result.undefinedShare == 1 }
      let rest =
        surveys.map { "the best, \(text($0))" } ?? "none can be scored"
      parts.append(
        "Of surveys, \(blind) of \(own.count) detectors are never defined (too few points); \(rest)."
      )
    }
    return parts
  }

  private func best(_ isWanted: (DetectorResult) -> Bool) -> DetectorResult? {
    detectors.filter { isWanted($0) && !$0.result.auc.isNaN }
      .reduce(nil) { best, one in
        guard let best, best.result.auc >= one.result.auc else { return one }
        return best
      }
  }

  private func text(_ one: DetectorResult) -> String {
    let name = "\(one.score == .trend ? "the trend of " : "")\(one.indicator.rawValue)"
    return "\(name) of \(one.signal.rawValue) tells best, with an AUC of "
      + "\(AlignedTable.short(one.result.auc, digits: 2)), and finds "
      + "\(Self.percent(one.result.sensitivity)) of tips"
  }
}
