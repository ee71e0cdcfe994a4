// Section 4 of an ODD: what agents do, learn, know and share. Each sentence has its condition.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ODDDescription {
  /// Sentences whose conditions hold.
  static func holding(_ sentences: [(Bool, String)]) -> [String] {
    sentences.filter(\.0).map(\.1)
  }

  /// Kinds of work in which an absent colleague's cases fall to those who are there.
  private var sharesCases: Bool { parts.has(.cases, .handOvers, .colleagues) }

  private var coversBreaks: Bool {
    parts.has(.acts(.breaks), .plannedBreaks, .cases, .handOvers, .colleagues)
  }

  var emergence: [String] {
    let cases = parts.has(.cases)
    let results = Self.holding([
      (cases, "load"), (cases, "waiting"), (cases, "care left undone"),
      (parts.has(.acts(.breaks), .plannedBreaks, .cases), "missed breaks"),
      (parts.has(.acts(.absence), .shifts), "lost shifts"), (parts.acts(.turnover), "vacancies"),
      (true, "the course of capacity and burnout and their distribution over staff"),
    ])
    let imposed = Self.holding([
      (cases, "arrivals"),
      (cases, lengthens ? "lengths of cases before they are drawn out" : "lengths of cases"),
      (!parts.policies.isEmpty, "policies"),
      (parts.has(.disturbance), "what is done from outside (section 7)"), (true, "the rota"),
      (true, "the laws of traits and hazards"),
    ])
    return [
      "What emerges from events: \(Markdown.enumeration(results)). Imposed are "
        + "\(Markdown.enumeration(imposed)).\(mainFeedback)"
    ]
  }

  private var lengthens: Bool { Submodels(loaded, parts).lengthens }

  /// From burnout over fewer on the floor back to load.
  private var mainFeedback: String {
    guard parts.has(.acts(.unitSpiral), .cases) else { return "" }
    let ways = Self.holding([(parts.acts(.absence), "absence"), (parts.acts(.turnover), "leaving")])
    let ends = Self.holding([
      (sharesCases, "to the load of those who stay"),
      (
        parts.has(.cases, .kind(.calls)) || parts.has(.cases, .kind(.appointments)),
        "to care that waits or is left undone"
      ),
    ])
    if ends.isEmpty { return "" }
    return
      " The main feedback runs from depletion over burnout to \(Markdown.enumeration(ways)), and so "
      + "\(Markdown.enumeration(ends))."
  }

  var adaptation: [String] {
    let rules = Self.holding([
      (
        parts.has(.cases),
        "Cases go to clinicians by a fixed rule, which may look at their load or capacity."
      ),
      (
        coversBreaks,
        "Whether a planned break is taken depends on cover, load and the freedom to leave."
      ),
      (
        parts.has(.acts(.breaks), .plannedBreaks, .cases) && !coversBreaks,
        "Whether a planned break is taken depends on cases in hand, load and the freedom to leave."
      ),
      (
        parts.has(.acts(.breaks), .microBreaks, .cases),
        "Whether a micro-break is taken depends on the load."
      ),
      (
        parts.acts(.sympathy),
        "Who has control left may keep heavy distress at a distance (sympathy)."
      ),
      (
        parts.has(.distancing, .acts(.encounters)),
        "Who has the skill may step back in a hard encounter."
      ),
      (
        parts.has(.acts(.avoidance), .kind(.beds), .colleagues),
        "Who avoids trauma may hand traumatic cases to a colleague."
      ),
      (
        parts.has(.offeredHelp),
        "Whether help that is offered is taken up depends on stigma."
      ),
      (parts.has(.shifts), "Sleep is fitted to the rota."),
    ])
    guard !rules.isEmpty else { return ["Nobody decides anything."] }
    return ["Behaviour is by rule and by chance, not by choice of what is best."]
      + Markdown.list(rules)
  }

  var learning: [String] {
    let ways = Self.holding(
      [
        (
          parts.acts(.learning),
          "Regulation skill is lost under strain and without practice, and comes back."
        ),
        (
          parts.has(.novices, .acts(.encounters)),
          "The skill of novices grows with days in the post."
        ),
        (
          parts.has(.teaching, .acts(.encounters)),
          "Programmes raise the set point of skill (section 7)."
        ),
      ]
        + parts.trainings.map {
          (true, "\($0.definition.title) (a policy) changes those who take part.")
        })
    return ways.isEmpty
      ? ["No agent learns. Traits, skill among them, are fixed while a person holds a post."]
      : Markdown.list(ways)
  }

  var prediction: [String] {
    parts.has(.shifts)
      ? [
        "Clinicians know their next shift and go to bed accordingly. They predict nothing else."
      ] : ["No agent predicts anything."]
  }

  var sensing: [String] {
    let levers = parts.scopes.map(\.unit.levers)
    let capacity = parts.scopes.contains {
      $0.has(.cases)
        && (WorkPlan.assignments[Int($0.unit.work.assignment)] == "capacity-aware"
          || $0.unit.levers.capacityShare > 0)
    }
    let paced = levers.contains { $0.traumaPauseDays > 0 } && parts.acts(.encounters)
    let senses = Self.holding([
      (
        parts.has(.cases, .kind(.appointments)),
        "Assignment knows the panels of all clinicians."
      ),
      (
        parts.has(.cases, .notKind(.appointments)),
        "Assignment knows the cases\(capacity ? "," : " and") the demand"
          + (capacity ? " and the capacity" : "") + " of everybody on the floor"
          + (paced ? ", and who met trauma lately." : ".")
      ),
      (
        parts.has(.acts(.moralInjury), .cases),
        "Everybody on duty feels the share of the unit's care that is left undone."
      ),
      (coversBreaks, "Who seeks a break sees which colleague has room for the cases."),
      (
        parts.hasSupport,
        "Whether a contact is supportive depends on the colleague's capacity."
      ),
      (
        parts.has(.programme(.screening)),
        "Screening sees a score of each who takes part, with its error."
      ),
    ])
    return senses.isEmpty
      ? ["Agents sense nothing of each other."] : [senses.joined(separator: " ")]
  }

  var interaction: [String] {
    let ways = Self.holding(
      [
        (parts.acts(.encounters), "Clinicians and cases meet in empathic encounters."),
        (
          parts.hasSupport || parts.acts(.socialContagion),
          "Clinicians of one unit on duty meet at random in contacts."
        ),
        (
          sharesCases,
          "They share the unit's cases: what one does not carry, others do, or it waits."
        ),
        (
          parts.has(.cases, .kind(.appointments)),
          "Each client belongs to the panel of one clinician; nobody else holds the session."
        ),
        (parts.has(.cases, .kind(.calls)), "Crews share the demand and the encounters of a call."),
        (coversBreaks, "They cover each other's breaks."),
        (
          parts.has(.acts(.avoidance), .kind(.beds), .colleagues),
          "Traumatic cases may be handed to a colleague out of avoidance."
        ),
        (
          parts.has(.programme(.mentoring)) || parts.has(.programme(.checkIns)),
          "Meetings of two and check-ins act on who attends."
        ),
        (
          !groups.isEmpty,
          "\(groups.prefix(1).uppercased() + groups.dropFirst()) act on each who attends; participants do "
            + "not act on each other."
        ),
      ] + absences)
    return ways.isEmpty ? ["Agents do not interact."] : [ways.joined(separator: " ")]
  }

  /// What several attend, or one after an incident.
  private var groups: String {
    let sessions: [Programme] = [.peerGroups, .ethicsForum, .supervision]
    return Markdown.enumeration(
      Self.holding([
        (sessions.contains { parts.has(.programme($0)) }, "group sessions"),
        (parts.has(.programme(.debriefing), .shifts), "debriefings"),
      ]))
  }

  /// Who does the work of those who are missing.
  private var absences: [(Bool, String)] {
    let isMissed = parts.has(.gaps, .cases)
    return [
      (
        isMissed && sharesCases && parts.has(.standIns),
        "The others carry what stand-ins do not take over from a colleague who is missing."
      ),
      (
        isMissed && sharesCases && !parts.has(.standIns),
        "A colleague who is missing is not replaced, so the others carry more."
      ),
      (
        parts.has(.gaps, .cases, .kind(.appointments)),
        "Sessions of a clinician who is away are cancelled."
      ),
      (
        parts.has(.gaps, .cases, .kind(.calls)),
        "With a colleague missing there are fewer crews, and calls wait."
      ),
    ]
  }

  var collectives: [String] {
    let states = Self.holding([
      (true, "the rota"), (parts.has(.cases), "the list of waiting cases"),
      (parts.has(.cases, .handOvers), "unattended cases"),
    ])
    let others = Self.holding([
      (
        parts.has(.teams, .contacts),
        "Posts belong to teams, in turn; members of one team meet more or less often (`teamTie`)."
      ),
      (
        parts.has(.cases, .kind(.appointments)),
        "A clinician and the clients of the panel stay together."
      ),
      (parts.has(.cases, .kind(.calls)), "A crew lasts as long as its call."),
      (
        parts.has(.floatPool),
        "The float pool belongs to the site; its nurses go where they are offered."
      ),
    ])
    return [
      "Care units are imposed collectives with their own state: \(Markdown.enumeration(states)). "
        + others.map { $0 + " " }.joined()
        + (parts.has(.teams, .contacts)
          ? "There are no other lasting ties between colleagues."
          : "There are no teams within a unit and no lasting ties between colleagues.")
    ]
  }
}

extension ActingParts {
  /// Whether a contact may be supportive, to any effect.
  var hasSupport: Bool {
    has(.acts(.socialSupport)) || has(.acts(.isolation), .contacts)
      || (has(.acts(.traumaticStress), .contacts) && model.dynamics.support.contactProcessing > 0)
  }

  /// Policies that change the people who take part, and do so here.
  var trainings: [PolicyKind] {
    policies.filter { $0.definition.changesPeople && obstacle($0) == nil }
  }
}
