// Leaders who inform, ask, recognise and decide in the open.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var leadershipTransparency: PolicyDefinition {
    .forUnit(
      .leadershipTransparency, "Leadership and transparency",
      actsOn:
        "The unit's leadership score: replenishment at work, the hazard of betrayal, how fast moral "
        + "distress fades, and whether one feels free to rest.",
      dose: PolicyDose(
        .one, usual: 0.5, in: 0...3,
        "Rise of the score in standard deviations between units (to 3 at most)."),
      hours: PolicyHours(
        usual: 16, per: .unit, meaning: "Leaders' time for rounds, feedback and meetings."),
      grade: .assumed,
      evidence:
        "Burnout was less likely in the top than in the bottom third of leadership (OR 0.52, 0.45 to "
        + "0.61; Mete et al., BMJ Open 2022;12:e057554), by 3.3 % per point of the leader's score "
        + "(Shanafelt et al., Mayo Clin Proc 2015;90:432), and among those who feel valued (OR 0.60, "
        + "0.58 to 0.63; Prasad et al., EClinicalMedicine 2021). All cross-sectional self-report: an "
        + "upper bound. How far a programme moves the score is not published."
    ) { target, dose in
      let own = target.unit.climate.leadership
      target.unit.climate.leadership = min(3, own + dose)
    }
  }
}
