// What one trial leaves for the tables, made ready on the thread that ran it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The outcomes of a trial and its rows in the long tables. The long tables are text already, so
/// that the threads share the work of formatting.
struct TrialRecord: Sendable, Equatable {
  let trial: Trial
  /// Why the trial could not be finished; everything else is empty then.
  var failure: String?
  var outcomes: [Double] = []
  var daily: [Double] = []
  /// Row-major: unit, day of the warm-up, `DailySeries`; empty unless the warm-up is judged.
  var warmUp: [Double] = []
  /// What the kind of the experiment keeps beside the outcomes, list by list; what they mean, only
  /// the kind knows.
  var kept: [[Double]] = []
  /// Every post day by day; empty unless somebody is watched.
  var postDays = PostDays()
  var eventCounts: [UInt64] = []
  var clinicians = CSVText()
  var surveys = CSVText()
  var events = CSVText()
  var people = CSVText()
  var answers = CSVText()

  init(_ trial: Trial) { self.trial = trial }
}

extension TrialRecord {
  /// Makes a record of what a replicate left behind.
  init(
    _ trial: Trial, _ result: ReplicateResult, _ model: Model, _ staff: Staff,
    of experiment: Experiment, forKind: Bool = true
  ) {
    self.init(trial)
    outcomes = result.outcomes
    eventCounts = result.eventCounts
    if experiment.recordsDaily { (daily, warmUp) = (result.daily, result.warmUpDaily) }
    if forKind { experiment.study.keep(result, model, staff, in: &self) }
    let (scenario, replicate) = (
      experiment.scenarios[trial.scenario].name, Int(trial.replicate)
    )
    let recording = experiment.recording
    if recording.contains(.clinicians) {
      clinicians = ResultTables.clinicians.text(
        staff.rows(result.clinicians).map { (scenario, replicate, staff, $0) })
    }
    if recording.contains(.surveys) {
      surveys = ResultTables.surveys.text(
        result.surveys.lazy.map { (scenario, replicate, staff, $0) })
    }
    if recording.contains(.events) {
      events = ResultTables.events.text(
        result.events.lazy.map { (scenario, replicate, staff, $0) })
    }
    if recording.contains(.answers) {
      let sheet = AnswerSheet(result.answers, instruments: staff.instruments.count)
      people = ResultTables.people.text(
        sheet.people.lazy.map { (scenario, replicate, staff, $0) })
      answers = ResultTables.answers.text(
        sheet.scores.lazy.map { (scenario, replicate, staff, $0) })
    }
  }
}

extension Staff {
  /// The columns of each post, by unit and position.
  /// - Parameter values: row-major; empty where they were not recorded.
  fileprivate func rows(_ values: [Double]) -> [ResultTables.PostRow] {
    guard !values.isEmpty else { return [] }
    let width = ClinicianColumn.allCases.count
    precondition(values.count == postCount * width, "a row for each post")
    let places = unitNames.indices.flatMap { unit in
      (0..<posts(ofUnit: unit)).map { (unit, $0) }
    }
    return places.enumerated().map { number, place in
      (place.0, place.1, values[number * width..<(number + 1) * width])
    }
  }
}

extension Experiment {
  /// How a replicate of a scenario is simulated.
  typealias Simulate =
    @Sendable (_ scenario: Int, _ replicate: UInt64) throws(SimulationError) -> ReplicateResult

  /// Simulates a trial.
  /// - Parameters:
  ///   - staff: of the scenario's model, where it is at hand.
  ///   - forKind: whether its kind keeps of it what it needs, for which it may simulate more.
  ///   - simulate: a simulation in place of the model's.
  func record(
    _ trial: Trial, staff: Staff? = nil, forKind: Bool = true, simulate: Simulate? = nil
  ) -> TrialRecord {
    var failed = TrialRecord(trial)
    switch scenarios[trial.scenario].content {
    case .impossible(let reason): failed.failure = reason
    case .model(let model):
      do throws(SimulationError) {
        let result: ReplicateResult
        if let simulate {
          result = try simulate(trial.scenario, trial.replicate)
        } else {
          let simulation = Simulation(model: model, seed: seed, recording: simulated)
          result = try simulation.run(replicate: trial.replicate)
        }
        return TrialRecord(
          trial, result, model, staff ?? Staff(model), of: self, forKind: forKind)
      } catch {
        failed.failure = error.reason
      }
    }
    return failed
  }
}

extension SimulationError {
  /// Which bound was hit, in words.
  public var reason: String {
    switch self {
    case .tooManyEvents(let bound): "more than \(bound) events in one unit"
    case .tooManyCases(let bound): "more than \(bound) cases present at once in one unit"
    }
  }
}
