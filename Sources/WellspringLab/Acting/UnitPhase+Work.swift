// What a unit's work is like in one phase of a run.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension UnitPhase {
  /// Why a need about the unit's work is not met; nil when it is.
  func obstacle(ofWork need: Need, _ one: CaseClass?) -> String? {
    let work = unit.work
    let classes = one.map { [$0] } ?? work.cases
    switch need {
    case .cases: return work.arrivals.rate > 0 ? nil : "no cases arrive"
    case .classes: return work.cases.count > 1 ? nil : "there is one class of cases"
    case .beds, .kind, .notKind, .handOvers: return obstacle(ofKind: need)
    case .triage:
      return kind == .visits && work.triage.mean > 0 ? nil : "there is no triage"
    case .traumaticCases:
      return classes.contains { $0.traumaShare > 0 } ? nil : "no case of the class is traumatic"
    case .surges:
      let isSurge: (SurgePlan) -> Bool = {
        $0.days > 0 && ($0.arrivals != 1 || $0.share != 1 || $0.moralHazard != 1)
      }
      return work.arrivals.surges.contains(where: isSurge) ? nil : "no surge changes anything"
    case .unitDemand:
      return unit.posts.contains { $0.nominalDemand == 0 } ? nil : "all posts have their own"
    case .unitLimit:
      return unit.posts.contains { $0.caseLimit == 0 } ? nil : "all posts have their own"
    case .ownRule:
      let levers = unit.levers
      return kind == .appointments || (levers.acuityShare < 1 && levers.capacityShare < 1)
        ? nil : "all cases are assigned by a policy's rule"
    case .lengths(let number):
      return classes.contains { Int($0.length.distribution) == number }
        ? nil : "the distribution has no such parameter"
    default: return obstacle(ofLegs: need, classes)
    }
  }

  private func obstacle(ofKind need: Need) -> String? {
    switch need {
    case .kind(let name):
      return kind == name ? nil : "the work is not of kind \(name.rawValue)"
    case .notKind(let name):
      return kind != name ? nil : "it is of no use in work of kind \(name.rawValue)"
    case .handOvers: return finishesFirst ? "\(kind.rawValue) are not handed over" : nil
    default: return kind == .beds ? nil : "\(kind.rawValue) keep to the limit in any case"
    }
  }

  private func obstacle(ofLegs need: Need, _ classes: [CaseClass]) -> String? {
    let (calls, sessions) = (unit.work.calls, unit.work.appointments)
    let isCalls = kind == .calls
    let travels = (isCalls ? calls.travel : sessions.travel) > 0
    let areBrought = isCalls && classes.contains { $0.transportShare > 0 }
    switch need {
    case .travel: return travels ? nil : "nobody is on the way"
    case .documentation:
      return travels || sessions.documentation > 0 ? nil : "there is neither way nor documentation"
    case .awayFromPatients:
      let isAway = travels || (areBrought && calls.turnround > 0)
      return isAway ? nil : "no crew is on a call without its patient"
    case .transports: return areBrought ? nil : "nobody is brought to hospital"
    case .transportTime:
      return areBrought && calls.transport > 0 ? nil : "transport takes no time"
    case .turnround:
      return areBrought && calls.turnround > 0 ? nil : "there is no turn-round"
    default:
      return isCalls && unit.work.cases.contains { $0.roles.isEmpty }
        ? nil : "every class names its roles"
    }
  }
}
