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
}
