// A model after the STRESS-ABS checklist: `wellspring describe FILE --format stress`.
//
// STRESS (Strengthening the Reporting of Empirical Simulation Studies) lists what a report of an
// agent-based simulation study has to say: Monks et al., J Simul 2019;13:55 (doi
// 10.1080/17477778.2018.1442155). A model file answers a part of it. What only the study can say is
// marked as such.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Writes the STRESS-ABS checklist of a loaded model as Markdown.
public struct STRESSChecklist: Sendable {
  /// Stands where a model file has no answer.
  public static let open = "*To be filled in by the study:*"

  let loaded: LoadedModel
  let parts: ActingParts
  var model: Model { loaded.model }
  let odd: ODDDescription
  /// The study, where its file was given.
  let study: ExperimentDescription?

  public init(_ loaded: LoadedModel) { self.init(loaded, study: nil) }

  /// The checklist of an experiment: what its file says of the study is filled in.
  public init(_ study: ExperimentDescription) { self.init(study.loaded, study: study) }

  private init(_ loaded: LoadedModel, study: ExperimentDescription?) {
    self.loaded = loaded
    self.study = study
    odd = ODDDescription(loaded)
    parts = odd.parts
  }

  /// The whole page. The same model gives the same text.
  public var markdown: String {
    let sections: [(String, [(String, [String])])] = [
      ("Objectives", objectives), ("Logic", logic), ("Data", data),
      ("Experimentation", experimentation), ("Implementation", implementation),
      ("Code access", [("Computer model sharing statement", sharing)]),
    ]
    let blocks = sections.enumerated().flatMap { section, content in
      [Markdown.heading(2, "\(section + 1). \(content.0)")]
        + content.1.enumerated().flatMap { item, answer in
          [Markdown.heading(3, "\(section + 1).\(item + 1) \(answer.0)")] + answer.1
        }
    }
    return Markdown.page(title + blocks)
  }

  private var title: [String] {
    [
      Markdown.heading(1, "STRESS-ABS checklist of \(model.name)"),
      "The items are those of the STRESS guidelines for agent-based simulation (Monks et al. 2019). "
        + "The answers were written by Wellspring \(wellspringVersion) from \(source). "
        + "Where \(study == nil ? "a model file has" : "the files have") no answer, the item is marked "
        + "as to be filled in by the study. "
        + "`wellspring describe FILE --format odd` gives the ODD description with every equation, "
        + "which belongs with this checklist.",
    ]
  }

  private var source: String {
    guard let study, let scenario = study.experiment.scenarios.first(where: { $0.model != nil })
    else { return "the model as loaded" }
    return study.experiment.scenarios.count == 1
      ? "the experiment and its model"
      : "the experiment, and from the model of its scenario `\(scenario.name)` where models are told"
  }

  // MARK: 1. Objectives

  private var objectives: [(String, [String])] {
    let words = Markdown.inline(model.description)
    return [
      (
        "Purpose of the model",
        (words.isEmpty ? [] : ["The model file states:", "> " + words]) + [
          study.map { "The study asks: \(Markdown.inline($0.experiment.title))" }
            ?? "\(Self.open) the question of the study, and why simulation answers it."
        ]
      ),
      (
        "Model outputs",
        ["Defined for every replicate:"] + ODDDescription.outcomes + [
          primary
        ]
      ),
      ("Experimentation aims", aims),
    ]
  }

  private var primary: String {
    guard let study, !study.asked.isEmpty else {
      return "\(Self.open) which of these are primary."
    }
    let names = study.experiment.outcomes.map { "`\($0.definition.name)`" }
    return "The study asks about \(Markdown.enumeration(names))."
  }

  private var aims: [String] {
    guard let study else {
      return ["\(Self.open) scenarios, their aims, and how they are compared."]
    }
    return study.design.map(Markdown.inline)
      + ["\(Self.open) what each scenario stands for."]
  }

  private var scenarios: [String] {
    guard let study else {
      return ["\(Self.open) the scenarios and the values that each of them sets."]
    }
    let common = study.common.map { "`\($0)`" }
    return
      (common.isEmpty
      ? [] : ["On top of the model file all of it sets \(Markdown.enumeration(common))."])
      + study.tables.flatMap { title, rows in
        let width = rows.map(\.count).max() ?? 0
        let header =
          title == "Factors" ? ["factor", "path", "values", "unit"] : ["scenario", "sets"]
        return Markdown.table(
          Array(header.prefix(width)),
          rows.map { $0 + Array(repeating: "", count: width - $0.count) })
      }
  }

  // MARK: 2. Logic

