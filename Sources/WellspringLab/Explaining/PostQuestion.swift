// Which person's capacity is to be explained: a post, a replicate and a scenario of a results folder.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// One post in one replicate of one scenario.
public struct PostQuestion: Sendable {
  public let experiment: Experiment
  public let scenario: Scenario
  public let model: Model
  public let staff: Staff
  /// Number of the care unit, copies counted, and position of the post in it; both from 0.
  public let unit: Int
  public let position: Int
  public let replicate: Int

  /// Asks about a post of a folder of results.
  /// - Parameters:
  ///   - clinician: `unit/position`, as the tables have it: `icu/12`.
  ///   - scenario: its name; nil when there is only one.
  /// - Throws: `.noInput` and `.badData` when the folder cannot be read, `.usage` when there is no
  ///   such post, replicate or scenario.
  public init(
    folder: String, clinician: String, replicate: Int, scenario: String?
  ) throws(ModelFileError) {
    try self.init(
      Experiment.of(folder: folder), clinician: clinician, replicate: replicate,
      scenario: scenario)
  }

  /// Asks about a post of an experiment.
  /// - Parameter option: what the user calls the post by, for messages.
  public init(
    _ experiment: Experiment, clinician: String, option: String = "--clinician", replicate: Int,
    scenario name: String?
  ) throws(ModelFileError) {
    self.experiment = experiment
    scenario = try Self.choose(name, experiment)
    switch scenario.content {
    case .impossible(let reason):
      throw Self.usage("--scenario \(scenario.name)", "it cannot be run: \(reason)")
    case .model(let model): self.model = model
    }
    staff = Staff(model)
    (unit, position) = try Self.place(clinician, staff, option)
    guard (1...max(1, experiment.replicates)).contains(replicate) else {
      throw Self.usage(
        "--replicate \(replicate)",
        experiment.replicates == 1
          ? "the run has one replicate, number 1"
          : "the run has replicates 1 to \(experiment.replicates)")
    }
    self.replicate = replicate
  }

  /// `icu/12`.
  public var post: String { staff.post(unit: unit, position: position) }

  public var role: String { staff.role(unit: unit, position: position) }

  /// Observed days.
  public var days: Int { Int(model.horizon.days) }

  /// What happened.
  public func history() throws(SimulationError) -> PostHistory {
    try Simulation(model: model, seed: experiment.seed)
      .history(replicate: UInt64(replicate), unit: unit, position: position)
  }

  /// A mistake in what the user asked for.
  public static func usage(_ label: String, _ message: String) -> ModelFileError {
    ModelFileError(.usage, [Problem(.override(label), "", message)])
  }

  // MARK: Finding

  private static func choose(
    _ name: String?, _ experiment: Experiment
  ) throws(ModelFileError) -> Scenario {
    let names = experiment.scenarios.map(\.name)
    guard let name else {
      if names.count == 1 { return experiment.scenarios[0] }
      let listed = names.prefix(24).joined(separator: ", ") + (names.count > 24 ? ", …" : "")
      throw usage("--scenario", "the results have several; choose one of \(listed)")
    }
    if let found = experiment.scenarios.first(where: { $0.name == name }) { return found }
    throw usage(
      "--scenario \(TextRule.short(name))",
      "no scenario is called so; \(Suggestion.hint(for: name, among: names))")
  }

  private static func place(
    _ text: String, _ staff: Staff, _ option: String
  ) throws(ModelFileError) -> (unit: Int, position: Int) {
    let label = "\(option) \(TextRule.short(text))"
    let example = staff.post(unit: 0, position: 0)
    guard let slash = text.lastIndex(of: "/") else {
      throw usage(label, "a post is a unit and a position, such as \(example)")
    }
    let name = String(text[..<slash])
    let number = String(text[text.index(after: slash)...])
    guard let unit = staff.unitNames.firstIndex(of: name) else {
      throw usage(
        label,
        "no unit is called `\(TextRule.short(name))`; "
          + Suggestion.hint(for: name, among: staff.unitNames))
    }
    let posts = staff.posts(ofUnit: unit)
    guard let position = Int(number), (1...max(1, posts)).contains(position) else {
      throw usage(label, "the unit has posts \(name)/1 to \(name)/\(posts)")
    }
    return (unit, position - 1)
  }
}
