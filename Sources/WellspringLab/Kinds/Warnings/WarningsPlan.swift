// An experiment of kind warnings: would anything have warned of the tips that came?
//
// A tip is the first day on which the 28-day mean of capacity lies below the midpoint of the loss
// spiral, having been above it the day before, and stays there for 28 days. Each tip whose history
// is long enough makes an episode; the same calendar days of somebody who does not tip make the
// episode it is compared with (see EpisodeMatch).
//
//     window      days that an indicator is made of
//     trend       days over which the rise of an indicator is judged
//     watch       days in which an alarm counts, at the end of each week
//     horizon     days before the tip at which the watch ends: an alarm must come before
//
//     start ······ trend ······ | window | ···· watch ···· | ···· horizon ···· tip
//
// With the usual horizon of 28 days no alarm uses a day of the month that makes the tip.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What is watched, and how.
public struct WarningsPlan: ExperimentKind, Study {
  public static let name = "warnings"
  static let keys = [
    "scenarios", "level", "signals", "indicators", "scores", "window", "trend", "watch", "horizon",
    "detrend", "false_alarms", "surrogates", "instrument",
  ]

  /// What of an indicator is held against the threshold.
  public enum Score: String, CaseIterable, Sendable {
    /// The indicator itself.
    case value
    /// Kendall's tau of the indicator over the days of `trend`.
    case trend
  }

  /// Days between two looks, which come at the ends of observed weeks.
  public static let step = 7

  public var level = WarningLevel.person
  public var signals: [WarningSignal] = [.capacity, .absence, .breaks, .surveys]
  public var indicators = Indicator.allCases
  public var scores = Score.allCases
  /// Days; whole weeks.
  public var window = 56
  public var trend = 56
  public var watch = 84
  public var horizon = 28
  public var detrending = Detrending.linear
  /// False alarms per person (or unit) and year that are put up with.
  public var falseAlarmsPerYear = 0.5
  /// nil for no tests.
  public var surrogates: SurrogateMethod? = .ar1
  /// The instrument of the surveys: its name, its number in the models, its direction.
  public var instrumentName = "mbi-exhaustion"
  public var instrument = 0
  public var lowIsCase = false

  public init() {}

  /// Everything that decides bytes, as text.
  var identityParts: [String] {
    [level.rawValue] + ["signals"] + signals.map(\.rawValue) + ["indicators"]
      + indicators.map(\.rawValue) + ["scores"] + scores.map(\.rawValue)
      + [window, trend, watch, horizon].map { String($0) }
      + [detrending.rawValue, falseAlarmsPerYear.shortText, surrogates?.rawValue ?? "none"]
      + [instrumentName]
  }

  /// Days before a tip from which on data are needed.
  var needed: Int { window + watch + horizon }

  func worse(_ signal: WarningSignal) -> Double { signal.worse(lowIsCase: lowIsCase) }

  /// One signal, indicator and score: what may raise an alarm.
  struct Detector: Sendable, Hashable {
    let signal: Int
    let indicator: Int
    let score: Score
  }

  /// Every detector, in the order of the tables.
  var detectors: [Detector] {
    signals.indices.flatMap { signal in
      indicators.indices.flatMap { indicator in
        scores.map { Detector(signal: signal, indicator: indicator, score: $0) }
      }
    }
  }

  // MARK: Running

  static func read(_ reader: inout ExperimentReader) -> Experiment? { reader.readWarnings() }

  var recording: Recording {
    var recording: Recording = .postDays
    if signals.contains(.midnightCapacity) { recording.insert(.midnights) }
    if signals.contains(.surveys) { recording.insert(.surveys) }
    return recording
  }

  /// Every post day by day; and row by row, of the instrument that is watched, unit, observed day
  /// and surveyed mean.
  func keep(
    _ result: ReplicateResult, _ model: Model, _ staff: Staff, in record: inout TrialRecord
  ) {
    record.postDays = result.postDays
    guard signals.contains(.surveys) else { return }
    let waves = result.surveys.filter { Int($0.instrument) == instrument }
    record.kept = [waves.flatMap { [Double($0.unit), Double($0.day), $0.surveyedMean] }]
  }

  // MARK: Tables

  func tables(currency: String?) -> [TableSchema] {
    [
      DetectorResult.table.schema, CurvePoint.table.schema, IndicatorWeek.table.schema,
      ScenarioCensus.table.schema,
    ]
  }

  func write(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    let (experiment, census) = (tables.experiment, try takeCensus(tables))
    let match = EpisodeMatch(census.stays, self, replicates: experiment.replicates)
    let data = WarningsData(plan: self, episodes: try tracks(match, census.stays, tables))
    let found = WarningsResult(
      plan: self, scenarios: zip(experiment.scenarios, census.scenarios).map { ($0.name, $1) },
      tips: match.tips, used: match.used,
      detectors: detectors.map { DetectorResult($0, data, experiment) })
    tables.results.lines = found.lines
    tables.results.answer = found.answer
    return [
      try tables.write(DetectorResult.table, found.detectors),
      try tables.write(CurvePoint.table, detectors.lazy.flatMap(data.curve)),
      try tables.write(IndicatorWeek.table, data.weeks(replicates: experiment.replicates)),
      try tables.write(ScenarioCensus.table, found.slowing),
    ]
  }

  // MARK: Words

  var listing: StudyListing { .scenarios }

  func sentences(_ experiment: Experiment) -> [String] {
    let signals = Markdown.enumeration(self.signals.map(\.rawValue))
    let indicators = Markdown.enumeration(self.indicators.map(\.rawValue))
    return [
      "What would have warned of a \(level.rawValue)'s tip? \(indicators) of \(signals) "
        + "over windows of \(window) days, looked at each week in the \(watch) days before, "
        + "with at most \(falseAlarmsPerYear.shortText) false alarms a year."
    ]
  }
}
