// The supervisor asks, one to one and regularly.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var supervisorCheckIns: PolicyDefinition {
    .forSessions(
      .supervisorCheckIns, "Supervisor check-ins",
      actsOn:
        "Moral distress and isolation fall at each check-in. Exhaustion is not touched directly.",
      dose: PolicyDose(
        .one, usual: 1, in: 0...8, "Check-ins of a person a month."),
      uptake: PolicyUptake(usual: 0.8, needsTrust: false),
      hours: PolicyHours(
        usual: 0, per: .unit,
        meaning: "Sessions, with the time of who leads them, are counted as programme hours."),
      grade: .assumed,
      evidence:
        "Leadership in general: OR 0.52 of burnout between the top and bottom third (Mete et al., BMJ "
        + "Open 2022;12:e057554; cross-sectional). Of check-ins alone nothing is published."
    ) { target, setting in
      target.unit.programmes.checkIns.hold(setting.dose, attendance: setting.uptake)
    }
  }
}
