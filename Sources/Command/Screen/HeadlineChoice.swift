// Which outcomes of a model its screen shows.
//
// Which of them are told first, and why, says LeadingOutcomes.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab
import WellspringReport

/// A heading of a screen.
enum ScreenGroup: String {
  case people = "People"
  case shifts = "Shifts"
  case patients = "Patients"
  case resources = "What it takes"
}

extension Outcome {
  var screenGroup: ScreenGroup {
    switch group {
    case .capacity, .harm, .surveys, .people: .people
    case .shifts: .shifts
    case .service, .encounters: .patients
    case .resources: .resources
    }
  }
}

struct HeadlineChoice {
  private let report: RunReport

  init(_ report: RunReport) { self.report = report }

  /// At most fifteen, those of one group together.
  var outcomes: [Outcome] {
    let named = report.experiment.headline.filter(isDefined)
    guard named.isEmpty else { return grouped(named) }
    let alone = leads.ofOnePerson.filter(isDefined)
    if !alone.isEmpty { return grouped(alone) }
    let telling = usual.filter(hasSomethingToSay)
    if telling.count >= 3 { return grouped(Array(telling.prefix(Screen.mostLines))) }
    // Without chance or people, what there is.
    let rest = ([.capacityMean, .presentMean, .utilisationPercent] as [Outcome]).filter(isDefined)
    return grouped(telling + rest.filter { !telling.contains($0) })
  }

  /// The outcomes of the answer: at most four, in the order in which they are told.
  var leading: [Outcome] {
    let told = leads.answer.filter(isDefined)
    return told.isEmpty ? Array(outcomes.prefix(2)) : told
  }

  private var leads: LeadingOutcomes {
    LeadingOutcomes(report.experiment, isDefined: isDefined, tells: hasSomethingToSay)
  }

  private var usual: [Outcome] {
    [
      .highExhaustionPercent, .capacityMean, .tippedEverPercent, .traumaticStressPercent,
      .moralInjuryPercent, .absencePercent, .leaversPercentPerYear, .breaksMissedPercent,
    ] + leads.ratios + leads.service.prefix(3)
      + [.errorsPer1000Shifts, .staffHours, .cost, .overrunHoursMean]
  }

  private func isDefined(_ outcome: Outcome) -> Bool {
    (report.results.summary(scenario: 0, outcome)?.count ?? 0) > 0
  }

  private func hasSomethingToSay(_ outcome: Outcome) -> Bool {
    guard let summary = report.results.summary(scenario: 0, outcome), summary.count > 0 else {
      return false
    }
    return summary.count == 1 ? summary.mean != 0 : summary.deviation > 0
  }

  private func grouped(_ outcomes: [Outcome]) -> [Outcome] {
    [ScreenGroup.people, .shifts, .patients, .resources].flatMap { group in
      outcomes.filter { $0.screenGroup == group }
    }
  }
}
