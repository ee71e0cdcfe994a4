// A few lines after a hard shift.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var reflectiveJournaling: PolicyDefinition {
    .forPeople(
      .reflectiveJournaling, "Reflective journaling",
      actsOn:
        "Rumination after work: arousal takes less of the replenishment off duty from who takes part.",
      dose: PolicyDose(
        .one, usual: 0.08, in: 0...1,
        "Share by which a participant's loss of detachment is smaller."),
      uptake: PolicyUptake(usual: 0.3, needsTrust: false),
      hours: PolicyHours(usual: 0, per: .participant, meaning: "Written in one's own time."),
      grade: .assumed,
      evidence: "Individual stress interventions lower stress by 0.37 to 0.55 standard deviations "
        + "for some months (Tamminga et al., Cochrane CD002892, 2023; recalled), physician-directed "
        + "ones exhaustion by 0.18 (0.03 to 0.32; Panagioti et al. 2017; recalled). Of "
        + "journaling alone, effects on clinicians are not published; taken as smaller."
    ) { clinician, dose in
      clinician.rumination *= Float(1 - dose)
    }
  }
}
