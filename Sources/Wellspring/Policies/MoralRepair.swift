// The organisation acknowledges and answers moral injury.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var moralRepair: PolicyDefinition {
    .forUnit(
      .moralRepair, "Moral-repair response",
      actsOn:
        "How fast moral injury fades: acknowledgement, an ethics forum, a response of those who lead. "
        + "Exhaustion is moved through moral injury alone.",
      dose: PolicyDose(
        .one, usual: 0.2, in: 0...1,
        "How far the organisation goes from its own answer towards a full one."),
      hours: PolicyHours(usual: 12, per: .unit, meaning: "Ethics forum and follow-up of events."),
      grade: .assumed,
      evidence:
        "No trial with clinicians. Moral injury and burnout go together (r 0.57; Mantri et al., J Relig "
        + "Health 2020), and who witnessed an event more often means to leave a year later (RR 1.66, "
        + "1.17 to 2.34; longitudinal PMIE study 2024, PMID 39438496). That repair and not rest heals "
        + "it is a premise of the model."
    ) { target, dose in
      let own = target.unit.climate.moralRepair
      target.unit.climate.moralRepair = blend(own, 1, dose)
    }
  }
}
