// What is to be done, by whom, and when one may stop, in writing.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var clearProtocols: PolicyDefinition {
    .forUnit(
      .clearProtocols, "Clear protocols",
      actsOn:
        "Protocol clarity of the unit, and through it depletion on duty. A unit whose clarity is 1 has "
        + "nothing to gain.",
      dose: PolicyDose(
        .one, usual: 0.5, in: 0...1, "Share of the way from the unit's own clarity to full clarity."
      ),
      hours: PolicyHours(usual: 6, per: .unit, meaning: "Writing, agreeing and refreshing them."),
      grade: .assumed,
      evidence:
        "Role ambiguity goes with exhaustion in surveys; of protocols alone no effect size is at hand."
    ) { target, dose in
      target.unit.protocolClarity = blend(target.unit.protocolClarity, 1, dose)
    }
  }
}
