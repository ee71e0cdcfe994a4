// Places for movement, quiet and nature.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var restorativePlaces: PolicyDefinition {
    .forUnit(
      .restorativePlaces, "Places for movement, quiet and nature",
      actsOn: "What a break free of care gives: capacity refills faster. Breaks at the desk and "
        + "missed ones gain nothing.",
      dose: PolicyDose(
        .one, usual: 1, in: 0...1, "Share of free breaks that can be spent in such a place."),
      hours: PolicyHours(usual: 0, per: .unit, meaning: "Room and upkeep are not staff-hours."),
      grade: .assumed,
      evidence: "Micro-breaks lower fatigue (d 0.35) and raise vigour (d 0.36), performance not "
        + "significantly (d 0.16; Albulescu et al., PLoS ONE 2022;17:e0272460). The place of a "
        + "break has been studied in small trials only."
    ) { target, dose in
      let own = target.unit.breaks.places
      target.unit.breaks.places = blend(own, 1, dose)
    }
  }
}
