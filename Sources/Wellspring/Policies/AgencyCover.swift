// Bought-in staff where the unit's own are missing.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var agencyCover: PolicyDefinition {
    .forUnit(
      .agencyCover, "Agency cover",
      actsOn:
        "Gaps in a shift that are known in time: filled by agency staff, where they can be had, so that "
        + "the load of the others rises less. They know the unit less well.",
      dose: PolicyDose(
        .one, usual: 0.7, in: 0...1,
        "Chance, of what is missing to certainty, that agency staff can be had for a shift."),
      hours: PolicyHours(usual: 0, per: .unit, meaning: "Hours of agency staff are counted apart."),
      grade: .derived,
      evidence:
        "Exhaustion rises with patients per nurse (OR 1.23, 1.13 to 1.34; Aiken et al., JAMA "
        + "2002;288:1987). Of agency cover alone no effect on staff is at hand; its own comes out of "
        + "the load."
    ) { target, dose in
      target.unit.agency.share = blend(target.unit.agency.share, 1, dose)
    }
  }
}
