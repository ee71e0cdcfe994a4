// What acts in a model and what does not, and why not.
//
// A mechanism may be switched off, or be on and never get an occasion: breaks need shifts,
// encounters need cases. A parameter acts when everything it needs does; one that does not act
// changes no outcome, whatever its value. A test perturbs each of them to hold this page to it.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The switches of a model, by their names under `mechanisms`.
enum Mechanism: String, CaseIterable {
  case lossSpiral, encounters, numbing, arousal, socialSupport, socialContagion, isolation
  case sleep, moralInjury, traumaticStress, lifeStrain, breaks, structuredSupport, absence, turnover
  case unitSpiral
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

/// What a parameter needs in order to change an outcome.
enum Need {
  /// The switch is on and has an occasion to act.
  case acts(Mechanism)
  /// The work is of this kind; or of any other.
  case kind(WorkKindName)
  case notKind(WorkKindName)
  /// Some shift is spent on call at home.
  case onCall
  /// Visits are triaged.
  case triage
  /// The switch is on. For parameters that decide themselves whether there is an occasion.
  case isOn(Mechanism)
  /// Shifts, with time off between them.
  case shifts
  case overrun
  case plannedBreaks
  case microBreaks
  /// Doses of what is optional; none by default.
  case programme(Programme)
  /// A programme that speeds the fading of traumatic stress, or contacts that do.
  case processing
  /// A programme that raises skill.
  case learning
  /// A programme that stigma keeps people from; or that, or contacts.
  case offeredHelp, contactsOrHelp
  case protection, relief, places, teams, leadership, stigma, moralRepair
  /// Cases that arrive.
  case cases
  /// Cases or overruns: load on somebody.
  case load
  case colleagues
  case contacts
  /// Somebody on whom a contact leaves a trace.
  case tracesOfContact
  case beds
  case traumaticCases
  /// Nurses of the float pool, agency staff, or either.
  case floatPool, agency, standIns
  /// Novices among those who are hired, and a time in which the hired are new in the unit.
  case novices, orientation
  case shortNotice, daysOffChoice, unclearProtocols
  case prices
  /// A name that is printed and computes nothing.
  case meaning
  /// A distribution of lengths, by its place in `LengthPlan.distributions`.
  case lengths(Int)
}

/// Judges what acts in one model.
struct ActingParts {
  let model: Model

  func acts(_ mechanism: Mechanism) -> Bool { obstacle(mechanism) == nil }

  func isOn(_ mechanism: Mechanism) -> Bool {
    Mechanisms.parameters.contains {
      $0.name == mechanism.rawValue && $0.read(model.mechanisms) != 0
    }
  }

  /// Whether some unit has what is needed.
  func has(_ need: Need) -> Bool { obstacle(need) == nil }

  /// Why a mechanism does not act; nil when it does.
  func obstacle(_ mechanism: Mechanism) -> String? {
    guard isOn(mechanism) else { return "`\(mechanism.rawValue)` is off" }
    switch mechanism {
    case .lossSpiral, .sleep, .moralInjury: return nil
    case .encounters: return obstacle(.cases)
    case .numbing, .traumaticStress: return obstacle(.encounters)
    case .arousal:
      return acts(.encounters) || acts(.moralInjury)
        ? nil : "neither encounters nor morally injurious events raise arousal"
    case .isolation: return obstacle(.arousal)
    case .socialSupport:
      let isGiven = model.units.contains {
        $0.peerSupport.supportiveShare * $0.peerSupport.trust > 0
      }
      return obstacle(.contacts) ?? (isGiven ? nil : "no contact is supportive")
    case .socialContagion:
      return obstacle(.contacts) ?? (model.dynamics.support.contagion > 0 ? nil : "its rate is 0")
    case .lifeStrain:
      return obstacle(.shifts) ?? (model.dynamics.life.spellRate > 0 ? nil : "its rate is 0")
    case .breaks:
      return has(.microBreaks) ? nil : obstacle(.plannedBreaks)
    case .structuredSupport:
      return Programme.allCases.contains { model.units.contains(where: $0.isHeld) }
        ? nil : "no programme is held"
    case .absence:
      return obstacle(.shifts) ?? (model.dynamics.people.absenceRate > 0 ? nil : "its rate is 0")
    case .turnover:
      return obstacle(.shifts) ?? (model.dynamics.people.leavingRate > 0 ? nil : "its rate is 0")
    case .unitSpiral:
      return acts(.absence) || acts(.turnover) ? nil : "there is neither absence nor leaving"
    }
  }

