// Options of work and breaks, and of what is done from outside.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

@testable import WellspringLab

extension DescribedOption {
  static let work: [Self] = [
    Self(
      "no cases", ["site.units.icu.work.arrivals.rate=0"],
      vanish: [
        "cases (patients in beds)", "They share the unit's cases",
        "They cover each other's breaks.",
        "arrivals, and each case's", "State variables of a case", "The empathic encounter",
        "one timer for the next arrival", "Cases arrive by a Poisson process", "missed breaks",
      ], appear: ["No cases arrive.", "Without cases every break is free of care."]),
    Self(
      "lengthening", ["site.units.icu.work.lengthening.depletion=0.5"],
      vanish: [
        "The length does not depend on the clinician.",
        "The length of a case does not depend on who cares for it", "lengths of cases, the rota",
      ], appear: ["`lengthening.depletion` (1 − C)₊", "lengths of cases before they are drawn out"]),
    Self(
      "patience", ["site.units.icu.work.patienceMean=5"],
      appear: ["length and patience;", "or the end of patience", "when they lose patience,"]),
    Self(
      "own demand", ["site.units.icu.posts.nurse.nominalDemand=3"],
      vanish: ["The load is 1 at a demand of 2."],
      appear: ["The load is 1 at the nominal demand of the post.", "nominal demand |"]),
    Self(
      "own limit", ["site.units.icu.posts.nurse.caseLimit=3"],
      vanish: ["a clinician has at most 2 cases"],
      appear: ["the most cases that a clinician has are those of the post"]),
    Self(
      "alone", ["site.units.icu.posts.nurse.count=1"],
      vanish: [
        "They cover each other's breaks.", "They share the unit's cases",
        "Contacts between colleagues",
        "the patient in bed goes to a colleague",
      ]),
    Self(
      "avoidance", ["mechanisms.avoidance=off"],
      vanish: [
        "the patient in bed goes to a colleague", "Traumatic cases may be handed to a colleague",
        "handed on out of avoidance", "Who avoids trauma may hand",
      ], appear: ["Avoidance is recorded and acts on nothing else."]),
    Self(
      "no-shows", ["site.units.clinic.work.appointments.noShow=0"], in: "clinic",
      vanish: ["who does not come to a session;"]),
    Self(
      "no triage", ["site.units.emergency.work.triage.mean=0"], in: "emergency",
      vanish: [
        "A visit is first triaged", "the time of triage;", "end of triage", "part of the care",
      ]),
    Self(
      "no transport",
      ["medical", "injury", "critical"].map {
        "site.units.station.work.cases.\($0).transportShare=0"
      },
      in: "ambulance", vanish: ["who is brought to hospital;"]),
    Self(
      "switched off", ["mechanisms.all=off"],
      vanish: [
        "an error happens", "Capacity C is a ratio: 1 is a rested person at a sustainable job. A (",
      ],
      appear: ["It cannot tip.", "There are no breaks.", "No agent learns."]),
  ]

  static let breaks: [Self] = [
    Self(
      "breaks off", ["mechanisms.breaks=off"],
      vanish: [
        "Breaks planned in a shift: 2", "They cover each other's breaks.",
        "on a break free of care",
        "(the carer before a colleague covered a break)", "Whether a planned break is taken",
        "whether one feels free to take a break", ", or on a break at the desk",
      ], appear: ["There are no breaks.", "Breaks: none."]),
    Self(
      "micro-breaks only", ["site.units.icu.breaks.microBreaks=4"],
      common: ["site.units.icu.breaks.planned=0"],
      vanish: ["There are no breaks."],
      appear: [
        "Micro-breaks meant in a shift: 4 of 8 min.", "whether a micro-break is taken;",
        "on a micro-break", "4 micro-breaks of 8 min meant in a shift",
      ]),
    Self(
      "no planned breaks", ["site.units.icu.breaks.planned=0"],
      common: ["site.units.icu.breaks.microBreaks=4"],
      vanish: [
        "A planned break that comes due ends it.", "They cover each other's breaks.",
        "missed breaks", "on a break at the desk",
      ]),
    Self(
      "relief", ["site.units.icu.breaks.reliefPersons=1"], appear: ["`reliefAcceptance`)"]),
    Self(
      "guilt", ["site.units.icu.breaks.restGuilt=0.3"], appear: ["Γ = (1 − restGuilt"]),
  ]

  static let outside: [Self] = [
    Self(
      "a surge that changes nothing",
      ["site.units.bedside.work.arrivals.surges.nobody-else.arrivals=1"], in: "one-nurse",
      vanish: ["arrivals × 0", ", but for surges.", "In a surge the rate of arrivals"],
      appear: ["No time series drives the model from outside."]),
    Self(
      "push", ["perturbation.push=0.3", "perturbation.pushShare=0.5"],
      vanish: ["No time series drives the model from outside."],
      appear: ["loses `push`, 0.3", "whom the push strikes", "what is done from outside is done"]),
    Self(
      "ramp", ["perturbation.rampTo=2", "perturbation.rampDays=3"],
      vanish: ["No time series drives the model from outside."],
      appear: ["goes in daily steps to `rampTo`, 2", "w = f · W ·"]),
    Self("workload", ["perturbation.workload=1.2"], appear: ["is multiplied by `workload`, 1.2"]),
    Self(
      "later policies", ["policies.startDay=3"], common: ["policies.break-plan.active=on"],
      vanish: [
        "No time series drives the model from outside."
      ],
      appear: [
        "Policies begin on observed day 3.", "Until the policies begin:",
        "From observed day 3 on, under the policies:", "on their day, the policies begin",
        "Breaks planned in a shift: 2 of 30 min.",
      ]),
  ]
}
