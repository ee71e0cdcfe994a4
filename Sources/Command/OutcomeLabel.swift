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
      .floatPoolHours, .supervisionHours, .sickPayHours, .vacationHours, .nightHours, .weekendHours,
      .holidayHours, .standbyHours, .cost:
      .resources
    case .arousalEndOfShiftMean, .sleepHoursMean, .breaksCarefreePercent, .breaksMissedPercent,
      .overrunHoursMean, .loadMean, .sessionsPerWeek, .callsPerShift, .shiftHoursMean,
      .overrunHoursPer1000Hours, .callsPer1000Hours, .patientsPerNurse, .patientsPerNurseDay,
      .patientsPerNurseNight, .nobodyOnDutyHours:
      .shifts
    case .encountersPerShift, .supportPerShift, .moralEventsPerShift, .errorsPer1000Shifts,
      .goodOutcomesPercent, .misreadingsPercent, .metWithContagionPercent, .metWithSympathyPercent,
      .metWithEmpathyPercent, .metWithCompassionPercent, .metWithDetachmentPercent,
      .distancingMinutesPerShift, .encountersPer1000Hours, .supportPer1000Hours,
      .moralEventsPer1000Hours, .errorsPer1000Hours, .distancingMinutesPer1000Hours:
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
    case .tippedPercent: "Down at the end"
    case .tippedEverPercent: "Tipped at any time"
    case .giniDepletion: "Inequality of depletion (Gini)"
    case .burnoutPercent: "Burnout (either of the first two)"
    case .exhaustionScoreMean: "Exhaustion score, mean"
    case .responseHoursMean: "Response, mean"
    case .errorsPer1000Shifts: "Errors per 1,000 shifts"
    case .arousalEndOfShiftMean: "Arousal at the end of a shift"
    case .sleepHoursMean: "Sleep"
    case .breaksCarefreePercent: "Shifts with a care-free break"
    case .breaksMissedPercent: "Shifts without any break"
    case .overrunHoursMean: "Overrun of a shift"
    case .loadMean: "Load on the floor"
    case .encountersPerShift: "Empathic encounters"
    case .supportPerShift: "Supportive contacts"
    case .moralEventsPerShift: "Morally injurious events"
    case .shiftHoursMean: "Time at work in a shift"
    case .overrunHoursPer1000Hours: "Overrun by hours worked"
    case .encountersPer1000Hours: "Empathic encounters by hours worked"
    case .supportPer1000Hours: "Supportive contacts by hours worked"
    case .moralEventsPer1000Hours: "Morally injurious events by hours worked"
    case .errorsPer1000Hours: "Errors by hours worked"
    case .distancingMinutesPer1000Hours: "Reflective distancing by hours worked"
    case .callsPer1000Hours: "Calls by hours worked"
    case .waitHoursMean: "Wait, mean"
    case .waitHoursP95: "Wait, 95th percentile"
    case .throughputPerDay: "Cases completed"
    case .occupancyPercent: "Beds occupied"
    case .presentMean: "Cases present"
    case .utilisationPercent: "Floor time with a case"
    case .patientsPerNurse: "Patients per nurse"
    case .patientsPerNurseDay: "Patients per nurse, 7 to 19"
    case .patientsPerNurseNight: "Patients per nurse, 19 to 7"
    case .nobodyOnDutyHours: "Work and nobody on duty"
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
    case .nightHours: "Of hours worked, at night"
    case .weekendHours: "Of hours worked, at weekends"
    case .holidayHours: "Of hours worked, on holidays"
    case .standbyHours: "On call at home"
    case .highExhaustionPercentSurveyed: "High exhaustion, as surveyed"
    case .highDepersonalisationPercentSurveyed: "High depersonalisation, as surveyed"
    case .lowAccomplishmentPercentSurveyed: "Low accomplishment, as surveyed"
    case .moralInjuryPercentSurveyed: "Moral injury, as surveyed"
    case .singleItemBurnoutPercentSurveyed: "Burnout, single item"
    case .surveyResponsePercent: "Answered the survey"
    default: nil
    }
  }
}
