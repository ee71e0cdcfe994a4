// What a tipping experiment comes to: for each arm, where it collapses and where it comes back.
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
    let chief =
      found.first { $0.finding?.verdict == .yes && $0.arm.exact == .none }
      ?? found.first { $0.finding?.verdict == .yes } ?? found.first
    if let chief {
      // An arm that is alone need not be named.
      let sentence = chief.sentence
      answer.sentences.append(
        found.count == 1
          ? sentence.replacing("In arm `\(chief.arm.name)`", with: "Here") : sentence)
    }
    let beside = ArmsBeside(found)
    if let beside { answer.sentences.append(beside.sentence) }
    let told = [chief?.arm.name].compactMap { $0 } + (beside?.names ?? [])
    answer.sentences.append(contentsOf: others(found.filter { !told.contains($0.arm.name) }))
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

  /// A share with its interval, in percent.
  func percentWithRange(_ tally: FateTally) -> String {
    let share = tally.share
    let range = StudyAnswer.range((100 * share.low, 100 * share.high))
    return percent(tally) + (range.isEmpty ? "" : " (\(range))")
  }

  private var symbol: String { arm.unit == "1" || arm.unit.isEmpty ? "" : " \(arm.unit)" }

  var subject: String { arm.level == .unit ? "units" : "people" }

  private var parameterName: String { "`\(arm.path)`" }

  private var sentence: String {
    let opening = "In arm `\(arm.name)`"
    guard let finding else { return rampSentence(opening) }
    let places = thresholds
    switch finding.verdict {
    case .yes:
      let how = arm.exact == .none ? "half of the \(subject) collapse" : "the state collapses"
      let back =
        places.recovery.isEmpty || places.recovery == "none"
        ? "no value in the range brings \(arm.exact == .none ? "half " : "it ")back"
        : "they come back only at \(places.recovery)\(symbol)"
      return "\(opening) \(how) at \(parameterName) \(places.collapse)\(symbol), and \(back): "
        + "the way back is longer than the way down."
    case .no where arm.exact == .none && !finding.collapse.value.isNaN:
      return "\(opening) half of the \(subject) that start rested go down with \(parameterName) "
        + "\(place(finding.collapse)), and those that start collapsed end alike, as far as steps of "
        + "this size with \(up[0].subjects) \(subject) at each can tell"
        + (finding.isSettled ? "." : "; whether it tips is not settled.")
    case .no:
      return "\(opening) there is no tipping: \(Int(days)) days on, who started rested and who "
        + "started collapsed are alike."
    case .unknown:
      let one = [places.collapse, places.recovery].first { !$0.isEmpty && $0 != "none" }
      return one.map {
        "\(opening) half of the \(subject) end down at \(parameterName) \($0)\(symbol); from the "
          + "other state it was not tried."
      }
        ?? "\(opening) the share that ends down passes a half nowhere in the range."
    }
  }

  /// What the hardest of the ramps does, against none.
  private func rampSentence(_ opening: String) -> String {
    let calm = ramps.first { $0.days == 0 }
    let hard = ramps.filter { $0.days > 0 }.max {
      ($0.tally.share.estimate, $0.hold) < ($1.tally.share.estimate, $1.hold)
    }
    guard let hard else { return "\(opening) nothing was asked about thresholds." }
    let beside = calm.map { "; without a rise it is \(percentWithRange($0.tally))" } ?? ""
    return "\(opening) at most \(percentWithRange(hard.tally)) of the \(subject) end down, after a "
      + "\(rampName(hard.days, hard.hold))\(beside)."
  }

  /// What the other arms say beside it.
  private static func others(_ rest: [TippingArmResult]) -> [String] {
    func names(_ verdict: TippingFinding.Verdict) -> [String] {
      rest.filter { one in
        let isOpen = one.finding.map { $0.verdict == .no && !$0.isSettled } ?? false
        return (isOpen ? .unknown : one.finding?.verdict) == verdict
      }.map { "`\($0.arm.name)`" }
    }
    let parts = [
      (names(.yes), "tips too", "tip too"), (names(.no), "does not tip", "do not tip"),
      (names(.unknown), "leaves it open", "leave it open"),
    ].filter { !$0.0.isEmpty }.map { names, one, many in
      "\(StudyAnswer.list(names)) \(names.count == 1 ? one : many)"
    }
    guard let first = parts.first else { return [] }
    let opening = "Arm" + (rest.count == 1 ? " " : "s ")
    return [opening + ([first] + parts.dropFirst()).joined(separator: "; ") + "."]
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
