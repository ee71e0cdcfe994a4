// The submodels of a model, as the simulation has them: section 7 of an ODD.
//
// A submodel that does not act in the model is left out, and so is every term of another's equation
// that it would feed. The equations are those of docs/model.md.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One submodel in words and equations.
struct Submodel {
  let title: String
  let blocks: [String]
}

/// Writes the submodels that act in a model.
struct Submodels {
  let loaded: LoadedModel
  let parts: ActingParts
  var model: Model { loaded.model }

  init(_ loaded: LoadedModel) {
    self.loaded = loaded
    parts = ActingParts(model: loaded.model)
  }

  /// In the order of the description. The conditions are those under which each does anything.
  var all: [Submodel] {
    let choices: [(Bool, Submodel)] = [
      (true, capacity), (true, rates), (parts.acts(.arousal), arousal),
      (parts.acts(.encounters), encounter), (parts.acts(.traumaticStress), trauma),
      (hasContacts, contacts), (parts.acts(.moralInjury), moralEvents),
      (parts.acts(.structuredSupport), structuredSupport), (hasClimate, climate),
      (parts.acts(.breaks), breaks), (parts.has(.shifts), rota), (parts.has(.shifts), sleep),
      (parts.has(.cases), work), (true, burnout), (parts.acts(.lifeStrain), life),
      (parts.acts(.absence), absence), (parts.acts(.turnover), turnover),
      (parts.has(.standIns), standIns), (hasConditions, conditions), (true, surveys),
      (!model.policies.acting.isEmpty, policies),
    ]
    return choices.filter(\.0).map(\.1)
  }

  /// Contacts that change a state.
  private var hasContacts: Bool {
    parts.has(.contacts)
      && [.socialSupport, .socialContagion, .isolation].contains(where: parts.acts)
  }

  var blocks: [String] {
    let jumps =
      "States between 0 and 1 rise by saturating jumps, raise(s, x) = 1 − (1 − s) e^(−x) with "
      + "x ≥ 0. Such jumps compose by adding x and never leave the interval. (y)₊ means max(0, y). "
      + "Between events a state decays exponentially, by a half-life h (rate ln 2 / h) or a time "
      + "constant τ (rate 1/τ). Names in code type are parameters; their values are in the tables "
      + "at the end."
    return [jumps]
      + all.enumerated().flatMap { number, submodel in
        [Markdown.heading(4, "7.\(number + 1) \(submodel.title)")] + submodel.blocks
      }
  }

  // MARK: Capacity

  private var capacity: Submodel {
    let equation = "dC/dt = A g(C) − B C"
    guard parts.acts(.lossSpiral) else {
      return Submodel(
        title: "Compassion capacity",
        blocks: [
          "Capacity C is a ratio: 1 is a rested person at a sustainable job.",
          Markdown.code(["dC/dt = A − B C"]),
          "A (replenishment) and B (depletion) are constant between two refreshes of a person. For "
            + "constant A and B the equation has one steady state, C* = A/B, to which C returns at "
            + "rate B. It cannot tip. C and its integral are advanced in closed form.",
          tip + " Beyond that `lowKnot` and `highKnot` act on nothing.",
        ])
    }
    return Submodel(
      title: "Compassion capacity and the loss spiral",
      blocks: [
        "Capacity C is a ratio: 1 is a rested person at a sustainable job. A (replenishment) and B "
          + "(depletion) are constant between two refreshes of a person. Depleted people refill "
          + "more slowly: this is the factor g.",
        Markdown.code([
          equation,
          "",
          "g(C) = g0                                C ≤ lo",
          "     = g0 + κ (C − lo)²                  lo < C ≤ mid     mid = (lo + hi)/2",
          "     = 1 − κ (hi − C)²                   mid < C < hi     κ = 2 (1 − g0)/(hi − lo)²",
          "     = 1 − ((C − hi)/(top − hi))²        C ≥ hi",
        ]),
        "lo is `lowKnot`, hi `highKnot`, top `ceiling` and g0 `refillWhenDepleted`. In each piece "
          + "the equation is linear or of Riccati type, so C, its integral and the time to reach a "
          + "level are closed forms. C stays in 0 … `ceiling`.",
        folds, tip,
      ])
  }

