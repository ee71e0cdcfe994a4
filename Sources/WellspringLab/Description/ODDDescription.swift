// A model after the ODD protocol: what `wellspring describe FILE --format odd` prints.
//
// ODD (Overview, Design concepts, Details) is the format in which agent-based models are published:
// Grimm et al. 2006 (doi 10.1016/j.ecolmodel.2006.04.023), 2010 (10.1016/j.ecolmodel.2010.08.019),
// 2020 (10.18564/jasss.4259). Everything said here is read from the loaded model or holds for every
// model; what a mechanism does is left out where it does not act.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Writes the ODD description of a loaded model as Markdown.
public struct ODDDescription: Sendable {
  let loaded: LoadedModel
  let parts: ActingParts
  var model: Model { loaded.model }

  public init(_ loaded: LoadedModel) {
    self.loaded = loaded
    parts = ActingParts(model: loaded.model)
  }

  /// The whole page. The same model gives the same text.
  public var markdown: String {
    Markdown.page(title + overview + designConcepts + details + parameters)
  }

  private var title: [String] {
    [
      Markdown.heading(1, "ODD description of \(model.name)"),
      "This description follows the ODD protocol (Overview, Design concepts, Details) for "
        + "agent-based models (Grimm et al. 2006, 2010, 2020). It was written by Wellspring "
        + "\(wellspringVersion) from `\(fileName)`, the model as loaded"
        + (settings.isEmpty ? "." : ", with \(settings.joined(separator: ", ")) set on top.")
        + " Mechanisms that do not act are named in section 3; their submodels and parameters are "
        + "left out.",
    ]
  }

  /// What was set on top of the file, in the order of the registry.
  private var settings: [String] {
    loaded.values.filter { $0.origin.name == "set" }.map { "`\($0.path)=\($0.text)`" }
  }

  /// Without the folders, which say nothing about the model.
  private var fileName: String { loaded.file.split(separator: "/").last.map(String.init) ?? "" }

  // MARK: Overview

  private var overview: [String] {
    [Markdown.heading(2, "Overview"), Markdown.heading(3, "1. Purpose and patterns")]
      + purpose
      + [Markdown.heading(3, "2. Entities, state variables and scales")] + entities
      + [Markdown.heading(3, "3. Process overview and scheduling")] + processes
  }

  private var purpose: [String] {
    let frame =
      "Wellspring simulates how the workload of a care unit and the compassion capacity of its "
      + "clinicians move each other. Its use is to compare units and policies; it holds no personal "
      + "data and is not for judging a person."
    let words = Markdown.inline(model.description)
    return (words.isEmpty ? [] : ["The model file states:", "> " + words]) + [frame] + patterns
  }

  /// Published patterns that decided a parameter, by its source.
  private var patterns: [String] {
    let calibrated = ParameterAppendix(loaded).acting.filter { $0.grade == .calibrated }
    guard !calibrated.isEmpty else {
      return [
        "**Patterns.** No number that acts in this model was fitted to an empirical pattern."
      ]
    }
    var sources: [(String, [String])] = []
    for value in calibrated {
      let source = ParameterAppendix.source(value)
      if let place = sources.firstIndex(where: { $0.0 == source }) {
        sources[place].1.append("`\(value.path)`")
      } else {
        sources.append((source, ["`\(value.path)`"]))
      }
    }
    return [
      "**Patterns.** These published patterns were used to calibrate parameters; to reproduce "
        + "them is therefore no test of the model. What else comes out follows from the mechanisms "
        + "and has to be held against further data."
    ]
      + Markdown.table(
        ["pattern (source)", "fitted"], sources.map { [$0.0, $0.1.joined(separator: ", ")] })
  }

  private var entities: [String] {
    let cases =
      parts.has(.cases) ? "cases (patients in beds, or visits); " : ""
    let units = model.units.reduce(0) { $0 + $1.count }
    let posts = model.units.reduce(0) { $0 + $1.count * ActingParts.posts($1) }
    return [
      "The entities are care units; posts, each held by one clinician after another; \(cases)and "
        + "the site, which is the collection of units. This model has \(units.shortText) "
        + "\(units == 1 ? "unit" : "units") and \(posts.shortText) "
        + "\(posts == 1 ? "post" : "posts"). Units do not exchange staff or cases.",
      "**Scales.** Time is continuous; a year has 365 days, and observed day 1 is a \(firstDay). A run "
        + "covers \(model.horizon.warmUpDays.shortText) days of warm-up, left out of every table, and "
        + "\(model.horizon.days.shortText) observed days. Space is not represented: clinicians of a "
        + "unit who are on duty can all meet.",
    ] + SiteTables(loaded).blocks + [Markdown.heading(4, "Clinicians and cases")]
      + StateTable(parts: parts).blocks
  }

  // MARK: Details

  private var details: [String] {
    [Markdown.heading(2, "Details"), Markdown.heading(3, "5. Initialisation")]
      + initialisation
      + [Markdown.heading(3, "6. Input data")] + inputData
      + [Markdown.heading(3, "7. Submodels")] + Submodels(loaded).blocks
  }

  var initialisation: [String] {
    let injury =
      parts.has(.past)
      ? " Moral injury, secondary traumatic stress and beliefs start at what a person of that tenure "
        + "would carry: the hours of the rota at the unit's average exposure, against recovery, in "
        + "closed form." : ""
    let first =
      parts.has(.shifts)
      ? "A run starts at a midnight, with everybody on a rota asleep and no cases."
      : "A run starts at a midnight, with everybody on duty and no cases."
    let rested = parts.acts(.encounters) ? ", drive at its set point" : ""
    return [
      "\(first) Every post is filled. A new holder draws their traits and starts rested: C = 1, the "
        + "state of exhaustion 0\(rested), efficacy at `efficacyBase`, and cynicism at the value "
        + "towards which the person's base of exhaustion pulls it. All other states start at 0.\(injury)",
      warmUp + " Initial states follow the same law in every replicate; the draws differ.",
    ]
  }

  private var firstDay: String {
    Weekday.names[model.horizon.firstWeekday]
      + (model.horizon.start.isEmpty ? "" : " (\(model.horizon.start))")
  }

  private var warmUp: String {
    model.horizon.warmUpDays == 0
      ? "There is no warm-up: recording starts at once."
      : "The first \(model.horizon.warmUpDays.shortText) days are simulated and not recorded, so "
        + "that the start weighs less."
  }

  private var inputData: [String] {
    var inputs: [String] = []
    for unit in model.units {
      let path = "site.units.\(unit.name)"
      for key in ["byHour", "byWeekday"] {
        guard let profile = loaded["\(path).work.arrivals.\(key)"], profile.text != "[]"
        else { continue }
        inputs.append("`\(profile.path)`: \(profile.text).")
      }
      if unit.rota.rosterDays > 0 {
        inputs.append("`\(path).rota.roster`: a roster of \(unit.rota.rosterDays) days.")
      }
    }
    return inputs.isEmpty
      ? ["No time series drives the model from outside."]
      : ["These series drive the model from outside; each repeats without end."]
        + Markdown.list(inputs)
  }

  private var parameters: [String] {
    [Markdown.heading(2, "Parameters")] + ParameterAppendix(loaded).blocks
  }
}
