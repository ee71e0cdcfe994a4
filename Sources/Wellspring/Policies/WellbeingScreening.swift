// Routine screening, and referral to professionals whose places are few.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var wellbeingScreening: PolicyDefinition {
    .forSessions(
      .wellbeingScreening, "Well-being screening with referral",
      actsOn:
        "Who scores beyond the cut-off is referred, waits for a place, and is treated: exhaustion and "
        + "traumatic stress fade sooner. The score has the error of its instrument, so some are "
        + "missed and some referred who are well; more screening than places only makes people wait.",
      dose: PolicyDose(.one, usual: 2, in: 0...12, "Screenings a year."),
      uptake: PolicyUptake(usual: 0.5, needsTrust: true),
      hours: PolicyHours(
        usual: 0, per: .unit, meaning: "Screenings and treatments are counted as programme hours."),
      grade: .assumed,
      evidence:
        "Under treatment a third were still clinically exhausted after 18 months (Glise et al., BMC "
        + "Psychiatry 2012;12:18). Of screening of clinicians no trial "
        + "is at hand. Stigma keeps people from taking part."
    ) { target, setting in
      target.unit.programmes.screening.hold(
        setting.dose / 12, attendance: setting.uptake * target.unit.peerSupport.trust)
    }
  }
}

extension ScreeningPlan: RegularSessions {
  var attendance: Double {
    get { participation }
    set { participation = newValue }
  }
}
