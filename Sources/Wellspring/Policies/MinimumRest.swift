// A shortest rest that no shift may cut into.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var minimumRest: PolicyDefinition {
    .forUnit(
      .minimumRest, "Minimum rest",
      actsOn: "The shortest rest between two shifts: a shift that would begin sooner begins late, "
        + "and what is missed of it is not worked.",
      dose: PolicyDose(
        .hours, usual: 11, in: 0...24, "Shortest rest; acts where it is longer than the rota's own."
      ),
      hours: PolicyHours(
        usual: 0, per: .unit, meaning: "Hours that are not worked are missing on the floor."),
      grade: .derived,
      evidence: "Quick returns (less than 11 h between shifts) went with 21 % higher odds of sick "
        + "leave in the next month (OR 1.21; Vedaa et al. 2016; register). Eleven hours are the "
        + "daily rest of the Working Time Regulations. The effect comes out of sleep; nothing is set."
    ) { target, dose in
      target.unit.rota.minimumRestHours = max(target.unit.rota.minimumRestHours, dose)
    }
  }
}
