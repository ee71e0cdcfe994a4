// What one replicate leaves behind.
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is written down beside the outcomes. Recording never changes a run.
public struct Recording: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// One row for each post.
  public static let clinicians = Recording(rawValue: 1)
  /// One row for each event.
  public static let events = Recording(rawValue: 2)
  /// One row for each unit, survey wave and instrument.
  public static let surveys = Recording(rawValue: 4)
  /// The daily series of the warm-up.
  public static let warmUp = Recording(rawValue: 8)
  /// One row for each person, survey wave and instrument's score.
  public static let answers = Recording(rawValue: 16)
  /// Mean capacity and marks of each post and observed day.
  public static let postDays = Recording(rawValue: 64)
  /// Capacity at midnight and marks of each post and observed day.
  public static let midnights = Recording(rawValue: 128)
}

/// The series of the daily table.
public enum DailySeries: Int, CaseIterable, Sendable {
  case capacityMean, depletedPercent, exhaustionMean, loadMean
  case onDutyMean, casesPresentMean, careLeftUndonePercent
  case shiftsWorked, breaksMissed, moralEvents, absentPercent, vacantPercent
  case staffHours, cost

  /// Column name, unit and meaning.
  public var definition: (name: String, unit: String, meaning: String) {
    switch self {
    case .capacityMean: ("capacity_mean", "1", "Mean capacity over filled posts and the day.")
    case .depletedPercent:
      ("depleted_percent", "%", "Share of person-time of the day below the midpoint.")
    case .exhaustionMean:
      ("exhaustion_mean", "points", "Mean true exhaustion score at the day's end.")
    case .loadMean: ("load_mean", "1", "Mean load over time on the floor.")
    case .onDutyMean: ("on_duty_mean", "1", "Mean number of clinicians on duty.")
    case .casesPresentMean: ("cases_present_mean", "1", "Mean number of cases waiting or in care.")
    case .careLeftUndonePercent: ("care_left_undone_percent", "%", "Share of demand left undone.")
    case .shiftsWorked: ("shifts_worked", "1", "Shifts that ended on the day.")
    case .breaksMissed: ("breaks_missed", "1", "Of these, shifts without any break.")
    case .moralEvents: ("moral_events", "1", "Morally injurious events.")
    case .absentPercent: ("absent_percent", "%", "Filled posts absent sick at the day's end.")
    case .vacantPercent: ("vacant_percent", "%", "Posts vacant at the day's end.")
    case .staffHours: ("staff_hours", "h", "Paid hours of work, as in staff_hours of a run.")
    case .cost: ("cost", "currency", "What the day costs by the price list; none without one.")
    }
  }
}

extension DailySeries {
  /// Whether the days of a month add up to the month's; the others have a mean.
  public var isSum: Bool {
    switch self {
    case .shiftsWorked, .breaksMissed, .moralEvents, .staffHours, .cost: true
    case .capacityMean, .depletedPercent, .exhaustionMean, .loadMean, .onDutyMean,
      .casesPresentMean, .careLeftUndonePercent, .absentPercent, .vacantPercent:
      false
    }
  }
}

/// The columns of the clinicians table, one row a post.
public enum ClinicianColumn: Int, CaseIterable, Sendable {
  case holders, tenureYears, loadFactor, permeability, skill
  case capacityMean, capacityLowest, depletedPercent, tipped, tippedEver
  case capacityEnd, capacityLastMonth, tippedDay, recoveredDay
  case exhaustionScore, depersonalisationScore, accomplishmentScore
  case intrusion, avoidance, hyperarousal, guiltShame, betrayalAnger
  case numbing, drive, moralDistress, isolation
  case safety, trust, intimacy, justice
  case shifts, hoursWorked, shiftsCarefree, shiftsWithoutBreak, shiftsSick
  case encounters, goodOutcomes, misreadings
  case metWithContagion, metWithSympathy, metWithEmpathy, metWithCompassion, metWithDetachment
  case steppedBack, handOffs, errors
  case supportReceived, moralEvents, sleepHoursPerDay

