// An experiment in words: `wellspring describe experiments/NAME.yaml`.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Says what an experiment asks, what it varies, and how much it simulates.
public struct ExperimentDescription: Sendable {
  /// Scenarios and factors that are listed; of more only the number is said.
  static let mostListed = 24

  public let experiment: Experiment
  /// The model of the first scenario that can be run, with where its values come from.
  public let loaded: LoadedModel

  /// - Throws: what is wrong with the model, should it have changed meanwhile; `.usage` when no
  ///   scenario can be run.
  public init(_ experiment: Experiment) throws(ModelFileError) {
    self.experiment = experiment
    guard let scenario = experiment.scenarios.first(where: { $0.model != nil }) else {
      throw ModelFileError(
        .usage, [Problem(.file(experiment.path), "", "no scenario of it can be run")])
    }
    loaded = try Self.load(scenario, of: experiment)
  }

  /// Reads the scenario's model again, from the bytes that the experiment was read from.
  private static func load(
    _ scenario: Scenario, of experiment: Experiment
  ) throws(ModelFileError) -> LoadedModel {
    let copies = Dictionary(experiment.inputs.map { ($0.path, $0.bytes) }) { first, _ in first }
    var overrides: [ModelOverride] = []
    for setting in scenario.settings { overrides.append(try ModelOverride(argument: setting)) }
    var failure: ModelFileError?
    let isModel = if case .run = experiment.kind { true } else { false }
    for input in isModel ? experiment.inputs[...] : experiment.inputs.dropFirst() {
      do throws(ModelFileError) {
        let files = InputPlace(directory: ModelSource.directory(of: input.path), copies: copies)
        let source = try files.text(input.path, purpose: "model file")
        let loaded = try ModelSource(source, files).model(overrides)
        if sha256(Array(loaded.canonicalText.utf8)) == scenario.digest { return loaded }
      } catch {
        failure = failure ?? error
      }
    }
    throw failure
      ?? ModelFileError(
        .badData,
        [Problem(.file(experiment.path), "", "its model cannot be told from its files")])
  }

  /// The whole description. The same experiment gives the same text.
  public var text: String {
    var blocks = [experiment.title]
    blocks.append((design + amount).joined(separator: "\n"))
    if !asked.isEmpty { blocks.append(asked) }
    if !common.isEmpty {
      blocks.append("Set in all of them:\n" + common.map { "  \($0)\n" }.joined())
    }
    blocks += tables.map { title, rows in
      title + "\n" + TextTable.aligned(rows.map { [""] + $0 })
    }
    blocks.append(
      "The model is \(modelPath): `wellspring describe \(modelPath)` tells it in words.")
    return blocks.map { $0.last == "\n" ? String($0.dropLast()) : $0 }.joined(separator: "\n\n")
      + "\n"
  }

