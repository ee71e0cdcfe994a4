// What a page is made from: a finished folder, and what every kind of experiment asks of it.
//
// Nothing else reaches a page: no clock, no name of the folder, nothing of the machine. So the page
// that is made again is the same bytes.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

/// A row of summary.csv.
struct OutcomeSummary: Sendable {
  let scenario: String
  let words: OutcomeWords
  let count: Int
  let mean: Estimate
  let p05: Sourced?
  let median: Sourced?
  let p95: Sourced?
  /// The row's number in the table.
  let row: Int

  /// Whether histories differ in it.
  var isVaried: Bool { (mean.low?.value ?? mean.value) < (mean.high?.value ?? mean.value) }
  /// Nothing at all in every history.
  var isZero: Bool { mean.value == 0 && (p05?.value ?? 0) == 0 && (p95?.value ?? 0) == 0 }
}

struct ReportSource: Sendable {
  /// Scenarios whose outcomes are all held; of others those asked about.
  static let mostWholeScenarios = 12
  /// Of a sweep over more factors what was set would be too long for a name.
  private static let mostNamedFactors = 3
  /// Scenarios that are held at all.
  static let mostScenarios = 4_000

  let folder: FinishedFolder
  /// Names of scenarios, in order.
  let scenarios: [String]
  /// The outcomes asked about, by column.
  let asked: [String]
  /// Place of the scenario that stands for the unit: the first, or where an arm usually is.
  let portrayed: Int
  /// What a point of a sweep is in words, and what the file calls a scenario.
  private let labels: [String: String]
  private let summaries: [String: [String: OutcomeSummary]]

  var experiment: Experiment { folder.experiment }
  var kind: String { experiment.kindName }
  var question: String {
    let title = experiment.title
    return title.isEmpty ? experiment.path : title
  }

  init(_ folder: FinishedFolder) throws(ModelFileError) {
    self.folder = folder
    scenarios = folder.experiment.scenarios.map(\.name)
    asked = folder.experiment.outcomes.map(\.definition.name)
    labels = Self.pointLabels(folder.experiment).merging(Self.ownLabels(folder.experiment)) { $1 }
    portrayed = Self.portrayed(folder.experiment)
    let whole = Set(scenarios.prefix(Self.mostWholeScenarios) + [scenarios[portrayed]])
    let held = Set(scenarios.prefix(Self.mostScenarios))
    let wanted = Set(asked)
    var found: [String: [String: OutcomeSummary]] = [:]
    try folder.forEachRow(of: "summary") { row in
      let (scenario, outcome) = (row["scenario"], row["outcome"])
      guard held.contains(scenario), whole.contains(scenario) || wanted.contains(outcome),
        var mean = Estimate(row, "mean", "ci_low", "ci_high", of: "summary")
      else { return true }
      if row["unit"] == "%" { mean.possible = 0...max(100, mean.value) }
      if row["unit"] == "%/year" { mean.possible = 0...Double.infinity }
      found[scenario, default: [:]][outcome] = OutcomeSummary(
        scenario: scenario, words: OutcomeWords(name: outcome, unit: row["unit"]),
        count: Int(row["n"]) ?? 0, mean: mean, p05: Sourced(row, "p05", of: "summary"),
        median: Sourced(row, "median", of: "summary"), p95: Sourced(row, "p95", of: "summary"),
        row: row.number)
      return true
    }
    summaries = found
  }

  private static func ownLabels(_ experiment: Experiment) -> [String: String] {
    let named = experiment.scenarios.prefix(mostScenarios).filter { !$0.label.isEmpty }
    return Dictionary(named.map { ($0.name, $0.label) }) { first, _ in first }
  }

