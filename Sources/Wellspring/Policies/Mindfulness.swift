// Attention training.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var mindfulness: PolicyDefinition {
    .forPeople(
      .mindfulness, "Mindfulness",
      actsOn:
        "Rumination after work: arousal takes less of the replenishment off duty from who takes part. "
        + "Neither the queue nor the caseload is touched, nor does moral injury fade sooner.",
      dose: PolicyDose(
        .one, usual: 0.2, in: 0...1, "Share by which a participant's loss of detachment is smaller."
      ),
      uptake: PolicyUptake(usual: 0.4, needsTrust: false),
      hours: PolicyHours(
        usual: 4, per: .participant, meaning: "Sessions and practice in paid time."),
      grade: .assumed,
      evidence: "Individual stress interventions lower stress by 0.37 to 0.55 standard deviations "
        + "for some months (Tamminga et al., Cochrane CD002892, 2023; recalled), physician-directed "
        + "ones exhaustion by 0.18 (0.03 to 0.32; Panagioti et al. 2017; recalled). Attention "
        + "to one's experience is the weaker of the two kinds (0.37). "
        + "Through detachment alone the simulation gives less than these."
    ) { clinician, dose in
      clinician.rumination *= Float(1 - dose)
    }
  }
}