  private var tip: String {
    "A person is depleted while C is below the midpoint, (`lowKnot` + `highKnot`)/2, and has tipped "
      + "when the mean of C over 28 days has been below it for 28 days on end. Both are for outcomes "
      + "only."
  }

  private var folds: String {
    let c = model.dynamics.capacity
    let spiral = LossSpiral(
      lowKnot: c.lowKnot, highKnot: c.highKnot, ceiling: c.ceiling,
      refillWhenDepleted: c.refillWhenDepleted, isOn: true)
    guard let folds = spiral.folds else {
      return "With these values there is one steady state for any constant B/A."
    }
    return "For constant A and B, two stable steady states exist while B/A lies between the folds "
      + "\(folds.recovery.load.roundedText) and \(folds.collapse.load.roundedText). Above the upper "
      + "fold only the depleted state is left; from there, only a B/A below the lower fold brings "
      + "the rested state back. In the simulation A and B change all the time, so a fold in B/A is "
      + "not a fold in workload."
  }

  // MARK: Replenishment and depletion

  private var rates: Submodel {
    var rows = [["working" + (parts.has(.overrun) ? ", overrun" : ""), atWork, "B at work"]]
    let detached = parts.acts(.arousal) ? " · (1 − `detachmentLoss` ā)" : ""
    let life = parts.acts(.lifeStrain) ? " · ℓ" : ""
    if parts.acts(.breaks) {
      let quality = parts.hasBreakQuality ? " · Γ" : ""
      if parts.has(.plannedBreaks) {
        rows.append(["break free of care", "`onBreak`\(quality)\(detached)", "`baseDepletion`"])
      }
      if parts.has(.microBreaks) {
        rows.append(["micro-break", "`onBreak` · `microBreakShare`\(detached)", "`baseDepletion`"])
      }
      if parts.has(.cases) && parts.has(.plannedBreaks) {
        rows.append(["break at the desk", "`onBreak` · `breakAtDeskShare`", "B at work"])
      }
    }
    if parts.has(.shifts) {
      let asleep =
        (parts.acts(.arousal) ? " · (1 − `sleepArousalLoss` ā)" : "")
        + (parts.acts(.sleep) ? " · (1 − `misalignmentLoss` z̄)" : "")
      rows += [
        ["off duty, awake", "`offDuty`\(life)\(detached)", "`baseDepletion`"],
        ["on vacation, awake", "`onLeave`\(life)\(detached)", "`baseDepletion`"],
        ["asleep", "`asleep`\(life)\(asleep)", "`baseDepletion`"],
      ]
    }
    return Submodel(
      title: "Replenishment A and depletion B",
      blocks: Markdown.table(["mode", "A, 1/h", "B, 1/h"], rows)
        + [Markdown.code(depletion)] + (symbols.isEmpty ? [] : [symbols]))
  }

  private var atWork: String {
    "`working`" + (parts.acts(.socialSupport) ? " · (1 + `supportReplenishment` b̄)" : "")
      + (parts.acts(.encounters) ? " · (1 + `meaningReplenishment` (m/m₀ − 1))₊" : "")
  }

  private var depletion: [String] {
    guard parts.has(.load) else { return ["B at work = baseDepletion"] }
    let factors =
      (parts.acts(.sleep) ? " (1 + sleepPressureDepletion p̄)" : "")
      + (parts.acts(.moralInjury)
        ? " (1 + distressDepletion d̄) (1 + injuryDepletion I)" : "")
    return [
      "B at work = baseDepletion + workDepletion · w · (1 + overload (w − 1)₊)"
        + (factors.isEmpty ? "" : " ·")
    ] + (factors.isEmpty ? [] : ["           " + factors]) + [
      "w = f · (demand of the cases in hand)/nominalDemand"
        + (parts.has(.overrun) ? "      f · overrunLoad during the overrun" : "")
    ]
  }

  private var symbols: String {
    var texts: [String] = []
    if parts.has(.load) { texts.append("f is the person's own load factor.") }
    if parts.acts(.encounters) { texts.append("m is drive and m₀ its set point.") }
    if parts.acts(.moralInjury) {
      texts.append("d is moral distress; I is the mean of guilt/shame and betrayal/anger.")
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
    if parts.acts(.sleep) && parts.has(.shifts) {
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
