// Concern for another without taking over their distress.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var compassionTraining: PolicyDefinition {
    .forPeople(
      .compassionTraining, "Compassion training",
      actsOn:
        "Regulation skill of who takes part: its set point rises towards 0.9 and skill follows slowly, so "
        + "that more of an encounter is compassion and less of it contagion.",
      dose: PolicyDose(
        .one, usual: 0.2, in: 0...1, "Share of the way to 0.9 that the set point of skill goes."),
      uptake: PolicyUptake(usual: 0.5, needsTrust: false),
      hours: PolicyHours(usual: 2, per: .participant, meaning: "Course and practice."),
      grade: .assumed,
      evidence:
        "Compassion training reversed the negative affect that empathy training had raised (Klimecki et "
        + "al., SCAN 2014;9:873; laboratory, sign). Individual stress interventions lower stress by 0.37 "
        + "to 0.55 standard deviations for some months (Tamminga et al., Cochrane CD002892, 2023; "
        + "recalled). Effects on clinicians over months are not published."
    ) { clinician, dose in
      clinician.skillSetPoint = blend(
        clinician.skillSetPoint, max(0.9, clinician.skillSetPoint), dose)
    }
  }
}
