// The policies that act in a model, as a submodel.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Submodels {
  var policies: Submodel {
    let acting = model.policies.acting
    let start =
      model.policies.startDay == 0
      ? "from the start of the run, warm-up included"
      : "from the midnight that begins observed day \(model.policies.startDay.shortText)"
    let taken =
      acting.contains { $0.definition.uptake != nil }
      ? " In those that people take part in, each holder of a post decides once for each policy, "
        + "when it begins or when they are hired, by a draw of their own." : ""
    return Submodel(
      title: "Policies",
      blocks: [
        "These policies act \(start), each upon what the one before it has left.\(taken)"
      ]
        + Markdown.list(acting.map(policy))
        + [
          "Programme hours are paid hours beside those on the floor, in proportion to the dose.",
          "What is published on each is in docs/policies.md and in "
            + "`wellspring describe --format policies`.",
        ])
  }

  private func policy(_ kind: PolicyKind) -> String {
    let (policy, setting) = (kind.definition, model.policies[kind])
    let unit = policy.dose.unit == .one ? "" : " \(policy.dose.unit.symbol)"
    let uptake = policy.uptake == nil ? "" : ", uptake \(setting.uptake.shortText)"
    return "**\(policy.title)** (`\(kind.name)`; dose \(setting.dose.shortText)\(unit)\(uptake); "
      + "effect \(policy.grade.name)). \(policy.actsOn)"
  }
}