  private var logic: [(String, [String])] {
    [
      ("Base model overview diagram", [diagram]), ("Base model logic", odd.processes),
      (
        "Scenario logic",
        [
          "A scenario is the model with values set differently (`--set path=value`)\(policies). Scenarios that "
            + "are run with the same seed share their random numbers."
        ] + scenarios
      ), ("Algorithms", algorithms), ("Components", components),
    ]
  }

  private var care: String {
    parts.scopes.allSatisfy { $0.kind == .appointments } ? "on a panel" : "in care"
  }

  private var diagram: String {
    let cases = parts.has(.cases)
    let lines =
      (cases
        ? [
          "arrivals → waiting → \(care) → completed",
          "              ↓          ↓ demand, encounters",
          "        left unseen      ↓",
        ] : ["(no cases arrive)"])
      + [
        "  rota → modes of a clinician: \(modes)",
        "                         ↓ replenishment, depletion",
      ]
      + ["                  compassion capacity C"]
      + ["                         ↓ midnight", "         exhaustion → cynicism, efficacy"]
      + (feedback.isEmpty
        ? [] : ["                         ↓", "            \(feedback) → fewer at work"])
    return Markdown.code(lines)
  }

  /// Who can meet whom.
  private var topology: String {
    let contacts =
      !parts.has(.contacts)
      ? "There are no contacts between colleagues."
      : parts.has(.teams, .contacts)
        ? "Within a unit those on duty meet; members of one team `teamTie` times as likely as others."
        : "Within a unit everybody on duty can meet everybody else; there is no network of lasting ties."
    return contacts
      + (parts.has(.floatPool)
        ? " Units interact only through the float pool that they share."
        : " Units do not interact.")
  }

  private var policies: String {
    parts.policies.isEmpty
      ? "" : "; policies act in this one (see the submodel of policies in the ODD description)"
  }

  private var modes: String {
    (["working"] + (parts.acts(.breaks) ? ["break"] : [])
      + (parts.overruns ? ["overrun"] : [])
      + (parts.has(.shifts) ? ["off duty", "asleep"] : [])).joined(separator: ", ")
  }

  private var feedback: String {
    [parts.acts(.absence) ? "absence" : nil, parts.acts(.turnover) ? "leaving" : nil]
      .compactMap { $0 }.joined(separator: ", ")
  }

  private var algorithms: [String] {
    let flow =
      parts.acts(.lossSpiral)
      ? "The capacity equation is solved piece by piece in closed form (linear and Riccati pieces)."
      : "The capacity equation is linear and solved in closed form."
    return Markdown.list([
      flow,
      "Pending events are timers in a winner tree, ordered by time and then by timer.",
      "Hazards run on internal clocks: an event happens when its integrated hazard reaches a unit "
        + "exponential, and a change of rate draws nothing.",
      "Variates are drawn by the samplers of the GNU Scientific Library from addressed Philox streams.",
    ]) + [
      "The submodels that act, with equations in the ODD description: "
        + Submodels(loaded, parts).all.map {
          $0.title.prefix(1).lowercased() + $0.title.dropFirst()
        }
        .joined(separator: "; ") + "."
    ]
  }

  private var components: [String] {
    [
      Markdown.heading(4, "2.5.1 Environment"),
      "Space is not represented. The environment of a clinician is the unit: its rota"
        + (parts.has(.cases) ? ", its cases" : "") + " and its colleagues on duty.",
    ] + SiteTables(parts, level: 5).blocks + [Markdown.heading(4, "2.5.2 Agents")]
      + StateTable(parts: parts).blocks + [Markdown.heading(4, "2.5.3 Interaction topology")]
      + odd.interaction + [
        topology,
        Markdown.heading(4, "2.5.4 Entry and exit"),
      ] + [entry]
  }

  private var entry: String {
    let isFixed = Set(parts.phases.map { $0.units.map { $0.posts.map(\.count) } }).count == 1
    let posts =
      isFixed
      ? "The number of posts is fixed." : "The number of posts changes when the policies begin."
    let people =
      (parts.acts(.turnover)
        ? "Clinicians leave by resignation and are replaced after a delay. "
        : parts.has(.vacancies)
          ? "Posts that are vacant at the start are filled after a delay; nobody leaves. "
          : "No clinician leaves. ") + posts
      + (parts.has(.standIns) ? " Stand-ins come for a shift." : "")
    guard parts.has(.cases) else { return people }
    let isPatient = parts.scopes.contains { $0.has(.cases) && $0.unit.work.patienceMean > 0 }
    return
      "Cases arrive by a Poisson process and leave when their care ends\(isPatient ? ", when they lose patience," : "") "
      + "or at once when no place is free. " + people
  }
}
