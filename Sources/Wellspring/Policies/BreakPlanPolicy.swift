// More planned breaks in a shift.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var breakPlan: PolicyDefinition {
    .forUnit(
      .breakPlan, "More planned breaks",
      actsOn: "The number of breaks planned in a shift. Whether they happen still hangs on cover "
        + "and on whether one feels free to leave.",
      dose: PolicyDose(
        .one, usual: 1, in: 0...6, kind: .count,
        "Breaks added to those planned in a shift (at most eight in all)."),
      hours: PolicyHours(
        usual: 0, per: .unit,
        meaning: "Breaks are paid time within the shift; cover is colleagues'."),
      grade: .assumed,
      evidence:
        "46.6 % of shifts had a break free of care and 10 % none (Rogers, Hwang, Scott, JONA "
        + "2004;34:512). A break lowers acute fatigue only through detachment and at a manageable "
        + "load (Sagherian et al., West J Nurs Res 2023). What one more break does is not published."
    ) { target, dose in
      target.unit.breaks.planned = min(8, target.unit.breaks.planned + dose)
    }
  }
}
