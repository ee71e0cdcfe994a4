// What the policies of a model buy, in words; and doses that cannot be bought.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("What policies buy")
struct PolicyPurchaseTests {
  private static func shipped(_ name: String) -> String {
    URL(fileURLWithPath: Fixture.folder).appendingPathComponent("../../../models/\(name).yaml")
      .standardizedFileURL.path
  }

  private func lines(_ policies: [String], of model: String = "icu") throws -> [String] {
    let sets = try policies.flatMap { try ModelOverride.settings(policy: $0) }
    let loaded = try ModelFile.load(path: Self.shipped(model), sets: sets)
    return PolicyPurchases(loaded.model).lines
  }

  @Test("Relief and posts are said in persons, and which part of one is there when")
  func persons() throws {
    #expect(
      try lines(["protected-breaks"])
        == [
          "protected-breaks: 0.692 relief persons for breaks (one on 69.2 % of the days), 16.6 h a day"
        ])
    #expect(
      try lines(["protected-breaks"], of: "ward")
        == [
          "protected-breaks: 0.335 relief persons for breaks (one on 33.5 % of the days), 8.04 h a day"
        ])
    #expect(
      try lines(["staffing-level"])
        == ["staffing-level: 6.2 nurse posts (6 whole and one of 0.2)"])
    #expect(try lines(["staffing-level=0.5"]) == ["staffing-level: 31 nurse posts"])
    #expect(
      try lines(["float-pool=5"])
        == ["float-pool: 5 posts in the pool of the site, 13 shifts a week"])
  }

  @Test("Shifts, sessions, rest and hours are said as they come out")
  func others() throws {
    let bought = try lines([
      "shift-length", "minimum-rest", "peer-support", "rest-legitimacy", "mindfulness",
    ])
    #expect(
      bought == [
        "shift-length: 3 shifts of 8 h, from 07:00, 15:00 and 23:00, in place of 12.5 h from 07:00 "
          + "and 12.5 h from 19:00",
        "minimum-rest: at least 11 h of rest in place of 10",
        "peer-support: a meeting of each person with a peer every 30.4 days, a group every 30.4 days",
        "mindfulness: 4 paid hours a month for each who takes part",
        "rest-legitimacy: 4 paid hours a month in each unit",
      ])
  }

  @Test("Every policy that acts is said to buy something, or to change how work is done")
  func all() throws {
    for kind in PolicyKind.allCases {
      let silent: [PolicyKind] = [
        .forwardRotation, .reflectiveJournaling, .restorativePlaces,
      ]
      let count = try lines([kind.name]).count
      #expect(count == (silent.contains(kind) ? 0 : 1), "\(kind.name)")
      #expect(try lines(["\(kind.name)=0"]).isEmpty, "\(kind.name)")
    }
  }

  @Test("describe says what is bought")
  func described() throws {
    let sets = try ModelOverride.settings(policy: "protected-breaks")
    let text = ModelDescription(try ModelFile.load(path: Self.shipped("hospice"), sets: sets)).text
    #expect(text.contains("What they buy:\n  protected-breaks: "))
    #expect(text.contains(" relief persons for breaks (one on "))
  }

  @Test(
    "A part of what is whole by nature is refused, with the unit and the value",
    arguments: PolicyKind.allCases.filter { $0.definition.dose.kind == .count })
  func parts(_ kind: PolicyKind) throws {
    let error = #expect(throws: ModelFileError.self) {
      try ModelFile.load(
        path: Self.shipped("icu"), sets: try ModelOverride.settings(policy: "\(kind.name)=1.5"))
    }
    let text = error?.description ?? ""
    #expect(text.contains("policies.\(kind.name).dose") && text.contains("whole"), "\(text)")
    #expect(error?.exitCode == 65 || error?.exitCode == 64)
  }

  @Test("Parts of posts are refused where everybody is on duty without end")
  func withoutEnd() throws {
    let model = """
      name: counter
      site:
        units:
          - name: counter
            posts: [{role: clerk, count: 4}]
            work:
              kind: visits
              arrivals: {rate: 1 /d}
              cases: [{name: visit, length: {mean: 1 h}}]
      policies:
        staffing-level: {active: on, dose: DOSE}
      """
    func load(_ dose: String) throws {
      _ = try ModelFile.load(
        bytes: Array(model.replacingOccurrences(of: "DOSE", with: dose).utf8), file: "unit.yaml",
        directory: Fixture.folder)
    }
    try load("0.5")
    let error = #expect(throws: ModelFileError.self) { try load("0.1") }
    let text = error?.description ?? ""
    #expect(text.contains("policies.staffing-level.dose"))
    #expect(text.contains("0.4 `clerk` posts") && text.contains("such as 0.25"), "\(text)")
  }
}