  /// Column name, unit and meaning.
  public var definition: (name: String, unit: String, meaning: String) {
    switch self {
    case .holders: ("holders", "1", "Persons who held the post so far.")
    case .tenureYears: ("tenure_years", "year", "Years in the profession at the start or hiring.")
    case .loadFactor: ("load_factor", "1", "Load that the same cases put on this person.")
    case .permeability: ("permeability", "1", "Boundary permeability q.")
    case .skill: ("skill", "1", "Regulation skill R.")
    case .capacityMean: ("capacity_mean", "1", "Time average of capacity over observed days.")
    case .capacityLowest: ("capacity_lowest", "1", "Lowest daily mean of capacity.")
    case .depletedPercent: ("depleted_percent", "%", "Share of time below the midpoint.")
    case .tipped: ("tipped", "1", "1 when the 28-day mean of capacity ends below the midpoint.")
    case .tippedEver:
      (
        "tipped_ever", "1", "1 when a holder had tipped at the start or did in the observed days."
      )
    case .capacityEnd: ("capacity_end", "1", "Capacity at the end.")
    case .capacityLastMonth:
      ("capacity_last_month", "1", "Mean capacity over the last 28 days; empty for less.")
    case .tippedDay:
      (
        "tipped_day", "d",
        "Observed day, from 1, on which the first tip began; 0: before; empty: none."
      )
    case .recoveredDay:
      (
        "recovered_day", "d",
        "Observed day, from 1, on which the first recovery of who was down began; empty: none."
      )
    case .exhaustionScore: ("exhaustion_score", "points", "True exhaustion score, 0 to 54.")
    case .depersonalisationScore:
      ("depersonalisation_score", "points", "True depersonalisation score, 0 to 30.")
    case .accomplishmentScore:
      ("accomplishment_score", "points", "True personal accomplishment score, 0 to 48.")
    case .intrusion: ("intrusion", "1", "Secondary traumatic stress: intrusion.")
    case .avoidance: ("avoidance", "1", "Secondary traumatic stress: avoidance.")
    case .hyperarousal: ("hyperarousal", "1", "Secondary traumatic stress: hyperarousal.")
    case .guiltShame: ("guilt_shame", "1", "Moral injury towards oneself.")
    case .betrayalAnger: ("betrayal_anger", "1", "Moral injury by others.")
    case .numbing: ("numbing", "1", "Protective numbing at the end.")
    case .drive: ("drive", "1", "Drive at the end.")
    case .moralDistress: ("moral_distress", "1", "Moral distress at the end.")
    case .isolation: ("isolation", "1", "Isolation at the end.")
    case .safety: ("safety", "1", "Belief that the world is safe, at the end.")
    case .trust: ("trust", "1", "Trust in others at the end.")
    case .intimacy: ("intimacy", "1", "Belief in closeness at the end.")
    case .justice: ("justice", "1", "Belief that the world is just, at the end.")
    case .shifts: ("shifts", "1", "Shifts worked.")
    case .hoursWorked: ("worked_hours", "h", "Hours on duty.")
    case .shiftsCarefree: ("shifts_carefree_break", "1", "Shifts with a care-free break.")
    case .shiftsWithoutBreak: ("shifts_without_break", "1", "Shifts without any break.")
    case .shiftsSick: ("shifts_sick", "1", "Rostered shifts lost to sickness.")
    case .encounters: ("encounters", "1", "Empathic encounters.")
    case .goodOutcomes: ("good_outcomes", "1", "Encounters with a good outcome.")
    case .misreadings: ("misreadings", "1", "Encounters in which the other was misread.")
    case .metWithContagion: ("met_with_contagion", "1", "Encounters met with contagion.")
    case .metWithSympathy: ("met_with_sympathy", "1", "Encounters met with sympathy.")
    case .metWithEmpathy: ("met_with_empathy", "1", "Encounters met with empathy.")
    case .metWithCompassion: ("met_with_compassion", "1", "Encounters met with compassion.")
    case .metWithDetachment: ("met_with_detachment", "1", "Encounters met with detachment.")
    case .steppedBack: ("stepped_back", "1", "Encounters with reflective distancing.")
    case .handOffs:
      ("trauma_hand_offs", "1", "Traumatic cases handed to a colleague out of avoidance.")
    case .errors: ("errors", "1", "Errors made.")
    case .supportReceived: ("support_received", "1", "Supportive contacts received.")
    case .moralEvents: ("moral_events", "1", "Morally injurious events.")
    case .sleepHoursPerDay: ("sleep_hours_per_day", "h/d", "Mean sleep a day.")
    }
  }
}

/// What can happen, as written to the events table and counted.
public enum EventKind: UInt8, CaseIterable, Sendable {
  case arrival, admission, assignment, caseEnd, leftUnseen, turnedAway, handOver
  case shiftStart, shiftEnd, overrunEnd
  case breakStart, breakAtDesk, breakEnd, breakPostponed, breakMissed
  case sleepStart, sleepEnd
  case encounter, contact, support, moralEvent
  case refresh, dayMark
  case sickness, recovery, resignation, hiring
  case microBreak, debriefing, session, referral, treatmentStart, treatmentEnd
  case error
  case triage, onScene, sessionStart, sessionEnd, sessionCancelled, noShow
  case onCallStart, callOut, onCallEnd
  case leg

