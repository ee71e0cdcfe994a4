// Submodels of people and resources: absence, leaving, newcomers, stand-ins, conditions, hours.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Submodels {
  var absence: Submodel {
    let nobody = parts.has(.standIns) ? "" : " Nobody stands in for the absent."
    let law =
      parts.acts(.unitSpiral)
      ? [
        "The rate at which people fall ill rises with depletion:",
        Markdown.code([
          "absenceRate · e^(absenceExhaustion (X − exhaustionBase)₊ + absenceSleepDebt S)",
          "S → (1 − hours slept since midnight/need)₊      daily, time constant sleepDebtTime",
        ]),
        "X is exhaustion as a share of its scale and S sleep debt.",
      ]
      : ["People fall ill at `absenceRate`, that of a person who is not depleted."]
    return Submodel(
      title: "Sickness absence",
      blocks: law + [
        "This is decided at midnight. A spell lasts the day that begins and a gamma distributed time "
          + "more (shape 1.2, mean `absenceDays` − 1), in whole days: the one below or above by chance, "
          + "so that the mean stays. A shift that starts during sickness is lost; a shift already "
          + "begun is finished. Nobody works while sick.\(nobody)"
      ])
  }

  var turnover: Submodel {
    let distress =
      model.dynamics.people.leavingDistress > 0 && parts.acts(.moralInjury)
      ? " + leavingDistress (d + ϱ)" : ""
    let law =
      parts.acts(.unitSpiral)
      ? [
        "The rate at which people leave rises with depletion:",
        Markdown.code([
          "leavingRate · e^(leavingExhaustion (X − exhaustionBase)₊",
          "                + leavingCynicism (Y − cynicismShare · exhaustionBase)₊",
          "                + leavingInjury I\(distress))",
        ]),
        "I is the mean of guilt/shame and betrayal/anger."
          + (distress.isEmpty ? "" : " d and ϱ are moral distress and its residue."),
      ]
      : ["People leave at `leavingRate`, that of a person who is not depleted."]
    return Submodel(
      title: "Leaving and hiring",
      blocks: law + [
        "They leave at midnight, and never within a shift. The post is empty for a gamma "
          + "distributed time (`hiringShape`, `hiringDays`). The new holder starts at the next "
          + "midnight, with traits and states drawn as at the start of a run." + newcomers
      ])
  }

  private var newcomers: String {
    let novices =
      parts.has(.novices)
      ? " A share `noviceShare` of them are novices: no tenure, and skill at `noviceSkill` times "
        + "its set point, to which it grows with the time constant `skillGrowthDays`." : ""
    let orientation =
      parts.has(.orientation)
      ? " For `orientationWeeks` one is new in the unit: the limit on cases is `orientationCaseload` "
        + "times the usual one (at least one case), and each hour of a shift takes "
        + "`orientationSupervision` hours of somebody beside those on duty." : ""
    return novices + orientation
  }

  var standIns: Submodel {
    let pool =
      parts.has(.floatPool)
      ? [
        "**Float pool.** A nurse of the site's pool is on duty on a day with probability "
          + "`floatPoolShiftsPerWeek`/7, in one of the day's shifts at work (each equally likely), and "
          + "offered to one unit, in proportion to posts. These draws belong to the site and every "
          + "unit makes them alike, so that units stay independent and nobody is offered twice. "
          + "Who is not needed where offered is paid all the same."
      ] : []
    let agency =
      parts.has(.agency)
      ? [
        "**Agency.** For each gap that is left, at most `maximumPerShift` in a shift, agency staff "
          + "can be had with probability `share`, where the gap is known `noticeHours` before the "
          + "shift: vacancies and vacations are, sickness is from the midnight at which it began."
      ] : []
    return Submodel(
      title: "Stand-ins",
      blocks: [
        "At midnight the gaps of each shift of the day are counted: rostered posts that are vacant "
          + "and holders on vacation or sick; not of shifts on call\(uncovered). Stand-ins are wanted "
          + "for all of them, or (`fillUpTo` above 0) as many as bring the shift to that number. Who "
          + "stands in has the role, the limit and the nominal demand of the gap; where there are gaps "
          + "of several roles and fewer stand-ins, each gap that is left is equally likely."
      ] + pool + agency + [
        "A stand-in starts each shift rested, with traits drawn anew, the mean exhaustion and "
          + "cynicism of those who hold posts, and carries cases, breaks and contacts like others. "
          + "The same cases weigh 1/efficiency as much on them, and what they can do before care is "
          + "left undone is that share of the usual (`floatPoolEfficiency`, `agency.efficiency`). "
          + "They are not in the outcomes about staff."
      ])
  }

  /// The roles that nobody stands in for.
  private var uncovered: String {
    let roles = model.units.flatMap { $0.posts }.filter { $0.standIns == 0 }.map(\.role)
    if roles.isEmpty { return "" }
    var names: [String] = []
    for role in roles where !names.contains(role) { names.append(role) }
    return ", and not of " + names.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// Conditions of work that wear on everybody alike.
  var conditions: Submodel {
    var factors: [String] = []
    if parts.has(.shortNotice) {
      factors.append("(1 + unpredictabilityDepletion · shortNoticeShare)")
    }
    if parts.has(.daysOffChoice) {
      factors.append("(1 − daysOffRelief · daysOffChoice · (1 − shortNoticeShare))")
    }
    if parts.has(.unclearProtocols) {
      factors.append("(1 + unclarityDepletion · (1 − protocolClarity))")
    }
    return Submodel(
      title: "Predictability and clarity",
      blocks: [
        "They multiply `workDepletion`; shifts stay as rostered.",
        Markdown.code(factors),
      ])
  }

  var hasConditions: Bool {
    parts.has(.shortNotice) || parts.has(.daysOffChoice) || parts.has(.unclearProtocols)
  }
}
