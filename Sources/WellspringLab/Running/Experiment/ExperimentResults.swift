// What is known of an experiment at its end, for the printed summary and run.json.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The results that are small enough to be held.
public struct ExperimentResults: Sendable {
  /// Trials that finished, and those that failed.
  public internal(set) var finished = 0
  public internal(set) var failed = 0
  /// By `EventKind.rawValue`.
  public internal(set) var eventCounts = [UInt64](repeating: 0, count: EventKind.allCases.count)
  /// What the kind of the experiment has found, as far as it is looked at elsewhere.
  var found: any Sendable = ()
  /// What the kind of the experiment says for people, line by line.
  public internal(set) var lines: [String] = []
  /// The same in two sentences and a few lines.
  public internal(set) var answer = StudyAnswer()
  /// By scenario with daily series: whether its warm-up was long enough.
  public internal(set) var warmUps: [WarmUpResult] = []
  /// The outcomes whose summaries are held: all for a few scenarios, those asked about for many.
  public let outcomes: [Outcome]
  /// Scenario by scenario, in the order of `outcomes`.
  private var summaries: [SampleSummary] = []

  init(_ experiment: Experiment) {
    outcomes = experiment.scenarios.count <= 64 ? Outcome.allCases : experiment.outcomes
  }

  /// What the replicates of a scenario say about an outcome; nil when it is not held.
  public func summary(scenario: Int, _ outcome: Outcome) -> SampleSummary? {
    guard let index = outcomes.firstIndex(of: outcome) else { return nil }
    let position = scenario * outcomes.count + index
    return summaries.indices.contains(position) ? summaries[position] : nil
  }

  /// Summaries come scenario by scenario in the order of `Outcome.allCases`.
  mutating func keep(_ summary: SampleSummary, of outcome: Outcome) {
    if outcomes.contains(outcome) { summaries.append(summary) }
  }
}
