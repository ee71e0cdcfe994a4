// Concern without fusion: learning where one ends and the other begins.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var boundariesTraining: PolicyDefinition {
    .forPeople(
      .boundariesTraining, "Boundaries training",
      actsOn: "Boundary permeability q of who takes part: those above 0.45 come closer to it, so "
        + "that less of another's distress becomes their own. Those below it are left alone: less "
        + "would be detachment.",
      dose: PolicyDose(
        .one, usual: 0.3, in: 0...1, "Share of the way to 0.45 that a participant goes."),
      uptake: PolicyUptake(usual: 0.6, needsTrust: false),
      hours: PolicyHours(usual: 1, per: .participant, meaning: "Training and refreshers."),
      grade: .assumed,
      evidence: "Individual stress interventions lower stress by 0.37 to 0.55 standard deviations "
        + "for some months (Tamminga et al., Cochrane CD002892, 2023; recalled), physician-directed "
        + "ones exhaustion by 0.18 (0.03 to 0.32; Panagioti et al. 2017; recalled). Training of "
        + "boundaries alone is not published."
    ) { clinician, dose in
      let optimum: Float = 0.45
      if clinician.permeability > optimum {
        clinician.permeability = blend(clinician.permeability, optimum, dose)
      }
    }
  }
}
