// A culture in which rest is part of the work.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var restLegitimacy: PolicyDefinition {
    .forUnit(
      .restLegitimacy, "Rest legitimacy",
      actsOn: "The chance that a clinician feels free to hand over and leave for a break: from the "
        + "unit's own towards nine in ten. Cover is still needed.",
      dose: PolicyDose(
        .one, usual: 0.5, in: 0...1, "How far the culture goes towards nine in ten feeling free."),
      hours: PolicyHours(
        usual: 4, per: .unit, meaning: "Leaders who take and defend breaks, and speak of them."),
      grade: .assumed,
      evidence:
        "That culture decides over breaks is reported in interviews; a break lowers fatigue "
        + "through detachment (Sagherian et al., West J Nurs Res 2023). The size is not published."
    ) { target, dose in
      let own = target.unit.breaks.legitimacy
      target.unit.breaks.legitimacy = blend(own, max(own, 0.9), dose)
    }
  }
}
