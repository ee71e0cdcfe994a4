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
public struct WarningsPlan: Sendable {
  /// What of an indicator is held against the threshold.
  public enum Score: String, CaseIterable, Sendable {
    /// The indicator itself.
    case value
    /// Kendall's tau of the indicator over the days of `trend`.
    case trend
  }

  /// Days between two looks, which come at the ends of observed weeks.
  public static let step = 7
  /// Days of the mean that tips, and for which it has to stay below.
  public static let month = 28

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

  /// What the simulation must write down.
  var recording: Recording {
    signals.contains(.midnightCapacity) ? [.postDays, .midnights] : .postDays
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
}
