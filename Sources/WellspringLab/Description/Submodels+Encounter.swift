// Submodels of what an encounter does, and of the slow states that follow from encounters.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Submodels {
  var encounter: Submodel {
    var blocks = [
      "A clinician who is caring (working\(desk)) meets each case in hand at the rate `encounterRate` "
        + "of its class; one encounter more comes \(last). Severity x is gamma distributed with shape "
        + "`severityShape` and mean 1; \(traumatic) has mean "
        + "`traumaScale`. q is the person's permeability and R their skill."
        + (parts.trains(.boundariesTraining) ? " A policy moves q in those who take part." : ""),
      Markdown.code(meeting + [""] + outcome + [""] + effects),
    ]
    if parts.acts(.sympathy) {
      blocks.append(
        "**Sympathy** is concern at a distance. It is chosen, with chance `sympathyChance` · k, when "
          + "x o² (1 − k) exceeds `sympathyTolerance`: much distress is about to be taken over, and "
          + "control is left to choose with. Then s = `sympathyShare` · o; outcomes do not suffer.")
    }
    if parts.has(.distancing) {
      blocks.append(
        "**Reflective distancing.** When x o² (1 − k) exceeds `distancingThreshold` and w is at most "
          + "`distancingLoadLimit`, a clinician steps back with the chance of their skill "
          + "(`distancing`\(parts.trains(.reflectiveDistancing) ? ", raised by a policy in those who take part" : "")). The severity felt is then x (1 − `distancingRelief`), sympathy is not "
          + "chosen, and the shift is longer by `distancingHours`.")
    }
    blocks.append(
      "Each encounter is counted by how it was met: detachment when o < `attunedAt`"
        + (parts.acts(.sympathy) ? "; else sympathy when it was chosen" : "")
        + "; else contagion when it takes more from C than a good outcome gives back; else "
        + "compassion when the outcome is good; else empathy.")
    let rest =
      parts.acts(.burnoutFeedback)
      ? "`driveSetPoint` (1 + efficacyDrive (F − efficacyBase)), F being efficacy"
      : "`driveSetPoint`"
    blocks.append(
      "The encounter with a case's traumatic content never has a good outcome. Drive m returns to \(rest), "
        + "with the time constant `driveTime`; m₀ is `driveSetPoint`."
        + (parts.acts(.numbing) ? " Numbing n fades with `numbingHalfLife`." : ""))
    return Submodel(title: "The empathic encounter", blocks: blocks)
  }

  private var desk: String {
    parts.has(.acts(.breaks), .plannedBreaks, .cases) ? ", or on a break at the desk" : ""
  }

  /// When the last encounter comes, by kind of work.
  private var last: String {
    let kinds: [(WorkKindName, String)] = [
      (.beds, "when the case ends"), (.visits, "when the visit ends"),
      (.appointments, "at the end of each session"), (.calls, "at the end of the time on scene"),
    ]
    let times = kinds.filter { parts.has(.cases, .kind($0.0)) }.map(\.1)
    return Markdown.enumeration(Array(Set(times)).sorted(), "or")
      + " in the care of such a clinician"
  }

  private var traumatic: String {
    let spread = parts.scopes.contains {
      $0.kind == .appointments && $0.unit.work.cases.contains { $0.traumaSessions > 0 }
    }
    return spread
      ? "the last encounter of a session of a traumatic case (of a share `traumaSessions` of its "
        + "sessions, or of the last one where that is 0)"
      : "the last encounter of a traumatic case"
  }

  private var meeting: [String] {
    let control =
      (parts.acts(.arousal) ? " (1 − controlArousal a)" : "")
      + (parts.acts(.sleep) ? " (1 − controlSleepPressure p)" : "")
    let open =
      "o = q" + (parts.acts(.numbing) ? " (1 − n)" : "")
      + (parts.acts(.burnoutFeedback) ? " (1 − cynicismDistance Y)" : "")
    var lines = [open + "                 openness"]
    if parts.acts(.avoidance) {
      lines.append("    with a traumatic case times 1 − avoidanceSharing · avoidance")
    }
    return lines + [
      "k = R\(control) (1 − controlDepletion (1 − C)₊)      control",
      "s = o" + (parts.acts(.sympathy) ? ", in sympathy sympathyShare · o" : "")
        + "                     affect shared",
      "u = s² (1 − k)                               contagion",
    ]
  }

  private var outcome: [String] {
    var lines: [String] = []
    if parts.acts(.cognitiveEmpathy) {
      lines.append(
        "P(misread) = 1 − accuracy" + (parts.acts(.sleep) ? " (1 − sleepPressure p)" : "")
          + " (1 − depletion (1 − C)₊)" + (parts.acts(.numbing) ? " (1 − numbing n)" : ""))
    }
    return lines
      + [
        "P(good) = goodOutcome" + (parts.acts(.numbing) ? " (1 − outcomeNumbing n)" : "")
          + " (1 − outcomeControl (1 − k/R)₊)",
        "          · (1 − outcomeDistance (1 − o/attunedAt)₊²) (1 − outcomeHaste (1 − 1/max(1, w)))",
        parts.acts(.cognitiveEmpathy) ? "          · (1 − misreadingLoss when misread)" : "",
        "v = s k (1 − e^(−x))/max(1, w) if the outcome is good, else 0      compassion",
      ].filter { !$0.isEmpty }
  }

  private var effects: [String] {
    var lines = [
      "C ← C e^(−contagionLoss x u)",
      "C ← C + satisfactionGain v (m/m₀)"
        + (parts.acts(.lossSpiral) ? " g(C)                       at most ceiling" : ""),
    ]
    if parts.acts(.arousal) { lines.append("a : alarm of size arousalGain x u") }
    if parts.acts(.numbing) {
      lines.append("n ← raise(n, numbingGain x s (numbingThreshold − C)₊)")
    }
    return lines + [
      "m ← raise(m, driveUp v)                      if the outcome is good",
      "m ← m e^(−driveDown s)                       if it is not",
    ]
  }

  var trauma: Submodel {
    let avoids =
      parts.acts(.avoidance)
      ? "Avoidance closes a person to traumatic cases (openness)"
        + (parts.has(.kind(.beds), .colleagues)
          ? ", and after an encounter with one the patient in bed goes to a colleague who has room, "
            + "with chance `avoidanceHandOff` · avoidance." : ".")
      : "Avoidance is recorded and acts on nothing else."
    return Submodel(
      title: "Secondary traumatic stress",
      blocks: [
        "An encounter is traumatic when the severity felt exceeds `threshold`.",
        Markdown.code([
          "y = (x − threshold) u (1 + sensitisation · intrusion)"
            + (model.dynamics.trauma.exhaustionSensitivity > 0
              ? " (1 + exhaustionSensitivity X)" : ""),
          "intrusion    ← raise(intrusion, intrusionGain y)",
          "avoidance    ← raise(avoidance, avoidanceGain y)",
          "hyperarousal ← raise(hyperarousal, hyperarousalGain y)",
        ]),
        "All three fade with the time constant `time`. Intrusion sensitises. "
          + (parts.acts(.arousal) ? "Hyperarousal raises resting arousal. " : "") + avoids,
      ])
  }

  var skill: Submodel {
    let learns = parts.acts(.learning)
    let target = [
      "R₀ − strainLoss · E                         E the state of exhaustion",
      "at most unpractised                         after practiceDays without an encounter",
    ]
    let novices = parts.has(.novices) ? ", but for novices" : ""
    let training =
      parts.has(.training)
      ? [
        "\(trainers) R₀. "
          + (learns
            ? "It goes back to the trait with the time constant `trainingTime`."
            : "It stays where it was put.")
      ] : []
    return Submodel(
      title: "Regulation skill",
      blocks: [
        "Skill R starts at a person's set point R₀\(novices)."
          + (learns
            ? " At midnight it relaxes, with the time constant `time`, towards"
            : " At midnight it is set to the set point: `learning` does not act.")
      ] + (learns ? [Markdown.code(target)] : []) + training)
  }

  /// What moves the set point of skill.
  private var trainers: String {
    let programmes = parts.has(.teaching) ? "Programmes" : ""
    let policy = parts.trains(.compassionTraining) ? "compassion training" : ""
    let all = [programmes, policy].filter { !$0.isEmpty }.joined(separator: " and ")
    return all.prefix(1).uppercased() + all.dropFirst()
      + (programmes.isEmpty ? " raises" : " raise")
  }

  var worldview: Submodel {
    var lines: [String] = []
    if parts.acts(.encounters) {
      lines += [
        "trauma:      safety ← safety e^(−traumaLoss (x − threshold)₊ u),  intimacy by half"
      ]
    }
    if parts.acts(.moralInjury) {
      lines += [
        "betrayed:    trust ← trust e^(−betrayalLoss S),  justice likewise",
        "witnessed:   justice ← justice e^(−½ betrayalLoss S)",
      ]
    }
    return Submodel(
      title: "Beliefs about the world (vicarious trauma)",
      blocks: [
        "Four beliefs, in safety, trust, intimacy and justice, wear with exposure.",
        Markdown.code(lines),
        "They return to `setPoint` with the time constant `time`. Lost belief, the mean of the four "
          + "below `setPoint`, raises cynicism.",
      ])
  }

  var errors: Submodel {
    var after: [String] = []
    if parts.acts(.moralInjury) {
      after += ["guilt rises by the exponent `guilt`", "moral distress by `distress`"]
    }
    if parts.acts(.arousal) { after.append("an alarm of size `alarm` follows") }
    return Submodel(
      title: "Errors",
      blocks: [
        "Each encounter uses up hazard; an error happens when the hazard drawn for it (exponential, "
          + "mean 1) is used up.",
        Markdown.code([
          "hazard = rate · (burnedOut when X ≥ 0.5 at the last midnight)"
            + (parts.acts(.sleep) ? " (1 + sleepPressure p)" : "")
            + (parts.acts(.cognitiveEmpathy) ? " · (misreading when misread)" : "")
        ]),
      ]
        + (after.isEmpty
          ? []
          : ["It troubles who made it: " + Markdown.enumeration(after) + "."]))
  }
}
