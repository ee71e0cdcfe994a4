// Cases go to who has most left to give.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var capacityAwareAssignment: PolicyDefinition {
    .forUnit(
      .capacityAwareAssignment, "Capacity-aware assignment",
      actsOn: "Which clinician takes a case: the one with the most capacity left, within the limit "
        + "on cases. Together with acuity balancing: the least load for the capacity there is.",
      dose: PolicyDose(
        .one, usual: 1, in: 0...1,
        "Share of cases assigned so, at each hand-over too; the others by the unit's rule."),
      hours: PolicyHours(
        usual: 15, per: .unit, meaning: "A word before each shift on how everybody is."),
      grade: .assumed,
      evidence: "Not published. The simulation knows everybody's capacity; who assigns cases in a "
        + "real unit does not, so this is the best case. It shifts work to those who are well."
    ) { target, dose in
      target.unit.levers.capacityShare = dose
    }
  }
}
