// Experiments in words, and the checklist that is filled in from them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Description of experiments")
struct ExperimentDescriptionTests {
  private static let folder = PackageFile.root + "/experiments"
  static let shipped = try! FileManager.default.contentsOfDirectory(atPath: folder)
    .filter { $0.hasSuffix(".yaml") }.sorted()

  private func experiment(_ file: String) throws -> Experiment {
    try ExperimentFile.load(path: "\(Self.folder)/\(file)")
  }

  @Test(
    "Question, design, how much of it and every scenario or factor are told", arguments: shipped)
  func told(file: String) throws {
    let experiment = try experiment(file)
    let study = try ExperimentDescription(experiment)
    let text = study.text
    #expect(text.hasPrefix(experiment.title + "\n\n"))
    #expect(text.contains("seed \(experiment.seed)"))
    #expect(!text.contains("/../") && !text.contains("0000000") && !text.contains("9999999"))
    for outcome in study.experiment.outcomes where experiment.outcomes.count < 20 {
      #expect(text.contains(outcome.definition.name))
    }
    let model = try #require(experiment.scenarios.first { $0.model != nil })
    #expect(sha256(Array(study.loaded.canonicalText.utf8)) == model.digest)
    switch experiment.kind {
    case is Comparison, is SelectionPlan, is WarningsPlan:
      for scenario in experiment.scenarios {
        #expect(text.contains("  \(scenario.name) "))
        for setting in scenario.settings { #expect(text.contains(setting), "\(setting)") }
      }
    case let sweep as Sweep:
      for factor in sweep.design.factors { #expect(text.contains(" \(factor.path) ")) }
    case let plan as SensitivityPlan:
      for factor in plan.design.factors { #expect(text.contains(" \(factor.path) ")) }
    case let plan as PowerPlan:
      for units in plan.units { #expect(text.contains(String(units))) }
    case let plan as TippingPlan:
      for arm in plan.arms { #expect(text.contains("\(arm.name): ")) }
    case let plan as RosterPlan: #expect(text.contains("\(plan.month.posts) posts over "))
    default: Issue.record("a model among the experiments")
    }
  }

  @Test("The checklist of an experiment is filled in with what its file says", arguments: shipped)
  func checklist(file: String) throws {
    let experiment = try experiment(file)
    let study = try ExperimentDescription(experiment)
    let text = STRESSChecklist(study).markdown
    let sections = text.split(separator: "\n### ").map(String.init)
    func section(_ item: String) throws -> String {
      try #require(sections.first { $0.hasPrefix("\(item) ") })
    }
    #expect(try section("1.1").contains(Markdown.inline(experiment.title)))
    #expect(try section("1.2").contains("The study asks about"))
    for line in study.design { #expect(try section("1.3").contains(Markdown.inline(line))) }
    for line in study.amount { #expect(try section("4.3").contains(line)) }
    #expect(try section("5.3").contains("`wellspring run \(experiment.path)"))
    for item in ["1.1", "1.2", "2.3", "4.3", "5.3"] {
      #expect(try !section(item).contains(STRESSChecklist.open), "\(item)")
    }
    // What no file can know stays open.
    for item in ["1.3", "5.4", "6.1"] {
      #expect(try section(item).contains(STRESSChecklist.open), "\(item)")
    }
    #expect(text != STRESSChecklist(study.loaded).markdown)
  }

  @Test("Settings of the command line are told as what all scenarios have in common")
  func settings() throws {
    let experiment = try ExperimentFile.load(
      path: "\(Self.folder)/breaks.yaml",
      settings: RunSettings(sets: ["site.units.icu.beds=20"]))
    let text = try ExperimentDescription(experiment).text
    #expect(text.contains("Set in all of them:\n  site.units.icu.beds=20\n"))
    #expect(try ExperimentDescription(experiment).loaded.model.units[0].beds == 20)
  }
}
