// When the programmes of a unit are held, and what one session of each does.
//
// Sessions are tied to days of the calendar, so that holding them draws nothing from anybody's luck
// elsewhere: who attends is drawn from a stream of its own, addressed by person, day and programme.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// The programmes with sessions, in the order in which they are held on a day.
enum SessionKind: Int, CaseIterable {
  case mentoring, checkIn, peerGroup, ethicsForum, supervision
}

/// What a session does to who attends, as exponents of saturating jumps.
struct SessionEffect: Sendable {
  var processing = 0.0
  var repair = 0.0
  /// Falls of isolation and of moral distress.
  var reconnection = 0.0
  var relief = 0.0
  /// Rise of the set point of skill.
  var learning = 0.0
  /// Way that beliefs about the world come back.
  var beliefs = 0.0
}

/// One programme as held in a unit.
struct ProgrammeSchedule: Sendable {
  /// 0: not held; what is no whole number comes out on average.
  var everyDays = 0.0
  /// Meetings of two are spread over the days by person; a group meets on one day.
  var isMeeting = false
  var attendance = 0.0
  /// Staff time per participant, that of the partner or leader included.
  var hours = 0.0
  var effect = SessionEffect()

  init() {}

  init(_ plan: MeetingPlan, _ effect: SessionEffect) {
    everyDays = plan.everyDays
    isMeeting = true
    attendance = plan.attendance
    hours = 2 * plan.hours
    self.effect = effect
  }

  init(_ plan: GroupSessionPlan, _ effect: SessionEffect, reach: Double) {
    everyDays = plan.everyDays
    attendance = plan.attendance * reach
    hours = plan.hours * (1 + 1 / plan.groupSize)
    self.effect = effect
  }

  /// Whether the session of person i is on this day.
  func isHeld(on day: Int, for i: Int) -> Bool {
    comesRound(every: everyDays, on: day + (isMeeting ? i : 0))
  }
}

/// Whether something that comes round every so many days, first on day 0, does so on a day: the
/// first day after each multiple. 0: never.
func comesRound(every days: Double, on day: Int) -> Bool {
  days > 0 && ws_floor(Double(day) / days) != ws_floor(Double(day - 1) / days)
}

struct ProgrammeCalendar: Sendable {
  /// By `SessionKind.rawValue`.
  let schedules: [ProgrammeSchedule]
  let screening: ScreeningPlan
  /// How the screening scores; its error of measurement is the instrument's.
  let instrument: Instrument
  let screensEvery: Double
  /// Share of those who would seek help whom stigma does not keep away.
  let reach: Double
  /// Whether anything needs a look at midnight.
  let isUsed: Bool
  let hasDebriefing: Bool

  init(model: Model, unit: CareUnitPlan) {
    let p = unit.programmes
    let c = model.dynamics.programmes
    let isOn = model.mechanisms.structuredSupport != 0
    reach = 1 - model.dynamics.climate.stigmaHelpSeeking * unit.climate.stigma
    schedules =
      isOn
      ? [
        ProgrammeSchedule(
          p.mentoring,
          SessionEffect(
            reconnection: c.mentoringReconnection, learning: c.mentoringLearning)),
        ProgrammeSchedule(
          p.checkIns,
          SessionEffect(reconnection: c.checkInReconnection, relief: c.checkInRelief)),
        ProgrammeSchedule(
          p.peerGroups,
          SessionEffect(processing: c.groupProcessing, reconnection: c.groupReconnection),
          reach: reach),
        ProgrammeSchedule(
          p.ethicsForum, SessionEffect(repair: c.forumRepair, relief: c.forumRelief), reach: 1),
        ProgrammeSchedule(
          p.supervision,
          SessionEffect(
            processing: c.supervisionProcessing, reconnection: c.supervisionReconnection,
            learning: c.supervisionLearning, beliefs: c.supervisionBeliefs),
          reach: 1),
      ] : []
    screening = p.screening
    var chosen = Instrument.standard[Int(p.screening.instrument)]
    for own in model.surveys.instruments where own.name == chosen.name { chosen = own }
    instrument = chosen
    screensEvery = isOn ? p.screening.everyDays : 0
    hasDebriefing = isOn && p.debriefing.offered > 0
    var isHeld = screensEvery > 0
    for schedule in schedules where schedule.everyDays > 0 { isHeld = true }
    isUsed = isHeld
  }
}
