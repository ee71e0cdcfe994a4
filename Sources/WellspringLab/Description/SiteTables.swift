// The site of a model: its units, posts, shifts and classes of cases, as the policies leave them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Tells the units of a site, with tables of what they are made of. A unit that policies change
/// within the run is told twice: as it is until then, and from then on.
struct SiteTables {
  let parts: ActingParts
  /// The level of the headings of units.
  let level: Int

  init(_ parts: ActingParts, level: Int = 4) {
    self.parts = parts
    self.level = level
  }

  var blocks: [String] { parts.model.units.indices.flatMap(blocks) }

  private func blocks(_ place: Int) -> [String] {
    let told = parts.phases.map { phase in
      tell(UnitPhase(model: phase, unit: phase.units[place]))
    }
    let heading = Markdown.heading(level, "Unit \(parts.model.units[place].name)")
    guard told.count == 2, told[0] != told[1] else { return [heading] + told[0] }
    let day = parts.model.policies.startDay.shortText
    return [heading, "Until the policies begin:"] + told[0]
      + ["From observed day \(day) on, under the policies:"] + told[1]
  }

  private func tell(_ scope: UnitPhase) -> [String] {
    let unit = scope.unit
    return [summary(scope)]
      + table(
        ["posts", "count"], ["vacation, weeks a year", "cases at most", "nominal demand"],
        unit.posts.map { post in
          let role = post.role + (post.isAdded ? " (added by a policy)" : "")
          return (
            [role, post.count.glanceText],
            [
              scope.hasShifts && post.vacationWeeks > 0 ? post.vacationWeeks.glanceText : "",
              scope.has(.cases) && post.caseLimit > 0 ? post.caseLimit.glanceText : "",
              scope.has(.cases) && post.nominalDemand > 0 ? post.nominalDemand.glanceText : "",
            ]
          )
        }) + shifts(scope) + classes(scope)
  }

  private func shifts(_ scope: UnitPhase) -> [String] {
    guard scope.hasShifts else { return [] }
    let rostered = scope.unit.rosteredShifts
    return table(
      ["shift", "start", "length, h", "posts on it, of \(scope.posts.shortText)"], ["where"],
      scope.unit.rota.shifts.enumerated().map { number, shift in
        let days = rostered.reduce(0) { $0 + $1.count }
        let worked = rostered.reduce(0) { $0 + $1.count { $0 == number + 1 } }
        let mean = days == 0 ? 0 : scope.posts * Double(worked) / Double(days)
        return (
          [shift.name, shift.start.clockText, shift.hours.glanceText, mean.roundedText],
          [shift.onCall == 0 ? "" : "at home, on call"]
        )
      })
  }

  private func classes(_ scope: UnitPhase) -> [String] {
    guard scope.has(.cases) else { return [] }
    return table(
      ["class of cases", "share", "demand", "length", "mean length, h"], ["cared for by"],
      scope.unit.work.cases.map { one in
        (
          [
            one.name, one.share.glanceText, one.demand.glanceText,
            LengthPlan.distributions[Int(one.length.distribution)], one.length.mean.glanceText,
          ], [one.roles.joined(separator: " and ")]
        )
      })
  }

  /// A table with those of the optional columns in which something stands.
  private func table(
    _ header: [String], _ optional: [String], _ rows: [([String], [String])]
  ) -> [String] {
    let used = optional.indices.filter { column in rows.contains { !$0.1[column].isEmpty } }
    return Markdown.table(
      header + used.map { optional[$0] }, rows.map { row in row.0 + used.map { row.1[$0] } })
  }
}

// MARK: In words