  /// Points of many factors by their numbers: what was set would be too long.
  private static func numbered(_ experiment: Experiment) -> [String: String] {
    let pairs = experiment.scenarios.prefix(mostScenarios).enumerated().map { place, scenario in
      (scenario.name, "point \(place + 1)")
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Points of few factors by what was set: `p1` is `nurse count 42`, or what the file calls it.
  private static func pointLabels(_ experiment: Experiment) -> [String: String] {
    if experiment.kind is SensitivityPlan { return numbered(experiment) }
    guard let design = (experiment.kind as? Sweep)?.design else { return [:] }
    guard design.factors.count <= mostNamedFactors else { return numbered(experiment) }
    let pairs = zip(experiment.scenarios.prefix(mostScenarios), design.points).map {
      scenario, values in
      let parts = zip(design.factors, values).map { factor, value in
        factor.labels[value] ?? "\(factor.title) \(settingText(factor, value))"
      }
      return (scenario.name, parts.joined(separator: ", "))
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// The first scenario is the unit as it stands; of what tips it is one end of the range, and the
  /// unit as it stands is at the operating value.
  private static func portrayed(_ experiment: Experiment) -> Int {
    guard let plan = experiment.kind as? TippingPlan else { return 0 }
    let place = plan.roles.firstIndex { role in
      switch role {
      case .branch(let arm, .up, let step): plan.arms[arm].values[step] == plan.arms[arm].operating
      case .ramp(_, let days, let hold): days == 0 && hold == 0
      default: false
      }
    }
    return place ?? 0
  }

  /// A scenario in words.
  func label(_ scenario: String) -> String { labels[scenario] ?? plainName(scenario) }

  /// What the replicates of a scenario say about an outcome; nil where it is not defined or held.
  func summary(_ scenario: String, _ outcome: String) -> OutcomeSummary? {
    summaries[scenario]?[outcome]
  }

  /// All rows of a table that is small by its nature.
  /// - Parameter most: rows beyond are left out.
  func rows(of table: String, most: Int = 5_000) throws(ModelFileError) -> [TableRow] {
    var rows: [TableRow] = []
    try folder.forEachRow(of: table) { row in
      rows.append(row)
      return rows.count < most
    }
    return rows
  }

  func words(_ outcome: String) -> OutcomeWords {
    let known = Outcome.allCases.first { $0.definition.name == outcome }
    return OutcomeWords(name: outcome, unit: known?.unit(experiment.currency) ?? "")
  }

  /// Whether the first scenario is a model of one post alone.
  var isOnePerson: Bool { LeadingOutcomes.isOnePerson(experiment) }

  /// Whether anybody meets a patient: otherwise there is nothing to say about care.
  var isServed: Bool {
    summary(scenarios[0], "encounters_per_shift").map { $0.mean.value != 0 } ?? true
  }

  /// Mechanisms that all scenarios have switched off, in words.
  var switchedOff: [String] {
    let models = experiment.scenarios.prefix(Self.mostScenarios).compactMap(\.model)
    return Mechanisms.parameters.filter { one in
      !models.isEmpty && models.allSatisfy { one.read($0.mechanisms) == 0 }
    }.map { plainKey(Substring($0.name)) }
  }

  /// Observed days, where all scenarios have the same; nil otherwise.
  var days: Int? {
    let days = Set(
      experiment.scenarios.prefix(Self.mostScenarios).compactMap(\.model?.horizon.days))
    return days.count == 1 ? days.first.map { Int($0) } : nil
  }

  /// The same, as it stands in a sentence.
  var remake: Markup { .code(command) }

  /// The command that makes the tables again.
  var command: String {
    (folder.run["command"]?.elements ?? []).compactMap(\.string).map { shellWord($0) }
      .joined(separator: " ")
  }
}

extension JSONValue {
  /// The elements of an array.
  var elements: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
}

/// Names as people read them: `five-more-nurses` is `five more nurses`. Names with digits or
/// capitals stay as they are.
func plainName(_ name: String) -> String {
  let isPlain = name.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || $0 == "-" }
  return isPlain ? name.split(separator: "-").joined(separator: " ") : name
}