  /// Why a need is not met; nil when it is.
  /// - Parameters:
  ///   - unit: the only unit that counts; nil when any may meet the need.
  ///   - kind: the only class of cases that counts.
  func obstacle(_ need: Need, unit: CareUnitPlan? = nil, kind: CaseClass? = nil) -> String? {
    let units = unit.map { [$0] } ?? model.units
    switch need {
    case .acts(let mechanism): return obstacle(mechanism)
    case .isOn(let mechanism):
      return isOn(mechanism) ? nil : "`\(mechanism.rawValue)` is off"
    case .shifts:
      return units.contains(where: Self.hasShifts) ? nil : "everybody is on duty without end"
    case .overrun:
      return units.contains { Self.hasShifts($0) && $0.rota.overrunMean > 0 }
        ? nil : "no shift overruns"
    case .plannedBreaks:
      return units.contains { Self.hasShifts($0) && $0.breaks.planned > 0 }
        ? nil : "no break is planned in a shift"
    case .microBreaks:
      return units.contains { Self.hasShifts($0) && $0.breaks.microBreaks > 0 }
        ? nil : "no micro-break is meant"
    case .programme, .processing, .learning, .offeredHelp, .contactsOrHelp:
      return obstacle(toHelp: need, in: units)
    case .protection, .relief, .places, .teams, .leadership, .stigma, .moralRepair:
      return Self.missing(need, in: units)
    case .cases:
      return units.contains { $0.work.arrivals.rate > 0 } ? nil : "no cases arrive"
    case .load:
      let isMet =
        units.contains { $0.work.arrivals.rate > 0 } || obstacle(.overrun, unit: unit) == nil
      return isMet ? nil : "there is neither a case nor an overrun"
    case .colleagues:
      return units.contains { Self.posts($0) > 1 } ? nil : "there are no colleagues"
    case .contacts:
      return units.contains { Self.posts($0) > 1 && $0.peerSupport.contactRate > 0 }
        ? nil : "there are no contacts between colleagues"
    case .tracesOfContact:
      let isTraced = [.socialSupport, .socialContagion, .isolation].contains(where: isOn)
      return isTraced || obstacle(.shifts, unit: unit) == nil
        ? nil : "a contact leaves no trace here"
    case .beds:
      return units.contains { WorkPlan.kinds[Int($0.work.kind)] == "beds" }
        ? nil : "visits have no beds and keep to the limit in any case"
    case .kind(let name):
      return units.contains { Self.kind(of: $0) == name }
        ? nil : "the work is not of kind \(name.rawValue)"
    case .notKind(let name):
      return units.contains { Self.kind(of: $0) != name }
        ? nil : "it is of no use in work of kind \(name.rawValue)"
    case .onCall:
      let isMet = units.contains {
        Self.hasShifts($0) && $0.rota.shifts.contains { $0.onCall != 0 }
      }
      return isMet ? nil : "no shift is spent on call"
    case .triage:
      return units.contains { Self.kind(of: $0) == .visits && $0.work.triage.mean > 0 }
        ? nil : "there is no triage"
    case .traumaticCases:
      return kind.map { $0.traumaShare > 0 } ?? true ? nil : "no case of the class is traumatic"
    case .floatPool, .agency, .standIns, .novices, .orientation, .shortNotice, .daysOffChoice,
      .unclearProtocols, .prices, .meaning:
      return obstacleOfStaffing(need, units)
    case .lengths(let number):
      let isMet = kind.map { Int($0.length.distribution) == number } ?? true
      return isMet ? nil : "the distribution has no such parameter"
    }
  }