  /// The word in the events table.
  public var name: String {
    switch self {
    case .arrival: "arrival"
    case .admission: "admission"
    case .assignment: "assignment"
    case .caseEnd: "case_end"
    case .leftUnseen: "left_unseen"
    case .turnedAway: "turned_away"
    case .handOver: "hand_over"
    case .shiftStart: "shift_start"
    case .shiftEnd: "shift_end"
    case .overrunEnd: "overrun_end"
    case .breakStart: "break_start"
    case .breakAtDesk: "break_at_desk"
    case .breakEnd: "break_end"
    case .breakPostponed: "break_postponed"
    case .breakMissed: "break_missed"
    case .sleepStart: "sleep_start"
    case .sleepEnd: "sleep_end"
    case .encounter: "encounter"
    case .contact: "contact"
    case .support: "support"
    case .moralEvent: "moral_event"
    case .refresh: "refresh"
    case .dayMark: "day_mark"
    case .sickness: "sickness"
    case .recovery: "recovery"
    case .resignation: "resignation"
    case .hiring: "hiring"
    case .microBreak: "micro_break"
    case .debriefing: "debriefing"
    case .session: "session"
    case .referral: "referral"
    case .treatmentStart: "treatment_start"
    case .treatmentEnd: "treatment_end"
    case .error: "error"
    case .triage: "triage"
    case .onScene: "on_scene"
    case .sessionStart: "session_start"
    case .sessionEnd: "session_end"
    case .sessionCancelled: "session_cancelled"
    case .noShow: "no_show"
    case .onCallStart: "on_call_start"
    case .callOut: "call_out"
    case .onCallEnd: "on_call_end"
    case .leg: "leg"
    }
  }
}

/// What else there is to say of an event, in no table.
public enum EventDetail: UInt8, CaseIterable, Sendable {
  case none
  /// An encounter whose traumatic content leaves traces.
  case traumatic
  /// The kinds of morally injurious events.
  case tookPart, failedToPrevent, witnessed, betrayed

  public var name: String {
    switch self {
    case .none: ""
    case .traumatic: "traumatic"
    case .tookPart: "tookPart"
    case .failedToPrevent: "failedToPrevent"
    case .witnessed: "witnessed"
    case .betrayed: "betrayed"
    }
  }
}

/// One row of the events table. Times count from the start of the observed days.
public struct EventRow: Sendable {
  /// Hours since the first observed day's midnight; negative in the warm-up (which is not recorded).
  public var hours: Double
  public var unit: UInt32
  /// Position of the post in the unit, from 0; -1 for events of the unit itself.
  public var position: Int32
  public var kind: EventKind
  /// Number of the case in the unit; -1 where there is none.
  public var caseNumber: Int64
  /// The event's size (severity, hours, days, a position: section 13 of the model's description);
  /// NaN where there is none.
  public var value: Double
  /// When the row is written, after the event's own change; NaN for events of the unit.
  public var capacity: Double
  public var arousal: Double
  public var load: Double
  /// How much the event itself changed capacity.
  public var capacityChange: Double
  public var detail: EventDetail = .none
}

/// Everything one replicate leaves behind.
public struct ReplicateResult: Sendable {
  /// By `Outcome.rawValue`; NaN where undefined.
  public var outcomes: [Double] = []
  /// Row-major: unit, observed day, `DailySeries`; NaN where undefined.
  public var daily: [Double] = []
  /// The same of the warm-up's days; empty unless recorded.
  public var warmUpDaily: [Double] = []
  /// Row-major: unit, position, `ClinicianColumn`; empty unless recorded.
  public var clinicians: [Double] = []
  /// In order of time within each unit; empty unless recorded.
  public var events: [EventRow] = []
  /// By unit, wave and instrument; empty unless recorded.
  public var surveys: [SurveyRow] = []
  /// Row-major: wave, unit, position, `AnswerColumn`, then the true and the observed score of each
  /// instrument; empty unless recorded.
  public var answers: [Double] = []
  /// Every post day by day; empty unless recorded.
  public var postDays = PostDays()
  /// How often each kind of event happened, warm-up included, by `EventKind.rawValue`.
  public var eventCounts: [UInt64] = []
  /// How many timers fired, over all units: the events of the engine.
  public var timersFired: UInt64 = 0

  public init() {}
}
