// Section 4 of an ODD: the eleven design concepts.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ODDDescription {
  var designConcepts: [String] {
    let concepts: [(String, [String])] = [
      ("Basic principles", basicPrinciples), ("Emergence", emergence), ("Adaptation", adaptation),
      ("Objectives", ["No agent pursues an objective, and no measure of success is maximised."]),
      (
        "Learning",
        ["No agent learns. Traits, skill among them, are fixed while a person holds a post."]
      ), ("Prediction", prediction), ("Sensing", sensing), ("Interaction", interaction),
      ("Stochasticity", stochasticity), ("Collectives", collectives), ("Observation", observation),
    ]
    return [Markdown.heading(2, "Design concepts"), Markdown.heading(3, "4. Design concepts")]
      + concepts.enumerated().flatMap { number, concept in
        [Markdown.heading(4, "4.\(number + 1) \(concept.0)")] + concept.1
      }
  }

  private var basicPrinciples: [String] {
    var principles = [
      "Capacity is a stock that recovery fills and work empties (effort and recovery)."
    ]
    if parts.acts(.lossSpiral) {
      principles.append(
        "Who has less, regains less: the loss spiral of Conservation of Resources theory. It makes "
          + "two steady states possible.")
    }
    if parts.acts(.encounters) {
      principles.append(
        "An encounter with distress has two sides: contagion, which costs capacity, and compassion, "
          + "which gives some back. Which prevails depends on affect shared and on control.")
    }
    if parts.acts(.sleep) {
      principles.append(
        "Sleep pressure and circadian phase follow the two processes of sleep regulation.")
    }
    if parts.acts(.moralInjury) {
      principles.append(
        "Moral distress is short and follows events; moral injury accumulates and fades slowly, "
          + "whatever the rest.")
    }
    principles.append("Burnout is slow: exhaustion follows depletion, cynicism follows exhaustion.")
    let tipping =
      parts.acts(.lossSpiral)
      ? [
        "That clinicians or units tip between two stable states is a hypothesis of the model. "
          + "Bistability of clinician burnout has not been shown directly."
      ] : []
    return Markdown.list(principles) + tipping
  }

  private var emergence: [String] {
    let results = [
      parts.has(.cases) ? "load" : nil, parts.has(.cases) ? "waiting" : nil,
      parts.has(.cases) ? "care left undone" : nil, parts.acts(.breaks) ? "missed breaks" : nil,
      parts.acts(.absence) ? "lost shifts" : nil,
      parts.acts(.turnover) ? "vacancies" : nil,
      "the course of capacity and burnout and their distribution over staff",
    ].compactMap { $0 }
    return [
      "What emerges from events: \(results.joined(separator: ", ")). Imposed are "
        + (parts.has(.cases) ? "arrivals, lengths of stay, " : "")
        + "the rota, and the laws of traits and hazards."
        + (parts.acts(.absence) && parts.acts(.unitSpiral) && parts.has(.cases)
          ? " The main feedback runs from depletion over burnout to absence"
            + (parts.acts(.turnover) ? " and leaving" : "")
            + ", and so to the load of those who stay." : "")
    ]
  }

  private var adaptation: [String] {
    var rules: [String] = []
    if parts.has(.cases) {
      rules.append(
        "Cases go to clinicians by a fixed rule, which may look at their load or capacity.")
    }
    if parts.acts(.breaks) {
      rules.append("Whether a break is taken depends on cover, load and the freedom to leave.")
    }
    if parts.has(.shifts) { rules.append("Sleep is fitted to the rota.") }
    guard !rules.isEmpty else { return ["Nobody decides anything."] }
    return ["Behaviour is by rule and not by choice."] + Markdown.list(rules)
  }

  private var prediction: [String] {
    parts.has(.shifts)
      ? [
        "Clinicians know their next shift and go to bed accordingly. They predict nothing else."
      ] : ["No agent predicts anything."]
  }

  private var sensing: [String] {
    var senses: [String] = []
    if parts.has(.cases) {
      senses.append("Assignment knows the cases and the demand of everybody on the floor.")
      if parts.acts(.moralInjury) {
        senses.append("Everybody on duty feels the share of the unit's care that is left undone.")
      }
    }
    if parts.acts(.breaks) && parts.has(.cases) {
      senses.append("Who seeks a break sees which colleague has room for the cases.")
    }
    if parts.acts(.socialSupport) || parts.acts(.isolation) {
      senses.append("Whether a contact is supportive depends on the colleague's capacity.")
    }
    return senses.isEmpty
      ? ["Agents sense nothing of each other."] : [senses.joined(separator: " ")]
  }

  var interaction: [String] {
    var ways: [String] = []
    if parts.acts(.encounters) { ways.append("Clinicians and cases meet in empathic encounters.") }
    if parts.acts(.socialSupport) || parts.acts(.socialContagion) || parts.acts(.isolation) {
      ways.append("Clinicians of one unit on duty meet at random in contacts.")
    }
    if parts.has(.cases) {
      ways.append("They share the unit's cases: what one does not carry, others do.")
    }
    if parts.acts(.breaks) && parts.has(.cases) { ways.append("They cover each other's breaks.") }
    if parts.acts(.absence) || parts.acts(.turnover) {
      ways.append(
        parts.has(.standIns)
          ? "The others carry what stand-ins do not take over from an absent colleague."
          : "An absent colleague is not replaced, so the others carry more.")
    }
    return ways.isEmpty ? ["Agents do not interact."] : [ways.joined(separator: " ")]
  }

  private var collectives: [String] {
    [
      "Care units are imposed collectives with their own state: the rota"
        + (parts.has(.cases) ? ", the list of waiting cases, unattended cases" : "")
        + ". There are no teams within a unit and no lasting ties between colleagues."
    ]
  }

  private var observation: [String] {
    [
      "A replicate is summarised by the outcomes below, in `replicates.csv` and, over replicates, in "
        + "`summary.csv`. `daily.csv` has one row for each unit, day and series. On request there is "
        + "one row for each post (`clinicians.csv`), survey result (`surveys.csv`) or event "
        + "(`events.csv`). Recording changes nothing in a run. An outcome that is not defined in a "
        + "model (a mean over nothing) is an empty cell. Outcomes of mechanisms that do not act are "
        + "written all the same and mean nothing.",
      "Scores are true scores of the simulated persons, except in outcomes that end in `_surveyed`, "
        + "which are seen through instruments (section 7).",
    ] + ODDDescription.outcomes
  }

  /// Every outcome with its definition.
  static var outcomes: [String] {
    Markdown.table(
      ["outcome", "unit", "meaning", "formula", "window"],
      Outcome.definitions.map {
        ["`\($0.name)`", $0.unit, $0.meaning, $0.formula, $0.window]
      })
  }
}
