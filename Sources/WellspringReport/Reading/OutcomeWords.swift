// Outcomes in words that stand in a sentence, in a heading and on an axis.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

/// The words for an outcome, by its column.
struct OutcomeWords: Sendable, Equatable {
  /// The column's name.
  let name: String
  /// As in the tables: `%`, `1`, `h`, a currency.
  let unit: String

  /// As it stands in the middle of a sentence.
  var phrase: String { Self.phrases[name] ?? plain }

  /// As a heading.
  var label: String {
    let text = phrase
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// What stands behind a value: ` %`, ` h`, nothing for pure numbers.
  var suffix: String {
    switch unit {
    case "1", "": ""
    case "h": " h"
    case "points": " points"
    case "%/year": " % a year"
    case "h/d": " h a day"
    case "1/d": " a day"
    default: " \(unit)"
    }
  }

  /// The same, on one line with its value.
  var boundSuffix: String { suffix.hasPrefix(" %") ? "\u{A0}" + suffix.dropFirst() : suffix }

  /// What stands behind a difference: of shares percentage points.
  var differenceSuffix: String {
    switch unit {
    case "%": " percentage points"
    case "%/year": " percentage points a year"
    default: suffix
    }
  }

  /// The title of an axis.
  var axis: String { unitWords.isEmpty ? label : "\(label) (\(unitWords))" }

  /// The unit as people say it; nothing where the name says it already.
  private var unitWords: String {
    switch unit {
    case "1": ""
    case "points" where name == "exhaustion_score_mean": "points of 54"
    case "%/year": "% a year"
    case "h/d": "h a day"
    case "1/d": "a day"
    case "/week": "a week"
    case "min/1000 h": "min"
    case "h/1000 h": "h"
    case "1/shift", "1/1000 shifts", "1/1000 h": ""
    default: unit
    }
  }
  var differenceAxis: String {
    let short =
      unit == "points" ? unitWords[...] : differenceSuffix.trimmingPrefix(" ")
    return short.isEmpty
      ? "Difference in \(phrase)" : "Difference in \(phrase) (\(short))"
  }

  /// The definition; nil where there is no such outcome.
  var meaning: String? {
    Outcome.allCases.first { $0.definition.name == name }?.definition.meaning
  }

  /// The name without underscores and without its unit.
  private var plain: String {
    var words = name.split(separator: "_").map(String.init)
    while words.count > 1, ["percent", "points", "mean"].contains(words.last ?? "") {
      words.removeLast()
    }
    return words.joined(separator: " ")
  }

  /// Where the column's name would not do.
  private static let phrases: [String: String] = [
    "capacity_mean": "mean compassion capacity",
    "capacity_p10": "capacity of the lowest tenth of posts",
    "worst_tenth_capacity": "mean capacity of the worst-off tenth",
    "depleted_time_percent": "time spent depleted",
    "tipped_percent": "staff down at the end",
    "tipped_ever_percent": "posts that tip at any time",
    "gini_depletion": "inequality of depletion",
    "high_exhaustion_percent": "high exhaustion",
    "high_depersonalisation_percent": "high depersonalisation",
    "low_accomplishment_percent": "low accomplishment",
    "burnout_percent": "burnout (high exhaustion or high depersonalisation)",
    "exhaustion_score_mean": "mean exhaustion score",
    "worldview_mean": "mean worldview",
    "arousal_end_of_shift_mean": "arousal at the end of a shift",
    "sleep_hours_mean": "sleep",
    "breaks_carefree_percent": "shifts with a care-free break",
    "breaks_missed_percent": "shifts without any break",
    "overrun_hours_mean": "overrun of a shift",
    "load_mean": "load on the floor",
    "encounters_per_shift": "empathic encounters in a shift",
    "support_per_shift": "supportive contacts in a shift",
    "moral_events_per_shift": "morally injurious events in a shift",
    "errors_per_1000_shifts": "errors in 1,000 shifts",
    "shift_hours_mean": "time at work in a shift",
    "overrun_hours_per_1000_hours": "overrun in 1,000 hours worked",
    "encounters_per_1000_hours": "empathic encounters in 1,000 hours worked",
    "support_per_1000_hours": "supportive contacts in 1,000 hours worked",
    "moral_events_per_1000_hours": "morally injurious events in 1,000 hours worked",
    "errors_per_1000_hours": "errors in 1,000 hours worked",
    "distancing_minutes_per_shift": "reflective distancing in a shift",
    "distancing_minutes_per_1000_hours": "reflective distancing in 1,000 hours worked",
    "calls_per_1000_hours": "calls in 1,000 hours worked",
    "wait_hours_mean": "mean wait",
    "wait_hours_p95": "wait, 95th percentile",
    "left_unseen_percent": "patients who leave unseen",
    "throughput_per_day": "cases completed",
    "occupancy_percent": "places occupied",
    "present_mean": "cases present",
    "utilisation_percent": "floor time with a case",
    "patients_per_nurse": "patients for each nurse on duty",
    "patients_per_nurse_day": "patients for each nurse on duty, 7 to 19 o'clock",
    "patients_per_nurse_night": "patients for each nurse on duty, 19 to 7 o'clock",
    "nobody_on_duty_hours": "hours with work and nobody on duty",
    "absence_percent": "shifts lost to sickness",
    "leavers_percent_per_year": "staff who leave in a year",
    "vacancy_percent": "posts vacant",
    "agency_hours_percent": "hours worked by agency staff",
    "hirings": "posts filled again",
    "staff_hours": "paid hours of work",
    "overtime_hours": "overtime",
    "relief_hours": "hours of relief for breaks",
    "programme_hours": "hours of programmes and micro-breaks",
    "agency_hours": "hours of agency staff",
    "float_pool_hours": "hours of the float pool",
    "supervision_hours": "hours of supervising newcomers",
    "sick_pay_hours": "hours paid while sick",
    "vacation_hours": "hours paid while on vacation",
    "night_hours": "hours worked at night",
    "weekend_hours": "hours worked at weekends",
    "holiday_hours": "hours worked on holidays",
    "standby_hours": "hours on call at home",
    "high_exhaustion_percent_surveyed": "high exhaustion as surveyed",
    "high_depersonalisation_percent_surveyed": "high depersonalisation as surveyed",
    "low_accomplishment_percent_surveyed": "low accomplishment as surveyed",
    "moral_injury_percent_surveyed": "moral injury as surveyed",
    "single_item_burnout_percent_surveyed": "burnout by the single item",
    "survey_response_percent": "staff who answer the survey",
  ]
}
