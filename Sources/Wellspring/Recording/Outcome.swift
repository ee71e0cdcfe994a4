// The outcomes: what a replicate is summarised to, each defined once.
//
// Tables, the data package, `describe` and the documentation read these definitions.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// An outcome of one replicate. Undefined values (a mean over nothing) are NaN and become empty
/// cells.
public enum Outcome: Int, CaseIterable, Sendable {
  case capacityMean, capacityP10, depletedTimePercent
  case tippedPercent, tippedEverPercent
  case worstTenthCapacity, giniDepletion
  case highExhaustionPercent, highDepersonalisationPercent, lowAccomplishmentPercent
  case burnoutPercent, exhaustionScoreMean
  case traumaticStressPercent, moralInjuryPercent, compassionFatiguePercent
  case worldviewMean
  case arousalEndOfShiftMean, sleepHoursMean
  case breaksCarefreePercent, breaksMissedPercent, overrunHoursMean
  case loadMean, encountersPerShift, supportPerShift, moralEventsPerShift
  case errorsPer1000Shifts, goodOutcomesPercent, misreadingsPercent
  case metWithContagionPercent, metWithSympathyPercent, metWithEmpathyPercent
  case metWithCompassionPercent, metWithDetachmentPercent, distancingMinutesPerShift
  case shiftHoursMean, overrunHoursPer1000Hours, encountersPer1000Hours, supportPer1000Hours
  case moralEventsPer1000Hours, errorsPer1000Hours, distancingMinutesPer1000Hours
  case careLeftUndonePercent, waitHoursMean, waitHoursP95, leftUnseenPercent
  case throughputPerDay, occupancyPercent, presentMean, utilisationPercent
  case patientsPerNurse, patientsPerNurseDay, patientsPerNurseNight, nobodyOnDutyHours
  case sessionsPerWeek, noShowPercent, sessionsCancelledPercent, callsPerShift, callsPer1000Hours
  case responseHoursMean
  case absencePercent, leaversPercentPerYear, vacancyPercent, agencyHoursPercent
  case staffHours, overtimeHours, reliefHours, programmeHours, agencyHours, floatPoolHours
  case supervisionHours, sickPayHours, vacationHours
  case nightHours, weekendHours, holidayHours, standbyHours
  case hirings, cost
  case highExhaustionPercentSurveyed, highDepersonalisationPercentSurveyed
  case lowAccomplishmentPercentSurveyed, moralInjuryPercentSurveyed
  case singleItemBurnoutPercentSurveyed, surveyResponsePercent
}

/// How an outcome is defined.
public struct OutcomeDefinition: Sendable {
  /// The column name: snake_case, unit last.
  public let name: String
  public let unit: String
  /// One sentence.
  public let meaning: String
  public let formula: String
  /// The time over which it is taken.
  public let window: String
  /// Whether it is seen through a survey instrument's noise (name ends in `_surveyed`).
  public let isSurveyed: Bool

  init(
    _ name: String, _ unit: String, _ meaning: String, _ formula: String, _ window: String,
    isSurveyed: Bool = false
  ) {
    self.name = name
    self.unit = unit
    self.meaning = meaning
    self.formula = formula
    self.window = window
    self.isSurveyed = isSurveyed
  }
}

extension Outcome {
  /// Its definition.
  public var definition: OutcomeDefinition { Self.definitions[rawValue] }

  /// All definitions, in the order of the cases.
  public static let definitions: [OutcomeDefinition] = Self.allCases.map(define)
}
