// Breaks by rule, with somebody to take over.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var protectedBreaks: PolicyDefinition {
    .forUnit(
      .protectedBreaks, "Protected breaks with relief cover",
      actsOn:
        "Whether a planned break happens free of care: more feel free to leave, colleagues cover up to "
        + "a higher load, and relief persons take over, one for every ten on duty at full dose. Part "
        + "of a person is there on that part of the days.",
      dose: PolicyDose(
        .one, usual: 0.5, in: 0...1,
        "Share of those who would not feel free to leave who do; relief persons in proportion."),
      hours: PolicyHours(
        usual: 0, per: .unit,
        meaning: "Relief persons are counted as relief hours, whenever anybody is on duty."),
      grade: .assumed,
      evidence:
        "46.6 % of shifts had a break free of care and 10 % none (Rogers, Hwang, Scott, JONA "
        + "2004;34:512). A break lowers acute fatigue only through detachment and at a manageable "
        + "load (Sagherian et al., West J Nurs Res 2023). What protection changes is not published."
    ) { target, dose in
      let own = target.unit.breaks
      target.unit.breaks.protection = blend(own.protection, 1, dose)
      let relief = dose * target.unit.meanOnDuty / 10
      target.unit.breaks.reliefPersons = min(40, own.reliefPersons + relief)
    }
  }
}
