// Practising a lower arousal with its measurement in view.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var neurofeedback: PolicyDefinition {
    .forPeople(
      .neurofeedback, "Neurofeedback",
      actsOn:
        "The jump of arousal at a distressing encounter or event: smaller for who takes part.",
      dose: PolicyDose(
        .one, usual: 0.05, in: 0...1, "Share by which a participant's jumps of arousal are smaller."
      ),
      uptake: PolicyUptake(usual: 0.2, needsTrust: false),
      hours: PolicyHours(usual: 3, per: .participant, meaning: "Sessions with a trainer."),
      grade: .assumed,
      evidence:
        "No trial with clinicians that measured exhaustion is at hand. The effect is assumed "
        + "to be a third of that of reappraisal."
    ) { clinician, dose in
      clinician.reactivity *= Float(1 - dose)
    }
  }
}
