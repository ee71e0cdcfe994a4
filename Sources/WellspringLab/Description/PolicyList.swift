// The policies of a loaded model: `wellspring describe FILE --format policies`.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Every policy with what it acts on, its dose, uptake, cost and evidence, and what a model makes
/// of it.
public struct PolicyList: Sendable {
  private let policies: Policies
  private let purchases: PolicyPurchases

  public init(_ loaded: LoadedModel) {
    policies = loaded.model.policies
    purchases = PolicyPurchases(loaded.model)
  }

  /// The active ones first, then the others.
  public var text: String {
    let active = PolicyKind.allCases.filter { policies[$0].active != 0 }
    let others = PolicyKind.allCases.filter { policies[$0].active == 0 }
    let lines =
      ["Active: " + (active.isEmpty ? "none." : "\(active.count)" + start + ".")]
      + active.flatMap(paragraph) + ["", "Not active: \(others.count)."]
      + others.flatMap(paragraph)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Lines for the model in words.
  var summary: [String] {
    let active = PolicyKind.allCases.filter { policies[$0].active != 0 }
    if active.isEmpty {
      return ["Policies: none of \(PolicyKind.allCases.count) is active."]
    }
    return ["Policies\(start):"]
      + active.map { "  \($0.name), \(dose($0))\(uptake($0)): \($0.definition.title)." }
      + (purchases.isEmpty ? [] : ["What they buy:"] + purchases.lines.map { "  \($0)." })
  }

  private var start: String {
    policies.startDay == 0
      ? ", from the start of the run" : ", from observed day \(policies.startDay.shortText) on"
  }

  private func paragraph(_ kind: PolicyKind) -> [String] {
    let policy = kind.definition
    return [
      "", "\(kind.name): \(policy.title)", "  Acts on: \(policy.actsOn)",
      "  Dose: \(dose(kind)). \(policy.dose.meaning)",
    ] + (policy.uptake == nil ? [] : ["  Uptake: \(policies[kind].uptake.shortText) of staff."])
      + [
        "  Cost: \(cost(kind))", "  Evidence (\(policy.grade.name)): \(policy.evidence)",
      ]
  }

  private func dose(_ kind: PolicyKind) -> String {
    let dose = kind.definition.dose
    return "dose " + policies[kind].dose.shortText
      + (dose.unit == .one ? "" : " \(dose.unit.symbol)")
  }

  private func uptake(_ kind: PolicyKind) -> String {
    kind.definition.uptake == nil ? "" : ", uptake \(policies[kind].uptake.shortText)"
  }

  private func cost(_ kind: PolicyKind) -> String {
    let (policy, hours) = (kind.definition, policies[kind].hours)
    let per = policy.hours.per == .participant ? "participant" : "unit"
    let meaning = policy.hours.meaning
    guard hours > 0 else {
      return "no hours beside what the simulation counts." + (meaning.isEmpty ? "" : " " + meaning)
    }
    let scaled = hours * policies[kind].dose / policy.dose.usual
    return "\(scaled.shortText) h a month and \(per). \(meaning)"
  }
}
