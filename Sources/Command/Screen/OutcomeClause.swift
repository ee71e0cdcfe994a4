// An outcome as a part of a sentence.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct OutcomeClause {
  private let outcome: Outcome
  private let figure: Figure
  private let currency: String?

  init(_ outcome: Outcome, _ figure: Figure, _ currency: String?) {
    (self.outcome, self.figure, self.currency) = (outcome, figure, currency)
  }

  /// A clause without a full stop, which begins in lower case.
  var text: String {
    let range = figure.hasRange ? " (\(figure.range))" : ""
    let (value, percent) = (figure.text, "\(figure.text) %\(range)")
    return switch outcome {
    case .highExhaustionPercent: "\(percent) of the staff end up highly exhausted"
    case .burnoutPercent: "\(percent) end up burnt out"
    case .capacityMean: "capacity averages \(value)\(range), where 1 is rested"
    case .tippedEverPercent: "\(percent) of the posts see a holder tip"
    case .moralInjuryPercent: "\(percent) end up with a moral injury"
    case .traumaticStressPercent: "\(percent) end up with traumatic stress"
    case .careLeftUndonePercent: "\(percent) of the care asked for is left undone"
    case .breaksMissedPercent: "\(percent) of shifts pass without any break"
    case .waitHoursMean: "the wait is \(value) h\(range) on average"
    case .waitHoursP95: "one wait in twenty is longer than \(value) h\(range)"
    case .leftUnseenPercent: "\(percent) of patients leave unseen"
    case .responseHoursMean: "a crew takes \(value) h\(range) to reach the scene"
    case .sessionsCancelledPercent: "\(percent) of sessions are cancelled"
    case .presentMean: "\(value)\(range) cases are present on average"
    case .utilisationPercent: "\(percent) of the time on the floor is with a case"
    case .throughputPerDay: "\(value)\(range) cases are completed a day"
    case .occupancyPercent: "\(percent) of the beds are occupied"
    case .leaversPercentPerYear: "\(percent) of the staff leave in a year"
    case .absencePercent: "\(percent) of shifts are lost to sickness"
    default: "\(outcome.words) is \(value)\(outcome.symbol(currency))\(range)"
    }
  }
}
