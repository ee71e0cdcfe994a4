// Nurses of the site who fill gaps where they are.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var floatPool: PolicyDefinition {
    .forUnit(
      .floatPool, "Float pool",
      actsOn:
        "Gaps in a shift left by vacancy, vacation and sickness: filled by nurses of the site's pool, so "
        + "that the load of the others rises less. They know the unit less well.",
      dose: PolicyDose(
        .one, usual: 4, in: 0...1_000, kind: .count,
        "Posts of the pool, for the whole site, beside those there are."),
      hours: PolicyHours(
        usual: 0, per: .unit,
        meaning: "Pool nurses on duty are counted as float pool hours, needed or not."),
      grade: .derived,
      evidence:
        "Exhaustion rises with patients per nurse (OR 1.23, 1.13 to 1.34; Aiken et al., JAMA "
        + "2002;288:1987). Of pools alone no effect on staff is at hand; theirs comes out of the load."
    ) { target, dose in
      target.model.site.floatPool += dose
    }
  }
}
