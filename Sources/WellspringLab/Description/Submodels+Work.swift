// The submodel of work: arrivals, waiting, assignment, and what only some kinds of work have.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Submodels {
  var work: Submodel {
    let kinds = Set(parts.scopes.filter { $0.has(.cases) }.map(\.kind.rawValue))
    let hours = followsHours ? "follows the hour of the week" : "is constant"
    let pace =
      lengthens
      ? "What is left of a case lasts 1 + `lengthening.depletion` (1 − C)₊ + `lengthening.overload` "
        + "(w − 1)₊ times as long with the clinician who takes it."
      : "The length does not depend on the clinician."
    let surge =
      parts.has(.surges)
      ? " In a surge the rate of arrivals, the share of a class and the hazard of morally injurious "
        + "events are multiplied by its factors." : ""
    return Submodel(
      title: "Arrivals, waiting and assignment",
      blocks: [
        "Arrivals are a Poisson process at a rate that \(hours).\(byDate) A case draws its class (`share`), "
          + "whether it is traumatic (`traumaShare`) and its length (`length`), "
          + "\(Markdown.enumeration(lengths)). \(pace)\(surge)"
      ] + Markdown.list(waitingRules(kinds) + assignmentRules(kinds)) + kindBlocks(kinds) + [undone]
    )
  }

  /// Care that nobody gives.
  private var undone: String {
    let unattended = parts.has(.cases, .handOvers)
    return Markdown.code([
      "unmet demand = " + (unattended ? "demand of unattended cases" : ""),
      (unattended ? "             + " : "               ")
        + "Σ over clinicians (their demand − stretch · nominalDemand)₊",
      "U = unmet demand/demand of all cases in care",
    ])
  }

  private func waitingRules(_ kinds: Set<String>) -> [String] {
    ODDDescription.holding([
      (kinds.contains("beds"), "A patient needs a free bed, or waits."),
      (
        kinds.contains("visits"),
        "A visit needs a clinician with a free place, or one of each of the `roles` of its class, or "
          + "waits."
      ),
      (kinds.contains("appointments"), "A client needs a place on a panel, or waits."),
      (kinds.contains("calls"), "A call needs a whole crew that is free, or waits."),
      (
        true,
        "At most `waitingPlaces` wait; one more is turned away. A waiting case leaves unseen after an "
          + "exponential time with mean `patienceMean` (0: never). Waiting cases are served by "
          + "`urgency`, the highest first, and first come, first served within it."
      ),
    ])
  }

  private func assignmentRules(_ kinds: Set<String>) -> [String] {
    ODDDescription.holding([
      (
        kinds.contains("appointments"),
        "A client goes to the panel, with room, of the clinician who is first by `assignment`: fewest "
          + "clients, next in turn, or most capacity. Ties go to the next in turn."
      ),
      (
        !kinds.isSubset(of: ["appointments"]),
        "A case goes to the clinician on the floor (working, or at the desk) who is first by "
          + "`assignment`: fewest cases, next in turn, least demand, or most capacity as of their last "
          + "event or refresh. Ties go to the next in turn. Nobody gets more than the limit (that of "
          + "the post, or `caseloadCap.limit`) while another has room; with a hard limit, or in work "
          + "other than beds, nobody is given a new case beyond it."
      ),
    ]) + policyRules
      + ODDDescription.holding([
        (
          parts.has(.shifts, .cases, .handOvers),
          "At the end of a shift cases go to those who stay. Who comes on takes over from colleagues "
            + "above the limit while that evens out the load."
        ),
        (
          kinds.contains("beds"),
          "In a bed, a case that nobody can take is unattended until somebody can."
        ),
      ])
  }

  private var followsHours: Bool {
    parts.scopes.contains {
      $0.has(.cases)
        && !($0.unit.work.arrivals.byHour + $0.unit.work.arrivals.byWeekday
          + $0.unit.work.arrivals.byHourOfWeek).isEmpty
    }
  }

  /// What dates do to the rate.
  private var byDate: String {
    let arrivals = parts.scopes.filter { $0.has(.cases) }.map(\.unit.work.arrivals)
    var factors: [String] = []
    if arrivals.contains(where: { !$0.byMonth.isEmpty }) {
      factors.append("the month (`byMonth`, scaled to mean 1 over the days of a year)")
    }
    if parts.has(.holidays), arrivals.contains(where: { $0.onHolidays != 1 }) {
      factors.append("public holidays (`onHolidays`)")
    }
    return factors.isEmpty ? "" : " It is multiplied by \(Markdown.enumeration(factors))."
  }

  /// What the length of a case is, by kind of work.
  private var lengths: [String] {
    let kinds: [(WorkKindName, String)] = [
      (.beds, "which runs from admission"), (.visits, "which runs from the start of care"),
      (.appointments, "the time for which one is a client"), (.calls, "the time on scene"),
    ]
    return kinds.filter { parts.has(.cases, .kind($0.0)) }.map(\.1)
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
}
