// A talk at the end of the shift after a critical incident.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var debriefing: PolicyDefinition {
    .forSessions(
      .debriefing, "Debriefing after critical incidents",
      actsOn:
        "After a traumatic encounter or a grave moral event: moral distress falls a little, and what "
        + "was met is worked through, so that traumatic stress fades sooner. Prolongs the shift.",
      dose: PolicyDose(
        .one, usual: 0.75, in: 0...1, "Chance that a debriefing is offered at the end of a shift."),
      uptake: PolicyUptake(usual: 0.75, needsTrust: false),
      hours: PolicyHours(
        usual: 0, per: .unit,
        meaning: "Debriefings, with the time of who leads them, are counted as programme hours."),
      grade: .assumed,
      evidence:
        "Downtime after an incident went with less depression and nothing else, best within 30 minutes; "
        + "75 % had it, 84 % of them with peers (Halpern et al., BioMed Res Int 2014:483140). A single "
        + "debriefing does not prevent traumatic stress (recalled); the effect here is over repeated ones."
    ) { target, setting in
      let own = target.unit.programmes.debriefing
      let offered = blend(own.offered, 1, setting.dose)
      target.unit.programmes.debriefing.offered = offered
      // Those that the unit offered already are attended as before.
      target.unit.programmes.debriefing.attendance =
        own.offered == 0
        ? setting.uptake
        : setting.uptake + own.offered / offered * (own.attendance - setting.uptake)
    }
  }
}
