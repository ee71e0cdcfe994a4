// Learning to step back for a moment inside a hard encounter.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var reflectiveDistancing: PolicyDefinition {
    .forPeople(
      .reflectiveDistancing, "Reflective-distancing training",
      actsOn:
        "Reflective distancing of who takes part: in a hard encounter, with time for it, one steps back "
        + "for some minutes, so that less of its severity is felt, and the shift is longer by them.",
      dose: PolicyDose(
        .one, usual: 0.5, in: 0...1,
        "Rise of the chance to step back when it would help, of what is missing to certainty."),
      uptake: PolicyUptake(usual: 0.5, needsTrust: false),
      hours: PolicyHours(usual: 1, per: .participant, meaning: "Training and refreshers."),
      grade: .assumed,
      evidence:
        "Self-distancing lowers distress over one's own memories in experiments (Kross & Ayduk, Adv Exp "
        + "Soc Psychol 2017;55:81; sign). With clinicians it has not been tried."
    ) { clinician, dose in
      clinician.distancing = blend(clinician.distancing, 1, dose)
    }
  }
}
