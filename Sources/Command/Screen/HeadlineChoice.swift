// Which outcomes of a model its screen shows.
//
// What the model names in `headline`; otherwise what matters for its kind of work. Outcomes that are
// not defined, or that chance and time leave where they are in every replicate, say nothing and are
// left out, unless the model names them.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

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
    let telling = usual.filter(hasSomethingToSay)
    if telling.count >= 3 { return grouped(Array(telling.prefix(Screen.mostLines))) }
    // Without chance or people, what there is.
    let rest = ([.capacityMean, .presentMean, .utilisationPercent] as [Outcome]).filter(isDefined)
    return grouped(telling + rest.filter { !telling.contains($0) })
  }

  /// The outcomes of the answer: at most four, in the order in which they are told.
  var leading: [Outcome] {
    let named = report.experiment.headline.filter(isDefined)
    if !named.isEmpty { return Array(named.prefix(4)) }
    let told =
      ([.highExhaustionPercent, .capacityMean] + service.prefix(1) + [.breaksMissedPercent])
      .filter(hasSomethingToSay)
    return told.isEmpty ? Array(outcomes.prefix(2)) : told
  }

  private var kinds: Set<String> {
    let units = report.experiment.scenarios[0].model?.units ?? []
    return Set(units.map { WorkPlan.kinds[Int($0.work.kind)] })
  }

  /// What tells how patients fare, most telling first.
  private var service: [Outcome] {
    var chosen: [Outcome] = []
    if kinds.contains("beds") { chosen += [.careLeftUndonePercent, .occupancyPercent] }
    if kinds.contains("visits") {
      chosen += [.waitHoursMean, .waitHoursP95, .leftUnseenPercent, .careLeftUndonePercent]
    }
    if kinds.contains("appointments") {
      chosen += [.sessionsCancelledPercent, .sessionsPerWeek, .waitHoursMean]
    }
    if kinds.contains("calls") { chosen += [.responseHoursMean, .callsPerShift] }
    var seen: Set<Outcome> = []
    return chosen.filter { seen.insert($0).inserted }
  }

  private var usual: [Outcome] {
    [
      .highExhaustionPercent, .capacityMean, .tippedEverPercent, .traumaticStressPercent,
      .moralInjuryPercent, .absencePercent, .leaversPercentPerYear, .breaksMissedPercent,
    ] + ratios + service.prefix(3)
      + [.errorsPer1000Shifts, .staffHours, .cost, .overrunHoursMean]
  }

  /// Patients for each nurse: by day and at night where they stay overnight.
  private var ratios: [Outcome] {
    if kinds.contains("beds") { return [.patientsPerNurseDay, .patientsPerNurseNight] }
    return kinds.contains("visits") ? [.patientsPerNurse] : []
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
