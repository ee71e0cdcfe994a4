// What a tipping experiment says to people.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension TippingArmResult {
  private func short(_ value: Double) -> String { AlignedTable.short(value, digits: 4) }

  var lines: [String] {
    let unit = arm.unit == "1" || arm.unit.isEmpty ? "" : " (\(arm.unit))"
    var lines = ["\(arm.name): \(arm.path)\(unit), \(arm.level.rawValue)"]
    if !(up + down).isEmpty { lines += [""] + branchTable.lines.map { "  " + $0 } + [""] }
    lines += verdictLines
    if !pushes.isEmpty { lines += [""] + marginTable.lines.map { "  " + $0 } + [""] + marginLines }
    if !ramps.isEmpty { lines += [""] + rampTable.lines.map { "  " + $0 } }
    if !aftermath.isEmpty { lines += [""] + aftermathTable.lines.map { "  " + $0 } }
    let cost = RecoveryCost(self).lines
    if !cost.isEmpty { lines += [""] + cost }
    return lines + [""]
  }

  private var branchTable: AlignedTable {
    var headings: [(String, AlignedTable.Side)] = [("value", .right)]
    for direction in arm.directions {
      let start = direction == .up ? "rested" : "collapsed"
      headings += [("from \(start)", .right), ("down", .right), ("95 % interval", .right)]
    }
    var table = AlignedTable(headings)
    for (step, value) in arm.values.enumerated() {
      var cells = [value.shortText.count <= 8 ? value.shortText : short(value)]
      for direction in arm.directions {
        let tally = tallies(direction)[step]
        let share = tally.share
        let month = SampleSummary.mean(of: tally.lastMonth.filter { !$0.isNaN })
        cells.append(AlignedTable.short(month, digits: 3))
        cells.append(percent(share.estimate))
        cells.append(interval(tally))
      }
      table.append(cells)
    }
    return table
  }

  /// The interval of the share that ends down; one course without chance has none.
  private func interval(_ tally: FateTally) -> String {
    let share = tally.share
    return share.low.isNaN ? "" : "\(percent(share.low)) to \(percent(share.high))"
  }

  private func percent(_ share: Double) -> String {
    share.isNaN ? "" : AlignedTable.short(100 * share, digits: 3) + " %"
  }

  private var verdictLines: [String] {
    guard let finding else { return [] }
    var lines: [String] = []
    let one = [finding.collapse, finding.recovery].first { !$0.value.isNaN }
    switch finding.verdict {
    case .no:
      lines.append(
        "  No tipping: \(Int(days)) days on, who started rested and who started "
          + "collapsed are alike"
          + (finding.width.high > 0 ? ", as far as steps of this size can show" : "") + ".")
      if arm.exact == .none, let one { lines.append("  Half end down \(place(one)).") }
    case .yes where arm.exact != .none:
      lines.append("  Tips: between its two thresholds it stays where it starts.")
    case .yes:
      lines.append("  Tips: " + thresholds(finding.collapse, finding.recovery))
    case .unknown:
      lines.append(
        one.map { "  Half end down \(place($0))." }
          ?? "  Nowhere in the range does the share that ends down pass a half.")
    }
    if arm.exact != .none {
      let name = arm.exact == .closedForm ? "folds in closed form" : "folds of the weekly map"
      let places = [
        ("bisection", bisection.collapse, bisection.recovery),
        (name, theory.collapse?.value, theory.recovery?.value),
      ]
      for (method, collapse, recovery) in places {
        let parts = [("collapse", collapse), ("recovery", recovery)].map { word, value in
          "\(word) " + (value.map { AlignedTable.short($0, digits: 9) } ?? "none")
        }
        lines.append("  By \(method): " + parts.joined(separator: ", ") + ".")
      }
    }
    return lines
  }

  /// Between which of the values tried, and the interval where chance makes it wider.
  func place(_ estimate: Estimate) -> String {
    var text = "between \(short(estimate.above)) and \(short(estimate.below))"
    if estimate.low < estimate.above || estimate.high > estimate.below {
      text += " (95 % interval \(short(estimate.low)) to \(short(estimate.high)))"
    }
    return text
  }

  private func thresholds(_ collapse: Estimate, _ recovery: Estimate) -> String {
    var parts: [String] = []
    if !collapse.value.isNaN { parts.append("half collapse \(place(collapse))") }
    if !recovery.value.isNaN {
      parts.append("half recover \(place(recovery))")
    } else if !collapse.value.isNaN, !down.isEmpty {
      parts.append("no value in the range brings half back")
    }
    return parts.joined(separator: "; ") + "."
  }

  private var marginTable: AlignedTable {
    var table = AlignedTable([("push", .right), ("ends down", .right), ("95 % interval", .right)])
    for (index, tally) in pushes.enumerated() {
      let share = tally.share
      table.append([
        short(arm.pushes[index]), percent(share.estimate),
        interval(tally),
      ])
    }
    return table
  }

  private var marginLines: [String] {
    var lines: [String] = []
    if !margin.value.isNaN {
      lines.append(
        "  Margin at \(short(arm.operating)): half survive a push \(place(margin)).")
    } else {
      lines.append("  Margin at \(short(arm.operating)): not within the pushes that were tried.")
    }
    if !theoryMargin.isNaN { lines.append("  By theory: \(short(theoryMargin)).") }
    return lines
  }

  private var aftermathTable: AlignedTable {
    var table = AlignedTable([
      ("ramp days", .right), ("hold days", .right), ("who", .left), ("share", .right),
      ("load factor", .right),
      ("permeability", .right), ("skill", .right),
    ])
    for ramp in aftermath {
      for (fate, group) in ramp.fates.groups {
        table.append([
          String(ramp.days), String(ramp.hold), fate.rawValue, percent(ramp.fates.share(fate)),
          AlignedTable.short(group.loadFactor, digits: 3),
          AlignedTable.short(group.permeability, digits: 3),
          AlignedTable.short(group.skill, digits: 3),
        ])
      }
    }
    return table
  }

  private var rampTable: AlignedTable {
    var table = AlignedTable([
      ("ramp days", .right), ("hold days", .right), ("peak", .right), ("tipped", .right),
      ("ends down", .right), ("95 % interval", .right), ("median tip day", .right),
    ])
    for ramp in ramps {
      let share = ramp.tally.share
      table.append([
        String(ramp.days), String(ramp.hold), short(peak(ramp.days, ramp.hold)),
        percent(tippedShare(ramp.tally)), percent(share.estimate),
        interval(ramp.tally),
        AlignedTable.short(medianTip(ramp.tally), digits: 3),
      ])
    }
    return table
  }
}
