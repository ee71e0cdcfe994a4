// Reflective practice in a group with a supervisor.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var supervision: PolicyDefinition {
    .forSessions(
      .supervision, "Supervision and reflective practice",
      actsOn:
        "Regulation skill: its set point rises at each session and skill follows slowly. What was met "
        + "is worked through, and isolation falls a little.",
      dose: PolicyDose(.one, usual: 1, in: 0...8, "Sessions a month."),
      uptake: PolicyUptake(usual: 0.6, needsTrust: false),
      hours: PolicyHours(
        usual: 0, per: .unit,
        meaning: "Sessions, with the time of who leads them, are counted as programme hours."),
      grade: .assumed,
      evidence:
        "Coaching of physicians lowered exhaustion by 5.2 points while it rose by 1.5 in controls (88 "
        + "physicians; Dyrbye et al., JAMA Intern Med 2019), a neighbour of supervision. Of group "
        + "supervision alone no effect size is at hand; taken as smaller."
    ) { target, setting in
      target.unit.programmes.supervision.hold(setting.dose, attendance: setting.uptake)
    }
  }
}
