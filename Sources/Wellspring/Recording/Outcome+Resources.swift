// The definition of each outcome about resources, and what it is computed from.
// SPDX-License-Identifier: GPL-3.0-or-later

extension Outcome {
  static func resource(_ outcome: Outcome) -> OutcomeDefinition {
    let days = "observed days"
    return switch outcome {
    case .staffHours:
      .init(
        "staff_hours", "h",
        "Paid hours of work: duty of those who hold posts with overruns, agency, float pool, "
          + "relief for breaks, programmes, supervision of newcomers.",
        "duty time + agency + float pool + relief + supervision hours + programme hours beside duty",
        days)
    case .overtimeHours:
      .init(
        "overtime_hours", "h",
        "Of these, hours that holders of posts work beyond the scheduled end.",
        "sum of overruns", days)
    case .reliefHours:
      .init(
        "relief_hours", "h", "Of these, hours of those who relieve others for breaks.",
        "paid relief time", days)
    case .programmeHours:
      .init(
        "programme_hours", "h",
        "Hours spent on training and support programmes and micro-breaks; in staff_hours once, "
          + "whether they lie within duty or beside it.",
        "paid programme time", days)
    case .agencyHours:
      .init(
        "agency_hours", "h", "Of these, hours of agency staff, overruns included.",
        "duty time of agency staff", days)
    case .floatPoolHours:
      .init(
        "float_pool_hours", "h",
        "Of these, hours of the float pool: shifts offered, needed or not, and overruns.",
        "scheduled hours of pool nurses on duty + their overruns", days)
    case .supervisionHours:
      .init(
        "supervision_hours", "h", "Of these, hours of supervising who is new in the unit.",
        "orientationSupervision * scheduled hours of shifts worked during orientation", days)
    case .sickPayHours:
      .init(
        "sick_pay_hours", "h", "Paid hours not worked: rostered shifts lost to sickness.",
        "scheduled hours of shifts lost to sickness", days)
    case .vacationHours:
      .init(
        "vacation_hours", "h", "Paid hours not worked: rostered shifts that fall on vacation.",
        "scheduled hours of rostered shifts on vacation", days)
    case .nightHours:
      .init(
        "night_hours", "h",
        "Of the scheduled hours worked by holders of posts, those at night, from calendar.nightFrom to "
          + "calendar.nightTo (20 to 6 o'clock where nothing else is said).",
        "overlap of shifts worked with the nights", days)
    case .weekendHours:
      .init(
        "weekend_hours", "h",
        "Of the scheduled hours worked by holders of posts, those on Saturdays and Sundays that are no "
          + "holidays.", "overlap of shifts worked with the weekends", days)
    case .holidayHours:
      .init(
        "holiday_hours", "h",
        "Of the scheduled hours worked by holders of posts, those on the days under calendar.holidays.",
        "overlap of shifts worked with the holidays", days)
    case .standbyHours:
      .init(
        "standby_hours", "h",
        "Hours on call at home, call-outs included; not in staff_hours but for the call-outs.",
        "scheduled hours on call", days)
    case .hirings:
      .init("hirings", "1", "Posts filled again.", "persons hired", days)
    default:
      .init(
        "cost", "currency", "Cost of staff by the model's price list; empty without one.",
        "regularHour * (staff_hours - overtime_hours - agency_hours - programme hours beside duty "
          + "+ sick_pay_hours + vacation_hours) + overtimeHour * overtime_hours + agencyHour * "
          + "agency_hours + programmeHour * programme hours beside duty + nightSupplement * "
          + "night_hours + weekendSupplement * weekend_hours + holidaySupplement * holiday_hours + "
          + "standbyHour * standby_hours + hiring * hirings", days)
    }
  }
}

extension Summary {
  /// Hours of duty, overtime and stand-ins, and what they cost.
  func resources(_ outcome: Outcome) -> Double {
    let paid = PaidHours(unit, duty: post.dutyHours, overtime: post.overrunHours)
    switch outcome {
    case .agencyHoursPercent:
      return 100
        * ratio(
          unit.agencyHours, post.dutyHours + unit.agencyHours + unit.poolWorkedHours)
    case .staffHours: return paid.staff
    case .overtimeHours: return post.overrunHours
    case .reliefHours: return unit.reliefHours
    case .programmeHours: return unit.programmeHours
    case .agencyHours: return unit.agencyHours
    case .floatPoolHours: return unit.poolHours
    case .supervisionHours: return unit.supervisionHours
    case .sickPayHours: return unit.sickHours
    case .vacationHours: return unit.vacationHours
    case .nightHours: return unit.nightHours
    case .weekendHours: return unit.weekendHours
    case .holidayHours: return unit.holidayHours
    case .standbyHours: return unit.standbyHours
    case .hirings: return Double(unit.hirings)
    default: return paid.cost(prices)
    }
  }
}
