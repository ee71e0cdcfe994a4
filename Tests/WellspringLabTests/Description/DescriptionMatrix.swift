// Options of a model, with the sentences that each makes false and those that it makes true.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Wellspring

@testable import WellspringLab

/// Two models that differ in one option, and what is said of one of them only.
struct DescribedOption: Sendable, CustomTestStringConvertible {
  let name: String
  var model = "icu"
  /// On both sides; the option comes on top of it.
  var common: [String] = []
  let sets: [String]
  /// Said without the option and not with it; the other way round.
  var vanish: [String] = []
  var appear: [String] = []

  var testDescription: String { name }

  init(
    _ name: String, _ sets: [String], in model: String = "icu", common: [String] = [],
    vanish: [String] = [], appear: [String] = []
  ) {
    (self.name, self.model, self.common, self.sets) = (name, model, common, sets)
    (self.vanish, self.appear) = (vanish, appear)
  }

  /// A policy at its usual dose.
  init(
    _ kind: PolicyKind, _ sets: [String] = [], in model: String = "icu", common: [String] = [],
    vanish: [String] = [], appear: [String] = []
  ) {
    self.init(
      kind.name, ["policies.\(kind.name).active=on"] + sets, in: model, common: common,
      vanish: vanish, appear: appear)
  }
}

extension DescribedOption {
  static let all = people + resources + work + breaks + policies + outside

  private static let none = "No agent learns. Traits, skill among them, are fixed"
  private static let traits = "Traits do not change while a person holds a post."
  private static let unlearned = ["mechanisms.learning=off"]

  private static let people: [Self] = [
    Self(
      "learning", ["mechanisms.learning=on"], common: unlearned, vanish: [none, traits],
      appear: ["Regulation skill is lost under strain and without practice", "strainLoss · E"]),
    Self(
      "novices", ["dynamics.people.noviceShare=0.5"], common: unlearned, vanish: [none, traits],
      appear: ["The skill of novices grows", "who of the hired is a novice"]),
    Self(
      "supervision", ["site.units.icu.programmes.supervision.everyDays=14"], common: unlearned,
      vanish: [none, traits],
      appear: [
        "Programmes raise the set point of skill",
        "Programmes raise R₀. It stays where it was put.",
        "who attends a session", "the day's sessions are held",
        "grows; falls at supportive contacts and sessions",
      ]),
    Self(
      "contacts", ["site.units.icu.peerSupport.contactRate=0"],
      vanish: [
        "Clinicians of one unit on duty meet at random in contacts.",
        "Whether a contact is supportive depends", "Contacts between colleagues",
        "after a supportive contact (both sides)", "contacts: their times",
        "Everybody on duty in a unit can meet everybody else.",
      ], appear: ["There are no contacts between colleagues."]),
    Self(
      "teams", ["site.units.icu.peerSupport.teams=3"],
      vanish: [
        "There are no teams within a unit", "Everybody on duty in a unit can meet everybody else.",
        "each equally likely.",
      ],
      appear: ["Posts belong to teams", "`teamTie` times as likely"]),
    Self(
      "one steady state", ["dynamics.capacity.refillWhenDepleted=1"],
      vanish: [
        "It makes two steady states possible.", "That clinicians or units tip between",
        "two stable steady states exist", "That people tip is a hypothesis.",
      ], appear: ["there is one steady state for any constant B/A"]),
    Self(
      "distancing", ["clinicians.distancing=0.5"],
      vanish: [],
      appear: ["**Reflective distancing.**", "skill of reflective distancing", "stepping back"]),
    Self(
      "no errors", ["mechanisms.errors=off"],
      vanish: ["and errors.", "Errors add to guilt", "- errors;"]),
    Self(
      "start", ["horizon.warmUpDays=0"], vanish: ["days are simulated and left out"],
      appear: ["There is no warm-up"]),
  ]

  private static let resources: [Self] = [
    Self(
      "float pool", ["site.floatPool=2"],
      vanish: [
        "Nobody stands in for the absent", "A colleague who is missing is not replaced",
        "Units do not exchange staff or cases.", "Units do not interact.",
      ],
      appear: [
        "stand-ins, who come for a shift", "**Float pool.**",
        "and staff only through the float pool",
        "stand-ins are called for the shifts of the day", "The float pool belongs to the site",
        "each holder of a post and stand-in",
      ]),
    Self(
      "agency", ["site.units.icu.agency.share=0.5"],
      vanish: ["Nobody stands in for the absent", "A colleague who is missing is not replaced"],
      appear: ["**Agency.**", "whether agency staff can be had"]),
    Self(
      "nobody missing", ["mechanisms.absence=off"],
      common: ["mechanisms.turnover=off", "site.units.icu.posts.nurse.vacationWeeks=0"],
      vanish: [
        "A colleague who is missing is not replaced", "Nobody stands in for the absent",
        "Sickness absence", "sick until", "lost shifts", "The main feedback runs",
      ]),
    Self(
      "nobody leaves", ["mechanisms.turnover=off"],
      vanish: [
        "held by one clinician after another", "Leaving and hiring",
        "Clinicians leave by resignation",
        "vacant until", "vacancies and",
      ], appear: ["posts, each held by one clinician;", "No clinician leaves."]),
    Self(
      "vacation", ["site.units.icu.posts.nurse.vacationWeeks=0"],
      vanish: ["on vacation, awake", "Vacation comes in blocks", "leaving, hiring, vacation"]),
    Self(
      "vacant start", ["perturbation.startVacant=0.2"], common: ["mechanisms.turnover=off"],
      vanish: ["Every post is filled.", "posts, each held by one clinician;"],
      appear: [
        "Each post is vacant at the start with probability 0.2", "What is done from outside",
        "which posts are vacant at the start", "vacant until",
      ]),
    Self(
      "capacity at the start", ["perturbation.startCapacity=0.4"],
      appear: ["At the very start of the run C is 0.4 instead"]),
    Self(
      "on call", ["site.units.icu.rota.shifts.night.onCall=on"],
      appear: [
        "at home, on call", "`onCallDetachment`", "calls out of who is on call",
        "On call, the timer of duty is that of calls out.",
      ]),
    Self(
      "no overrun", ["site.units.icu.rota.overrunMean=0"],
      vanish: [
        "The overrun is gamma distributed", ", overrun, off duty", "sleep onset and overruns",
      ],
      appear: ["Nothing is left to do after it."]),
    Self(
      "debriefings without overrun", ["site.units.icu.programmes.debriefing.offered=1"],
      common: ["site.units.icu.rota.overrunMean=0"],
      appear: [
        ", overrun, off duty", "The time that debriefings took is added.", "`debriefing`: P by",
      ]),
  ]
}
