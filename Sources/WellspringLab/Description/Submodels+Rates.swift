// The submodel of what fills capacity and what empties it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Submodels {
  var rates: Submodel {
    var rows = [["working" + (parts.has(.overrun) ? ", overrun" : ""), atWork, "B at work"]]
    let detached = parts.acts(.arousal) ? " · (1 − `detachmentLoss` ā)" : ""
    let trained = parts.trains(.mindfulness, .reflectiveJournaling) ? " · r" : ""
    let life = parts.acts(.lifeStrain) ? " · ℓ" : ""
    if parts.has(.acts(.breaks), .plannedBreaks) {
      let quality = parts.hasBreakQuality ? " · Γ" : ""
      rows.append(["break free of care", "`onBreak`\(quality)\(detached)", "`baseDepletion`"])
    }
    if parts.has(.acts(.breaks), .microBreaks) {
      rows.append(["micro-break", "`onBreak` · `microBreakShare`\(detached)", "`baseDepletion`"])
    }
    if parts.has(.acts(.breaks), .plannedBreaks, .cases) {
      rows.append(["break at the desk", "`onBreak` · `breakAtDeskShare`", "B at work"])
    }
    if parts.has(.shifts) {
      let asleep =
        (parts.acts(.arousal) ? " · (1 − `sleepArousalLoss` ā)" : "")
        + (parts.acts(.sleep) ? " · (1 − `misalignmentLoss` z̄)" : "")
      let ruminates = parts.acts(.arousal) ? " · (1 − `detachmentLoss`\(trained) ā)₊" : ""
      let (home, light) =
        parts.has(.onCall)
        ? (" · (1 − `onCallDetachment` on call)", " · (1 − `onCallSleep` on call)") : ("", "")
      rows.append(["off duty, awake", "`offDuty`\(home)\(life)\(ruminates)", "`baseDepletion`"])
      if parts.has(.vacation) {
        rows.append(["on vacation, awake", "`onLeave`\(life)\(ruminates)", "`baseDepletion`"])
      }
      rows.append(["asleep", "`asleep`\(light)\(life)\(asleep)", "`baseDepletion`"])
    }
    return Submodel(
      title: "Replenishment A and depletion B",
      blocks: Markdown.table(["mode", "A, 1/h", "B, 1/h"], rows)
        + [Markdown.code(depletion)] + (symbols.isEmpty ? [] : [symbols]))
  }

  /// Whether an experiment sets the load from outside.
  private var changesLoad: Bool { model.perturbation.workload != 1 || parts.has(.ramp) }

  private var atWork: String {
    "`working`" + (parts.has(.leadership) ? " · e^(`leadershipReplenishment` λ)" : "")
      + (parts.acts(.socialSupport) ? " · (1 + `supportReplenishment` b̄)" : "")
      + (parts.acts(.encounters) ? " · (1 + `meaningReplenishment` (m/m₀ − 1))₊" : "")
  }

  private var depletion: [String] {
    guard parts.has(.load) else { return ["B at work = baseDepletion"] }
    let factors =
      (parts.acts(.sleep) ? " (1 + sleepPressureDepletion p̄)" : "")
      + (parts.acts(.moralInjury)
        ? " (1 + distressDepletion d̄) (1 + injuryDepletion I)" : "")
    let led =
      parts.has(.leadership) && model.dynamics.climate.leadershipDemand > 0
      ? " · e^(−leadershipDemand λ)" : ""
    return [
      "B at work = baseDepletion + workDepletion\(led) · e(w) · (1 + overload (w − overloadKnee)₊)"
        + (factors.isEmpty ? "" : " ·"),
      parts.rations
        ? "e(w) = w^elasticity      effort, which is rationed: U_p = (1 − e(w)/w)₊ for w > 1 is left undone"
        : "e(w) = w^elasticity      effort",
    ] + (factors.isEmpty ? [] : ["           " + factors]) + [
      "w = f · " + (changesLoad ? "W · " : "")
        + (parts.has(.cases) ? "(demand of the cases in hand)/nominalDemand" : "0")
        + (parts.overruns
          ? "      \(changesLoad ? "f · W" : "f") · overrunLoad during the overrun" : "")
    ]
  }

  private var symbols: String {
    var texts: [String] = []
    if parts.has(.load) { texts.append("f is the person's own load factor.") }
    if changesLoad { texts.append("W is the factor on the load that is set from outside.") }
    if parts.trains(.mindfulness, .reflectiveJournaling) {
      texts.append("r is 1, and smaller for those whom a policy has trained to detach themselves.")
    }
    if parts.acts(.encounters) { texts.append("m is drive and m₀ its set point.") }
    if parts.acts(.moralInjury) {
      texts.append(
        "\(parts.hasResidue ? "d is moral distress, fresh and residue" : "d is moral distress"); I is the mean of guilt/shame and betrayal/anger."
      )
    }
    if parts.acts(.lifeStrain) { texts.append("ℓ = e^(uplift − strain) is life outside work.") }
    if parts.acts(.socialSupport) {
      texts.append("b is the social buffer, which decays with `bufferHalfLife`.")
    }
    if parts.acts(.arousal) { texts.append("a is arousal.") }
    if parts.acts(.sleep) {
      texts.append(
        "p is sleep pressure: awake dp/dt = `pressureRise` (1 − p)"
          + (parts.has(.shifts) ? ", asleep dp/dt = −`pressureFall` p." : "."))
    }
    if parts.has(.acts(.sleep), .shifts) {
      texts.append(
        "z = ½ + ½ cos(2π (t − `acrophase`)/24) is the circadian misalignment of sleep; the phase "
          + "does not adapt to night work.")
    }
    let hasMeans =
      parts.acts(.arousal) || parts.acts(.socialSupport) || parts.acts(.sleep)
      || parts.acts(.moralInjury)
    if hasMeans {
      texts.append("A bar is the exact mean of a state from now to the next refresh mark.")
    }
    return texts.joined(separator: " ")
  }
}
