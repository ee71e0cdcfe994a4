// What is drawn at random, and how draws are addressed.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ODDDescription {
  var stochasticity: [String] { ["Drawn at random are:"] + Markdown.list(draws) + Self.streams }

  /// The draws that matter in this model.
  var draws: [String] {
    (workDraws + peopleDraws).filter(\.0).map { $0.1 + ";" }
      + ["who answers a survey, and errors of measurement."]
  }

  private var workDraws: [(Bool, String)] {
    let cases = parts.has(.cases)
    let work = parts.scopes.filter { $0.has(.cases) }.map(\.unit.work)
    let attributes = Self.holding([
      (parts.has(.classes), "class"),
      (parts.has(.acts(.encounters), .traumaticCases), "traumatic content"),
      (work.contains { $0.cases.contains { $0.demandLogDeviation > 0 } }, "acuity"),
      (true, "length"),
      (work.contains { $0.patienceMean > 0 }, "patience"),
    ])
    let isMixed = parts.scopes.contains {
      let levers = $0.unit.levers
      return $0.has(.cases) && $0.kind != .appointments
        && [levers.acuityShare, levers.capacityShare].contains { $0 > 0 && $0 < 1 }
    }
    let isVaried = work.contains {
      ($0.kind == 2 && ($0.appointments.sessionLogDeviation > 0 || $0.appointments.travel > 0))
        || ($0.kind == 3 && $0.calls.travel + $0.calls.transport + $0.calls.turnround > 0)
    }
    return [
      (cases, "arrivals, and each case's \(Markdown.enumeration(attributes))"),
      (parts.has(.triage), "the time of triage"),
      (isVaried, "the times of the parts of care (on the way and others)"),
      (
        work.contains { $0.kind == 2 && $0.appointments.noShow > 0 },
        "who does not come to a session"
      ),
      (parts.has(.transports), "who is brought to hospital"),
      (isMixed, "by which rule a case is assigned"),
      (
        parts.acts(.encounters),
        "the times of encounters, which case is met, severity and outcome"
          + (parts.acts(.cognitiveEmpathy) ? ", misreading" : "")
          + (parts.acts(.sympathy) ? ", sympathy" : "")
          + (parts.has(.distancing, .acts(.encounters)) ? ", stepping back" : "")
      ),
      (parts.acts(.errors), "errors"),
      (
        parts.has(.acts(.avoidance), .kind(.beds), .colleagues),
        "whether a traumatic case is handed on out of avoidance"
      ),
      (parts.has(.contacts), "contacts: their times, with whom, and whether they are supportive"),
      (parts.acts(.moralInjury), "morally injurious events: times, kinds and severities"),
      (
        parts.has(.acts(.breaks), .plannedBreaks, .cases),
        "whether one feels free to take a break, and whether it is taken at the desk"
      ),
      (parts.has(.acts(.breaks), .microBreaks), "whether a micro-break is taken"),
    ]
  }

  private var peopleDraws: [(Bool, String)] {
    let holders =
      parts.has(.standIns) ? "each holder of a post and stand-in" : "each holder of a post"
    let it = model.perturbation
    return [
      (true, "traits of \(holders)"),
      (parts.has(.shifts), "sleep onset" + (parts.has(.overrun) ? " and overruns" : "")),
      (parts.has(.callOuts), "calls out of who is on call, and their lengths"),
      (parts.acts(.lifeStrain), "spells outside work"),
      (parts.acts(.absence), "sickness and its length"),
      (parts.acts(.turnover), "leaving, and the time to fill a post"),
      (it.startVacant > 0, "which posts are vacant at the start, and for how long"),
      (it.push != 0 && it.pushShare < 1, "whom the push strikes"),
      (parts.has(.novices), "who of the hired is a novice"),
      (parts.has(.sessions), "who attends a session"),
      (parts.has(.programme(.debriefing), .shifts), "which debriefings take place"),
      (
        parts.has(.programme(.screening)),
        "who takes part in screening, scores, and wants treatment"
      ),
      (parts.policies.contains { $0.definition.changesPeople }, "who takes part in a policy"),
      (parts.has(.floatPool), "duty of the float pool and the unit it is offered to"),
      (parts.has(.agency), "whether agency staff can be had"),
    ]
  }

  /// The generator and the addresses of its draws; the same for every model.
  static var streams: [String] {
    [
      "One counter-based generator, Philox 4×64-10 (Random123), drives the samplers of the GNU "
        + "Scientific Library. A draw is found by where it belongs and not by what was drawn before:",
      Markdown.code([
        "key     = (seed, replicate)",
        "counter = (kind 8 | unit 24 | index 32,",
        "           holder 16 | purpose 16 | zero 32,",
        "           ordinal 64,",
        "           block 64)",
      ]),
      "The numbers are widths in bits. Kind and index say who owns the draw (care unit, post, case, "
        + "stand-in, site, survey wave), holder which person in the post, purpose what the draw is for, ordinal which "
        + "event of that stream. A case owns its attributes and the severities of its encounters.",
      "Encounters, contacts and morally injurious events run on internal clocks: the next one happens "
        + "when the hazard, integrated since the last, reaches a unit exponential. A change of rate "
        + "draws nothing. Two runs that differ in one setting therefore share as much luck as they can "
        + "(common random numbers), and paired differences are small. Results depend neither on the "
        + "number of threads nor on what is recorded.",
    ]
  }
}
