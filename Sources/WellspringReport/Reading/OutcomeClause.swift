// An outcome as a part of a sentence, for a page and for a screen alike.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A clause without a full stop, which begins in lower case: words, a value with its unit and its
/// range, words.
public struct OutcomeClause: Sendable {
  public let before: String
  /// Behind the value.
  public let unit: String
  public let after: String

  /// - Parameters:
  ///   - words: the outcome's name in a sentence, where it has no clause of its own.
  ///   - symbol: its unit with a space before it.
  public init(_ outcome: Outcome, words: String, symbol: String) {
    if let own = Self.clauses[outcome] {
      (before, unit, after) = own
    } else {
      (before, unit, after) = ("\(words) is ", symbol, "")
    }
  }

  private typealias Parts = (before: String, unit: String, after: String)

  private static let clauses: [Outcome: Parts] = [
    .highExhaustionPercent: ("", " %", " of the staff end up highly exhausted"),
    .burnoutPercent: ("", " %", " end up burnt out, by exhaustion or by depersonalisation"),
    .capacityMean: ("capacity averages ", "", ", where 1 is rested"),
    .depletedTimePercent: ("", " %", " of the time is spent depleted"),
    .tippedEverPercent: (
      "", " %",
      " of the posts are held at some time by somebody who has tipped, be it before the first day: four weeks on end nearer to nothing left than to rested"
    ),
    .moralInjuryPercent: ("", " %", " end up with a moral injury"),
    .traumaticStressPercent: ("", " %", " end up with traumatic stress"),
    .careLeftUndonePercent: ("", " %", " of the care asked for is left undone"),
    .breaksMissedPercent: ("", " %", " of shifts pass without any break"),
    .waitHoursMean: ("the wait is ", " h", " on average"),
    .waitHoursP95: ("one wait in twenty is longer than ", " h", ""),
    .leftUnseenPercent: ("", " %", " of patients leave unseen"),
    .responseHoursMean: ("a crew takes ", " h", " to reach the scene"),
    .sessionsCancelledPercent: ("", " %", " of sessions are cancelled"),
    .presentMean: ("", "", " cases are present on average"),
    .utilisationPercent: ("", " %", " of the time on the floor is with a case"),
    .throughputPerDay: ("", "", " cases are completed a day"),
    .occupancyPercent: ("", " %", " of the beds are occupied"),
    .leaversPercentPerYear: ("", " %", " of the staff leave in a year"),
    .absencePercent: ("", " %", " of shifts are lost to sickness"),
  ]
}
