// A policy that is named acts: nobody sets a dose that changes nothing.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Doses of policies")
struct PolicyDoseTests {
  private static func model(_ more: String = "", _ sets: [String] = []) throws -> LoadedModel {
    try Fixture.load(Fixture.small + "\n" + more, sets)
  }

  private static func dose(_ kind: PolicyKind) -> String {
    let dose = kind.definition.dose
    return dose.usual.shortText + (dose.unit == .one ? "" : " \(dose.unit.symbol)")
  }

  @Test(
    "Setting the dose of a policy is the same as choosing it at that dose",
    arguments: PolicyKind.allCases)
  func doseActs(kind: PolicyKind) throws {
    let dose = Self.dose(kind)
    let path = "policies.\(kind.name)"
    let base = try Self.model()
    let chosen = try Self.model(
      "", ModelOverride.settings(policy: "\(kind.name)=\(dose)"))
    let set = try Self.model("", ["\(path).dose=\(dose)"])
    let written = try Self.model("policies: {\(kind.name): {dose: \(dose)}}")
    #expect(set.model.policies.acting == [kind] && written.model.policies.acting == [kind])
    #expect(set.canonicalText == chosen.canonicalText)
    #expect(written.canonicalText == chosen.canonicalText)
    #expect(set.canonicalText != base.canonicalText)
    // Where it comes from is said.
    #expect(set["\(path).active"]?.origin.name == "set")
    #expect(written["\(path).active"]?.origin.name == "file")
  }

  @Test("So is naming it with another of its keys, or with none", arguments: PolicyKind.allCases)
  func anyKeyActs(kind: PolicyKind) throws {
    let usual = try Self.model("", ["policies.\(kind.name).active=on"])
    #expect(try Self.model("policies: {\(kind.name): {}}").canonicalText == usual.canonicalText)
    for parameter in PolicySetting.parameters(of: kind) where parameter.name != "active" {
      let standard = try #require(parameter.standard).shortText
      let unit = parameter.unit == .one ? "" : " \(parameter.unit.symbol)"
      let set = try Self.model("", ["policies.\(kind.name).\(parameter.name)=\(standard)\(unit)"])
      #expect(set.canonicalText == usual.canonicalText, "\(parameter.name)")
    }
  }

  @Test("`active: off` in the same place keeps a policy for later, whatever its dose")
  func keptForLater() throws {
    let off = "policies: {rest-legitimacy: {active: off, dose: 0.7}}"
    #expect(try Self.model(off).model.policies.acting.isEmpty)
    let sets = ["policies.rest-legitimacy.active=off", "policies.rest-legitimacy.dose=0.7"]
    #expect(try Self.model("", sets).model.policies.acting.isEmpty)
    // From outside the file a dose counts more than the file's `off`, and `off` more than a dose.
    let outside = try Self.model(off, ["policies.rest-legitimacy.dose=0.3"])
    #expect(outside.model.policies.acting == [.restLegitimacy])
    #expect(outside.model.policies[.restLegitimacy].dose == 0.3)
    #expect(try Self.model(off, sets).model.policies.acting.isEmpty)
    #expect(
      try Self.model(off, ["policies.rest-legitimacy.active=on"]).model.policies.acting
        == [.restLegitimacy])
  }

  @Test("A dose of 0 acts on nothing, and a dose that cannot be is one mistake")
  func zero() throws {
    #expect(try Self.model("", ["policies.debriefing.dose=0"]).model.policies.acting.isEmpty)
    let found = try Fixture.complaints(Fixture.small, ["policies.rest-legitimacy.dose=7"])
    #expect(found.count == 1, "\(found)")
  }

  // MARK: Factors

  private static let sweep = """
    kind: sweep
    model: small.yaml
    factors:
      - {path: policies.rest-legitimacy.dose, from: 0, to: 1, steps: 3}
      - {path: policies.protected-breaks.dose, values: [0.25, 0.5, 1]}
      - {path: policies.mindfulness.uptake, values: [0.2, 0.9]}
    """

  private static func load(_ text: String, _ sets: [String] = []) throws -> Experiment {
    try ExperimentFile.load(
      bytes: Array(text.utf8), file: "e.yaml", directory: Fixture.folder,
      settings: RunSettings(sets: sets))
  }

  @Test("A sweep of 3 by 3 by 2 over doses and uptakes has 18 different models")
  func sweep() throws {
    let experiment = try Self.load(Self.sweep)
    #expect(experiment.scenarios.count == 18)
    #expect(Set(experiment.scenarios.map(\.digest)).count == 18)
    let acting = Set(experiment.scenarios.compactMap { $0.model?.policies.acting })
    #expect(
      acting == [
        [.protectedBreaks, .mindfulness], [.protectedBreaks, .mindfulness, .restLegitimacy],
      ])
  }

  @Test("Columns of factors are named after their policy, for every policy")
  func columns() throws {
    guard let design = (try Self.load(Self.sweep).kind as? Sweep)?.design else {
      Issue.record("not a sweep")
      return
    }
    #expect(
      design.factors.map(\.name) == [
        "rest_legitimacy_dose", "protected_breaks_dose", "mindfulness_uptake",
      ])
    var taken: [String] = []
    for kind in PolicyKind.allCases {
      for parameter in PolicySetting.parameters(of: kind) {
        let column = ExperimentReader.column("policies.\(kind.name).\(parameter.name)", taken)
        #expect(
          column == "\(kind.name.replacing("-", with: "_"))_\(parameter.name)" as String,
          "\(column)")
        taken.append(column)
      }
    }
    #expect(ExperimentReader.column("policies.startDay", taken) == "start_day")
  }

  @Test("A factor of a policy that is switched off from outside is refused, as it changes nothing")
  func offOutside() throws {
    for (text, sets) in [
      (Self.sweep, ["policies.rest-legitimacy.active=off"]),
      (Self.sweep + "\nset: {policies.rest-legitimacy.active: off}", []),
    ] {
      do {
        _ = try Self.load(text, sets)
        Issue.record("\(sets) was read")
      } catch let error as ModelFileError {
        #expect(error.problems.count == 1, "\(error)")
        #expect(error.description.hasPrefix("e.yaml:4:12: factors.0.path: the policy"), "\(error)")
      }
    }
    // With `active` as a factor it is asked for.
    let both = Self.sweep + "\n  - {path: policies.rest-legitimacy.active, values: [on, off]}"
    #expect(
      try Self.load(both, ["policies.rest-legitimacy.active=off"]).scenarios.count == 36)
  }
}
