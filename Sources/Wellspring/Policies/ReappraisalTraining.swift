// Learning to see what happened in another light.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var reappraisalTraining: PolicyDefinition {
    .forPeople(
      .reappraisalTraining, "Reappraisal training",
      actsOn:
        "The jump of arousal at a distressing encounter or event: smaller for who takes part.",
      dose: PolicyDose(
        .one, usual: 0.15, in: 0...1, "Share by which a participant's jumps of arousal are smaller."
      ),
      uptake: PolicyUptake(usual: 0.5, needsTrust: false),
      hours: PolicyHours(usual: 1, per: .participant, meaning: "Training and practice."),
      grade: .assumed,
      evidence: "Individual stress interventions lower stress by 0.37 to 0.55 standard deviations "
        + "for some months (Tamminga et al., Cochrane CD002892, 2023; recalled), physician-directed "
        + "ones exhaustion by 0.18 (0.03 to 0.32; Panagioti et al. 2017; recalled). Of training in "
        + "reappraisal alone, effects on clinicians are not published."
    ) { clinician, dose in
      clinician.reactivity *= Float(1 - dose)
    }
  }
}
