// Submodels of the workplace: contacts, shifts, work, absence, surveys.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Submodels {
  var contacts: Submodel {
    var lines: [String] = []
    let isNoticed = parts.supportFactors
    if model.dynamics.support.contactProcessing > 0 && parts.has(.acts(.traumaticStress), .contacts)
    {
      lines.append("who is supported:   P ← raise(P, contactProcessing)")
    }
    if parts.acts(.socialSupport) { lines.append("who is supported:   b ← raise(b, bufferGain)") }
    if parts.has(.acts(.isolation), .contacts) {
      lines.append("who is supported:   i ← i e^(−contactReconnection)")
    }
    if parts.acts(.socialSupport) { lines.append("who supports:       C ← C e^(−giverCost)") }
    let contagion =
      parts.acts(.socialContagion)
      ? " At every contact both move towards each other, in the state of exhaustion E and in "
        + "cynicism, by the share `contagion` of the difference." : ""
    let tie =
      parts.has(.teams, .contacts)
      ? "one of the same team `teamTie` times as likely as another (posts are divided into `teams` in "
        + "turn)" : "each equally likely"
    let support =
      lines.isEmpty
      ? []
      : [
        "The contact is supportive with probability `supportiveShare` · `trust` · min(1, C of the "
          + "colleague)\(isNoticed), the colleague's states being those of their last event or refresh.",
        Markdown.code(lines),
      ]
    return Submodel(
      title: "Contacts between colleagues",
      blocks: [
        "A clinician on duty starts contacts at `contactRate` with a colleague of the same unit on "
          + "duty, \(tie).\(contagion)"
      ] + support)
  }

  var breaks: Submodel {
    guard parts.has(.acts(.breaks), .plannedBreaks) else {
      return Submodel(title: "Breaks", blocks: microBreaks)
    }
    let open =
      "In a shift, `planned` breaks of length `hours` are spread evenly. "
    guard parts.has(.acts(.breaks), .plannedBreaks, .cases) else {
      return Submodel(
        title: "Breaks",
        blocks: [open + "Without cases every break is free of care."] + breakQuality + microBreaks)
    }
    return Submodel(
      title: "Breaks",
      blocks: [
        open + "At each planned time:",
        [
          "1. Without cases in hand, the break is free of care." + relief,
          "2. Otherwise the person feels free to leave with probability \(legitimacy), drawn once "
            + "for this break." + cover,
          "3. Who feels free but cannot leave asks again every half hour, up to `latenessHours` "
            + "late.",
          "4. Else the break is taken at the desk, still responsible, with probability "
            + "`atDeskChance` · e^(−(demand/nominalDemand − 1)₊), and otherwise missed.",
        ].joined(separator: "\n"),
        "A planned break whose time passes while the one before it is sought or taken, or that a late "
          + "start or the end of the shift leaves no room for, is missed.",
      ] + breakQuality + microBreaks)
  }

  /// Who looks after the cases meanwhile.
  private var cover: String {
    let covered =
      parts.has(.cases, .handOvers, .colleagues)
      ? " Who does needs cover: the colleague\(ofRole) with the least demand among those working, "
        + "whose demand with the covered cases stays at or below `coverLoadLimit` · \(protected)"
        + "nominal demand (and within the limit on cases, where it is hard). All cases go to that "
        + "colleague, and come back at the end." : ""
    return covered
      + (finishes.isEmpty ? "" : " \(finishes) cannot be left: they are finished first.")
  }

  private var ofRole: String {
    parts.scopes.contains { $0.unit.work.cases.contains { !$0.roles.isEmpty } }
      ? " of the same role" : ""
  }

  /// `Sessions and calls`, where there are such.
  private var finishes: String {
    let words = [
      parts.has(.cases, .kind(.appointments)) ? "sessions" : nil,
      parts.has(.cases, .kind(.calls)) ? "calls" : nil,
    ].compactMap { $0 }.joined(separator: " and ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  var rota: Submodel {
    let handOver =
      (parts.has(.cases, .handOvers) ? "At the scheduled end all cases are handed over. " : "")
      + (finishes.isEmpty ? "" : "\(finishes) that run at the scheduled end are finished first. ")
    let demand = parts.has(.cases) ? "½ + ½ demand/nominalDemand" : "½"
    let longer = [
      parts.has(.programme(.debriefing)) ? "debriefings" : nil,
      parts.has(.distancing, .acts(.encounters)) ? "stepping back" : nil,
    ].compactMap { $0 }.joined(separator: " and ")
    let stays = longer.isEmpty ? "" : " The time that \(longer) took is added."
    return Submodel(
      title: "Shifts, rest and overrun",
      blocks: [
        "A pattern is a cycle of days that the posts enter at different points; N-on-M-off works one "
          + "block of N shifts on each shift of the list in turn. A roster gives each post a cycle of "
          + "its own. "
          + (parts.has(.vacation)
            ? "Vacation comes in blocks of about two weeks, fixed by post and day of the year. "
            : "")
          + (parts.has(.onCall)
            ? "A shift on call is spent at home, less detached (`onCallDetachment`) and in lighter "
              + "sleep (`onCallSleep`), with calls out at `callOutRate` or, from `callInWaiting` cases "
              + "waiting, on demand; each lasts a gamma time with mean `callOutHours`. " : "")
          + "A shift starts late when it would break `minimumRestHours`; it is not worked when "
          + "less than an hour of it would be left.",
        handOver
          + (parts.has(.overrun)
            ? "The overrun is gamma distributed with shape `overrunShape` and mean `overrunMean` · "
              + "(\(demand))" + (parts.has(.cases) ? ", demand taken at the end." : ".")
            : "Nothing is left to do after it.")
          + stays,
      ])
  }

  var sleep: Submodel {
    let loss =
      parts.acts(.sleep)
      ? [
        "The length of a sleep is shorter by day:",
        Markdown.code(["need · (1 − daySleepLoss (z̄ − z̄ₙ)₊/(1 − z̄ₙ))"]),
        "z̄ is the mean misalignment over the next `need` hours and z̄ₙ that of a night from "
          + "`bedtime`.",
      ] : ["A sleep lasts `need`."]
    let off =
      parts.acts(.sleep)
      ? [] : ["Sleep pressure and circadian phase act on nothing: `sleep` is off."]
    return Submodel(
      title: "Sleep",
      blocks: [
        "After work one winds down for `windDown`. Between noon and `bedtime` one waits for bedtime, "
          + "up to an hour sooner before an early start; from bedtime to noon, and after a night "
          + "shift at any hour, one sleeps as soon as one can. Onset varies by a normal deviate of `onsetDeviation`, cut at two deviations."
      ] + loss + [
        "One gets up `preparation` before the next shift. A sleep of less than half an hour is not "
          + "taken. The next sleep is at the earliest six hours after waking, and after noon when one "
          + "wakes in the morning."
      ] + off)
  }

  var work: Submodel {
    let kinds = Set(parts.scopes.filter { $0.has(.cases) }.map(\.kind.rawValue))
    var rules: [String] = []
    if kinds.contains("beds") {
      rules.append("A case of work kind beds needs a free bed, or waits.")
    }
    if kinds.contains("visits") {
      rules.append(
        "A visit needs a clinician with a free place, or one of each of the `roles` of its class, or "
          + "waits.")
    }
    if kinds.contains("appointments") {
      rules.append("A client needs a place on a panel, or waits.")
    }
    if kinds.contains("calls") { rules.append("A call needs a whole crew that is free, or waits.") }
    rules.append(
      "At most `waitingPlaces` wait; one more is turned away. A waiting case leaves unseen after an "
        + "exponential time with mean `patienceMean` (0: never). Waiting cases are served by `urgency`, "
        + "the highest first, and first come, first served within it.")
    rules.append(
      "A case goes to the clinician on the floor (working, or at the desk) who is first by "
        + "`assignment`: fewest cases, next in turn, least demand, or most capacity as of their last "
        + "event or refresh. Ties go to the next in turn. Nobody gets more than the limit (that of the "
        + "post, or `caseloadCap.limit`) while another has room; with a hard limit, or in work other "
        + "than beds, nobody is given a new case beyond it.")
    rules += policyRules
    if parts.has(.shifts, .cases, .handOvers) {
      rules.append(
        "At the end of a shift cases go to those who stay. Who comes on takes over from colleagues "
          + "above the limit while that evens out the load.")
    }
    if kinds.contains("beds") {
      rules.append("In a bed, a case that nobody can take is unattended until somebody can.")
    }
    return Submodel(
      title: "Arrivals, waiting and assignment",
      blocks: [
        "Arrivals are a Poisson process whose rate follows the hour of the week. A case draws its "
          + "class (`share`), whether it is traumatic (`traumaShare`) and its length (`length`), "
          + "which runs from admission. "
          + (lengthens
            ? "What is left of a case lasts 1 + `lengthening.depletion` (1 − C)₊ + "
              + "`lengthening.overload` (w − 1)₊ times as long with the clinician who takes it."
            : "The length does not depend on the clinician.")
          + (parts.has(.surges)
            ? " In a surge the rate of arrivals, the share of a class and the hazard of morally "
              + "injurious events are multiplied by its factors." : "")
      ] + Markdown.list(rules) + kindBlocks(kinds) + [
        Markdown.code([
          "unmet demand = demand of unattended cases",
          "             + Σ over clinicians (their demand − stretch · nominalDemand)₊",
          "U = unmet demand/demand of all cases in care",
        ])
      ])
  }

  /// Whether what is left of a case takes longer with some clinicians.
  var lengthens: Bool {
    parts.scopes.contains {
      let lengthening = $0.unit.work.lengthening
      return $0.has(.cases) && lengthening.depletion + lengthening.overload > 0
    }
  }

  /// How policies assign cases.
  private var policyRules: [String] {
    let levers = parts.scopes.filter { $0.has(.cases, .notKind(.appointments)) }.map(\.unit.levers)
    var rules: [String] = []
    if levers.contains(where: { $0.acuityShare > 0 }) {
      rules.append("By a policy, a share of cases goes to who has the least demand.")
    }
    if levers.contains(where: { $0.capacityShare > 0 }) {
      rules.append("By a policy, a share of cases goes to who has the most capacity.")
    }
    if levers.contains(where: { $0.traumaPauseDays > 0 }) && parts.acts(.encounters) {
      rules.append(
        "By a policy, traumatic cases go to colleagues of who met trauma lately, while one of them "
          + "has room.")
    }
    return rules
  }

  /// What only some kinds of work have.
  private func kindBlocks(_ kinds: Set<String>) -> [String] {
    var blocks: [String] = []
    if parts.has(.triage) {
      blocks.append(
        "A visit is first triaged by a post of `triage.role` (anybody, while none is on duty), for a "
          + "gamma distributed time, and then waits for care with what is left of its patience.")
    }
    if kinds.contains("appointments") {
      blocks.append(
        "A client has one clinician, and a session at the same time after every `interval`. A "
          + "session consists of travel, the session itself, in which encounters happen, and "
          + "documentation. With probability `noShow` the client does not come and the time is free. "
          + "Sessions are cancelled while the clinician is absent, and count as care left undone. The "
          + "first session planned at or after the end of service is the last. Clients of a clinician "
          + "who leaves wait for another.")
    }
    if kinds.contains("calls") {
      blocks.append(
        "A crew is put together at dispatch and is bound through travel, the time on scene, transport "
          + "(with probability `transportShare`) and turn-round. It shares demand and encounters; the "
          + "last encounter, at the end of the time on scene, meets everybody. A waiting call goes to "
          + "the first crew that is free.")
    }
    return blocks
  }

  var surveys: Submodel {
    Submodel(
      title: "Surveys",
      blocks: [
        "Surveys observe and change nothing. A wave is taken every `everyDays` days, the last at the "
          + "end of the last observed day. Each holder of a post answers with probability "
          + "`response`, times `responseBurnedOut` for the burned out. Results of a unit with fewer "
          + "than `smallestGroup` answers are suppressed.",
        "The states asked about are X, Y and F of section 7 (exhaustion, cynicism, efficacy), burnout "
          + "0.6 X + 0.4 Y, traumatic stress (the mean of its three parts), moral distress, moral "
          + "injury (the mean of its two parts), and compassion satisfaction (F + m)/2 with drive m. "
          + "What no acting mechanism moves stays where it started.",
        Markdown.code([
          "true score     = lowest + (highest − lowest) · (base + slope · state), kept on the scale",
          "observed score = true score + normal error of deviation · √(1 − reliability),",
          "                 in whole points on the scale",
        ]),
      ]
        + Markdown.table(
          [
            "instrument", "state", "scale", "base", "slope", "case", "reliability", "deviation",
          ], model.surveys.allInstruments.map(Self.row)))
  }

  private static func row(_ instrument: Instrument) -> [String] {
    [
      instrument.name, SurveyedState.names[Int(instrument.state)],
      "\(instrument.lowest.shortText) to \(instrument.highest.shortText)",
      instrument.base.shortText,
      instrument.slope.shortText,
      "\(instrument.cutOff.shortText) or \(instrument.lowIsCase == 0 ? "more" : "less")",
      instrument.reliability.shortText, instrument.deviation.shortText,
    ]
  }
}
