// What is done to a model from outside: by policies, and by an experiment on tipping.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ActingParts {
  /// Whether any of these policies changes people here.
  func trains(_ kinds: PolicyKind...) -> Bool { trainings.contains(where: kinds.contains) }
}

extension Submodels {
  var policies: Submodel {
    let active = model.policies.acting
    guard !parts.policies.isEmpty else {
      return Submodel(
        title: "Policies",
        blocks: [
          "The active policies (\(active.map { "`\($0.name)`" }.joined(separator: ", "))) begin after "
            + "the run and change nothing in it."
        ])
    }
    let start =
      parts.phases.count == 1
      ? "from the start of the run, warm-up included"
      : "from the midnight that begins observed day \(model.policies.startDay.shortText)"
    let taken =
      active.contains { $0.definition.changesPeople }
      ? " In those that people take part in, each holder of a post decides once for each policy, "
        + "when it begins or when they are hired, by a draw of their own." : ""
    return Submodel(
      title: "Policies",
      blocks: [
        "These policies act \(start), each upon what the one before it has left.\(taken)"
      ]
        + Markdown.list(active.map(policy)) + values
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
    let idle = parts.obstacle(kind).map { " It changes nothing here: \($0)." } ?? ""
    return "**\(policy.title)** (`\(kind.name)`; dose \(setting.dose.shortText)\(unit)\(uptake); "
      + "effect \(policy.grade.name)). \(policy.actsOn)\(idle)"
  }

  /// The numbers of the plan that the policies change.
  private var values: [String] {
    let rows = PlanChange.all(from: model, to: parts.phases[parts.phases.count - 1])
    return rows.isEmpty
      ? []
      : [
        "They put these values in place of those in the tables at the end (shifts are with the unit, "
          + "in section 2):"
      ]
        + Markdown.table(
          ["parameter", "as given", "under the policies"],
          rows.map { ["`\($0.path)`", $0.before, $0.after] })
  }

  /// What an experiment on tipping does.
  var disturbance: Submodel {
    let it = model.perturbation
    let day = it.day.shortText
    let back = it.rampBack == 0 ? "it stays there" : "it goes back as slowly"
    let texts = ODDDescription.holding([
      (
        it.startCapacity != 1,
        "Everybody starts at a capacity of `startCapacity`, \(it.startCapacity.shortText)."
      ),
      (
        it.startVacant > 0,
        "A share `startVacant`, \(it.startVacant.shortText), of posts is vacant at the start."
      ),
      (
        it.workload != 1,
        "The load that everybody feels at work is multiplied by `workload`, \(it.workload.shortText)."
      ),
      (
        it.push != 0,
        "On observed day \(day) a share `pushShare` of those who hold posts loses `push`, "
          + "\(it.push.shortText), of capacity at once, within its range."
      ),
      (
        parts.has(.ramp),
        "From observed day \(day) on that factor goes in daily steps to `rampTo`, "
          + "\(it.rampTo.shortText), within `rampDays`; \(back) after `holdDays`."
      ),
    ])
    return Submodel(
      title: "What is done from outside",
      blocks: ["An experiment disturbs the model (`perturbation`):"] + Markdown.list(texts))
  }
}
