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
  let appendix: ParameterAppendix
  var model: Model { loaded.model }

  public init(_ loaded: LoadedModel) {
    self.loaded = loaded
    parts = ActingParts(model: loaded.model)
    appendix = ParameterAppendix(loaded, parts)
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
        + " Everything is said of the model with its policies. Mechanisms that do not act are "
        + "named in section 3; their submodels are left out, and their numbers listed last.",
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
    let calibrated = appendix.acting.filter { $0.grade == .calibrated }
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
    let posts =
      parts.has(.vacancies) ? "held by one clinician after another" : "held by one clinician"
    let entities = Self.holding([
      (true, "care units"), (true, "posts, each \(posts)"),
      (parts.has(.standIns), "stand-ins, who come for a shift"),
      (parts.has(.cases), "cases (\(caseWords))"),
      (true, "and the site, which is the collection of units"),
    ])
    return [
      "The entities are \(entities.joined(separator: "; ")). \(size) Units do not exchange "
        + (parts.has(.floatPool)
          ? "cases, and staff only through the float pool." : "staff or cases."),
      "**Scales.** Time is continuous; a year has 365 days, and observed day 1 is a \(firstDay). A run "
        + "covers \(model.horizon.warmUpDays.shortText) days of warm-up, left out of all outcomes, and "
        + "\(model.horizon.days.shortText) observed days. Space is not represented."
        + (parts.has(.contacts)
          ? " Clinicians of a unit meet when they are on duty together." : ""),
    ] + SiteTables(parts).blocks + [Markdown.heading(4, "Clinicians and cases")]
      + StateTable(parts: parts).blocks
  }

  /// What a case is, by kind of work.
  private var caseWords: String {
    let words: [(WorkKindName, String)] = [
      (.beds, "patients in beds"), (.visits, "visits"), (.appointments, "clients of a panel"),
      (.calls, "calls"),
    ]
    return words.filter { parts.has(.cases, .kind($0.0)) }.map(\.1).joined(separator: ", ")
  }

  /// How many units and posts there are, in each phase of the run.
  private var size: String {
    func count(_ number: Double, _ word: String) -> String {
      "\(number.shortText) \(word)\(number == 1 ? "" : "s")"
    }
    let sizes = parts.phases.map { phase in
      let posts = phase.units.reduce(0.0) { sum, unit in
        sum + unit.count * UnitPhase(model: phase, unit: unit).posts
      }
      return (phase.units.reduce(0.0) { $0 + $1.count }, posts)
    }
    let (units, posts) = sizes[0]
    let later = sizes[sizes.count - 1].1
    return "This model has \(count(units, "unit")) and \(count(posts, "post"))"
      + (later == posts ? "." : ", \(later.shortText) once the policies begin.")
  }

  // MARK: Details

  private var details: [String] {
    [Markdown.heading(2, "Details"), Markdown.heading(3, "5. Initialisation")]
      + initialisation
      + [Markdown.heading(3, "6. Input data")] + inputData
      + [Markdown.heading(3, "7. Submodels")] + Submodels(loaded, parts).blocks
  }

  private var firstDay: String {
    Weekday.names[model.horizon.firstWeekday]
      + (model.horizon.start.isEmpty ? "" : " (\(model.horizon.start))")
  }

  private var parameters: [String] {
    [Markdown.heading(2, "Parameters")] + appendix.blocks
  }
}
