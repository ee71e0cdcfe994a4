// Whether more of an outcome is better, for a page and for a screen alike.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Outcome {
  /// Whether more of it is better or worse for those whom it is about; nil where it is neither.
  public var moreIsBetter: Bool? {
    switch self {
    case .capacityMean, .capacityP10, .worstTenthCapacity, .worldviewMean, .sleepHoursMean,
      .breaksCarefreePercent, .supportPerShift, .supportPer1000Hours, .goodOutcomesPercent,
      .metWithEmpathyPercent, .metWithCompassionPercent, .throughputPerDay, .surveyResponsePercent:
      true
    case .encountersPerShift, .encountersPer1000Hours, .metWithSympathyPercent,
      .distancingMinutesPerShift, .distancingMinutesPer1000Hours, .occupancyPercent, .presentMean,
      .utilisationPercent, .sessionsPerWeek, .callsPerShift, .callsPer1000Hours, .shiftHoursMean,
      .hirings, .programmeHours, .reliefHours, .floatPoolHours, .supervisionHours, .vacationHours,
      .nightHours, .weekendHours, .holidayHours, .standbyHours:
      nil
    default: false
    }
  }
}
