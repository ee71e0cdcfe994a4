// An experiment of kind power: how often would a trial of a policy find its effect?
//
// Every unit of a virtual trial is a history of its own, under the policy from the wave at which
// its turn comes, and the same history without the policy (the same luck). The first gives the
// power, the second the share of false alarms, and the two together the true effect. Units of one
// model are exchangeable, so that dealing out the sequences in turn is as good as drawing lots, and
// the first units of a trial make a smaller trial.
//
// What a survey does not see (non-response, errors of measurement, suppression of small groups)
// is in the simulated waves. What the model does not know, stable differences between units, can
// be added to them: `between_units`.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The trials whose power is asked for.
public struct PowerPlan: ExperimentKind, Study {
  public static let name = "power"
  static let keys = [
    "policy", "design", "units", "waves", "instrument", "effect_on", "between_units",
  ]

  public enum Design: String, CaseIterable, Sendable {
    /// Units start one group after the other, a group after each wave but the last.
    case steppedWedge = "stepped-wedge"
    /// Every second unit starts after the first wave.
    case parallel
  }

  /// Chance of a false alarm that the tests allow.
  public static let level = 0.05

  public var design: Design
  public var policies: [String]
  /// Numbers of units and of waves, ascending.
  public var units: [Int]
  public var waves: [Int]
  /// The instrument's number among the model's, and its name.
  public var instrument: Int
  public var instrumentName: String
  /// Whether the share of cases is compared; otherwise the mean score.
  public var countsCases: Bool
  /// Standard deviation of stable differences between units beyond the model's, in points or %.
  public var betweenUnits: Double
  /// Virtual trials of each number of units and waves.
  public var trials: Int
  /// Observed days of a trial, by number of waves: a whole number of days between waves.
  public var days: [Int]
  /// The lowest and the highest score of the instrument; nil where nothing is told of it.
  public var scale: ClosedRange<Double>?

  /// Everything that decides bytes, as text.
  var identityParts: [String] {
    [design.rawValue, instrumentName, countsCases ? "cases" : "mean", betweenUnits.shortText]
      + policies + ["units"] + units.map { String($0) } + ["waves"] + waves.map { String($0) }
      + [String(trials)]
  }

  // MARK: Scenarios

  /// The waves after which a unit may start, from 1.
  func starts(_ number: Int) -> [Int] { design == .parallel ? [1] : Array(1..<waves[number]) }

  /// The position of a scenario: never started (0), or started after a wave.
  func scenario(_ number: Int, start: Int) -> Int {
    (0..<number).reduce(0) { $0 + 1 + starts($1).count } + start
  }

  func scenarioName(_ number: Int, start: Int) -> String {
    "waves-\(waves[number])-" + (start == 0 ? "never" : "after-\(start)")
  }

  /// What people call it.
  func scenarioLabel(_ number: Int, start: Int) -> String {
    "\(waves[number]) waves, " + (start == 0 ? "never begun" : "begun after wave \(start)")
  }

  /// The wave after which a unit starts; 0 for never.
  func start(ofUnit unit: Int, _ number: Int) -> Int {
    switch design {
    case .steppedWedge: 1 + unit % (waves[number] - 1)
    case .parallel: unit.isMultiple(of: 2) ? 1 : 0
    }
  }

  private var mostUnits: Int { units.last ?? 0 }

  /// The replicate that is a unit of a trial; both count from 0.
  func replicate(trial: Int, unit: Int) -> Int { trial * mostUnits + unit + 1 }

  /// Replicates that are numbered.
  var replicates: Int { trials * mostUnits }

  /// Scenario by scenario: those without the policy whole, the others for the units whose turn it
  /// is.
  var runs: [TrialRun] {
    waves.indices.flatMap { number in
      ([0] + starts(number)).map { start in
        TrialRun(
          scenario: scenario(number, start: start), replicates: replicates, period: mostUnits,
          offsets: (0..<mostUnits).filter { start == 0 || self.start(ofUnit: $0, number) == start })
      }
    }
  }

  // MARK: Running

  static func read(_ reader: inout ExperimentReader) -> Experiment? { reader.readPower() }

  func firstPlan(_ experiment: Experiment) -> TrialPlan {
    .runs(TrialRuns(runs, size: experiment.blockSize))
  }

  var recording: Recording { .surveys }

  /// Surveyed values by wave, then true ones.
  func keep(
    _ result: ReplicateResult, _ model: Model, _ staff: Staff, in record: inout TrialRecord
  ) {
    let own = result.surveys.filter { Int($0.instrument) == instrument }
    record.kept = [
      countsCases
        ? own.map(\.surveyedCasesPercent) + own.map(\.trueCasesPercent)
        : own.map(\.surveyedMean) + own.map(\.trueMean)
    ]
  }

  // MARK: Tables

  func tables(currency: String?) -> [TableSchema] { [PowerResult.table.schema] }

  func write(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    var found: [PowerResult] = []
    for number in waves.indices {
      for units in units {
        var data = PowerData(self, number: number, seed: tables.experiment.seed, tables.source)
        found.append(try data.result(units: units))
      }
    }
    tables.results.lines = lines(found)
    tables.results.answer = answer(found)
    return [try tables.write(PowerResult.table, found.lazy.map { (self, $0) })]
  }

  // MARK: Words

  func sentences(_ experiment: Experiment) -> [String] {
    let measure =
      countsCases ? "share of cases on \(instrumentName)" : "mean of \(instrumentName)"
    return [
      "\(grouped(trials)) virtual \(design.rawValue) trials for each number of units "
        + "(\(listed(units))) and waves (\(listed(waves))): would they find, by the \(measure) as "
        + "surveyed, the effect of \(Markdown.enumeration(policies))?"
    ]
  }
}
