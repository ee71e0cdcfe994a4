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
    case .no: "does not tip"
    case .unknown: "not settled"
    case nil: "not asked"
    }
  }

  static func answer(_ found: [TippingArmResult]) -> StudyAnswer {
    var answer = StudyAnswer()
    let chief =
      found.first { $0.finding?.verdict == .yes && $0.arm.exact == .none }
      ?? found.first { $0.finding?.verdict == .yes } ?? found.first
    if let chief { answer.sentences.append(chief.sentence) }
    answer.sentences.append(contentsOf: others(found, besides: chief))
    var table = AlignedTable([
      ("", .left), ("", .left), ("collapse at", .right), ("back at", .right), ("margin", .right),
    ])
    for result in found {
      let places = result.thresholds
      table.append([
        "  " + result.arm.name + (result.arm.level == .unit ? " (unit)" : ""), result.verdictWord,
        places.collapse,
        places.recovery, result.marginText,
      ])
      for line in result.rampLines { table.append(line) }
    }
    answer.show(table)
    answer.words = words(found)
    return answer
  }

  private var marginText: String {
    margin.value.isNaN ? "" : StudyAnswer.range((margin.low, margin.high))
  }

  /// The mildest and the hardest ramp.
  private var rampLines: [[String]] {
    guard let first = ramps.first, let last = ramps.last else { return [] }
    let shown = ramps.count > 1 ? [first, last] : [first]
    return shown.map { ramp in
      let share = ramp.tally.share
      let percent = AlignedTable.short(100 * share.estimate, digits: 2)
      return ["    a rise over \(ramp.days) d", "\(percent) % end down", "", "", ""]
    }
  }

  private var symbol: String { arm.unit == "1" || arm.unit.isEmpty ? "" : " \(arm.unit)" }

  private var subject: String { arm.level == .unit ? "units" : "people" }

  private var parameterName: String { "`\(arm.path)`" }

  private var sentence: String {
    let opening = "In arm `\(arm.name)`"
    guard let finding else {
      guard let worst = ramps.max(by: { $0.tally.share.estimate < $1.tally.share.estimate }) else {
        return "\(opening) nothing was asked about thresholds."
      }
      let share = worst.tally.share
      let range = StudyAnswer.range((100 * share.low, 100 * share.high))
      return "\(opening) up to \(AlignedTable.short(100 * share.estimate, digits: 2)) % of "
        + "\(subject) (\(range)) end down, after a rise over \(worst.days) days."
    }
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

  /// What the other arms say beside it.
  private static func others(
    _ found: [TippingArmResult], besides chief: TippingArmResult?
  ) -> [String] {
    let rest = found.filter { $0.arm.name != chief?.arm.name }
    func names(_ verdict: TippingFinding.Verdict) -> [String] {
      rest.filter { $0.finding?.verdict == verdict }.map { "`\($0.arm.name)`" }
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
