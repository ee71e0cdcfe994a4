// How the second reader works out each outcome, and which it cannot.
// SPDX-License-Identifier: GPL-3.0-or-later
@testable import Wellspring

extension SecondReader {
  /// What the files do not always tell, and why; everything else is always read.
  static let limits: [(outcomes: [Outcome], why: String)] = [
    (
      [.floatPoolHours, .staffHours, .cost],
      "with a float pool: nurses who are offered and not needed are paid, and leave no event"
    ),
    (
      [.agencyHours, .agencyHoursPercent, .careLeftUndonePercent],
      "with a float pool and an agency: events do not say which stand-in is of which kind"
    ),
    (
      [.programmeHours, .staffHours, .cost],
      "with a screening: who takes part and is well leaves no event"
    ),
    (
      [.programmeHours, .staffHours, .cost],
      "with a policy that takes its participants' time: who takes part leaves no event"
    ),
    (
      [.careLeftUndonePercent],
      "with posts of several nominal demands: for whom somebody stands in is told by the load in "
        + "their rows, and one who left care undone has none with a load"
    ),
    (
      [.patientsPerNurse, .patientsPerNurseDay, .patientsPerNurseNight],
      "with stand-ins for posts of which cases need some first and others not: no row tells for whom "
        + "somebody stands in"
    ),
  ]

  /// Whether there is a float pool at any time.
  private var hasFloatPool: Bool {
    units.contains { $0.plans.contains { $0.model.site.floatPool > 0 } }
  }

  /// Why an outcome cannot be read of this model; nil where it can.
  func obstacle(_ outcome: Outcome) -> String? {
    let hasPool = hasFloatPool
    let hasAgency = units.contains { unit in
      unit.plans.contains { $0.unit.agency.share > 0 && $0.unit.agency.maximumPerShift > 0 }
    }
    let screens = lastPlans.contains {
      $0.unit.programmes.screening.everyDays > 0 && $0.model.mechanisms.structuredSupport != 0
    }
    let sharesTime = model.policies.acting.contains {
      $0.definition.hours.per == .participant && model.policies[$0].hours > 0
    }
    let isUntold = units.contains(where: \.isUntold)
    let hasUntoldRoles = units.contains(where: \.staffed.isUntold)
    let hold = [hasPool, hasPool && hasAgency, screens, sharesTime, isUntold, hasUntoldRoles]
    for (limit, holds) in zip(Self.limits, hold) where holds && limit.outcomes.contains(outcome) {
      return limit.why
    }
    return nil
  }

  /// The outcome by the files; nil when there is no rule for it.
  func read(_ outcome: Outcome) -> Double? {
    switch outcome {
    case .capacityMean: byFilledTime("capacity_mean")
    case .capacityP10: quantile(0.1, means)
    case .depletedTimePercent: byFilledTime("depleted_percent")
    case .tippedPercent: percent(["capacity_last_month"]) { $0[0] < midpoint }
    case .tippedEverPercent: 100 * share(total("tipped_ever"), posts)
    case .worstTenthCapacity:
      means.isEmpty
        ? .nan
        : means.prefix(max(1, (means.count + 9) / 10)).reduce(0, +)
          / Double(max(1, (means.count + 9) / 10))
    case .giniDepletion: gini
    case .sleepHoursMean: 24 * share(staff(\.asleep), staff(\.filled))
    default:
      readPersons(outcome) ?? readByHours(outcome) ?? readShifts(outcome) ?? readStaffing(outcome)
        ?? readCases(outcome)
        ?? readResources(outcome) ?? readSurveys(outcome)
    }
  }

  private func readPersons(_ outcome: Outcome) -> Double? {
    let (exhaustion, cynicism) = ("exhaustion_score", "depersonalisation_score")
    switch outcome {
    case .highExhaustionPercent: return percent([exhaustion]) { $0[0] >= 27 }
    case .highDepersonalisationPercent: return percent([cynicism]) { $0[0] >= 10 }
    case .lowAccomplishmentPercent: return percent(["accomplishment_score"]) { $0[0] <= 33 }
    case .burnoutPercent: return percent([exhaustion, cynicism]) { $0[0] >= 27 || $0[1] >= 10 }
    case .exhaustionScoreMean: return mean([exhaustion]) { $0[0] }
    case .traumaticStressPercent:
      return percent(["intrusion", "avoidance", "hyperarousal"]) {
        ($0[0] + $0[1] + $0[2]) / 3 >= dynamics.trauma.caseness
      }
    case .moralInjuryPercent:
      return percent(["guilt_shame", "betrayal_anger"]) {
        ($0[0] + $0[1]) / 2 >= dynamics.moral.caseness
      }
    case .compassionFatiguePercent:
      return percent(["capacity_last_month", "numbing"]) { $0[0] < 0.8 && $0[1] > 0.1 }
    case .worldviewMean:
      if model.mechanisms.worldview == 0 { return .nan }
      return mean(["safety", "trust", "intimacy", "justice"]) { $0.reduce(0, +) / 4 }
    default: return nil
    }
  }

