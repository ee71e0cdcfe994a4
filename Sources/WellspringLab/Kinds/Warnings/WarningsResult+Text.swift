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

  // MARK: Detectors

  /// The detectors of one signal and indicator: what is shown of the first score, and of the trend
  /// beside it.
  private var pairs: [(shown: DetectorResult, trend: DetectorResult?)] {
    let first = plan.scores.first ?? .value
    return detectors.filter { $0.score == first }.map { shown in
      let trend = detectors.first {
        $0.signal == shown.signal && $0.indicator == shown.indicator && $0.score == .trend
      }
      return (shown, trend)
    }
  }

  private var detectorTable: [String] {
    var table = AlignedTable([
      ("signal", .left), ("indicator", .left), ("AUC", .right), ("95 % interval", .right),
      ("of its trend", .right), ("95 % interval", .right), ("tips found", .right),
      ("lead, days", .right), ("trend significant", .right), ("without tip", .right),
      ("undefined", .right),
    ])
    for (shown, trend) in pairs where shown.result.undefinedShare < 1 {
      let it = shown.result
      let beside = shown.score == .trend ? nil : trend?.result
      table.append([
        shown.signal.rawValue, shown.indicator.rawValue, AlignedTable.short(it.auc, digits: 2),
        Self.span(it.aucInterval, 2), beside.map { AlignedTable.short($0.auc, digits: 2) } ?? "",
        beside.map { Self.span($0.aucInterval, 2) } ?? "",
        it.auc.isNaN ? "" : Self.percent(it.sensitivity),
        it.lead.median.isNaN ? "" : it.lead.median.rounded().shortText,
        Self.percent(trend?.significantTransitions ?? .nan),
        Self.percent(trend?.significantMatched ?? .nan), Self.percent(it.undefinedShare),
      ])
    }
    let rate = plan.falseAlarmsPerYear.shortText
    let tests = plan.surrogates.map {
      " Trends are significant at 5 % against surrogates (\($0.rawValue))."
    }
    return [
      "AUC: chance that who tips scores higher than who does not; 0.5 is blind. Tips found, and the "
        + "median time",
      "from alarm to tip, at no more than \(rate) false alarms per \(plan.level.rawValue) and year."
        + (tests ?? ""),
    ] + chance + [""] + table.lines + silent
  }

  /// What a blind detector would find at the same threshold.
  private var chance: [String] {
    let shares = detectors.map(\.result.falseAlarmShare).filter { !$0.isNaN }
    guard let most = shares.max(), most > 0 else { return [] }
    return ["A blind detector finds up to \(Self.percent(most)) at that rate."]
  }

  /// What is never defined.
  private var silent: [String] {
    let blind = pairs.map(\.shown).filter { $0.result.undefinedShare == 1 }
    return plan.signals.compactMap { signal in
      let own = blind.filter { $0.signal == signal }.map(\.indicator.rawValue)
      return own.isEmpty
        ? nil
        : "Never defined, too few points: \(own.joined(separator: ", ")) of \(signal.rawValue)."
    }
  }

  // MARK: What it comes to

  private var reading: [String] {
    [
      sentence("Of what nobody sees") { !$0.signal.isSeen },
      sentence("Of what is in the files") { $0.signal.isSeen && $0.signal != .surveys },
      sentence("Of surveys") { $0.signal == .surveys },
    ].compactMap { $0 }
  }

  /// The best of some detectors, with how many it is the best of.
  private func sentence(_ opening: String, _ isWanted: (DetectorResult) -> Bool) -> String? {
    let all = detectors.filter(isWanted)
    if all.isEmpty { return nil }
    let scored = DetectorChoice.ranked(all) { $0.result.auc }
    guard let best = scored.first else { return "\(opening), no detector is ever defined." }
    let undefined = all.count - scored.count
    let name = "\(best.score == .trend ? "the trend of " : "")\(best.indicator.rawValue)"
    return "\(opening), the best of \(all.count) detectors"
      + (undefined > 0 ? " (\(undefined) never defined)" : "")
      + " is \(name) of \(best.signal.rawValue): AUC "
      + "\(AlignedTable.short(best.result.auc, digits: 2)) "
      + "(\(Self.span(best.result.aucInterval, 2))), \(Self.percent(best.result.sensitivity)) of tips found."
  }
}