extension SiteTables {
  private func summary(_ scope: UnitPhase) -> String {
    [copies(scope.unit), rota(scope.unit), work(scope), assignment(scope), breaks(scope)]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func copies(_ unit: CareUnitPlan) -> String {
    unit.count == 1
      ? "" : "There are \(unit.count.shortText) such units, independent of each other."
  }

  private func rota(_ unit: CareUnitPlan) -> String {
    let pattern = RotaPlan.patterns[Int(unit.rota.pattern)]
    switch pattern {
    case "always": return "Everybody is on duty without end."
    case "sequence":
      let runs = Self.runs(unit.rota.sequence)
      return runs.count > 20
        ? "The rota is a sequence of \(unit.rota.sequence.count) days on and off, in which shifts take turns."
        : "The rota is the sequence \(runs.joined(separator: ", "))."
    case "roster":
      let source = unit.rota.roster.isEmpty ? "" : " (`\(unit.rota.roster)`)"
      return "The rota is a roster of \(unit.rota.rosterDays) days, post by post\(source)."
    default: return "The rota is \(pattern)."
    }
  }

  /// `day × 3, off × 4` for days that follow each other.
  private static func runs(_ days: [String]) -> [String] {
    var runs: [(name: String, count: Int)] = []
    for day in days {
      if runs.last?.name == day { runs[runs.count - 1].count += 1 } else { runs.append((day, 1)) }
    }
    return runs.map { $0.count == 1 ? $0.name : "\($0.name) × \($0.count)" }
  }

  private func work(_ scope: UnitPhase) -> String {
    guard scope.has(.cases) else { return "No cases arrive." }
    let work = scope.unit.work
    let shares = work.cases.reduce(0) { $0 + $1.share }
    let mean = work.cases.reduce(0) { $0 + $1.share * $1.length.mean } / shares
    let offered = (work.arrivals.rate / 24 * mean).roundedText
    let profile =
      (work.arrivals.byHour + work.arrivals.byWeekday + work.arrivals.byHourOfWeek).isEmpty
      ? "at a constant rate" : "at a rate that follows the hour of the week"
    let outside = scope.has(.surges) ? ", but for surges" : ""
    let arrivals =
      "Work is of kind \(scope.kind): \(work.arrivals.rate.roundedText) cases a day on average, "
      + "\(profile)\(outside)."
    switch scope.kind {
    case .beds:
      return arrivals + " At their mean length they ask for \(offered) of "
        + "\(scope.unit.beds.shortText) beds."
    case .appointments:
      return arrivals
        + " At their mean length of service \(offered) would be clients if nobody waited."
    case .visits:
      return arrivals + " At their mean length \(offered) would be seen at once if nobody waited."
    case .calls:
      return arrivals + " At their mean length \(offered) would be attended on scene at once if "
        + "nobody waited."
    }
  }

  private func assignment(_ scope: UnitPhase) -> String {
    let work = scope.unit.work
    guard scope.has(.cases) else { return "" }
    let rule = WorkPlan.assignments[Int(work.assignment)]
    let most = work.caseloadCap.limit
    let word = scope.kind == .appointments ? "client" : "case"
    let others = scope.unit.posts.contains { $0.caseLimit > 0 }
    let isHard = work.caseloadCap.hard != 0 || scope.kind != .beds
    let limit =
      scope.kind == .calls
      ? "a clinician has one call at a time"
      : !scope.has(.unitLimit)
        ? "the most \(word)s that a clinician has are those of the post"
        : "a clinician has at most \(most.shortText) \(word)\(most == 1 ? "" : "s")"
          + (others ? " where the post does not say otherwise" : "")
    let nominal =
      !scope.has(.unitDemand)
      ? "The load is 1 at the nominal demand of the post."
      : "The load is 1 at a demand of \(work.nominalDemand.shortText)"
        + (scope.unit.posts.contains { $0.nominalDemand > 0 }
          ? " where the post does not say otherwise." : ".")
    return "Assignment is \(rule)\(policyRule(scope)); \(limit)"
      + (isHard ? ". " : ", more when everybody on the floor has as many. ") + nominal
  }

  /// How policies assign, beside the unit's rule.
  private func policyRule(_ scope: UnitPhase) -> String {
    let levers = scope.unit.levers
    if scope.kind == .appointments { return "" }
    let rules = [
      (levers.acuityShare, "least demand"), (levers.capacityShare, "most capacity"),
    ].filter { $0.0 > 0 }.map { "\((100 * $0.0).roundedText) % of cases by \($0.1)" }
    let pause =
      scope.has(.policy(.pacedExposure)) && scope.acts(.encounters)
      ? [
        "traumatic cases to colleagues for \(levers.traumaPauseDays.shortText) days after a "
          + "traumatic encounter, where one can take them"
      ] : []
    let all = rules + pause
    return all.isEmpty ? "" : " (policies: \(all.joined(separator: ", ")))"
  }

  private func breaks(_ scope: UnitPhase) -> String {
    guard scope.acts(.breaks) else { return "There are no breaks." }
    let breaks = scope.unit.breaks
    var texts: [String] = []
    if scope.has(.plannedBreaks) {
      texts.append(
        "Breaks planned in a shift: \(breaks.planned.shortText) of "
          + "\((60 * breaks.hours).roundedText) min.")
    }
    if scope.has(.microBreaks) {
      texts.append(
        "Micro-breaks meant in a shift: \(breaks.microBreaks.shortText) of "
          + "\(breaks.microBreakMinutes.roundedText) min.")
    }
    return texts.joined(separator: " ")
  }
}

extension Double {
  /// A time of day as a model file has it: `07:30`.
  var clockText: String {
    let entry = Registry.entries.first { $0.kind == .number(.clockTime) }
    return entry?.text(of: .number(self)) ?? shortText
  }
}