  private func readShifts(_ outcome: Outcome) -> Double? {
    let planned = staff(\.shiftsPlannedPause)
    switch outcome {
    case .arousalEndOfShiftMean: return share(staff(\.arousalAtEnd), shifts)
    case .breaksCarefreePercent: return 100 * share(staff(\.shiftsWithFreePause), planned)
    case .breaksMissedPercent: return 100 * share(planned - staff(\.shiftsWithPause), planned)
    case .overrunHoursMean: return share(staff(\.overruns), shifts)
    case .loadMean: return share(staff(\.load), staff(\.floor))
    case .utilisationPercent: return 100 * share(staff(\.busy), staff(\.floor))
    case .encountersPerShift: return share(ofStaff("encounter"), shifts)
    case .supportPerShift: return share(ofStaff("support"), shifts)
    case .moralEventsPerShift: return share(ofStaff("moral_event"), shifts)
    case .errorsPer1000Shifts: return share(1_000 * ofStaff("error"), shifts)
    case .goodOutcomesPercent: return 100 * share(total("good_outcomes"), encounters)
    case .misreadingsPercent: return 100 * share(total("misreadings"), encounters)
    case .metWithContagionPercent: return 100 * share(total("met_with_contagion"), encounters)
    case .metWithSympathyPercent: return 100 * share(total("met_with_sympathy"), encounters)
    case .metWithEmpathyPercent: return 100 * share(total("met_with_empathy"), encounters)
    case .metWithCompassionPercent: return 100 * share(total("met_with_compassion"), encounters)
    case .metWithDetachmentPercent: return 100 * share(total("met_with_detachment"), encounters)
    case .distancingMinutesPerShift:
      return share(60 * dynamics.meeting.distancingHours * total("stepped_back"), shifts)
    case .absencePercent:
      let lost = sum(\.roster.sick)
      return 100 * share(lost, lost + staff(\.shiftsStarted))
    default: return nil
    }
  }

  private func readByHours(_ outcome: Outcome) -> Double? {
    func rate(_ sum: Double) -> Double { share(1_000 * sum, staff(\.duty)) }
    switch outcome {
    case .shiftHoursMean: return share(staff(\.duty), shifts)
    case .overrunHoursPer1000Hours: return rate(staff(\.overruns))
    case .encountersPer1000Hours: return rate(ofStaff("encounter"))
    case .supportPer1000Hours: return rate(ofStaff("support"))
    case .moralEventsPer1000Hours: return rate(ofStaff("moral_event"))
    case .errorsPer1000Hours: return rate(ofStaff("error"))
    case .distancingMinutesPer1000Hours:
      return rate(60 * dynamics.meeting.distancingHours * total("stepped_back"))
    case .callsPer1000Hours: return sum(\.crews) > 0 ? rate(sum(\.crews)) : .nan
    default: return nil
    }
  }

  /// Beds and visits have patients for each nurse; panels are alone in no hour.
  private func readStaffing(_ outcome: Outcome) -> Double? {
    func kinds(_ kinds: Set<Double>) -> [ReadUnit] {
      units.map { ($0, $0.plans[0].unit.work) }
        .filter { kinds.contains($1.kind) && $1.arrivals.rate > 0 }.map(\.0)
    }
    func ratio(_ parts: [Int]) -> Double {
      var (patients, nurses) = (0.0, 0.0)
      for unit in kinds([0, 1]) {
        for part in parts {
          patients += unit.staffed.patients[part]
          nurses += unit.staffed.nurses[part]
        }
      }
      return share(patients, nurses)
    }
    switch outcome {
    case .patientsPerNurse: return ratio([0, 1])
    case .patientsPerNurseDay: return ratio([1])
    case .patientsPerNurseNight: return ratio([0])
    case .nobodyOnDutyHours:
      let working = kinds([0, 1, 3])
      return working.isEmpty ? .nan : working.reduce(0) { $0 + $1.staffed.alone }
    default: return nil
    }
  }

