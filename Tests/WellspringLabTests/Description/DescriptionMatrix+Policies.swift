// Every policy, with what it makes false and true of the adult ICU.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

@testable import WellspringLab

extension DescribedOption {
  static let policies: [Self] = plans + cases + help + trainings

  private static let plans: [Self] = [
    Self(
      .staffingLevel, ["policies.staffing-level.dose=0.5"],
      vanish: ["1 unit and 6 posts"],
      appear: ["1 unit and 9 posts", "nurse (added by a policy)", "9 posts in all"]),
    Self(
      .staffingRatio, ["policies.staffing-ratio.dose=1"], vanish: ["1 unit and 6 posts"],
      appear: ["nurse (added by a policy)"]),
    Self(
      .shiftLength, vanish: ["The rota is three-on-four-off.", "| day | 07:00 | 12.5"],
      appear: ["The rota is a sequence of 336 days on and off", "| shift-1 | 07:00 | 8"]),
    Self(
      .forwardRotation,
      common: [
        "site.units.icu.rota.pattern=two-each-two-off", "site.units.icu.rota.rotation=backward",
        "site.units.icu.rota.shifts.day.hours=12", "site.units.icu.rota.shifts.night.hours=12",
        "site.units.icu.rota.minimumRestHours=0",
      ],
      vanish: ["The rota is two-each-two-off."], appear: ["The rota is a roster of"]),
    Self(
      .minimumRest,
      appear: ["`site.units.icu.rota.minimumRestHours` | 10 | 11 |", "at least 11 h of rest"]),
    Self(
      .breakPlan,
      vanish: ["Breaks planned in a shift: 2 of 30 min.", "2 of 30 min planned in a shift"],
      appear: ["Breaks planned in a shift: 3 of 30 min.", "3 of 30 min planned in a shift"]),
    Self(
      .protectedBreaks,
      appear: ["`site.units.icu.breaks.protection` | 0 | 0.5 |", "L = ℓ + protection (1 − ℓ)"]),
    Self(
      .microBreaks, appear: ["Micro-breaks meant in a shift: 4 of 8 min.", "on a micro-break"]),
    Self(
      .restLegitimacy, appear: ["`site.units.icu.breaks.legitimacy` | 0.3 | 0.6 |"]),
    Self(.restorativePlaces, appear: ["(1 + placesGain · places)"]),
    Self(
      .predictableScheduling, appear: ["(1 − daysOffRelief · daysOffChoice"]),
    Self(
      .clearProtocols, common: ["site.units.icu.protocolClarity=0.5"],
      appear: ["`site.units.icu.protocolClarity` | 0.5 | 0.75 |"]),
    Self(
      "clear protocols in a clear unit", ["policies.clear-protocols.active=on"],
      appear: ["It changes nothing here: the unit is so already."]),
    Self(
      .leadershipTransparency, appear: ["Climate of the unit", "e^(leadershipReplenishment λ)"]),
    Self(.moralRepair, appear: ["(1 + repairGain · moralRepair)"]),
    Self(
      .floatPool,
      vanish: ["Nobody stands in for the absent", "Units do not exchange staff or cases."],
      appear: ["**Float pool.**"]),
    Self(
      .agencyCover, vanish: ["Nobody stands in for the absent"], appear: ["**Agency.**"]),
  ]

  private static let cases: [Self] = [
    Self(
      .caseloadCap, ["policies.caseload-cap.dose=2"],
      vanish: ["at most 2 cases, more when everybody"],
      appear: ["at most 1 case.", "at most 1 cases each, never more"]),
    Self(
      .acuityBalancing, ["policies.acuity-balancing.dose=0.4"],
      appear: [
        "(policies: 40 % of cases by least demand)",
        "a share of cases goes to who has the least demand",
        "by which rule a case is assigned;",
      ]),
    Self(
      .capacityAwareAssignment,
      vanish: ["Assignment knows the cases and the demand of everybody on the floor."],
      appear: [
        "a share of cases goes to who has the most capacity", "and the capacity of everybody",
      ]),
    Self(
      .pacedExposure,
      vanish: ["Assignment knows the cases and the demand of everybody on the floor."],
      appear: [
        "traumatic cases go to colleagues of who met trauma lately", "who met trauma lately.",
      ]),
    Self(
      "paced sessions", ["policies.paced-exposure.active=on"], in: "clinic",
      appear: ["It changes nothing here: it is of no use in work of kind appointments."]),
  ]

  private static let help: [Self] = [
    Self(
      .peerSupport,
      appear: [
        "`mentoring`: i by", "`peerGroups`: P by",
        "`site.units.icu.programmes.mentoring.everyDays` | 0 |",
      ]),
    Self(
      .debriefing, appear: ["`debriefing`: P by", "The time that debriefings took is added."]),
    Self(.supervisorCheckIns, appear: ["`checkIns`: i by"]),
    Self(
      .supervision, common: ["mechanisms.learning=off"],
      vanish: ["No agent learns."], appear: ["Programmes raise the set point of skill"]),
    Self(
      .wellbeingScreening,
      appear: [
        "Screening is every `everyDays` days", "waiting for treatment, in treatment",
        "Screening sees a score",
      ]),
    Self(
      "help that is switched off", ["mechanisms.structuredSupport=off"],
      common: ["policies.peer-support.active=on"],
      vanish: ["`mentoring`: i by", "who attends a session;"],
      appear: ["It changes nothing here: `structuredSupport` is off."]),
  ]

  private static let trainings: [Self] = [
    Self(
      .boundariesTraining, common: ["mechanisms.learning=off"],
      vanish: ["No agent learns.", "Traits do not change", "a post and fixed from then on."],
      appear: [
        "Boundaries training (a policy) changes those who take part.", "A policy moves q",
        "who takes part in a policy;",
      ]),
    Self(
      .compassionTraining, common: ["mechanisms.learning=off"],
      vanish: ["No agent learns.", "Traits do not change"],
      appear: [
        "Compassion training raises R₀. It stays where it was put.",
        "set point of regulation skill | R₀",
      ]),
    Self(
      .reflectiveDistancing,
      appear: ["**Reflective distancing.**", "raised by a policy in those who take part"]),
    Self(.reappraisalTraining, appear: ["(1 + isolationReactivity · i) · ϱ"]),
    Self(.neurofeedback, appear: ["(1 + isolationReactivity · i) · ϱ"]),
    Self(.mindfulness, appear: ["(1 − `detachmentLoss` · r ā)₊"]),
    Self(.reflectiveJournaling, appear: ["(1 − `detachmentLoss` · r ā)₊"]),
    Self(
      "training without arousal", ["mechanisms.arousal=off"],
      common: ["policies.mindfulness.active=on"],
      vanish: ["· r ā", "Mindfulness (a policy) changes those who take part."],
      appear: ["It changes nothing here: `arousal` is off."]),
  ]
}