  /// The model's path without steps back: `experiments/../models/icu.yaml` is `models/icu.yaml`.
  private var modelPath: String {
    var parts: [Substring] = []
    for part in loaded.file.split(separator: "/", omittingEmptySubsequences: false) {
      if part == "..", let last = parts.last, !["", ".", ".."].contains(last) {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  // MARK: Question

  /// The outcomes that were asked about; empty when it is about all.
  var asked: String {
    if experiment.outcomes.count == Outcome.allCases.count { return "" }
    let names = experiment.outcomes.map(\.definition.name)
    return names.isEmpty ? "" : "Asked about: \(names.joined(separator: ", "))."
  }

  // MARK: Design

  /// What kind of experiment it is, a sentence a line.
  var design: [String] {
    let count = experiment.scenarios.count
    switch experiment.kind {
    case .run: return ["One model as it stands."]
    case .compare(let pairs): return [comparison(pairs)]
    case .sweep(let points):
      return [
        "A sweep of \(counted(points.factors.count, "factor")) over \(counted(count, "point")) "
          + "(\(points.method)), on the same random numbers."
      ]
    case .sensitivity(let plan):
      return [
        "A sensitivity analysis (\(plan.method.name)) of "
          + "\(counted(plan.design.factors.count, "factor")) over \(counted(count, "point"))."
      ]
    case .select(let plan): return selection(plan)
    case .power(let plan): return [power(plan)]
    case .tipping(let plan): return plan.arms.map(tipping)
    case .warnings(let plan): return [warnings(plan)]
    }
  }

  private func comparison(_ pairs: [ScenarioPair]) -> String {
    let names = experiment.scenarios.map(\.name)
    let baselines = Set(pairs.map(\.baseline))
    let others =
      baselines.count == 1 && pairs.count == names.count - 1
      ? "each other scenario against `\(names[pairs[0].baseline])`"
      : pairs.map { "`\(names[$0.other])` against `\(names[$0.baseline])`" }
        .joined(separator: ", ")
    return "A comparison of \(counted(names.count, "scenario")), \(others): paired differences, "
      + "replicate by replicate, on common random numbers."
  }

  private func selection(_ plan: SelectionPlan) -> [String] {
    let rule = plan.rule
    func amount(_ value: Double, _ outcome: Outcome) -> String {
      let unit = experiment.unit(of: outcome)
      return value.shortText + (unit == "1" ? "" : " \(unit)")
    }
    var lines = [
      "A selection: of \(counted(experiment.scenarios.count, "scenario")) the one with the "
        + "\(rule.prefersSmall ? "lowest" : "highest") \(plan.objective.definition.name), where "
        + "differences below \(amount(rule.indifference, plan.objective)) do not matter, with "
        + "\((100 * rule.confidence).tidyText) % confidence."
    ]
    for (outcome, bound) in zip(plan.bounded, rule.bounds) {
      lines.append(
        "It has to keep \(outcome.definition.name) at \(bound.isUpper ? "most" : "least") "
          + "\(amount(bound.bound, outcome)) (within \(amount(bound.tolerance, outcome)))"
          + (bound.confidence.map { ", with \((100 * $0).tidyText) % confidence" } ?? "") + ".")
    }
    lines.append(
      "After \(rule.firstStage) replicates of each, scenarios that are settled get no more.")
    return lines
  }

  private func power(_ plan: PowerPlan) -> String {
    let design = plan.design == .steppedWedge ? "stepped-wedge" : "parallel"
    let measure =
      plan.countsCases
      ? "share of cases on \(plan.instrumentName)" : "mean of \(plan.instrumentName)"
    return "\(grouped(plan.trials)) virtual \(design) trials for each number of units "
      + "(\(list(plan.units))) and waves (\(list(plan.waves))): would they find, by the \(measure) as "
      + "surveyed, the effect of \(Markdown.enumeration(plan.policies))?"
  }

  private func tipping(_ arm: TippingArm) -> String {
    let starts = arm.directions.map { $0 == .up ? "rested" : "collapsed" }
    let unit = arm.unit == "1" || arm.unit.isEmpty ? "" : " \(arm.unit)"
    var line =
      "\(arm.name): where does a \(arm.level.rawValue) tip as \(arm.path) goes from "
      + "\(arm.span.low.shortText) to \(arm.span.high.shortText)\(unit) in "
      + "\(counted(arm.values.count - 1, "step"))"
    if arm.values.count == 1 {
      line =
        "\(arm.name): does a \(arm.level.rawValue) tip at \(arm.path) = "
        + "\(arm.values[0].shortText)\(unit)"
    }
    line += ", from a \(Markdown.enumeration(starts)) start?"
    if !arm.pushes.isEmpty {
      line += " Pushes of capacity by \(arm.pushes.map(\.shortText).joined(separator: ", "))."
    }
    if let ramps = arm.ramps {
      line +=
        " The workload rises to \(ramps.peak.shortText) within \(list(ramps.days)) days, stays "
        + "for \(list(ramps.hold))" + (ramps.back ? " and comes back." : ".")
    }
    return line
  }

  private func warnings(_ plan: WarningsPlan) -> String {
    let signals = Markdown.enumeration(plan.signals.map(\.rawValue))
    let indicators = Markdown.enumeration(plan.indicators.map(\.rawValue))
    return "What would have warned of a \(plan.level.rawValue)'s tip? \(indicators) of \(signals) "
      + "over windows of \(plan.window) days, looked at each week in the \(plan.watch) days before, "
      + "with at most \(plan.falseAlarmsPerYear.shortText) false alarms a year."
  }

  // MARK: How much

  /// Replicates, days and seed, a sentence a line.
  var amount: [String] {
    let horizon = loaded.model.horizon
    let days =
      "\(counted(Int(horizon.days), "observed day")) after \(grouped(Int(horizon.warmUpDays))) of "
      + "warm-up"
    let each =
      experiment.isAdaptive
      ? "Up to \(counted(experiment.replicates, "replicate")) of each"
      : "\(counted(experiment.replicates, "replicate")) of each"
    var lines: [String] = []
    if case .power = experiment.kind {
      lines.append(
        "Trials as long as their waves, after the model's warm-up; seed \(experiment.seed).")
    } else if experiment.scenarios.count == 1 {
      lines.append(
        "\(counted(experiment.replicates, "replicate")), \(days); seed \(experiment.seed).")
    } else {
      lines.append("\(each), \(days); seed \(experiment.seed).")
    }
    for target in experiment.precision {
      lines.append(
        "Replicates are added until \(target.outcome) is known to within "
          + "\(target.halfWidth.shortText).")
    }
    if !experiment.isAdaptive {
      lines.append("\(counted(experiment.firstPlan.trialCount, "simulation")) in all.")
    }
    return lines
  }

  // MARK: Tables

  /// What all scenarios set alike on top of the model file.
  var common: [String] {
    guard experiment.scenarios.count > 1, let first = experiment.scenarios.first else {
      return experiment.scenarios.first?.settings ?? []
    }
    let rest = experiment.scenarios.dropFirst().map { Set($0.settings) }
    return first.settings.filter { setting in rest.allSatisfy { $0.contains(setting) } }
  }

  /// Scenarios or factors, with their titles.
  var tables: [(title: String, rows: [[String]])] {
    switch experiment.kind {
    case .sweep(let points): [("Factors", factorRows(points))]
    case .sensitivity(let plan): [("Factors", factorRows(plan.design))]
    case .run, .power, .tipping: []
    case .compare, .select, .warnings: scenarioTables
    }
  }

  private func factorRows(_ points: DesignPoints) -> [[String]] {
    var rows = points.factors.enumerated().map { place, factor in
      let values = points.points.map { $0[place] }
      var different: [String] = []
      for value in values where !different.contains(value) && different.count < 7 {
        different.append(value)
      }
      let numbers = values.compactMap(Double.init)
      let isListed = ["factorial", "file"].contains(points.method) && different.count < 7
      let span =
        isListed || numbers.count < values.count
        ? different.joined(separator: ", ") + (different.count < 7 ? "" : ", …")
        : "\(numbers.min()!.tidyText) to \(numbers.max()!.tidyText)"
      return [factor.name, factor.path, span, factor.unit == "1" ? "" : factor.unit]
    }
    if rows.count > Self.mostListed {
      let left = rows.count - Self.mostListed
      rows = rows.prefix(Self.mostListed) + [["and \(left) more"]]
    }
    return rows
  }

  private var scenarioTables: [(title: String, rows: [[String]])] {
    let shared = Set(common)
    var rows: [[String]] = []
    for scenario in experiment.scenarios.prefix(Self.mostListed) {
      let own =
        experiment.scenarios.count == 1
        ? [] : scenario.settings.filter { !shared.contains($0) }
      rows.append([scenario.name, own.first ?? "the model as it stands"])
      rows += own.dropFirst().map { ["", $0] }
    }
    let left = experiment.scenarios.count - Self.mostListed
    if left > 0 { rows.append(["and \(left) more"]) }
    return [("Scenarios", rows)]
  }

  // MARK: Words

  private func list(_ numbers: [Int]) -> String {
    numbers.map { String($0) }.joined(separator: ", ")
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// A whole number with a comma between thousands.
  private func grouped(_ number: Int) -> String {
    var text = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0 && place % 3 == 0 && digit != "-" { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