  private func readCases(_ outcome: Outcome) -> Double? {
    let days = hours / 24
    let waits = values("admission").sorted()
    let gone = count("left_unseen") + count("turned_away")
    let (held, missed) = (sum(\.sessions), count("no_show"))
    let cancelled = count("session_cancelled")
    switch outcome {
    case .careLeftUndonePercent: return 100 * share(sum(\.unmet), sum(\.demand))
    case .waitHoursMean: return share(waits.reduce(0, +), Double(waits.count))
    case .waitHoursP95:
      let rank = Int((0.95 * Double(waits.count)).rounded(.up))
      return waits.isEmpty ? .nan : waits[max(0, rank - 1)]
    case .leftUnseenPercent: return 100 * share(gone, gone + Double(waits.count))
    case .throughputPerDay: return count("case_end") / days
    case .occupancyPercent:
      let housed = units.filter { $0.plans[0].places != nil }
      return 100 * share(housed.reduce(0) { $0 + $1.inCare }, sum(\.placeHours))
    case .presentMean: return sum(\.present) / hours
    case .sessionsPerWeek: return held > 0 ? 7 * 24 * held / sum(\.postHours) : .nan
    case .noShowPercent: return 100 * share(missed, missed + held)
    case .sessionsCancelledPercent:
      return 100 * share(cancelled, cancelled + missed + held)
    case .callsPerShift: return sum(\.crews) > 0 ? share(sum(\.crews), shifts) : .nan
    case .responseHoursMean:
      let times = values("on_scene")
      return share(times.reduce(0, +), Double(times.count))
    default: return nil
    }
  }

  private func readResources(_ outcome: Outcome) -> Double? {
    let duty = staff(\.duty)
    let overtime = staff(\.overruns)
    let away = sum { unit in
      unit.posts.dropFirst(unit.plans.map(\.posts).max()!).reduce(0) { $0 + $1.duty }
    }
    let agency = hasFloatPool ? 0 : away
    let programmes = sum(\.programmes) + sum(policyHours)
    let beside = programmes - sum(\.programmesOnDuty)
    let worked = duty + agency + sum(\.relief) + sum(\.roster.supervision) + beside
    let hirings = count("hiring") - sum(\.opened)
    switch outcome {
    case .leaversPercentPerYear:
      return 100 * 365 * 24 * share(count("resignation"), sum(\.postHours))
    case .vacancyPercent: return 100 * share(staff(\.vacant), sum(\.postHours))
    case .agencyHoursPercent: return 100 * share(agency, duty + away)
    case .staffHours: return worked
    case .overtimeHours: return overtime
    case .reliefHours: return sum(\.relief)
    case .programmeHours: return programmes
    case .agencyHours: return agency
    case .floatPoolHours: return 0
    case .supervisionHours: return sum(\.roster.supervision)
    case .sickPayHours: return sum(\.roster.sickHours)
    case .vacationHours: return sum(\.roster.vacationHours)
    case .nightHours: return sum(\.unsocial.night)
    case .weekendHours: return sum(\.unsocial.weekend)
    case .holidayHours: return sum(\.unsocial.holiday)
    case .standbyHours: return sum(\.roster.standbyHours)
    case .hirings: return hirings
    case .cost:
      let p = model.prices
      if p.currency.isEmpty { return .nan }
      let paid =
        worked - overtime - agency - beside + sum(\.roster.sickHours) + sum(\.roster.vacationHours)
      return p.regularHour * paid + p.overtimeHour * overtime + p.agencyHour * agency
        + p.programmeHour * beside + p.hiring * hirings + p.nightSupplement * sum(\.unsocial.night)
        + p.weekendSupplement * sum(\.unsocial.weekend)
        + p.holidaySupplement * sum(\.unsocial.holiday)
        + p.standbyHour * sum(\.roster.standbyHours)
    default: return nil
    }
  }

  /// Paid hours that policies take of a unit whoever takes part, a twelfth of a year's each month.
  private func policyHours(_ unit: ReadUnit) -> Double {
    var daily = 0.0
    for kind in model.policies.acting where kind.definition.hours.per == .unit {
      let setting = model.policies[kind]
      daily += setting.hours * setting.dose / kind.definition.dose.usual * 12 / 365
    }
    if model.policies.startDay > model.horizon.days { return 0 }
    let begins = max(24 * model.horizon.days - hours, unit.plans.last!.from)
    return daily * (24 * model.horizon.days - begins) / 24
  }

  private func readSurveys(_ outcome: Outcome) -> Double? {
    switch outcome {
    case .highExhaustionPercentSurveyed: surveyed("mbi-exhaustion")
    case .highDepersonalisationPercentSurveyed: surveyed("mbi-depersonalisation")
    case .lowAccomplishmentPercentSurveyed: surveyed("mbi-accomplishment")
    case .moralInjuryPercentSurveyed: surveyed("moral-injury")
    case .singleItemBurnoutPercentSurveyed: surveyed("single-item-burnout")
    case .surveyResponsePercent: response
    default: nil
    }
  }
}
