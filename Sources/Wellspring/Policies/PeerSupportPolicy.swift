// Peer mentoring in pairs, and peer groups.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var peerSupport: PolicyDefinition {
    .forSessions(
      .peerSupport, "Peer-support programme",
      actsOn:
        "Isolation falls at each meeting of two and at each group; groups also help to work through "
        + "what was met, so that traumatic stress fades sooner.",
      dose: PolicyDose(
        .one, usual: 1, in: 0...8, "Meetings of a person with a peer, and groups, a month."),
      uptake: PolicyUptake(usual: 0.5, needsTrust: true),
      hours: PolicyHours(
        usual: 0, per: .unit,
        meaning: "Sessions, with the time of who leads them, are counted as programme hours."),
      grade: .assumed,
      evidence:
        "Among those who attended rounds in which staff share what moves them, caseness of distress "
        + "fell from 25 to 12 %, among others from 37 to 34 % (Maben et al. 2018; not randomised). "
        + "Traumatic stress goes with less support (r -0.26; Hensel et al., J Trauma Stress "
        + "2015;28:83)."
    ) { target, setting in
      let own = target.unit.programmes
      let trust = target.unit.peerSupport.trust
      target.unit.programmes.mentoring.everyDays = moreOften(
        own.mentoring.everyDays, timesAMonth: setting.dose)
      target.unit.programmes.mentoring.attendance = setting.uptake * trust
      target.unit.programmes.peerGroups.everyDays = moreOften(
        own.peerGroups.everyDays, timesAMonth: setting.dose)
      target.unit.programmes.peerGroups.attendance = setting.uptake * trust
    }
  }
}

/// Days between sessions that a policy holds so many times a month; the plan's own days where they
/// are held more often already.
func moreOften(_ ownDays: Double, timesAMonth dose: Double) -> Double {
  let days = max(1, min(365, (365 / (12 * dose)).rounded()))
  return ownDays > 0 ? min(ownDays, days) : days
}