  /// Needs about who works when, and at what price.
  private func obstacleOfStaffing(_ need: Need, _ units: [CareUnitPlan]) -> String? {
    let people = model.dynamics.people
    switch need {
    case .floatPool:
      let isMet = model.site.floatPool > 0 && model.site.floatPoolShiftsPerWeek > 0
      return isMet && units.contains(where: Self.hasShifts) ? nil : "there is no float pool"
    case .agency:
      return units.contains {
        Self.hasShifts($0) && $0.agency.share > 0 && $0.agency.maximumPerShift > 0
      } ? nil : "there are no agency staff"
    case .standIns:
      return obstacleOfStaffing(.floatPool, units) == nil
        || obstacleOfStaffing(.agency, units) == nil ? nil : "there are no stand-ins"
    case .novices:
      return obstacle(.turnover) ?? (people.noviceShare > 0 ? nil : "no novice is hired")
    case .orientation:
      return obstacle(.turnover) ?? (people.orientationWeeks > 0 ? nil : "there is no orientation")
    case .shortNotice:
      return units.contains { $0.rota.shortNoticeShare > 0 }
        ? nil : "no shift is changed at short notice"
    case .daysOffChoice:
      return units.contains { $0.rota.daysOffChoice > 0 } ? nil : "nobody chooses days off"
    case .unclearProtocols:
      return units.contains { $0.protocolClarity < 1 } ? nil : "protocols are clear"
    case .prices: return model.prices.isGiven ? nil : "there is no price list"
    default: return "it is a label"
    }
  }

  private func obstacle(toHelp need: Need, in units: [CareUnitPlan]) -> String? {
    func isHeld(_ programmes: Programme...) -> Bool {
      isOn(.structuredSupport)
        && programmes.contains { programme in units.contains(where: programme.isHeld) }
    }
    switch need {
    case .programme(let programme):
      return isHeld(programme) ? nil : "there is no \(programme.rawValue)"
    case .processing:
      let isMet =
        isHeld(.debriefing, .peerGroups, .supervision)
        || (obstacle(.contacts) == nil && model.dynamics.support.contactProcessing > 0)
      return isMet ? nil : "nothing helps to process what was met"
    case .learning:
      return isHeld(.debriefing, .mentoring, .supervision) ? nil : "nothing teaches skill"
    case .offeredHelp:
      return isHeld(.peerGroups, .screening) ? nil : "no help is offered"
    default:
      return obstacle(.contacts) == nil || isHeld(.peerGroups, .screening)
        ? nil : "there are neither contacts nor help"
    }
  }

  /// What no unit has of an option; nil when one has it.
  private static func missing(_ need: Need, in units: [CareUnitPlan]) -> String? {
    let (isThere, text): ((CareUnitPlan) -> Bool, String) =
      switch need {
      case .protection: ({ $0.breaks.protection > 0 }, "breaks are not protected")
      case .relief: ({ $0.breaks.reliefPersons > 0 }, "nobody relieves for breaks")
      case .places: ({ $0.breaks.places > 0 }, "there are no places for breaks")
      case .teams: ({ $0.peerSupport.teams > 1 }, "there are no teams")
      case .leadership: ({ $0.climate.leadership != 0 }, "leadership is average")
      case .stigma: ({ $0.climate.stigma > 0 }, "there is no stigma")
      default:
        (
          { $0.climate.moralRepair > 0 || Programme.ethicsForum.isHeld(in: $0) },
          "there is no moral repair"
        )
      }
    return units.contains(where: isThere) ? nil : text
  }

  static func kind(of unit: CareUnitPlan) -> WorkKindName {
    WorkKindName(rawValue: WorkPlan.kinds[Int(unit.work.kind)]) ?? .beds
  }

  static func hasShifts(_ unit: CareUnitPlan) -> Bool {
    RotaPlan.patterns[Int(unit.rota.pattern)] != "always"
  }

  static func posts(_ unit: CareUnitPlan) -> Double { unit.posts.reduce(0) { $0 + $1.count } }
}
