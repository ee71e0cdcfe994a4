// Policies in model files and options.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Policies in files")
struct PolicyFileTests {
  private static let page = URL(fileURLWithPath: Fixture.folder)
    .appendingPathComponent("../../../docs/policies.md").standardizedFileURL

  @Test("docs/policies.md says what the definitions say")
  func documented() throws {
    if ProcessInfo.processInfo.environment["WELLSPRING_REWRITE_DOCS"] != nil {
      try Data(PolicyReference.markdown.utf8).write(to: Self.page)
    }
    let written = try String(contentsOf: Self.page, encoding: .utf8)
    #expect(
      written == PolicyReference.markdown,
      "out of date: run the tests once with WELLSPRING_REWRITE_DOCS=1")
  }

  @Test("A policy named on the command line is exactly its settings")
  func option() throws {
    #expect(
      try ModelOverride.settings(policy: "rest-legitimacy")
        == ["policies.rest-legitimacy.active=on"])
    #expect(
      try ModelOverride.settings(policy: "minimum-rest=12 h")
        == ["policies.minimum-rest.active=on", "policies.minimum-rest.dose=12 h"])
    let sets = try ModelOverride.settings(policy: "minimum-rest=720 min")
    let model = try ModelFile.load(path: Fixture.smallPath, sets: sets).model
    #expect(model.policies[.minimumRest].active == 1)
    #expect(model.policies[.minimumRest].dose == 12)
    #expect(model.policies.acting == [.minimumRest])
  }

  @Test("An unknown policy is a wrong usage, with the nearest name")
  func unknown() throws {
    for (name, nearest) in [
      ("rest-legitimcy", "rest-legitimacy"), ("Staffing_Level", "staffing-level"),
    ] {
      let error = #expect(throws: ModelFileError.self) {
        try ModelOverride.settings(policy: name)
      }
      #expect(error?.exitCode == 64)
      #expect(error?.description.contains("did you mean `\(nearest)`?") == true)
    }
    #expect(throws: ModelFileError.self) { try ModelOverride.settings(policy: "minimum-rest=") }
  }

  @Test("Keys of a policy are read, checked and listed like the rest; their order does not matter")
  func keys() throws {
    let text = try String(contentsOfFile: Fixture.smallPath, encoding: .utf8)
    func load(_ policies: String) throws -> LoadedModel {
      try ModelFile.load(
        bytes: Array((text + "\npolicies:\n" + policies).utf8), file: "unit.yaml",
        directory: Fixture.folder)
    }
    let one = "  boundaries-training: {active: on, dose: 20 %, uptake: 0.5, hours: 90 min}\n"
    let two = "  staffing-level: {active: on, dose: {value: 0.2, source: board}}\n"
    let loaded = try load(one + two)
    let setting = loaded.model.policies[.boundariesTraining]
    #expect(setting.active == 1 && setting.dose == 0.2 && setting.uptake == 0.5)
    #expect(setting.hours == 1.5)
    #expect(loaded["policies.staffing-level.dose"]?.source == "board")
    #expect(try load(two + one).canonicalText == loaded.canonicalText)
    #expect(loaded.canonicalText.contains("policies.staffing-level.dose=0.2\n"))
    for (bad, part) in [
      ("  boundaries-trainign: {active: on}\n", "did you mean `boundaries-training`?"),
      ("  staffing-level: {active: on, uptake: 0.5}\n", "unknown key"),
      ("  staffing-level: {active: on, dose: 3}\n", "above 2"),
      ("  boundaries-training: {active: on, uptake: 1.5}\n", "above 1"),
    ] {
      let error = #expect(throws: ModelFileError.self) { try load(bad) }
      #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
    }
  }

  @Test("Policies are described in words: the active ones with their dose")
  func words() throws {
    let sets = [
      "policies.boundaries-training.active=on", "policies.boundaries-training.dose=0.25",
      "policies.startDay=1",
    ]
    let loaded = try ModelFile.load(path: Fixture.smallPath, sets: sets)
    let text = ModelDescription(loaded).text
    #expect(
      text.contains("\nPolicies, from observed day 1 on:\n  boundaries-training, dose 0.25, "))
    let list = PolicyList(loaded).text
    for kind in PolicyKind.allCases { #expect(list.contains("\n\(kind.name): ")) }
    #expect(list.hasPrefix("Active: 1, from observed day 1 on.\n\nboundaries-training: "))
    let none = try ModelFile.load(path: Fixture.smallPath)
    #expect(PolicyList(none).text.hasPrefix("Active: none.\n"))
    #expect(ModelDescription(none).text.contains("\nPolicies: none of "))
  }

  @Test("Names of posts that a policy adds are known to the tables")
  func staff() throws {
    let sets = ["policies.staffing-level.active=on", "policies.staffing-level.dose=0.5"]
    let staff = Staff(try ModelFile.load(path: Fixture.smallPath, sets: sets).model)
    #expect(staff.postCount == 45)
    #expect(staff.role(unit: 0, position: 30) == "nurse")
    #expect(staff.role(unit: 0, position: 44) == "physician")
  }
}
