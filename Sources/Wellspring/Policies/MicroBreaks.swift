// A few minutes away from the task, within call.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var microBreaks: PolicyDefinition {
    .forUnit(
      .microBreaks, "Micro-breaks",
      actsOn:
        "Replenishment and arousal on duty: a few minutes several times a shift in which one is not "
        + "with patients. Taken less often under overload. The quality of care is not touched.",
      dose: PolicyDose(
        .one, usual: 4, in: 0...12, kind: .count,
        "Micro-breaks meant in a shift (at most twelve in all)."),
      hours: PolicyHours(
        usual: 0, per: .unit, meaning: "The minutes taken are counted as programme hours."),
      grade: .derived,
      evidence:
        "Micro-breaks of up to 10 minutes lower fatigue (d 0.35) and raise vigour (d 0.36); on "
        + "performance they had no significant effect (d 0.16, p 0.116; Albulescu et al., PLoS ONE "
        + "2022;17:e0272460; mixed workers, 22 samples)."
    ) { target, dose in
      let own = target.unit.breaks.microBreaks
      target.unit.breaks.microBreaks = min(12, own + dose)
    }
  }
}
