// The definition of each outcome.
// SPDX-License-Identifier: GPL-3.0-or-later

extension Outcome {
  static func define(_ outcome: Outcome) -> OutcomeDefinition {
    let days = "observed days"
    let end = "end of the last observed day"
    return switch outcome {
    case .capacityMean:
      .init(
        "capacity_mean", "1", "Time average of compassion capacity over staff.",
        "integral of C over filled posts / filled post-time", days)
    case .capacityP10:
      .init(
        "capacity_p10", "1", "Lowest tenth, between posts, of the time average of capacity.",
        "10th percentile over posts of each post's time average of C", days)
    case .depletedTimePercent:
      .init(
        "depleted_time_percent", "%",
        "Share of person-time with capacity below the midpoint of the loss spiral.",
        "100 * time with C < (lowKnot + highKnot) / 2 / filled post-time", days)
    case .tippedPercent:
      .init(
        "tipped_percent", "%", "Persons whose 28-day mean of capacity ends below the midpoint.",
        "100 * persons with 28-day mean of C < midpoint / persons", end)
    case .tippedEverPercent:
      .init(
        "tipped_ever_percent", "%",
        "Posts with a holder who had tipped at the start or did later: the 28-day mean of capacity "
          + "below the midpoint for 28 days on end.",
        "100 * such posts / posts", days)
    case .worstTenthCapacity:
      .init(
        "worst_tenth_capacity", "1", "Mean capacity of the most depleted tenth of posts.",
        "mean over the lowest tenth of posts of each post's time average of C", days)
    case .giniDepletion:
      .init(
        "gini_depletion", "1", "How unequally depletion is shared: 0 evenly, 1 by one post.",
        "Gini coefficient over posts of max(0, 1 - time average of C)", days)
    case .highExhaustionPercent:
      .init(
        "high_exhaustion_percent", "%", "Persons with a true exhaustion score of 27 or more.",
        "100 * persons with exhaustion >= 27 of 54 / persons", end)
    case .highDepersonalisationPercent:
      .init(
        "high_depersonalisation_percent", "%",
        "Persons with a true depersonalisation score of 10 or more.",
        "100 * persons with depersonalisation >= 10 of 30 / persons", end)
    case .lowAccomplishmentPercent:
      .init(
        "low_accomplishment_percent", "%",
        "Persons with a true personal accomplishment score of 33 or less.",
        "100 * persons with accomplishment <= 33 of 48 / persons", end)
    case .burnoutPercent:
      .init(
        "burnout_percent", "%", "Persons with high exhaustion or high depersonalisation.",
        "100 * persons with exhaustion >= 27 or depersonalisation >= 10 / persons", end)
    case .exhaustionScoreMean:
      .init(
        "exhaustion_score_mean", "points", "Mean true exhaustion score, 0 to 54.",
        "54 * mean of exhaustion over persons", end)
    case .traumaticStressPercent:
      .init(
        "traumatic_stress_percent", "%",
        "Persons whose mean of intrusion, avoidance and hyperarousal, each from 0 to 1, reaches an assumed cut-off (0.15, where the model sets no other).",
        "100 * persons with mean of intrusion, avoidance, hyperarousal >= caseness / persons", end)
    case .moralInjuryPercent:
      .init(
        "moral_injury_percent", "%",
        "Persons whose mean of guilt or shame and of betrayal or anger, each from 0 to 1, reaches an assumed cut-off (0.15, where the model sets no other).",
        "100 * persons with mean of guilt/shame and betrayal/anger >= caseness / persons", end)
    case .compassionFatiguePercent:
      .init(
        "compassion_fatigue_percent", "%", "Persons who are depleted and numb.",
        "100 * persons with 28-day mean of C < 0.8 and numbing > 0.1 / persons", end)
    case .worldviewMean:
      .init(
        "worldview_mean", "1",
        "Mean of the beliefs in safety, trust, intimacy and justice (vicarious trauma lowers them).",
        "mean over persons of the mean of the four beliefs", end)
    case .arousalEndOfShiftMean:
      .init(
        "arousal_end_of_shift_mean", "1", "Mean arousal when a shift ends (HRV proxy = 1 - it).",
        "mean of a over shift ends", days)
    case .sleepHoursMean:
      .init(
        "sleep_hours_mean", "h/d", "Mean sleep a day.",
        "24 * time asleep / filled post-time", days)
    case .breaksCarefreePercent:
      .init(
        "breaks_carefree_percent", "%", "Shifts with at least one break free of patient care.",
        "100 * such shifts / shifts with a planned break", days)
    case .breaksMissedPercent:
      .init(
        "breaks_missed_percent", "%", "Shifts with no break at all.",
        "100 * such shifts / shifts with a planned break", days)
    case .overrunHoursMean:
      .init(
        "overrun_hours_mean", "h", "Mean time worked beyond the scheduled end of a shift.",
        "sum of overruns / shifts", days)
    case .loadMean:
      .init(
        "load_mean", "1", "Mean load on the floor: demand of one's cases over the nominal demand.",
        "integral of load over duty time without overruns / that time", days)
    case .encountersPerShift:
      .init(
        "encounters_per_shift", "1/shift", "Empathic encounters per shift.",
        "encounters / shifts", days)
    case .supportPerShift:
      .init(
        "support_per_shift", "1/shift", "Supportive contacts received per shift.",
        "supportive contacts / shifts", days)
    case .moralEventsPerShift:
      .init(
        "moral_events_per_shift", "1/shift", "Morally injurious events per shift.",
        "events / shifts", days)
    case .errorsPer1000Shifts:
      .init(
        "errors_per_1000_shifts", "1/1000 shifts", "Errors in care.",
        "1000 * errors / shifts", days)
    case .goodOutcomesPercent:
      .init(
        "good_outcomes_percent", "%", "Encounters in which a real need was met.",
        "100 * encounters with a good outcome / encounters", days)
    case .misreadingsPercent:
      .init(
        "misreadings_percent", "%", "Encounters in which the other was misread.",
        "100 * such encounters / encounters", days)
    case .metWithContagionPercent:
      met("contagion", "it took more capacity than a good outcome gives back")
    case .metWithSympathyPercent:
      met("sympathy", "distress was kept at a distance by choice")
    case .metWithEmpathyPercent:
      met("empathy", "distress was shared and held, but no need was met")
    case .metWithCompassionPercent:
      met("compassion", "distress was held, a need was met, and capacity rose")
    case .metWithDetachmentPercent:
      met("detachment", "hardly any openness was left")
    case .distancingMinutesPerShift:
      .init(
        "distancing_minutes_per_shift", "min", "Time spent on reflective distancing.",
        "minutes / shifts", days)
    case .shiftHoursMean, .overrunHoursPer1000Hours, .encountersPer1000Hours,
      .supportPer1000Hours, .moralEventsPer1000Hours, .errorsPer1000Hours,
      .distancingMinutesPer1000Hours, .callsPer1000Hours:
      byHours(outcome)
    case .careLeftUndonePercent:
      .init(
        "care_left_undone_percent", "%", "Share of demanded care that nobody could give.",
        "100 * integral of unmet demand / integral of demand", days)
    case .waitHoursMean:
      .init(
        "wait_hours_mean", "h",
        "Mean wait from arrival to admission (beds), care (visits, triage included), a place on a "
          + "panel (appointments) or dispatch (calls).",
        "sum of waits / cases started", days)
    case .waitHoursP95:
      .init(
        "wait_hours_p95", "h", "95th percentile of that wait (to within 1 %).",
        "95th percentile over cases started", days)
    case .leftUnseenPercent:
      .init(
        "left_unseen_percent", "%",
        "Cases that left unseen or were turned away, of all whose wait ended in the observed days.",
        "100 * such cases / (such cases + cases started)", days)
    case .throughputPerDay:
      .init(
        "throughput_per_day", "1/d", "Cases completed a day.",
        "cases completed / days", days)
    case .occupancyPercent:
      .init(
        "occupancy_percent", "%", "Share of beds, or of places on panels, occupied.",
        "100 * integral of occupied beds or places / (their number * time)", days)
    case .presentMean:
      .init(
        "present_mean", "1", "Mean number of cases present, waiting or in care.",
        "integral of cases present / time", days)
    case .utilisationPercent:
      .init(
        "utilisation_percent", "%", "Share of time on the floor with at least one case.",
        "100 * duty time with a case / duty time without overruns", days)
    case .patientsPerNurse: perNurse
    case .patientsPerNurseDay: perNurse(in: "day", "7 to 19")
    case .patientsPerNurseNight: perNurse(in: "night", "19 to 7")
    case .nobodyOnDutyHours: nobodyOnDuty
    case .sessionsPerWeek:
      .init(
        "sessions_per_week", "/week", "Sessions held by a post in a week, absences included.",
        "7 * sessions / (posts * days)", days)
    case .noShowPercent:
      .init(
        "no_show_percent", "%", "Sessions to which the client did not come.",
        "100 * no-shows / (no-shows + sessions held)", days)
    case .sessionsCancelledPercent:
      .init(
        "sessions_cancelled_percent", "%", "Sessions cancelled because the clinician was away.",
        "100 * cancelled / (cancelled + no-shows + sessions held)", days)
    case .callsPerShift:
      .init(
        "calls_per_shift", "1/shift", "Calls on which a person was sent in a shift.",
        "persons sent, summed over calls / shifts", days)
    case .responseHoursMean:
      .init(
        "response_hours_mean", "h", "Mean time from a call to the crew's arrival on scene.",
        "sum of response times / calls reached, where there is travel", days)
    case .absencePercent:
      .init(
        "absence_percent", "%", "Rostered shifts lost to sickness.",
        "100 * shifts lost / shifts rostered in filled posts, vacation excluded", days)
    case .leaversPercentPerYear:
      .init(
        "leavers_percent_per_year", "%/year",
        "People who resign in a year, for each 100 posts.",
        "100 * resignations / posts * 365 / days", days)
    case .vacancyPercent:
      .init(
        "vacancy_percent", "%", "Post-time without a holder.",
        "100 * vacant post-time / post-time", days)
    case .agencyHoursPercent:
      .init(
        "agency_hours_percent", "%", "Share of the hours worked that agency staff work.",
        "100 * agency hours / (duty time of posts + agency hours + hours worked by the pool)", days)
    case .staffHours, .overtimeHours, .reliefHours, .programmeHours, .agencyHours,
      .floatPoolHours, .supervisionHours, .sickPayHours, .vacationHours,
      .nightHours, .weekendHours, .holidayHours, .standbyHours, .hirings, .cost:
      resource(outcome)
    case .highExhaustionPercentSurveyed:
      surveyed("high_exhaustion_percent_surveyed", "mbi-exhaustion", "27 or more of 54")
    case .highDepersonalisationPercentSurveyed:
      surveyed(
        "high_depersonalisation_percent_surveyed", "mbi-depersonalisation", "10 or more of 30")
    case .lowAccomplishmentPercentSurveyed:
      surveyed("low_accomplishment_percent_surveyed", "mbi-accomplishment", "33 or less of 48")
    case .moralInjuryPercentSurveyed:
      surveyed("moral_injury_percent_surveyed", "moral-injury", "36 or more of 100")
    case .singleItemBurnoutPercentSurveyed:
      surveyed("single_item_burnout_percent_surveyed", "single-item-burnout", "3 or more of 5")
    case .surveyResponsePercent:
      .init(
        "survey_response_percent", "%", "Share of the invited who answered the last wave.",
        "100 * answers / invited", "last wave", isSurveyed: true)
    }
  }

  /// The share of encounters that were met in one way.
  private static func met(_ way: String, _ meaning: String) -> OutcomeDefinition {
    .init(
      "met_with_\(way)_percent", "%", "Encounters met with \(way): \(meaning).",
      "100 * such encounters / encounters", "observed days")
  }

  private static func surveyed(
    _ name: String, _ instrument: String, _ cutOff: String
  ) -> OutcomeDefinition {
    .init(
      name, "%", "Answers that score as cases on \(instrument) (\(cutOff) points).",
      "100 * answers that are cases / answers, units with too few answers left out", "last wave",
      isSurveyed: true)
  }
}
