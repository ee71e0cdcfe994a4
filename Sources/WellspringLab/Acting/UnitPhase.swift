// One unit in one phase of a run: which mechanisms act in it, and why the others do not.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A unit's plan, and the model around it, as they are in one phase of a run: before the policies
/// begin, or as they leave them.
struct UnitPhase {
  let model: Model
  let unit: CareUnitPlan

  func acts(_ mechanism: Mechanism) -> Bool { obstacle(mechanism) == nil }

  func isOn(_ mechanism: Mechanism) -> Bool {
    Self.switches[mechanism.rawValue].map { $0.read(model.mechanisms) != 0 } ?? false
  }

  private static let switches: [String: Parameter<Mechanisms>] = Dictionary(
    Mechanisms.parameters.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// Whether all of it is there.
  func has(_ needs: Need...) -> Bool { needs.allSatisfy { obstacle($0) == nil } }

  /// Why a mechanism does not act here; nil when it does.
  func obstacle(_ mechanism: Mechanism) -> String? {
    guard isOn(mechanism) else { return "`\(mechanism.rawValue)` is off" }
    switch mechanism {
    case .lossSpiral, .sleep, .moralInjury: return nil
    case .encounters: return obstacle(.cases)
    case .numbing, .traumaticStress, .cognitiveEmpathy, .learning, .burnoutFeedback:
      return obstacle(.encounters)
    case .sympathy:
      return obstacle(.encounters)
        ?? (model.dynamics.meeting.sympathyChance > 0 ? nil : "its chance is 0")
    case .errors:
      return obstacle(.encounters) ?? (model.dynamics.errors.rate > 0 ? nil : "their rate is 0")
    case .bounceBack: return obstacle(.arousal)
    case .avoidance: return obstacle(.traumaticStress)
    case .worldview:
      return acts(.encounters) || acts(.moralInjury)
        ? nil : "there is neither trauma nor betrayal"
    case .arousal:
      return acts(.encounters) || acts(.moralInjury)
        ? nil : "neither encounters nor morally injurious events raise arousal"
    case .isolation: return obstacle(.arousal)
    case .socialSupport:
      let isGiven = unit.peerSupport.supportiveShare * unit.peerSupport.trust > 0
      return obstacle(.contacts) ?? (isGiven ? nil : "no contact is supportive")
    case .socialContagion:
      return obstacle(.contacts) ?? (model.dynamics.support.contagion > 0 ? nil : "its rate is 0")
    case .breaks:
      return has(.microBreaks) ? nil : obstacle(.plannedBreaks)
    case .structuredSupport:
      return Programme.allCases.contains { $0.isHeld(in: unit) } ? nil : "no programme is held"
    case .lifeStrain, .absence, .turnover, .unitSpiral: return obstacleOfPeople(mechanism)
    case .vulnerability: return nil
    }
  }

  private func obstacleOfPeople(_ mechanism: Mechanism) -> String? {
    let people = model.dynamics.people
    let rate: Double
    switch mechanism {
    case .lifeStrain:
      if let obstacle = obstacle(.shifts) { return obstacle }
      rate = model.dynamics.life.spellRate
    case .absence:
      if let obstacle = obstacle(.absentees) { return obstacle }
      rate = people.absenceRate
    case .turnover:
      if let obstacle = obstacle(.shifts) { return obstacle }
      rate = people.leavingRate
    default:
      return acts(.absence) || acts(.turnover) ? nil : "there is neither absence nor leaving"
    }
    return rate > 0 ? nil : "its rate is 0"
  }

  // MARK: The plan

  var kind: WorkKindName { WorkKindName(rawValue: WorkPlan.kinds[Int(unit.work.kind)]) ?? .beds }

  var hasShifts: Bool { RotaPlan.patterns[Int(unit.rota.pattern)] != "always" }

  var posts: Double { unit.posts.reduce(0) { $0 + $1.count } }

  /// Whether a session or a call is finished by who has it.
  var finishesFirst: Bool { kind == .appointments || kind == .calls }
}
