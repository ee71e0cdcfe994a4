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
      let attendance = setting.uptake * target.unit.peerSupport.trust
      target.unit.programmes.mentoring.hold(setting.dose, attendance: attendance)
      target.unit.programmes.peerGroups.hold(setting.dose, attendance: attendance)
    }
  }
}

/// Sessions that come round every so many days, and that a share of people attend.
protocol RegularSessions {
  var everyDays: Double { get set }
  var attendance: Double { get set }
}

extension MeetingPlan: RegularSessions {}
extension GroupSessionPlan: RegularSessions {}

extension RegularSessions {
  /// Holds sessions so many times a month with such an attendance, where that is more attended
  /// sessions than the unit's own. What is no whole number of days apart is so on average.
  mutating func hold(_ timesAMonth: Double, attendance offered: Double) {
    let days = Self.daysBetween(timesAMonth)
    if everyDays > 0 && attendance / everyDays >= offered / days { return }
    (everyDays, attendance) = (days, offered)
  }

  /// Days between sessions; one a day at most.
  static func daysBetween(_ timesAMonth: Double) -> Double { max(1, 365 / (12 * timesAMonth)) }
}
