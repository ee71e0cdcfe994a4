// A pause between one traumatic case and the next.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var pacedExposure: PolicyDefinition {
    .forUnit(
      .pacedExposure, "Paced exposure",
      actsOn:
        "Which clinician takes a case with traumatic content: for some days after a traumatic "
        + "encounter a colleague, where one can take it. The number of such encounters in the unit "
        + "stays the same; nobody is sensitised by one soon after another.",
      dose: PolicyDose(
        .days, usual: 14, in: 0...365,
        "Days after a traumatic encounter in which traumatic cases go to colleagues."),
      hours: PolicyHours(
        usual: 4, per: .unit, meaning: "Keeping track of who was exposed."),
      grade: .assumed,
      evidence: "Secondary traumatic stress rises a little with the share (r 0.19) and the volume "
        + "(r 0.16) of traumatic cases (Hensel et al., J Trauma Stress 2015;28:83). Trials of pacing "
        + "are not published."
    ) { target, dose in
      target.unit.levers.traumaPauseDays = dose
    }
  }
}
