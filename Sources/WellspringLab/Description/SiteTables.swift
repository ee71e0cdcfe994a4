// The site of a model: its units, posts, shifts and classes of cases, as loaded.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Tells the units of a site, with tables of what they are made of.
struct SiteTables {
  let loaded: LoadedModel
  let parts: ActingParts
  /// The level of the headings of units.
  let level: Int

  init(_ loaded: LoadedModel, level: Int = 4) {
    self.loaded = loaded
    self.level = level
    parts = ActingParts(model: loaded.model)
  }

  var blocks: [String] { loaded.model.units.flatMap(blocks) }

  private func blocks(_ unit: CareUnitPlan) -> [String] {
    let path = "site.units.\(unit.name)"
    return [Markdown.heading(level, "Unit \(unit.name)"), summary(unit)]
      + Markdown.table(
        ["posts", "count", "vacation, weeks a year"],
        unit.posts.map { post in
          let at = "\(path).posts.\(post.role)"
          let vacation = value("\(at).vacationWeeks")
          return [post.role, value("\(at).count"), ActingParts.hasShifts(unit) ? vacation : "none"]
        })
      + Markdown.table(
        ["shift", "start", "length, h"],
        unit.rota.shifts.map { shift in
          let at = "\(path).rota.shifts.\(shift.name)"
          return [shift.name, value("\(at).start"), value("\(at).hours")]
        }) + classes(unit, path)
  }

  private func classes(_ unit: CareUnitPlan, _ path: String) -> [String] {
    guard unit.work.arrivals.rate > 0 else { return [] }
    return Markdown.table(
      ["class of cases", "share", "demand", "length", "mean length, h"],
      unit.work.cases.map { kind in
        let at = "\(path).work.cases.\(kind.name)"
        return [
          kind.name, value("\(at).share"), value("\(at).demand"),
          value("\(at).length.distribution"), value("\(at).length.mean"),
        ]
      })
  }

  /// A value as it was loaded.
  private func value(_ path: String) -> String { loaded[path]?.tidyText ?? "" }

  private func summary(_ unit: CareUnitPlan) -> String {
    [copies(unit), rota(unit), work(unit), assignment(unit), breaks(unit)]
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
      return "The rota is the sequence \(unit.rota.sequence.joined(separator: ", "))."
    case "roster":
      return "The rota is a roster of \(unit.rota.rosterDays) days, read from a file "
        + "(`\(unit.rota.roster)`)."
    default: return "The rota is \(pattern)."
    }
  }

  private func work(_ unit: CareUnitPlan) -> String {
    let work = unit.work
    guard work.arrivals.rate > 0 else { return "No cases arrive." }
    let kind = WorkPlan.kinds[Int(work.kind)]
    let shares = work.cases.reduce(0) { $0 + $1.share }
    let mean = work.cases.reduce(0) { $0 + $1.share * $1.length.mean } / shares
    let offered = (work.arrivals.rate / 24 * mean).roundedText
    let profile =
      work.arrivals.byHour.isEmpty && work.arrivals.byWeekday.isEmpty
      ? "at a constant rate" : "at a rate that follows the hour of the week"
    let arrivals =
      "Work is of kind \(kind): \(work.arrivals.rate.roundedText) cases a day on average, \(profile)."
    return arrivals
      + (kind == "beds"
        ? " At their mean length they ask for \(offered) of \(unit.beds.shortText) beds."
        : kind == "appointments"
          ? " At their mean length of service \(offered) would be clients if nobody waited."
          : " At their mean length \(offered) would be seen at once if nobody waited.")
  }

  private func assignment(_ unit: CareUnitPlan) -> String {
    let work = unit.work
    guard work.arrivals.rate > 0 else { return "" }
    let isHard = work.caseloadCap.hard != 0 || WorkPlan.kinds[Int(work.kind)] != "beds"
    let rule = WorkPlan.assignments[Int(work.assignment)]
    return "Assignment is \(rule); a clinician has at most \(work.caseloadCap.limit.shortText) "
      + "\(work.caseloadCap.limit == 1 ? "case" : "cases")"
      + (isHard ? "." : ", more when everybody on the floor has as many.")
      + " The load is 1 at a demand of \(work.nominalDemand.shortText)."
  }

  private func breaks(_ unit: CareUnitPlan) -> String {
    let isActing = parts.isOn(.breaks) && ActingParts.hasShifts(unit) && unit.breaks.planned > 0
    guard isActing else { return "There are no breaks." }
    return "Breaks planned in a shift: \(unit.breaks.planned.shortText) of "
      + "\((60 * unit.breaks.hours).roundedText) min."
  }
}
