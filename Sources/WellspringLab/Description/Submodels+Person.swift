// Submodels of what goes on in a person.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Submodels {
  var arousal: Submodel {
    let factors =
      (parts.acts(.isolation) ? " · (1 + isolationReactivity · i)" : "")
      + (parts.trains(.reappraisalTraining, .neurofeedback) ? " · ϱ" : "")
      + (parts.acts(.socialSupport) ? " · (1 − damping · b)" : "")
    let resting =
      parts.acts(.traumaticStress)
      ? "towards `restingHyperarousal` times hyperarousal" : "towards 0"
    let brooding =
      parts.broods
      ? "; off duty that resting level is higher by what one broods over, min(`ruminationTop`, brooding "
        + "· (`ruminationBase` + `ruminationExhaustion` E))"
        + (parts.trains(.mindfulness, .reflectiveJournaling) ? " · r" : "") : ""
    var modes = ["`halfLifeWorking` at work"]
    if parts.acts(.breaks) { modes.append("`halfLifeOnBreak` on a break free of care") }
    if parts.has(.shifts) {
      modes.append("`halfLifeOffDuty` off duty and awake, `halfLifeAsleep` asleep")
    }
    let raised = [
      parts.acts(.encounters) ? "encounters" : nil,
      parts.acts(.moralInjury) ? "morally injurious events" : nil,
      parts.acts(.errors) ? "errors" : nil,
    ].compactMap { $0 }
    var who: [String] = []
    if parts.acts(.isolation) {
      who.append(
        "Isolation i grows by di/dt = (1 − i)/`isolationTime`"
          + (reconnection.isEmpty ? "." : " and falls at \(reconnection)."))
    }
    if parts.acts(.socialSupport) {
      who.append("The social buffer b damps the alarm.")
    }
    if parts.trains(.reappraisalTraining, .neurofeedback) {
      who.append("ϱ is 1, and smaller for those whom a policy has trained.")
    }
    if parts.acts(.bounceBack) {
      who.append(
        "All half-lives are longer by the factor 1 + `hardShiftSlowing` · a′ + "
          + "`hyperarousalSlowing` · hyperarousal, set anew at the end of each shift and at "
          + "midnight. a′ is arousal at the end of the last shift, fading with `hardShiftTime`.")
    }
    return Submodel(
      title: "Arousal",
      blocks: [
        "Arousal a decays \(resting)\(brooding), with the half-life \(modes.joined(separator: ", ")). "
          + "An alarm of size x raises it; alarms come from \(Markdown.enumeration(raised)).",
        Markdown.code(["a ← raise(a, x\(factors))"]),
      ] + (who.isEmpty ? [] : [who.joined(separator: " ")]))
  }

  /// What lessens isolation.
  private var reconnection: String {
    [
      parts.has(.contacts) ? "a supportive contact" : nil,
      parts.has(.sessions) ? "sessions that reconnect" : nil,
    ].compactMap { $0 }.joined(separator: " and ")
  }

  var moralEvents: Submodel {
    let undone = parts.has(.cases)
    let residue = parts.hasResidue
    let share = parts.rations ? "min(1, U + U_p)" : "U"
    let worn =
      model.dynamics.moral.injuryExhaustion > 0 ? " (1 + injuryExhaustion E)" : ""
    var lines = [
      "hazard = (tookPart + failedToPrevent + witnessed + betrayed)" + (undone ? " · H" : "")
        + (parts.has(.surges) ? " · moralHazard of the surge" : "")
    ]
    if undone {
      lines.append(
        "         · (1 + overloadSensitivity (demand/nominalDemand − 1)₊ + undoneSensitivity \(share))"
      )
    }
    lines += [
      "", "d ← raise(d, distressGain S)" + (residue ? ",   ϱ ← raise(ϱ, residueGain S)" : ""),
      "took part, failed to prevent:   guilt ← raise(guilt, injuryGain S\(worn))",
      "betrayed:                       betrayal ← raise(betrayal, injuryGain S\(worn))",
      "witnessed:                      both, by half",
    ]
    if parts.acts(.arousal) { lines.append("a : alarm of size S") }
    let content =
      undone
      ? " H is the mean `moralHazard` of the cases in hand (1 without cases). U is the share of the "
        + "unit's demand that is undone now." : ""
    let marks =
      undone
      ? [
        "Care left undone distresses as well. At each hourly mark on duty:",
        Markdown.code([
          "d ← raise(d, undoneDistress \(share))"
            + (residue ? ",   ϱ ← raise(ϱ, residueGain undoneDistress \(share))" : ""),
          "guilt ← raise(guilt, injuryGain undoneInjuryShare undoneDistress \(share)\(worn))",
        ]),
      ] : []
    return Submodel(
      title: "Morally injurious events",
      blocks: [
        "They strike clinicians who are caring. Severity S is lognormal (`severityMedian`, "
          + "`severityLogDeviation`); the kind is drawn in proportion to the four rates.\(content)",
        Markdown.code(lines),
      ] + marks + [
        "Moral distress d fades with `distressTime`"
          + (residue ? ", and its residue ϱ with `residueTime`" : "")
          + ". Guilt and betrayal fade with `injuryTime`; rest "
          + "does not shorten that."
          + (parts.acts(.errors) ? " Errors add to guilt and to moral distress." : "")
      ])
  }

  var burnout: Submodel {
    let outcomes =
      parts.acts(.encounters)
      ? [
        "      + efficacyOutcome (good share of the day's encounters − usual share)"
      ] : []
    let b = model.dynamics.burnout
    let ownCynicism =
      (b.cynicismBetrayal > 0 && parts.acts(.moralInjury) ? " + cynicismBetrayal · betrayal" : "")
      + (b.cynicismDeviation > 0 ? " + cynicismDeviation z_Y" : "")
    return Submodel(
      title: "Burnout",
      blocks: [
        "Exhaustion E, cynicism Y and efficacy F move at midnight, from the exact mean C̄ of capacity "
          + "over the day"
          + (parts.acts(.socialContagion) ? ", and E and Y at contacts between colleagues." : "."),
        Markdown.code(
          [
            parts.hasActivation
              ? "D = (1 − C̄ + activation ā)₊, at most 1      ā: mean arousal over the day's hours off duty"
              : "D = (1 − C̄)₊",
            "E_s ← D + (E_s − D) e^(−1 d/exhaustionTime)",
          ]
            + (parts.hasFastExhaustion
              ? [
                "E_f ← D + (E_f − D) e^(−1 d/fastTime)",
                "E = fastShare E_f + (1 − fastShare) E_s",
              ] : ["E = E_s"]) + [
              "X = base + (1 − base)₊ (1 − e^(−exhaustionSlope E/(1 − base)))",
              "Y → cynicismShare · X\(parts.acts(.worldview) ? " + cynicism · lost belief" : "")\(ownCynicism), 0 … 1"
                + "      time constant cynicismTime",
              "F → efficacyBase − efficacyLoss (X − exhaustionBase)₊"
                + (b.efficacyDeviation > 0 ? " + efficacyDeviation z_F" : ""),
            ] + outcomes + [
              "    kept in 0 … 1                             time constant efficacyTime"
            ]),
        "base is `exhaustionBase` plus the person's stable part. X is exhaustion as a share of its "
          + "scale, kept in 0 … 1. "
          + (outcomes.isEmpty
            ? ""
            : "The usual share is that of a rested clinician: the mean `goodOutcome` over the classes"
              + (parts.acts(.cognitiveEmpathy)
                ? " times 1 − misreadingLoss (1 − accuracy)" : "")
              + "; the term is 0 on a day without encounters. ")
          + "True scores are 54 X for exhaustion, 30 Y for depersonalisation (cynicism) and 48 F for "
          + "personal accomplishment (efficacy). A person with X ≥ 0.5 counts as burned out, for "
          + "\(burnedOutUses)."
          + (parts.acts(.burnoutFeedback)
            ? " Cynicism closes a person to others (openness), and efficacy moves the set point of "
              + "drive." : ""),
      ])
  }

  /// What being burned out changes.
  private var burnedOutUses: String {
    parts.acts(.errors) ? "errors and the response to surveys" : "the response to surveys"
  }

  var life: Submodel {
    Submodel(
      title: "Life outside work",
      blocks: [
        "Bad and good spells each arrive at `spellRate`, at most one of a kind a day. Their sizes "
          + "are gamma distributed with shape 2 and mean `spellMean`. They add to strain and to "
          + "uplift, which fade with the time constant `spellTime`."
      ])
  }
}
