// What unit policies change: the plan of one unit, and the constants that its people live by.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A unit's plan and the model around it, as the active policies leave them.
struct PolicyTarget: Sendable {
  var model: Model
  var unit: CareUnitPlan

  /// As the model file has them, without what is listed and not in use.
  init(_ model: Model, _ unit: CareUnitPlan) {
    self.model = model
    self.unit = unit
    self.unit.dropUnused()
  }

  /// Applies every acting unit policy, in the order of `PolicyKind`.
  mutating func applyPolicies() {
    for kind in model.policies.acting {
      kind.definition.unit?(&self, model.policies[kind])
    }
  }
}

/// What policies add to a unit's plan. A model file cannot say these except through a policy.
public struct UnitLevers: Sendable, Equatable {
  /// Share of cases that go to the clinician with the least demand, whatever the unit's rule.
  var acuityShare = 0.0
  /// Share of cases that go to the clinician with the most capacity left.
  var capacityShare = 0.0
  /// Days after a traumatic encounter in which a colleague gets the next traumatic case.
  var traumaPauseDays = 0.0
}

extension Model {
  /// The plans of the units as the policies leave them, if they act within the run.
  public var plansUnderPolicies: [CareUnitPlan] {
    if policies.acting.isEmpty || policies.startDay > horizon.days { return units }
    return units.map { unit in
      var target = PolicyTarget(self, unit)
      target.applyPolicies()
      return target.unit
    }
  }

  /// The plan of each unit before and after an acting policy is applied to what those before it left.
  public func plans(around kind: PolicyKind) -> [(before: CareUnitPlan, after: CareUnitPlan)] {
    units.map { unit in
      var target = PolicyTarget(self, unit)
      for other in policies.acting where other.rawValue < kind.rawValue {
        other.definition.unit?(&target, policies[other])
      }
      let before = target.unit
      if policies[kind].acts { kind.definition.unit?(&target, policies[kind]) }
      return (before, target.unit)
    }
  }
}
