// The policies as a page, written from their definitions: `docs/policies.md`.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Documents every policy.
public enum PolicyReference {
  /// The whole page.
  public static var markdown: String {
    let lines =
      introduction + ["", "| policy | name | dose | usual |", "| --- | --- | --- | --- |"]
      + PolicyKind.allCases.map { kind in
        let policy = kind.definition
        let unit = policy.dose.unit == .one ? "" : " \(policy.dose.unit.symbol)"
        return "| \(policy.title) | `\(kind.name)` | "
          + "\(policy.dose.range.lowerBound.shortText) to "
          + "\(policy.dose.range.upperBound.shortText)\(unit) | "
          + "\(policy.dose.usual.shortText)\(unit) |"
      }
      + PolicyKind.allCases.flatMap(section)
    return lines.joined(separator: "\n") + "\n"
  }

  private static let introduction = [
    "# Policies",
    "",
    "What a manager or trainer can change, by name. This page is written from the definitions that",
    "the simulation runs on; a test keeps the two together.",
    "",
    "```",
    "wellspring run models/icu.yaml --policy rest-legitimacy",
    "wellspring run models/icu.yaml --policy rest-legitimacy=0.8 --policy staffing-level",
    "wellspring describe models/icu.yaml --format policies",
    "```",
    "",
    "or in a model file. A policy that is named acts, with whichever of its keys: giving a dose chooses",
    "it. `active: off` beside them keeps it for later; a dose from outside the file (`--set`, a scenario,",
    "a factor) counts more than that, unless `active` is set from outside as well:",
    "",
    "```yaml",
    "policies:",
    "  rest-legitimacy: {active: on, dose: 0.5, hours: 4 h}",
    "  boundaries-training: {active: on, dose: 0.3, uptake: 0.6, hours: 1 h}",
    "```",
    "",
    "All are off unless chosen. A dose of 0, and an uptake of 0, change no byte of the results.",
    "Policies combine; the order in which they are written does not matter. Some change the unit;",
    "others change those who take part, whom one draw for each person and policy decides, so that a",
    "policy shifts nobody else's luck. They act from the start of the run, or with",
    "`policies.startDay` from an observed day on, as a before-and-after comparison needs it.",
    "",
    "Programme hours are paid hours beside those worked on the floor: at the usual dose as given,",
    "in proportion at another. Doses, uptakes and hours are choices or assumptions; the grade under",
    "each policy says how well the size of its effect is known.",
  ]

  private static func section(_ kind: PolicyKind) -> [String] {
    let policy = kind.definition
    return [
      "", "## \(policy.title)", "", "`\(kind.name)`", "", "- **Acts on.** \(policy.actsOn)",
      "- **Dose.** \(policy.dose.meaning) \(doseRange(policy))",
    ] + (policy.uptake.map { ["- **Uptake.** \(uptake($0))"] } ?? [])
      + [
        "- **Cost.** \(cost(policy))",
        "- **Evidence** (size of the effect: \(policy.grade.name)). \(policy.evidence)",
      ]
  }

  private static func doseRange(_ policy: PolicyDefinition) -> String {
    let dose = policy.dose
    let unit = dose.unit == .one ? "" : " \(dose.unit.symbol)"
    return
      "\(dose.range.lowerBound.shortText) to \(dose.range.upperBound.shortText)\(unit), usually "
      + "\(dose.usual.shortText)\(unit)."
  }

  static func uptake(_ uptake: PolicyUptake) -> String {
    "Usually \(uptake.usual.shortText) of staff take part (in sessions: attend each)"
      + (uptake.needsTrust ? ", fewer where trust is low or stigma high." : ".")
  }

  static func cost(_ policy: PolicyDefinition) -> String {
    let per = policy.hours.per == .participant ? "participant" : "unit"
    let meaning = policy.hours.meaning
    guard policy.hours.usual > 0 else {
      return "No hours beside what the simulation counts." + (meaning.isEmpty ? "" : " " + meaning)
    }
    return "\(policy.hours.usual.shortText) h a month and \(per). \(meaning)"
  }
}
