// Section 4 of an ODD: the eleven design concepts.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ODDDescription {
  var designConcepts: [String] {
    let concepts: [(String, [String])] = [
      ("Basic principles", basicPrinciples), ("Emergence", emergence), ("Adaptation", adaptation),
      ("Objectives", ["No agent pursues an objective or maximises a measure of success."]),
      ("Learning", learning), ("Prediction", prediction), ("Sensing", sensing),
      ("Interaction", interaction), ("Stochasticity", stochasticity),
      ("Collectives", collectives), ("Observation", observation),
    ]
    return [Markdown.heading(2, "Design concepts"), Markdown.heading(3, "4. Design concepts")]
      + concepts.enumerated().flatMap { number, concept in
        [Markdown.heading(4, "4.\(number + 1) \(concept.0)")] + concept.1
      }
  }

  private var basicPrinciples: [String] {
    var principles = [
      "Capacity is a stock that recovery fills and "
        + (parts.has(.load) ? "work empties (effort and recovery)." : "time empties.")
    ]
    let folds = Submodels.spiral(of: model)?.folds
    if parts.acts(.lossSpiral) {
      principles.append(
        "Who has less, regains less: the loss spiral of Conservation of Resources theory."
          + (folds == nil ? "" : " It makes two steady states possible."))
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
        "Moral distress is short and follows events"
          + (parts.has(.cases) ? " and care left undone" : "")
          + "; moral injury accumulates and fades slowly, whatever the rest.")
    }
    principles.append("Burnout is slow: exhaustion follows depletion, cynicism follows exhaustion.")
    let tipping =
      folds != nil
      ? [
        "That clinicians or units tip between two stable states is a hypothesis of the model. "
          + "Bistability of clinician burnout has not been shown directly."
      ] : []
    return Markdown.list(principles) + tipping
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
