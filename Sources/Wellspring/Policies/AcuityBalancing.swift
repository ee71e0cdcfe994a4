// Cases go to who has the least demand, not the fewest cases.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var acuityBalancing: PolicyDefinition {
    .forUnit(
      .acuityBalancing, "Acuity balancing",
      actsOn: "Which clinician takes a case: the one with the least demand in hand, so that heavy "
        + "cases are spread.",
      dose: PolicyDose(
        .one, usual: 1, in: 0...1,
        "Share of cases assigned so, at each hand-over too; the others by the unit's rule."),
      hours: PolicyHours(
        usual: 15, per: .unit, meaning: "Scoring of acuity, half an hour a day."),
      grade: .assumed,
      evidence: "Acuity systems are widespread; effects on staff have not been measured apart from "
        + "staffing. The effect comes out of how the load is shared; nothing is set."
    ) { target, dose in
      target.unit.levers.acuityShare = dose
    }
  }
}
