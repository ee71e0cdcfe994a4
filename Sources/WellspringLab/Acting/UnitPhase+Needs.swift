// What a unit has in one phase of a run, and how one says that it has it not.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension UnitPhase {
  /// Why a need is not met; nil when it is.
  /// - Parameter cases: the only class of cases that counts; nil when any may meet the need.
  func obstacle(_ need: Need, cases: CaseClass? = nil) -> String? {
    switch need {
    case .acts(let mechanism): return obstacle(mechanism)
    case .isOn(let mechanism): return isOn(mechanism) ? nil : "`\(mechanism.rawValue)` is off"
    case .programme, .sessions, .processing, .teaching, .training, .offeredHelp, .contactsOrHelp:
      return obstacle(toHelp: need)
    case .kind, .notKind, .handOvers, .triage, .travel, .documentation, .awayFromPatients,
      .transports, .transportTime, .turnround, .crew, .cases, .classes, .beds, .traumaticCases,
      .surges, .unitDemand, .unitLimit, .ownRule, .lengths:
      return obstacle(ofWork: need, cases)
    default:
      let (isMet, text) = isMet(need)
      return isMet ? nil : text
    }
  }

  /// Whether a need of the unit as a whole is met, and what is said when it is not.
  private func isMet(_ need: Need) -> (Bool, String) {
    let breaks = unit.breaks
    switch need {
    case .plannedBreaks:
      return (hasShifts && breaks.planned > 0, "no break is planned in a shift")
    case .microBreaks: return (hasShifts && breaks.microBreaks > 0, "no micro-break is meant")
    case .freedom:
      return (has(.cases) || breaks.restGuilt > 0, "everybody is free to rest")
    case .protection: return (breaks.protection > 0, "breaks are not protected")
    case .relief: return (breaks.reliefPersons > 0, "nobody relieves for breaks")
    case .places: return (breaks.places > 0, "there are no places for breaks")
    case .teams: return (unit.peerSupport.teams > 1, "there are no teams")
    case .leadership: return (unit.climate.leadership != 0, "leadership is average")
    case .stigma: return (unit.climate.stigma > 0, "there is no stigma")
    case .moralRepair:
      let isAnswered = unit.climate.moralRepair > 0 || has(.programme(.ethicsForum))
      return (isAnswered, "there is no moral repair")
    case .load:
      return (has(.cases) || has(.overrun), "there is neither a case nor an overrun")
    case .colleagues: return (posts > 1, "there are no colleagues")
    case .contacts:
      return (
        posts > 1 && unit.peerSupport.contactRate > 0, "there are no contacts between colleagues"
      )
    case .distancing:
      let isSkilled = model.clinicians.distancing > 0 || has(.policy(.reflectiveDistancing))
      return (isSkilled, "nobody has the skill to step back")
    case .past:
      return (
        [.moralInjury, .traumaticStress, .worldview].contains(where: acts),
        "nothing is carried along"
      )
    case .push, .ramp, .pushOrRamp, .aim, .rampTime, .disturbance:
      return isMet(ofExperiment: need)
    case .policy(let kind):
      return (model.policies[kind].acts, "`\(kind.name)` does not act")
    default: return isMet(ofRota: need)
    }
  }

  /// Needs about who works when, and at what price.
  private func isMet(ofRota need: Need) -> (Bool, String) {
    let people = model.dynamics.people
    let rota = unit.rota
    switch need {
    case .shifts: return (hasShifts, "everybody is on duty without end")
    case .absentees:
      return (hasShifts || has(.sessions), "nobody is missed who is on duty without end")
    case .holidays: return (!model.calendar.holidays.isEmpty, "there are no holidays")
    case .vacation:
      return (hasShifts && unit.posts.contains { $0.vacationWeeks > 0 }, "nobody has vacation")
    case .rotation:
      let isTurned = ![0, 4, 5].contains(Int(rota.pattern)) && rota.shifts.count > 1
      return (isTurned, "the rota goes through its shifts as given")
    case .overrun: return (hasShifts && rota.overrunMean > 0, "no shift overruns")
    case .onCall:
      return (hasShifts && rota.shifts.contains { $0.onCall != 0 }, "no shift is spent on call")
    case .callOuts:
      return (has(.onCall) && (rota.callOutRate > 0 || rota.callInWaiting > 0), "nobody is called")
    case .floatPool:
      let pool = model.site.floatPool * model.site.floatPoolShiftsPerWeek
      return (hasShifts && pool > 0, "there is no float pool")
    case .agency:
      let isAsked = unit.agency.share > 0 && unit.agency.maximumPerShift > 0
      return (hasShifts && isAsked, "there are no agency staff")
    case .standIns: return (has(.floatPool) || has(.agency), "there are no stand-ins")
    case .vacancies:
      return (acts(.turnover) || model.perturbation.startVacant > 0, "no post is ever vacant")
    case .gaps:
      return (has(.vacancies) || acts(.absence) || has(.vacation), "nobody is ever missing")
    case .novices:
      return (has(.vacancies) && people.noviceShare > 0, "no novice is hired")
    case .orientation:
      return (has(.vacancies) && people.orientationWeeks > 0, "there is no orientation")
    case .shortNotice: return (rota.shortNoticeShare > 0, "no shift is changed at short notice")
    case .daysOffChoice: return (rota.daysOffChoice > 0, "nobody chooses days off")
    case .unclearProtocols: return (unit.protocolClarity < 1, "protocols are clear")
    case .prices: return (model.prices.isGiven, "there is no price list")
    default: return (false, "it is a label")
    }
  }

  private func isMet(ofExperiment need: Need) -> (Bool, String) {
    let it = model.perturbation
    let hasTime = it.rampDays + it.holdDays > 0
    let hasRamp = it.rampTo != it.workload && hasTime
    switch need {
    case .push: return (it.push != 0, "nobody is pushed")
    case .aim: return (it.rampTo != it.workload, "the load is not ramped")
    case .rampTime: return (hasTime, "the load is not ramped")
    case .ramp: return (hasRamp, "the load is not ramped")
    case .pushOrRamp: return (it.push != 0 || hasRamp, "there is neither a push nor a ramp")
    default:
      let isDisturbed =
        it.startCapacity != 1 || it.startVacant > 0 || it.workload != 1 || it.push != 0 || hasRamp
      return (isDisturbed, "nothing is done from outside")
    }
  }

  private func obstacle(toHelp need: Need) -> String? {
    func isHeld(_ programmes: Programme...) -> Bool {
      isOn(.structuredSupport) && programmes.contains { $0.isHeld(in: unit) }
    }
    switch need {
    case .programme(let programme):
      return isHeld(programme) ? nil : "there is no \(programme.rawValue)"
    case .sessions:
      let isMet = isHeld(.mentoring, .checkIns, .peerGroups, .ethicsForum, .supervision, .screening)
      return isMet ? nil : "there are no sessions"
    case .processing:
      let isMet =
        isHeld(.debriefing, .peerGroups, .supervision)
        || (has(.contacts) && model.dynamics.support.contactProcessing > 0)
      return isMet ? nil : "nothing helps to process what was met"
    case .teaching:
      return isHeld(.debriefing, .mentoring, .supervision) ? nil : "nothing teaches skill"
    case .training:
      return has(.teaching) || has(.policy(.compassionTraining)) ? nil : "nothing teaches skill"
    case .offeredHelp:
      return isHeld(.peerGroups, .mentoring, .screening) ? nil : "no help is offered"
    default:
      return has(.contacts) || isHeld(.peerGroups, .mentoring, .screening)
        ? nil : "there are neither contacts nor help"
    }
  }
}
