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
        + "cynicism Y, by the share `contagion` of the difference; contacts are taken together as the "
        + "flow that this is on average, solved between changes of who is on duty and settled at "
        + "midnight and when a shift ends." : ""
    let tie =
      parts.has(.teams, .contacts)
      ? "one of the same team `teamTie` times as likely as another (posts are divided into `teams` in "
        + "turn)" : "each equally likely"
    let support =
      lines.isEmpty
      ? []
      : [
        "The contact is supportive with probability `supportiveShare` · `trust` · min(1, C of the "
          + "colleague)\(isNoticed), the colleague's states being those of their last event or refresh. Only "
          + "contacts that would be supportive at full capacity are events.",
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

  /// What is said of posts by another contract, where there are such.
  private var contracts: String {
    let posts = model.units.flatMap(\.posts)
    return
      (posts.contains { !$0.worksAs.isEmpty }
      ? "Posts with `worksAs` do the work of the role that it names, by a contract of their own. "
      : "")
      + (posts.contains { !$0.sequence.isEmpty }
        ? "Posts with a `sequence` go through a cycle of their own of the same shifts. " : "")
      + (posts.contains { $0.workShare < 1 }
        ? "Of n shifts of its cycle a post with `fte` below 1 works n · `fte`, to the nearest, evenly "
          + "spread. " : "")
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
          + "block of N shifts on each shift of the list in turn. A roster gives each post its own days "
          + "and is repeated by whole weeks unless its length is stated. " + contracts
          + (parts.has(.vacation)
            ? "Vacation comes in blocks of about two weeks, fixed by post and day. "
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
