// The phases of a run: as the model file has it, and as the policies leave it.
// SPDX-License-Identifier: GPL-3.0-or-later

extension Model {
  /// The models by which a run goes, one after another. There is one when the policies act from the
  /// start, or none acts within the run, and two when they begin later: as given, without policies,
  /// until they begin; then with every unit's plan and the site as they make them. What is said of
  /// a run has to hold in each.
  public var phases: [Model] {
    let day = CareUnit.policyDay(self)
    var before = self
    for kind in PolicyKind.allCases { before.policies[kind].active = 0 }
    if day < 0 || policies.acting.isEmpty { return [before] }
    var after = self
    for place in units.indices {
      var target = PolicyTarget(self, units[place])
      target.applyPolicies()
      after.units[place] = target.unit
      after.site = target.model.site
    }
    return day == 0 ? [after] : [before, after]
  }
}

extension CareUnitPlan {
  /// By post, the shifts of one cycle of the rota: day by day, 0 off, k the k-th of the list. Empty
  /// where everybody is on duty without end.
  public var rosteredShifts: [[Int]] {
    let rota = Rota(self)
    if rota.isAlways { return [] }
    return (0..<CareUnit.postCount(self)).map { post in
      (0..<rota.cycleDays).map { rota.shift(of: post, on: $0) }
    }
  }
}
