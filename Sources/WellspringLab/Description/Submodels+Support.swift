// Submodels of structured support, climate, and what is optional about breaks.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ActingParts {
  /// Whether some unit's free breaks are worth more or less than usual.
  var hasBreakQuality: Bool {
    has(.acts(.breaks), .plannedBreaks, .places)
      || scopes.contains { $0.has(.plannedBreaks) && $0.unit.breaks.restGuilt > 0 }
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
    guard parts.has(.relief, .plannedBreaks, .cases, .handOvers) else { return "" }
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
    guard parts.has(.acts(.breaks), .microBreaks) else { return [] }
    let load = parts.has(.microBreaks, .cases) ? " · e^(−(demand/nominalDemand − 1)₊)" : ""
    return [
      "In a shift, `microBreaks` micro-breaks of `microBreakMinutes` are spread evenly. Who is working "
        + "then takes one with probability `microBreakChance`\(load). Cases stay; no encounter and no "
        + "morally injurious event happens meanwhile."
        + (parts.has(.microBreaks, .plannedBreaks)
          ? " A planned break that comes due ends it." : "")
    ]
  }

  // MARK: Climate

  /// Leadership or moral repair that is not what it is by default.
  var hasClimate: Bool {
    parts.has(.leadership) || answers
  }

  /// Whether the organisation answers morally injurious events.
  private var answers: Bool {
    parts.scopes.contains { $0.acts(.moralInjury) && $0.unit.climate.moralRepair > 0 }
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
    if answers {
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
    let sessions =
      parts.has(.sessions)
      ? "Sessions are at midnight, every `everyDays` days of the calendar; meetings of two are spread "
        + "over the days by post. Who is neither ill nor on vacation attends with probability "
        + "`attendance`. Sessions take paid time outside shifts." : ""
    return Submodel(
      title: "Structured support",
      blocks: (sessions.isEmpty ? [] : [sessions]) + effects(rules)
        + (fades.isEmpty ? [] : [fades]) + (isHeld(.screening) ? [screening] : []) + reach)
  }

  /// What each programme does; screening has a paragraph of its own.
  private func effects(_ rules: [String]) -> [String] {
    let lines = jumps + fading
    return (rules.isEmpty ? [] : ["What one does, by programme (x the amount):"])
      + Markdown.list(rules) + (lines.isEmpty ? [] : [Markdown.code(lines)])
  }

  private var jumps: [String] {
    var jumps: [String] = []
    if parts.has(.processing) { jumps.append("P ← raise(P, x)") }
    if parts.has(.programme(.ethicsForum)) { jumps.append("Q ← raise(Q, x)") }
    func isHeld(_ programmes: Programme...) -> Bool {
      programmes.contains { parts.has(.programme($0)) }
    }
    if isHeld(.mentoring, .checkIns, .peerGroups, .supervision) { jumps.append("i ← i e^(−x)") }
    if isHeld(.checkIns, .ethicsForum, .debriefing) { jumps.append("d ← d e^(−x)") }
    return (jumps.isEmpty ? [] : [jumps.joined(separator: "    ")])
      + (parts.has(.teaching) ? ["R₀ ← R₀ + (learningTop − R₀)₊ (1 − e^(−x))"] : [])
  }

  private var fading: [String] {
    let treatment =
      parts.has(.programme(.screening)) ? " + treatmentGain [in treatment]" : ""
    let processing = parts.has(.processing) ? " + processingGain P" : ""
    var lines: [String] = []
    if parts.acts(.traumaticStress), !(treatment + processing).isEmpty {
      lines.append("traumatic stress fades at (1\(processing)\(treatment))/time")
    }
    if parts.has(.programme(.ethicsForum), .acts(.moralInjury)) {
      lines.append(
        "moral injury fades at (1 + repairGain (1 − (1 − Q)(1 − moralRepair)))/injuryTime")
    }
    return lines
  }

  private var fades: String {
    let texts = [
      parts.has(.processing) ? "P fades with `processingTime`" : nil,
      parts.has(.programme(.ethicsForum)) ? "Q fades with `repairTime`" : nil,
    ].compactMap { $0 }
    return texts.isEmpty ? "" : texts.joined(separator: ", ") + "."
  }

  private var screening: String {
    "Screening is every `everyDays` days. A person takes part with probability `participation` · ρ and "
      + "gets a score of `instrument`, with its error. Who scores as a case, and would take up help "
      + "(`uptake` · ρ), waits for one of `places`; who has waited longest is next. Treatment lasts "
      + "`treatmentWeeks`. In it exhaustion above its target falls (1 + `treatmentRecovery`) times as "
      + "fast."
  }

  /// What stigma does; nothing where no help is offered.
  private var reach: [String] {
    guard parts.has(.offeredHelp) else { return [] }
    let groups = [
      parts.has(.programme(.mentoring)) ? "mentoring" : "",
      parts.has(.programme(.peerGroups)) ? "peer groups" : "",
    ].filter { !$0.isEmpty }
    let peers =
      groups.isEmpty
      ? ""
      : " The attendance of \(groups.joined(separator: " and of ")) is multiplied by ρ as well."
    return [
      parts.has(.stigma)
        ? "ρ = 1 − `stigmaHelpSeeking` · `stigma`." + peers
        : parts.has(.programme(.screening)) ? "Without stigma ρ is 1." : ""
    ].filter { !$0.isEmpty }
  }
}
