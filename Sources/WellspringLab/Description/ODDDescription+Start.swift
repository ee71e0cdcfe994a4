// Sections 5 and 6 of an ODD: how a run starts, and what drives it from outside.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ODDDescription {
  var initialisation: [String] {
    let it = model.perturbation
    let awake = parts.alwaysHas(.shifts) ? "everybody" : "everybody on a rota"
    let on = parts.alwaysHas(.shifts) ? "" : " Who has no rota is on duty from the start."
    let first =
      parts.has(.shifts)
      ? "A run starts at a midnight, with \(awake) asleep and no cases.\(on)"
      : "A run starts at a midnight, with everybody on duty and no cases."
    let filled =
      it.startVacant > 0
      ? "Each post is vacant at the start with probability \(it.startVacant.shortText) "
        + "(`perturbation.startVacant`), until somebody is hired; the others are filled."
      : "Every post is filled."
    return ["\(first) \(filled)\(addedPosts) " + newHolder, warmUp]
  }

  /// Posts that a policy adds later.
  private var addedPosts: String {
    let grows =
      parts.phases.count == 2
      && zip(parts.phases[0].units, parts.phases[1].units).contains { before, after in
        before.posts.reduce(0) { $0 + $1.count } < after.posts.reduce(0) { $0 + $1.count }
      }
    return grows ? " Posts that a policy adds are filled on the day on which it begins." : ""
  }

  private var newHolder: String {
    let start = model.perturbation.startCapacity
    let drive = parts.acts(.encounters) ? ", drive at its set point" : ""
    let skill =
      parts.skillMoves
      ? ", skill at its set point" + (parts.has(.novices) ? " (below it for a novice)" : "") : ""
    let carried = Self.holding([
      (parts.acts(.moralInjury), "moral injury"),
      (parts.acts(.traumaticStress), "secondary traumatic stress"),
      (parts.acts(.worldview), "beliefs"),
    ])
    let past =
      carried.isEmpty
      ? ""
      : " What is carried along (\(Markdown.enumeration(carried))) starts at what a person of that tenure "
        + "would have: the hours of the rota at the unit's average exposure, against recovery, in closed form."
    let atStart =
      start == 1
      ? ""
      : " At the very start of the run C is \(start.shortText) instead (`perturbation.startCapacity`), "
        + "with exhaustion and cynicism in proportion."
    return
      "A new holder draws their traits and starts rested: C = 1, the state of exhaustion 0\(drive)"
      + "\(skill), efficacy at `efficacyBase`, and cynicism at the value towards which the person's "
      + "base of exhaustion pulls it. All other states start at 0.\(past)\(atStart)"
  }

  private var warmUp: String {
    (model.horizon.warmUpDays == 0
      ? "There is no warm-up: recording starts at once."
      : "The first \(model.horizon.warmUpDays.shortText) days are simulated and left out of all "
        + "outcomes, so that the start weighs less.")
      + " Initial states follow the same law in every replicate; the draws differ."
  }

  var inputData: [String] {
    var repeated: [String] = []
    var others: [String] = []
    for scope in parts.scopes.prefix(model.units.count) {
      let path = "site.units.\(scope.unit.name)"
      if scope.has(.cases) {
        for key in ["byHour", "byWeekday", "byHourOfWeek", "byMonth"] {
          guard let profile = loaded["\(path).work.arrivals.\(key)"], profile.text != "[]"
          else { continue }
          repeated.append("`\(profile.path)`: \(profile.text).")
        }
        others += surges(scope, path)
      }
      if !scope.unit.rota.roster.isEmpty && scope.unit.rota.rosterDays > 0 {
        repeated.append("`\(path).rota.roster`: a roster of \(scope.unit.rota.rosterDays) days.")
      }
    }
    if parts.has(.holidays) {
      others.append("`calendar.holidays`: \(loaded["calendar.holidays"]?.text ?? "").")
    }
    if parts.has(.ramp) || parts.has(.push) {
      others.append("What is done from outside, by day: see section 7.")
    }
    if parts.phases.count > 1 {
      others.append("Policies begin on observed day \(model.policies.startDay.shortText).")
    }
    let series =
      repeated.isEmpty
      ? []
      : ["These series drive the model from outside; each repeats without end."]
        + Markdown.list(repeated)
    let dated =
      others.isEmpty ? [] : ["These things happen at given times:"] + Markdown.list(others)
    return series.isEmpty && dated.isEmpty
      ? ["No time series drives the model from outside."] : series + dated
  }

  private func surges(_ scope: UnitPhase, _ path: String) -> [String] {
    guard scope.has(.surges) else { return [] }
    return scope.unit.work.arrivals.surges.map { surge in
      let factors = Self.holding([
        (surge.arrivals != 1, "arrivals × \(surge.arrivals.shortText)"),
        (
          surge.share != 1 && !surge.caseClass.isEmpty,
          "the share of \(surge.caseClass) × \(surge.share.shortText)"
        ),
        (surge.moralHazard != 1, "moral hazard × \(surge.moralHazard.shortText)"),
      ])
      return "`\(path).work.arrivals.surges.\(surge.name)`: from day \(surge.start.shortText) for "
        + "\(surge.days.shortText) days, \(factors.isEmpty ? "nothing changes" : Markdown.enumeration(factors))."
    }
  }
}
