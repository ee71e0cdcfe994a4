// Outcomes by the names that people use, in groups.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A heading of the printed summary.
enum OutcomeGroup: String, CaseIterable {
  case capacity = "Compassion capacity"
  case harm = "Burnout and injury"
  case surveys = "As surveyed, last wave"
  case shifts = "Shifts and breaks"
  case encounters = "Encounters and errors"
  case service = "Care and queues"
  case people = "People"
  case resources = "Resources"
}

extension Outcome {
  /// Each outcome has its own heading by name: one that is added does not compile without one.
  var group: OutcomeGroup {
    switch self {
    case .capacityMean, .capacityP10, .depletedTimePercent, .tippedPercent, .tippedEverPercent,
      .worstTenthCapacity, .giniDepletion:
      .capacity
    case .careLeftUndonePercent, .waitHoursMean, .waitHoursP95, .leftUnseenPercent,
      .throughputPerDay, .occupancyPercent, .presentMean, .utilisationPercent, .noShowPercent,
      .sessionsCancelledPercent, .responseHoursMean:
      .service
    case .absencePercent, .leaversPercentPerYear, .vacancyPercent, .agencyHoursPercent, .hirings:
      .people
    case .staffHours, .overtimeHours, .reliefHours, .programmeHours, .agencyHours,
      .floatPoolHours, .supervisionHours, .sickPayHours, .vacationHours, .cost:
      .resources
    case .arousalEndOfShiftMean, .sleepHoursMean, .breaksCarefreePercent, .breaksMissedPercent,
      .overrunHoursMean, .loadMean, .sessionsPerWeek, .callsPerShift:
      .shifts
    case .encountersPerShift, .supportPerShift, .moralEventsPerShift, .errorsPer1000Shifts,
      .goodOutcomesPercent, .misreadingsPercent, .metWithContagionPercent, .metWithSympathyPercent,
      .metWithEmpathyPercent, .metWithCompassionPercent, .metWithDetachmentPercent,
      .distancingMinutesPerShift:
      .encounters
    case .highExhaustionPercentSurveyed, .highDepersonalisationPercentSurveyed,
      .lowAccomplishmentPercentSurveyed, .moralInjuryPercentSurveyed,
      .singleItemBurnoutPercentSurveyed, .surveyResponsePercent:
      .surveys
    case .highExhaustionPercent, .highDepersonalisationPercent, .lowAccomplishmentPercent,
      .burnoutPercent, .exhaustionScoreMean, .traumaticStressPercent, .moralInjuryPercent,
      .compassionFatiguePercent, .worldviewMean:
      .harm
    }
  }

  /// The column's name in plain words: `high_exhaustion_percent` reads `High exhaustion`.
  var label: String {
    if let label = ownLabel { return label }
    var words = definition.name.split(separator: "_")
    // The unit has a column of its own.
    while words.count > 1, ["percent", "points"].contains(words.last) { words.removeLast() }
    let text = words.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Where the plain words would not do.
  private var ownLabel: String? {
    switch self {
    case .capacityMean: "Capacity, mean over staff"
    case .capacityP10: "Capacity, lowest tenth between posts"
    case .worstTenthCapacity: "Capacity, mean of the worst tenth"
    case .depletedTimePercent: "Time depleted"
    case .tippedPercent: "Tipped at the end"
    case .tippedEverPercent: "Tipped at any time"
    case .giniDepletion: "Inequality of depletion (Gini)"
    case .burnoutPercent: "Burnout (either of the first two)"
    case .exhaustionScoreMean: "Exhaustion score, mean"
    case .arousalEndOfShiftMean: "Arousal at the end of a shift"
    case .sleepHoursMean: "Sleep"
    case .breaksCarefreePercent: "Shifts with a care-free break"
    case .breaksMissedPercent: "Shifts without any break"
    case .overrunHoursMean: "Overrun of a shift"
    case .loadMean: "Load on the floor"
    case .encountersPerShift: "Empathic encounters"
    case .supportPerShift: "Supportive contacts"
    case .moralEventsPerShift: "Morally injurious events"
    case .waitHoursMean: "Wait, mean"
    case .waitHoursP95: "Wait, 95th percentile"
    case .throughputPerDay: "Cases completed"
    case .occupancyPercent: "Beds occupied"
    case .presentMean: "Cases present"
    case .utilisationPercent: "Floor time with a case"
    case .absencePercent: "Shifts lost to sickness"
    case .leaversPercentPerYear: "Leavers"
    case .vacancyPercent: "Posts vacant"
    case .agencyHoursPercent: "Hours worked by agency staff"
    case .hirings: "Posts filled again"
    case .staffHours: "Hours of work, all"
    case .overtimeHours: "Overtime"
    case .reliefHours: "Relief for breaks"
    case .programmeHours: "Programmes and micro-breaks"
    case .agencyHours: "Agency staff"
    case .floatPoolHours: "Float pool"
    case .supervisionHours: "Supervision of newcomers"
    case .sickPayHours: "Paid while sick"
    case .vacationHours: "Paid while on vacation"
    case .highExhaustionPercentSurveyed: "High exhaustion"
    case .highDepersonalisationPercentSurveyed: "High depersonalisation"
    case .lowAccomplishmentPercentSurveyed: "Low accomplishment"
    case .moralInjuryPercentSurveyed: "Moral injury"
    case .singleItemBurnoutPercentSurveyed: "Burnout, single item"
    case .surveyResponsePercent: "Answered"
    default: nil
    }
  }
}
