// What an experiment of kind warnings found, in the order of its tables.
// SPDX-License-Identifier: GPL-3.0-or-later

/// One detector and how it did.
struct DetectorResult: Sendable {
  let signal: WarningSignal
  let indicator: Indicator
  let score: WarningsPlan.Score
  let result: DetectorScore
  /// Shares of episodes whose trend is significant against surrogates; of the score `trend` only.
  let significantTransitions: Double
  let significantMatched: Double

  init(_ detector: WarningsPlan.Detector, _ data: WarningsData, _ experiment: Experiment) {
    func significant(_ transitions: Bool) -> Double {
      detector.score == .trend
        ? data.significantShare(
          signal: detector.signal, indicator: detector.indicator, transitions: transitions) : .nan
    }
    signal = data.plan.signals[detector.signal]
    indicator = data.plan.indicators[detector.indicator]
    score = detector.score
    result = DetectorScore(
      data.scored(detector), allowed: data.plan.falseAlarmsPerYear,
      replicates: experiment.replicates, seed: experiment.seed)
    (significantTransitions, significantMatched) = (significant(true), significant(false))
  }
}

/// Everything for the printed summary.
struct WarningsResult: Sendable {
  let plan: WarningsPlan
  /// Names of the scenarios, and what each has seen.
  let scenarios: [(name: String, census: ScenarioCensus)]
  /// Tips seen, and those with a history that covers the watch.
  let tips: Int
  let used: Int
  let detectors: [DetectorResult]

  var personYears: Double {
    Double(scenarios.reduce(0) { $0 + $1.census.personDays }) / 365
  }

  /// A row of slowing.csv for each scenario and signal; surveys have too few points.
  var slowing: [ScenarioCensus.Row] {
    scenarios.flatMap { name, census in
      zip(plan.signals, census.slowing).filter { $0.0 != .surveys }.map {
        (name, census, $0, $1)
      }
    }
  }
}
