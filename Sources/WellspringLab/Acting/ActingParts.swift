// What acts in a model and what does not, and why not.
//
// A mechanism may be switched off, or be on and never get an occasion: breaks need shifts,
// encounters need cases. A parameter acts when everything it needs does, in one unit and one phase
// of the run: policies change what there is. One that does not act changes no outcome, whatever its
// value. A test moves each of them to hold this page to it.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Judges what acts in one model with its policies.
struct ActingParts {
  let model: Model
  /// The models of the run, one after another.
  let phases: [Model]
  /// Every unit in every phase, phase by phase.
  let scopes: [UnitPhase]
  /// What the policies make of values; nil when they change none.
  private let dependence: PolicyDependence?

  init(model: Model) {
    self.model = model
    phases = model.phases
    scopes = phases.flatMap { phase in
      phase.units.map { UnitPhase(model: phase, unit: $0) }
    }
    dependence = PolicyDependence(model: model, after: phases[phases.count - 1])
  }

  // MARK: Mechanisms and needs

  func acts(_ mechanism: Mechanism) -> Bool { has(.acts(mechanism)) }

  func isOn(_ mechanism: Mechanism) -> Bool { has(.isOn(mechanism)) }

  /// Whether some unit has, in some phase, all that is needed.
  func has(_ needs: Need...) -> Bool {
    scopes.contains { scope in needs.allSatisfy { scope.has($0) } }
  }

  /// Whether every unit has it in every phase.
  func alwaysHas(_ need: Need) -> Bool { scopes.allSatisfy { $0.has(need) } }

  /// Why a mechanism does not act; nil when it does.
  func obstacle(_ mechanism: Mechanism) -> String? { obstacle([.acts(mechanism)], in: scopes) }

  /// Why no scope meets all needs; nil when one does.
  private func obstacle(
    _ needs: [Need], in scopes: [UnitPhase], kind: String? = nil
  ) -> String? {
    var first: String?
    for scope in scopes {
      let one = kind.flatMap { name in scope.unit.work.cases.first { $0.name == name } }
      guard let obstacle = needs.lazy.compactMap({ scope.obstacle($0, cases: one) }).first
      else { return nil }
      first = first ?? obstacle
    }
    return first
  }

  // MARK: Values

  /// Why a value changes no outcome of this model; nil when it may.
  func obstacle(_ value: LoadedValue) -> String? {
    if case .numbers(let numbers) = value.value, numbers.isEmpty { return "nothing is given" }
    if value.path.hasPrefix("policies.") { return policyObstacle(value.path) }
    guard let dependence else { return obstacle(path: value.path, value.entry.pattern, scopes) }
    let before = Array(scopes.prefix(model.units.count))
    if phases.count > 1 && obstacle(path: value.path, value.entry.pattern, before) == nil {
      return nil
    }
    return obstacleUnderPolicies(of: value.path, value.entry.pattern, dependence)
  }

  /// Why a value of the model as given changes nothing once the policies act.
  private func obstacleUnderPolicies(
    of path: String, _ pattern: String, _ dependence: PolicyDependence
  ) -> String? {
    // What the policy puts in order is the rota as it was turned.
    if pattern.hasSuffix(".rota.rotation"), policies.contains(.forwardRotation) { return nil }
    let after = Array(scopes.suffix(model.units.count))
    let own = obstacle(path: path, pattern, after)
    // A value that acts as it is need not be followed further, nor can any but the site's be.
    if !path.hasPrefix("site.") || (own == nil && !dependence.changes(path)) { return own }
    let reached = dependence.reached(from: path)
    if reached.isEmpty { return "policies decide it" }
    let obstacles = reached.map { obstacle(path: $0.path, $0.pattern, after) }
    return obstacles.contains(nil) ? nil : obstacles[0]
  }

  private func obstacle(path: String, _ pattern: String, _ scopes: [UnitPhase]) -> String? {
    let parts = path.split(separator: ".").map(String.init)
    let isOfUnit = parts.count > 3 && parts[1] == "units"
    let isOfCase = parts.count > 5 && parts[3] == "work" && parts[4] == "cases"
    let own = isOfUnit ? scopes.filter { $0.unit.name == parts[2] } : scopes
    return obstacle(
      ParameterNeeds.of(pattern), in: own.isEmpty ? scopes : own, kind: isOfCase ? parts[5] : nil)
  }
}

// MARK: Policies

extension ActingParts {
  /// The policies that act within the run, in the order in which they are applied.
  var policies: [PolicyKind] { phases[phases.count - 1].policies.acting }

  /// Why a number of a policy changes nothing.
  private func policyObstacle(_ path: String) -> String? {
    let parts = path.split(separator: ".").map(String.init)
    guard let kind = PolicyKind.allCases.first(where: { $0.name == parts[1] }) else {
      return model.policies.acting.isEmpty ? "no policy is active" : nil
    }
    // At a dose of 0 the dose is what decides.
    if model.policies[kind].active == 0 { return "the policy is not active" }
    if policies.isEmpty && !model.policies.acting.isEmpty { return "policies begin after the run" }
    return nil
  }

  /// Why a policy that is active changes nothing; nil when it may. Its hours are counted all the same.
  func obstacle(_ kind: PolicyKind) -> String? {
    let setting = model.policies[kind]
    if setting.dose == 0 { return "its dose is 0" }
    if setting.uptake == 0 { return "nobody takes part" }
    guard policies.contains(kind), let dependence else { return "it begins after the run" }
    let after = Array(scopes.suffix(model.units.count))
    let needs = Self.needs(of: kind)
    if !needs.isEmpty { return obstacle(needs, in: after) }
    let reached = dependence.reached(by: kind)
    if reached.isEmpty { return "the unit is so already" }
    let obstacles = reached.map { obstacle(path: $0.path, $0.pattern, after) }
    return obstacles.contains(nil) ? nil : obstacles[0]
  }

  /// What policies need that change people, or who takes a case; the others change the plan.
  private static func needs(of kind: PolicyKind) -> [Need] {
    switch kind {
    case .boundariesTraining, .compassionTraining, .reflectiveDistancing:
      [.acts(.encounters)]
    case .reappraisalTraining, .neurofeedback: [.acts(.arousal)]
    case .mindfulness, .reflectiveJournaling: [.acts(.arousal), .shifts]
    case .acuityBalancing, .capacityAwareAssignment:
      [.cases, .colleagues, .notKind(.appointments)]
    case .pacedExposure:
      [.acts(.encounters), .traumaticCases, .colleagues, .notKind(.appointments)]
    default: []
    }
  }
}
