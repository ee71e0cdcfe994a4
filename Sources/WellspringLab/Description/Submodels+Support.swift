// Submodels of structured support, climate, and what is optional about breaks.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ActingParts {
  /// Whether some unit's free breaks are worth more or less than usual.
  var hasBreakQuality: Bool {
    has(.places) || model.units.contains { $0.breaks.restGuilt > 0 }
  }

  /// Factors on the chance that a contact is supportive, beyond the colleague's capacity.
  var supportFactors: String {
    let s = model.dynamics.support
    return
      (s.noticeNumbing > 0 && acts(.numbing) ? " · (1 − `noticeNumbing` n of the colleague)" : "")
      + (s.noticeSleepPressure > 0 && acts(.sleep)
        ? " · (1 − `noticeSleepPressure` p of the colleague)" : "")
      + (has(.stigma) ? " · (1 − `stigmaDisclosure` · `stigma`)" : "")
  }
}

extension Submodels {
  // MARK: Breaks

  var legitimacy: String {
    parts.has(.protection) || parts.has(.leadership) ? "L" : "`legitimacy`"
  }

  var protected: String {
    parts.has(.protection) ? "(1 + `protectionCover` · `protection`) · " : ""
  }

  var relief: String {
    guard parts.has(.relief) else { return "" }
    return " Otherwise, if one of the `reliefPersons` covers nobody else, the person leaves with "
      + "probability max(\(legitimacy), `reliefAcceptance`), from the draw of step 2; relief looks "
      + "after the cases, which stay the person's. Relief is there whenever anybody is on duty."
  }

  var breakQuality: [String] {
    var lines: [String] = []
    if legitimacy == "L" {
      lines.append(
        "L = ℓ + protection (1 − ℓ)       ℓ = legitimacy"
          + (parts.has(.leadership) ? ", its log odds raised by leadershipLegitimacy · λ" : ""))
    }
    if parts.hasBreakQuality {
      lines.append(
        "Γ = (1 − restGuilt (1 − \(legitimacy == "L" ? "L" : "legitimacy")))"
          + " (1 + placesGain · places)")
    }
    return lines.isEmpty ? [] : [Markdown.code(lines)]
  }

  var microBreaks: [String] {
    guard parts.has(.microBreaks) else { return [] }
    let load = parts.has(.cases) ? " · e^(−(demand/nominalDemand − 1)₊)" : ""
    return [
      "In a shift, `microBreaks` micro-breaks of `microBreakMinutes` are spread evenly. Who is working "
        + "then takes one with probability `microBreakChance`\(load). Cases stay; no encounter and no "
        + "morally injurious event happens meanwhile. A planned break that comes due ends it."
    ]
  }

  // MARK: Climate

  /// Leadership or moral repair that is not what it is by default.
  var hasClimate: Bool {
    parts.has(.leadership) || model.units.contains { $0.climate.moralRepair > 0 }
  }

  var climate: Submodel {
    var lines: [String] = []
    if parts.has(.leadership) {
      if parts.acts(.moralInjury) {
        lines += [
          "hazard of betrayal                   · e^(−leadershipBetrayal λ)",
          "rate at which moral distress fades   · e^(leadershipRecovery λ)",
        ]
      }
      lines.append("replenishment at work                · e^(leadershipReplenishment λ)")
    }
    if parts.acts(.moralInjury) && model.units.contains(where: { $0.climate.moralRepair > 0 }) {
      lines.append("rate at which moral injury fades     · (1 + repairGain · moralRepair)")
    }
    return Submodel(
      title: "Climate of the unit",
      blocks: [
        "λ is `leadership`, in standard deviations between units; `moralRepair` is how far the "
          + "organisation answers morally injurious events."
      ] + (lines.isEmpty ? [] : [Markdown.code(lines)]))
  }

  // MARK: Structured support

  var structuredSupport: Submodel {
    var rules: [String] = []
    func isHeld(_ programme: Programme) -> Bool { parts.has(.programme(programme)) }
    if isHeld(.mentoring) {
      rules.append("`mentoring`: i by `mentoringReconnection`, R₀ by `mentoringLearning`.")
    }
    if isHeld(.checkIns) {
      rules.append("`checkIns`: i by `checkInReconnection`, d by `checkInRelief`.")
    }
    if isHeld(.peerGroups) {
      rules.append("`peerGroups`: P by `groupProcessing`, i by `groupReconnection`.")
    }
    if isHeld(.ethicsForum) {
      rules.append("`ethicsForum`: Q by `forumRepair`, d by `forumRelief`.")
    }
    if isHeld(.supervision) {
      rules.append(
        "`supervision`: P by `supervisionProcessing`, i by `supervisionReconnection`, R₀ by "
          + "`supervisionLearning`"
          + (parts.acts(.worldview) ? ", beliefs back by `supervisionBeliefs`." : "."))
    }
    if isHeld(.debriefing) {
      rules.append(
        "`debriefing`: P by `debriefProcessing`, d by `debriefRelief`, R₀ by `debriefLearning`. It "
          + "takes place with probability `offered` · `attendance` at the end of a shift within "
          + "`windowHours` of a traumatic encounter or a moral event of severity `moralSeverity`, "
          + "and prolongs the time at work by `hours`.")
    }
    return Submodel(
      title: "Structured support",
      blocks: [
        "Sessions are at midnight, every `everyDays` days of the calendar; meetings of two are spread "
          + "over the days by post. Who is neither ill nor on vacation attends with probability "
          + "`attendance`. Sessions take paid time outside shifts. One raises processing P, moral "
          + "repair Q and the set point R₀ of skill, and lowers isolation i and moral distress d:"
      ] + Markdown.list(rules) + [
        Markdown.code([
          "P ← raise(P, x)    Q ← raise(Q, x)    i ← i e^(−x)    d ← d e^(−x)",
          "R₀ ← R₀ + (learningTop − R₀)₊ (1 − e^(−x))",
          "traumatic stress fades at (1 + processingGain P + treatmentGain [in treatment])/time",
          "moral injury fades at (1 + repairGain (1 − (1 − Q)(1 − moralRepair)))/injuryTime",
        ]),
        "P fades with `processingTime` and Q with `repairTime`.",
      ] + (isHeld(.screening) ? [screening] : []) + [reach])
  }

  private var screening: String {
    "Screening is every `everyDays` days. A person takes part with probability `participation` · ρ and "
      + "gets a score of `instrument`, with its error. Who scores as a case, and would take up help "
      + "(`uptake` · ρ), waits for one of `places`; who has waited longest is next. Treatment lasts "
      + "`treatmentWeeks`. In it exhaustion above its target falls (1 + `treatmentRecovery`) times as "
      + "fast."
  }

  private var reach: String {
    let peers = "The attendance of mentoring and of peer groups is multiplied by ρ as well."
    return parts.has(.stigma)
      ? "ρ = 1 − `stigmaHelpSeeking` · `stigma`. " + peers : "Without stigma ρ is 1."
  }
}
