// The table of a tipping experiment: for each arm, where it collapses and where it comes back.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension TippingArmResult {
  /// Both thresholds, with their intervals; as simulated, or exact where theory gives them.
  private var thresholds: (collapse: String, recovery: String) {
    if arm.exact != .none {
      func exact(_ fold: ExactFold?) -> String {
        fold.map { AlignedTable.short($0.value) } ?? "none"
      }
      return (exact(theory.collapse), exact(theory.recovery))
    }
    guard let finding, finding.verdict != .no else { return ("", "") }
    func simulated(_ estimate: Estimate) -> String {
      estimate.value.isNaN
        ? "" : StudyAnswer.range((estimate.low, estimate.high), digits: 3)
    }
    return (simulated(finding.collapse), simulated(finding.recovery))
  }

  private var verdictWord: String {
    switch finding?.verdict {
    case .yes: "tips"
    case .no: finding?.isSettled == true ? "does not tip" : "not settled"
    case .unknown: "not settled"
    case nil: "not asked"
    }
  }

  static func answer(_ found: [TippingArmResult]) -> StudyAnswer {
    var answer = StudyAnswer()
    var table = AlignedTable([
      ("", .left), ("", .left), ("collapse at", .right), ("back at", .right), ("margin", .right),
    ])
    for result in found {
      let places = result.thresholds
      table.append([
        "  " + result.arm.name + result.levelText, result.verdictWord,
        places.collapse,
        places.recovery, result.marginText,
      ])
      for line in result.rampLines { table.append(line) }
    }
    answer.show(table)
    answer.words = words(found)
    return answer
  }

  /// Whose tipping it is, where the name does not say so.
  private var levelText: String {
    arm.level == .unit && !arm.name.contains("unit") ? " (unit)" : ""
  }

  private var marginText: String {
    margin.value.isNaN ? "" : StudyAnswer.range((margin.low, margin.high))
  }

  private var rampLines: [[String]] {
    ramps.map { ramp in
      ["    \(rampName(ramp.days, ramp.hold))", "\(percent(ramp.tally)) end down", "", "", ""]
    }
  }

  private func rampName(_ days: Int, _ hold: Int) -> String {
    if days == 0 { return "no rise" }
    return "rise in \(days) d" + (hold > 0 ? ", held \(hold) d" : "")
  }

  private func percent(_ tally: FateTally) -> String {
    AlignedTable.short(100 * tally.share.estimate, digits: 2) + " %"
  }

  private static func words(_ found: [TippingArmResult]) -> [String] {
    var words = [
      "Tips: over a range of the parameter, who starts rested stays up and who starts collapsed "
        + "stays down. Ranges hold the place where half end down, with 95 % confidence; a single "
        + "number is exact."
    ]
    if found.contains(where: { !$0.margin.value.isNaN }) {
      words.append("Margin: the sudden loss of capacity that half survive.")
    }
    return words + ["That people and units tip is a hypothesis of the model, not a finding."]
  }
}
