// What is told first of a model that was run, on its page and at the end of its run alike.
//
// What the model names in `headline`; otherwise what matters for its kind of work. Outcomes that are
// not defined, or that chance and time leave where they are in every replicate, say nothing and are
// left out, unless the model names them.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

public struct LeadingOutcomes {
  private let headline: [Outcome]
  private let isAlone: Bool
  private let kinds: Set<String>
  private let tells: (Outcome) -> Bool

  /// - Parameters:
  ///   - isDefined: whether the results have it.
  ///   - tells: whether it differs between replicates.
  public init(
    _ experiment: Experiment, isDefined: (Outcome) -> Bool, tells: @escaping (Outcome) -> Bool
  ) {
    headline = experiment.headline.filter(isDefined)
    isAlone = Self.isOnePerson(experiment)
    kinds = Set(
      (experiment.scenarios[0].model?.units ?? []).map { WorkPlan.kinds[Int($0.work.kind)] })
    self.tells = tells
  }

  /// Whether the first scenario is a model of one post alone. Shares of one person are 0 or 100 on
  /// the last day: what there is to tell of one is capacity.
  public static func isOnePerson(_ experiment: Experiment) -> Bool {
    let units = experiment.scenarios.first?.model?.units ?? []
    return units.reduce(0) { sum, unit in
      sum + unit.count * unit.posts.reduce(0) { $0 + $1.count }
    } == 1
  }

  /// All that is told of one person; empty where there are more.
  public var ofOnePerson: [Outcome] {
    isAlone && headline.isEmpty ? [.capacityMean, .depletedTimePercent, .exhaustionScoreMean] : []
  }

  /// The outcomes of the answer: at most four, in the order in which they are told; none where nothing
  /// tells anything.
  public var answer: [Outcome] {
    if !ofOnePerson.isEmpty { return Array(ofOnePerson.prefix(2)) }
    return headline.isEmpty
      ? ([.highExhaustionPercent, .capacityMean] + service.prefix(1) + [.breaksMissedPercent])
        .filter(tells)
      : Array(headline.prefix(4))
  }

  /// Patients for each nurse: by day and at night where they stay overnight.
  public var ratios: [Outcome] {
    if kinds.contains("beds") { return [.patientsPerNurseDay, .patientsPerNurseNight] }
    return kinds.contains("visits") ? [.patientsPerNurse] : []
  }

  /// What tells how patients fare, most telling first.
  public var service: [Outcome] {
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
}
