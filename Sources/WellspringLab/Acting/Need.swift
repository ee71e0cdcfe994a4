// The words of this page's questions: mechanisms, programmes, kinds of work, and what a parameter
// or a sentence needs in order to be of any consequence.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The switches of a model, by their names under `mechanisms`.
enum Mechanism: String, CaseIterable {
  case lossSpiral, encounters, numbing, arousal, socialSupport, socialContagion, isolation
  case sleep, moralInjury, traumaticStress, lifeStrain, breaks, structuredSupport, absence, turnover
  case cognitiveEmpathy, sympathy, learning, bounceBack, avoidance, burnoutFeedback, worldview
  case errors
  case unitSpiral, vulnerability
}

/// The programmes of structured support.
enum Programme: String, CaseIterable {
  case debriefing, mentoring, checkIns, peerGroups, ethicsForum, supervision, screening

  func isHeld(in unit: CareUnitPlan) -> Bool {
    let plan = unit.programmes
    return switch self {
    case .debriefing: plan.debriefing.offered > 0
    case .mentoring: plan.mentoring.everyDays > 0
    case .checkIns: plan.checkIns.everyDays > 0
    case .peerGroups: plan.peerGroups.everyDays > 0
    case .ethicsForum: plan.ethicsForum.everyDays > 0
    case .supervision: plan.supervision.everyDays > 0
    case .screening: plan.screening.everyDays > 0
    }
  }
}

/// The kinds of work by the names in model files.
enum WorkKindName: String {
  case beds, visits, appointments, calls
}

/// What a parameter needs in order to change an outcome, and a sentence in order to be true.
enum Need {
  /// The switch is on and has an occasion to act.
  case acts(Mechanism)
  /// The switch is on. For parameters that decide themselves whether there is an occasion.
  case isOn(Mechanism)
  /// The work is of this kind; or of any other.
  case kind(WorkKindName)
  case notKind(WorkKindName)
  /// Cases can be handed to a colleague: patients in beds and visits, not sessions and calls.
  case handOvers
  /// Some shift is spent on call at home; calls out come.
  case onCall, callOuts
  /// Visits are triaged.
  case triage
  /// Time on the way, documentation, transport, turn-round.
  case travel, documentation, awayFromPatients, transports, transportTime, turnround
  /// Some class of calls without roles of its own.
  case crew
  /// Shifts, with time off between them; posts that are on vacation.
  case shifts, vacation
  /// A pattern that goes through two shifts or more.
  case rotation
  case overrun
  case plannedBreaks
  case microBreaks
  /// Whether one feels free to rest makes a difference.
  case freedom
  /// Doses of what is optional; none by default.
  case programme(Programme)
  /// Sessions, from which the ill are missing; those or shifts.
  case sessions, absentees
  /// A programme that speeds the fading of traumatic stress, or contacts that do.
  case processing
  /// A programme that raises skill; that, or training that moves its set point.
  case teaching, training
  /// A programme that stigma keeps people from; or that, or contacts.
  case offeredHelp, contactsOrHelp
  case protection, relief, places, teams, leadership, stigma, moralRepair
  /// Cases that arrive, of one class or more.
  case cases, classes
  /// Cases or overruns: load on somebody.
  case load
  case colleagues
  case contacts
  case beds
  case traumaticCases
  /// Surges that change anything.
  case surges
  /// Posts that go by the unit's demand and limit, and have none of their own.
  case unitDemand, unitLimit
  /// Cases that go by the unit's own rule.
  case ownRule
  /// Clinicians who step back from distress.
  case distancing
  /// States that start from what a person of some years carries.
  case past
  /// Nurses of the float pool, agency staff, either; and shifts for them to fill.
  case floatPool, agency, standIns, gaps
  /// Posts that are vacant at some time.
  case vacancies
  /// Novices among those who are hired, and a time in which the hired are new in the unit.
  case novices, orientation
  case shortNotice, daysOffChoice, unclearProtocols, holidays
  case prices
  /// What an experiment does from outside.
  case push, ramp, pushOrRamp, aim, rampTime, disturbance
  /// People take part in a policy.
  case policy(PolicyKind)
  /// A name that is printed and computes nothing.
  case meaning
  /// A distribution of lengths, by its place in `LengthPlan.distributions`.
  case lengths(Int)
}
