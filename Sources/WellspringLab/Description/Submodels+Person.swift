// Submodels of what goes on in a person.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Submodels {
  var arousal: Submodel {
    let factors =
      (parts.acts(.isolation) ? " · (1 + isolationReactivity · i)" : "")
      + (parts.acts(.socialSupport) ? " · (1 − damping · b)" : "")
    let resting =
      parts.acts(.traumaticStress)
      ? "towards `restingHyperarousal` times hyperarousal" : "towards 0"
    var modes = ["`halfLifeWorking` at work"]
    if parts.acts(.breaks) { modes.append("`halfLifeOnBreak` on a break free of care") }
    if parts.has(.shifts) {
      modes.append("`halfLifeOffDuty` off duty and awake, `halfLifeAsleep` asleep")
    }
    let raised = [
      parts.acts(.encounters) ? "encounters" : nil,
      parts.acts(.moralInjury) ? "morally injurious events" : nil,
    ].compactMap { $0 }.joined(separator: " and ")
    var who: [String] = []
    if parts.acts(.isolation) {
      who.append(
        "Isolation i grows by di/dt = (1 − i)/`isolationTime`"
          + (parts.has(.contacts) ? " and falls at a supportive contact." : "."))
    }
    if parts.acts(.socialSupport) {
      who.append("The social buffer b damps the alarm.")
    }
    return Submodel(
      title: "Arousal",
      blocks: [
        "Arousal a decays \(resting), with the half-life \(modes.joined(separator: ", ")). "
          + "An alarm of size x raises it; alarms come from \(raised).",
        Markdown.code(["a ← raise(a, x\(factors))"]),
      ] + (who.isEmpty ? [] : [who.joined(separator: " ")]))
  }

  var encounter: Submodel {
    let numb = parts.acts(.numbing)
    let control =
      (parts.acts(.arousal) ? " (1 − controlArousal a)" : "")
      + (parts.acts(.sleep) ? " (1 − controlSleepPressure p)" : "")
    var lines = [
      "s = q" + (numb ? " (1 − n)" : "") + "                                  affect shared",
      "k = R\(control) (1 − controlDepletion (1 − C)₊)      control",
      "u = s² (1 − k)                               contagion",
      "P(good) = goodOutcome" + (numb ? " (1 − outcomeNumbing n)" : "")
        + " (1 − outcomeControl (1 − k/R)₊)",
      "v = s k (1 − e^(−x))/max(1, w) if the outcome is good, else 0      compassion", "",
      "C ← C e^(−contagionLoss x u)",
      "C ← C + satisfactionGain v (m/m₀)"
        + (parts.acts(.lossSpiral) ? " g(C)                       at most ceiling" : ""),
    ]
    if parts.acts(.arousal) { lines.append("a : alarm of size arousalGain x u") }
    if numb { lines.append("n ← raise(n, numbingGain x s (numbingThreshold − C)₊)") }
    lines += [
      "m ← raise(m, driveUp v)                      if the outcome is good",
      "m ← m e^(−driveDown s)                       if it is not",
    ]
    return Submodel(
      title: "The empathic encounter",
      blocks: [
        "A clinician who is caring (working\(parts.acts(.breaks) ? ", or on a break at the desk" : "")) "
          + "meets each case in hand at "
          + "the rate `encounterRate` of its class; one encounter more comes when the case ends in "
          + "the care of such a clinician. Severity x is gamma distributed with shape "
          + "`severityShape` and mean 1; the last encounter of a traumatic case has mean "
          + "`traumaScale`. q is the person's permeability and R their skill.",
        Markdown.code(lines),
        "The last encounter of a traumatic case never has a good outcome. Drive m returns to "
          + "m₀ = `driveSetPoint` with the time constant `driveTime`."
          + (numb ? " Numbing n fades with `numbingHalfLife`." : ""),
      ])
  }

  var trauma: Submodel {
    Submodel(
      title: "Secondary traumatic stress",
      blocks: [
        "An encounter is traumatic when its severity x exceeds `threshold`.",
        Markdown.code([
          "y = (x − threshold) u (1 + sensitisation · intrusion)",
          "intrusion    ← raise(intrusion, intrusionGain y)",
          "avoidance    ← raise(avoidance, avoidanceGain y)",
          "hyperarousal ← raise(hyperarousal, hyperarousalGain y)",
        ]),
        "All three fade with the time constant `time`. Intrusion sensitises. "
          + (parts.acts(.arousal) ? "Hyperarousal raises resting arousal. " : "")
          + "Avoidance is recorded and acts on nothing else.",
      ])
  }

  var moralEvents: Submodel {
    let undone = parts.has(.cases)
    var lines = [
      "hazard = (tookPart + failedToPrevent + witnessed + betrayed)" + (undone ? " · H" : "")
    ]
    if undone {
      lines.append(
        "         · (1 + overloadSensitivity (demand/nominalDemand − 1)₊ + undoneSensitivity U)")
    }
    lines += [
      "", "d ← raise(d, distressGain S)",
      "took part, failed to prevent:   guilt ← raise(guilt, injuryGain S)",
      "betrayed:                       betrayal ← raise(betrayal, injuryGain S)",
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
          "d ← raise(d, undoneDistress U)",
          "guilt ← raise(guilt, injuryGain undoneInjuryShare undoneDistress U)",
        ]),
      ] : []
    return Submodel(
      title: "Morally injurious events",
      blocks: [
        "They strike clinicians who are caring. Severity S is lognormal (`severityMedian`, "
          + "`severityLogDeviation`); the kind is drawn in proportion to the four rates.\(content)",
        Markdown.code(lines),
      ] + marks + [
        "Moral distress d fades with `distressTime`. Guilt and betrayal fade with `injuryTime`; rest "
          + "does not shorten that."
      ])
  }

  var burnout: Submodel {
    let outcomes =
      parts.acts(.encounters)
      ? [
        "      + efficacyOutcome (good share of the day's encounters − usual share)"
      ] : []
    return Submodel(
      title: "Burnout",
      blocks: [
        "Exhaustion E, cynicism Y and efficacy F move at midnight, from the exact mean C̄ of capacity "
          + "over the day"
          + (parts.acts(.socialContagion) ? ", and E and Y at contacts between colleagues." : "."),
        Markdown.code(
          [
            "E ← D + (E − D) e^(−1 d/exhaustionTime),      D = (1 − C̄)₊",
            "X = base + (1 − base)₊ (1 − e^(−exhaustionSlope E/(1 − base)))",
            "Y → cynicismShare · X, at most 1              time constant cynicismTime",
            "F → efficacyBase − efficacyLoss (X − exhaustionBase)₊",
          ] + outcomes + [
            "    kept in 0 … 1                             time constant efficacyTime"
          ]),
        "base is `exhaustionBase` plus the person's stable part. X is exhaustion as a share of its "
          + "scale, kept in 0 … 1. "
          + (outcomes.isEmpty
            ? ""
            : "The usual share is the mean `goodOutcome` over the classes; the term is 0 on a day "
              + "without encounters. ")
          + "True scores are 54 X for exhaustion, 30 Y for depersonalisation (cynicism) and 48 F for "
          + "personal accomplishment (efficacy). A person with X ≥ 0.5 counts as burned out, for "
          + "the response to surveys.",
      ])
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
