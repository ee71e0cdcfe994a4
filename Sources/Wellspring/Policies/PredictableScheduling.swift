// A rota that holds, with a say in one's days off.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var predictableScheduling: PolicyDefinition {
    .forUnit(
      .predictableScheduling, "Predictable scheduling",
      actsOn:
        "Shifts changed at short notice become fewer, and people choose more of their days off: both "
        + "are factors of depletion on duty.",
      dose: PolicyDose(
        .one, usual: 0.5, in: 0...1,
        "Share of short-notice changes done away with, and of the way to a free choice of days off."
      ),
      hours: PolicyHours(
        usual: 8, per: .unit, meaning: "Planning ahead, and planning with those concerned."),
      grade: .calibrated,
      evidence:
        "Severe burnout was less likely in intensive care where staff could choose their days off (OR "
        + "0.69, 0.52 to 0.91; Poncet et al., AJRCCM 2007;175:698; cross-sectional)."
    ) { target, dose in
      let own = target.unit.rota
      target.unit.rota.shortNoticeShare = blend(own.shortNoticeShare, 0, dose)
      target.unit.rota.daysOffChoice = blend(own.daysOffChoice, 1, dose)
    }
  }
}
